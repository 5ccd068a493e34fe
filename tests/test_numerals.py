import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.numerals import numbers, numbers_in_words


def values(text: str, language: str) -> list[str]:
    return [number.value for number in numbers(text, language, 0, len(text))]


@pytest.mark.parametrize(
    ("french", "english", "value"),
    [
        ("0,50", "0.5", "0.5"),
        ("10 000", "10,000", "10000"),
        ("1\u202f000\u00a0000,5", "1,000,000.5", "1000000.5"),
        ("5\n100", "5,100", "5100"),
        ("1,5 milliard", "1.5 billion", "1500000000"),
        ("40 k€", "$40k", "40000"),
        ("3 millions", "3,000,000", "3000000"),
        ("7B", "7 billion", "7000000000"),
        ("2e", "2nd", "2"),
        ("99 %", "99%", "99"),
        ("années 1990", "1990s", "1990"),
        ("18 h", "6 p.m.", "18"),
        ("18 h 30", "6:30 pm", "18.5"),
        ("27 h 30", "27.5 hours", "27.5"),
        ("v. 3.10.2", "v. 3.10.2", "3.10.2"),
        ("0", "0", "0"),
        ("0,1 cent", "0.1 cents", "0.1"),
    ],
)
def test_a_number_is_the_same_in_both_languages(french: str, english: str, value: str) -> None:
    assert values(french, "fr") == [value]
    assert values(english, "en") == [value]


def test_numbers_that_follow_each_other_stay_apart() -> None:
    assert values("En 2024 300 cas ; 5, 10 ou 15-20.", "fr") == [
        "2024",
        "300",
        "5",
        "10",
        "15",
        "20",
    ]
    assert values("March 5, 2024, or 2, 300", "en") == ["5", "2024", "2", "300"]


@pytest.mark.parametrize(
    "text",
    [
        "F1, H100 et top_5",
        "1 fois, 1er, 1,0",
        "`12` et $12$",
        "[ici](https://example.org/2024)",
        "```text\n12\n```",
        "## Titre {#part-2}",
    ],
)
def test_what_is_part_of_a_name_or_not_prose_does_not_count(text: str) -> None:
    assert values(text, "fr") == []


def test_a_number_is_told_where_it_stands() -> None:
    [number] = numbers("Sur 1 000 cas", "fr", 0, 13)
    assert (number.offset, number.stop) == (4, 9)


def test_only_a_part_of_a_text_may_be_read() -> None:
    assert [number.value for number in numbers("10 20 30", "en", 3, 5)] == ["20"]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("douze", "fr", 12),
        ("Vingt-et-un", "fr", 21),
        ("vingt et un", "fr", 21),
        ("soixante et onze", "fr", 71),
        ("quatre-vingt-dix-neuf", "fr", 99),
        ("deux cents", "fr", 200),
        ("cinq mille", "fr", 5000),
        ("mille", "fr", 1000),
        ("une dizaine de", "fr", 10),
        ("trois\nmillions", "fr", 3_000_000),
        ("midi", "fr", 12),
        ("twelve", "en", 12),
        ("Ninety-nine", "en", 99),
        ("five hundred", "en", 500),
        ("two million", "en", 2_000_000),
        ("a dozen", "en", 12),
        ("thirds", "en", 3),
    ],
)
def test_numbers_in_words_are_understood(text: str, language: str, value: int) -> None:
    assert numbers_in_words(text, language)[str(value)] == 1


def test_each_mention_in_words_counts() -> None:
    named = numbers_in_words("deux, puis trois, puis deux", "fr")
    assert (named["2"], named["3"]) == (2, 1)


@given(st.text(alphabet="0123456789 .,:hkM\u202fp²٣%-", max_size=300))
def test_any_row_of_digits_gives_numbers(text: str) -> None:
    for language in ("fr", "en"):
        for number in numbers(text, language, 0, len(text)):
            assert number.value[0].isdigit()
