"""Draw the stages from five million restaurants to ten cards, with what each may take."""

from math import log10

from generator.drawing import WIDTH, arrow, figure, number, polyline, save, text

# A pale fill under a stroke of about 3.7:1 on white; words are in currentColor.
KEPT, LOOP = "#2f83d1", "#d0671b"
COUNTS = (5_000_000, 20_000, 500, 50, 10)
MIDDLE, TOP, BAR, STEP, DECADE = 220, 66, 30, 76, 58

TEXTS = {
    "fr": {
        "title": ("La géographie écarte 99,6 % des adresses", "avant le premier modèle"),
        "stages": (
            "filtre géographique",
            "filtre + génération de candidats\u00a0: 30 ms",
            "lecture 40 ms + classement 80 ms",
            "réordonnancement\u00a0: 20 ms",
        ),
        "loop": ("affichages journalisés,", "entraînement chaque jour"),
        "shown": "+ réseau\u00a0: 30 ms",
        "scale": "largeur\u00a0: logarithme du nombre d\u2019adresses",
        "thousands": "\u202f",
    },
    "en": {
        "title": ("Geography removes 99.6% of the places", "before any model runs"),
        "stages": (
            "geographic filter",
            "filter + candidate generation: 30 ms",
            "reads 40 ms + ranking 80 ms",
            "re-ranking: 20 ms",
        ),
        "loop": ("logged impressions,", "daily training"),
        "shown": "+ network: 30 ms",
        "scale": "width: logarithm of the number of places",
        "thousands": ",",
    },
}


def draw_bars(thousands):
    for row, count in enumerate(COUNTS):
        width, y = DECADE * log10(count), TOP + row * STEP
        place = f'x="{number(MIDDLE - width / 2)}" y="{y}" width="{number(width)}"'
        paint = f'fill="{KEPT}" fill-opacity="0.25" stroke="{KEPT}" stroke-width="2"'
        yield f'<rect {place} height="{BAR}" rx="4" {paint}/>'
        words = f"{count:,}".replace(",", thousands)
        yield text(MIDDLE, y + 20, words, "middle", weight=600)


def draw_stages(names):
    for row, name in enumerate(names):
        y = TOP + row * STEP + BAR
        yield polyline([(MIDDLE, y + 3), (MIDDLE, y + 9)], "currentColor", 2)
        yield text(MIDDLE, y + 25, name, "middle")
        yield from arrow((MIDDLE, y + 31), (MIDDLE, y + 44))


def draw_loop():
    """From the cards shown back to the two stages that learn."""
    bottom = TOP + 4 * STEP + BAR / 2
    start, side = MIDDLE + DECADE / 2 + 4, 456
    for row in (1, 2):
        y = TOP + row * STEP + BAR + 20
        yield from arrow((side, y), (side - 31, y), LOOP)
    top = TOP + STEP + BAR + 20
    yield polyline([(start, bottom), (side, bottom), (side, top)], LOOP, 2, "6 4")


def draw(language: str) -> str:
    texts = TEXTS[language]
    bottom = TOP + 4 * STEP + BAR
    return figure(
        458,
        texts["title"],
        *draw_bars(texts["thousands"]),
        *draw_stages(texts["stages"]),
        *draw_loop(),
        *(text(448, bottom + 8 + 18 * row, line, "end") for row, line in enumerate(texts["loop"])),
        text(MIDDLE - DECADE / 2 - 10, bottom - 10, texts["shown"], "end"),
        text(WIDTH / 2, bottom + 54, texts["scale"], "middle"),
    )


if __name__ == "__main__":
    save(draw, __file__, TEXTS)
