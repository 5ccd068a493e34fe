"""What holds for any input whatever."""

from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from conftest import TINY
from generator import prose
from generator.assets import Entry
from generator.decoding import decode_question, decode_settings
from generator.diagnostics import Rejected, in_order
from generator.model import Question, Vocabulary
from generator.reading import read_bytes
from generator.reporting import as_text
from generator.review import digest
from generator.rules import check_entry
from records import MINIMAL

SETTINGS = decode_settings(
    read_bytes((TINY / "questions/bank.yml").read_bytes(), "questions/bank.yml")
)[0]
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


@given(st.binary(max_size=400) | RECORDS.map(str.encode))
def test_any_bytes_are_a_question_or_are_rejected(content: bytes) -> None:
    try:
        record = read_bytes(content, "questions/numbers/some-id.yml")
        path = PurePosixPath("numbers/some-id.yml")
        entry = Entry(decode_question(record, path, SETTINGS), record.at, {})
    except Rejected as rejected:
        found = list(rejected.diagnostics)
        assert found
    else:
        found = list(check_entry(entry, SETTINGS, NOTHING_KNOWN))
    for diagnostic in found:
        assert "\n" not in diagnostic.message + diagnostic.hint
        assert diagnostic.place.line >= 1
        assert diagnostic.place.column >= 1


@given(st.text(max_size=300))
def test_any_prose_is_checked_without_a_traceback(text: str) -> None:
    block = "".join(f"    {line}\n" for line in f"x{text}".splitlines())
    content = MINIMAL.replace("    Cela.\n", block).encode("utf-8", "replace")
    try:
        record = read_bytes(content, "questions/numbers/some-id.yml")
        path = PurePosixPath("numbers/some-id.yml")
        entry = Entry(decode_question(record, path, SETTINGS), record.at, {})
    except Rejected:
        return
    assert isinstance(entry.meaning, Question)
    report = as_text(in_order(check_entry(entry, SETTINGS, NOTHING_KNOWN)))
    for line in report.splitlines():
        assert line.startswith(("questions/numbers/some-id.yml:", "  hint: "))


@given(st.text())
def test_segments_give_the_text_back(text: str) -> None:
    assert "".join(segment.text for segment in prose.segments(text)) == text


@given(st.text())
def test_any_text_has_a_digest(text: str) -> None:
    assert len(digest(text)) == 8
