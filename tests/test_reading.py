"""What is accepted, what is refused and why, and where things stand."""

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator import reading
from generator.diagnostics import Diagnostic, Place, Rejected
from generator.reading import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_HIDDEN,
    MAX_VALUES,
    RULES,
    Fields,
    Items,
    Record,
    Text,
    Value,
    read_bytes,
    read_record,
    yaml_fault,
)

NAME = "questions/coding/example.yml"


def read(text: str) -> Record:
    return read_bytes(text.encode(), NAME)


def findings(content: str | bytes) -> list[str]:
    """What is found, as `line:column code message`."""
    with pytest.raises(Rejected) as caught:
        read_bytes(content if isinstance(content, bytes) else content.encode(), NAME)
    return [
        f"{found.place.line}:{found.place.column} {found.rule.code} {found.message}"
        for found in caught.value.diagnostics
    ]


def hint(text: str) -> str:
    with pytest.raises(Rejected) as caught:
        read(text)
    return caught.value.diagnostics[0].hint


def plain(value: Value) -> object:
    match value:
        case Text():
            return value.value
        case Items():
            return [plain(each) for each in value.values]
        case Fields():
            return {key: plain(each) for key, each in value.entries.items()}


def texts(value: Value) -> Iterator[Text]:
    match value:
        case Text():
            yield value
        case Items():
            for each in value.values:
                yield from texts(each)
        case Fields():
            for each in value.entries.values():
                yield from texts(each)


def assert_places_hold(record: Record, content: str) -> int:
    """Compares each character of each text with the file at its place; returns how many."""
    lines = content.replace("\r\n", "\n").split("\n")
    compared = 0
    for text in texts(record.root):
        for offset, character in enumerate(text.value):
            place = text.at(offset)
            if text.margins:
                line = f"{lines[place.line - 1]}\n"
                assert line[place.column - 1] == character, (text, offset, place)
                compared += 1
            else:
                assert place == text.place
    return compared


# What is read


def test_every_scalar_stays_the_text_that_was_written():
    record = read("a: no\nb: 1.10\nc: 2026-11-20\nd: ~\ne:\nf: 'x'\ng: 0x1F\nh: [on, null]\n")
    assert plain(record.root) == {
        "a": "no",
        "b": "1.10",
        "c": "2026-11-20",
        "d": "~",
        "e": "",
        "f": "x",
        "g": "0x1F",
        "h": ["on", "null"],
    }


def test_keys_keep_their_order():
    assert list(read("b: 1\na: 2\n'c d': 3\n").root.entries) == ["b", "a", "c d"]


def test_a_first_line_of_dashes_is_allowed():
    assert plain(read("---\na: 1\n...\n").root) == {"a": "1"}


def test_a_byte_order_mark_changes_nothing():
    marked = read_bytes(b"\xef\xbb\xbfa: 1\n", NAME)
    assert marked == read("a: 1\n")
    assert marked.at("a") == Place(NAME, 1, 4)


def test_windows_line_ends_mean_the_same():
    text = "a: |\n  é\n\n  z\nb: [x,\n  y]\n"
    assert read(text.replace("\n", "\r\n")) == read(text)


def test_a_file_is_read_from_disk_and_named_as_asked(tmp_path: Path):
    path = tmp_path / "example.yml"
    path.write_bytes(b"a: 1\n")
    record = read_record(path, NAME)
    assert record.path == NAME
    assert record.at("a") == Place(NAME, 1, 4)


# Where things stand

RECORD = """\
kind: concept
tags: [metrics, "class imbalance"]
fr:
  short: |
    Pas sur ce seul chiffre.
  none:
references:
  - title: One
    url: x
  -
    - a
    - b
"""


@pytest.mark.parametrize(
    ("steps", "line", "column"),
    [
        ((), 1, 1),
        (("kind",), 1, 7),
        (("tags",), 2, 1),
        (("tags", 0), 2, 8),
        (("tags", 1), 2, 17),
        (("fr",), 3, 1),
        (("fr", "short"), 4, 10),
        (("fr", "none"), 6, 8),
        (("references", 0), 8, 5),
        (("references", 0, "title"), 8, 12),
        (("references", 1, 1), 12, 7),
    ],
)
def test_a_text_is_shown_where_it_stands_and_a_list_at_its_key(steps, line, column):
    assert read(RECORD).at(*steps) == Place(NAME, line, column)


