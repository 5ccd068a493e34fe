import pytest

from generator.diagnostics import Place
from generator.rules.prices import check_prices


def found(text: str) -> list[str]:
    def at(offset: int) -> Place:
        return Place("a.yml", 1, offset + 1)

    return [f"{each.place.column} {each.message} ({each.hint})" for each in check_prices(text, at)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De $5 à 10$ ici", r"4 `$5 à 10$` is read as a formula (a price is written `\$5`)"),
        ("$1,000.50 or 20$.", r"`$1,000.50 or 20$` is read as a formula (a price is written `\$1,"),
        ("$5/month,10/year$", r"a price is written `\$5`"),
        ("$10 million$", r"a price is written `\$10`"),
        (
            "5$/mois ou 10$ max",
            r"2 `$/mois ou 10$` is read as a formula (a dollar is",
        ),
        ("de 5$-10$ max", "`$-10$` is read as a formula"),
    ],
)
def test_prices_that_make_a_formula_are_told(text: str, expected: str) -> None:
    [told] = found(text)
    assert expected in told


@pytest.mark.parametrize(
    "text",
    [
        "$5n$ and $10^{-3}$",
        "$5$ and $10$",
        "$2 dx dy$",
        "$4 ac$",
        "$3 \\text{ when } x = 1$",
        "$0{,}5\\,n$",
        "$2 \\log n$ or $2 log n$",
        "$x$ costs \\$5 or \\$10",
        "`$5 and 10$`",
        "$\\text{gain and loss}$",
        "the $n and 2 words$",
        "$5 and $10",
        "3$x$",
        "```sh\necho $5 and 10$\n```",
    ],
)
def test_formulas_and_prices_that_are_none_are_let_pass(text: str) -> None:
    assert found(text) == []
