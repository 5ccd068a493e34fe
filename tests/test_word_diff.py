import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.word_diff import Change, word_diff

MARKS = {Change.KEPT: "{}", Change.REMOVED: "[-{}-]", Change.ADDED: "{{+{}+}}"}


def shown(before: str, after: str) -> str:
    pieces = word_diff(before, after)
    return "".join(
        MARKS[each.change].format(each.text.rstrip()) + each.text[len(each.text.rstrip()) :]
        for each in pieces
    ).rstrip()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a b c", "a x c", "a [-b-]{+x+} c"),
        ("a c", "a b c", "a {+b+} c"),
        ("a b c", "a c", "a [-b-] c"),
        ("a", "a b", "a {+b+}"),
        ("a b", "b", "[-a-] b"),
        ("", "a", "{+a+}"),
        ("a", "", "[-a-]"),
        ("a b c", "x b y", "[-a b c-]{+x b y+}"),
        ("x = 1", "x  = 1", "[-x·-]{+x··+}= 1"),
        ("a.\n\nb", "a. b", "[-a.↵\n↵-]{+a.·+}b"),
    ],
)
def test_changed_words_stand_between_marks(before: str, after: str, expected: str) -> None:
    assert shown(before, after) == expected


def test_long_unchanged_stretches_are_shortened() -> None:
    words = [f"w{number}" for number in range(40)]
    before, after = " ".join(words), " ".join([*words[:20], "new", *words[20:]])
    assert shown(before, after) == ("… w14 w15 w16 w17 w18 w19 {+new+} w20 w21 w22 w23 w24 w25 …")


def test_a_stretch_that_would_lose_one_word_is_whole() -> None:
    assert shown("1 2 3 4 5 6 7 a", "1 2 3 4 5 6 7 b").startswith("1 2 3")


TEXTS = st.text(st.sampled_from("ab .\n"), max_size=40)


@given(TEXTS, TEXTS)
def test_texts_that_differ_show_a_difference(before: str, after: str) -> None:
    before, after = before.strip(), after.strip()
    changes = {piece.change for piece in word_diff(before, after)}
    assert (changes <= {Change.KEPT}) == (before == after)


def test_very_long_texts_take_no_time() -> None:
    begun = time.perf_counter()
    word_diff("a b " * 30_000, "b a " * 30_000)
    assert time.perf_counter() - begun < 5