@pytest.mark.parametrize(
    ("steps", "line", "column"),
    [
        (("missing",), 1, 1),
        ((0,), 1, 1),
        (("tags", 2), 2, 1),
        (("tags", -1), 2, 1),
        (("tags", "first"), 2, 1),
        (("fr", "answer"), 3, 1),
        (("fr", "answer", 0), 3, 1),
        (("kind", "of"), 1, 1),
        (("references", 0, "year"), 8, 5),
        (("references", 5, "year"), 7, 1),
    ],
)
def test_a_step_that_leads_nowhere_is_shown_at_the_nearest_parent(steps, line, column):
    assert read(RECORD).at(*steps) == Place(NAME, line, column)
    assert read(RECORD).at(*steps, offset=3) == Place(NAME, line, column)


def test_an_offset_in_a_block_gives_line_and_column():
    assert read(RECORD).at("fr", "short", offset=4) == Place(NAME, 5, 9)


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  one\n  two\n",
        "a: |\n      one\n        two\n\n      three\n",
        "a: |\n\n\n  one\n",
        "a: |\n\n \n  one\n   \n  two\n",
        "a: |2\n    one\n  two\n",
        "a: |2\n\n    one\n",
        "a:\n  b: |2-\n      one\n    two\n",
        "a: |-\n  one\n  two\n\n\nb: 1\n",
        "a: |+\n  one\n\n\nb: 1\n",
        "a: |+\n\n\nb: 1\n",
        "a: |  # a comment\n  one\n",
        "a:\n  |\n  one\n",
        "a: |\n  é 𝄞 €\n  ça\tva\n",
        "a: |\n  one  \n  \ttwo\n",
        "a: |\n  one",
        "a: |\n  one\n ",
        "é: {𝄞: 'ça', b: \"va\", c: bien}\n",
        "- |\n one\n".join(["a:\n", "b: 1\n"]),
    ],
)
def test_every_character_is_found_again_at_its_place(text):
    for content in (text, text.replace("\n", "\r\n")):
        record = read(content)
        assert assert_places_hold(record, content) == sum(map(len, map(plain, texts(record.root))))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: |\n  one\n  two\nb: 1\n", (3, 6)),
        ("a: |-\n  one\n\nb: 1\n", (2, 6)),
        ("a: |+\n  one\n\n\nb: 1\n", (4, 1)),
        ("a: |\n  one", (2, 6)),
        ("a: one\n", (1, 7)),
        ("a: |\nb: 1\n", (1, 4)),
    ],
)
def test_an_offset_past_the_end_stays_in_the_text(text, place):
    found = read(text).at("a", offset=10_000)
    assert (found.line, found.column) == place


@pytest.mark.parametrize(
    "text",
    [
        "a: 'l''erreur'\n",
        'a: "x \\" y"\n',
        "a: one\n  two\n",
        "a: 'one\n  two'\n",
        "a: >\n  one\n  two\n",
    ],
)
def test_a_text_that_is_not_written_one_to_one_is_shown_at_its_start(text):
    assert read(text).at("a", offset=4) == Place(NAME, 1, 4)


# What is refused


@pytest.mark.parametrize(
    ("content", "place", "byte"),
    [
        (b"a: \xe9t\xe9\n", "1:4", "E9"),
        ("é: 1\r\nà: ".encode() + b"\xff", "2:4", "FF"),
        (b"\xef\xbb\xbfa: \xff\n", "1:4", "FF"),
        ("a: 1\nb: é".encode()[:-1], "2:4", "C3"),
    ],
)
def test_a_byte_that_is_not_utf_8_is_shown_where_it_stands(content, place, byte):
    assert findings(content) == [f"{place} Q005 byte {byte} is not UTF-8"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_named(encoding):
    assert findings("a: é\n".encode(encoding)) == ["1:1 Q005 the file looks like UTF-16, not UTF-8"]


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x07", "a control character (U+0007)"),
        ("\x7f", "a control character (U+007F)"),
        ("\r", "a carriage return on its own (U+000D)"),
        ("\x85", "a next-line character (U+0085)"),
        ("\u2028", "a line separator (U+2028)"),
        ("\u2029", "a paragraph separator (U+2029)"),
        ("\ufeff", "a byte order mark (U+FEFF)"),
        ("\uffff", "a control character (U+FFFF)"),
    ],
)
def test_a_hidden_character_is_refused_wherever_it_stands(character, name):
    text = f"a: 1\nb: é{character} x\nc: |\n  {character}y\n"
    assert findings(text) == [f"2:5 Q006 {name}", f"4:3 Q006 {name}"]


