"""Draw the path of one request, with the deadline of each hop and what answers past it."""

from generator.drawing import arrow, box, figure, save

# Strokes only, since each is about 3.7:1 on white; words are in currentColor.
PATH, FALLBACK, LOG = "#2f83d1", "#d0671b", "currentColor"
LEFT, RIGHT, WIDTH = 10, 272, 198

TEXTS = {
    "fr": {
        "title": (
            "Chaque étape a sa limite de temps et son repli ;",
            "le journal reste hors du chemin",
        ),
        "cart": ("panier", "réponse promise", "en 200 ms"),
        "gateway": ("passerelle", "TLS, identité,", "débit par client"),
        "rule": ("repli après 180 ms", "délai médian", "de la ville"),
        "service": ("service", "4 répliques,", "2 zones"),
        "log": ("journal", "entrées, estimation,", "version"),
        "store": ("feature store", "lecture privée,", "droits minimaux"),
        "defaults": ("repli après 50 ms", "valeurs", "par défaut"),
    },
    "en": {
        "title": ("Every hop has a deadline and a fallback;", "the log stays off the path"),
        "cart": ("cart", "answer promised", "in 200 ms"),
        "gateway": ("gateway", "TLS, identity,", "per-client limits"),
        "rule": ("fallback at 180 ms", "the city's", "median time"),
        "service": ("service", "4 replicas,", "2 zones"),
        "log": ("log", "inputs, estimate,", "version"),
        "store": ("feature store", "private read,", "least privilege"),
        "defaults": ("fallback at 50 ms", "default", "values"),
    },
}


def draw(language: str) -> str:
    texts = TEXTS[language]
    middle, side = LEFT + WIDTH // 2, LEFT + WIDTH
    tops = {"cart": 62, "gateway": 172, "service": 282, "store": 392}
    rows = ("gateway", "rule", FALLBACK), ("service", "log", LOG), ("store", "defaults", FALLBACK)
    parts = list(box(LEFT, tops["cart"], WIDTH, texts["cart"], PATH))
    for name, other, color in rows:
        top = tops[name]
        parts += arrow((middle, top - 32), (middle, top), PATH)
        parts += box(LEFT, top, WIDTH, texts[name], PATH)
        parts += arrow((side, top + 39), (RIGHT, top + 39), color)
        parts += box(RIGHT, top, WIDTH, texts[other], color)
    return figure(480, texts["title"], *parts)


if __name__ == "__main__":
    save(draw, __file__, TEXTS)
