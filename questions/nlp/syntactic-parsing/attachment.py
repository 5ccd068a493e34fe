"""Draw the dependencies of a sentence whose last noun can attach to two heads."""

from generator.drawing import arrow, figure, polyline, save, text

BASELINE, STEP = 232, 27

# Two strokes of at least 3.6:1 on white and on the dark page; words are in currentColor.
VERB, NOUN = "#2f83d1", "#c8690a"

PLACES = (34, 104, 164, 232, 302, 360, 430)  # the middle of each word
ARCS = (  # where an arc leaves its head, where it ends, its label and its height
    (96, 34, "nsubj", 1),
    (224, 164, "det", 1),
    (118, 232, "obj", 2),
    (422, 360, "det", 1),
    (422, 302, "case", 2),
)

TEXTS = {
    "fr": {
        "title": (
            "Deux lectures, un seul arc de différence\u00a0:",
            "à quoi rattacher «\u00a0jumelles\u00a0»\u00a0?",
        ),
        "words": ("Elle", "observe", "un", "voisin", "avec", "des", "jumelles"),
        "verb": "obl\u00a0: elle regarde dedans",
        "noun": "nmod\u00a0: il les porte",
    },
    "en": {
        "title": ("Two readings, one arc apart:", "what does \u201cbinoculars\u201d attach to?"),
        "words": ("She", "watches", "a", "neighbor", "with", "the", "binoculars"),
        "verb": "obl: she looks through them",
        "noun": "nmod: he carries them",
    },
}


def draw_arc(start, end, label, height, color="currentColor", width=1.5, dash=None, weight=None):
    """From the head up, across, and down to the dependent, where the arrow is."""
    top, bottom = BASELINE - 22 - height * STEP, BASELINE - 20
    neck = end, bottom - 11
    yield polyline([(start, bottom), (start, top), (end, top), neck], color, width, dash)
    yield from arrow(neck, (end, bottom), color)
    yield text((start + end) / 2, top - 5, label, "middle", weight, size=13)


def draw(language: str) -> str:
    texts = TEXTS[language]
    return figure(
        252,
        texts["title"],
        *(part for arc in ARCS for part in draw_arc(*arc)),
        *draw_arc(240, 432, texts["noun"], 3.3, NOUN, 3, "7 4", 600),
        *draw_arc(107, 448, texts["verb"], 4.8, VERB, 3, None, 600),
        *(
            text(x, BASELINE, word, "middle")
            for x, word in zip(PLACES, texts["words"], strict=True)
        ),
    )


if __name__ == "__main__":
    save(draw, __file__, TEXTS)
