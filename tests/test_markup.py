import re
import textwrap
import time
from collections import Counter
from functools import cache
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from generator import prose
from generator.diagnostics import Place
from generator.prose import Kind
from generator.rules.markup import RULES, check_markup
from generator.typography import CONVENTIONS, typeset


def diagnostics(text, *, headings_allowed=True):
    def at(offset):
        before = text[:offset]
        return Place("a.yml", before.count("\n") + 1, offset - before.rfind("\n"))

    return list(check_markup(text, at, headings_allowed=headings_allowed))


def found(text, **options):
    """Each diagnostic as `line:column code message`."""
    return [
        f"{each.place.line}:{each.place.column} {each.rule.code} {each.message}"
        for each in diagnostics(text, **options)
    ]


def is_accepted(text):
    return next(check_markup(text, lambda _: Place("a.yml"), headings_allowed=True), None) is None


# --- The examples of each rule are its first test.


def examples_of(rule):
    _, _, examples = rule.explanation.partition("\nBad:\n")
    bad, _, good = examples.partition("Good:\n")
    return textwrap.dedent(bad), textwrap.dedent(good)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_bad_example_of_a_rule_breaks_it(rule):
    bad, _ = examples_of(rule)
    assert rule.code in {each.rule.code for each in diagnostics(bad)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_good_example_of_a_rule_breaks_none(rule):
    _, good = examples_of(rule)
    assert good
    assert found(good) == []


def test_codes_and_names_are_not_shared():
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


# --- What is refused, where, and what is said about it.

HTML = [
    ("a <div>", "1:3 Q301 the tag `<div>` is not allowed"),
    ("a\nb </Script >", "2:3 Q301 the tag `<Script>` is not allowed"),
    ("<svg/onload=f()>", "1:1 Q301 the tag `<svg>` is not allowed"),
    (r"\<script>", "1:2 Q301 the tag `<script>` is not allowed"),
    ("<!-- a -->", "1:1 Q301 `<!` begins a comment"),
    ("<![CDATA[a]]>", "1:1 Q301 `<!` begins a CDATA section"),
    ("<!doctype html>", "1:1 Q301 `<!` begins a declaration"),
    ("<?php a ?>", "1:1 Q301 `<?` begins a processing instruction"),
    ("a </ b", "1:3 Q301 `</` begins not a tag"),
    ("a &# b", "1:3 Q301 `&#` begins the number of a character, and does not end it"),
    ("`&#x`", "1:2 Q301 `&#` begins the number of a character, and does not end it"),
    ("<br onclick=f()>", "1:1 Q302 `onclick` on the tag `<br>` is not allowed"),
    ("<br/style='a'>", "1:1 Q302 `style` on the tag `<br>` is not allowed"),
    ("<abbr title='a'>", "1:1 Q302 the tag `<abbr>` is not in its simple form"),
    ('<abbr title="[a]">', "1:1 Q302 the tag `<abbr>` is not in its simple form"),
    ("<sub", "1:1 Q302 the tag `<sub>` is not in its simple form"),
    ("*a <sub>b* c</sub>", "1:10 Q303 `*` between a tag and its closing tag"),
    ("[<sub>](#a)</sub>", "1:7 Q303 `](` between a tag and its closing tag"),
    ("|a|b|\n|-|-|\n|<sub>|</sub>|", "3:7 Q303 `|` between a tag and its closing tag"),
    ("a <sub>b", "1:3 Q303 `<sub>` is not closed on its line"),
    ("</kbd>", "1:1 Q303 `</kbd>` closes nothing that was opened on this line"),
]
LINKS = [
    ("[a](javascript:f)", "1:5 Q304 `javascript:f` is not an address that a link may have"),
    ("[a](JavaScript:f)", "1:5 Q304 `JavaScript:f` is not an address that a link may have"),
    ("[a](data:text/html,b)", "1:5 Q304 `data:text/html,b` is not an address that a link may have"),
    ("[a](//b.c)", "1:5 Q304 `//b.c` is not an address that a link may have"),
    ("[a](../b.md)", "1:5 Q304 `../b.md` is not an address that a link may have"),
    ("[a]()", "1:5 Q304 `` is not an address that a link may have"),
    ("[a](q:B)", "1:5 Q304 `q:B` is not an address that a link may have"),
    ("[a](java&#115;cript:f)", "1:9 Q304 `java&#115;cript:f` has a character spelled with `&`"),
    ("[a](https://b&colon;c)", "1:14 Q304 `https://b&colon;c` has a character spelled with `&`"),
    ("[a](java%73cript:f)", "1:5 Q304 `java%73cript:f` is not an address that a link may have"),
    ("[a](java\nscript:f)", "1:4 Q305 `(java` is not the address of a link"),
    ("[a]( https://b.c)", "1:4 Q305 `( https://b.c)` is not the address of a link"),
    ("[a](b 'c')", "1:4 Q305 `(b 'c')` is not the address of a link"),
    ("a](https://b.c)", "1:2 Q305 `](` ends no words in brackets"),
    ("<https://b.c>", "1:1 Q305 `<https://b.c>` is not a link here"),
    ("<javascript:f>", "1:1 Q305 `<javascript:f>` is not a link here"),
    ("a <b@c.d>", "1:3 Q305 `<b@c.d>` is not a link here"),
    ("<1@c.d>", "1:1 Q305 `<1@c.d>` is not a link here"),
    ("a < b @ c >", "1:3 Q305 `<`, `@` and `>` could make the address of a mailbox"),
    ("a\n\n[b]: c", "3:1 Q306 `[b]:` defines something for elsewhere"),
    ("> - [b\nc]: d", "1:5 Q306 `[b c]:` defines something for elsewhere"),
    ("[^1]: a", "1:1 Q306 `[^1]:` defines something for elsewhere"),
    ("*[a]: b", "1:1 Q306 `*[a]:` defines something for elsewhere"),
    ("[`]: a`", "1:1 Q306 `[`]:` defines something for elsewhere"),
    ("![](a.svg)", "1:1 Q319 `a.svg` has no alternative text"),
    ("![a $x$](a.svg)", "1:5 Q319 `$` in an alternative text, which is read aloud as it is"),
    ("![a](b/c.svg)", "1:6 Q319 `b/c.svg` is not the name of a figure"),
    ("![a](https://b.c/d.svg)", "1:6 Q319 `https://b.c/d.svg` is not the name of a figure"),
    ('![a](b.svg "c")', "1:6 Q319 `c` is a title on a figure"),
    ("a ![b](c.svg)", "1:3 Q319 `c.svg` is not in a paragraph of its own"),
]
SYNTAX = [
    ("`a`{.b}", "1:4 Q307 `{.b}` would set attributes"),
    ("a\n{: onclick=f }", "2:1 Q307 `{: onclick=f }` would set attributes"),
    ("a {% b %}", "1:3 Q308 `{%` is template syntax"),
    ("a {# b #}", "1:3 Q308 `{#` is template syntax"),
    (r"\{{ b }}", r"1:1 Q308 `\{{` is template syntax"),
    ('??? note "a"', "1:1 Q309 `???` begins a block that answers do not have"),
    ("- ///", "1:3 Q309 `///` begins a block that answers do not have"),
    ('=== "a"', "1:1 Q309 `===` begins a block that answers do not have"),
    (";--8<-- 'a'", "1:3 Q309 `-8<-` includes a file"),
    ("```python a\n```", "1:4 Q310 `python a` is not the language of a code block"),
    ("```{.python}\n```", "1:4 Q310 `{.python}` is not the language of a code block"),
    ("```a {.no-run .b}\n```", "1:4 Q310 `a {.no-run .b}` is not the language of a code block"),
    ("a\n\n  ~~~\n  b\nc", "3:3 Q311 a code block begins and does not end"),
    ("> ~~~\n> a", "1:3 Q311 `~~~` opens a code block in a quotation"),
    ("- ```python", "1:3 Q312 backticks that open no code span on this line: 3"),
    ("a $$", "1:3 Q313 `$$` opens or closes no displayed formula"),
    (r"a \(b\)", r"1:3 Q313 `\(` could open a formula"),
    (r"\[a\]", r"1:1 Q313 `\[` could open a formula"),
    ("$a &lt; b$", "1:4 Q314 `&lt;` in a formula looks like HTML"),
    ("$$\na </b\n$$", "2:3 Q314 `</` in a formula looks like HTML"),
    ("`a <!-- b`", "1:4 Q314 `<!-- b` in a code span could be taken for HTML"),
    ("`<a`", "1:2 Q314 `<a` in a code span could be taken for HTML"),
    ("`</DIV>`", "1:2 Q314 `</DIV>` in a code span could be taken for HTML"),
    ("|a|b|\n|-|-|\n|c|d|e|", "3:1 Q332 cells in this row: 3, columns: 2"),
    ("a\tb", "1:2 Q320 a tab"),
    ("a\u202eb", "1:2 Q320 the invisible character U+202E"),
    ("a\x02b", "1:2 Q320 the invisible character U+0002"),
]
LINES = [
    ("    a", "1:5 Q316 a paragraph indented by 4 spaces is code"),
    ("- a\n\n        b", "3:9 Q316 a paragraph indented by 8 spaces is code"),
    (">     a", "1:3 Q316 a paragraph indented by 4 spaces is code"),
    ("# A", "1:1 Q317 `A` is a heading of level 1"),
    ("a\n===", "2:1 Q317 `===` makes a heading of the line above"),
    ("a\n> -", "2:3 Q317 `-` makes a heading of the line above"),
    ("#a", "1:1 Q317 `#` begins no heading"),
    ("- ## A", "1:3 Q317 `##` begins no heading"),
    ("####### A", "1:1 Q317 `#######` begins no heading"),
    ("### C#", "1:1 Q317 `C#` is not a title"),
    ("a\n\n## B", "3:5 Q318 `B` has no name"),
    ("## A {#A_b}", "1:8 Q318 `A_b` is not the name of a section"),
    ("## A {#a}\n## B {#a}", "2:8 Q318 `a` already names a section of this answer"),
    ("a\n- b\n- c", "2:1 Q330 a list begins right under a line of text"),
    ("a\n| b | c |\n|---|---|", "2:1 Q330 a table begins right under a line of text"),
    ("- a | b\n  --|--", "1:1 Q330 a table begins in the first line of a list item"),
]


@pytest.mark.parametrize(("text", "expected"), HTML + LINKS + SYNTAX + LINES)
def test_what_is_outside_the_subset_is_refused_at_its_place(text, expected):
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[a](<javascript:f>)",
            [
                "1:4 Q305 `(<javascript:f>)` is not the address of a link",
                "1:5 Q305 `<javascript:f>` is not a link here",
            ],
        ),
        (
            "a ``b`",
            [
                "1:3 Q312 backticks that open no code span on this line: 2",
                "1:6 Q312 backticks that open no code span on this line: 1",
            ],
        ),
        (
            "a `b\nc`",
            [
                "1:3 Q312 backticks that open no code span on this line: 1",
                "2:2 Q312 backticks that open no code span on this line: 1",
            ],
        ),
        (
            "a $b $",
            [
                "1:3 Q313 `$` opens or closes no formula",
                "1:6 Q313 `$` opens or closes no formula",
            ],
        ),
        (
            "<sub>a\n</sub>",
            [
                "1:1 Q303 `<sub>` is not closed on its line",
                "2:1 Q303 `</sub>` closes nothing that was opened on this line",
            ],
        ),
        (
            '<kbd onclick="f()">a</kbd>',
            [
                "1:1 Q302 `onclick` on the tag `<kbd>` is not allowed",
                "1:21 Q303 `</kbd>` closes nothing that was opened on this line",
            ],
        ),
    ],
)
def test_each_thing_that_is_wrong_is_told(text, expected):
    assert found(text) == expected


