"""Draw bars from two suppliers, and what is left of them on the PCA axis and on the LDA axis.

The points are a sample; the curves, shares and accuracies are those of the distributions.
"""

from math import erf, exp, sqrt
from random import Random

from generator.drawing import figure, polyline, save, text

LENGTH_SD, THICKNESS_SD, HALF_GAP = 10, 1, 2
BARS = 70  # of each supplier
A, B = "#2f83d1", "#d0671b"

TEXTS = {
    "fr": {
        "title": (
            "Le premier axe de l\u2019ACP garde 95\u00a0% de la variance",
            "et perd le fournisseur\u202f; celui de la LDA fait l\u2019inverse",
        ),
        "axes": "longueur (horizontale) et épaisseur, même échelle",
        "A": "fournisseur A",
        "B": "fournisseur B",
        "short": "ACP",
        "PCA": "sur l\u2019axe de l\u2019ACP",
        "LDA": "sur l\u2019axe de la LDA",
        "both": "A et B",
        "share": "{}\u00a0% de la variance",
        "accuracy": "exactitude {}\u00a0%",
    },
    "en": {
        "title": (
            "The first PCA axis keeps 95% of the variance",
            "and loses the supplier; the LDA axis does the opposite",
        ),
        "axes": "length (horizontal) and thickness, same scale",
        "A": "supplier A",
        "B": "supplier B",
        "short": "PCA",
        "PCA": "on the PCA axis",
        "LDA": "on the LDA axis",
        "both": "A and B",
        "share": "{}% of the variance",
        "accuracy": "accuracy {}%",
    },
}


def draw_bars(texts, center=(228, 150), scale=6):
    rng = Random(0)
    circles, crosses = [], []
    for marks, side in ((circles, 1), (crosses, -1)):
        while len(marks) < BARS:
            length, thickness = rng.gauss(0, LENGTH_SD), rng.gauss(side * HALF_GAP, THICKNESS_SD)
            if abs(length) > 29 or abs(thickness) > 5.5:
                continue
            x, y = center[0] + scale * length, center[1] - scale * thickness
            marks.append(
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>'
                if side > 0
                else f'<path d="M{x - 3:.1f} {y - 3:.1f}l6 6m0-6l-6 6"/>'
            )
    yield f'<g fill="none" stroke="{A}" stroke-width="1.5">' + "".join(circles) + "</g>"
    yield f'<g fill="none" stroke="{B}" stroke-width="1.5">' + "".join(crosses) + "</g>"
    x, y = center
    yield polyline([(x - 190, y), (x + 190, y)], "currentColor", 2)
    yield text(x + 196, y + 5, texts["short"], weight=600)
    yield polyline([(x, y - 52), (x, y + 52)], "currentColor", 2, "6 4")
    yield text(x, y - 60, "LDA", "middle", 600)
    yield text(16, y - 60, texts["A"])
    yield text(16, y + 68, texts["B"])
    yield text(240, y + 94, texts["axes"], "middle")


def bell(left, base, center, spread, width=208, height=78, reach=30):
    """A Gaussian curve; every curve of a panel has the same height."""
    points = []
    for step in range(61):
        value = -reach + 2 * reach * step / 60
        density = exp(-(((value - center) / spread) ** 2) / 2)
        points.append((left + width * step / 60, base - height * density))
    return points


def draw_projections(texts, base=390):
    variance = LENGTH_SD**2 + THICKNESS_SD**2 + HALF_GAP**2
    kept = round(100 * LENGTH_SD**2 / variance)
    accuracy = round(100 * (1 + erf(HALF_GAP / THICKNESS_SD / sqrt(2))) / 2)
    panels = (
        (16, texts["PCA"], [(0, LENGTH_SD)] * 2, 30, kept, 50),
        (
            256,
            texts["LDA"],
            [(HALF_GAP, THICKNESS_SD), (-HALF_GAP, THICKNESS_SD)],
            6,
            100 - kept,
            accuracy,
        ),
    )
    for left, name, (a, b), reach, share, right in panels:
        middle = left + 104
        yield text(middle, base - 112, name, "middle", 600)
        yield polyline(bell(left, base, *a, reach=reach), A, 2.5)
        yield polyline(bell(left, base, *b, reach=reach), B, 2.5, "6 4")
        yield polyline([(left, base), (left + 208, base)], "currentColor", 1)
        if a == b:
            yield text(middle, base - 86, texts["both"], "middle")
        else:
            for letter, (center, _) in (("A", a), ("B", b)):
                yield text(middle + center / reach * 104, base - 86, letter, "middle")
        yield text(middle, base + 22, texts["share"].format(share), "middle")
        yield text(middle, base + 42, texts["accuracy"].format(right), "middle")


def draw(language: str) -> str:
    texts = TEXTS[language]
    return figure(
        446,
        texts["title"],
        *draw_bars(texts),
        *draw_projections(texts),
    )


if __name__ == "__main__":
    save(draw, __file__, TEXTS)
