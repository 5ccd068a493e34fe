"""The prose of a record: what it is made of, and whether what it shows and links to is there."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from generator import prose
from generator.assets import Entry, figure_files
from generator.diagnostics import At, Diagnostic, Example, Place, Rule, Severity
from generator.formulas import BadFormula, as_html
from generator.model import BankText, Language, Question, Settings, Term
from generator.prose import Kind
from generator.rules.figures import check_png, check_svg
from generator.rules.language import check_language
from generator.rules.markup import check_markup
from generator.rules.prices import check_prices
from generator.rules.syntax import check_syntax
from generator.schema import SLUG

BAD_FORMULA = Rule(
    "Q341",
    "bad-formula",
    Severity.ERROR,
    """\
Formulas are set by KaTeX, which knows most of LaTeX's mathematics: https://katex.org/docs/supported

Bad:
    $\\fraac{1}{2}$
Good:
    $\\frac{1}{2}$
""",
    translations={
        "fr": """\
Les formules sont composées par KaTeX, qui connaît l'essentiel des mathématiques de LaTeX :
https://katex.org/docs/supported
"""
    },
    example=Example.PROSE,
)

MISSING_FIGURE = Rule(
    "Q342",
    "missing-figure",
    Severity.ERROR,
    """\
A figure lies in the folder named like the record: `gap.fr.svg` and `gap.en.svg` for
`![...](gap.svg)`, or `gap.svg` for both languages, or `gap.light.png` and `gap.dark.png`.

Bad:
    ![The error on new data falls, then rises.](curve.svg)
Good:
    ![The error on new data falls, then rises.](curves.svg)
""",
    translations={
        "fr": """\
Une figure se trouve dans le dossier qui porte le nom de la fiche : `gap.fr.svg` et `gap.en.svg`
pour `![...](gap.svg)`, ou bien `gap.svg` pour les deux langues, ou encore `gap.light.png` et
`gap.dark.png`.
"""
    },
    example=Example.PROSE,
)

RESERVED_SLUG = Rule(
    "Q344",
    "reserved-slug",
    Severity.ERROR,
    """\
Some anchors belong to the page itself, beside the sections of the answer.

Bad:
    ## What goes wrong {#mistakes}
Good:
    ## What goes wrong {#failures}
""",
    translations={
        "fr": """\
Certaines ancres appartiennent à la page elle-même, à côté des sections de la réponse.
"""
    },
    example=Example.PROSE,
)

CLASHING_PAGE = Rule(
    "Q345",
    "clashing-page",
    Severity.ERROR,
    """\
A page of the bank's own, `questions/pages/<slug>.yml`, lives at an address that the site does not
need for something else.

Bad:
    questions/pages/topics.yml
Good:
    questions/pages/about.yml
""",
    translations={
        "fr": """\
Une page propre à la banque, `questions/pages/<slug>.yml`, a une adresse dont le site n'a pas
besoin pour autre chose.
"""
    },
    example=Example.TREE,
)

OUR_PAGES = (
    "assets",
    "glossary",
    "index",
    "levels",
    "q",
    "questions",
    "roles",
    "rules",
    "sources",
    "status",
    "tags",
    "topics",
)
"""The first parts of the site's own addresses."""

RULES = (BAD_FORMULA, MISSING_FIGURE, RESERVED_SLUG, CLASHING_PAGE)

PAGE_ANCHORS = (
    "question",
    "short",
    "assessed",
    "mistakes",
    "follow-ups",
    "related",
    "references",
    "met",
    "content",
)
"""The anchors of a question page's own parts, the same in every language."""

PROSE_FIELDS = ("question", "short", "answer", "assesses", "mistakes", "follow_ups")


@dataclass(frozen=True)
class _Text:
    """A text of a record, with the way to its places."""

    language: str
    field: str
    text: str
    at: Callable[[int], Place]


def _texts(entry: Entry, settings: Settings) -> Iterator[_Text]:
    meaning = entry.meaning
    for language in settings.languages:
        code = language.code
        if isinstance(meaning, Question):
            wording = meaning.wordings[code]
            fields = {name: getattr(wording, name) for name in PROSE_FIELDS}
            steps: Mapping[str, tuple[str, ...]] = {name: (code, name) for name in fields}
        else:
            fields = {"question": meaning.titles[code], "why": meaning.reasons[code]}
            steps = {name: ("retired", name, code) for name in fields}
        for name, text in fields.items():
            if text:
                yield _Text(code, name, text, partial(_place_in, entry.at, steps[name]))


