import pytest

from generator.model import Settings
from generator.rules.parity import check_parity
from records import MINIMAL, decoded


def complaints(french: str, english: str, settings: Settings) -> list[str]:
    """What differs between two short answers, each as `line code message`."""
    text = MINIMAL.replace("    Cela.\n", _block(french)) + f"en:\n  short: |\n{_block(english)}"
    entry = decoded(text, settings)
    return [
        f"{found.place.line} {found.rule.code} {found.message}"
        for found in check_parity(entry.meaning, entry.at, settings)
    ]


def _block(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.splitlines())


def test_a_formula_in_one_language_only_points_at_it(settings: Settings) -> None:
    assert complaints("Un.\n\nDe $n + 1$ à $m$.", "From $m$.", settings) == [
        "12 Q412 formula in Français only: `n + 1`"
    ]


def test_formulas_that_differ_are_told_on_both_sides(settings: Settings) -> None:
    assert [line.split(" ", 1)[1] for line in complaints("$n+1$", "$n-1$", settings)] == [
        "Q412 formula in Français only: `n+1`",
        "Q412 formula in English only: `n-1`",
    ]


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("$0{,}5\\,n$", "$0.5 n$"),
        ("$\\text{biais}^2$", "$\\text{bias}^2$"),
        ("$a$ puis $b$", "$b$ after $a$"),
        ("```python\nx = 'oui'  # vrai\n```", "```python\nx = 'yes'  # true\n```"),
        ("```python\n# rien\nf(1)\n```", "```python\nf(1)  # nothing\n```"),
        ('```python\nprint(f"{x:.2f} fois")\n```', '```python\nprint(f"{x:.2f} times")\n```'),
        ("```python\nf(1)\n```\n```output\nun\n```", "```python\nf(1)\n```\n```output\none\n```"),
        ("[ici](q:a) [là](q:b)", "[there](q:b) [here](q:a)"),
    ],
)
def test_what_may_differ_is_let_pass(settings: Settings, french: str, english: str) -> None:
    assert complaints(french, english, settings) == []


@pytest.mark.parametrize(
    ("french", "english", "codes"),
    [
        ("```python\nf(1)\n```", "```python\nf(2)\n```", ["Q411", "Q411"]),
        ("```python\nf(1)\n```", "Nothing.", ["Q411"]),
        ('```python\nf"{x} a"\n```', '```python\nf"{y} a"\n```', ["Q411", "Q411"]),
        ("```yaml\na: 1\n```", "```yaml\na: 2\n```", ["Q411", "Q411"]),
        ("[ici](q:a)", "here", ["Q413"]),
        ("[ici](q:a) [là](q:a)", "[here](q:a)", ["Q413"]),
        ("$x$ et $x$", "$x$", ["Q412"]),
        ("```python\nf(\n```", "```python\ng(\n```", ["Q411", "Q411"]),
        ("```python\nf(1, 'a')\n```", "```python\nf('a', 1)\n```", ["Q411", "Q411"]),
        ("```python\nf(b'a')\n```", "```python\nf('a')\n```", ["Q411", "Q411"]),
        ("![La courbe.](a.svg)", "The curve.", ["Q415"]),
        ("![La courbe.](a.svg)", "![The curve.](b.svg)", ["Q415", "Q415"]),
    ],
)
def test_what_must_agree_is_told(
    settings: Settings, french: str, english: str, codes: list[str]
) -> None:
    assert [line.split(" ")[1] for line in complaints(french, english, settings)] == codes


def test_a_text_that_is_not_translated_is_not_compared(settings: Settings) -> None:
    entry = decoded(MINIMAL.replace("Cela.", "$x$"), settings)
    assert list(check_parity(entry.meaning, entry.at, settings)) == []


def table(rows: int, columns: int) -> str:
    head = "| " + " | ".join("a" * columns) + " |"
    return "\n".join([head, "|---" * columns + "|", *[head] * rows])


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        (table(2, 2), table(2, 2), []),
        (table(2, 2), table(1, 2), ["Q414 rows of the table: 2 in Français, 1 in English"]),
        (table(2, 2), table(2, 3), ["Q414 columns of the table: 2 in Français, 3 in English"]),
        (table(2, 2), "Rien.", ["Q414 tables: 1 in Français, 0 in English"]),
    ],
)
def test_tables_have_the_same_shape(
    settings: Settings, french: str, english: str, expected: list[str]
) -> None:
    told = complaints(french, english, settings)
    assert [line.split(" ", 1)[1] for line in told] == expected