def test_what_is_wrong_besides_hidden_characters_is_also_found():
    assert findings("a: \x07\na: &x 1\n") == [
        "1:4 Q006 a control character (U+0007)",
        "2:1 Q013 `a` is already there",
        "2:4 Q016 `&x` marks a value to be repeated",
    ]


def test_the_list_of_hidden_characters_ends():
    assert len(findings("a: " + "\x07" * 10_000)) == MAX_HIDDEN


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (r'a: "x \beta"', "a control character (U+0008)"),
        (r'a: "x \times"', "a tab (U+0009)"),
        (r'a: "x \u2028"', "a line separator (U+2028)"),
        (r'a: "x \Psi"', "a paragraph separator (U+2029)"),
    ],
)
def test_a_hidden_character_made_by_an_escape_is_refused(text, name):
    assert findings(text) == [f"1:4 Q006 {name}, made by a `\\` between double quotes"]


def test_harmless_escapes_are_allowed():
    assert plain(read(r'a: "\"x\" \\ \u00e9\n"').root) == {"a": '"x" \\ é\n'}


def test_lines_that_begin_with_a_tab_are_counted():
    assert findings("fr:\n\ta: 1\n\t\n  b: 2\n") == ["2:1 Q007 lines that begin with a tab: 2"]


def test_a_tab_after_spaces_is_shown_where_it_stands():
    assert findings("fr:\n  \ta: 1\n") == ["2:3 Q007 a tab in the indentation"]


def test_a_tab_that_indents_nothing_is_allowed():
    text = 'a: |\n  if x:\n  \ty\nb: c\td\ne: "f\tg"\n'
    assert plain(read(text).root) == {"a": "if x:\n\ty\n", "b": "c\td", "e": "f\tg"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # `: ` and keys
        ("q: Bias: what?\n", "1:8 a second `: ` on one line"),
        ("q: Le modèle :\n", "1:14 a second `: ` on one line"),
        ("a: 'x': y\n", "1:7 a second `: ` on one line"),
        ("fr:\n  a:1\n  b: 2\n", "3:4 `b` begins inside the value above"),
        ("a: 1\n  b: 2\n", "2:4 `b` begins inside the value above"),
        ("a: 1\nb:2\n", "2:1 `b:2` is not a field"),
        ("a: |\n  one\ntwo\nb: 1\n", "3:1 `two` is not a field"),
        (": x\n", "1:1 a `:` without a key before it"),
        ("a:\n- : x\n", "2:3 a `:` without a key before it"),
        # indentation
        ("a:\n  b: 1\n c: 2\n", "3:2 `c: 2` is aligned with nothing above"),
        ("  a: 1\nb: 2\n", "2:1 `b: 2` is aligned with nothing above"),
        ("a: |\n   x\n  y\n", "3:3 `y` is aligned with nothing above"),
        ("a: 1\n- b\n", "2:1 an item of a list among fields"),
        ("a:\n  - b: 1\n  c: 2\n", "3:3 `c: 2` among the items of a list"),
        ("a: - b\n", "1:4 `- ` in the middle of a line"),
        ("a: ? b\n", "1:4 `? ` in the middle of a line"),
        # quotes
        ("a: 'x\nb: 1\n", "1:4 a text opens with `'` and is not closed"),
        ('a: "x\n---\n"', '1:4 a text opens with `"` and is not closed'),
        ("a: 'l'erreur'\n", "1:7 `erreur'` after the end of a value"),
        ('a: "x" y\n', "1:8 `y` after the end of a value"),
        (r'a: "\q"', r"1:5 a `\` between double quotes that begins no escape"),
        (r'a: "\xi"', r"1:7 a `\` between double quotes that begins no escape"),
        # signs at the start of a text
        ("a: @x\n", "1:4 a text begins with `@`"),
        ("a: `x`\n", "1:4 a text begins with `` ` ``"),
        ("a: %x\n", "1:4 a text begins with `%`"),
        ("a: **x**\n", "1:4 a text begins with `*`"),
        ("a: *x* y\n", "1:4 a text begins with `*`"),
        ("a: &amp; b\n", "1:4 a text begins with `&`"),
        ("a: !u!x b\n", "1:4 a text begins with `!`"),
        ("a: ]\n", "1:4 a text begins with `]`"),
        ("a: 1\n%b\n", "2:1 a line begins with `%`"),
        # brackets and blocks
        ("a: [1, 2\nb: 3\n", "1:4 `[` is not closed"),
        ("a: [1,\n", "1:4 `[` is not closed"),
        ("a: {x: [1, {y: \n", "1:12 `{` is not closed"),
        ("a: [b: c: d]\n", "1:9 `: d]` where a comma or a closing bracket is expected"),
        ("a: [b:? c]\n", "1:6 `:? c]` where a comma or a closing bracket is expected"),
        ("a: [b,,c]\n", "1:7 `,` where an item is expected"),
        ("a: |x\n  y\n", "1:5 `x` on the line that opens a block"),
        ("a: >0\n  y\n", "1:5 `0` on the line that opens a block"),
        # the rest
        ("a: b\n...\n%YAML 1.1\n%YAML 1.1\n", "4:1 YAML cannot make out what follows"),
        ("a: !%ED%A0%80 x\n", "1:1 an escape that stands for no character, after this place"),
    ],
)
def test_broken_syntax_is_put_in_plain_words(text, expected):
    place, _, message = expected.partition(" ")
    assert findings(text) == [f"{place} Q008 {message}"]


