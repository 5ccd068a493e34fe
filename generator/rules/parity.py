"""Whether both languages show and say the same things, part by part."""

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator import prose
from generator.diagnostics import At, Diagnostic, Place, Rule, Severity
from generator.model import Language, Question, Settings
from generator.numerals import Number, can_read, numbers, numbers_in_words
from generator.rules.syntax import Fault, python_tree

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

TABLES_DIFFER = Rule(
    "Q414",
    "tables-differ",
    Severity.ERROR,
    """\
A table has the same rows and columns in both languages: a missing one is a fact that half of the
readers do not get.

Bad:
    fr:
      mistakes: |
        | Erreur    | Raison     |
        |-----------|------------|
        | Oublier   | Le bruit   |
        | Mélanger  | La fuite   |
    en:
      mistakes: |
        | Mistake   | Reason     |
        |-----------|------------|
        | Forgetting| The noise  |
Good:
    fr:
      mistakes: |
        | Erreur    | Raison     |
        |-----------|------------|
        | Oublier   | Le bruit   |
    en:
      mistakes: |
        | Mistake   | Reason     |
        |-----------|------------|
        | Forgetting| The noise  |
""",
    translations={
        "fr": """\
Un tableau a les mêmes lignes et les mêmes colonnes dans les deux langues : une ligne qui manque est
une information dont la moitié des lecteurs est privée.
"""
    },
)

FIGURES_DIFFER = Rule(
    "Q415",
    "figures-differ",
    Severity.ERROR,
    """\
Both languages show the same figures, by the same name. The words of a drawing may differ:
`gap.fr.svg` and `gap.en.svg` are both the figure `gap.svg`.

Bad:
    fr:
      assesses: |
        ![L'erreur remonte.](curves.svg)
    en:
      assesses: |
        The error goes up again.
Good:
    fr:
      assesses: |
        ![L'erreur remonte.](curves.svg)
    en:
      assesses: |
        ![The error goes up again.](curves.svg)
""",
    translations={
        "fr": """\
Les deux langues montrent les mêmes figures, sous le même nom. Les mots d'un dessin peuvent
changer : `gap.fr.svg` et `gap.en.svg` sont tous deux la figure `gap.svg`.
"""
    },
)

NUMBERS_DIFFER = Rule(
    "Q416",
    "numbers-differ",
    Severity.WARNING,
    """\
A number that stands in one language only is mostly a slip of the one who translated. Each language
writes it in its own way, in digits or in words: `0,5` is `0.5`, and `12` is a dozen. What stands in
code, in formulas and in addresses does not count.

Bad:
    fr:
      assesses: |
        Sur 1 000 paiements, 12 sont des fraudes, soit 1,2 %.
    en:
      assesses: |
        Of 1,000 payments, 21 are frauds, or 1.2%.
Good:
    fr:
      assesses: |
        Sur 1 000 paiements, 12 sont des fraudes, soit 1,2 %.
    en:
      assesses: |
        Of 1,000 payments, twelve are frauds, or 1.2%.
""",
    translations={
        "fr": """\
Un nombre qui ne figure que dans une langue est le plus souvent une étourderie de traduction. Chaque
langue l'écrit à sa façon, en chiffres ou en lettres : `0,5` vaut `0.5`, et `12` une douzaine. Le
code, les formules et les adresses ne comptent pas.
"""
    },
    is_excusable=True,
)

ITEMS_DIFFER = Rule(
    "Q417",
    "items-differ",
    Severity.WARNING,
    """\
Lists have as many items in both languages: one that is missing was mostly added later, on one side.

Bad:
    fr:
      mistakes: |
        - Oublier le jeu de test.
        - Le regarder deux fois.
    en:
      mistakes: |
        - Forgetting the test set.
Good:
    fr:
      mistakes: |
        - Oublier le jeu de test.
        - Le regarder deux fois.
    en:
      mistakes: |
        - Forgetting the test set.
        - Looking at it twice.
""",
    translations={
        "fr": """\
Les listes ont autant d'éléments dans les deux langues : celui qui manque a le plus souvent été
ajouté après coup, d'un seul côté.
"""
    },
    is_excusable=True,
)

RULES = (
    CODE_DIFFERS,
    FORMULAS_DIFFER,
    LINKS_DIFFER,
    TABLES_DIFFER,
    FIGURES_DIFFER,
    NUMBERS_DIFFER,
    ITEMS_DIFFER,
)

