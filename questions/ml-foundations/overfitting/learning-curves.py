"""Draw the learning curves of a model that overfits and of one that underfits.

Nothing is simulated: with independent Gaussian features, the expected errors of least
squares have closed forms.
"""

from math import log

from generator.drawing import figure, polyline, save, text

FIRST, LAST, PATIENT = 60, 1000, 100
# Features, and variance of what they leave unexplained: noise, and the useful ones left out.
WIDE, NARROW = (50, 1), (2, 4)
TICKS = (60, 100, 200, 500, 1000)
GRID = [FIRST * (LAST / FIRST) ** (step / 48) for step in range(49)]

# Strokes only, each about 3.7:1 on white; words are in currentColor.
COLORS = {WIDE: "#d0671b", NARROW: "#2f83d1"}

TEXTS = {
    "fr": {
        "title": (
            "Avec plus de lignes, le surapprentissage",
            "se résorbe\u00a0; le sous-apprentissage reste",
        ),
        "validation": "validation",
        "training": "entraînement",
        "error": "erreur quadratique moyenne",
        "x axis": "lignes d\u2019entraînement (échelle logarithmique)",
        "names": {WIDE: "50 variables", NARROW: "2 variables"},
        "noise": "bruit",
        "decimal": ",",
        "thousands": "\u202f",
    },
    "en": {
        "title": (
            "With more rows, overfitting fades;",
            "underfitting stays",
        ),
        "validation": "validation",
        "training": "training",
        "error": "mean squared error",
        "x axis": "training rows (log scale)",
        "names": {WIDE: "50 features", NARROW: "2 features"},
        "noise": "noise",
        "decimal": ".",
        "thousands": ",",
    },
}


def training(model, rows):
    features, unexplained = model
    return unexplained * (1 - features / rows)


def validation(model, rows):
    features, unexplained = model
    return unexplained * (1 + features / (rows - features - 1))


def place(rows, error):
    return 40 + log(rows / FIRST) / log(LAST / FIRST) * 310, 372 - error / 7 * 256


def draw_axes(texts):
    left, bottom = place(FIRST, 0)
    right, _ = place(LAST, 0)
    yield text(8, 102, texts["error"])
    for tick in range(0, 8, 2):
        _, y = place(FIRST, tick)
        ends = [(left - 6, y), (right, y)]
        yield polyline(ends, "currentColor", 1, opacity=0.15 if tick else 0.8)
        yield text(left - 11, y + 4.5, tick, "end")
    for rows in TICKS:
        shown = f"{rows:,}".replace(",", texts["thousands"])
        yield text(place(rows, 0)[0], bottom + 20, shown, "middle")
    yield text(240, bottom + 44, texts["x axis"], "middle")


def draw_curves(texts):
    _, y = place(FIRST, 1)
    yield polyline([place(FIRST, 1), place(LAST, 1)], "currentColor", 1.5, "2 4", 0.7)
    yield text(46, y - 7, texts["noise"])
    for model, color in COLORS.items():
        for error, dash in ((training, "6 4"), (validation, None)):
            points = [place(rows, error(model, rows)) for rows in GRID]
            yield polyline(points, color, 2.5, dash)
        x, y = place(LAST, model[1])
        yield text(x + 8, y + 4.5, texts["names"][model])
    for error, shift, anchor in ((validation, 6, "start"), (training, -8, "end")):
        value = error(WIDE, PATIENT)
        x, y = place(PATIENT, value)
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{COLORS[WIDE]}"/>'
        shown = f"{value:.2f}".replace(".", texts["decimal"])
        yield text(x + shift, y - abs(shift) + 2, shown, anchor)


def draw(language: str) -> str:
    texts = TEXTS[language]
    keys = ((8, texts["validation"], None), (200, texts["training"], "6 4"))
    return figure(
        430,
        texts["title"],
        *(polyline([(x, 66), (x + 28, 66)], "currentColor", 2.5, dash) for x, _, dash in keys),
        *(text(x + 36, 71, name) for x, name, _ in keys),
        *draw_axes(texts),
        *draw_curves(texts),
    )


if __name__ == "__main__":
    save(draw, __file__, TEXTS)
