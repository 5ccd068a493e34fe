"""Draw three ways for fraud to double: a bar is as wide as its share, as high as its rate.

The label-shift panel is computed from Bayes' rule; the other two change one number by hand.
"""

from generator.drawing import figure, save, text

SHARES, LEARNED = (0.80, 0.20), (0.005, 0.03)
# Fills are pale, strokes about 3.7:1 on white; words are in currentColor.
DOMESTIC, FOREIGN = "#2f83d1", "#d0671b"
WIDTH, HEIGHT = 204, 118
TALLEST = 0.062

TEXTS = {
    "fr": {
        "title": (
            "La fraude double de trois façons\u00a0;",
            "le modèle n\u2019en prédit qu\u2019une",
        ),
        "bars": ("largeur\u00a0: part des paiements", "hauteur\u00a0: taux de fraude"),
        "model": "taux appris par le modèle",
        "names": (
            "référence",
            "dérive des données",
            "décalage des étiquettes",
            "dérive conceptuelle",
        ),
        "sums": "prédit {}, réel {}",
        "groups": ("nationaux", "étrangers"),
        "percent": "\u00a0%",
        "decimal": ",",
    },
    "en": {
        "title": (
            "Fraud doubles in three ways;",
            "the model predicts only one",
        ),
        "bars": ("width: share of payments", "height: fraud rate"),
        "model": "rate the model learned",
        "names": ("reference", "covariate shift", "label shift", "concept drift"),
        "sums": "predicted {}, actual {}",
        "groups": ("domestic", "foreign"),
        "percent": "%",
        "decimal": ".",
    },
}


def label_shift(prior):
    """Shares and rates once fraud has become `prior` of payments, each class keeping its mix."""
    before = sum(share * rate for share, rate in zip(SHARES, LEARNED, strict=True))
    fraud = [s * r * prior / before for s, r in zip(SHARES, LEARNED, strict=True)]
    honest = [
        s * (1 - r) * (1 - prior) / (1 - before) for s, r in zip(SHARES, LEARNED, strict=True)
    ]
    shares = [f + h for f, h in zip(fraud, honest, strict=True)]
    return shares, [f / share for f, share in zip(fraud, shares, strict=True)]


WORLDS = (
    (SHARES, LEARNED),
    ((0.40, 0.60), LEARNED),
    label_shift(0.02),
    (SHARES, (0.0175, 0.03)),
)


def dashes(x0, x1, y):
    ends = f'x1="{x0:.1f}" y1="{y:.1f}" x2="{x1:.1f}" y2="{y:.1f}"'
    return f'<line {ends} stroke="currentColor" stroke-width="2.5" stroke-dasharray="6 4"/>'


def percent(texts, value, digits):
    words = f"{100 * value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{100 * value:.0f}"
    return words.replace(".", texts["decimal"]) + texts["percent"]


def draw_panel(texts, name, world, left, top):
    shares, rates = world
    predicted = sum(s * r for s, r in zip(shares, LEARNED, strict=True))
    actual = sum(s * r for s, r in zip(shares, rates, strict=True))
    sums = texts["sums"].format(percent(texts, predicted, 1), percent(texts, actual, 1))
    yield text(left, top, name, weight=600)
    yield text(left, top + 19, sums)
    bottom = top + 48 + HEIGHT
    x = left
    groups = zip(shares, rates, LEARNED, (DOMESTIC, FOREIGN), strict=True)
    for share, rate, learned, color in groups:
        width, height = share * WIDTH, rate / TALLEST * HEIGHT
        box = f'x="{x:.1f}" y="{bottom - height:.1f}" width="{width:.1f}" height="{height:.1f}"'
        yield f'<rect {box} fill="{color}" fill-opacity="0.35" stroke="{color}" stroke-width="2"/>'
        yield dashes(x, x + width, bottom - learned / TALLEST * HEIGHT)
        digits = 2 if rate < 0.05 else 1
        shown = percent(texts, round(rate, 4), digits)
        yield text(x + width / 2, bottom - max(height, 2) - 7, shown, "middle")
        x += width
    for x, anchor, group, share in zip(
        (left, left + WIDTH), ("start", "end"), texts["groups"], shares, strict=True
    ):
        yield text(x, bottom + 19, group, anchor)
        yield text(x, bottom + 37, percent(texts, share, 1), anchor)


def draw(language: str) -> str:
    texts = TEXTS[language]
    panels = [
        line
        for index, (name, world) in enumerate(zip(texts["names"], WORLDS, strict=True))
        for line in draw_panel(texts, name, world, 16 + index % 2 * 244, 136 + index // 2 * 240)
    ]
    return figure(
        594,
        texts["title"],
        *(text(16 + 244 * column, 72, line) for column, line in enumerate(texts["bars"])),
        dashes(16, 44, 91),
        text(52, 96, texts["model"]),
        *panels,
    )


if __name__ == "__main__":
    save(draw, __file__, TEXTS)
