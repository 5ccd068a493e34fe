"""Edits a record's text in place: comments, quotes, wrapping and every other byte stay.

Text in, text out. Each edit reads the text again, and what it made once more: an edit that would
say something else than was meant is not made.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.diagnostics import Rejected
from generator.reading import Fields, Items, Record, Text, Value, read_bytes
from generator.schema import ListOf, Object, PerLanguage, Shape, Table

Steps = tuple[str | int, ...]
"""A path of keys and indexes, such as `("tags", 1)`."""

MARK = "\ufeff"
"""A byte order mark; it stands in no line."""


class CannotEdit(Exception):  # noqa: N818 -- the word says what happened
    """What is written cannot be edited safely; the text says where, and what to do."""


@lru_cache(maxsize=8)
def read_text(text: str) -> Record:
    """Raises `Rejected`, as `read_bytes` does."""
    return read_bytes(text.encode("utf-8", "surrogatepass"), "")


class _Sheet:
    """A text as lines, and what was read from them."""

    def __init__(self, text: str):
        self.root = read_text(text).root
        self.mark = MARK if text.startswith(MARK) else ""
        self.final = "\n" if text.endswith("\n") else ""
        self.lines = text.removeprefix(MARK).removesuffix("\n").split("\n")
        self.ending = "\r" if self.lines[0].endswith("\r") else ""

    @property
    def text(self) -> str:
        return self.mark + "\n".join(self.lines) + self.final

    def new(self, lines: Sequence[str]) -> list[str]:
        return [line + self.ending for line in lines]

    def finished(self, meant: object) -> str:
        """The text, if it says what was meant."""
        made = self.text
        try:
            if plain(read_text(made).root) == meant:
                return made
        except Rejected:
            pass
        raise CannotEdit("it is written in an unusual way; edit it by hand")


def plain(value: Value) -> Any:
    """What a value says, wherever it stands. Dictionaries compare without the order of fields."""
    match value:
        case Text(value=text):
            return text.rstrip("\n")
        case Items(values=values):
            return [plain(each) for each in values]
        case Fields(entries=entries):
            return {key: plain(each) for key, each in entries.items()}


# --- Pieces: an entry of a set of fields or of a list, with the comments that are its own.


@dataclass(frozen=True)
class _Piece:
    begin: int
    """Of its comments, as the index of a line."""
    row: int
    """Of its key, or of its dash."""
    end: int


@dataclass(frozen=True)
class _Cut:
    """Entries that stand one below the other, and where they end: a last comment stays last."""

    pieces: tuple[_Piece, ...]
    column: int

    @property
    def begin(self) -> int:
        return self.pieces[0].begin

    @property
    def end(self) -> int:
        return self.pieces[-1].end


_DASHES = re.compile(r" *(?:- +)*")


def _columns(value: Fields | Items, lines: Sequence[str]) -> tuple[list[int], int] | None:
    """The lines of the entries and their column; None unless each begins a line of its own."""
    places = value.keys.values() if isinstance(value, Fields) else [v.place for v in value.values]
    rows, columns = [], set()
    for place in places:
        row, before = place.line - 1, lines[place.line - 1][: place.column - 1]
        # An item, or the first field of one, stands behind a dash.
        if not _DASHES.fullmatch(before) or (rows and row == rows[-1]):
            return None
        if isinstance(value, Items):
            before, dash, _ = before.rpartition("-")
            if not dash:
                return None
        if rows and before.strip():
            return None
        rows.append(row)
        columns.add(len(before))
    return (rows, columns.pop()) if len(columns) == 1 else None


def _is_comment(line: str, column: int) -> bool:
    """Whether it is one whatever stands above: the texts of entries at `column` are deeper."""
    stripped = line.lstrip(" ")
    return stripped.startswith("#") and len(line) - len(stripped) <= column


def _cut(value: Value, lines: Sequence[str], begin: int, end: int) -> _Cut | None:
    """The entries of a value whose lines are from `begin` to `end`."""
    if isinstance(value, Text):
        return None
    found = _columns(value, lines)
    if found is None:
        return None
    rows, column = found
    begins = [_with_comments(row, lines, begin, column) for row in rows]
    # At the head of a file, what stands above the first key speaks of the whole.
    if begin == 0 and begins[0] == 0:
        begins[0] = rows[0]
    last = end
    for row in range(end - 1, rows[-1], -1):
        if _is_comment(lines[row], column):
            last = row
        elif lines[row].strip():
            break
    ends = [*begins[1:], last]
    return _Cut(tuple(map(_Piece, begins, rows, ends)), column)


def _with_comments(row: int, lines: Sequence[str], begin: int, column: int) -> int:
    while row > begin and _is_comment(lines[row - 1], column):
        row -= 1
    return row


def _find(sheet: _Sheet, steps: Steps) -> tuple[Value, int, int]:
    """The value at the end of a path, and the lines it may reach over."""
    value: Value = sheet.root
    begin, end = 0, len(sheet.lines)
    for step in steps:
        children = _children(value)
        if step not in children:
            raise CannotEdit(f"`{step}` is not there")
        if cut := _cut(value, sheet.lines, begin, end):
            piece = cut.pieces[list(children).index(step)]
            begin, end = _own_begin(value, piece), piece.end
        value = children[step]
    return value, begin, end


def _own_begin(value: Value, piece: _Piece) -> int:
    """Where an entry's own value may begin: beside its dash, or below its key."""
    return piece.row if isinstance(value, Items) else piece.row + 1


