"""Cuts a Markdown text into words, code, maths and addresses. Knows nothing of what is allowed.

What stands in code, maths or an address here stands there for Python-Markdown too, with
SuperFences and Arithmatex, in every text that `rules.markup` accepts. The reverse is not promised:
what is doubtful stays TEXT, and the rules refuse it. Whatever is inline stands on one line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache


class Kind(Enum):
    TEXT = "text"
    CODE_SPAN = "code span"
    FENCE = "fence"
    INLINE_MATH = "inline math"
    DISPLAY_MATH = "display math"
    LINK_TARGET = "link target"
    """From the `]` that ends a link's words to the `)` that ends its address."""
    TAG = "tag"
    """One of the few HTML tags that prose may use."""
    SLUG = "slug"
    """The `{#slug}` of a heading."""


@dataclass(frozen=True)
class Fence:
    """A code block between fences; without its end, it reaches as far as its indentation holds."""

    offset: int
    """Of the line of the opening fence."""
    indent: int
    mark: str
    info: str
    """What follows the opening fence on its line."""
    language: str
    attributes: tuple[str, ...]
    """Such as `.no-run`."""
    body: str
    """The code without the block's indentation; every line of it ends in a line feed."""
    body_offset: int
    is_closed: bool

    @property
    def info_offset(self) -> int:
        return self.offset + self.indent + len(self.mark)


@dataclass(frozen=True)
class Segment:
    kind: Kind
    text: str
    offset: int
    fence: Fence | None = None

    @property
    def end(self) -> int:
        return self.offset + len(self.text)

    @property
    def is_formula(self) -> bool:
        return self.kind in (Kind.INLINE_MATH, Kind.DISPLAY_MATH)


@dataclass(frozen=True)
class Heading:
    level: int
    title: str
    slug: str
    """Empty where the heading has none."""
    offset: int
    slug_offset: int
    """Of what stands between `{#` and `}`, or of the end of the line."""


@dataclass(frozen=True)
class Link:
    words: str
    address: str
    title: str
    offset: int
    """Of the `[`, or of the `!` of an image."""
    address_offset: int
    is_image: bool
    is_opened: bool
    """Whether there is a `[` for its `]`."""


@dataclass(frozen=True)
class Figure:
    """An image that is a paragraph of its own."""

    alt: str
    name: str
    offset: int
    source: str
    """The paragraph as it was written."""


@lru_cache(maxsize=256)
def _cut(text: str) -> tuple[Segment, ...]:
    return tuple(_blocks(text))


def segments(text: str) -> Iterator[Segment]:
    """The text in pieces: joined, they give it back."""
    return iter(_cut(text))


def fences(text: str) -> Iterator[Fence]:
    return (segment.fence for segment in _cut(text) if segment.fence is not None)


_HEADING = re.compile(
    r"^(?P<marks>\#{1,6})\ +(?P<title>[^\n]*?)(?:\ +\{\#(?P<slug>[^\s{}]*)\})?\ *$", re.M | re.X
)


def headings(text: str) -> Iterator[Heading]:
    """Lines that begin with one to six `#` and a space, outside of code and formulas."""
    return iter(_headings(text))


@lru_cache(maxsize=256)
def _headings(text: str) -> tuple[Heading, ...]:
    return tuple(_found_headings(outside_blocks(text)))


def _found_headings(text: str) -> Iterator[Heading]:
    for found in _HEADING.finditer(text):
        slug = found["slug"]
        yield Heading(
            level=len(found["marks"]),
            title=found["title"],
            slug=slug or "",
            offset=found.start(),
            slug_offset=found.end() if slug is None else found.start("slug"),
        )


_BRACKET_OR_BREAK = re.compile(r"\\.|!\[|\[|\]|\n\ *(?=\n)", re.X)


def links(text: str) -> Iterator[Link]:
    """Links and images with a well-formed address, in the order in which they end."""
    return iter(_links(text))


@lru_cache(maxsize=256)
def _links(text: str) -> tuple[Link, ...]:
    return tuple(_found_links(text))


def _found_links(text: str) -> Iterator[Link]:
    opened: list[re.Match[str]] = []
    for segment in _cut(text):
        if segment.kind is Kind.TEXT:
            for found in _BRACKET_OR_BREAK.finditer(text, segment.offset, segment.end):
                if found[0] in ("[", "!["):
                    opened.append(found)
                elif found[0] == "]":
                    del opened[-1:]
                elif found[0].startswith("\n"):
                    opened.clear()
        elif segment.kind is Kind.LINK_TARGET:
            address, _, title = segment.text[len("](") : -len(")")].partition(" ")
            opening = opened.pop() if opened else None
            begin = segment.offset if opening is None else opening.end()
            yield Link(
                words=text[begin : segment.offset],
                address=address,
                title=title.strip(' "'),
                offset=segment.offset if opening is None else opening.start(),
                address_offset=segment.offset + len("]("),
                is_image=opening is not None and opening[0] == "![",
                is_opened=opening is not None,
            )


_FIGURE = re.compile(r"^!\[(?P<alt>[^\[\]]*)\]\((?P<name>[^\s()<>]*)\)\ *$", re.M | re.X)


