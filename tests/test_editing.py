import re
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import TINY
from generator.decoding import decode_settings
from generator.diagnostics import Rejected
from generator.editing import (
    CannotEdit,
    added_item,
    head_of,
    piece_of,
    plain,
    read_text,
    removed_field,
    removed_item,
    reordered,
    replaced_in_prose,
    replaced_word,
    rewritten,
    set_field,
    sorted_fields,
    sorted_list,
)
from generator.reading import read_bytes
from generator.schema import question_shape
from records import MINIMAL

SETTINGS = decode_settings(
    read_bytes((TINY / "questions/bank.yml").read_bytes(), "questions/bank.yml")
)[0]
LANGUAGES = tuple(each.code for each in SETTINGS.languages)
SHAPE = question_shape(SETTINGS)
ORDER = list(SHAPE.fields)


def in_order(text: str) -> str:
    return reordered(text, SHAPE, LANGUAGES)


# --- Order

DISORDERED = """\
# of the whole file

# of the kind
kind: concept  # why

tags: [counting]
# of the difficulty
difficulty: easy
en:
  # of the short answer
  short: |
    That.

    # no comment
  question: |
    What?
  # last in English
references:
  - url: https://a.example
    # of the title
    title: "A: b"
    year: 2000
  - title: B
    accessed: 2020-01-01
    url: https://b.example
# last of all
"""

ORDERED = """\
# of the whole file

# of the difficulty
difficulty: easy
# of the kind
kind: concept  # why

tags: [counting]
references:
    # of the title
  - title: "A: b"
    year: 2000
    url: https://a.example
  - title: B
    accessed: 2020-01-01
    url: https://b.example
en:
  question: |
    What?
  # of the short answer
  short: |
    That.

    # no comment
  # last in English
# last of all
"""


def test_fields_go_in_order_with_their_comments() -> None:
    assert in_order(DISORDERED) == ORDERED


def test_what_is_in_order_stays_byte_for_byte() -> None:
    assert in_order(ORDERED) == ORDERED


def test_a_comment_at_the_head_of_the_file_stays_there_even_right_above_a_field() -> None:
    text = "# yaml-language-server: $schema=../schema.json\nkind: a\ndifficulty: b\n"
    assert in_order(text).startswith("# yaml-language-server")


def test_carriage_returns_and_a_byte_order_mark_stay() -> None:
    text = "\ufeffkind: a\r\ndifficulty: b\r\n"
    assert in_order(text) == "\ufeffdifficulty: b\r\nkind: a\r\n"


@pytest.mark.parametrize(
    "text",
    [
        "{kind: a, difficulty: b}\n",
        "kind: a\nunheard-of: c\ndifficulty: b\n",
        "kind: [a\ndifficulty: b\n",
        'kind: "a\n# no comment\n"\n? difficulty\n: b\n',
        "",
    ],
)
def test_what_is_unusual_stays_as_it_is(text: str) -> None:
    assert in_order(text) == text


# Pieces of a record that are each right by themselves; the comments say whose they are.
FIELDS = {
    "difficulty": "difficulty: easy  # difficulty\n",
    "kind": "# kind\nkind: 'concept'\n\n",
    "tags": "tags: [counting,\n  spelling]\n",
    "related": "# related\n# related too\nrelated:\n  # first\n  - a\n  - b # b\n",
    "published": "published: 2026-01-02\n",
    "last_verified": "last_verified: 2026-01-02\n\n# last verified, below a blank line\n\n",
    "references": "references:\n  - url: https://a.example\n    # title\n    title: >\n"
    "      A\n      title\n    year: 2000\n",
    "fr": "fr:\n  answer: |\n    ## Le fait {#fact}\n\n    # non\n\n  # question\n"
    "  question: |\n    Quoi ?\n\n  short: |-\n    Cela.\n",
}
HEADS = st.sampled_from(["", "# head\n", "# head\n\n", "---\n"])
TAILS = st.sampled_from(["", "# tail\n", "\n# tail\n", "\n\n"])
RECORDS = st.builds(
    lambda head, keys, tail: head + "".join(FIELDS[key] for key in keys) + tail,
    HEADS,
    st.permutations(list(FIELDS)),
    TAILS,
)
NOISE = st.lists(
    st.sampled_from([*FIELDS.values(), "# c\n", "  # c\n", "- a\n", "'", '"', "...\n", "? a\n"])
    | st.text(max_size=6),
    max_size=8,
).map("".join)


def lines_of(text: str) -> list[str]:
    """Its lines, whatever their order; the dash of an item goes from one field to another."""
    return sorted(re.sub(r"^( *)- (?=\w+:)", r"\1  ", line) for line in text.split("\n"))


@given(RECORDS)
def test_order_changes_neither_what_is_said_nor_the_lines(text: str) -> None:
    made = in_order(text)
    assert lines_of(made) == lines_of(text)
    assert plain(read_text(made).root) == plain(read_text(text).root)
    assert list(read_text(made).root.entries) == list(FIELDS)
    assert list(read_text(made).root.entries["fr"].entries) == ["question", "short", "answer"]
    assert in_order(made) == made


