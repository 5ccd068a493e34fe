import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.prose import (
    Figure,
    Heading,
    Kind,
    fences,
    figures,
    headings,
    links,
    outside_blocks,
    segments,
    tables,
    words_alone,
)

# Separated by `¦`; `⏎` is a line feed.
FRAGMENTS = r"""
a¦é¦1¦ ¦  ¦    ¦⏎¦⏎⏎¦`¦``¦```¦~~~¦```python {.no-run}¦$¦$$¦$x$¦\¦\$¦\`¦[¦]¦](¦)¦](https://a.b)¦!
![a](b.svg)¦<sub>¦</sub>¦<¦>¦{#a}¦## T {#t}¦#¦- ¦1. ¦_¦*¦"¦|
"""
PIECES = st.sampled_from(FRAGMENTS.strip("\n").replace("\n", "¦").replace("⏎", "\n").split("¦"))
TEXTS = st.lists(PIECES, max_size=20).map("".join)


def cut(text):
    """The pieces that are not plain words."""
    return [(each.kind, each.text) for each in segments(text) if each.kind is not Kind.TEXT]


@given(TEXTS | st.text(max_size=60))
@example("```\n")
@example("~~~\na\n ~~~")
def test_the_segments_of_any_text_joined_give_it_back(text):
    position = 0
    for segment in segments(text):
        assert segment.text
        assert segment.offset == position
        position = segment.end
    assert "".join(segment.text for segment in segments(text)) == text


@given(TEXTS)
def test_what_is_filled_keeps_every_offset(text):
    for filled in (outside_blocks(text), words_alone(text)):
        assert len(filled) == len(text)
    for segment in segments(text):
        if segment.kind is Kind.TEXT:
            assert words_alone(text)[segment.offset : segment.end] == segment.text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a `b` c", ["`b`"]),
        ("``a `b` c`` d", ["``a `b` c``"]),
        ("`a` and `b`", ["`a`", "`b`"]),
        (r"\`a` b`", ["` b`"]),
        (r"\\`a`", ["`a`"]),
        (r"`a\` b", [r"`a\`"]),
        ("`a\nb`", []),
        ("``a`", []),
        ("a ` b", []),
        ("`$a$`", ["`$a$`"]),
    ],
)
def test_a_code_span_ends_on_its_line_with_as_many_backticks(text, code):
    assert cut(text) == [(Kind.CODE_SPAN, each) for each in code]


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("a $x$ b", ["$x$"]),
        ("$x$, $y$", ["$x$", "$y$"]),
        (r"$\$5$", [r"$\$5$"]),
        ("$ x$", []),
        ("$x $", []),
        ("$5 and 10$5", []),
        (r"\$5 and $x$", ["$x$"]),
        (r"\\$x$", ["$x$"]),
        ("$x\n+ y$", []),
        ("$a `b` c$", []),
        ("$$x$$ in words", []),
    ],
)
def test_a_dollar_opens_a_formula_only_as_arithmatex_has_it(text, formulas):
    wanted = [(Kind.INLINE_MATH, each) for each in formulas]
    assert [each for each in cut(text) if each[0] is Kind.INLINE_MATH] == wanted


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("$$\nx\n$$", ["$$\nx\n$$"]),
        ("a\n\n$$x$$\n\nb", ["$$x$$"]),
        ("- a\n\n    $$\n    x\n    $$\n", ["    $$\n    x\n    $$"]),
        ("a\n$$\nx\n$$", []),
        ("$$\nx\n$$\nb", []),
        ("$$\nx\n\ny\n$$", []),
        ("$$ x $ y $$", []),
        ("  $$x$$", []),
        ("$$x", []),
    ],
)
def test_a_displayed_formula_is_a_paragraph_of_its_own(text, formulas):
    assert cut(text) == [(Kind.DISPLAY_MATH, each) for each in formulas]


def test_a_fence_has_a_language_attributes_and_a_body():
    text = "Run:\n\n```python {.no-run}\nprint('`$<')\n\n  x\n```\nAfter"
    (fence,) = fences(text)
    assert (fence.language, fence.attributes) == ("python", (".no-run",))
    assert fence.body == "print('`$<')\n\n  x\n"
    assert text[fence.body_offset :].startswith("print")
    assert text[fence.info_offset :].startswith("python {")
    assert fence.is_closed
    assert cut(text) == [(Kind.FENCE, text[fence.offset : -len("\nAfter")])]


