import pytest

from generator.model import Digests, Settings
from generator.review import PartReview, State, digest, digests, states
from records import MINIMAL, question

TRANSLATED = (
    MINIMAL
    + """\
en:
  question: |
    What?
  short: |
    That.
  answer: |
    ## The fact {#fact}

    It fits on a line.
"""
)


def reviewed(text: str, settings: Settings) -> str:
    """The record with the digests of what it says now."""
    now = digests(question(text, settings), settings)
    lines = [f"  {part}: {pair.source}/{pair.translation}\n" for part, pair in now.items()]
    return f"{text}reviewed:\n{''.join(lines)}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("caf\u00e9", "cafe\u0301"),
        ("l'erreur", "l\u2019erreur"),
        ("99 %", "99\u202f%"),
        ("99\u00a0%", "99 %"),
        ("a long line\nwrapped here", "a long\nline wrapped here"),
        ("trailing  \n", "trailing"),
        ("one\n\n\ntwo", "one\n\ntwo"),
    ],
)
def test_a_digest_ignores_what_no_reader_sees(one: str, other: str) -> None:
    assert digest(one) == digest(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("99%", "99 %"),
        ("one\n\ntwo", "one two"),
        ("- one\n- two", "- one - two"),
        ("```python\nx = 1\n```", "```python\nx  = 1\n```"),
        ("```python\nx = '1'\n```", "```python\nx = \u20191\u2019\n```"),
        ("```python\na\nb\n```", "```python\na b\n```"),
        ("A", "a"),
    ],
)
def test_a_digest_sees_what_a_reader_sees(one: str, other: str) -> None:
    assert digest(one) != digest(other)


def test_a_digest_is_eight_hexadecimal_digits_for_ever() -> None:
    assert digest("Pas sur ce seul chiffre.") == "b9047966"


def test_parts_are_fields_and_sections(settings: Settings) -> None:
    parts = digests(question(TRANSLATED, settings), settings)
    assert list(parts) == ["question", "short", "answer#fact"]


def test_a_part_of_one_language_only_has_no_state(settings: Settings) -> None:
    text = TRANSLATED.replace(
        "  answer: |\n    ## The fact {#fact}\n\n    It fits on a line.\n", ""
    )
    assert list(states(question(text, settings), settings)) == ["question", "short"]


def test_a_record_without_reviews_is_unreviewed(settings: Settings) -> None:
    found = states(question(TRANSLATED, settings), settings)
    assert set(found.values()) == {PartReview(State.UNREVIEWED)}


def test_what_was_reviewed_is_current_whatever_its_wrapping(settings: Settings) -> None:
    text = reviewed(TRANSLATED, settings).replace("It fits on a line.", "It fits\n    on a line.")
    found = states(question(text, settings), settings)
    assert set(found.values()) == {PartReview(State.CURRENT)}


def test_a_correction_in_the_source_shows(settings: Settings) -> None:
    text = reviewed(TRANSLATED, settings).replace("Cela.", "Ceci.")
    found = states(question(text, settings), settings)
    assert found["short"] == PartReview(State.OUTDATED, source_moved=True)
    assert found["question"] == PartReview(State.CURRENT)


def test_a_correction_in_the_translation_shows_as_well(settings: Settings) -> None:
    text = reviewed(TRANSLATED, settings).replace("The fact", "This fact")
    found = states(question(text, settings), settings)
    assert found["answer#fact"] == PartReview(State.OUTDATED, translation_moved=True)


def test_both_sides_may_have_moved(settings: Settings) -> None:
    text = reviewed(TRANSLATED, settings).replace("Quoi ?", "Qui ?").replace("What?", "Who?")
    found = states(question(text, settings), settings)
    assert found["question"] == PartReview(State.OUTDATED, True, True)


def test_digests_are_read_from_the_record(settings: Settings) -> None:
    text = f"{TRANSLATED}reviewed:\n  question: 01234567/89abcdef\n"
    assert question(text, settings).reviewed == {"question": Digests("01234567", "89abcdef")}
