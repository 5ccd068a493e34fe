"""Draw squared bias and variance of three trees, each alone, bagged and boosted.

The numbers are those that the sample of the record prints.
"""

from generator.drawing import figure, save, text

# Squared bias, variance and their unrounded sum for depth 1, depth 3 and a full tree.
TERMS = {
    "alone": ((17.7, 1.7, 19.4), (6.6, 5.4, 12.0), (2.9, 9.1, 12.1)),
    "bagged": ((17.1, 0.8, 17.9), (6.8, 1.7, 8.4), (4.1, 1.7, 5.7)),
    "boosted": ((3.9, 0.8, 4.7), (1.7, 1.5, 3.2), (3.1, 8.5, 11.5)),
}
LEFT, TOP, SCALE, BAR, STEP, GROUP = 136, 92, 14.5, 20, 29, 122

# Pale fills under strokes of about 3.7:1 on white; words are in currentColor.
BIAS, VARIANCE = "#2f83d1", "#d0671b"

TEXTS = {
    "fr": {
        "title": (
            "Le bagging réduit la variance des grands",
            "arbres, le boosting le biais des petits",
        ),
        "bias": "biais²",
        "variance": "variance",
        "alone": "Arbre seul",
        "bagged": "Bagging, 25 arbres",
        "boosted": "Boosting, 100 arbres",
        "depths": ("1 coupure", "profondeur 3", "non élagué"),
        "axis": "écart quadratique moyen à la vraie fonction",
        "decimal": ",",
    },
    "en": {
        "title": (
            "Bagging cuts the variance of deep trees,",
            "boosting cuts the bias of shallow ones",
        ),
        "bias": "bias²",
        "variance": "variance",
        "alone": "Single tree",
        "bagged": "Bagging, 25 trees",
        "boosted": "Boosting, 100 trees",
        "depths": ("1 split", "depth 3", "fully grown"),
        "axis": "mean squared distance to the true function",
        "decimal": ".",
    },
}


def bar(x, y, width, color, opacity):
    place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{BAR}"'
    return (
        f'<rect {place} fill="{color}" fill-opacity="{opacity}" '
        f'stroke="{color}" stroke-width="1.5"/>'
    )


def inside(x, y, width, words):
    """The words in the middle of a bar, if they fit."""
    if width > 8 * len(words) + 8:
        yield text(x + width / 2, y + 15, words, "middle")


def draw_group(texts, name, top):
    yield text(8, top - 10, texts[name], weight=600)
    for row, (bias, variance, total) in enumerate(TERMS[name]):
        y = top + row * STEP
        middle = LEFT + bias * SCALE
        end = middle + variance * SCALE
        yield text(LEFT - 10, y + 15, texts["depths"][row], "end")
        yield bar(LEFT, y, bias * SCALE, BIAS, 0.3)
        yield bar(middle, y, variance * SCALE, VARIANCE, 0.75)
        yield from inside(LEFT, y, bias * SCALE, texts["bias"])
        yield from inside(middle, y, variance * SCALE, texts["variance"])
        yield text(end + 8, y + 15, f"{total}".replace(".", texts["decimal"]))


def draw(language: str) -> str:
    texts = TEXTS[language]
    bottom = TOP + 2 * GROUP + 3 * STEP
    return figure(
        466,
        texts["title"],
        *(
            part
            for index, name in enumerate(TERMS)
            for part in draw_group(texts, name, TOP + index * GROUP)
        ),
        text(240, bottom + 24, texts["axis"], "middle"),
    )


if __name__ == "__main__":
    save(draw, __file__, TEXTS)
