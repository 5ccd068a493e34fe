from collections.abc import Callable
from pathlib import Path

import pytest

from generator import checking, rendering
from generator.diagnostics import Example, Rule, Severity
from generator.labels import load_labels
from generator.markdown_text import literal, target
from generator.pages import arrange

SITE_URL = "https://tiny.example/a/"


# A few in place of the real ones, whose texts change and are many.
RULES = (
    Rule(
        "Q101",
        "empty-shelf",
        Severity.ERROR,
        "A shelf holds `books`. One <b>without</b> any\nsays nothing.\n\n"
        "Bad:\n    shelf: []\nGood:\n    shelf: [novel]\n",
        translations={
            "fr": "Une étagère porte des `livres` ; vide, elle ne dit rien. Est-ce clair ?"
        },
    ),
    Rule(
        "Q102",
        "bare-word",
        Severity.WARNING,
        "A word is quoted.\n\nBad:\n    ```\n    word\n    ```\nGood:\n    > word\n",
        example=Example.PROSE,
        is_excusable=True,
    ),
    Rule(
        "Q201",
        "odd-byte",
        Severity.ERROR,
        "See https://example.org/bytes for more.\n\nBad:\n    a byte\nGood:\n    none\n",
        example=Example.WORDS,
    ),
)


def rendered(project: checking.Project, folder: Path) -> None:
    checked = checking.check(project)
    assert checked.bank is not None
    assert not checked.has_errors
    labels = {code: load_labels(code, project.bank) for code in ("fr", "en")}
    site = arrange(checked.bank, checked.entries, labels, RULES)
    rendering.write_markdown(site, labels, folder, SITE_URL)


def test_the_markdown_of_the_tiny_bank(
    tiny: checking.Project, tmp_path: Path, golden_tree: Callable[[str, Path], None]
) -> None:
    rendered(tiny, tmp_path / "markdown")
    golden_tree("markdown", tmp_path / "markdown")


def test_the_same_bank_gives_the_same_bytes(tiny: checking.Project, tmp_path: Path) -> None:
    for name in ("one", "two"):
        rendered(tiny, tmp_path / name)
    for path in (tmp_path / "one").rglob("*.md"):
        other = tmp_path / "two" / path.relative_to(tmp_path / "one")
        assert path.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("A_b *c* [d](e)", r"A\_b \*c\* \[d\](e)"),
        ("AT&T {.x}", r"AT&amp;T \{.x\}"),
        ("$x$ `y`", r"\$x\$ \`y\`"),
    ],
)
def test_a_text_that_is_not_markdown_is_shown_as_it_is(text: str, shown: str) -> None:
    assert literal(text) == shown


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a_(b)", "https://example.org/a_%28b%29"),
        ("https://e.org/x){onclick=alert(1)}", "https://e.org/x%29%7Bonclick=alert%281%29%7D"),
        ("https://example.org/?q=a&b=%20#c", "https://example.org/?q=a&b=%20#c"),
    ],
)
def test_an_address_cannot_leave_its_parentheses(url: str, safe: str) -> None:
    assert target(url) == safe
