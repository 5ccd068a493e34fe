import warnings

import pytest

from generator.diagnostics import Place
from generator.rules.syntax import check_syntax


def found(text: str) -> list[str]:
    """Each diagnostic as `line:column message`."""

    def at(offset: int) -> Place:
        before = text[:offset]
        return Place("a.yml", before.count("\n") + 1, offset - before.rfind("\n"))

    return [
        f"{each.place.line}:{each.place.column} {each.message}" for each in check_syntax(text, at)
    ]


def fence(language: str, body: str) -> str:
    return f"Voici :\n\n```{language}\n{body}\n```\n"


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("python", "x = 1"),
        ("python", "def f(x):\n    ...\n\nwith open(...) as file:\n    ..."),
        ("python", "await f()"),
        ("python", ">>> for x in y:\n...     print(x)\n...\n1\n(2\n>>> x"),
        ("python", ""),
        ("json", '{"a": [1, 2.5, null]}'),
        ("toml", "[a.b]\nc = 2024-05-06"),
        ("yaml", "a: &x [1]\nb: *x\n---\nc: ${{ d }}"),
        ("yaml", "on:\n  push: {branches: [main]}"),
        ("text", "x = = 1"),
        ("toml", "a." * 50_000 + "b = 1"),
        ("sql", "select ((("),
        ("pycon", ">>> x = = 1"),
        ("", "{"),
    ],
)
def test_a_sample_that_can_be_read_is_let_pass(language: str, body: str) -> None:
    assert found(fence(language, body)) == []


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        ("python", "x = 1\ny = = 2", "5:5 the `python` cannot be read: invalid syntax"),
        ("python {.no-run}", "é = = 2", "4:5 the `python` cannot be read: invalid syntax"),
        ("python", "x = (1,\ny", "4:5 the `python` cannot be read: '(' was never closed"),
        (
            "python",
            "if x:",
            "4:6 the `python` cannot be read: expected an indented block after 'if' "
            "statement on line 1",
        ),
        ("python", ">>> x = = 1\n2", "4:9 the `python` cannot be read: invalid syntax"),
        (
            "json",
            '{\n  "a": 1,\n}',
            "the `json` cannot be read: ",
        ),
        ("json", "{'a': 1}", "4:2 the `json` cannot be read: expecting property name enclosed"),
        ("json", "9" * 5000, "4:1 the `json` cannot be read: it is nested too deep, or a number"),
        ("json", "[" * 100_000, "the `json` cannot be read: "),
        ("toml", "a = 1\nb = ]", "5:5 the `toml` cannot be read: invalid value"),
        ("toml", "a = [", "the `toml` cannot be read: "),
        ("yaml", "a: b: c", "the `yaml` cannot be read: a second `: ` on one line"),
        ("yml", "a: [1, 2\nb: 3", "the `yml` cannot be read: "),
        ("yaml", "a: {b", "the `yaml` cannot be read: `{` is not closed"),
        ("yaml", "[" * 200_000, "4:101 the `yaml` cannot be read: too deep"),
        ("yaml", "- a\nb", "5:1 the `yaml` cannot be read: "),
    ],
)
def test_a_broken_sample_is_told_where_it_breaks(language: str, body: str, expected: str) -> None:
    [told] = found(fence(language, body))
    assert expected in told


def test_the_place_counts_the_margin_of_the_block() -> None:
    text = "- a\n\n    ```python\n    x = 1\n\n    y = = 2\n    ```\n"
    assert found(text) == ["6:9 the `python` cannot be read: invalid syntax"]


def test_what_a_machine_finds_doubtful_is_no_fault_and_is_not_told_aloud() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert found(fence("python", 'x = "\\d"\nassert (x, 1)\nx is 1')) == []


@pytest.mark.parametrize("code", ["-" * 100_000 + "1", "(" * 5_000, "1" + "+1" * 20_000, "x" * 9])
def test_code_that_is_nested_too_deep_ends_in_a_sentence(code: str) -> None:
    assert len(found(fence("python", code))) <= 1


def test_a_fence_that_is_not_closed_is_left_to_its_own_rule() -> None:
    assert found("```python\nx = = 1\n") == []
