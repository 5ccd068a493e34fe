"""What a review saw: digests of both languages, part by part, and what has moved since.

A digest ignores what no reader sees (Unicode form, kinds of spaces and apostrophes, how lines are
wrapped) and counts code byte for byte.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from generator import prose
from generator.model import Digests, Language, Question, Settings

_APOSTROPHES = str.maketrans("\u2019\u2018\u02bc", "'''")
# A new line that begins a paragraph, a list item, a table's row, a title or a quotation is
# structure, not wrapping.
_WRAPPING = re.compile(r"(?<!\n)\n(?!\n|\s*(?:[-*+] |\d+[.)] |\||#|>)) *")


class State(Enum):
    """The worst first."""

    UNTRANSLATED = "untranslated"
    OUTDATED = "outdated"
    UNREVIEWED = "unreviewed"
    CURRENT = "current"


@dataclass(frozen=True)
class PartReview:
    """How one part stands; which sides moved is told where it is outdated."""

    state: State
    source_moved: bool = False
    translation_moved: bool = False


@lru_cache(maxsize=256)
def digest(text: str) -> str:
    """Eight hexadecimal digits: the head of the SHA-256 of the text as a reader sees it."""
    return hashlib.sha256(seen(text).encode()).hexdigest()[:8]


def seen(text: str) -> str:
    """The text as a reader sees it: two texts that differ here have different digests."""
    blocks = [each for each in prose.segments(text) if each.kind is prose.Kind.FENCE]
    starts = [0, *(block.end for block in blocks)]
    ends = [*(block.offset for block in blocks), len(text)]
    pieces = [_as_seen(text[start:end]) for start, end in zip(starts, ends, strict=True)]
    code = [*(block.text for block in blocks), ""]
    return "".join(f"{piece}{block}" for piece, block in zip(pieces, code, strict=True)).strip()


def _as_seen(text: str) -> str:
    text = unicodedata.normalize("NFC", text).translate(_APOSTROPHES)
    text = re.sub(r"[^\S\n]{2,}|[^\S\n ]", " ", text)
    text = re.sub(r" \n", "\n", text)
    text = re.sub(r"\n{2,}", "\n\n", text)
    return _WRAPPING.sub(" ", text)


def digests(question: Question, settings: Settings) -> Mapping[str, Digests]:
    """Both sides as they stand now, for the parts that both languages have."""
    source = question.wordings[settings.source.code].parts
    translation = question.wordings[settings.translation.code].parts
    return {
        part: Digests(digest(text), digest(translation[part]))
        for part, text in source.items()
        if part in translation
    }


def states(question: Question, settings: Settings) -> Mapping[str, PartReview]:
    """How each part stands that both languages have."""
    if not question.reviewed:
        source, translation = (question.wordings[each.code].parts for each in settings.languages)
        return {part: PartReview(State.UNREVIEWED) for part in source if part in translation}
    return {
        part: _compared(now, question.reviewed.get(part))
        for part, now in digests(question, settings).items()
    }


def _compared(now: Digests, then: Digests | None) -> PartReview:
    if then is None:
        return PartReview(State.UNREVIEWED)
    if now == then:
        return PartReview(State.CURRENT)
    return PartReview(
        State.OUTDATED,
        source_moved=now.source != then.source,
        translation_moved=now.translation != then.translation,
    )


def standing(question: Question, language: Language, settings: Settings) -> State:
    """How the question's wording in a language stands, held against the other language's.

    It is outdated when the other one moved; when both did, nobody knows which one is behind.
    """
    if not question.is_translated(language.code):
        return State.UNTRANSLATED
    parts = states(question, settings).values()
    is_source = language.code == settings.source.code
    if any(part.translation_moved if is_source else part.source_moved for part in parts):
        return State.OUTDATED
    if any(part.state is State.UNREVIEWED for part in parts):
        return State.UNREVIEWED
    return State.CURRENT


def overall(question: Question, settings: Settings) -> State:
    """How the question stands where it stands worst."""
    found = {standing(question, language, settings) for language in settings.languages}
    return next(state for state in State if state in found)