@given(NOISE)
def test_whatever_is_written_keeps_its_lines_and_what_it_says(text: str) -> None:
    made = in_order(text)
    try:
        before = read_text(text)
    except Rejected:
        assert made == text
        return
    assert plain(read_text(made).root) == plain(before.root)
    assert lines_of(made) == lines_of(text)
    assert in_order(made) == made


def test_each_comment_stays_with_its_field_whatever_the_order() -> None:
    for keys in permutations(["difficulty", "kind", "related"]):
        made = in_order("kind: x\n".replace("kind: x\n", "".join(FIELDS[key] for key in keys)))
        assert "easy  # difficulty\n" in made
        assert keys[0] == "related" or "# related\n# related too\nrelated:\n  # first\n" in made


# --- Sorted lists


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[b, a]  # why", "[a, b]  # why"),
        ("['b',   a]", "[a,   'b']"),
        ("[c,\n  b, a]", "[a,\n  b, c]"),
        ("[\n  b,  # of b\n  a\n]", "[\n  a,\n  b  # of b\n]"),
        ("\n  - b  # of b\n  # of a\n  - a", "\n  # of a\n  - a\n  - b  # of b"),
        ("\n- b\n- a", "\n- a\n- b"),
        ("[a, b]", "[a, b]"),
        ("[\n  b,\n  # of a\n  a\n]", "[\n  b,\n  # of a\n  a\n]"),
        ("word", "word"),
    ],
)
def test_a_list_is_sorted_and_its_comments_follow(before: str, after: str) -> None:
    text = "kind: x\ntags: {}\nlast_verified: y\n"
    assert sorted_list(text.format(before), "tags") == text.format(after)


def test_a_list_that_is_not_there_is_sorted() -> None:
    assert sorted_list("kind: x\n", "tags") == "kind: x\n"


def test_the_fields_of_a_file_are_sorted_with_their_comments() -> None:
    text = "# head\n\nb:\n  c: 1\n# of a\na: 2\n"
    assert sorted_fields(text) == "# head\n\n# of a\na: 2\nb:\n  c: 1\n"


# --- Words and fields


@pytest.mark.parametrize(
    ("before", "added", "removed"),
    [
        ("[a, b]  # why", "[a, b, c]  # why", "[b]  # why"),
        ("\n  - a\n  - b  # of b", "\n  - a\n  - b  # of b\n  - c", "\n  - b  # of b"),
        ("[\n  a,\n  b,\n]", "[\n  a,\n  b, c,\n]", "[\n  b,\n]"),
        ("[a,\n  b]", "[a,\n  b, c]", "[\n  b]"),
    ],
)
def test_items_come_and_go(before: str, added: str, removed: str) -> None:
    text = "kind: x\nrelated: {}\npublished: y\n"
    assert added_item(text.format(before), "related", "c", ORDER) == text.format(added)
    assert removed_item(text.format(before), ("related", 0)) == text.format(removed)


def test_a_new_list_goes_to_its_place() -> None:
    made = added_item(MINIMAL, "related", "Ada L.", ORDER)
    assert 'tags: [counting]\nrelated: ["Ada L."]\npublished:' in made


def test_with_its_only_item_a_list_goes() -> None:
    made = added_item(MINIMAL, "related", "a", ORDER)
    assert removed_item(made, ("related", 0)) == MINIMAL


def test_a_word_is_replaced_where_it_stands() -> None:
    text = "related:\n  - 'a'  # of a\n  - b\n"
    assert replaced_word(text, ("related", 0), "c-d") == "related:\n  - c-d  # of a\n  - b\n"


def test_links_are_replaced_in_a_text_at_their_offsets() -> None:
    text = "fr:\n  short: |\n    [a](q:old) et `q:old`, puis [b](q:old#x)\n"
    made = replaced_in_prose(text, ("fr", "short"), "q:old", "q:newer", [4, 32])
    assert made == "fr:\n  short: |\n    [a](q:newer) et `q:old`, puis [b](q:newer#x)\n"


def test_a_text_that_is_not_written_one_to_one_is_not_edited() -> None:
    text = 'short: "a\n  b"\n'
    with pytest.raises(CannotEdit, match="by hand"):
        replaced_in_prose(text, ("short",), "a", "c", [0])


def test_lines_of_a_text_are_rewritten_in_place() -> None:
    text = "fr:\n  short: |\n    l’un\n\n    l’autre\nkind: a\n"
    made = rewritten(text, {("fr", "short"): "l'un\n\nl'autre\n"})
    assert made == text.replace("’", "'")


def test_a_field_is_set_removed_and_taken() -> None:
    text = "# head\n\n# of it\naliases: [a]\nkind: x\n"
    assert set_field(text, "aliases", ["aliases: [b]"], ORDER) == text.replace("[a]", "[b]")
    assert removed_field(text, ("aliases",)) == "# head\n\nkind: x\n"
    assert piece_of(text, "aliases") == ["# of it", "aliases: [a]"]
    assert head_of(text) == ["# head", ""]


def test_an_edit_that_would_say_something_else_is_not_made() -> None:
    with pytest.raises(CannotEdit):
        set_field("kind: x\n", "reviewed", ["reviewed:", "  a: 1", "kind: y"], ORDER)
