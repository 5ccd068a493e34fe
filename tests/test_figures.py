import textwrap
import time

import pytest

from generator.diagnostics import Place
from generator.rules.figures import (
    BROKEN_PICTURE,
    LARGE_DRAWING,
    LARGEST_DRAWING,
    RULES,
    check_png,
    check_svg,
    png_size,
)

ROOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'


def drawing(inside):
    """A drawing whose second line is `inside`."""
    return f"{ROOT}<title>A dot</title>\n{inside}\n</svg>"


def diagnostics(svg, stem="curves"):
    content = svg if isinstance(svg, bytes) else svg.encode()
    return list(check_svg(content, "curves.svg", stem))


def found(svg):
    """Each diagnostic as `line:column code message`."""
    return [
        f"{each.place.line}:{each.place.column} {each.rule.code} {each.message}"
        for each in diagnostics(svg)
    ]


# --- The examples of each rule are its first test.

DRAWING_RULES = [rule for rule in RULES if rule not in (LARGE_DRAWING, BROKEN_PICTURE)]


def examples_of(rule):
    _, _, examples = rule.explanation.partition("\nBad:\n")
    pair = (textwrap.dedent(each).strip() for each in examples.split("Good:\n"))
    return [each if each.startswith("<svg") else drawing(each) for each in pair]


@pytest.mark.parametrize("rule", DRAWING_RULES, ids=lambda rule: rule.name)
def test_the_bad_example_of_a_rule_breaks_it(rule):
    bad, _ = examples_of(rule)
    assert rule.code in {each.rule.code for each in diagnostics(bad)}


@pytest.mark.parametrize("rule", DRAWING_RULES, ids=lambda rule: rule.name)
def test_the_good_example_of_a_rule_breaks_none(rule):
    _, good = examples_of(rule)
    assert found(good) == []


# --- What is refused, where, and what is said about it.


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<g></svg>", ["2:6 Q321 not well-formed XML: mismatched tag"]),
        ("&nbsp;", ["2:1 Q321 not well-formed XML: undefined entity"]),
        ("<!-- a -->", ["2:1 Q323 a comment"]),
        ("<g><![CDATA[a]]></g>", ["2:4 Q323 a CDATA section"]),
        ("<?a b?>", ["2:1 Q323 the processing instruction `a`"]),
        ("<g><script>a</script></g>", ["2:4 Q324 the element `<script>` is not allowed"]),
        ("<style>a</style>", ["2:1 Q324 the element `<style>` is not allowed"]),
        ("<foreignObject/>", ["2:1 Q324 the element `<foreignObject>` is not allowed"]),
        (
            "<a href='#curves-b'/>",
            [
                "2:1 Q324 the element `<a>` is not allowed",
                "2:1 Q326 `#curves-b` is no element of this drawing",
            ],
        ),
        ("<svg/>", ["2:1 Q324 `<svg>` within `<svg>`"]),
        ("<desc><title>a</title></desc>", ["2:7 Q324 `<title>` within `<desc>`"]),
        (
            '<g id="curves-a"><use href="#curves-a"/></g>',
            ["2:18 Q324 `<use>` within an element that has an id"],
        ),
        ('<g onclick="f()"/>', ["2:1 Q325 the attribute `onclick` on `<g>` is not allowed"]),
        ('<g ONCLICK="f()"/>', ["2:1 Q325 the attribute `ONCLICK` on `<g>` is not allowed"]),
        ('<g style="fill: red"/>', ["2:1 Q325 the attribute `style` on `<g>` is not allowed"]),
        ('<g class="a"/>', ["2:1 Q325 the attribute `class` on `<g>` is not allowed"]),
        ('<g color="#000"/>', ["2:1 Q325 the attribute `color` on `<g>` is not allowed"]),
        ('<g xmlns="a"/>', ["2:1 Q325 the attribute `xmlns` on `<g>` is not allowed"]),
        (
            '<use href="javascript:f()"/>',
            ["2:1 Q326 `javascript:f()` in `href` is not in this drawing"],
        ),
        (
            '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="b.svg#c"/>',
            ["2:1 Q326 `b.svg#c` in `xlink:href` is not in this drawing"],
        ),
        ('<g fill="url(b.svg#c)"/>', ["2:1 Q326 `url(b.svg#c)` in `fill` is not in this drawing"]),
        (
            '<g fill="URL(#curves-c)"/>',
            ["2:1 Q326 `URL(#curves-c)` in `fill` is not in this drawing"],
        ),
        (r'<g fill="\41"/>', [r"2:1 Q326 `\41` in `fill` is not in this drawing"]),
        (r'<g fill="u\72l(b)"/>', [r"2:1 Q326 `u\72l(b)` in `fill` is not in this drawing"]),
        ('<g fill="url(#curves-c)"/>', ["2:1 Q326 `#curves-c` is no element of this drawing"]),
        ('<g id="a"/>', ["2:1 Q328 the id `a` does not begin with the name of the figure"]),
        (
            '<g id="curves-"/>',
            ["2:1 Q328 the id `curves-` does not begin with the name of the figure"],
        ),
        (
            '<g id="curves-a"/><g id="curves-a"/>',
            ["2:19 Q328 the id `curves-a` is there twice"],
        ),
        ("<text>a</text>", ["2:1 Q329 the text `a` is black"]),
        ('<text fill="#000">a</text>', ["2:1 Q329 the text `a` is black"]),
        ('<text fill="rgb(0, 0, 0)">a</text>', ["2:1 Q329 the text `a` is black"]),
        (
            '<g fill="currentColor"><text><tspan fill="Black">a</tspan> b</text></g>',
            ["2:30 Q329 the text `a` is black"],
        ),
    ],
)
def test_a_drawing_is_refused_at_the_place_of_what_is_wrong(inside, expected):
    assert found(drawing(inside)) == expected