def check_text(text: BankText, at: At, settings: Settings) -> Iterator[Diagnostic]:
    """The prose of a page of the bank's own, which has no figures and links to no question."""
    if text.slug in OUR_PAGES or not SLUG.fullmatch(text.slug):
        message = f"`{text.slug}` cannot be the address of a page of the bank"
        hint = "choose another name for the file, in lower case with hyphens"
        yield CLASHING_PAGE.found(at(), message, hint)
    for language in settings.languages:
        pointing = partial(_place_in, at, ("text", language.code))
        yield from check_markup(text.texts[language.code], pointing, headings_allowed=True)


def check_terms(terms: Mapping[str, Term], at: At, settings: Settings) -> Iterator[Diagnostic]:
    """The prose about topics and tags, which has no figures and links to no question."""
    for slug, term in terms.items():
        for name, texts in (
            ("description", term.descriptions),
            ("introduction", term.introductions),
        ):
            for language in settings.languages:
                pointing = partial(_place_in, at, (slug, name, language.code))
                text = texts.get(language.code, "")
                yield from check_markup(text, pointing, headings_allowed=False)


def _place_in(at: At, steps: tuple[str, ...], offset: int) -> Place:
    return at(*steps, offset=offset)


def check_wording(entry: Entry, settings: Settings) -> Iterator[Diagnostic]:
    for text in _texts(entry, settings):
        yield from check_markup(text.text, text.at, headings_allowed=text.field == "answer")
        yield from check_syntax(text.text, text.at)
        yield from check_prices(text.text, text.at)
        own, other = _own_first(text.language, settings)
        yield from check_language(text.text, text.at, own, other)
        yield from _bad_formulas(text)
        yield from _missing_figures(text, entry)
        if text.field == "answer":
            yield from _reserved_slugs(text)
    yield from _bad_files(entry)


def _own_first(code: str, settings: Settings) -> tuple[Language, Language]:
    source, translation = settings.languages
    return (source, translation) if code == source.code else (translation, source)


def _bad_formulas(text: _Text) -> Iterator[Diagnostic]:
    for segment in prose.segments(text.text):
        if segment.kind in (Kind.INLINE_MATH, Kind.DISPLAY_MATH):
            tex = segment.text.strip().strip("$").strip()
            try:
                as_html(tex, display=segment.kind is Kind.DISPLAY_MATH)
            except BadFormula as reason:
                place = text.at(segment.offset)
                yield BAD_FORMULA.found(place, f"KaTeX says: {str(reason).rstrip('.')}")


def _missing_figures(text: _Text, entry: Entry) -> Iterator[Diagnostic]:
    for figure in prose.figures(text.text):
        if figure_files(figure.name, text.language, entry.files) is None:
            stem, _, suffix = figure.name.rpartition(".")
            folder = entry.meaning.path.removesuffix(".yml")
            hint = f"put `{stem}.{text.language}.{suffix}` in `questions/{folder}/`"
            message = f"no file for the figure `{figure.name}`"
            yield MISSING_FIGURE.found(text.at(figure.offset), message, hint)


def _reserved_slugs(text: _Text) -> Iterator[Diagnostic]:
    for heading in prose.headings(text.text):
        if heading.slug in PAGE_ANCHORS:
            message = f"`{heading.slug}` is an anchor of the page itself"
            yield RESERVED_SLUG.found(text.at(heading.slug_offset), message, "choose another slug")


def _bad_files(entry: Entry) -> Iterator[Diagnostic]:
    folder = entry.at().path.removesuffix(".yml")
    for name, content in entry.files.items():
        shown_as = f"{folder}/{name}"
        if name.endswith(".svg"):
            yield from check_svg(content, shown_as, name.split(".")[0])
        else:
            yield from check_png(content, shown_as)


def linked_ids(entry: Entry, settings: Settings) -> Iterator[tuple[str, str, Place]]:
    """The questions that the prose links to, each with the section, if one is named."""
    for text in _texts(entry, settings):
        for link in prose.links(text.text):
            if link.address.startswith("q:"):
                id, _, section = link.address.removeprefix("q:").partition("#")
                yield id, section, text.at(link.address_offset)
            elif link.address.startswith("#"):
                section = link.address.removeprefix("#")
                yield entry.meaning.id, section, text.at(link.address_offset)


def anchors(entry: Entry, settings: Settings) -> frozenset[str]:
    """The anchors of a question's page; both languages have the same."""
    if not isinstance(entry.meaning, Question):
        return frozenset()
    answer = entry.meaning.wordings[settings.source.code].answer
    return frozenset(heading.slug for heading in prose.headings(answer)) - {""} | {*PAGE_ANCHORS}