def test_the_hint_for_broken_syntax_is_a_next_step():
    assert hint("q: Bias: what?\n") == (
        "put a text that holds `: ` in a `|` block under its key, or between quotes"
    )


@pytest.mark.parametrize(
    ("before", "ours", "theirs"),
    [
        ("a: 1\n", "b: 2\n", "b: 3\n"),
        ("a: |\n  one\n", "  two\n", "  three\n"),
        ("", "a: 1\n", "a: 2\n"),
        ("a:\n  - b\n", "", "  - c\n"),
    ],
)
def test_an_unfinished_merge_is_told(before, ours, theirs):
    text = f"{before}<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n"
    line = before.count("\n") + 1
    assert findings(text) == [f"{line}:1 Q008 Git left two versions of the same lines here"]
    assert "`>>>>>>>`" in hint(text)


def test_the_marks_of_a_merge_are_text_inside_a_block():
    content = b"a: |\n  <<<<<<< HEAD\n  =======\n"
    assert read_bytes(content, NAME).root.entries["a"].value == "<<<<<<< HEAD\n=======\n"


def test_what_stands_before_broken_syntax_is_also_found():
    assert findings("a: 1\na: 2\nb: c: d\n") == [
        "2:1 Q013 `a` is already there",
        "3:5 Q008 a second `: ` on one line",
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# to be written\n", "---\n", "---", "%YAML 1.1"])
def test_an_empty_file_is_refused(text):
    assert "1:1 Q009 the file has no fields" in findings(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n- b\n", "1:1 Q010 the file is a list, not a set of fields"),
        ("\na:1\nb:2\n", "2:1 Q010 the file is a text, not a set of fields"),
    ],
)
def test_a_top_level_that_is_not_fields_is_refused(text, expected):
    assert findings(text) == [expected]


@pytest.mark.parametrize("text", ["a: 1\n---\nb: 2\n", "a: 1\n---\n", "a: 1\n--- b\n"])
def test_a_second_document_is_shown_where_it_begins(text):
    assert findings(text) == ["2:1 Q011 a second record begins here"]


def test_each_directive_is_refused():
    assert findings("# x\n%YAML 1.1\n%FOO bar\n---\na: 1\n") == [
        "2:1 Q012 `%YAML 1.1` changes how YAML is read",
        "3:1 Q012 `%FOO bar` changes how YAML is read",
    ]


