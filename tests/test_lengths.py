import pytest

from generator.model import Settings
from generator.rules.lengths import check_lengths, count_words
from records import MINIMAL, decoded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Un mot, puis l'erreur : « voilà ».", 5),
        ("A data-driven choice — not a guess.", 6),
        ("Sur 1 000 000 de cas, 99,9 %.", 5),
        ("En 2024 300 requêtes", 4),
        ("Le gain $a + b$ vaut `x + y` ici", 6),
        ("See [the page](https://example.org/a-b) and H<sub>0</sub>.", 5),
        ("## Un titre {#slug}\n\nDeux mots.", 4),
        ("Avant :\n\n$$\na + b\n$$\n\naprès", 3),
        ("Avant\n\n```python\nx = 1 + 2\n\ny = 3\n```\n\naprès", 2),
        ("Avant\n\n| a | b |\n|---|---|\n| c | d e f |\n\naprès", 2),
        ("- un\n- deux\n- **trois**", 3),
    ],
)
def test_words_are_counted_as_a_reader_would(text: str, words: int) -> None:
    assert count_words(text) == words


def found(settings: Settings, *, short: int = 80, answer: str) -> list[str]:
    text = MINIMAL.replace("Cela.", " ".join(["mot"] * short)).replace(
        "    Il tient en une ligne.\n", "".join(f"    {line}\n" for line in answer.splitlines())
    )
    entry = decoded(text, settings)
    return [
        f"{each.place.line} {each.rule.code} {each.message} ({each.hint})"
        for each in check_lengths(entry.meaning, entry.at, settings)
    ]


LONG_ENOUGH = "mot " * 100


@pytest.mark.parametrize("words", [25, 110])
def test_a_summary_may_be_as_long_as_its_limits(words: int, settings: Settings) -> None:
    assert found(settings, short=words, answer=LONG_ENOUGH) == []


def test_a_summary_beyond_its_limits_is_told_at_the_field(settings: Settings) -> None:
    assert found(settings, short=111, answer=LONG_ENOUGH) == [
        "9 Q348 words in the short answer: 111 (allowed: 110)"
    ]
    assert found(settings, short=24, answer=LONG_ENOUGH) == [
        "9 Q349 words in the short answer: 24 (needed: 25; say why)"
    ]


def test_an_answer_beyond_its_limits_is_told_at_the_field(settings: Settings) -> None:
    # The title has two words.
    assert found(settings, answer="mot " * 1098) == []
    assert found(settings, answer="mot " * 1099) == [
        "11 Q350 words in the answer: 1101 (allowed: 1100)"
    ]
    assert found(settings, answer="mot " * 58) == []
    assert found(settings, answer="mot " * 57) == [
        "11 Q351 words in the answer: 59 (needed: 60, or code, a table or a figure)"
    ]


@pytest.mark.parametrize(
    "shown",
    ["```python\nx = 1\n```", "| a | b |\n|---|---|\n| c | d |", "![Une courbe.](curve.svg)"],
)
def test_a_scant_answer_may_show_something_instead(shown: str, settings: Settings) -> None:
    assert found(settings, answer=f"Voici :\n\n{shown}") == []
