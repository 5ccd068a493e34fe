"""Writes into a record that its two languages were held side by side."""

import json
import re
from pathlib import Path

from generator.checking import Checked
from generator.model import Question
from generator.review import digests

# The block is the machine's and stands last: a key at the margin and what is indented under it.
_BLOCK = re.compile(r"^reviewed:.*\n(?:[ \t]+.*\n|\n)*", re.MULTILINE)
_REVIEWERS = re.compile(r"^reviewers: *\[(?P<names>.*)\] *$", re.MULTILINE)


class CannotReview(Exception):  # noqa: N818 -- the word says what happened
    """The record cannot be marked as reviewed; the text says why."""


def note_review(bank: Path, checked: Checked, id: str, reviewer: str | None) -> tuple[str, ...]:
    """Writes the digests of both languages as they stand; everything else stays as it was.

    Returns the names of the parts that were noted.
    """
    entry = checked.entries.get(id)
    if entry is None:
        raise CannotReview("no such question, or its record has errors")
    if not isinstance(entry.meaning, Question):
        raise CannotReview("the question is retired")
    assert checked.bank is not None
    now = digests(entry.meaning, checked.bank.settings)
    if not now:
        raise CannotReview("nothing to compare: no part stands in both languages")
    path = bank / entry.meaning.path
    text = path.read_text(encoding="utf-8")
    lines = [f"  {part}: {pair.source}/{pair.translation}\n" for part, pair in now.items()]
    text = _BLOCK.sub("", text).rstrip("\n") + "\nreviewed:\n" + "".join(lines)
    if reviewer and reviewer not in entry.meaning.reviewers:
        text = _with_reviewer(text, entry.meaning, reviewer)
    path.write_text(text, encoding="utf-8")
    return tuple(now)


def _with_reviewer(text: str, question: Question, reviewer: str) -> str:
    names = ", ".join(
        json.dumps(each, ensure_ascii=False) for each in (*question.reviewers, reviewer)
    )
    line = f"reviewers: [{names}]"
    if _REVIEWERS.search(text):
        return _REVIEWERS.sub(lambda _: line, text, count=1)
    if question.reviewers:
        raise CannotReview("write `reviewers: [...]` on one line first")
    return re.sub(
        r"^published:", lambda found: f"{line}\n{found[0]}", text, count=1, flags=re.MULTILINE
    )
