"""Finds words and phrases in prose as people write them: in the plural, with a capital, with
either apostrophe, over the end of a line. Knows nothing of why they are sought."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator import prose

T = TypeVar("T")


@dataclass(frozen=True)
class Hit(Generic[T]):
    """A place where a phrase stands."""

    offset: int
    written: str
    """As it stands there, on one line and without emphasis."""
    meaning: T
    """What was sought with it."""


# A character for each of these, so that every offset still holds. A word with a hyphen is one
# word, of which `training` in `pre-training` is a part; what the hyphen becomes says so to `re`.
_FOLDS = {"_": "*", "-": "_", "\u2010": "_", "\u2011": "_"}
_FOLDS |= {"\u2019": "'", "\u02bc": "'", "\u00a0": " ", "\u202f": " "}
# Between two words: spaces and marks of emphasis, and at most one end of a line.
_GAP = r"[ *]*[ \n][ *]*"
_ELIDED = re.compile(r"(?<=')")
_ADDRESS = r"ttps?://\S+"
_SHORTEST_WITH_PLURAL = 3
"""Below it, a word such as `of` or `à` has no plural."""


class Phrases(Generic[T]):
    """Phrases to look for, all at once.

    Nothing is found within one of the `others`, nor within a longer phrase.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]], others: Iterable[str] = ()):
        sought: list[tuple[str, T | None]] = [*phrases, *((each, None) for each in others)]
        # The longest of those that begin alike comes first: `re` takes the first that fits.
        sought.sort(key=lambda each: -len(each[0]))
        # Cut by the first letter, so that a word of the text is held against few phrases.
        by_initial: dict[str, list[str]] = {"h": [_ADDRESS]}
        self._meanings: dict[str, T | None] = {}
        for index, (phrase, meaning) in enumerate(sought):
            self._meanings[f"p{index}"] = meaning
            initial = re.escape(_folded(phrase)[0])
            rest = _pattern(phrase).removeprefix(initial)
            by_initial.setdefault(initial, []).append(f"(?P<p{index}>{rest})")
        self._needed = [_stems(phrase) for phrase, meaning in sought if meaning is not None]
        branches = "|".join(f"{key}(?:{'|'.join(group)})" for key, group in by_initial.items())
        self._sought = re.compile(rf"\b(?:{branches})(?!\w)")

    def may_stand_in(self, text: str) -> bool:
        """Whether a closer look is worth it, said ten times as quickly."""
        folded = _folded(text)
        return any(all(stem in folded for stem in stems) for stems in self._needed)

    def find(self, text: str) -> Iterator[Hit[T]]:
        """Where the phrases stand in a Markdown text, outside of code, formulas and addresses."""
        for found in self._sought.finditer(_folded(prose.words_alone(text))):
            meaning = self._meanings[found.lastgroup] if found.lastgroup else None
            if meaning is not None:
                written = " ".join(text[found.start() : found.end()].replace("*", "").split())
                yield Hit(found.start(), written, meaning)


def _stems(phrase: str) -> list[str]:
    """What all stands in the text wherever the phrase does, in any of its forms; the longest first,
    since it is the least common."""
    words = [piece for word in _folded(phrase).split() for piece in _ELIDED.split(word)]
    stems = [word[:-1] if word.endswith(("al", "y")) else word for word in words]
    return sorted(stems, key=len, reverse=True)


def _folded(text: str) -> str:
    """The text as `re` is shown it, with every character in its place."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
    for old, new in _FOLDS.items():
        lowered = lowered.replace(old, new)
    return lowered


def _pattern(phrase: str) -> str:
    """For the phrase in any of its forms; it begins with the first character of the phrase."""
    return _GAP.join(_word(each) for each in _folded(phrase).split())


def _word(word: str) -> str:
    """The word and its plurals, as the languages that we know of make them."""
    *elided, word = _ELIDED.split(word)
    if len(word) < _SHORTEST_WITH_PLURAL:
        ending = ""
    elif word.endswith("al"):
        word, ending = word[:-1], "(?:l|ls|le|les|ux)"
    elif word.endswith("y"):
        word, ending = word[:-1], "(?:y|ys|ies)"
    elif word.endswith("é"):
        ending = "e?s?"
    else:
        ending = "(?:e?s|x)?"
    # Emphasis may begin after an apostrophe: l'*overfitting*.
    return "".join([*(rf"{re.escape(each)}\**" for each in elided), re.escape(word), ending])
