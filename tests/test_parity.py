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
    ],
)
def test_what_must_agree_is_told(
    settings: Settings, french: str, english: str, codes: list[str]
) -> None:
    assert [line.split(" ")[1] for line in complaints(french, english, settings)] == codes


def test_a_text_that_is_not_translated_is_not_compared(settings: Settings) -> None:
    entry = decoded(MINIMAL.replace("Cela.", "$x$"), settings)
    assert list(check_parity(entry.meaning, entry.at, settings)) == []