def test_a_heading_is_refused_where_there_are_no_sections():
    assert found("### A", headings_allowed=False) == [
        "1:1 Q317 `A` is a heading, where there are no sections"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("### B", ["1:1 Q317 `B` is of level 3, under level 1"]),
        ("## A {#a}\n\n#### B", ["3:1 Q317 `B` is of level 4, under level 2"]),
        ("## A {#a}\n\n### B\n\n#### C\n\n## D {#d}", []),
        ("## A {#a}\n\n#### B\n\n#### C", ["3:1 Q317 `B` is of level 4, under level 2"]),
    ],
)
def test_no_level_of_heading_is_skipped(text, expected):
    assert found(text) == expected


def test_a_dollar_before_an_amount_may_be_a_price():
    hints = [each.hint for each in diagnostics("De $5.50 à $10 par mois, ou $ x")]
    assert hints[0].startswith(r"a price is written `\$5.50`")
    assert hints[1].startswith(r"a price is written `\$10`")
    assert hints[2].startswith("close the formula")


def test_a_diagnostic_offers_the_next_step():
    assert [each.hint for each in diagnostics("[a](ftp://b.c)\n\n$5")] == [
        r"a price is written `\$5`; a formula ends with `$` on its line",
        "allowed: `https://…`, `http://…`, `mailto:…`, `#section`, `q:other-question`, "
        "`q:other-question#section`",
    ]