def _children(value: Value) -> Mapping[str | int, Value]:
    match value:
        case Fields(entries=entries):
            return entries
        case Items(values=values):
            return dict(enumerate(values))
        case Text():
            return {}


# --- Order


def reordered(text: str, shape: Shape, languages: Sequence[str]) -> str:
    """The text with its fields in the order of the shape; comments travel with their fields.

    What is written between brackets, has fields that the shape does not know, or cannot be read at
    all, stays as it is.
    """
    try:
        sheet = _Sheet(text)
        meant = plain(sheet.root)
        _arrange(sheet, shape, sheet.root, languages, 0, len(sheet.lines))
        return sheet.finished(meant)
    except (Rejected, CannotEdit):
        return text


def house_order(shape: Shape, value: Fields, languages: Sequence[str]) -> list[str]:
    """The keys of a set of fields as house style has them."""
    match shape:
        case Object(fields=fields):
            known = list(fields)
        case PerLanguage():
            known = list(languages)
        case _:
            return list(value.entries)
    if not value.entries.keys() <= set(known):
        return list(value.entries)
    return [key for key in known if key in value.entries]


def parts(shape: Shape, value: Value) -> Iterator[tuple[str | int, Shape, Value]]:
    """What a value holds, each with its step and with the shape that it should have."""
    match shape, value:
        case Object(fields=fields), Fields(entries=entries):
            for key, each in entries.items():
                if key in fields:
                    yield key, fields[key].shape, each
        case ((PerLanguage(item=item) | Table(item=item)), Fields(entries=entries)):
            for key, each in entries.items():
                yield key, item, each
        case ListOf(item=item), Items(values=values):
            for index, each in enumerate(values):
                yield index, item, each


def _arrange(
    sheet: _Sheet, shape: Shape, value: Value, languages: Sequence[str], begin: int, end: int
) -> None:
    """Puts in order what stands in these lines, the deepest first: no line leaves its entry."""
    cut = _cut(value, sheet.lines, begin, end)
    if cut is None:
        return
    rows = dict(zip(_children(value), cut.pieces, strict=True))
    for step, inner, each in parts(shape, value):
        piece = rows[step]
        _arrange(sheet, inner, each, languages, _own_begin(value, piece), piece.end)
    if isinstance(value, Fields):
        _permute(sheet.lines, cut, [rows[key] for key in house_order(shape, value, languages)])


def _permute(lines: list[str], cut: _Cut, order: Sequence[_Piece]) -> None:
    """Puts the pieces in this order. The dash before the first field of an item stays first."""
    if tuple(order) == cut.pieces:
        return
    first = cut.pieces[0]
    dash = lines[first.row][: cut.column]
    taken = {piece: lines[piece.begin : piece.end] for piece in cut.pieces}
    if dash.strip():
        taken[first][0] = " " * cut.column + taken[first][0][cut.column :]
        at = order[0].row - order[0].begin
        taken[order[0]][at] = dash + taken[order[0]][at][cut.column :]
    lines[cut.begin : cut.end] = [line for piece in order for line in taken[piece]]


