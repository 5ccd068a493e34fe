"""Records written in tests, and what they make."""

from pathlib import PurePosixPath

import pytest

from generator.assets import Entry
from generator.decoding import decode_question
from generator.diagnostics import Rejected
from generator.model import Question, Settings, Tombstone
from generator.reading import read_bytes


def decoded(text: str, settings: Settings, path: str = "numbers/some-id.yml") -> Entry:
    """The entry that a record's text makes, or Rejected."""
    record = read_bytes(text.encode(), f"questions/{path}")
    return Entry(decode_question(record, PurePosixPath(path), settings), record.at, {}, record)


def question(text: str, settings: Settings) -> Question:
    meaning = decoded(text, settings).meaning
    assert isinstance(meaning, Question)
    return meaning


def tombstone(text: str, settings: Settings) -> Tombstone:
    meaning = decoded(text, settings).meaning
    assert isinstance(meaning, Tombstone)
    return meaning


def complaints(text: str, settings: Settings, path: str = "numbers/some-id.yml") -> list[str]:
    """What is wrong with a record's text, each as `line:column code message (hint)`."""
    with pytest.raises(Rejected) as caught:
        decoded(text, settings, path)
    return [
        f"{found.place.line}:{found.place.column} {found.rule.code} {found.message}"
        + (f" ({found.hint})" if found.hint else "")
        for found in caught.value.diagnostics
    ]


MINIMAL = """\
difficulty: easy
kind: concept
tags: [counting]
published: 2026-01-02
last_verified: 2026-01-02
fr:
  question: |
    Quoi ?
  short: |
    Cela.
  answer: |
    ## Le fait {#fact}

    Il tient en une ligne.
"""
"""The shortest record of a question."""
