"""What must hold between the questions of a bank."""

from collections.abc import Iterator, Sequence

from generator.assets import Entry
from generator.diagnostics import Diagnostic, Example, Rule, Severity, nearest
from generator.model import Question

CLASHING_ID = Rule(
    "Q501",
    "clashing-id",
    Severity.ERROR,
    """\
An id is an address for ever: unique across topics, also among the aliases, and whatever the case.

Bad:
    questions/ml-foundations/overfitting.yml
    questions/coding/overfitting.yml
Good:
    questions/ml-foundations/overfitting.yml
    questions/coding/overfitting-by-hand.yml
""",
    translations={
        "fr": """\
Un identifiant est une adresse pour toujours : unique d'un thème à l'autre, parmi les alias aussi,
et quelle que soit la casse.
"""
    },
    example=Example.TREE,
)

DANGLING_RELATION = Rule(
    "Q502",
    "dangling-relation",
    Severity.ERROR,
    """\
A related question is one that stands in the bank. One that is not yet written waits until it is.

Bad:
    questions/ml-foundations/overfitting.yml
        related: [confusion-matirx]
Good:
    questions/ml-foundations/overfitting.yml
        related: [confusion-matrix]
    questions/model-evaluation/confusion-matrix.yml
        related: [overfitting]
""",
    translations={
        "fr": """\
Une question à lire ensuite est une question de la banque. Celle qui n'est pas encore écrite attend
de l'être.
"""
    },
    example=Example.TREE,
)

RULES = (CLASHING_ID, DANGLING_RELATION)


def check_collection(entries: Sequence[Entry]) -> Iterator[Diagnostic]:
    yield from _clashing_ids(entries)
    questions = {entry.meaning.id for entry in entries if isinstance(entry.meaning, Question)}
    for entry in entries:
        meaning = entry.meaning
        if isinstance(meaning, Question):
            steps, ids = ("related",), meaning.related
        else:
            steps, ids = ("retired", "instead"), meaning.instead
        for index, id in enumerate(ids):
            place = entry.at(*steps, index)
            if id == meaning.id:
                yield DANGLING_RELATION.found(place, f"`{id}` is this question itself")
            elif id not in questions:
                hint = nearest(id, questions)
                yield DANGLING_RELATION.found(place, f"no question has the id `{id}`", hint)


def _clashing_ids(entries: Sequence[Entry]) -> Iterator[Diagnostic]:
    owners: dict[str, str] = {}
    for entry in sorted(entries, key=lambda each: each.meaning.path):
        first = owners.setdefault(entry.meaning.id.casefold(), entry.meaning.path)
        if first != entry.meaning.path:
            message = f"`{entry.meaning.id}` is also the id of `{first}`"
            yield CLASHING_ID.found(entry.at(), message, "give one of them another name")
    for entry in sorted(entries, key=lambda each: each.meaning.path):
        for index, alias in enumerate(entry.meaning.aliases):
            first = owners.setdefault(alias.casefold(), entry.meaning.path)
            if first != entry.meaning.path or alias == entry.meaning.id:
                message = f"`{alias}` already leads to `{first}`"
                yield CLASHING_ID.found(entry.at("aliases", index), message)