def test_each_repeated_key_is_refused_and_the_first_is_named():
    text = "a: 1\nb:\n  a: 1\n  a: 2\na: 3\n'a': 4\n"
    assert findings(text) == [
        "4:3 Q013 `a` is already there",
        "5:1 Q013 `a` is already there",
        "6:1 Q013 `a` is already there",
    ]
    assert hint("a: 1\nb: 2\na: 3\n") == "keep one of the two; the first is on line 1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a, b]: c\n", "1:1 Q014 a list where a key is expected"),
        ("a:\n  {b: c}: d\n", "2:3 Q014 a set of fields where a key is expected"),
        ("? |\n  a\n: b\n", "1:3 Q014 a key of several lines"),
        ('"a\\nb": c\n', "1:1 Q014 a key of several lines"),
        ("'': c\n", "1:1 Q014 a key without a name"),
    ],
)
def test_a_key_is_a_name_on_one_line(text, expected):
    assert findings(text) == [expected]


def test_a_merge_key_is_refused_unless_it_is_quoted():
    assert findings("<<: {a: 1}\n") == ["1:1 Q015 `<<` brings in fields from elsewhere"]
    assert plain(read("'<<': 1\n").root) == {"<<": "1"}


def test_anchors_aliases_and_tags_are_all_found_in_one_run():
    text = "a: &x\n  b: !t &y c\nd: *x\na: [&z !!int 1, *y]\n<<: *x\n"
    assert findings(text) == [
        "1:4 Q016 `&x` marks a value to be repeated",
        "2:6 Q018 `!t` makes something else of a value",
        "2:9 Q016 `&y` marks a value to be repeated",
        "3:4 Q017 `*x` stands for a value written elsewhere",
        "4:1 Q013 `a` is already there",
        "4:5 Q016 `&z` marks a value to be repeated",
        "4:8 Q018 `!!int` makes something else of a value",
        "4:17 Q017 `*y` stands for a value written elsewhere",
        "5:1 Q015 `<<` brings in fields from elsewhere",
        "5:5 Q017 `*x` stands for a value written elsewhere",
    ]


def test_a_tag_that_would_run_code_is_only_text():
    assert findings("a: !!python/object/apply:os.system [x]\n") == [
        "1:4 Q018 `!!python/object/apply:os.system` makes something else of a value"
    ]


# Limits


def test_a_file_of_the_greatest_size_is_read_and_one_byte_more_is_not():
    text = "a: " + "b" * (MAX_BYTES - 3)
    assert len(read(text).root.entries["a"].value) == MAX_BYTES - 3
    assert findings(text + "b") == ["1:1 Q002 size of the file: more than 256 KiB"]


def test_a_huge_file_is_not_read_to_its_end(tmp_path: Path):
    path = tmp_path / "huge.yml"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(Rejected, match="more than 256 KiB"):
        read_record(path, NAME)


def test_the_deepest_nesting_is_read_and_one_level_more_is_not():
    lists = MAX_DEPTH - 1
    read("a: " + "[" * lists + "]" * lists)
    assert findings("a: " + "[" * 40_000) == ["1:15 Q003 levels of lists and fields: more than 12"]


def test_what_stands_side_by_side_is_not_deep():
    beside = MAX_DEPTH * 2
    assert plain(read("a: [" + "[b], " * beside + "]").root) == {"a": [["b"]] * beside}


def test_the_greatest_number_of_values_is_read_and_one_more_is_not():
    # The top level, the key and the list are counted too.
    items = "x,\n" * (MAX_VALUES - 3)
    read(f"a: [{items}]")
    assert findings(f"a: [{items} x]") == [
        f"{MAX_VALUES - 2}:2 Q004 keys and values in the file: more than 20000"
    ]


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path):
    with pytest.raises(Rejected) as caught:
        read_record(tmp_path / "gone.yml", NAME)
    (found,) = caught.value.diagnostics
    assert found.place == Place(NAME)
    assert found.message == "the file cannot be opened: No such file or directory"


# Rules


def test_codes_and_names_are_unique_and_of_this_family():
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
    assert all(re.fullmatch(r"Q0\d\d", rule.code) for rule in RULES)


def test_every_rule_of_the_module_is_listed():
    rules = {each for each in vars(reading).values() if isinstance(each, type(RULES[0]))}
    assert rules == set(RULES)


