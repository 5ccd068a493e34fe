"""Draw the loop between agent and environment, above the corridor of the example."""

from generator.drawing import arrow, figure, save, text

LEFT, TOP, CELL, HEIGHT = 30, 216, 60, 52
CELLS, START = 7, 2
PAYS = {0: 1, 6: 10}

# A pale fill under a stroke of about 3.7:1 on white; words are in currentColor.
ACCENT = "#2f83d1"

TEXTS = {
    "fr": {
        "title": (
            "L\u2019environnement répond par un nombre",
            "et un état, jamais par la bonne action",
        ),
        "agent": "agent",
        "environment": "environnement",
        "action": "action",
        "reward": "récompense",
        "next state": "état suivant",
        "start": "départ",
        "pays": "rapporte {}",
        "left": ("2 pas à gauche", "retour 0,9 × 1 = 0,9"),
        "right": ("4 pas à droite", "retour 0,9³ × 10 = 7,29"),
    },
    "en": {
        "title": (
            "The environment answers with a number",
            "and a state, never with the right action",
        ),
        "agent": "agent",
        "environment": "environment",
        "action": "action",
        "reward": "reward",
        "next state": "next state",
        "start": "start",
        "pays": "pays {}",
        "left": ("2 steps to the left", "return 0.9 × 1 = 0.9"),
        "right": ("4 steps to the right", "return 0.9³ × 10 = 7.29"),
    },
}


def cell(x, y, width, height, opacity):
    frame = f'x="{x}" y="{y}" width="{width}" height="{height}"'
    return (
        f'<rect {frame} fill="{ACCENT}" fill-opacity="{opacity}"'
        ' stroke="currentColor" stroke-opacity="0.5"/>'
    )


def draw_loop(texts):
    yield cell(10, 68, 120, 76, 0.2)
    yield text(70, 111, texts["agent"], "middle", 600)
    yield cell(310, 68, 160, 76, 0.2)
    yield text(390, 111, texts["environment"], "middle", 600)
    yield from arrow((134, 84), (306, 84), ACCENT)
    yield text(220, 76, texts["action"], "middle")
    yield from arrow((306, 128), (134, 128), ACCENT)
    yield text(220, 119, texts["reward"], "middle")
    yield text(220, 149, texts["next state"], "middle")


def draw_corridor(texts):
    for number in range(CELLS):
        x = LEFT + number * CELL
        middle = x + CELL / 2
        weight = 600 if number == START else None
        yield cell(x, TOP, CELL, HEIGHT, 0.35 if number in PAYS else 0)
        yield text(middle, TOP + 32, number, "middle", weight)
        if number in PAYS:
            yield text(middle, TOP - 9, texts["pays"].format(PAYS[number]), "middle")
        elif number == START:
            yield text(middle, TOP - 9, texts["start"], "middle", weight)


def draw_ways(texts):
    start = LEFT + (START + 0.5) * CELL
    y = TOP + HEIGHT + 20
    yield from arrow((start - 8, y), (LEFT + CELL / 2, y), ACCENT)
    yield from arrow((start + 8, y), (LEFT + CELL * (CELLS - 0.5), y), ACCENT)
    for side, middle in (("left", LEFT + 1.4 * CELL), ("right", LEFT + 4.7 * CELL)):
        for row, words in enumerate(texts[side]):
            yield text(middle, y + 24 + 19 * row, words, "middle")


def draw(language: str) -> str:
    texts = TEXTS[language]
    parts = (*draw_loop(texts), *draw_corridor(texts), *draw_ways(texts))
    return figure(344, texts["title"], *parts)


if __name__ == "__main__":
    save(draw, __file__, TEXTS)
