"""Whether both languages show the same code, formulas and links, part by part."""

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator import prose
from generator.diagnostics import At, Diagnostic, Rule, Severity
from generator.model import Question, Settings

CODE_DIFFERS = Rule(
    "Q411",
    "code-differs",
    Severity.ERROR,
    """\
A sample is the same program in both languages; only its comments and its texts may be in the
page's language.

Bad:
    fr:
      assesses: |
        ```python
        print(0.1 * 3)  # presque 0,3
        ```
    en:
      assesses: |
        ```python
        print(0.3)  # almost 0.3
        ```
Good:
    fr:
      assesses: |
        ```python
        print(0.1 * 3)  # presque 0,3
        ```
    en:
      assesses: |
        ```python
        print(0.1 * 3)  # almost 0.3
        ```
""",
    translations={
        "fr": """\
Un exemple de code est le même programme dans les deux langues ; seuls ses commentaires et ses
textes peuvent être dans la langue de la page.
"""
    },
)

FORMULAS_DIFFER = Rule(
    "Q412",
    "formulas-differ",
    Severity.ERROR,
    """\
A formula is the same in both languages, save for words in `\\text{}` and the decimal comma.

Bad:
    fr:
      assesses: |
        Savoir que la moitié, $0{,}5\\,n$, suffit.
    en:
      assesses: |
        Knowing that half of them, $n - 1$, are enough.
Good:
    fr:
      assesses: |
        Savoir que la moitié, $0{,}5\\,n$, suffit.
    en:
      assesses: |
        Knowing that half of them, $0.5\\,n$, are enough.
""",
    translations={
        "fr": """\
Une formule est la même dans les deux langues, aux mots de `\\text{}` et à la virgule décimale près.
"""
    },
)

LINKS_DIFFER = Rule(
    "Q413",
    "links-differ",
    Severity.ERROR,
    """\
Both languages send the reader to the same places. A page that exists in one language only is best
a reference, which both share.

Bad:
    fr:
      assesses: |
        Savoir lire [la matrice](q:confusion-matrix).
    en:
      assesses: |
        Being able to read the matrix.
Good:
    fr:
      assesses: |
        Savoir lire [la matrice](q:confusion-matrix).
    en:
      assesses: |
        Being able to read [the matrix](q:confusion-matrix).
""",
    translations={
        "fr": """\
Les deux langues envoient le lecteur aux mêmes endroits. Une page qui n'existe que dans une langue
a plutôt sa place dans les références, communes aux deux.
"""
    },
)

RULES = (CODE_DIFFERS, FORMULAS_DIFFER, LINKS_DIFFER)

FIELDS = ("short", "answer", "assesses", "mistakes", "follow_ups")


@dataclass(frozen=True)
class _Item:
    """A piece of a text: what must agree, and where it stands."""

    essence: str
    shown: str
    offset: int


def check_parity(question: Question, at: At, settings: Settings) -> Iterator[Diagnostic]:
    codes = [language.code for language in settings.languages]
    names = [language.name for language in settings.languages]
    for field in FIELDS:
        texts = [getattr(question.wordings[code], field) for code in codes]
        if not all(texts):
            continue
        for rule, what, items_of in _KINDS:
            sides = [list(items_of(text)) for text in texts]
            if rule is CODE_DIFFERS and not _is_same_code(texts):
                sides = [list(_programs(text)) for text in texts]
            counts = [Counter(item.essence for item in items) for items in sides]
            for here, there in ((0, 1), (1, 0)):
                extra = counts[here] - counts[there]
                for item in sides[here]:
                    if extra[item.essence] > 0:
                        extra[item.essence] -= 1
                        message = f"{what} in {names[here]} only: `{item.shown}`"
                        place = at(codes[here], field, offset=item.offset)
                        yield rule.found(place, message, f"write the same in {names[there]}")


def _code(text: str) -> Iterator[_Item]:
    """The samples as they look: most often that is enough to see that they agree."""
    for fence in prose.fences(text):
        if fence.language != "output":
            look = _look(fence.body) if fence.language == "python" else fence.body
            yield _Item(f"{fence.language}\n{look}", _first_line(fence.body), fence.offset)


def _programs(text: str) -> Iterator[_Item]:
    """The samples as Python understands them, which takes longer."""
    for fence in prose.fences(text):
        if fence.language != "output":
            essence = _program(fence.body) if fence.language == "python" else fence.body
            yield _Item(f"{fence.language}\n{essence}", _first_line(fence.body), fence.offset)


def _is_same_code(texts: Sequence[str]) -> bool:
    first, second = (Counter(item.essence for item in _code(text)) for text in texts)
    return first == second


def _first_line(code: str) -> str:
    return next((line.strip() for line in code.splitlines() if line.strip()), "")


# A comment with the line that it fills, or a text without what it computes. Where two programs
# differ only there, they are one; where this finds less than there is, they are parsed.
_COMMENT_OR_TEXT = re.compile(
    r"""(?P<comment>[ ]*\#[^\n]*)
      | (?<![fFtT])(?<![fFtT][rR])(?:\"{3}(?:\\.|[^\\])*?\"{3}|'{3}(?:\\.|[^\\])*?'{3}
                   |\"(?:\\.|[^"\\\n])*\"|'(?:\\.|[^'\\\n])*')""",
    re.X | re.S,
)
_BLANK_LINES = re.compile(r"\n(?:[ ]*\n)+")


def _look(code: str) -> str:
    bare = _COMMENT_OR_TEXT.sub(lambda found: "" if found["comment"] else '""', code)
    return _BLANK_LINES.sub("\n", f"\n{bare}")


def _program(code: str) -> str:
    """The code without comments and texts; as it is, where it is not Python."""
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError):
        return code
    return ast.dump(_WithoutTexts().visit(tree))


class _WithoutTexts(ast.NodeTransformer):
    """Keeps of a text that there is one, and of an f-string what it computes."""

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        return ast.Constant("") if isinstance(node.value, str) else node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.JoinedStr:
        computed = [self.visit(each) for each in node.values if not isinstance(each, ast.Constant)]
        return ast.JoinedStr(computed)


_WORDS_IN_FORMULA = re.compile(r"\\(?:text|textrm|textit|mathrm|operatorname)\s*\{[^{}]*\}")


def _formulas(text: str) -> Iterator[_Item]:
    for segment in prose.segments(text):
        if segment.is_formula:
            shown = " ".join(segment.text.strip().strip("$").split())
            essence = _WORDS_IN_FORMULA.sub(r"\\text{}", shown.replace("{,}", "."))
            essence = re.sub(r"\\[,;:! ]|\s+", "", essence)
            yield _Item(essence, shown, segment.offset)


def _links(text: str) -> Iterator[_Item]:
    for link in prose.links(text):
        yield _Item(link.address, link.address, link.offset)


_KINDS: tuple[tuple[Rule, str, Callable[[str], Iterator[_Item]]], ...] = (
    (CODE_DIFFERS, "code", _code),
    (FORMULAS_DIFFER, "formula", _formulas),
    (LINKS_DIFFER, "link", _links),
)
