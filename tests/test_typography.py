import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.prose import Kind, segments
from generator.typography import CONVENTIONS, typeset, typeset_plain

# Separated by `¦`; `⏎` is a line feed.
FRAGMENTS = r"""
mot¦l'¦s' ¦a¦1¦000¦10 ms¦ ¦  ¦⏎¦⏎⏎¦...¦.¦:¦;¦!¦?¦%¦«¦»¦"¦'¦“¦”¦’¦n° ¦€¦*¦_¦&amp;¦---
https://a.b/l'a...
- ¦1. ¦> ¦## T ? {#t}¦`¦`a ;`¦$¦$x$¦[¦]¦](¦](https://a.b 't')¦](https://a.b)¦)¦![¦\¦<sub>¦</sub>¦{#a}
```¦⏎```⏎a ?⏎```⏎¦|¦| :--- |¦|---|
"""
PIECES = st.sampled_from(FRAGMENTS.strip("\n").replace("\n", "¦").replace("⏎", "\n").split("¦"))
TEXTS = st.lists(PIECES, max_size=16).map("".join)
EACH_CONVENTION = pytest.mark.parametrize("convention", CONVENTIONS)


def show(text):
    """No-break spaces as `~`, narrow ones as `^`."""
    return text.replace("\u00a0", "~").replace("\u202f", "^")


@EACH_CONVENTION
@given(text=TEXTS | st.text(max_size=40))
@example(text="\U00020000'\U000f0000 ?")
@example(text='"a "b" c"')
def test_text_that_is_typeset_twice_is_typeset_once(convention, text):
    once = typeset(text, convention)
    assert typeset(once, convention) == once


@EACH_CONVENTION
@given(text=TEXTS)
@example(text='[a](b"c"d)')
@example(text="[a](b'c)")
def test_code_formulas_and_addresses_come_out_as_they_went_in(convention, text):
    def others(markdown):
        return [each.text for each in segments(markdown) if each.kind is not Kind.TEXT]

    assert others(typeset(text, convention)) == others(text)


@EACH_CONVENTION
@given(text=TEXTS)
def test_no_line_is_added_or_lost(convention, text):
    assert typeset(text, convention).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Pourquoi ?", "Pourquoi^?"),
        ("Oui ; non !", "Oui^; non^!"),
        ("quoi ?!", "quoi^?!"),
        ("le biais : un", "le biais~: un"),
        ("**le biais :** un", "**le biais~:** un"),
        ("99 % et 5 ‰", "99^% et 5^‰"),
        ("« mot »", "«~mot~»"),
        ("1 000 000 de 12 345", "1^000^000 de 12^345"),
        ("en 2019 200 cas", "en 2019 200 cas"),
        ("10 ms, 5 Go, 30 €", "10~ms, 5~Go, 30~€"),
        ("5 modèles", "5 modèles"),
        ("n° 3", "n°~3"),
        ("l'erreur, d'`x`, l'*un*", "l’erreur, d’`x`, l’*un*"),
        ("l'https://a.b/c", "l’https://a.b/c"),
        ("'a' 5' 'b", "'a' 5' 'b"),
        ("ainsi...", "ainsi…"),
        ("a.... ../..", "a.... ../.."),
        ('"mot"', '"mot"'),
    ],
)
def test_french_has_its_spaces_its_apostrophe_and_its_ellipsis(written, shown):
    assert show(typeset(written, "french")) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("don't, it's", "don’t, it’s"),
        ("the users' data", "the users’ data"),
        ("'the users' data'", "'the users' data'"),
        ('the "word", and "`x`"', "the “word”, and “`x`”"),
        ('"two\nlines"', "“two\nlines”"),
        ('"two\n\nparagraphs"', '"two\n\nparagraphs"'),
        ('a 5" and a 7" disk', 'a 5" and a 7" disk'),
        ("wait...", "wait…"),
        ("10 ms : why ? 99 %", "10 ms : why ? 99 %"),
    ],
)
def test_plain_has_curly_quotes_and_nothing_else(written, shown):
    assert show(typeset(written, "plain")) == shown


@pytest.mark.parametrize(
    "written",
    [
        "12:30, 3:1, http:, a:b, quoi?",
        "`a ? b : c` et $a ! b$",
        "```\na ? b\n```",
        '[a](https://a.b/c "l\'d ; e")',
        "https://a.b/l'c...",
        "| :--- | ---: |\n|:-:|:-:|",
        "a != b := c :: d ![e](f.svg)",
        "- ; a\n\n1. ! b\n\n> : c",
        "| ! | ? | : |",
        "&amp; &lt;",
        "## A {#l-a}",
    ],
)
def test_french_leaves_alone_what_is_no_word_and_adds_no_space(written):
    assert typeset(written, "french") == written


def test_a_space_after_code_or_a_formula_is_typeset_too():
    assert show(typeset("`x` : $y$ ; [z](#a) ?", "french")) == "`x`~: $y$^; [z](#a)^?"


def test_the_first_words_of_an_item_a_title_and_a_cell_are_typeset():
    written = "- 1 000 : a\n\n## L'un ? {#a}\n\n| l'a : | 2 000 |\n| :--- | --- |"
    shown = "- 1^000~: a\n\n## L’un^? {#a}\n\n| l’a~: | 2^000 |\n| :--- | --- |"
    assert show(typeset(written, "french")) == shown


def test_a_title_that_is_not_markdown_has_no_code():
    assert show(typeset_plain("Un `mot ?`, l'_a_ : https://a.b/l'c ?", "french")) == (
        "Un `mot^?`, l’_a_~: https://a.b/l'c^?"
    )


def test_another_convention_is_one_more_name(monkeypatch):
    monkeypatch.setitem(CONVENTIONS, "loud", str.upper)
    assert typeset("a `b` c", "loud") == "A `b` C"