def test_a_message_is_short_and_on_one_line():
    for text in (
        "[a](" + "b" * 500 + ")",
        "<" + "a" * 500 + ">",
        "{" + "a" * 500,
        "# " + "a" * 500,
    ):
        for each in diagnostics(text):
            assert len(each.message) < 120
            assert "\n" not in each.message + each.hint


ACCEPTED = [
    "",
    "Two words, *three* and **four**; 3 < 4 and 5 > 4, <5 ms, a <- b.",
    r"AT&T, &amp; &nbsp;, \{a}",
    "- a\n\n    b\n\n    - c\n\n        ```python {.no-run}\n        d\n        ```\n- e",
    "1. a\n2. b\n   c\n\n***\n\n> d\n> e\n\n---",
    "## A `b` {#a}\n- c\n\n### D\n\n$$\na & b \\\\\nc\n$$",
    '[a](https://b.c/d_(e)?f=g&h=i#j "k") [l](http://m.n) [o](mailto:p@q.r) [s](#t) [u](q:v#w)',
    "![A figure: a, b.](a-b.svg)\n\n![Another\none](c.png)",
    "| a | b |\n|:--|--:|\n| `c|d` | e\\|f |\n| $x$ | |",
    '`<s>`, `</s>`, `<div class="a">`, `a < b`, `{{ a }}`, `$`, `[a]: b`',
    '**H<sub>0</sub>** a<sup>$x$</sup> <kbd>A_B \\*</kbd> <abbr title="b c">d</abbr> e<br>f',
    r"\$5, \`, \[a], \{b}, \#c, \*d\*",
    "In the interval [0, 1]: all of it. x[0] and (a, b)",
    "```html\n<script>alert(1)</script>\n{{ a }} --8<-- \n# b\n```",
    "l'été 2019.\n2019. Puis",
]