def figures(text: str) -> Iterator[Figure]:
    """Paragraphs that are just `![alternative text](name.svg)`, from the first column."""
    if "![" not in text:
        return
    outside = outside_blocks(text)
    for found in _FIGURE.finditer(outside):
        alone = _follows_blank(outside, found.start()) and _precedes_blank(outside, found.end())
        if alone and not _BLANK_LINE.search(found["alt"]):
            yield Figure(found["alt"], found["name"], found.start(), found[0])


@dataclass(frozen=True)
class Row:
    """A line of a table."""

    offset: int
    cells: int


@dataclass(frozen=True)
class Table:
    """A paragraph with a line of dashes and bars under its head."""

    start: int
    stop: int
    columns: int
    rows: tuple[Row, ...]
    """Those under the line of dashes."""


TABLE_RULE = re.compile(r"^[ >]*+(?=[: -]*+\|)[|: -]++$", re.M)
"""The line of dashes and bars."""

_PIPE_OR_ESCAPE = re.compile(r"\\.|\|")


def tables(text: str) -> tuple[Table, ...]:
    return _tables(text) if "|" in text else ()


@lru_cache(maxsize=256)
def _tables(text: str) -> tuple[Table, ...]:
    words, found, stop = words_alone(text), [], 0
    while rule := TABLE_RULE.search(words, stop):
        start = max(words.rfind("\n\n", 0, rule.start()), 0)
        stop = words.find("\n\n", rule.start())
        stop = len(words) if stop < 0 else stop + 1
        rows, offset = [], rule.end() + 1
        for line in words[offset:stop].split("\n"):
            if line:
                rows.append(Row(offset, _cells(line)))
            offset += len(line) + 1
        found.append(Table(start, stop, _cells(rule[0]), tuple(rows)))
    return tuple(found)


def _cells(line: str) -> int:
    row = line.strip(" >")
    pipes = [found.start() for found in _PIPE_OR_ESCAPE.finditer(row) if found[0] == "|"]
    return len(pipes) + 1 - (0 in pipes) - (len(row) - 1 in pipes[1:])


FILLER = "\x1a"
"""Stands for a character that is not for reading: no rule about words matches it."""


@lru_cache(maxsize=256)
def outside_blocks(text: str) -> str:
    """The text with its code blocks and displayed formulas filled: every offset still holds.

    A block becomes one line at the indentation of its first.
    """
    return _filled(text, {Kind.FENCE, Kind.DISPLAY_MATH})


@lru_cache(maxsize=256)
def words_alone(text: str) -> str:
    """The text with all that is not TEXT filled: every offset still holds."""
    return _filled(text, set(Kind) - {Kind.TEXT})


def _filled(text: str, kinds: set[Kind]) -> str:
    segments = _cut(text)
    if not any(segment.kind in kinds for segment in segments):
        return text
    pieces = []
    for segment in segments:
        piece = segment.text
        if segment.kind in kinds:
            words = piece.lstrip(" ")
            piece = " " * (len(piece) - len(words)) + FILLER * len(words)
        pieces.append(piece)
    return "".join(pieces)


# --- Blocks: fences first, as SuperFences does, then displayed formulas, then lines.

_OPENING = re.compile(
    r"^(?P<indent>\ *)(?P<mark>`{3,}(?=[^`\n]*$)|~{3,})(?P<info>.*)$", re.M | re.X
)
_INFO = re.compile(r"\ *(?P<language>[^\s{}]*)\ *(?:\{(?P<attributes>[^{}]*)\})?\ *", re.X)


def _blocks(text: str) -> Iterator[Segment]:
    position = 0
    while opening := _OPENING.search(text, position):
        yield from _formulas_and_lines(text, position, opening.start())
        fence, position = _fence(text, opening)
        yield Segment(Kind.FENCE, text[opening.start() : position], opening.start(), fence)
    yield from _formulas_and_lines(text, position, len(text))


def _fence(text: str, opening: re.Match[str]) -> tuple[Fence, int]:
    """The block and where it ends: before the line feed after its closing fence."""
    indent, mark = opening["indent"], opening["mark"]
    lines: list[str] = []
    end, is_closed = opening.end(), False
    while end < len(text):
        begin = end + 1
        stop = text.find("\n", begin)
        stop = len(text) if stop < 0 else stop
        line = text[begin:stop]
        if line.strip() and not line.startswith(indent):
            break
        line = line[len(indent) :]
        end = stop
        if line.rstrip(" ") == mark:
            is_closed = True
            break
        lines.append(line)
    info = _INFO.fullmatch(opening["info"])
    return Fence(
        offset=opening.start(),
        indent=len(indent),
        mark=mark,
        info=opening["info"].strip(" "),
        language=info["language"] if info else "",
        attributes=tuple((info["attributes"] or "").split()) if info else (),
        body="".join(f"{line}\n" for line in lines),
        body_offset=min(opening.end() + 1, len(text)),
        is_closed=is_closed,
    ), end