def sorted_fields(text: str) -> str:
    """The text with its top-level fields in alphabetical order."""
    try:
        sheet = _Sheet(text)
        cut = _cut(sheet.root, sheet.lines, 0, len(sheet.lines))
        if cut is None:
            return text
        pieces = dict(zip(sheet.root.entries, cut.pieces, strict=True))
        _permute(sheet.lines, cut, [pieces[key] for key in sorted(pieces)])
        return sheet.finished(plain(sheet.root))
    except (Rejected, CannotEdit):
        return text


def sorted_list(text: str, *steps: str | int) -> str:
    """The text with the words of a list in alphabetical order; a list that is not there is."""
    try:
        sheet = _Sheet(text)
        value, begin, end = _find(sheet, steps)
        words = plain(value)
        if not isinstance(words, list) or not all(isinstance(each, str) for each in words):
            return text
        order = sorted(range(len(words)), key=lambda index: words[index])
        if order == list(range(len(words))):
            return text
        meant = _changed(plain(sheet.root), steps, lambda _: sorted(words))
        if cut := _cut(value, sheet.lines, begin, end):
            _permute(sheet.lines, cut, [cut.pieces[index] for index in order])
        else:
            _permute_words(sheet.lines, value, order)
        return sheet.finished(meant)
    except (Rejected, CannotEdit):
        return text


def _changed(said: Any, steps: Steps, change: Callable[[Any], Any]) -> Any:
    """What is said, with a change at the end of a path; a key whose value becomes None is gone."""
    if not steps:
        return change(said)
    said = said.copy()
    step, *others = steps
    if isinstance(said, dict) and step not in said:
        said[step] = change(None)
        return said
    made = _changed(said[step], tuple(others), change)
    if made is None:
        del said[step]
    else:
        said[step] = made
    return said


# --- Words of a list, or of a text


@dataclass(frozen=True)
class _Span:
    """Where a word stands, with its quotes."""

    row: int
    begin: int
    end: int


def _span(text: Value, lines: Sequence[str]) -> _Span:
    if not isinstance(text, Text) or not text.margins or "\n" in text.value:
        raise CannotEdit("an item of the list is not a plain word; edit it by hand")
    row, begin = text.place.line - 1, text.place.column - 1
    quote = 1 if lines[row][begin] in "'\"" else 0
    end = begin + len(text.value) + 2 * quote
    if lines[row][begin + quote : end - quote] != text.value:
        raise CannotEdit("an item of the list is not a plain word; edit it by hand")
    return _Span(row, begin, end)


_REST = re.compile(r"(?P<punctuation>[\s,\]]*)(?P<comment>\#.*?)?\r?", re.X)


def _permute_words(lines: list[str], items: Items, order: Sequence[int]) -> None:
    """Puts words between brackets in this order; the comment at the end of a line follows."""
    spans = [_span(each, lines) for each in items.values]
    words = [lines[span.row][span.begin : span.end] for span in spans]
    rows = range(spans[0].row, spans[-1].row + 1)
    if len(rows) > 1 and any("#" in lines[row] for row in rows):
        _permute_lines(lines, spans, words, order)
        return
    # From the last to the first: what stands before keeps its place.
    for span, index in reversed(list(zip(spans, order, strict=True))):
        line = lines[span.row]
        lines[span.row] = line[: span.begin] + words[index] + line[span.end :]


def _permute_lines(
    lines: list[str], spans: Sequence[_Span], words: Sequence[str], order: Sequence[int]
) -> None:
    rests = [_REST.fullmatch(lines[span.row], span.end) for span in spans]
    rows = [span.row for span in spans]
    if None in rests or rows != list(range(rows[0], rows[0] + len(rows))):
        raise CannotEdit("comments stand between the items; sort them by hand")
    comments = [rest["comment"] or "" for rest in rests if rest]
    for span, rest, index in zip(spans, rests, order, strict=True):
        line = lines[span.row]
        assert rest
        made = line[: span.begin] + words[index] + rest["punctuation"].rstrip()
        if comments[index]:
            made += "  " + comments[index]
        lines[span.row] = made + ("\r" if line.endswith("\r") else "")


