"""Draw a confusion matrix whose true positives belong to a row and to a column."""

from generator.drawing import figure, save, text

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


def band(x, y, width, height, color):
    box = f'x="{x}" y="{y}" width="{width}" height="{height}" rx="6"'
    paint = f'fill="{color}" fill-opacity="0.22" stroke="{color}" stroke-width="3"'
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
            yield text(x, y + 3, count, "middle", weight=600, size=22)
            yield text(x, y + 22, names[row][column], "middle")


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
    return figure(
        346,
        title,
        text(LEFT + WIDTH, 74, texts["predicted"], "middle"),
        text(8, 114, texts["true"], "start"),
        *(
            text(LEFT + (column + 0.5) * WIDTH, 96, prediction, "middle", weight=600)
            + text(LEFT + (column + 0.5) * WIDTH, 114, decision, "middle")
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
        text(LEFT + WIDTH / 2, bottom + 22, true_negatives + false_negatives, "middle"),
        text(
            LEFT + 1.5 * WIDTH, bottom + 22, texts["of"].format(true_positives, rejected), "middle"
        ),
        text(
            LEFT + 1.5 * WIDTH,
            bottom + 41,
            f"{texts['precision']} {precision}",
            "middle",
            weight=600,
        ),
    )


if __name__ == "__main__":
    save(draw, __file__, TEXTS)
