"""Draw the two paths of a feature value, and the comparison that closes the loop."""

from generator.drawing import arrow, box, figure, save

# Strokes only, since each is about 3.7:1 on white; words are in currentColor.
OFFLINE, ONLINE, CHECK = "#2f83d1", "#d0671b", "currentColor"
LEFT, RIGHT, WIDTH = 10, 262, 208

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
    left, right = LEFT + WIDTH // 2, RIGHT + WIDTH // 2
    return figure(
        470,
        texts["title"],
        *box(LEFT, 62, RIGHT + WIDTH - LEFT, texts["definition"], CHECK),
        *arrow((left, 120), (left, 152), OFFLINE),
        *arrow((right, 120), (right, 152), ONLINE),
        *box(LEFT, 152, WIDTH, texts["offline"], OFFLINE),
        *box(RIGHT, 152, WIDTH, texts["online"], ONLINE),
        *arrow((left, 230), (left, 262), OFFLINE),
        *arrow((right, 230), (right, 262), ONLINE),
        *box(LEFT, 262, WIDTH, texts["training"], OFFLINE),
        *box(RIGHT, 262, WIDTH, texts["serving"], ONLINE),
        *arrow((left, 340), (left, 396), OFFLINE),
        *arrow((right, 340), (right, 396), ONLINE),
        *box(LEFT, 396, RIGHT + WIDTH - LEFT, texts["parity"], CHECK),
    )


if __name__ == "__main__":
    save(draw, __file__, TEXTS)
