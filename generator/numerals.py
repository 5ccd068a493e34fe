"""Reads the numbers that stand in prose, in digits as each language writes them, and in words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from generator import prose
from generator.lexicons import Lexicon, load_lexicon

NO_BREAK_SPACES = "\u00a0\u202f"
_SMALLEST_SCALE_OF_DIGITS = 1000
"""`0,1 cent` is a price, not ten."""
_HOURS = 12


class Number(NamedTuple):
    value: str
    """The same in every language, such as `0.5`."""
    offset: int
    stop: int


@dataclass(frozen=True)
class _Reader:
    """What finds the numbers of a language; see its lexicon."""

    lexicon: Lexicon
    in_digits: re.Pattern[str]
    words: Mapping[str, int]
    """What each numeral is worth, its words parted by spaces."""
    beginnings: frozenset[str]
    """The first words of the numerals."""

    def value(self, found: re.Match[str]) -> str:
        """What the digits amount to, in the same form for every language."""
        digits, minutes, scale, afternoon = found.groups()
        if digits == found[0] and digits.isdigit():
            return digits.lstrip("0") or "0"
        decimal = self.lexicon.decimal
        digits = digits.replace(",", ".") if decimal == "," else digits.replace(",", "")
        value = _plain("".join(digits.split()))
        if not (minutes or scale or afternoon) or value.count(".") > 1:
            return value
        # Half past six may be 18.5 hours in the other language, or 6:30 p.m. in this one.
        amount = Decimal(value) * self.lexicon.scales.get(scale, 1) + Decimal(minutes or 0) / 60
        if afternoon and amount < _HOURS:
            amount += _HOURS
        return _plain(f"{amount:.10f}")


def can_read(language: str) -> bool:
    return load_lexicon(language) is not None


def numbers(text: str, language: str, start: int, stop: int) -> Iterator[Number]:
    """Those in digits between two offsets, outside of code, formulas and addresses.

    A language writes one with a word, with an article or not at all: it is left out.
    """
    reader = _reader(language)
    for found in reader.in_digits.finditer(prose.words_alone(text), start, stop):
        value = reader.value(found)
        if value != "1":
            yield Number(value, *found.span())


def numbers_in_words(words: str, language: str) -> Counter[str]:
    """How many times a text names each number, whole or in part: `two hundred` is both 2 and 200.

    `words` is a text, or a part of one, as `prose.words_alone` gives it.
    """
    reader = _reader(language)
    named: Counter[str] = Counter()
    said = _LETTERS.findall(words.lower())
    for start, word in enumerate(said):
        if word not in reader.beginnings:
            continue
        for stop in range(start + 1, min(start + _LONGEST_NUMERAL, len(said)) + 1):
            value = reader.words.get(" ".join(said[start:stop]))
            if value is not None:
                named[str(value)] += 1
                if scale := reader.lexicon.scales.get(said[stop] if stop < len(said) else ""):
                    named[str(value * scale)] += 1
    return named


_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST_NUMERAL = 4
"""Words of `quatre-vingt-dix-neuf`."""


@lru_cache
def _reader(language: str) -> _Reader:
    lexicon = load_lexicon(language)
    assert lexicon is not None, "ask `can_read` first"
    spelled = {word: scale for word, scale in lexicon.scales.items() if len(word) > len("Md")}
    words: dict[str, int] = {}
    for word, value in {**lexicon.numerals, **lexicon.others, **spelled}.items():
        said = " ".join(_LETTERS.findall(word.lower()))
        words |= {said: value, f"{said}s": value}
    beginnings = frozenset(word.split()[0] for word in words)
    return _Reader(lexicon, _in_digits(lexicon), words, beginnings)


def _in_digits(lexicon: Lexicon) -> re.Pattern[str]:
    space = r"\s" if lexicon.thousands == " " else re.escape(lexicon.thousands)
    # A point begins decimals in every language: versions have one.
    decimal = re.escape(f"{lexicon.decimal}.")
    large = [word for word, scale in lexicon.scales.items() if scale >= _SMALLEST_SCALE_OF_DIGITS]
    # Digits after a letter are part of a name, such as F1. That is asked after the first digit,
    # because `re` skips quickly to a plain character.
    return re.compile(
        rf"""(?P<digits>[0-9](?<!\w[0-9])
            (?:\d{{0,2}}(?:[{space}{NO_BREAK_SPACES}]\d{{3}})+(?!\d)|\d*)(?:[{decimal}]\d+)*)
          (?: [ ]?[{re.escape(lexicon.clock)}][ ]?(?P<minutes>[0-5]\d)(?![\d:])
            | [\s-]?(?P<scale>{_either(large)})(?!\w)
          )?
          (?P<afternoon>\s?(?:{_either(lexicon.afternoon) or "(?!)"})(?!\w))?""",
        re.X,
    )


def _either(words: Sequence[str]) -> str:
    """The longest first: `vingt-deux` begins with `vingt`."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _plain(number: str) -> str:
    """Without the zeros that change nothing; a version, which has several points, keeps its own."""
    whole, _, rest = number.partition(".")
    whole = whole.lstrip("0") or "0"
    rest = rest if "." in rest else rest.rstrip("0")
    return f"{whole}.{rest}" if rest else whole
