"""What must hold. A rule is a value beside its check; a check is a plain generator."""

from collections.abc import Iterator, Mapping, Sequence

from generator import decoding, reading
from generator.assets import Entry
from generator.diagnostics import At, Diagnostic
from generator.model import BankText, Question, Settings, Term, Vocabulary
from generator.rules import (
    collection,
    figures,
    markup,
    parity,
    style,
    translation,
    vocabulary,
    wording,
)

ALL_RULES = tuple(
    sorted(
        (
            *reading.RULES,
            *decoding.RULES,
            *vocabulary.RULES,
            *markup.RULES,
            *figures.RULES,
            *wording.RULES,
            *translation.RULES,
            *parity.RULES,
            *collection.RULES,
            *style.RULES,
        ),
        key=lambda rule: rule.code,
    )
)


def check_shared(settings: Settings, topics: Mapping[str, Term], at: At) -> Iterator[Diagnostic]:
    """What is wrong with the file of settings."""
    yield from vocabulary.check_settings(settings, topics, at)


def check_text(text: BankText, at: At, settings: Settings) -> Iterator[Diagnostic]:
    """What is wrong with a page of the bank's own."""
    yield from wording.check_text(text, at, settings)


def check_entry(entry: Entry, settings: Settings, known: Vocabulary) -> Iterator[Diagnostic]:
    """What is wrong with a record taken by itself."""
    yield from vocabulary.check_vocabulary(entry.meaning, entry.at, known)
    yield from wording.check_wording(entry, settings)
    yield from style.check_style(entry, settings)
    if isinstance(entry.meaning, Question):
        yield from translation.check_translation(entry.meaning, entry.at, settings)
        yield from parity.check_parity(entry.meaning, entry.at, settings)


def check_bank(entries: Sequence[Entry], settings: Settings) -> Iterator[Diagnostic]:
    """What is wrong between records."""
    yield from collection.check_collection(entries)
    yield from wording.check_links(entries, settings)