def replaced_word(text: str, steps: Steps, new: str) -> str:
    """The text with another word in the place of an item, or of a value on one line."""
    sheet = _Sheet(text)
    value, _, _ = _find(sheet, steps)
    span = _span(value, sheet.lines)
    line = sheet.lines[span.row]
    sheet.lines[span.row] = line[: span.begin] + quoted(new) + line[span.end :]
    return sheet.finished(_changed(plain(sheet.root), steps, lambda _: new))


def replaced_in_prose(text: str, steps: Steps, old: str, new: str, offsets: Sequence[int]) -> str:
    """The text with `new` for each `old` that stands at these offsets of a value."""
    sheet = _Sheet(text)
    value, _, _ = _find(sheet, steps)
    if not isinstance(value, Text) or not value.margins:
        raise CannotEdit("the text is not in a `|` block; edit it by hand")
    for offset in sorted(offsets, reverse=True):
        place = value.at(offset)
        line, begin = sheet.lines[place.line - 1], place.column - 1
        if not line.startswith(old, begin):
            raise CannotEdit("the text is not in a `|` block; edit it by hand")
        sheet.lines[place.line - 1] = line[:begin] + new + line[begin + len(old) :]

    def change(said: str) -> str:
        for offset in sorted(offsets, reverse=True):
            said = said[:offset] + new + said[offset + len(old) :]
        return said

    return sheet.finished(_changed(plain(sheet.root), steps, change))


def rewritten(text: str, changes: Mapping[Steps, str]) -> str:
    """The text with other values, of as many lines as before, in the places of these."""
    sheet = _Sheet(text)
    meant = plain(sheet.root)
    for steps, new in changes.items():
        value, _, _ = _find(sheet, steps)
        if not isinstance(value, Text) or not value.margins:
            raise CannotEdit("the text is not in a `|` block; edit it by hand")
        old_lines, new_lines = value.value.split("\n"), new.split("\n")
        for index, (before, after) in enumerate(zip(old_lines, new_lines, strict=True)):
            if before != after:
                row, margin = value.first_line - 1 + index, value.margins[index]
                line = sheet.lines[row]
                sheet.lines[row] = line[:margin] + after + line[margin + len(before) :]
        meant = _changed(meant, steps, lambda _, new=new: new.rstrip("\n"))
    return sheet.finished(meant)


# --- Items that come and go


def added_item(text: str, key: str, word: str, order: Sequence[str]) -> str:
    """The text with a word at the end of a list; a list that is not there is made in its place."""
    sheet = _Sheet(text)
    if key not in sheet.root.entries:
        return set_field(text, key, [f"{key}: [{quoted(word)}]"], order)
    items, begin, end = _find(sheet, (key,))
    if not isinstance(items, Items) or not items.values:
        raise CannotEdit(f"`{key}` is not a list with an item; edit it by hand")
    meant = _changed(plain(sheet.root), (key,), lambda words: [*words, word])
    span = _span(items.values[-1], sheet.lines)
    line = sheet.lines[span.row]
    if cut := _cut(items, sheet.lines, begin, end):
        margin = line[: span.begin]
        sheet.lines[cut.pieces[-1].row + 1 : cut.pieces[-1].row + 1] = sheet.new(
            [margin + quoted(word)]
        )
    else:
        sheet.lines[span.row] = line[: span.end] + f", {quoted(word)}" + line[span.end :]
    return sheet.finished(meant)


def removed_item(text: str, steps: Steps) -> str:
    """The text without an item of a list, and without the list if that was the only one."""
    *parents, index = steps
    assert isinstance(index, int)
    sheet = _Sheet(text)
    items, begin, end = _find(sheet, tuple(parents))
    assert isinstance(items, Items)
    if len(items.values) == 1:
        return removed_field(text, tuple(parents))

    def without(words: list[str]) -> list[str]:
        return [word for at, word in enumerate(words) if at != index]

    meant = _changed(plain(sheet.root), tuple(parents), without)
    if cut := _cut(items, sheet.lines, begin, end):
        piece = cut.pieces[index]
        del sheet.lines[piece.begin : piece.end]
    else:
        _remove_word(sheet.lines, [_span(each, sheet.lines) for each in items.values], index)
    return sheet.finished(meant)