@pytest.mark.parametrize(("above", "line"), [("", 20), ("Une phrase.\n\n", 24)])
def test_a_table_is_told_at_its_first_line(settings: Settings, above: str, line: int) -> None:
    [told] = complaints(above + table(2, 2), above + table(1, 2), settings)
    assert told.startswith(f"{line} Q414 ")


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("- un\n- deux", "- one\n- two"),
        ("- un\n    - deux\n- trois", "- one\n    - two\n- three"),
        ("1. un\n2. deux", "1. one\n2. two"),
        (
            "Une phrase qui dure\n150. Puis une autre.",
            "A sentence of\nabout 150. Then another.",
        ),
        ("Avant - après\n\n* un", "Before - after\n\n* one"),
    ],
)
def test_lists_of_as_many_items_agree(settings: Settings, french: str, english: str) -> None:
    assert complaints(french, english, settings) == []


@pytest.mark.parametrize(
    ("french", "english"), [("- un\n- deux", "- one"), ("* un\n\n* deux", "* one")]
)
def test_an_item_that_is_missing_is_told(settings: Settings, french: str, english: str) -> None:
    [told] = complaints(french, english, settings)
    assert told.endswith("Q417 list items: 2 in Français, 1 in English")


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Sur 1 000 cas, 99,5 %.", "Of 1,000 cases, 99.5%."),
        ("douze cas", "12 cases"),
        ("12 cas", "a dozen cases"),
        ("trois cas", "several cases"),
        ("1 cas", "a case"),
        ("le 2e cas", "the second case"),
        ("Le degré 5 ; celui-là, encore.", "Degree 5; degree 5 again."),
        ("`12` cas et $13$", "`12` cases and $13$"),
    ],
)
def test_numbers_may_be_written_in_many_ways(settings: Settings, french: str, english: str) -> None:
    assert complaints(french, english, settings) == []


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("Sur 1 000 cas, 12.", "Of 1,000 cases.", ["Q416 number in Français only: `12`"]),
        ("Sur 1 000 cas.", "Of 10,000 cases.", ["`1 000`", "`10,000`"]),
        ("0,5 %", "0,5%", ["`0,5`", "`5`", "`0`"]),
        ("douze cas", "13 cases", ["Q416 number in English only: `13`"]),
        ("De 3 à 5, puis 5.", "From 3 to 5, then 3.", ["only: `5`", "only: `3`"]),
        ("2, 2 et 2", "2", []),
    ],
)
def test_a_number_in_one_language_only_is_told(
    settings: Settings, french: str, english: str, expected: list[str]
) -> None:
    told = complaints(french, english, settings)
    assert len(told) == len(expected)
    assert all(end in line for end, line in zip(expected, told, strict=True))


def places(french: tuple[str, str], english: tuple[str, str], settings: Settings) -> list:
    """Where two answers of two sections differ."""
    sections = "    ## A {{#a}}\n\n    {}\n\n    ## B {{#b}}\n\n    {}\n"
    head = MINIMAL.split("    ## Le fait")[0]
    text = head + sections.format(*french) + "en:\n  answer: |\n" + sections.format(*english)
    entry = decoded(text, settings)
    found = check_parity(entry.meaning, entry.at, settings)
    return [(each.place.line, each.place.column, each.rule.code) for each in found]


def test_numbers_are_compared_section_by_section(settings: Settings) -> None:
    french, english = ("Il y en a 12.", "Et 13."), ("There are 13.", "And 12.")
    assert places(french, english, settings) == [
        (14, 15, "Q416"),
        (23, 15, "Q416"),
        (18, 8, "Q416"),
        (27, 9, "Q416"),
    ]


def test_items_and_tables_are_compared_section_by_section(settings: Settings) -> None:
    items = ("- un", "Deux."), ("One.", "- two")
    assert places(*items, settings) == [(21, 5, "Q417"), (25, 5, "Q417")]
    tables = ("a | b\n    --|--", "Deux."), ("One.", "a | b\n    --|--")
    assert places(*tables, settings) == [(22, 5, "Q414"), (26, 5, "Q414")]


def test_code_that_is_nested_too_deep_is_compared_as_it_is(settings: Settings) -> None:
    deep = "1" + "+1" * 3000
    assert complaints(f"```python\n{deep}\n```", f"```python\n{deep}\n```", settings) == []