FIELDS = ("short", "answer", "assesses", "mistakes", "follow_ups")


@dataclass(frozen=True)
class _Item:
    """A piece of a text: what must agree, and where it stands."""

    essence: str
    shown: str
    offset: int


@dataclass(frozen=True)
class _Part:
    """A text, or a section of the answer, in one language."""

    language: Language
    field: str
    text: str
    """The whole of the field, in which the part stands."""
    start: int
    stop: int

    def place(self, at: At, offset: int) -> Place:
        return at(self.language.code, self.field, offset=offset)


def check_parity(question: Question, at: At, settings: Settings) -> Iterator[Diagnostic]:
    yield from _differing_pieces(question, at, settings)
    for source, translation in _pairs(question, settings):
        yield from _differing_tables(source, translation, at)
        yield from _differing_items(source, translation, at)
        if can_read(source.language.code) and can_read(translation.language.code):
            yield from _differing_numbers(source, translation, at)


def _differing_pieces(question: Question, at: At, settings: Settings) -> Iterator[Diagnostic]:
    codes = [language.code for language in settings.languages]
    names = [language.name for language in settings.languages]
    for field in FIELDS:
        texts = [getattr(question.wordings[code], field) for code in codes]
        if not all(texts):
            continue
        for rule, what, sign, items_of in _KINDS:
            if not any(sign in text for text in texts):
                continue
            sides = [list(items_of(text)) for text in texts]
            if _agree(*sides):
                continue
            if rule is CODE_DIFFERS:
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


def _agree(ours: Sequence[_Item], theirs: Sequence[_Item]) -> bool:
    """As nearly all do; it is seen sooner than what differs."""
    return sorted(each.essence for each in ours) == sorted(each.essence for each in theirs)


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


@lru_cache(maxsize=256)
def _program(code: str) -> str:
    """The code without comments and texts; as it is, where it is not Python."""
    tree = python_tree(code)
    if isinstance(tree, Fault):
        return code
    pieces: list[str] = []
    try:
        _gather(tree, pieces)
    except RecursionError:
        return code
    return "\n".join(pieces)


def _gather(node: ast.AST, pieces: list[str]) -> None:
    """Keeps of a text that there is one, and of an f-string what it computes."""
    pieces.append(type(node).__name__)
    for field in node._fields:
        value = getattr(node, field, None)
        if isinstance(value, ast.AST):
            _gather(value, pieces)
        elif isinstance(value, list):
            if isinstance(node, ast.JoinedStr):
                value = [each for each in value if not isinstance(each, ast.Constant)]
            pieces.append(str(len(value)))
            for each in value:
                if isinstance(each, ast.AST):
                    _gather(each, pieces)
                else:
                    pieces.append(repr(each))
        elif not (isinstance(value, str) and isinstance(node, ast.Constant)):
            pieces.append(repr(value))


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
        if not link.is_image:
            yield _Item(link.address, link.address, link.offset)


def _figures(text: str) -> Iterator[_Item]:
    for figure in prose.figures(text):
        yield _Item(figure.name, figure.name, figure.offset)


_KINDS: tuple[tuple[Rule, str, str, Callable[[str], Iterator[_Item]]], ...] = (
    (CODE_DIFFERS, "code", "\n", _code),
    (FORMULAS_DIFFER, "formula", "$", _formulas),
    (LINKS_DIFFER, "link", "](", _links),
    (FIGURES_DIFFER, "figure", "![", _figures),
)
"""What is compared: the rule, what it is about, a sign that stands wherever it does, its finder."""


# --- What is counted, text by text and section by section


def _pairs(question: Question, settings: Settings) -> Iterator[tuple[_Part, _Part]]:
    """The parts that both languages have, those of the source first."""
    ours, theirs = (dict(_parts(question, language)) for language in settings.languages)
    for name, part in ours.items():
        if name in theirs:
            yield part, theirs[name]


def _parts(question: Question, language: Language) -> Iterator[tuple[str, _Part]]:
    wording = question.wordings[language.code]
    for field in ("question", *FIELDS):
        text = getattr(wording, field)
        if text and field != "answer":
            yield field, _Part(language, field, text, 0, len(text))
    starts = [section.offset for section in wording.sections]
    for section, stop in zip(wording.sections, [*starts[1:], len(wording.answer)], strict=False):
        part = _Part(language, "answer", wording.answer, section.offset, stop)
        yield f"answer#{section.slug}", part