@pytest.mark.parametrize(
    ("svg", "expected"),
    [
        ("", ["1:1 Q321 not well-formed XML: no element found"]),
        (
            '<!DOCTYPE svg [<!ENTITY a "b">]>' + drawing("<text>&a;</text>"),
            ["1:15 Q323 the document type `svg`"],
        ),
        (
            "<?xml version='1.0' encoding='latin-1'?>" + drawing(""),
            ["1:1 Q321 the encoding `latin-1`"],
        ),
        (drawing("\xe9").encode("latin-1"), ["2:1 Q321 a byte that is not UTF-8"]),
        (drawing("").encode("utf-16"), ["1:1 Q321 a byte that is not UTF-8"]),
        (
            '<svg viewBox="0 0 9 9"><title>a</title></svg>',
            ["1:1 Q321 the root is `<svg>`, not SVG's `<svg>`"],
        ),
        (
            '<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
            [
                "1:1 Q321 the root is `<s:svg>`, not SVG's `<svg>`",
                "1:1 Q324 the element `<s:svg>` is not allowed",
                "1:1 Q325 the attribute `xmlns:s` on `<s:svg>` is not allowed",
                "1:1 Q327 the drawing has no `<title>`",
            ],
        ),
        (
            '<svg xmlns="http://www.w3.org/2000/svg"><title> </title></svg>',
            ["1:1 Q327 the drawing has no `<title>`", "1:1 Q327 the drawing has no `viewBox`"],
        ),
        (" " * (LARGEST_DRAWING + 1), ["1:1 Q322 the drawing has 200,001 bytes"]),
    ],
)
def test_a_drawing_is_refused_as_a_whole(svg, expected):
    assert found(svg) == expected


@pytest.mark.parametrize(
    "inside",
    [
        '<g fill="currentColor"><text>a <tspan>b</tspan></text></g>',
        '<text fill="#2f83d1">bias</text>',
        '<rect fill="black"/>',
        '<g transform="translate(1 2) rotate(45)" stroke="rgb(1, 2, 3)"/>',
        '<clipPath id="curves-a"/><g clip-path="url(#curves-a)"/>',
        '<g clip-path="url(#curves-a)"/><clipPath id="curves-a"/>',
        '<g id="curves-a"/><use href="#curves-a"/>',
        "<desc>a &lt; b</desc>",
    ],
)
def test_a_drawing_of_shapes_and_coloured_words_is_accepted(inside):
    assert found(drawing(inside)) == []


def test_the_title_of_a_part_is_not_that_of_the_drawing():
    svg = f"{ROOT}<g><title>a</title></g></svg>"
    assert found(svg) == ["1:1 Q327 the drawing has no `<title>`"]


def test_ids_begin_with_the_name_of_their_own_figure():
    assert diagnostics(drawing('<g id="a-b-c"/>'), stem="a-b") == []
    (diagnostic,) = diagnostics(drawing('<g id="curves-c"/>'), stem="a-b")
    assert diagnostic.hint == "write `a-b-` and a word"


def test_a_declaration_of_utf_8_is_accepted():
    assert found('<?xml version="1.0" encoding="UTF-8"?>\n' + drawing("")) == []


def test_a_diagnostic_points_into_the_file_that_was_given():
    (diagnostic,) = check_svg(drawing("é<!---->").encode(), "questions/a/b/c.fr.svg", "c")
    assert diagnostic.place == Place("questions/a/b/c.fr.svg", 2, 2)
    assert diagnostic.hint == "delete it"


def test_a_large_drawing_is_read_in_a_moment():
    for value in ("(", "a", " ", "a ", "-"):
        inside = f'<path d="{value * 90_000}"/><g>'
        assert len(inside) < LARGEST_DRAWING
        start = time.perf_counter()
        assert diagnostics(drawing(inside))
        assert time.perf_counter() - start < 1


# --- Pictures

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big")


def test_a_picture_has_a_width_and_a_height():
    assert png_size(PNG + b"more") == (640, 480)
    assert list(check_png(PNG, "a.png")) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not a PNG file"),
        (b"\xff\xd8\xff\xe0", "not a PNG file"),
        (PNG[:-1], "not a PNG file"),
        (PNG.replace(b"IHDR", b"IDAT"), "not a PNG file"),
        (PNG[:-4] + bytes(4), "a PNG file without width or height"),
    ],
)
def test_what_is_no_picture_is_refused(content, message):
    with pytest.raises(ValueError, match=message):
        png_size(content)
    (diagnostic,) = check_png(content, "a.png")
    assert (diagnostic.place, diagnostic.message) == (Place("a.png"), message)