def test_a_fence_in_a_list_item_loses_its_indentation():
    (fence,) = fences("- a\n\n    ~~~~sql\n    SELECT\n      1\n    ~~~\n    ~~~~\n")
    assert (fence.indent, fence.mark, fence.language) == (4, "~~~~", "sql")
    assert fence.body == "SELECT\n  1\n~~~\n"
    assert fence.is_closed


@pytest.mark.parametrize("text", ["```\na", "```\na\n````", "  ```\n  a\nb\n  ```", "```"])
def test_a_fence_is_closed_only_by_its_own_mark_at_its_own_indentation(text):
    assert not next(fences(text)).is_closed


def test_backticks_that_close_on_their_line_are_no_fence():
    assert cut("```a```") == [(Kind.CODE_SPAN, "```a```")]


def test_the_body_of_an_unclosed_fence_stops_where_its_indentation_does():
    assert next(fences("  ```\n  a\nb")).body == "a\n"


def test_headings_are_lines_that_begin_with_number_signs():
    text = "## A `b` {#a-b}\n\n```\n## no\n```\n### C\n\n#no\n\n    ## no\n# D {#d} "
    assert list(headings(text)) == [
        Heading(2, "A `b`", "a-b", 0, text.index("a-b")),
        Heading(3, "C", "", text.index("###"), text.index("\n\n#no")),
        Heading(1, "D", "d", text.index("# D"), text.index("d} ")),
    ]


def test_the_slug_of_a_heading_is_a_segment_and_no_other_brace_is():
    assert cut("## A {#a}\n\nb {#b}\n\n## C {#c} d\n\n## E{#e}") == [(Kind.SLUG, "{#a}")]


def test_links_have_words_an_address_and_perhaps_a_title():
    text = 'See [the *page*](https://a.b/c_(d) "Title"), ![f](g.svg) and [h](#i).'
    page, figure, section = links(text)
    assert (page.words, page.address, page.title) == ("the *page*", "https://a.b/c_(d)", "Title")
    assert page.offset == text.index("[")
    assert page.address_offset == text.index("https")
    assert (figure.words, figure.address, figure.is_image) == ("f", "g.svg", True)
    assert figure.offset == text.index("!")
    assert (section.words, section.address, section.is_image) == ("h", "#i", False)


def test_the_words_of_a_link_may_have_brackets_and_code():
    assert [link.words for link in links("[a [b] `]` c](d)")] == ["a [b] `]` c"]


def test_an_address_without_an_opening_bracket_is_a_link_that_nothing_opened():
    for text in ("a](b)", "[a\n\nb](c)", r"\[a](b)"):
        (link,) = links(text)
        assert not link.is_opened


@pytest.mark.parametrize(
    "text", ["[a](b c)", "[a](b\nc)", "[a](<b>)", "[a](b 'c')", "[a](b(c)", "[a](`b`)", "[a](b|c)"]
)
def test_an_odd_address_is_none(text):
    assert list(links(text)) == []


def test_figures_are_images_that_are_paragraphs():
    text = "![A\nb.](a-b.svg)\n\nin ![c](c.svg) words\n\n![d](d.png)\nmore\n\n- ![e](e.svg)"
    assert list(figures(text)) == [Figure("A\nb.", "a-b.svg", 0, "![A\nb.](a-b.svg)")]


def test_few_tags_are_recognised_and_only_in_their_simplest_form():
    text = '<sub>a</sub> <br> <br/> <abbr title="b c">d</abbr> <i> <sub a> <abbr title="[x]">'
    assert [text for _, text in cut(text)] == [
        "<sub>",
        "</sub>",
        "<br>",
        "<br/>",
        '<abbr title="b c">',
        "</abbr>",
    ]


def test_tables_have_their_rows_and_columns():
    text = "Un.\n\n| a | `b|c` |\n|---|:-:|\n| d | e \\| f |\n| g |\n\nDeux.\n\na | b\n--|--\n"
    first, second = tables(text)
    assert (first.columns, [row.cells for row in first.rows]) == (2, [2, 1])
    assert text[first.rows[1].offset :].startswith("| g |")
    assert text[first.start : first.stop].strip().startswith("| a |")
    assert (second.columns, second.rows) == (2, ())


def test_a_line_of_dashes_and_bars_in_code_makes_no_table():
    assert tables("```text\na | b\n--|--\n```") == ()
