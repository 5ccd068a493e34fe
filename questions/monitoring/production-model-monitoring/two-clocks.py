"""Draw how one record per prediction feeds a fast path and a slow one."""

from generator.drawing import forked, save

# Strokes only, since each is about 3.7:1 on white; words are in currentColor.
FAST, SLOW = "#2f83d1", "#d0671b"

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
    return forked(
        texts["title"],
        texts["service"],
        [
            (FAST, [texts["counters"], texts["rules"]]),
            (SLOW, [texts["log"], texts["join"]]),
        ],
        texts["runbook"],
    )


if __name__ == "__main__":
    save(draw, __file__, TEXTS)
