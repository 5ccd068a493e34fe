"""Draw the two paths of a feature value, and the comparison that closes the loop."""

from generator.drawing import forked, save

# Strokes only, since each is about 3.7:1 on white; words are in currentColor.
OFFLINE, ONLINE = "#2f83d1", "#d0671b"

TEXTS = {
    "fr": {
        "title": (
            "Une définition, deux chemins,",
            "et une comparaison qui les surveille",
        ),
        "definition": ("définition de la variable", "une seule, versionnée"),
        "offline": ("historique (offline)", "toutes les valeurs,", "avec leurs dates"),
        "online": ("en ligne (online)", "la dernière valeur", "de chaque carte"),
        "training": ("entraînement", "valeur lisible à la", "date de la décision"),
        "serving": ("production", "lecture en 20 ms,", "valeurs journalisées"),
        "parity": ("test de parité, chaque jour", "valeur recalculée = valeur servie\u00a0?"),
    },
    "en": {
        "title": ("One definition, two paths,", "and a test that keeps them honest"),
        "definition": ("feature definition", "just one, versioned"),
        "offline": ("history (offline)", "every value,", "with its dates"),
        "online": ("online", "the latest value", "for each card"),
        "training": ("training", "value readable when", "the decision was made"),
        "serving": ("serving", "read in 20 ms,", "values logged"),
        "parity": ("parity test, every day", "recomputed value = served value?"),
    },
}


def draw(language: str) -> str:
    texts = TEXTS[language]
    return forked(
        texts["title"],
        texts["definition"],
        [
            (OFFLINE, [texts["offline"], texts["training"]]),
            (ONLINE, [texts["online"], texts["serving"]]),
        ],
        texts["parity"],
    )


if __name__ == "__main__":
    save(draw, __file__, TEXTS)
