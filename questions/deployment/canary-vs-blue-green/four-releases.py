"""Draw who is answered by the new version, hour by hour, under four ways of releasing it."""

from generator.drawing import figure, save, text

# Strokes and pale fills only, since each is about 3.7:1 on white; words are in currentColor.
COLOR = {"shadow": "#7d838c", "canary": "#2f83d1", "blue-green": "#d0671b", "rolling": "#7d838c"}
LEFT, HOUR, TOP, ROW, HIGH = 70, 65, 84, 92, 48

# Corners of each curve: hours since the first instance is up, share of users in percent.
STEPS = {
    "shadow": [(0, 0), (6, 0)],
    "canary": [
        corner
        for hour, share in enumerate((1, 5, 25, 50))
        for corner in ((hour, share), (hour + 1, share))
    ]
    + [(4, 100), (6, 100)],
    "blue-green": [(0, 0), (1, 0), (1, 100), (6, 100)],
    "rolling": [
        corner
        for batch in range(8)
        for corner in ((batch / 4, 12.5 * batch + 12.5), (batch / 4 + 0.25, 12.5 * batch + 12.5))
    ]
    + [(6, 100)],
}

TEXTS = {
    "fr": {
        "title": (
            "Le canari expose peu de monde avant le verdict,",
            "le bleu-vert tout le monde d\u2019un coup",
        ),
        "axis": "part des utilisateurs servis par la nouvelle version",
        "shadow": "miroir (shadow)\u00a0: copie du trafic, 0\u00a0%",
        "canary": "canari\u00a0: 1, 5, 25, 50, puis 100\u00a0%",
        "blue-green": "bleu-vert\u00a0: 0, puis 100\u00a0%",
        "rolling": "progressif (rolling)\u00a0: une instance sur huit",
        "full": "100\u00a0%",
        "time": "heures",
    },
    "en": {
        "title": (
            "A canary exposes few users before the verdict,",
            "blue-green exposes everyone at once",
        ),
        "axis": "share of users served by the new version",
        "shadow": "shadow: a copy of the traffic, 0%",
        "canary": "canary: 1, 5, 25, 50, then 100%",
        "blue-green": "blue-green: 0, then 100%",
        "rolling": "rolling: one instance in eight at a time",
        "full": "100%",
        "time": "hours",
    },
}


def panel(row, name, texts):
    floor = TOP + ROW * row + 24 + HIGH
    corners = [(LEFT + HOUR * hour, floor - HIGH * share / 100) for hour, share in STEPS[name]]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    end = LEFT + 6 * HOUR
    yield text(LEFT, floor - HIGH - 9, texts[name], weight=600)
    yield text(LEFT - 6, floor - HIGH + 11, texts["full"], "end")
    yield text(LEFT - 6, floor + 1, "0", "end")
    yield (
        f'<polygon points="{LEFT},{floor} {line} {end},{floor}" '
        f'fill="{COLOR[name]}" fill-opacity="0.18"/>'
    )
    yield (
        f'<line x1="{LEFT}" y1="{floor}" x2="{end}" y2="{floor}" '
        'stroke="currentColor" stroke-opacity="0.4"/>'
    )
    yield f'<polyline points="{line}" fill="none" stroke="{COLOR[name]}" stroke-width="2.5"/>'


def draw(language: str) -> str:
    texts = TEXTS[language]
    bottom = TOP + ROW * len(STEPS)
    return figure(
        bottom + 24,
        texts["title"],
        text(240, 66, texts["axis"], "middle"),
        *(piece for row, name in enumerate(STEPS) for piece in panel(row, name, texts)),
        *(text(LEFT + HOUR * hour, bottom, str(hour), "middle") for hour in range(7)),
        text(LEFT + 3 * HOUR, bottom + 18, texts["time"], "middle"),
    )


if __name__ == "__main__":
    save(draw, __file__, TEXTS)
