"""Draw the grid of the cliff, and the path that each method settles on."""

from generator.drawing import arrow, figure, polyline, save, text

# Strokes of about 3.7:1 on white; words are in currentColor.
LEFT, TOP, CELL, ROW = 24, 66, 36, 46
CLIFF = "#8a8f98"
PATHS = (  # row of the grid, color, dashes, shift that keeps the ends apart
    (0, "#2f83d1", "", -9),
    (1, "#8a63c8", "9 4", 0),
    (2, "#d0671b", "3 4", 9),
)

TEXTS = {
    "fr": {
        "title": ("Qui compte ses faux pas", "s\u2019éloigne du bord"),
        "names": (
            "SARSA\u00a0: 17 pas (8 graines sur 10)",
            "Expected SARSA\u00a0: 15 pas",
            "Q-learning\u00a0: 13 pas",
        ),
        "cliff": "falaise\u00a0: -100",
        "start": "départ",
        "goal": "but",
    },
    "en": {
        "title": ("Count your stumbles,", "and you keep away from the edge"),
        "names": (
            "SARSA: 17 steps (8 seeds in 10)",
            "Expected SARSA: 15 steps",
            "Q-learning: 13 steps",
        ),
        "cliff": "cliff: -100",
        "start": "start",
        "goal": "goal",
    },
}


def draw_grid():
    right, bottom = LEFT + 12 * CELL, TOP + 4 * ROW
    rules = [f"M{LEFT} {TOP + row * ROW}H{right}" for row in range(5)]
    rules += [f"M{LEFT + column * CELL} {TOP}V{bottom}" for column in range(13)]
    yield f'<path d="{"".join(rules)}" fill="none" stroke="currentColor" stroke-opacity="0.25"/>'
    place = f'x="{LEFT + CELL}" y="{TOP + 3 * ROW}" width="{10 * CELL}" height="{ROW}"'
    yield f'<rect {place} fill="{CLIFF}" fill-opacity="0.3" stroke="{CLIFF}"/>'


def draw_paths():
    for row, color, dashes, shift in PATHS:
        y, bottom = TOP + (row + 0.72) * ROW, TOP + 3.6 * ROW
        first, last = LEFT + CELL / 2 + shift, LEFT + 11.5 * CELL - shift
        points = (first, bottom), (first, y), (last, y), (last, bottom - 8)
        yield polyline(points, color, 3, dashes)
        yield from arrow((last, bottom - 10), (last, bottom + 1), color)


def draw(language: str) -> str:
    texts = TEXTS[language]
    middle, under = LEFT + 6 * CELL, TOP + 4 * ROW + 20
    return figure(
        284,
        texts["title"],
        *draw_grid(),
        *draw_paths(),
        *(
            text(middle, TOP + (row + 0.72) * ROW - 10, name, "middle")
            for row, name in enumerate(texts["names"])
        ),
        text(middle, TOP + 3.5 * ROW + 5, texts["cliff"], "middle"),
        text(LEFT, under, texts["start"]),
        text(LEFT + 12 * CELL, under, texts["goal"], "end"),
    )


if __name__ == "__main__":
    save(draw, __file__, TEXTS)