@pytest.mark.parametrize("text", ACCEPTED)
def test_the_markdown_of_answers_is_accepted(text):
    assert found(text) == []


# --- The promise: what is accepted gives harmless HTML, and only within its page.

EXTENSIONS = {
    "tables": {},
    "attr_list": {},
    "md_in_html": {},
    "sane_lists": {},
    "toc": {"permalink": False},
    "pymdownx.superfences": {},
    "pymdownx.highlight": {
        "use_pygments": True,
        "auto_title": False,
        "anchor_linenums": False,
    },
    "pymdownx.arithmatex": {"generic": True, "smart_dollar": True},
}

VOID = {"br", "hr", "img"}
# Each element with the attributes it may have, and what each value must be.
WHOLE = {
    **{tag: {} for tag in ("p", "em", "strong", "ul", "li", "blockquote", "hr", "br", "pre")},
    **{tag: {} for tag in ("table", "thead", "tbody", "tr")},
    **{tag: {"style": r"text-align: (left|right|center);"} for tag in ("td", "th")},
    **{f"h{level}": {"id": r"[a-z0-9_-]+"} for level in range(2, 7)},
    **{tag: {} for tag in ("code", "sub", "sup", "kbd")},
    "ol": {"start": r"\d+"},
    "abbr": {"title": r'[^"<>]*'},
    "a": {"href": r"(https?://|mailto:|#|q:)\S*", "title": r"[^<>]*"},
    "img": {"src": r"[a-z0-9-]+\.(svg|png)", "alt": r"[^<>]*"},
    "div": {"class": r"arithmatex|(language-[\w+#-]+ )?(no-run )?highlight"},
    "span": {"class": r"arithmatex|[a-z][a-z0-9]{0,2}"},
}


