"""Draw the two paths of a feature value, and the comparison that closes the loop."""

from pathlib import Path

NAME = "two-paths"

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


def text(x, y, words, weight=None):
    bold = f' font-weight="{weight}"' if weight else ""
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="middle"'
    return f'<text {place} fill="currentColor"{bold}>{words}</text>'


def box(x, y, width, lines, color):
    height = 20 * len(lines) + 18
    place = f'x="{x}" y="{y}" width="{width}" height="{height}" rx="6"'
    yield f'<rect {place} fill="none" stroke="{color}" stroke-width="2"/>'
    for row, line in enumerate(lines):
        yield text(x + width / 2, y + 25 + 20 * row, line, weight=600 if row == 0 else None)


def arrow(x0, y0, x1, y1, color):
    ends = f'x1="{x0}" y1="{y0}" x2="{x1}" y2="{y1 - 8}"'
    yield f'<line {ends} stroke="{color}" stroke-width="2"/>'
    yield f'<path d="M{x1 - 6} {y1 - 9}h12l-6 9z" fill="{color}"/>'


def draw(language: str) -> str:
    texts = TEXTS[language]
    left, right = LEFT + WIDTH // 2, RIGHT + WIDTH // 2
    return "\n".join(
        [
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 470" font-size="14">',
            f"<title>{' '.join(texts['title'])}</title>",
            *(
                text(240, 20 + 19 * row, line, weight=600)
                for row, line in enumerate(texts["title"])
            ),
            *box(LEFT, 62, RIGHT + WIDTH - LEFT, texts["definition"], CHECK),
            *arrow(left, 120, left, 152, OFFLINE),
            *arrow(right, 120, right, 152, ONLINE),
            *box(LEFT, 152, WIDTH, texts["offline"], OFFLINE),
            *box(RIGHT, 152, WIDTH, texts["online"], ONLINE),
            *arrow(left, 230, left, 262, OFFLINE),
            *arrow(right, 230, right, 262, ONLINE),
            *box(LEFT, 262, WIDTH, texts["training"], OFFLINE),
            *box(RIGHT, 262, WIDTH, texts["serving"], ONLINE),
            *arrow(left, 340, left, 396, OFFLINE),
            *arrow(right, 340, right, 396, ONLINE),
            *box(LEFT, 396, RIGHT + WIDTH - LEFT, texts["parity"], CHECK),
            "</svg>\n",
        ]
    )


def main():
    for language in TEXTS:
        path = Path(__file__).with_name(f"{NAME}.{language}.svg")
        path.write_text(draw(language), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
