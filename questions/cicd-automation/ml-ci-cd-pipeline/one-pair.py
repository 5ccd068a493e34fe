"""Draw the two lanes of an ML delivery pipeline, which meet in one release file."""

from generator.drawing import arrow, box, figure, polyline, save

# Strokes only, since each is about 3.7:1 on white; words are in currentColor.
SERVICE, MODEL, BOTH = "#2f83d1", "#d0671b", "currentColor"
LEFT, RIGHT, WIDTH, LOOP = 10, 238, 212, 468

TEXTS = {
    "fr": {
        "title": ("Deux voies, deux vitesses,", "et un fichier qui nomme la paire"),
        "service": ("code du service", "et des variables"),
        "training": ("code d'entraînement", "données, variables"),
        "image": ("image, rejeu", "30 min"),
        "model": ("pipeline, modèle", "30 min, puis 5 h"),
        "release": ("fichier de livraison, dans Git", "empreintes de l'image et du modèle"),
        "traffic": (
            "trafic réel",
            "d'abord 24 h en miroir pour un modèle,",
            "puis 90 min de canari dans tous les cas",
        ),
        "monitoring": ("surveillance", "une alerte peut relancer la voie du modèle"),
    },
    "en": {
        "title": ("Two lanes, two speeds,", "and one file that names the pair"),
        "service": ("service code", "and feature code"),
        "training": ("training code", "data, features"),
        "image": ("image, replay", "30 min"),
        "model": ("pipeline, model", "30 min, then 5 h"),
        "release": ("release file, in Git", "digests of image and model"),
        "traffic": (
            "live traffic",
            "first 24 h of shadow for a model,",
            "then a 90 min canary in every case",
        ),
        "monitoring": ("monitoring", "an alert can restart the model's lane"),
    },
}


def draw(language: str) -> str:
    texts = TEXTS[language]
    left, right, middle = LEFT + WIDTH // 2, RIGHT + WIDTH // 2, (LEFT + RIGHT + WIDTH) // 2
    whole = RIGHT + WIDTH - LEFT
    return figure(
        506,
        texts["title"],
        *box(LEFT, 58, WIDTH, texts["service"], SERVICE),
        *box(RIGHT, 58, WIDTH, texts["training"], MODEL),
        *arrow((left, 116), (left, 146), SERVICE),
        *arrow((right, 116), (right, 146), MODEL),
        *box(LEFT, 146, WIDTH, texts["image"], SERVICE),
        *box(RIGHT, 146, WIDTH, texts["model"], MODEL),
        *arrow((left, 204), (left, 234), SERVICE),
        *arrow((right, 204), (right, 234), MODEL),
        *box(LEFT, 234, whole, texts["release"], BOTH),
        *arrow((middle, 292), (middle, 322), BOTH),
        *box(LEFT, 322, whole, texts["traffic"], BOTH),
        *arrow((middle, 400), (middle, 430), BOTH),
        *box(LEFT, 430, whole, texts["monitoring"], BOTH),
        polyline([(RIGHT + WIDTH, 459), (LOOP, 459), (LOOP, 175)], MODEL, 2, dash="5 4"),
        *arrow((LOOP, 175), (RIGHT + WIDTH, 175), MODEL),
    )


if __name__ == "__main__":
    save(draw, __file__, TEXTS)