TOLD_NOT_SHOWN = {"unreadable-file", "big-file", "many-values", "not-utf-8"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_examples_of_a_rule_are_true(rule):
    bad, good = re.fullmatch(
        r".+\n\nBad:\n((?:    .*\n)+)Good:\n((?:    .*\n)+)", rule.explanation, re.DOTALL
    ).groups()
    if rule.name not in TOLD_NOT_SHOWN:
        assert f" {rule.code} " in findings(dedent(bad))[0]
        read(dedent(good))


# Whatever the bytes

SIGNS = "abé𝄞 \t\n\r:-?,[]{}#&*!|>'\"%@`~\\<=.0\0\ufeff\x85\u2028"
PIECES = r"""
 \n: - a:_ b:_|\n__ c:_>-\n_ ---\n ...\n \r\n |2-\n &x_ *x !t_ !!int_ !< %YAML_1.1\n %TAG_!_x\n <<:_
 ?_ "\\ \\x0 \\ud800 \\UFFFFFFFF !%ED%A0%80_ [a,_ {a:_ ]:_ 'x'_ _#_c\n \n__ \n____ :_ -_
"""
FRAGMENTS = st.sampled_from(
    [*SIGNS]
    + [
        piece.replace("_", " ").replace(r"\n", "\n").replace(r"\r", "\r").replace(r"\\", "\\")
        for piece in PIECES.split()
    ]
)


def rejections(content: bytes) -> tuple[Diagnostic, ...]:
    """Why not, or nothing, once the places of what was read are compared with the file."""
    try:
        record = read_bytes(content, NAME)
    except Rejected as rejected:
        return rejected.diagnostics or pytest.fail("rejected without a reason")
    assert_places_hold(record, content.decode("utf-8-sig"))
    return ()


def assert_read_or_rejected(content: bytes, parser: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_Loader", getattr(reading.yaml, parser))
        found = rejections(content)
    assert list(found) == sorted(found, key=lambda each: each.sort_key)
    for each in found:
        assert 1 <= each.place.line <= content.count(b"\n") + 2
        assert 1 <= each.place.column <= len(content) + 1
        assert each.message
        assert f"{each.message}{each.hint}".isprintable()


# In C where it can be, or else in Python.
parsers = pytest.mark.parametrize("parser", ["CSafeLoader", "SafeLoader"])


@parsers
@given(content=st.binary(max_size=200))
def test_any_bytes_are_read_or_rejected(parser, content):
    assert_read_or_rejected(content, parser)


@parsers
@given(content=st.text(max_size=200) | st.lists(FRAGMENTS, max_size=40).map("".join))
@example(content="---")
@example(content="a: &x [")
@example(content="a: >\u202e\U00018cd6\n")
@example(content="a: !t\n  &x b\n")
def test_any_text_is_read_or_rejected(parser, content):
    assert_read_or_rejected(content.encode(errors="surrogatepass"), parser)


@given(
    lines=st.lists(st.text("aé𝄞 \t#:-|", max_size=8), min_size=1, max_size=6),
    header=st.sampled_from(["|", "|-", "|+", "|2", "|2-", "|+2"]),
    indent=st.integers(1, 5),
    end=st.sampled_from(["\n", "\r\n"]),
    nested=st.booleans(),
)
def test_any_block_that_is_accepted_keeps_its_places(lines, header, indent, end, nested):
    outer = "  " if nested else ""
    margin = outer + " " * (2 if "2" in header else indent)
    block = "".join(f"{margin}{line}\n" if line else "\n" for line in lines)
    text = ("p:\n" if nested else "") + f"{outer}a: {header}\n{block}{outer}b: 1\n"
    content = text.replace("\n", end)
    rejections(content.encode())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x [1, {b: *x}]\n---\n%TAG\n", (3, 1, "a text begins with `%`")),
        ("a: 1\n---\nb: !t 2\n", None),
        ("", None),
        ("a: b: c", (1, 5, "a second `: ` on one line")),
        ("a: [1\nb: 2", (1, 4, "`[` is not closed")),
        ("a:\n\tb: 1", (2, 1, "a tab in the indentation")),
        ("a: \x00", (1, 1, "a character that YAML does not have")),
        ("[" * 200, (1, 101, "too deep")),
    ],
)
def test_what_is_wrong_with_the_yaml_of_a_sample_is_told(text, expected):
    assert yaml_fault(text) == expected
