"""Draw what goes down to a device and what comes back up, with the volumes of 100 cameras."""

from generator.drawing import arrow, box, figure, save, text

# Strokes only, since each is about 3.7:1 on white; words are in currentColor.
CLOUD, DEVICE = "#2f83d1", "#d0671b"
LEFT, WIDTH = 20, 440
DOWN, UP = 60, 250

TEXTS = {
    "fr": {
        "title": (
            "Chaque jour, des téraoctets restent sur place",
            "et des gigaoctets remontent",
        ),
        "cloud": ("cloud", "entraîne, signe, choisit la cohorte", "réexamine les images douteuses"),
        "down": ("modèle signé,", "25 Mo par boîtier,", "à chaque livraison"),
        "up": (
            "événements\u00a0: 0,2 Go",
            "images douteuses\u00a0: 1,6 Go",
            "histogrammes\u00a0: 0,2 Mo",
        ),
        "device": (
            "100 boîtiers",
            "emplacement A\u00a0: le modèle qui sert",
            "emplacement B\u00a0: le suivant, à l\u2019essai",
        ),
        "raw": "images analysées, non envoyées\u00a0: 4,32 To",
    },
    "en": {
        "title": ("Every day, terabytes stay on site", "and gigabytes travel up"),
        "cloud": ("cloud", "trains, signs, picks the cohort", "rechecks uncertain images"),
        "down": ("signed model,", "25 MB per device,", "at each release"),
        "up": (
            "events: 0.2 GB",
            "uncertain images: 1.6 GB",
            "histograms: 0.2 MB",
        ),
        "device": ("100 devices", "slot A: the model in use", "slot B: the next one, on trial"),
        "raw": "images analyzed, not sent: 4.32 TB",
    },
}


def draw(language: str) -> str:
    texts = TEXTS[language]
    middle = LEFT + WIDTH / 2
    return figure(
        360,
        texts["title"],
        *box(LEFT, 58, WIDTH, texts["cloud"], CLOUD),
        *arrow((DOWN - 24, 136), (DOWN - 24, 222), CLOUD),
        *(text(DOWN - 12, 164 + 20 * row, line) for row, line in enumerate(texts["down"])),
        *arrow((UP - 24, 222), (UP - 24, 136), DEVICE),
        *(text(UP - 12, 164 + 20 * row, line) for row, line in enumerate(texts["up"])),
        *box(LEFT, 222, WIDTH, texts["device"], DEVICE),
        *arrow((middle, 330), (middle, 300), DEVICE),
        text(middle, 350, texts["raw"], "middle"),
    )


if __name__ == "__main__":
    save(draw, __file__, TEXTS)