def _differing_tables(source: _Part, translation: _Part, at: At) -> Iterator[Diagnostic]:
    ours, theirs = _tables(source), _tables(translation)
    if len(ours) != len(theirs):
        counts = _counts("tables", len(ours), len(theirs), source, translation)
        yield TABLES_DIFFER.found(translation.place(at, translation.start), counts, _SAME)
        return
    for one, other in zip(ours, theirs, strict=True):
        for what, here, there in (
            ("columns", one.columns, other.columns),
            ("rows", len(one.rows), len(other.rows)),
        ):
            if here != there:
                counts = _counts(f"{what} of the table", here, there, source, translation)
                offset = other.start + len("\n\n") if other.start else 0
                yield TABLES_DIFFER.found(translation.place(at, offset), counts, _SAME)


_BLANK_LINES = re.compile(r"\n[ ]*\n", re.X)
_TITLES = re.compile(r"\A(?:\#[^\n]*\n|\n)*", re.X)
_ITEM = re.compile(r"^[ >]*(?:[-*+]|\d{1,9}\.)[ ]+\S", re.M | re.X)


def _differing_items(source: _Part, translation: _Part, at: At) -> Iterator[Diagnostic]:
    here, there = _count_items(source), _count_items(translation)
    if here != there:
        counts = _counts("list items", here, there, source, translation)
        yield ITEMS_DIFFER.found(translation.place(at, translation.start), counts, _SAME)


def _count_items(part: _Part) -> int:
    """A list begins under a blank line or a title; its items follow each other without one."""
    count = 0
    for block in _BLANK_LINES.split(prose.words_alone(part.text)[part.start : part.stop]):
        block = _TITLES.sub("", block, count=1)
        if _ITEM.match(block):
            count += len(_ITEM.findall(block))
    return count


def _differing_numbers(source: _Part, translation: _Part, at: At) -> Iterator[Diagnostic]:
    ours, theirs = _numbers(source), _numbers(translation)
    if sorted(each.value for each in ours) == sorted(each.value for each in theirs):
        return
    missing_there = _unmatched(ours, theirs, translation)
    missing_here = _unmatched(theirs, ours, source)
    # Where one side has all that the other has, it may say twice what the other says once.
    if not missing_here:
        missing_there = _without(missing_there, theirs)
    if not missing_there:
        missing_here = _without(missing_here, ours)
    for part, other, found, missing in (
        (source, translation, ours, missing_there),
        (translation, source, theirs, missing_here),
    ):
        # The last of those that are alike is most often the one that was added.
        for number in reversed(found):
            if missing[number.value] > 0:
                missing[number.value] -= 1
                written = " ".join(part.text[number.offset : number.stop].split())
                message = f"number in {part.language.name} only: `{written}`"
                hint = f"write the same in {other.language.name}, in digits or in words"
                yield NUMBERS_DIFFER.found(part.place(at, number.offset), message, hint)


def _unmatched(here: Sequence[Number], there: Sequence[Number], other: _Part) -> Counter[str]:
    """The values that the other part has neither in digits nor in words."""
    missing = _values(here) - _values(there)
    if missing:
        words = prose.words_alone(other.text)[other.start : other.stop]
        missing -= numbers_in_words(words, other.language.code)
    return missing


def _without(missing: Counter[str], known: Sequence[Number]) -> Counter[str]:
    values = _values(known)
    return Counter({value: count for value, count in missing.items() if value not in values})


def _tables(part: _Part) -> list[prose.Table]:
    tables = prose.tables(part.text)
    return [each for each in tables if part.start <= each.start < part.stop]


def _numbers(part: _Part) -> list[Number]:
    return list(numbers(part.text, part.language.code, part.start, part.stop))


def _values(found: Sequence[Number]) -> Counter[str]:
    return Counter(number.value for number in found)


_SAME = "write the same in both languages"


def _counts(what: str, here: int, there: int, source: _Part, translation: _Part) -> str:
    """Such as `tables: 2 in French, 1 in English`."""
    return f"{what}: {here} in {source.language.name}, {there} in {translation.language.name}"
