from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conftest import TINY
from generator.decoding import decode_settings
from generator.diagnostics import Rejected
from generator.house_style import (
    in_house_order,
    record_manner,
    with_plain_characters,
    with_sorted_tags,
    with_tidy_spaces,
)
from generator.model import Settings
from generator.reading import read_bytes
from generator.review import State, digests, states
from generator.rules.style import RULES, check_style
from records import MINIMAL, decoded, question
from test_review import TRANSLATED, reviewed

SETTINGS = decode_settings(
    read_bytes((TINY / "questions/bank.yml").read_bytes(), "questions/bank.yml")
)[0]


def manner(text: str, settings: Settings):
    return record_manner(read_bytes(text.encode(), ""), settings)


def fixed(text: str, settings: Settings) -> str:
    for repair in (with_plain_characters, with_tidy_spaces, in_house_order):
        text = repair(text, manner(text, settings))
    return with_sorted_tags(text)


def said(text: str, settings: Settings) -> list[str]:
    return [
        f"{found.place.line}:{found.place.column} {found.rule.code} {found.message}"
        for found in check_style(decoded(text, settings), settings)
    ]


def test_a_record_in_house_style_has_nothing_said_of_it(settings: Settings) -> None:
    assert said(MINIMAL, settings) == []
    assert fixed(MINIMAL, settings) == MINIMAL


UNTIDY = [
    (MINIMAL.replace("Cela.", "Cela.  "), "10:10 Q802 lines that end with spaces: 1"),
    (MINIMAL.replace("kind: concept", "kind: concept \t"), "2:14 Q802 lines that end with spaces"),
    (f"\ufeff{MINIMAL}", "1:1 Q802 the file begins with a byte order mark"),
    (MINIMAL.replace("\n", "\r\n"), "1:17 Q802 lines that end with a carriage return: 14"),
    (MINIMAL.removesuffix("\n"), "14:27 Q802 the last line has no line break"),
    (f"{MINIMAL}\n\n", "15:1 Q802 empty lines at the end of the file: 2"),
]


@pytest.mark.parametrize(("text", "message"), UNTIDY)
def test_what_nobody_sees_is_told_and_removed(text: str, message: str, settings: Settings) -> None:
    (found,) = said(text, settings)
    assert found.startswith(message)
    assert fixed(text, settings) == MINIMAL


CODE = "```python\n    x = 1  \n    ```\n"


def test_spaces_in_code_stay_since_a_review_counts_them(settings: Settings) -> None:
    text = MINIMAL.replace("Il tient en une ligne.\n", CODE)
    assert fixed(text, settings) == text
    assert said(text, settings) == []
    assert fixed(text.replace("Cela.", "Cela. "), settings) == text


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("C’est l’erreur", "C'est l'erreur"),
        ("99\u202f% de perte\u202f; puis\u00a0: « ça\u00a0»", "99 % de perte ; puis : « ça »"),
        ("99\u00a0%", "99 %"),
        ("5\u202f000 lignes", "5 000 lignes"),
        ("cafe\u0301", "café"),
    ],
)
def test_typographic_characters_are_typed_plain(typed: str, plain: str, settings: Settings) -> None:
    text = MINIMAL.replace("Cela.", typed)
    (found,) = said(text, settings)
    assert "Q803 apostrophes, spaces or accents to type plain" in found
    assert fixed(text, settings) == MINIMAL.replace("Cela.", plain)


@pytest.mark.parametrize(
    "words",
    [
        "`l’erreur` et $a\u00a0b$",
        "Figure\u00a012",
        "un\u2009espace fin",
        "[a](https://a.example/l’un)",
        "Il dit “non”, puis… rien",
    ],
)
def test_what_rendering_would_not_make_again_stays(words: str, settings: Settings) -> None:
    text = MINIMAL.replace("Cela.", words)
    assert fixed(text, settings) == text
    assert said(text, settings) == []


def test_a_repaired_record_is_as_reviewed_as_before(settings: Settings) -> None:
    text = TRANSLATED.replace("Cela.", "C’est 99\u00a0% du cafe\u0301. ")
    text = text.replace("    It fits", f"    {CODE}\n    It fits").replace("[counting]", "[b, a]")
    text = reviewed(text, settings).replace(
        "difficulty: easy\nkind: concept", "kind: concept\ndifficulty: easy"
    )
    made = fixed(text, settings)
    assert made != text
    found = states(question(made, settings), settings)
    assert {each.state for each in found.values()} == {State.CURRENT}
    assert fixed(made, settings) == made


def test_the_first_tag_out_of_order_is_told_with_the_order(settings: Settings) -> None:
    text = MINIMAL.replace("[counting]", "[c, a, b]")
    (found,) = check_style(decoded(text, settings), settings)
    assert (found.place.line, found.place.column) == (3, 8)
    assert found.message == "`a` comes before `c`"
    assert found.hint == "`questions fix` sorts them: [a, b, c]"


def test_fields_out_of_order_are_told_in_each_set(settings: Settings) -> None:
    text = MINIMAL.replace("published: 2026-01-02\nlast_verified: 2026-01-02\n", "") + (
        "last_verified: 2026-01-02\npublished: 2026-01-02\nreferences:\n"
        "  - {url: https://a.example, year: 2000, title: T}\n"
        "  - year: 2000\n    title: T\n    url: https://a.example\n"
    )
    assert said(text, settings) == [
        "14:1 Q801 `published` comes before `fr`",
        "18:5 Q801 `title` comes before `year`",
    ]


def test_what_is_to_be_written_is_told_with_what_belongs_there(settings: Settings) -> None:
    text = MINIMAL.replace("Cela.", "TODO The short answer.").replace("Le fait", "TODO Titre")
    short, answer = check_style(decoded(text, settings), settings)
    assert short.message == "`short` is still to be written"
    assert short.hint == "The answer in thirty seconds, 60 to 110 words"
    assert (answer.place.line, answer.is_error) == (12, True)


@pytest.mark.parametrize("words", ["Un TODO dans la phrase", "```python\n    # TODO\n    ```"])
def test_a_todo_elsewhere_is_a_word(words: str, settings: Settings) -> None:
    assert said(MINIMAL.replace("Cela.", words), settings) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_says_why_in_both_languages(rule) -> None:
    assert rule.why
    assert rule.translations["fr"]
    assert rule.bad
    assert rule.good


PIECES = ["’", "‘", "\u00a0", "\u202f", " ", "  \n", "\n", "\r\n", "e\u0301", "«", "»", "`", "$"]
PIECES += ["%", "l", "5", "000", "!", ":", "```\n", "](q:a)", "[", "*", "“", "”", "\t", "## "]
PROSE = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@example("«\u00a0 ", "", "", "")
@given(PROSE, PROSE, st.sampled_from(["", "\ufeff"]), st.sampled_from(["", " ", "\n\n"]))
def test_whatever_is_written_means_the_same_afterwards(
    french: str, english: str, mark: str, tail: str
) -> None:
    text = TRANSLATED
    for old, new in (("Cela.", french), ("Il tient en une ligne.", french), ("That.", english)):
        text = text.replace(old, "x" + new.replace("\n", "\n    "))
    text = mark + text + tail
    try:
        before = question(text, SETTINGS)
    except Rejected:
        return
    made = fixed(text, SETTINGS)
    after = question(made, SETTINGS)
    assert digests(after, SETTINGS) == digests(before, SETTINGS)
    assert replace(after, wordings={}) == replace(before, wordings={})
    assert fixed(made, SETTINGS) == made
    codes = {found.rule.code for found in check_style(decoded(made, SETTINGS), SETTINGS)}
    assert not codes
