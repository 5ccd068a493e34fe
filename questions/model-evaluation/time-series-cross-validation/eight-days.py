"""Draw the days that a forecast jumps over, then the origins that move through a history.

Both drawings are to scale and follow from four numbers: horizon, delay, test block, last day.
"""

from generator.drawing import figure, save, text

HORIZON, DELAY, BLOCK, LAST = 7, 2, 28, 1036
GAP = HORIZON + DELAY - 1
ORIGINS, FIRST = 4, 866
CELL = 29.5
TICKS = (900, 950, 1000)

# Fills are pale, strokes about 3.7:1 on white; words are in currentColor.
TRAINING, TEST = "#2f83d1", "#d0671b"

TEXTS = {
    "fr": {
        "title": (
            "Huit jours séparent les dernières",
            "ventes connues des premières testées",
        ),
        "evening": "Le soir du jour t",
        "known": "connu",
        "delay": "provisoire",
        "future": "à venir",
        "scored": "test",
        "origins": "Puis l\u2019origine avance de 28 jours (8 : l\u2019écart)",
        "training": "\u2026 entraînement",
        "test": "test",
        "unused": "pas encore utilisé",
        "axis": "jour",
        "thousands": "\u202f",
    },
    "en": {
        "title": (
            "Eight days lie between the last",
            "known sales and the first sales tested",
        ),
        "evening": "On the evening of day t",
        "known": "known",
        "delay": "not final",
        "future": "to come",
        "scored": "test",
        "origins": "Then the origin moves on 28 days (8: the gap)",
        "training": "\u2026 training",
        "test": "test",
        "unused": "not used yet",
        "axis": "day",
        "thousands": ",",
    },
}


def box(x, y, width, height, color=None, opacity=0.7):
    place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    if color:
        looks = f'fill="{color}" fill-opacity="0.35" stroke="{color}" stroke-width="2"'
        return f"<rect {place} {looks}/>"
    looks = f'stroke="currentColor" stroke-opacity="{opacity}" stroke-dasharray="3 3"'
    return f'<rect {place} fill="none" {looks}/>'


def bracket(start, end, y, words):
    left, right = start + 3, end - 3
    points = f"{left:.1f},{y + 6} {left:.1f},{y} {right:.1f},{y} {right:.1f},{y + 6}"
    yield f'<polyline points="{points}" fill="none" stroke="currentColor" stroke-opacity="0.7"/>'
    yield text((start + end) / 2, y - 8, words, "middle")


def draw_days(texts, top):
    left, shown = 8, range(-DELAY - 2, HORIZON + 3)
    edges = {}
    for column, step in enumerate(shown):
        x = left + column * CELL
        color = TRAINING if step <= -DELAY else TEST if step >= HORIZON else None
        yield box(x + 2, top, CELL - 4, 30, color)
        name = f"+{step}" if step > 0 else "t" if step == 0 else f"\u2212{-step}"
        yield text(x + CELL / 2, top + 20, name, "middle", 600 if step == 0 else None)
        edges[step] = x
    stop = edges[HORIZON + 2] + CELL
    yield from bracket(edges[-DELAY - 2], edges[-DELAY + 1], top - 12, texts["known"])
    yield from bracket(edges[1], edges[HORIZON], top - 12, f"{texts['future']} ({HORIZON - 1})")
    yield from bracket(edges[HORIZON], stop, top - 12, texts["scored"])
    yield text(stop + 5, top + 20, f"\u2026 +{HORIZON + BLOCK - 1}")
    x = (edges[1 - DELAY] + edges[1]) / 2
    yield text(x, top + 50, f"{texts['delay']} ({DELAY})", "middle")


def draw_origins(texts, top):
    def place(day):
        return 10 + (day - FIRST) / (LAST - FIRST) * 460

    for row in range(ORIGINS):
        y, start = top + row * 40, LAST - (ORIGINS - row) * BLOCK
        known, stop = start - GAP, start + BLOCK
        yield box(place(FIRST), y, place(known) - place(FIRST), 28, TRAINING)
        yield box(place(known) + 2, y, place(start) - place(known) - 4, 28)
        yield text((place(known) + place(start)) / 2, y + 19, str(GAP), "middle")
        yield box(place(start), y, place(stop) - place(start), 28, TEST)
        if row < ORIGINS - 1:
            yield box(place(stop) + 2, y, place(LAST) - place(stop) - 2, 28, opacity=0.35)
        if row == 0:
            yield text((place(stop) + place(LAST)) / 2, y + 19, texts["unused"], "middle")
        yield text((place(FIRST) + place(known)) / 2, y + 19, texts["training"], "middle")
        yield text((place(start) + place(stop)) / 2, y + 19, texts["test"], "middle")
    bottom = top + ORIGINS * 40 + 2
    ends = f'x1="{place(FIRST):.1f}" y1="{bottom}" x2="{place(LAST):.1f}" y2="{bottom}"'
    yield f'<line {ends} stroke="currentColor" stroke-opacity="0.8"/>'
    for tick in TICKS:
        shown = f"{tick:,}".replace(",", texts["thousands"])
        x = place(tick)
        ends = f'x1="{x:.1f}" y1="{bottom}" x2="{x:.1f}" y2="{bottom + 6}"'
        yield f'<line {ends} stroke="currentColor"/>'
        yield text(x, bottom + 22, f"{texts['axis']} {shown}", "middle")


def draw(language: str) -> str:
    texts = TEXTS[language]
    return figure(
        422,
        texts["title"],
        text(10, 72, texts["evening"]),
        *draw_days(texts, 118),
        text(10, 206, texts["origins"]),
        *draw_origins(texts, 220),
    )


if __name__ == "__main__":
    save(draw, __file__, TEXTS)
