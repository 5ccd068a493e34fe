import subprocess
import sys

import pytest

from generator.formulas import BadFormula, as_html


def test_a_formula_is_html_with_mathml() -> None:
    html = as_html(r"\frac{1}{2}", display=False)
    assert '<span class="katex">' in html
    assert "<mfrac>" in html


def test_a_displayed_formula_says_so() -> None:
    assert "katex-display" in as_html("x", display=True)
    assert "katex-display" not in as_html("x", display=False)


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"\fraac{1}{2}", r"Undefined control sequence: \fraac"),
        (r"\def\a{\a\a}\a", "Too many expansions"),
        ("{", "Expected '}'"),
    ],
)
def test_a_formula_that_katex_refuses_says_why(tex: str, reason: str) -> None:
    with pytest.raises(BadFormula, match="^" + reason.replace("\\", r"\\").replace("'", ".")):
        as_html(tex, display=False)


@pytest.mark.parametrize(
    "tex", [r"\href{javascript:alert(1)}{x}", r"\htmlStyle{color:red}{x}", r"\includegraphics{a}"]
)
def test_what_reaches_out_of_a_formula_makes_no_html(tex: str) -> None:
    try:
        html = as_html(tex, display=False)
    except BadFormula:
        return
    markup = html.split("<annotation")[0] + html.split("</annotation>")[1]
    assert "<a " not in markup
    assert "javascript:" not in markup
    assert "<img" not in markup


def test_a_program_that_set_a_formula_ends() -> None:
    program = "from generator.formulas import as_html; print(len(as_html('x', display=False)) > 9)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=False
    )
    assert (done.returncode, done.stdout) == (0, "True\n")
