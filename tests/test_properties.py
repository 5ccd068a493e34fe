"""What holds for any input whatever."""

import json
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import TINY
from generator import prose
from generator.assets import Entry
from generator.decoding import decode_question, decode_settings
from generator.diagnostics import Diagnostic, Place, Rejected, in_order
from generator.model import Vocabulary
from generator.reading import read_bytes
from generator.reporting import as_annotations, as_json, as_sarif, as_text
from generator.review import digest
from generator.rules import check_entry
from generator.rules.vocabulary import UNKNOWN_TAG
from records import MINIMAL

SETTINGS = decode_settings(
    read_bytes((TINY / "questions/bank.yml").read_bytes(), "questions/bank.yml")
)[0]
PATH = "questions/numbers/some-id.yml"
NOTHING_KNOWN = Vocabulary({}, {}, {}, {}, {})

# Pieces of a record, in any order and number: closer to a record than noise is.
PIECES = [*(f"{line}\n" for line in MINIMAL.splitlines()), "\t", "- a\n", "{", "}", "[", "]", '"']
PIECES += [
    "retired:\n",
    "  since: 2026-01-01\n",
    "en:\n",
    "    $x$ `y` <b>\n",
    "    ```\n",
    "'",
    "#",
]
RECORDS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map("".join)


# Records that stand in a bank, which a few mutations make almost right.
REAL = [path.read_bytes() for path in sorted(TINY.glob("questions/[nw]*/*.yml"))]
PLACES = st.integers(0, 2**16)


def flipped(content: bytes, place: int, byte: int) -> bytes:
    place %= len(content)
    return content[:place] + bytes([content[place] ^ byte]) + content[place + 1 :]


def without_line(content: bytes, place: int, _: int) -> bytes:
    lines = content.splitlines(keepends=True)
    del lines[place % len(lines)]
    return b"".join(lines) or b"\n"


def with_line_elsewhere(content: bytes, place: int, shift: int) -> bytes:
    lines = content.splitlines(keepends=True)
    lines.insert((place + shift) % len(lines), lines[place % len(lines)])
    return b"".join(lines)


def indented_otherwise(content: bytes, place: int, spaces: int) -> bytes:
    lines = content.splitlines(keepends=True)
    place %= len(lines)
    lines[place] = b" " * (spaces % 7) + lines[place].lstrip(b" ")
    return b"".join(lines)


def cut(content: bytes, place: int, _: int) -> bytes:
    return content[: place % len(content)] or b"\n"


MUTATIONS = st.sampled_from([flipped, without_line, with_line_elsewhere, indented_otherwise, cut])


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    content = draw(st.sampled_from(REAL))
    for _ in range(draw(st.integers(1, 4))):
        content = draw(MUTATIONS)(content, draw(PLACES), draw(st.integers(1, 255)))
    return content


def found_in(content: bytes) -> tuple[Diagnostic, ...]:
    """What is wrong with a record; a traceback fails the test."""
    try:
        record = read_bytes(content, PATH)
        place = PurePosixPath(PATH).relative_to("questions")
        entry = Entry(decode_question(record, place, SETTINGS), record.at, {})
    except Rejected as rejected:
        return rejected.diagnostics or pytest.fail("rejected without a word")
    return tuple(in_order(check_entry(entry, SETTINGS, NOTHING_KNOWN)))


@settings(max_examples=1500, deadline=None)
@given(st.binary(max_size=400) | RECORDS.map(str.encode))
def test_any_bytes_are_a_question_or_are_rejected(content: bytes) -> None:
    for found in found_in(content):
        assert "\n" not in found.message + found.hint
        assert found.place.line >= 1
        assert found.place.column >= 1


@settings(max_examples=1500, deadline=None)
@given(mutated())
def test_a_record_with_accidents_is_a_question_or_is_rejected(content: bytes) -> None:
    found = found_in(content)
    lines = max(1, content.count(b"\n") + 1)
    assert all(each.place.line <= lines for each in found)
    assert_one_line_each(found)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.tuples(st.text(), st.text(), st.text()), max_size=5))
def test_each_diagnostic_is_one_line_whatever_it_quotes(
    words: list[tuple[str, str, str]],
) -> None:
    made = (UNKNOWN_TAG.found(Place(path or "x"), said, hint) for path, said, hint in words)
    assert_one_line_each(tuple(in_order(made)))


def assert_one_line_each(diagnostics: tuple[Diagnostic, ...]) -> None:
    """In each format, in UTF-8, and no character breaks a line in the middle."""
    text = as_text(diagnostics).encode().decode()
    assert text.splitlines() == text.split("\n")[:-1]
    for line in text.splitlines():
        assert line.startswith("  hint: ") or ": error Q" in line or ": warning Q" in line
    commands = as_annotations(diagnostics).encode().decode().splitlines()
    assert sum(line.startswith("::") for line in commands) == len(diagnostics)
    objects = json.loads(as_json(diagnostics, 1).encode())["diagnostics"]
    assert len(objects) == len(diagnostics)
    for each in objects:
        assert len(each["message"].splitlines()) <= 1
    rules = sorted({each.rule for each in diagnostics}, key=lambda rule: rule.code)
    (run,) = json.loads(as_sarif(diagnostics, rules).encode())["runs"]
    assert len(run["results"]) == len(diagnostics)


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=300))
def test_any_prose_is_checked_without_a_traceback(text: str) -> None:
    block = "".join(f"    {line}\n" for line in f"x{text}".splitlines())
    content = MINIMAL.replace("    Cela.\n", block).encode("utf-8", "replace")
    assert_one_line_each(found_in(content))


@given(st.text())
def test_segments_give_the_text_back(text: str) -> None:
    assert "".join(segment.text for segment in prose.segments(text)) == text


@given(st.text())
def test_any_text_has_a_digest(text: str) -> None:
    assert len(digest(text)) == 8
