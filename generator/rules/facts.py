"""What the rules between records need to know of each, small enough to be kept from run to run."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.assets import Entry
from generator.diagnostics import Place
from generator.model import Allowance, Question, Settings
from generator.rules.wording import anchors, linked_ids
from generator.schema import question_shape

LAST_LINE = 2**31
"""Beyond the end of any file."""

_WORD = re.compile(r"\w{3,}|\d+")


@dataclass(frozen=True)
class Named:
    """An id that a record names, and where."""

    id: str
    place: Place
    section: str = ""
    """What stands after `#` in a link."""


@dataclass(frozen=True)
class Dated:
    """A day that a record names, and where."""

    day: date
    place: Place


@dataclass(frozen=True)
class Allowed:
    """An exception that a record makes, and the lines that it covers."""

    allowance: Allowance
    place: Place
    first_line: int
    last_line: int


@dataclass(frozen=True)
class Facts:
    """Of one record, a question's or a tombstone's."""

    id: str
    path: str
    """From the bank's folder."""
    place: Place
    is_retired: bool
    published: Dated | None = None
    last_verified: Dated | None = None
    tags: tuple[str, ...] = ()
    related: tuple[Named, ...] = ()
    """Or what to read instead of a retired question."""
    aliases: tuple[Named, ...] = ()
    links: tuple[Named, ...] = ()
    anchors: frozenset[str] = frozenset()
    words: tuple[tuple[str, ...], ...] = ()
    """Of the question, in each language that has it: sorted, without accents and short words."""
    shorts: tuple[str, ...] = ()
    """Fingerprints of the short answers."""
    allowed: tuple[Allowed, ...] = ()


def facts_of(entry: Entry, settings: Settings) -> Facts:
    meaning = entry.meaning
    common = {
        "id": meaning.id,
        "path": meaning.path,
        "place": entry.at(),
        "aliases": _named(entry, meaning.aliases, "aliases"),
        "links": tuple(
            Named(id, place, section) for id, section, place in linked_ids(entry, settings)
        ),
        "anchors": anchors(entry, settings),
    }
    if not isinstance(meaning, Question):
        related = _named(entry, meaning.instead, "retired", "instead")
        return Facts(is_retired=True, related=related, **common)
    wordings = [meaning.wordings[each.code] for each in settings.languages]
    return Facts(
        is_retired=False,
        published=Dated(meaning.published, entry.at("published")),
        last_verified=Dated(meaning.last_verified, entry.at("last_verified")),
        tags=meaning.tags,
        related=_named(entry, meaning.related, "related"),
        words=tuple(_words(each.question) for each in wordings if each.question),
        shorts=tuple(_fingerprint(each.short) for each in wordings if each.short),
        allowed=tuple(_allowed(entry, settings)),
        **common,
    )


def _named(entry: Entry, ids: Sequence[str], *steps: str) -> tuple[Named, ...]:
    return tuple(Named(id, entry.at(*steps, index)) for index, id in enumerate(ids))


def _fingerprint(short: str) -> str:
    """The same for texts that differ only in how they are wrapped, and in capitals."""
    words = " ".join(short.casefold().split())
    return hashlib.blake2b(words.encode(), digest_size=6).hexdigest()


def _words(question: str) -> tuple[str, ...]:
    bare = unicodedata.normalize("NFKD", question.casefold())
    plain = "".join(each for each in bare if not unicodedata.combining(each))
    return tuple(sorted(set(_WORD.findall(plain))))


def _allowed(entry: Entry, settings: Settings) -> Iterator[Allowed]:
    assert isinstance(entry.meaning, Question)
    for index, allowance in enumerate(entry.meaning.allow):
        yield Allowed(allowance, entry.at("allow", index), 1, LAST_LINE)
    if not any(wording.allow for wording in entry.meaning.wordings.values()):
        return
    starts = sorted(entry.at(key).line for key in question_shape(settings).fields)
    for language in settings.languages:
        first = entry.at(language.code).line
        last = next((line - 1 for line in starts if line > first), LAST_LINE)
        for index, allowance in enumerate(entry.meaning.wordings[language.code].allow):
            yield Allowed(allowance, entry.at(language.code, "allow", index), first, last)
