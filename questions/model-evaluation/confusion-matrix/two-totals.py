"""Draw a confusion matrix whose true positives belong to a row and to a column."""

from pathlib import Path

NAME = "two-totals"

COUNTS = ((920, 30), (10, 40))
LEFT, TOP, WIDTH, HEIGHT = 130, 124, 120, 76

# Pale fills under strokes of at least 3:1 on white and on black; words are in currentColor.
ROW, COLUMN = "#2f83d1", "#d0671b"

TEXTS = {
    "fr": {
        "title": (
            "Les mêmes 40 pièces\u00a0: {recall} de leur ligne,",
            "{precision} de leur colonne",
        ),
        "true": "classe réelle",
        "predicted": "classe prédite",
        "true classes": ("bonne", "défectueuse"),
        "predictions": (("bonne", "(livrée)"), ("défectueuse", "(rejetée)")),
        "recall": "rappel",
        "precision": "précision",
        "of": "{} sur {}",
        "percent": "{}\u00a0%",
    },
    "en": {
        "title": ("The same 40 parts: {recall} of their row,", "{precision} of their column"),
        "true": "true class",
        "predicted": "predicted class",
        "true classes": ("good", "defective"),
        "predictions": (("good", "(shipped)"), ("defective", "(rejected)")),
        "recall": "recall",
        "precision": "precision",
        "of": "{} of {}",
        "percent": "{}%",
    },
}


def text(x, y, words, anchor="middle", weight=None, size=None):
    look = f' font-weight="{weight}"' if weight else ""
    look += f' font-size="{size}"' if size else ""
    spot = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {spot} fill="currentColor"{look}>{words}</text>'


def band(x, y, width, height, colour):
    box = f'x="{x}" y="{y}" width="{width}" height="{height}" rx="6"'
    paint = f'fill="{colour}" fill-opacity="0.22" stroke="{colour}" stroke-width="3"'
    return f"<rect {box} {paint}/>"


def draw_cells():
    right, bottom = LEFT + 2 * WIDTH, TOP + 2 * HEIGHT
    rules = [f"M{LEFT} {TOP + row * HEIGHT}H{right}" for row in range(3)]
    rules += [f"M{LEFT + column * WIDTH} {TOP}V{bottom}" for column in range(3)]
    yield f'<path d="{"".join(rules)}" fill="none" stroke="currentColor" stroke-opacity="0.3"/>'
    yield band(LEFT + 4, TOP + HEIGHT + 4, 2 * WIDTH - 8, HEIGHT - 8, ROW)
    yield band(LEFT + WIDTH + 4, TOP + 4, WIDTH - 8, 2 * HEIGHT - 8, COLUMN)
    names = (("TN", "FP"), ("FN", "TP"))
    for row, counts in enumerate(COUNTS):
        for column, count in enumerate(counts):
            x, y = LEFT + (column + 0.5) * WIDTH, TOP + (row + 0.5) * HEIGHT
            yield text(x, y + 3, count, weight=600, size=22)
            yield text(x, y + 22, names[row][column])


def draw(language: str) -> str:
    texts = TEXTS[language]
    (true_negatives, false_positives), (false_negatives, true_positives) = COUNTS
    defective = true_positives + false_negatives
    rejected = true_positives + false_positives
    recall = texts["percent"].format(round(100 * true_positives / defective))
    precision = texts["percent"].format(round(100 * true_positives / rejected))
    title = [line.format(recall=recall, precision=precision) for line in texts["title"]]
    right, bottom = LEFT + 2 * WIDTH + 12, TOP + 2 * HEIGHT
    first, second = TOP + HEIGHT / 2, TOP + 1.5 * HEIGHT
    return "\n".join(
        [
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 346" font-size="14">',
            f"<title>{' '.join(title)}</title>",
            *(text(240, 20 + 19 * row, line, weight=600) for row, line in enumerate(title)),
            text(LEFT + WIDTH, 74, texts["predicted"]),
            text(8, 114, texts["true"], "start"),
            *(
                text(LEFT + (column + 0.5) * WIDTH, 96, prediction, weight=600)
                + text(LEFT + (column + 0.5) * WIDTH, 114, decision)
                for column, (prediction, decision) in enumerate(texts["predictions"])
            ),
            *(
                text(LEFT - 10, TOP + (row + 0.5) * HEIGHT + 5, words, "end", weight=600)
                for row, words in enumerate(texts["true classes"])
            ),
            *draw_cells(),
            text(right, first + 5, true_negatives + false_positives, "start"),
            text(right, second - 12, texts["of"].format(true_positives, defective), "start"),
            text(right, second + 6, texts["recall"], "start", weight=600),
            text(right, second + 24, recall, "start", weight=600),
            text(LEFT + WIDTH / 2, bottom + 22, true_negatives + false_negatives),
            text(LEFT + 1.5 * WIDTH, bottom + 22, texts["of"].format(true_positives, rejected)),
            text(
                LEFT + 1.5 * WIDTH,
                bottom + 41,
                f"{texts['precision']} {precision}",
                weight=600,
            ),
            "</svg>\n",
        ]
    )


def main():
    for language in TEXTS:
        path = Path(__file__).with_name(f"{NAME}.{language}.svg")
        path.write_text(draw(language), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
