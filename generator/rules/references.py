"""The works that a question refers to."""

from collections.abc import Iterator

from generator.diagnostics import At, Diagnostic, Rule, Severity
from generator.model import Question

ANONYMOUS_REFERENCE = Rule(
    "Q209",
    "anonymous-reference",
    Severity.WARNING,
    """\
Who says it matters as much as what is said: a reference names its authors, or the organization that
stands behind it.

Bad:
    references:
      - title: Random Forests
        year: 2001
        url: https://doi.org/10.1023/A:1010933404324
Good:
    references:
      - title: Random Forests
        by: Breiman
        year: 2001
        url: https://doi.org/10.1023/A:1010933404324
""",
    translations={
        "fr": """\
Savoir qui parle compte autant que ce qui est dit : une référence nomme ses auteurs, ou
l'organisation qui en répond.
"""
    },
)

RULES = (ANONYMOUS_REFERENCE,)


def check_references(question: Question, at: At) -> Iterator[Diagnostic]:
    for index, reference in enumerate(question.references):
        if not reference.by:
            message = f"no author is named for `{reference.title}`"
            hint = "add `by:` with the authors' last names, or the organization"
            yield ANONYMOUS_REFERENCE.found(at("references", index), message, hint)
