"""Draw the four boxes of the sample, kept or dropped by NMS at three thresholds."""

from generator.drawing import WIDTH, figure, polyline, save, text

# Best score first: B overlaps A by 0.761 and C by 0.471.
BOXES = {
    "A": (10, 10, 60, 60),
    "B": (15, 12, 65, 62),
    "C": (20, 20, 70, 70),
    "D": (100, 100, 150, 150),
}
NAMES_AT = {"A": (24, 3), "B": (72, 12), "C": (78, 68), "D": (125, 94)}
PANEL, TOP = 160, 76

# About 3.7:1 on white; a dropped box is dashed, thinner, and in currentColor.
KEPT = "#2f83d1"

TEXTS = {
    "fr": {
        "title": (
            "Trop bas, le seuil d\u2019IoU perd un cycliste\u00a0;",
            "trop haut, il en compte un deux fois",
        ),
        "panels": {
            0.3: ("seuil 0,3", "C est perdu"),
            0.5: ("seuil 0,5", "compte juste"),
            0.8: ("seuil 0,8", "B en trop"),
        },
        "key": "trait plein\u00a0: boîte gardée\u00a0; pointillé\u00a0: supprimée",
    },
    "en": {
        "title": ("Too low, the IoU threshold loses a cyclist;", "too high, it counts one twice"),
        "panels": {
            0.3: ("threshold 0.3", "C is lost"),
            0.5: ("threshold 0.5", "right count"),
            0.8: ("threshold 0.8", "B is extra"),
        },
        "key": "solid line: box kept, dashed: removed",
    },
}


def iou(a, b):
    width = max(0, min(a[2], b[2]) - max(a[0], b[0]))
    height = max(0, min(a[3], b[3]) - max(a[1], b[1]))
    areas = sum((box[2] - box[0]) * (box[3] - box[1]) for box in (a, b))
    return width * height / (areas - width * height)


def nms(threshold):
    kept = []
    for name, box in BOXES.items():
        if all(iou(box, BOXES[other]) <= threshold for other in kept):
            kept.append(name)
    return kept


def draw_panel(left, threshold, captions):
    kept = nms(threshold)
    for name, (x1, y1, x2, y2) in BOXES.items():
        box = f'x="{left + x1}" y="{TOP + y1}" width="{x2 - x1}" height="{y2 - y1}" fill="none"'
        if name in kept:
            yield f'<rect {box} stroke="{KEPT}" stroke-width="3"/>'
        else:
            yield f'<rect {box} stroke="currentColor" stroke-width="1.5" stroke-dasharray="3 4"/>'
        x, y = NAMES_AT[name]
        yield text(left + x, TOP + y, name, "middle", weight=600 if name in kept else None)
    yield text(left + PANEL / 2, TOP + 178, captions[0], "middle")
    yield text(left + PANEL / 2, TOP + 198, captions[1], "middle", weight=600)


def draw(language: str) -> str:
    texts = TEXTS[language]
    return figure(
        310,
        texts["title"],
        *(
            part
            for column, (threshold, captions) in enumerate(texts["panels"].items())
            for part in draw_panel(column * PANEL, threshold, captions)
        ),
        *(
            polyline([(x, TOP - 14), (x, TOP + 204)], "currentColor", 1, opacity=0.25)
            for x in (PANEL, 2 * PANEL)
        ),
        text(WIDTH / 2, 302, texts["key"], "middle"),
    )


if __name__ == "__main__":
    save(draw, __file__, TEXTS)
