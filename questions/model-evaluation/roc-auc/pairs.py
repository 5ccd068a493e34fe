"""Draw a ROC curve as the border of the pairs that the score puts in the right order."""

from generator.drawing import figure, save, text

FRAUD = (0.9, 0.8, 0.6, 0.3)
HONEST = (0.7, 0.6, 0.4, 0.2, 0.2, 0.1)
LEFT, BOTTOM, CELL = 64, 340, 58

# A pale fill under a stroke of about 3.7:1 on white; words are in currentColor.
WON = "#2f83d1"

TEXTS = {
    "fr": {
        "title": (
            "L\u2019aire sous la courbe ROC compte les paires",
            "bien classées\u00a0: {won} sur {pairs}",
        ),
        "y axis": "taux de vrais positifs\u00a0: une fraude par ligne",
        "x axis": "taux de faux positifs\u00a0: un paiement honnête par colonne",
        "scores": "score",
        "won": "{} paires gagnées",
        "lost": "{} perdues",
        "decimal": ",",
    },
    "en": {
        "title": (
            "The area under the ROC curve counts",
            "the pairs ranked correctly: {won} of {pairs}",
        ),
        "y axis": "true positive rate: one fraud per row",
        "x axis": "false positive rate: one honest payment per column",
        "scores": "score",
        "won": "{} pairs won",
        "lost": "{} lost",
        "decimal": ".",
    },
}


def draw_cells():
    for row, fraud in enumerate(FRAUD):
        for column, honest in enumerate(HONEST):
            x, y = LEFT + column * CELL, BOTTOM - (row + 1) * CELL
            if fraud > honest:
                box = f'x="{x}" y="{y}" width="{CELL}" height="{CELL}"'
                yield f'<rect {box} fill="{WON}" fill-opacity="0.35"/>'
            elif fraud == honest:
                corners = f"{x},{y + CELL} {x + CELL},{y + CELL} {x + CELL},{y}"
                yield f'<polygon points="{corners}" fill="{WON}" fill-opacity="0.35"/>'
    right, top = LEFT + len(HONEST) * CELL, BOTTOM - len(FRAUD) * CELL
    rules = [f"M{LEFT} {BOTTOM - row * CELL}H{right}" for row in range(len(FRAUD) + 1)]
    rules += [f"M{LEFT + column * CELL} {BOTTOM}V{top}" for column in range(len(HONEST) + 1)]
    yield f'<path d="{"".join(rules)}" fill="none" stroke="currentColor" stroke-opacity="0.25"/>'


def draw_curve():
    """One step a distinct score, from the highest down."""
    points = [(LEFT, BOTTOM)]
    for score in sorted({*FRAUD, *HONEST}, reverse=True):
        x, y = points[-1]
        points.append((x + HONEST.count(score) * CELL, y - FRAUD.count(score) * CELL))
    pairs = " ".join(f"{x},{y}" for x, y in points)
    yield f'<polyline points="{pairs}" fill="none" stroke="{WON}" stroke-width="4"/>'


def draw(language: str) -> str:
    texts = TEXTS[language]

    def number(value):
        return f"{value:g}".replace(".", texts["decimal"])

    pairs = len(FRAUD) * len(HONEST)
    won = sum((f > h) + 0.5 * (f == h) for f in FRAUD for h in HONEST)
    title = [line.format(won=number(won), pairs=pairs) for line in texts["title"]]
    top = BOTTOM - len(FRAUD) * CELL
    return figure(
        400,
        title,
        text(8, 76, texts["y axis"]),
        text(8, top + len(FRAUD) * CELL + 20, texts["scores"]),
        *(
            text(LEFT - 10, BOTTOM - (row + 0.5) * CELL + 5, number(score), "end")
            for row, score in enumerate(FRAUD)
        ),
        *(
            text(LEFT + (column + 0.5) * CELL, BOTTOM + 20, number(score), "middle")
            for column, score in enumerate(HONEST)
        ),
        text(240, BOTTOM + 46, texts["x axis"], "middle"),
        *draw_cells(),
        *draw_curve(),
        text(LEFT + 3.5 * CELL, BOTTOM - 0.4 * CELL, texts["won"].format(number(won)), "middle"),
        text(
            LEFT + 1.5 * CELL,
            BOTTOM - 3.45 * CELL,
            texts["lost"].format(number(pairs - won)),
            "middle",
        ),
    )


if __name__ == "__main__":
    save(draw, __file__, TEXTS)
