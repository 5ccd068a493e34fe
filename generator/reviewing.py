"""Writes into a record that its two languages were held side by side."""

from pathlib import Path

from generator.changes import CannotChange, Changes
from generator.checking import Checked
from generator.diagnostics import Rejected
from generator.editing import CannotEdit, added_item, set_field
from generator.model import Question
from generator.review import digests
from generator.schema import question_shape


class CannotReview(Exception):  # noqa: N818 -- the word says what happened
    """The record cannot be marked as reviewed; the text says why."""


def note_review(bank: Path, checked: Checked, id: str, reviewer: str | None) -> tuple[str, ...]:
    """Writes the digests of both languages as they stand; everything else stays as it was.

    Returns the names of the parts that were noted.
    """
    entry = checked.entries.get(id)
    if entry is None:
        raise CannotReview("no such question, or its record has errors")
    question = entry.meaning
    if not isinstance(question, Question):
        raise CannotReview("the question is retired")
    assert checked.bank is not None
    settings = checked.bank.settings
    now = digests(question, settings)
    if not now:
        raise CannotReview("nothing to compare: no part stands in both languages")
    order = list(question_shape(settings).fields)
    lines = [f"  {part}: {pair.source}/{pair.translation}" for part, pair in now.items()]
    path = bank / question.path
    try:
        text = set_field(path.read_bytes().decode(), "reviewed", ["reviewed:", *lines], order)
        if reviewer and reviewer not in question.reviewers:
            text = added_item(text, "reviewers", reviewer, order)
        Changes(written={path: text.encode()}).make()
    except (OSError, UnicodeDecodeError, Rejected, CannotEdit, CannotChange) as reason:
        raise CannotReview(f"the record cannot be written: {reason}") from reason
    return tuple(now)
