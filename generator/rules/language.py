"""Whether a text is written in the language that it stands for."""

import re
from collections.abc import Callable, Iterator

from generator import prose
from generator.diagnostics import Diagnostic, Place, Rule, Severity
from generator.lexicons import load_lexicon
from generator.model import Language

SHORTEST = 6
"""Words of a paragraph, below which it may be a name, or the title of a work."""
FEWEST = 2
"""Words of the other language, below which it may be a term that is borrowed."""
RATIO = 2
"""How many times more frequent than its own the other language's words are."""

FOREIGN_PROSE = Rule(
    "Q352",
    "foreign-prose",
    Severity.WARNING,
    """\
A paragraph that was pasted to be translated, and forgotten, stands in the wrong language. What is
quoted, between quotation marks or in italics, may be in any language.

Bad:
    fr:
      assesses: |
        The candidate knows that the error on the training set says nothing of new data.
Good:
    fr:
      assesses: |
        Le candidat sait que l'erreur d'entraînement ne dit rien des données nouvelles : « the error
        on the training set is not the one that matters ».
""",
    translations={
        "fr": """\
Un paragraphe collé là pour être traduit, puis oublié, reste dans la mauvaise langue. Ce qui est
cité, entre guillemets ou en italique, peut être dans n'importe quelle langue.
"""
    },
    is_excusable=True,
)

RULES = (FOREIGN_PROSE,)

# Paragraphs, items of lists and lines of tables are read apart.
_BREAK = re.compile(r"\n(?=[ >]*(?:\n|\||(?:[-*+]|\d+[.)])[ ]))", re.X)
_QUOTED = re.compile(
    r"""«[^»]*»? | “[^”]*”? | "[^"]*"?
      | (?<![*\w])\*(?![*\s])[^*]+\*(?!\*) | (?<!\w)_[^_]+_(?!\w)""",
    re.X,
)
_WORD = re.compile(r"[^\W\d_]+")


def check_language(
    text: str, at: Callable[[int], Place], own: Language, other: Language
) -> Iterator[Diagnostic]:
    ours, theirs = load_lexicon(own.code), load_lexicon(other.code)
    if ours is None or theirs is None:
        return
    start = 0
    for passage in _BREAK.split(prose.words_alone(text)):
        # Most passages have no such word: only the others are worth a closer look.
        if sum(map(theirs.common.__contains__, passage.lower().split())) >= FEWEST:
            said = _WORD.findall(_QUOTED.sub(" ", passage).lower())
            foreign = [word for word in said if word in theirs.common]
            known = sum(word in ours.common for word in said)
            if len(said) >= SHORTEST and len(foreign) >= max(FEWEST, RATIO * known + 1):
                shown = ", ".join(f"`{word}`" for word in dict.fromkeys(foreign))
                message = f"words of {other.name} in {own.name}: {shown}"
                hint = "translate it, or put what is quoted between quotation marks"
                offset = start + len(passage) - len(passage.lstrip())
                yield FOREIGN_PROSE.found(at(offset), message, hint)
        start += len(passage) + 1
