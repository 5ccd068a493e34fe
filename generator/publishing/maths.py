"""Replaces each formula in the finished pages by what KaTeX makes of it."""

import re
from html import unescape
from pathlib import Path

from generator.formulas import as_html
from generator.pages import QuestionPage

# What pymdownx.arithmatex writes in its generic mode.
_FORMULA = re.compile(
    r'<(?P<tag>span|div) class="arithmatex">'
    r"(?:\\\((?P<inline>.*?)\\\)|\\\[(?P<display>.*?)\\\])</(?P=tag)>",
    re.DOTALL,
)


# Where Python-Markdown keeps what it has set aside: it forgets to put a formula back when the
# stars before it overlap, as in `*a **b*$x$`.
_SET_ASIDE = "klzzwxh:"


class LostFormula(Exception):  # noqa: N818 -- the word says what happened
    """The engine left a mark in place of a formula of the page."""

    def __init__(self, page: QuestionPage):
        self.page = page
        super().__init__(page.path)


def set_formulas(page: QuestionPage, root: Path) -> None:
    """Sets the formulas of a page in place, below the folder of its language.

    Raises:
        LostFormula: when the page shows a mark where a formula should be.
    """
    path = root / page.path / "index.html"
    html = path.read_text(encoding="utf-8")
    if _SET_ASIDE in html:
        raise LostFormula(page)
    path.write_text(with_formulas_set(html), encoding="utf-8")


def with_formulas_set(html: str) -> str:
    """The same page with its formulas set; formulas that KaTeX refuses were refused long before."""

    def replaced(found: re.Match[str]) -> str:
        display = found["display"] is not None
        tex = unescape(found["display"] if display else found["inline"]).strip()
        tag = found["tag"]
        return f'<{tag} class="arithmatex">{as_html(tex, display=display)}</{tag}>'

    return _FORMULA.sub(replaced, html)
