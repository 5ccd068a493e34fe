import pytest

from generator.plaintext import plain_text, shortened


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        ("A *bold* and **bolder** word", "A bold and bolder word"),
        ("snake_case stays", "snake_case stays"),
        ("a `code * span` here", "a code * span here"),
        ("$n + 1$ terms", "n + 1 terms"),
        ("[the matrix](q:confusion-matrix#cells) says", "the matrix says"),
        ("## A title {#slug}\n\nText", "A title Text"),
        ("- one\n- two\n\n1. three", "one two three"),
        ("| a | b |\n| --- | ---: |\n| 1 | 2 |", "a b 1 2"),
        ("CO<sub>2</sub> costs \\$5", "CO2 costs $5"),
        ("2 * 3 and 5 - 4", "2 * 3 and 5 - 4"),
        ("```python\nprint(1)\n```", "print(1)"),
    ],
)
def test_what_is_read_aloud_is_left(markdown: str, said: str) -> None:
    assert plain_text(markdown) == said


def test_a_short_text_stays_whole() -> None:
    assert shortened("Two words", 9) == "Two words"


def test_a_long_text_is_cut_between_words() -> None:
    assert shortened("Several more words", 14) == "Several more…"
    assert shortened("Several, words", 10) == "Several…"
