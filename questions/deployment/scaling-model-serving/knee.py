"""Draw the response time of one replica against its load, up to the knee and beyond."""

from math import exp

from generator.drawing import figure, polyline, save, text

SLOTS, SERVICE, LIMIT = 4, 0.040, 0.250
LEFT, RIGHT, TOP, BOTTOM = 52, 436, 70, 330
SLOWEST = 0.5

# Strokes of about 3.7:1 on white; words are in currentColor.
P99, P50 = "#d0671b", "#2f83d1"

TEXTS = {
    "fr": {
        "title": (
            "Passé 77\u00a0% d\u2019occupation, le p99 dépasse",
            "la limite\u00a0; la médiane ne prévient pas",
        ),
        "y": "temps de réponse (ms)",
        "x": "occupation d\u2019une réplique (%)",
        "limit": "limite\u00a0: 250 ms",
        "chosen": "choisi\u00a0: 50 %",
        "lost": "une zone en moins\u00a0: 75 %",
    },
    "en": {
        "title": ("Past 77% utilization the p99 breaks", "the limit; the median gives no warning"),
        "y": "response time (ms)",
        "x": "utilization of a replica (%)",
        "limit": "limit: 250 ms",
        "chosen": "chosen: 50%",
        "lost": "one zone lost: 75%",
    },
}


def waiting(busy):
    """Erlang's C formula: the share of requests that find every slot taken."""
    load, blocked = SLOTS * busy, 1.0
    for slot in range(1, SLOTS + 1):
        blocked = load * blocked / (slot + load * blocked)
    return blocked / (1 - busy * (1 - blocked))


def quantile(busy, share):
    """Response time of an M/M/c queue, by bisection on its distribution."""
    waits, serve = waiting(busy), 1 / SERVICE
    drain = SLOTS * serve * (1 - busy)

    def later(t):
        both = (drain * exp(-serve * t) - serve * exp(-drain * t)) / (drain - serve)
        return (1 - waits) * exp(-serve * t) + waits * both

    low, high = 0.0, 100.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if later(middle) > 1 - share else (low, middle)
    return low


def place(busy, seconds):
    return (
        LEFT + (RIGHT - LEFT) * busy,
        BOTTOM - (BOTTOM - TOP) * seconds / SLOWEST,
    )


def curve(share, color):
    points = []
    for step in range(4, 396):
        busy = step / 400 + 0.0001  # at exactly 75% of four slots the formula divides by zero
        seconds = quantile(busy, share)
        if seconds > SLOWEST:
            break
        points.append(place(busy, seconds))
    return polyline(points, color, 3)


def dot(busy, share, color):
    x, y = place(busy, quantile(busy + 0.0001, share))
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{color}"/>'


def draw(language: str) -> str:
    texts = TEXTS[language]
    parts = [text(8, 60, texts["y"]), text((LEFT + RIGHT) / 2, 374, texts["x"], "middle")]
    for milliseconds in range(0, 501, 100):
        x, y = place(0, milliseconds / 1000)
        parts.append(text(x - 8, y + 5, milliseconds, "end"))
        parts.append(polyline([(x, y), (RIGHT, y)], "currentColor", 1, opacity=0.15))
    for percent in range(0, 101, 25):
        x, y = place(percent / 100, 0)
        parts.append(text(x, y + 20, percent, "middle"))
    parts.append(polyline([place(0, LIMIT), place(1, LIMIT)], "currentColor", 1.5, dash="6 4"))
    parts.append(text(LEFT + 6, place(0, LIMIT)[1] + 18, texts["limit"]))
    parts += [curve(0.99, P99), curve(0.5, P50)]
    parts += [dot(0.5, 0.99, P99), dot(0.75, 0.99, P99)]
    x, y = place(0.5, quantile(0.5, 0.99))
    parts.append(text(x, y + 26, texts["chosen"], "middle"))
    x, y = place(0.75, quantile(0.7501, 0.99))
    parts.append(text(x + 2, y - 22, texts["lost"], "end"))
    parts.append(text(LEFT + 6, place(0, 0.184)[1] + 20, "p99"))
    parts.append(text(LEFT + 6, place(0, 0.028)[1] - 8, "p50"))
    return figure(384, texts["title"], *parts)


if __name__ == "__main__":
    save(draw, __file__, TEXTS)
