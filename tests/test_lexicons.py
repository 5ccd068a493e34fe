from pathlib import Path

import pytest

from generator.lexicons import load_lexicon

CODES = [
    path.stem for path in sorted((Path(__file__).parents[1] / "generator/lexicons").glob("*.yml"))
]


def test_the_languages_of_the_bank_have_a_lexicon() -> None:
    assert {"fr", "en"} <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_lexicon_counts_from_zero_to_a_hundred(code: str) -> None:
    lexicon = load_lexicon(code)
    assert lexicon is not None
    assert list(lexicon.numerals.values()) == list(range(101))


def test_no_word_is_common_in_two_languages() -> None:
    for first in CODES:
        for second in CODES:
            if first < second:
                one, other = load_lexicon(first), load_lexicon(second)
                assert one is not None
                assert other is not None
                assert not one.common & other.common


@pytest.mark.parametrize("code", ["eo", "../labels/fr", ""])
def test_a_language_without_a_lexicon_has_none(code: str) -> None:
    assert load_lexicon(code) is None