# A displayed formula is a paragraph for Arithmatex: alone, without a blank line or a `$` in it.
_DISPLAY = re.compile(
    r"^(?:\ {4})*\$\$(?:\\[^\n]|[^\\$\n]|\n(?!\ *(?:\n|\Z)))++\$\$\ *$", re.M | re.X
)
_BLANK_LINE = re.compile(r"\n *\n")
_BLANK_TO_RIGHT = re.compile(r"\ *(?:\Z|\n\ *(?:\n|\Z))", re.X)


def _follows_blank(text: str, start: int) -> bool:
    if start == 0:
        return True
    line = text.rfind("\n", 0, start - 1) + 1
    return not text[line : start - 1].strip(" ")


def _precedes_blank(text: str, end: int) -> bool:
    return _BLANK_TO_RIGHT.match(text, end) is not None


def _formulas_and_lines(text: str, start: int, end: int) -> Iterator[Segment]:
    position = start
    for found in _DISPLAY.finditer(text, start, end):
        if _follows_blank(text, found.start()) and _precedes_blank(text, found.end()):
            yield from _inline(text, position, found.start())
            yield Segment(Kind.DISPLAY_MATH, found[0], found.start())
            position = found.end()
    yield from _inline(text, position, end)


# --- Inline: one pass from left to right, each kind recognised by its first character.

# Each alternative begins with a plain character, which lets `re` skip quickly over the rest.
_TOKEN = re.compile(r"\\.|``*|\$|\]\(|<|\{\#", re.X)
_TICKS = re.compile(r"`+")
# Arithmatex's "smart dollar", and no digit after it: `$5 and 10$5` is about money.
_FORMULA = re.compile(r"\$(?![\s$])(?:\\[^\n`]|[^\\$\n`])++(?<!\s)\$(?![\d$])", re.X)
_ADDRESS = r"[^\s()<>\[\]{}\"'`$|\\\u2018\u2019\u201c\u201d«»…]"
_TARGET = re.compile(
    rf"\]\((?:{_ADDRESS}|\({_ADDRESS}*+\))*+(?:\ +\"[^\"()<>\[\]{{}}`$|\\*_&\n]*+\")?\)", re.X
)
_TAG = re.compile(
    r"""</?(?:sub|sup|kbd)> | <br\ ?/?> | </abbr>
      | <abbr\ title="[^"<>&\[\]{}`$|\\*_\n]*+"> """,
    re.X,
)
_SLUG = re.compile(r"\{\#[^\s{}]*+\}(?=\ *$)", re.M | re.X)


def _inline(text: str, start: int, end: int) -> Iterator[Segment]:
    words = position = start
    ticks = _Ticks(text)
    while token := _TOKEN.search(text, position, end):
        position = token.end()
        kind, stop = _recognised(text, token, end, ticks)
        if kind is not Kind.TEXT:
            if words < token.start():
                yield Segment(Kind.TEXT, text[words : token.start()], words)
            yield Segment(kind, text[token.start() : stop], token.start())
            words = position = stop
    if words < end:
        yield Segment(Kind.TEXT, text[words:end], words)


def _recognised(text: str, token: re.Match[str], end: int, ticks: "_Ticks") -> tuple[Kind, int]:
    """What begins at the token, and where it ends."""
    pattern, kind = None, Kind.TEXT
    match token[0][0]:
        case "`":
            if closing := ticks.closing(token, end):
                return Kind.CODE_SPAN, closing
        case "$":
            pattern, kind = _FORMULA, Kind.INLINE_MATH
        case "]":
            pattern, kind = _TARGET, Kind.LINK_TARGET
        case "<":
            pattern, kind = _TAG, Kind.TAG
        case "{":
            pattern, kind = _SLUG, Kind.SLUG
    found = pattern.match(text, token.start(), end) if pattern else None
    if found is None or (kind is Kind.SLUG and not _is_in_heading(text, token.start())):
        return Kind.TEXT, token.end()
    return kind, found.end()


def _is_in_heading(text: str, offset: int) -> bool:
    line = text.rfind("\n", 0, offset) + 1
    return text[offset - 1] == " " and _HEADING_START.match(text, line) is not None


_HEADING_START = re.compile(r"#{1,6} ")


class _Ticks:
    """Finds the run of backticks that closes a code span, as long as the one that opens it.

    It remembers the last run of each length on the line, so that a line full of openings that
    nothing closes is not read again for each of them.
    """

    def __init__(self, text: str):
        self._text = text
        self._line_end = -1
        self._last: dict[int, int] = {}

    def closing(self, opening: re.Match[str], end: int) -> int | None:
        """Where the code span ends, if it does."""
        if opening.start() >= self._line_end:
            stop = self._text.find("\n", opening.start(), end)
            self._line_end = end if stop < 0 else stop
            runs = _TICKS.finditer(self._text, opening.end(), self._line_end)
            self._last = {len(run[0]): run.start() for run in runs}
        if self._last.get(len(opening[0]), -1) < opening.end():
            return None
        runs = _TICKS.finditer(self._text, opening.end(), self._line_end)
        return next(run.end() for run in runs if run[0] == opening[0])
