"""How records are written, beyond what they mean: one way, which `questions fix` makes.

Nothing here turns a reviewed part outdated: what changes is what a digest ignores.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import prose
from generator.decoding import sections
from generator.diagnostics import Rejected
from generator.editing import (
    MARK,
    CannotEdit,
    Steps,
    house_order,
    parts,
    read_text,
    reordered,
    rewritten,
    sorted_list,
)
from generator.model import Settings
from generator.reading import Fields, Record, Text, Value
from generator.review import digest
from generator.schema import (
    TOMBSTONE,
    Field,
    Line,
    ListOf,
    Object,
    PerLanguage,
    Prose,
    Shape,
    Table,
    question_shape,
)
from generator.typography import as_typed


@dataclass(frozen=True)
class Manner:
    """What house style needs to know about a file."""

    shape: Shape
    languages: tuple[str, ...]
    conventions: Mapping[str, str]
    """Of typography, by language code."""


def manner_of(shape: Shape, settings: Settings) -> Manner:
    return Manner(
        shape,
        tuple(each.code for each in settings.languages),
        {each.code: each.typography for each in settings.languages},
    )


def record_manner(record: Record, settings: Settings) -> Manner:
    """For a question, or for a tombstone."""
    retired = "retired" in record.root.entries
    return manner_of(TOMBSTONE if retired else question_shape(settings), settings)


# --- Order


def disordered(record: Record, manner: Manner) -> Iterator[tuple[Steps, str]]:
    """Each set of fields out of order: the path to the first key that comes too late, and the key
    before which it should stand.
    """
    yield from _disordered(manner.shape, record.root, manner.languages, ())


def _disordered(
    shape: Shape, value: Value, languages: Sequence[str], steps: Steps
) -> Iterator[tuple[Steps, str]]:
    if isinstance(value, Fields):
        order = house_order(shape, value, languages)
        lines = {place.line for place in value.keys.values()}
        # What stands between brackets is written as its writer likes.
        if len(lines) == len(order):
            for ours, theirs in zip(order, value.entries, strict=True):
                if ours != theirs:
                    yield (*steps, ours), theirs
                    break
    for step, inner, each in parts(shape, value):
        if not isinstance(each, Text):
            yield from _disordered(inner, each, languages, (*steps, step))


def in_house_order(text: str, manner: Manner) -> str:
    return reordered(text, manner.shape, manner.languages)


def with_sorted_tags(text: str) -> str:
    return sorted_list(text, "tags")


# --- Spaces


@dataclass(frozen=True)
class Untidy:
    """Something at a line that has no business there; lines and columns count from 1."""

    line: int
    column: int
    message: str


_ENDING_SPACES = re.compile(r"[ \t\u00a0\u202f]+$")


def with_tidy_spaces(text: str, manner: Manner) -> str:
    """Without a byte order mark, carriage returns, spaces that end lines, or lines that end a file.

    Spaces in code stay: they count in its digest.
    """
    if not text.strip():
        return text
    try:
        record = read_text(text)
    except Rejected:
        return text
    kept = set(_code_lines(record, manner))
    lines = text.removeprefix(MARK).replace("\r\n", "\n").rstrip("\n").split("\n")
    for index, line in enumerate(lines):
        if index + 1 not in kept:
            lines[index] = _ENDING_SPACES.sub("", line)
    made = "\n".join(lines).rstrip("\n") + "\n"
    return made if _reads_alike(record, made) else text


def untidy_spaces(text: str, manner: Manner) -> Iterator[Untidy]:
    """What `with_tidy_spaces` would change, each sort of it once."""
    tidy = with_tidy_spaces(text, manner)
    if tidy == text:
        return
    if text.startswith(MARK):
        yield Untidy(1, 1, "the file begins with a byte order mark")
    lines = text.removeprefix(MARK).split("\n")
    if returns := [line for line in lines if line.endswith("\r")]:
        number = lines.index(returns[0]) + 1
        message = f"lines that end with a carriage return: {len(returns)}"
        yield Untidy(number, len(returns[0]), message)
    lines = [line.removesuffix("\r") for line in lines]
    made = tidy.removesuffix("\n").split("\n")
    pairs = zip(lines, made, strict=False)
    spaced = [(row, after) for row, (line, after) in enumerate(pairs, 1) if line != after]
    if spaced:
        row, line = spaced[0]
        yield Untidy(row, len(line) + 1, f"lines that end with spaces: {len(spaced)}")
    if lines[-1]:
        yield Untidy(len(lines), len(lines[-1]) + 1, "the last line has no line break")
    elif len(lines) > len(made) + 1:
        message = f"empty lines at the end of the file: {len(lines) - len(made) - 1}"
        yield Untidy(len(made) + 1, 1, message)


def _code_lines(record: Record, manner: Manner) -> Iterator[int]:
    """The lines of the file that hold code of a text."""
    for each in texts(record, manner):
        if each.is_prose and each.text.margins:
            for fence in prose.fences(each.text.value):
                first = each.text.at(fence.body_offset).line
                yield from range(first, first + fence.body.count("\n"))


def _reads_alike(record: Record, made: str) -> bool:
    try:
        return _alike(record.root, read_text(made).root)
    except Rejected:
        return False


def _alike(before: Value, after: Value) -> bool:
    """Whether a reader sees the same, and a review too."""
    match before, after:
        case Text(value=one), Text(value=other):
            return one == other or _digests(one) == _digests(other)
        case Fields(entries=ones), Fields(entries=others):
            return ones.keys() == others.keys() and all(
                _alike(each, others[key]) for key, each in ones.items()
            )
        case _:
            ones, others = getattr(before, "values", ()), getattr(after, "values", ())
            return len(ones) == len(others) and all(map(_alike, ones, others))


def _digests(text: str) -> list[str]:
    """Of the whole and of each section: what ends one is not seen where another follows."""
    text = text.rstrip("\n")
    return [digest(each) for each in (text, *(section.body for section in sections(text)))]


# --- Characters


@dataclass(frozen=True)
class Written:
    """A text of a record, wherever it stands."""

    steps: Steps
    text: Text
    convention: str
    """Empty where none applies."""
    is_prose: bool


def texts(record: Record, manner: Manner) -> Iterator[Written]:
    """The texts that are free: neither words of a list, nor addresses, days or digests."""
    yield from _free(manner.shape, record.root, "", (), manner)


def _free(
    shape: Shape, value: Value, convention: str, steps: Steps, manner: Manner
) -> Iterator[Written]:
    if isinstance(value, Text):
        if isinstance(shape, Prose):
            yield Written(steps, value, convention, True)
        elif isinstance(shape, Line) and shape.pattern is None:
            yield Written(steps, value, "", False)
        return
    if isinstance(shape, Table | ListOf) and isinstance(shape.item, Line) and shape.item.pattern:
        return
    of_language = isinstance(shape, PerLanguage) or not steps
    for step, inner, each in parts(shape, value):
        below = manner.conventions.get(str(step), convention) if of_language else convention
        yield from _free(inner, each, below, (*steps, step), manner)


def untidy_characters(written: Iterable[Written]) -> Iterator[tuple[Steps, int, int, str]]:
    """Each text with characters that rendering or a keyboard makes otherwise.

    As the path to it, where the first of them stands, how many there are, and the text as it
    should be.
    """
    for each in written:
        value = each.text.value
        if value.isascii() or not each.text.margins:
            continue
        made = _plainly(each)
        if made != value:
            different = [at for at, pair in enumerate(zip(value, made, strict=False)) if _is(pair)]
            yield each.steps, different[0], len(different), made


def _is(pair: tuple[str, str]) -> bool:
    return pair[0] != pair[1]


def _plainly(written: Written) -> str:
    text = written.text.value
    if not unicodedata.is_normalized("NFC", text):
        text = _composed(text) if written.is_prose else unicodedata.normalize("NFC", text)
    return as_typed(text, written.convention) if written.convention else text


def _composed(text: str) -> str:
    """With each accent and its letter as one character, outside of code and addresses."""
    return "".join(
        unicodedata.normalize("NFC", segment.text)
        if segment.kind is prose.Kind.TEXT
        else segment.text
        for segment in prose.segments(text)
    )


def with_plain_characters(text: str, manner: Manner) -> str:
    try:
        record = read_text(text)
        changes = {steps: made for steps, _, _, made in untidy_characters(texts(record, manner))}
        made = rewritten(text, changes) if changes else text
        return made if _reads_alike(record, made) else text
    except (Rejected, CannotEdit):
        return text


# --- Parts still to be written

UNWRITTEN = "TODO"
"""What stands at the head of a paragraph that `questions new` made."""

_UNWRITTEN = re.compile(rf"^(?:#+ +|[-*] +)?{UNWRITTEN}\b", re.M)


def unwritten(written: Iterable[Written], manner: Manner) -> Iterator[tuple[Steps, int, str]]:
    """Each text that waits to be written: its path, where, and what belongs there."""
    for each in written:
        if UNWRITTEN in each.text.value and each.is_prose:
            found = _UNWRITTEN.search(prose.outside_blocks(each.text.value))
            if found:
                yield each.steps, found.start(), _about(manner.shape, each.steps)


def _about(shape: Shape, steps: Steps) -> str:
    about = ""
    for step in steps:
        if isinstance(shape, Object) and step in shape.fields:
            field: Field = shape.fields[str(step)]
            about, shape = field.about, field.shape
        elif isinstance(shape, PerLanguage):
            shape = shape.item
    return about
