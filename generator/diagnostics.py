"""What we tell a contributor: rules, and the places where they do not hold."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import Enum
from textwrap import dedent
from typing import Protocol

LANGUAGE = "en"
"""In which explanations and messages are written."""


class Severity(Enum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Place:
    """A point in a file of the bank; lines and columns count from 1, columns in characters."""

    path: str
    """As a person would type it from the root of the project, with forward slashes."""
    line: int = 1
    column: int = 1


class At(Protocol):
    """Turns a path of keys and indexes, such as `("tags", 1)`, into a place.

    With `offset`, a position in the characters of the text that stands there. Where the path
    leads nowhere, the place is that of the nearest parent that exists.
    """

    def __call__(self, *steps: str | int, offset: int | None = None) -> Place: ...


class Example(Enum):
    """What the two examples of a rule are pieces of: a test makes a bank of each and checks it."""

    FIELDS = "fields"
    """Lines of a record, which take the place of those that have the same keys.

    Inside a language and inside `reviewed`, too. A comment `# without tags` takes a field away;
    lines without any key are the whole file.
    """
    PROSE = "prose"
    """Markdown, at the end of the answer in both languages."""
    TREE = "tree"
    """Paths of files; under a path, indented, the fields that matter there.

    A path that ends in a slash is a folder.
    """
    DRAWING = "drawing"
    """The SVG of a figure, `curves.svg`, or what stands in its `<svg>`."""
    WORDS = "words"
    """What no text can show, such as bytes: a test makes it."""


@dataclass(frozen=True)
class Rule:
    """Something that must hold. Its code is stable, never reused; its name names the bad thing."""

    code: str
    name: str
    severity: Severity
    explanation: str
    """Why, then a bad and a good example, each indented under `Bad:` or `Good:`."""
    translations: Mapping[str, str] = field(default_factory=dict, repr=False, hash=False)
    """The why again, by language code; the examples serve every language."""
    example: Example = Example.FIELDS
    is_excusable: bool = False
    """Whether a record may say, with a reason, that its case is legitimate."""

    @property
    def why(self) -> str:
        return self.explanation.partition("\nBad:\n")[0].strip("\n")

    @property
    def bad(self) -> str:
        return dedent(self.explanation.partition("\nBad:\n")[2].partition("\nGood:\n")[0])

    @property
    def good(self) -> str:
        return dedent(self.explanation.partition("\nGood:\n")[2])

    def why_in(self, language: str) -> str:
        """The why in that language, or else in that of explanations."""
        return self.translations.get(language, self.why)

    def found(self, place: Place, message: str, hint: str = "") -> "Diagnostic":
        return Diagnostic(self, place, message, hint)


@dataclass(frozen=True)
class Diagnostic:
    """One place where a rule does not hold.

    The message is a fact about what was written; the hint, if any, is the next step.
    """

    rule: Rule
    place: Place
    message: str
    hint: str = ""

    @property
    def is_error(self) -> bool:
        return self.rule.severity is Severity.ERROR

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        place = self.place
        return (place.path, place.line, place.column, self.rule.code, self.message)


class Rejected(Exception):  # noqa: N818 -- the word says what happened to the input
    """Nothing usable could be made of the input; holds every reason why not."""

    def __init__(self, diagnostics: Iterable[Diagnostic]):
        self.diagnostics = tuple(diagnostics)
        super().__init__("; ".join(found.message for found in self.diagnostics))


def closest(word: str, allowed: Iterable[str]) -> str:
    """The known word for which `word` is likely a slip; empty when none is near."""
    return next(iter(get_close_matches(word.lower(), sorted(allowed), n=1)), "")


def nearest(word: str, allowed: Iterable[str]) -> str:
    """A hint that offers the known word closest to `word`, or else lists what is allowed."""
    known = sorted(allowed)
    if close := closest(word, known):
        return f"did you mean `{close}`?"
    if not known:
        return ""
    listed = ", ".join(f"`{each}`" for each in known[:12])
    return f"allowed: {listed}" + (", …" if len(known) > 12 else "")


def as_errors(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The same findings, warnings counting as errors."""
    for found in diagnostics:
        yield replace(found, rule=replace(found.rule, severity=Severity.ERROR))


def in_order(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Each finding once, by file, line and column, whatever order the files were read in."""
    return iter(sorted(set(diagnostics), key=lambda found: found.sort_key))