class Page(HTMLParser):
    """Reads the HTML of a wrapped text, and fails at the first thing that should not be there."""

    def __init__(self):
        super().__init__()
        self.open = []
        self.outside = []
        """Elements that are not within another."""
        self.code = Counter()
        self.formulas = Counter()
        self.collecting = None

    def handle_starttag(self, tag, attributes):
        if not self.open:
            self.outside.append((tag, dict(attributes)))
        else:
            allowed = WHOLE[tag]
            for name, value in attributes:
                assert re.fullmatch(allowed[name], value or ""), (tag, name, value)
        classes = (dict(attributes).get("class") or "").split()
        if self.collecting is None and (
            (tag == "code" and self.open[-1] != "pre") or "arithmatex" in classes
        ):
            self.collecting = (len(self.open), tag == "code", [])
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        assert tag in VOID
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        assert self.open
        assert self.open.pop() == tag
        if self.collecting and self.collecting[0] == len(self.open):
            _, is_code, pieces = self.collecting
            (self.code if is_code else self.formulas)["".join("".join(pieces).split())] += 1
            self.collecting = None

    def handle_data(self, data):
        if self.collecting:
            self.collecting[2].append(data)

    def fail(self, *what):
        raise AssertionError(what)

    handle_comment = handle_decl = handle_pi = unknown_decl = fail


@cache
def engine():
    return Markdown(extensions=list(EXTENSIONS), extension_configs=EXTENSIONS)


def assert_harmless(text):
    wrapped = f'<div class="x" markdown>\n\n{text}\n\n</div>\n\n<h2 id="after">After</h2>\n'
    html = engine().reset().convert(wrapped)
    page = Page()
    page.feed(html)
    page.close()
    assert page.open == []
    assert page.outside == [("div", {"class": "x"}), ("h2", {"id": "after"})]
    # What is cut out as code or as a formula is that for the engine too.
    code, formulas = Counter(), Counter()
    for segment in prose.segments(text):
        if segment.kind is Kind.CODE_SPAN:
            code["".join(segment.text.strip("`").split())] += 1
        elif segment.kind is Kind.INLINE_MATH:
            formulas["\\(" + "".join(segment.text[1:-1].split()) + "\\)"] += 1
        elif segment.kind is Kind.DISPLAY_MATH:
            formulas["\\[" + "".join(segment.text.strip()[2:-2].split()) + "\\]"] += 1
    # Emphasis that overlaps, as in `*a **b* $x$`, makes Python-Markdown lose what it had set aside.
    if "klzzwxh" not in html:
        assert code <= page.code
        assert formulas <= page.formulas


# Found by the search below, each once.
HOLES = [
    "a &# b",
    "$&#60;$",
    "$&amp;$",
    "`&#`",
    "`</div>`",
    "`</p>`",
    "`<?` a `?>`",
    "`<!--` a `-->`",
    "<](mailto:a@b.c) $a < b$>",
    "<\n@ !>",
    "[<sub>](https://a.b)</sub>",
    "*<sub>a*</sub>",
    "> \n- a\n\n    $$y$$",
    "![\\[a](#b)",
    "\n---\n=",
    "---\n    `</div>`",
    ">     `</div>`",
    "- >     `a`",
    ">\n    `a`",
    "1. \n### U\n\n    - `a`",
    "1. |\n|\n\n    $$y$$",
    "|a|b|\n|-|-|\n|||`c`",
    "- a|b\n  -|-\n\n    $$y$$",
]

