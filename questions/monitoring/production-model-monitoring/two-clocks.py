"""Draw how one record per prediction feeds a fast path and a slow one."""

from generator.drawing import arrow, box, figure, save

# Strokes only, since each is about 3.7:1 on white; words are in currentColor.
FAST, SLOW, ENDS = "#2f83d1", "#d0671b", "currentColor"
LEFT, RIGHT, WIDTH = 10, 262, 208

TEXTS = {
    "fr": {
        "title": (
            "Un enregistrement, deux horloges\u00a0:",
            "l'une en minutes, l'autre à 30 jours",
        ),
        "service": ("service de prédiction", "un enregistrement par requête"),
        "counters": ("compteurs", "sommes par version,", "sans identifiant"),
        "log": ("journal", "une ligne par requête,", "gardée 90 jours"),
        "rules": ("règles, en minutes", "mauvaises réponses,", "trafic, silence"),
        "join": ("jointure, à 30 jours", "étiquette par requête,", "qualité par version"),
        "runbook": ("alerte", "un premier geste, un responsable"),
    },
    "en": {
        "title": ("One record, two clocks:", "minutes and 30 days"),
        "service": ("prediction service", "one record per request"),
        "counters": ("counters", "totals by version,", "no IDs"),
        "log": ("log", "one row per request,", "kept 90 days"),
        "rules": ("rules, in minutes", "bad answers,", "traffic, silence"),
        "join": ("join, at 30 days", "labels by request ID,", "quality by version"),
        "runbook": ("alert", "a first action, an owner"),
    },
}


def draw(language: str) -> str:
    texts = TEXTS[language]
    left, right = LEFT + WIDTH // 2, RIGHT + WIDTH // 2
    return figure(
        470,
        texts["title"],
        *box(LEFT, 62, RIGHT + WIDTH - LEFT, texts["service"], ENDS),
        *arrow((left, 120), (left, 152), FAST),
        *arrow((right, 120), (right, 152), SLOW),
        *box(LEFT, 152, WIDTH, texts["counters"], FAST),
        *box(RIGHT, 152, WIDTH, texts["log"], SLOW),
        *arrow((left, 230), (left, 262), FAST),
        *arrow((right, 230), (right, 262), SLOW),
        *box(LEFT, 262, WIDTH, texts["rules"], FAST),
        *box(RIGHT, 262, WIDTH, texts["join"], SLOW),
        *arrow((left, 340), (left, 396), FAST),
        *arrow((right, 340), (right, 396), SLOW),
        *box(LEFT, 396, RIGHT + WIDTH - LEFT, texts["runbook"], ENDS),
    )


if __name__ == "__main__":
    save(draw, __file__, TEXTS)
