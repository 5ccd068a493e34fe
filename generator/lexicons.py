"""What the checks know of a language: its frequent words, and how it writes numbers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files

from generator.reading import Fields, Items, Text, Value, read_record

_FOLDER = files("generator") / "lexicons"
_CODE = re.compile(r"[A-Za-z-]+")


@dataclass(frozen=True)
class Lexicon:
    common: frozenset[str]
    """Frequent words that the other languages do not have, in lower case."""
    decimal: str
    thousands: str
    clock: str
    """The characters of which one stands between an hour and its minutes."""
    afternoon: tuple[str, ...]
    """What adds twelve hours to the one before it."""
    numerals: Mapping[str, int]
    """Zero to a hundred in words."""
    scales: Mapping[str, int]
    """What multiplies the number that stands before it."""
    others: Mapping[str, int]
    """Words such as `dozen` and `third`, which can stand for a number of the other language."""


@lru_cache
def load_lexicon(code: str) -> Lexicon | None:
    """None for a language that the generator knows nothing of: its words are not looked at."""
    shipped = _FOLDER / f"{code}.yml"
    if not _CODE.fullmatch(code) or not shipped.is_file():
        return None
    with as_file(shipped) as path:
        fields = read_record(path, f"generator/lexicons/{code}.yml").root.entries
    return Lexicon(
        common=frozenset(_text(fields["common"]).split()),
        decimal=_text(fields["decimal"]),
        thousands=_text(fields["thousands"]),
        clock=_text(fields["clock"]),
        afternoon=_list(fields["afternoon"]) if "afternoon" in fields else (),
        numerals={word: number for number, word in enumerate(_list(fields["numerals"]))},
        scales=_numbers(fields["scales"]),
        others=_numbers(fields["others"]),
    )


def _text(value: Value) -> str:
    assert isinstance(value, Text)
    return value.value


def _list(value: Value) -> tuple[str, ...]:
    assert isinstance(value, Items)
    return tuple(map(_text, value.values))


def _numbers(value: Value) -> Mapping[str, int]:
    assert isinstance(value, Fields)
    return {word: int(_text(number)) for word, number in value.entries.items()}
