"""What must hold. A rule is a value beside its check; a check is a plain generator."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from generator import decoding, labels, reading
from generator.assets import Entry
from generator.diagnostics import At, Diagnostic
from generator.model import BankText, Glossary, Question, Settings, Term, Vocabulary
from generator.rules import (
    age,
    collection,
    exceptions,
    figures,
    glossary,
    language,
    ledger,
    lengths,
    likeness,
    markup,
    parity,
    prices,
    references,
    style,
    syntax,
    translation,
    vocabulary,
    wording,
)
from generator.rules.facts import Facts

ALL_RULES = tuple(
    sorted(
        (
            *reading.RULES,
            *decoding.RULES,
            *vocabulary.RULES,
            *references.RULES,
            *markup.RULES,
            *figures.RULES,
            *wording.RULES,
            *glossary.RULES,
            *syntax.RULES,
            *prices.RULES,
            *lengths.RULES,
            *language.RULES,
            *translation.RULES,
            *age.RULES,
            *parity.RULES,
            *collection.RULES,
            *likeness.RULES,
            *ledger.RULES,
            *exceptions.RULES,
            *labels.RULES,
            *style.RULES,
        ),
        key=lambda rule: rule.code,
    )
)


def check_shared(settings: Settings, topics: Mapping[str, Term], at: At) -> Iterator[Diagnostic]:
    """What is wrong with the file of settings."""
    yield from vocabulary.check_settings(settings, topics, at)


def check_terms(terms: Mapping[str, Term], at: At, settings: Settings) -> Iterator[Diagnostic]:
    """What is wrong with the topics, or with the tags."""
    yield from wording.check_terms(terms, at, settings)


def check_glossary(found: Glossary, at: At, settings: Settings) -> Iterator[Diagnostic]:
    """What is wrong with the glossary itself."""
    yield from glossary.check_glossary(found, at, settings)


def check_text(text: BankText, at: At, settings: Settings) -> Iterator[Diagnostic]:
    """What is wrong with a page of the bank's own."""
    yield from wording.check_text(text, at, settings)


def check_entry(entry: Entry, settings: Settings, known: Vocabulary) -> Iterator[Diagnostic]:
    """What is wrong with a record taken by itself."""
    yield from vocabulary.check_vocabulary(entry.meaning, entry.at, known)
    yield from wording.check_wording(entry, settings)
    yield from style.check_style(entry, settings)
    if isinstance(entry.meaning, Question):
        yield from glossary.check_words(entry.meaning, entry.at, known.glossary)
        yield from references.check_references(entry.meaning, entry.at)
        yield from lengths.check_lengths(entry.meaning, entry.at, settings)
        yield from translation.check_translation(entry.meaning, entry.at, settings)
        yield from parity.check_parity(entry.meaning, entry.at, settings)


def check_bank(
    bank: Sequence[Facts],
    unread: frozenset[str],
    found: Iterable[Diagnostic],
    known: Vocabulary,
    at: Mapping[str, At],
    today: date,
) -> Iterator[Diagnostic]:
    """What is wrong between records, and what was `found` in them, less what they excuse.

    `unread` are the ids of records that could not be understood; `at` leads into the shared files.
    """
    between = (
        collection.check_collection(bank, unread, known, at["tags.yml"]),
        likeness.check_likeness(bank),
        age.check_age(bank, today),
        ledger.check_ledger(bank, unread, known.ledger, at["ledger.yml"]),
    )
    by_name = {rule.name: rule for rule in ALL_RULES}
    return exceptions.excused(chain(found, *between), bank, by_name, today)
