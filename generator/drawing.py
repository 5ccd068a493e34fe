"""What the scripts of a bank's figures share: words and lines in SVG, the frame, the files.

Such a script stands beside its figure, `questions/<topic>/<id>/<figure>.py`, and defines
`draw(language)`, which gives the figure as text. Run it to write the figure in each language.
Lengths are in the units of a drawing 480 wide, which a phone shows a little smaller.
Source of the elements: Scalable Vector Graphics (SVG) 2, https://www.w3.org/TR/SVG2/.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import hypot
from pathlib import Path
from xml.sax.saxutils import escape

WIDTH = 480
_TITLE_TOP, _TITLE_STEP = 20, 19
_LINE = 20
_HEAD = 10
_MARGIN, _HALF = 10, 208
_WHOLE = WIDTH - 2 * _MARGIN
_FORK_TOP, _GAP, _LAST_GAP = 62, 32, 56


def text(
    x: float,
    y: float,
    words: object,
    anchor: str = "start",
    weight: int | None = None,
    color: str = "currentColor",
    size: int | None = None,
) -> str:
    """Words whose `anchor` (start, middle, end) is at `x`, and whose baseline is at `y`."""
    looks = f' font-weight="{weight}"' if weight else ""
    looks += f' font-size="{size}"' if size else ""
    place = f'x="{number(x)}" y="{number(y)}" text-anchor="{anchor}"'
    return f'<text {place} fill="{color}"{looks}>{escape(str(words))}</text>'


def polyline(
    points: Iterable[tuple[float, float]],
    color: str,
    width: float,
    dash: str | None = None,
    opacity: float | None = None,
) -> str:
    """A stroke through points."""
    pairs = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    looks = f' stroke-dasharray="{dash}"' if dash else ""
    looks += f' stroke-opacity="{opacity}"' if opacity else ""
    return (
        f'<polyline points="{pairs}" fill="none" stroke="{color}" stroke-width="{width}"{looks}/>'
    )


def box(
    x: float, y: float, width: float, lines: Sequence[str], color: str = "currentColor"
) -> Iterator[str]:
    """A frame around lines of words, the first of them its name; `box_height` tells its height."""
    place = f'x="{number(x)}" y="{number(y)}" width="{number(width)}"'
    height = f'height="{number(box_height(lines))}" rx="6"'
    yield f'<rect {place} {height} fill="none" stroke="{color}" stroke-width="2"/>'
    for row, line in enumerate(lines):
        weight = None if row else 600
        yield text(x + width / 2, y + 25 + _LINE * row, line, "middle", weight=weight)


def box_height(lines: Sequence[str]) -> int:
    return _LINE * len(lines) + 18


def arrow(
    start: tuple[float, float], end: tuple[float, float], color: str = "currentColor"
) -> Iterator[str]:
    """A straight line from `start`, whose head's point is at `end`."""
    (x0, y0), (x1, y1) = start, end
    length = hypot(x1 - x0, y1 - y0)
    across, down = (x1 - x0) / length, (y1 - y0) / length
    neck = x1 - _HEAD * across, y1 - _HEAD * down
    wing = _HEAD / 2 * down, -_HEAD / 2 * across
    corners = (neck[0] + wing[0], neck[1] + wing[1]), end, (neck[0] - wing[0], neck[1] - wing[1])
    yield polyline([start, neck], color, 2)
    pairs = " ".join(f"{number(x)},{number(y)}" for x, y in corners)
    yield f'<polygon points="{pairs}" fill="{color}"/>'


def forked(
    title: Sequence[str],
    first: Sequence[str],
    paths: Sequence[tuple[str, Sequence[Sequence[str]]]],
    last: Sequence[str],
) -> str:
    """A box, two paths of boxes down from it, each in its color, and the box where they meet.

    The boxes side by side have as many lines.
    """
    parts = list(box(_MARGIN, _FORK_TOP, _WHOLE, first))
    for left, (color, boxes) in zip((_MARGIN, WIDTH - _MARGIN - _HALF), paths, strict=True):
        middle, bottom = left + _HALF / 2, _FORK_TOP + box_height(first)
        for lines in boxes:
            parts += arrow((middle, bottom), (middle, bottom + _GAP), color)
            parts += box(left, bottom + _GAP, _HALF, lines, color)
            bottom += _GAP + box_height(lines)
        parts += arrow((middle, bottom), (middle, bottom + _LAST_GAP), color)
    parts += box(_MARGIN, bottom + _LAST_GAP, _WHOLE, last)
    return figure(bottom + _LAST_GAP + box_height(last) + 16, title, *parts)


def number(value: float) -> str:
    """A length to the tenth, which is finer than any screen shows; never -0."""
    return f"{round(value, 1) + 0:g}"


def figure(height: float, title: Sequence[str], *parts: str) -> str:
    """The whole drawing, under its title: the finding, in lines of at most 50 characters."""
    box = f'viewBox="0 0 {WIDTH} {number(height)}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {box} font-size="14">',
            f"<title>{escape(' '.join(title))}</title>",
            *(
                text(WIDTH / 2, _TITLE_TOP + _TITLE_STEP * row, line, "middle", weight=600)
                for row, line in enumerate(title)
            ),
            *parts,
            "</svg>\n",
        ]
    )


def save(draw: Callable[[str], str], script: str, languages: Iterable[str]) -> None:
    """Writes what `draw` gives for each language beside the script, under its name."""
    for language in languages:
        path = Path(script).with_suffix(f".{language}.svg")
        path.write_text(draw(language), encoding="utf-8", newline="\n")
