"""How far the questions are translated and reviewed, and what moved since their reviews."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from generator.decoding import decode_parts
from generator.diagnostics import Rejected
from generator.history import NoHistory, is_cut_short, past_versions
from generator.model import Language, Question, Settings
from generator.reading import read_bytes
from generator.review import State, digest, overall, standing, states

PATIENCE = 2.0
"""Seconds without a word."""

Counts = Mapping[str, Counter[State]]
"""How many questions stand how, by language code."""


def counts(questions: Iterable[Question], settings: Settings) -> Counts:
    questions = tuple(questions)
    return {
        language.code: Counter(standing(each, language, settings) for each in questions)
        for language in settings.languages
    }


@dataclass(frozen=True)
class Side:
    """The text of a part in one language, as its review saw it."""

    path: str
    """Of the record, from the bank's folder."""
    language: str
    part: str
    digest: str


@dataclass(frozen=True)
class Move:
    """A text that changed after its review."""

    language: Language
    side: Side
    now: str


@dataclass(frozen=True)
class Report:
    """How one question stands, part by part."""

    question: Question
    state: State
    missing: Mapping[str, tuple[str, ...]]
    """The parts that a language lacks to be complete, by its code."""
    outdated: Mapping[str, tuple[Move, ...]]
    """What moved, by part."""
    unreviewed: tuple[str, ...]


NEEDED = ("question", "short", "answer")
"""What makes a translation complete."""


def report(question: Question, settings: Settings) -> Report:
    parts = states(question, settings)
    wordings = {each.code: question.wordings[each.code] for each in settings.languages}
    missing = {
        code: tuple(name for name in NEEDED if not getattr(wording, name))
        for code, wording in wordings.items()
        if not wording.is_complete
    }
    outdated = {}
    for name, part in parts.items():
        then = question.reviewed.get(name)
        if then is None or part.state is not State.OUTDATED:
            continue
        sides = (
            (settings.source, then.source, part.source_moved),
            (settings.translation, then.translation, part.translation_moved),
        )
        outdated[name] = tuple(
            Move(
                language,
                Side(question.path, language.code, name, seen_then),
                wordings[language.code].parts[name],
            )
            for language, seen_then, has_moved in sides
            if has_moved
        )
    unreviewed = tuple(name for name, part in parts.items() if part.state is State.UNREVIEWED)
    return Report(question, overall(question, settings), missing, outdated, unreviewed)


@dataclass(frozen=True)
class Past:
    """What texts said when they were reviewed."""

    texts: Mapping[Side, str]
    why_not: str = ""
    """Why some are not there, in words."""


def texts_at_review(
    bank: Path, sides: Iterable[Side], progress: Callable[[str], None] = lambda _: None
) -> Past:
    """Finds the newest version of each text with the digest that its review noted."""
    sought: dict[str, set[Side]] = {}
    for side in sides:
        sought.setdefault(side.path, set()).add(side)
    found: dict[Side, str] = {}
    seen, told = 0, time.monotonic()
    wanted = set(sought)
    try:
        with closing(past_versions(bank, wanted)) as versions:
            for path, content in versions:
                here = _matching(content, sought[path])
                found |= here
                sought[path] -= set(here)
                if not sought[path]:
                    wanted.discard(path)
                seen += 1
                if time.monotonic() - told > PATIENCE:
                    told = time.monotonic()
                    progress(f"reading the history; versions so far: {seen}")
        return Past(found, _why_not(bank) if wanted else "")
    except NoHistory as reason:
        return Past(found, str(reason))


def _matching(content: bytes, sides: Iterable[Side]) -> Mapping[Side, str]:
    """The texts among those sought that a version of a record has."""
    try:
        record = read_bytes(content, "")
    except Rejected:
        return {}
    languages = {side.language for side in sides}
    parts = {code: decode_parts(record, code) for code in languages}
    return {
        side: text
        for side in sides
        if (text := parts[side.language].get(side.part)) is not None and digest(text) == side.digest
    }


def _why_not(bank: Path) -> str:
    if is_cut_short(bank):
        return "the history here is cut short; `git fetch --unshallow` brings the rest"
    return "no version in the history is the one that was reviewed"