# Separated by `¦`; `⏎` is a line feed.
FRAGMENTS = r"""
mot¦l'un ¦ ¦  ¦    ¦⏎¦⏎⏎¦- ¦⏎- ¦⏎⏎- ¦⏎    - ¦1. ¦⏎⏎1. ¦> ¦⏎> ¦*¦**¦_¦__¦[¦]¦![¦(¦)¦<¦>¦< ¦&¦;¦:
"¦'¦!¦%¦=
`x`¦`` ` ``¦`<b>`¦`</s>`¦`<div>`¦`<div a="b">`¦`<script>`¦`&lt;`¦`$`¦`{{ x }}`¦`]`¦`[`¦`](`
`[x]: y`¦`|`
$x$¦$a < b$¦$[x](y)$¦$a_{b}$¦$a|b$¦\$¦\`¦\<¦\\¦\[¦\]¦\{¦\*¦\#¦\|¦\¦|¦|⏎|¦⏎⏎|¦⏎⏎|a|b|⏎|-|:-|⏎|c
](https://a.b)¦](https://a.b/c_(d) "e")¦[a](#b)¦[a](q:b#c)¦⏎![alt](a.svg)⏎⏎¦https://x.y¦a@b¦@
⏎⏎```python⏎¦⏎```⏎¦```¦~~~¦⏎⏎    ```js⏎    ¦⏎    ```⏎¦⏎⏎```html⏎<script>⏎```⏎⏎¦⏎⏎$$⏎x⏎$$⏎⏎¦$$
⏎⏎    $$y$$⏎⏎
⏎⏎## T {#t}⏎⏎¦⏎### U⏎¦#¦---¦⏎---⏎¦***¦===¦<sub>¦</sub>¦<sub>2</sub>¦<br>¦<kbd>A</kbd>
<abbr title="b">c</abbr>
&amp;¦&lt;¦&#60;¦&#¦+ ¦\(¦}¦{¦{#a}¦é¦0¦[^1]¦⏎[¦[a][b]¦:b¦onclick="¦wzxhzdk:0¦klzzwxh:0000¦<svg
<script>¦</div>¦<div>¦<!--¦-->¦<![CDATA[¦]]>¦<?¦?>¦<a b¦<x@y>¦{: .a }¦{.a}¦](javascript:a)
⏎[a]: javascript:b
`</div>`¦`<!--`¦`<?`¦`<a b="`¦`¦``¦$¦$a<b$¦!!! a¦<abbr title="[a](b)">
"""
PIECES = FRAGMENTS.strip("\n").replace("\n", "¦").replace("⏎", "\n").split("¦")
PIECES += ["\t", "\x02", "\x03"]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join))
@settings(max_examples=2500, deadline=None)
def test_what_is_accepted_becomes_harmless_html_within_its_page(text):
    if is_accepted(text):
        assert_harmless(text)


@pytest.mark.parametrize("text", [*HOLES, *ACCEPTED])
def test_what_once_was_a_hole_is_refused_or_harmless(text):
    if is_accepted(text):
        assert_harmless(text)


@pytest.mark.parametrize("convention", CONVENTIONS)
@given(text=st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join))
@settings(max_examples=400, deadline=None)
def test_typesetting_changes_no_tag_of_what_is_accepted(convention, text):
    def tags(markdown):
        return re.findall(r"<[^>]*>", re.sub('alt="[^"]*"', "", engine().reset().convert(markdown)))

    if is_accepted(text):
        assert tags(typeset(text, convention)) == tags(text)
        assert_harmless(typeset(text, convention))


# --- However long and odd a text is, it is read in time proportional to its length.

ODD = [
    "[",
    "`",
    "`` ` ",
    "$",
    "$ ",
    "<",
    "*",
    "{",
    "{#",
    "|",
    "|-",
    "\\",
    "](",
    "](a",
    "![",
    "#",
    "-",
]
ODD += [
    "- ",
    "> ",
    "1. ",
    "\n",
    "~~~\n",
    "$$\n\n",
    "<a ",
    "<b@",
    "&#",
    " ",
    "=",
    "<sub>",
    "[a\n",
    "'",
    '"',
]


@pytest.mark.parametrize("piece", ODD)
def test_a_long_odd_text_is_read_in_a_moment(piece):
    text = (piece * 200_000)[:200_000]
    if piece == "<sub>":
        text = "<sub>" * 18_000 + "</sub>" * 18_000
    start = time.perf_counter()
    for _ in check_markup(text, lambda _: Place("a.yml"), headings_allowed=True):
        pass
    for convention in CONVENTIONS:
        typeset(text, convention)
    assert time.perf_counter() - start < 10