def _remove_word(lines: list[str], spans: Sequence[_Span], index: int) -> None:
    span = spans[index]
    line = lines[span.row]
    if index + 1 < len(spans) and spans[index + 1].row == span.row:
        lines[span.row] = line[: span.begin] + line[spans[index + 1].begin :]
    elif index > 0 and spans[index - 1].row == span.row:
        lines[span.row] = line[: spans[index - 1].end] + line[span.end :]
    else:
        rest = line[span.end :].lstrip(" ").removeprefix(",").lstrip(" ")
        kept = line[: span.begin] + rest
        if kept.strip() and not _is_comment(kept, len(kept)):
            lines[span.row] = kept
        else:
            del lines[span.row]


# --- Fields that come and go


def removed_field(text: str, steps: Steps) -> str:
    """The text without a field, its value and the comments right above it."""
    *parents, key = steps
    sheet = _Sheet(text)
    value, begin, end = _find(sheet, tuple(parents))
    cut = _cut(value, sheet.lines, begin, end)
    if cut is None or key not in _children(value):
        raise CannotEdit(f"`{key}` does not stand on a line of its own; edit it by hand")
    piece = cut.pieces[list(_children(value)).index(key)]
    del sheet.lines[piece.begin : piece.end]
    return sheet.finished(_changed(plain(sheet.root), steps, lambda _: None))


def set_field(text: str, key: str, lines: Sequence[str], order: Sequence[str]) -> str:
    """The text with these lines as a top-level field, in the place of the old one if there is one.

    A new one goes behind the fields that precede it in `order`.
    """
    sheet = _Sheet(text)
    cut = _cut(sheet.root, sheet.lines, 0, len(sheet.lines))
    if cut is None:
        raise CannotEdit("its fields do not stand one below the other; edit it by hand")
    keys = list(sheet.root.entries)
    if key in keys:
        piece = cut.pieces[keys.index(key)]
        end = piece.end
        while end - 1 > piece.row and not sheet.lines[end - 1].strip():
            end -= 1
        begin = piece.row
    else:
        before = order[: order.index(key)]
        above = [index for index, each in enumerate(keys) if each in before]
        begin = end = cut.pieces[above[-1]].end if above else cut.pieces[0].row
    sheet.lines[begin:end] = sheet.new(lines)
    sheet.final = "\n"
    said = plain(read_text("".join(f"{line}\n" for line in lines)).root)
    return sheet.finished({**plain(sheet.root), **said})


def piece_of(text: str, key: str) -> list[str]:
    """The lines of a top-level field, with the comments right above it."""
    sheet = _Sheet(text)
    cut = _cut(sheet.root, sheet.lines, 0, len(sheet.lines))
    keys = list(sheet.root.entries)
    if cut is None or key not in keys:
        raise CannotEdit(f"`{key}` does not stand on a line of its own; edit it by hand")
    piece = cut.pieces[keys.index(key)]
    return [line.rstrip("\r") for line in sheet.lines[piece.begin : piece.end]]


def head_of(text: str) -> list[str]:
    """The lines above the first field, and above the comments that are its own."""
    sheet = _Sheet(text)
    cut = _cut(sheet.root, sheet.lines, 0, len(sheet.lines))
    return [line.rstrip("\r") for line in sheet.lines[: cut.begin]] if cut else []


_PLAIN_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_/-]*")


def quoted(word: str) -> str:
    """A word as a value or an item: between quotes, unless it is plain to everybody."""
    return word if _PLAIN_WORD.fullmatch(word) else json.dumps(word, ensure_ascii=False)


def block(key: str, text: str, indent: int = 0) -> list[str]:
    """The lines of a field that holds a text in a `|` block."""
    margin = " " * indent
    lines = text.strip().split("\n")
    return [f"{margin}{key}: |", *(f"{margin}  {line}".rstrip() for line in lines)]
