"""The words of the interface, which no record holds, in each language."""

from collections.abc import Mapping
from importlib.resources import as_file, files
from pathlib import Path

from generator.diagnostics import Example, Place, Rejected, Rule, Severity, nearest
from generator.reading import Text, read_record

UNKNOWN_LANGUAGE = Rule(
    "Q601",
    "unknown-language",
    Severity.ERROR,
    """\
The generator speaks some languages; for another one, the bank brings the words of the interface in
`questions/labels/<code>.yml`, with the same keys as the generator's own files.

Bad:
    languages: [{code: eo, ...}] without questions/labels/eo.yml
Good:
    languages: [{code: eo, ...}] with questions/labels/eo.yml
""",
    translations={
        "fr": """\
Le générateur parle quelques langues ; pour une autre, la banque apporte les mots de l'interface
dans `questions/labels/<code>.yml`, avec les mêmes clés que les fichiers du générateur.
"""
    },
    example=Example.WORDS,
)

INCOMPLETE_LABELS = Rule(
    "Q602",
    "incomplete-labels",
    Severity.ERROR,
    """\
Every word of the interface stands in the file of labels, and nothing else does.

Bad:
    questions/labels/en.yml
        hom: Home
Good:
    questions/labels/en.yml
        home: Home
""",
    translations={
        "fr": """\
Tous les mots de l'interface sont dans le fichier des libellés, et rien d'autre n'y est.
"""
    },
    example=Example.TREE,
)

RULES = (UNKNOWN_LANGUAGE, INCOMPLETE_LABELS)

_OWN = files("generator") / "labels"
REFERENCE = "en"
"""The language whose file says which labels there are."""


def load_labels(code: str, bank: Path) -> Mapping[str, str]:
    """The interface in a language: the bank's own file, else the generator's.

    Raises:
        Rejected: when there is none, or when it lacks labels.
    """
    own = bank / "labels" / f"{code}.yml"
    if own.exists():
        return _complete(_read(own, f"questions/labels/{code}.yml"), f"questions/labels/{code}.yml")
    shipped = _OWN / f"{code}.yml"
    if not shipped.is_file():
        known = [each.name.removesuffix(".yml") for each in _OWN.iterdir()]
        hint = (
            f"known: {', '.join(sorted(known))}; for another, write `questions/labels/{code}.yml`"
        )
        message = f"no words of the interface for `{code}`"
        raise Rejected([UNKNOWN_LANGUAGE.found(Place("questions/bank.yml"), message, hint)])
    with as_file(shipped) as path:
        return _read(path, f"generator/labels/{code}.yml")


def _read(path: Path, shown_as: str) -> Mapping[str, str]:
    record = read_record(path, shown_as)
    return {
        key: value.value.strip()
        for key, value in record.root.entries.items()
        if isinstance(value, Text)
    }


def _complete(labels: Mapping[str, str], shown_as: str) -> Mapping[str, str]:
    with as_file(_OWN / f"{REFERENCE}.yml") as path:
        needed = _read(path, f"generator/labels/{REFERENCE}.yml")
    place = Place(shown_as)
    found = [
        INCOMPLETE_LABELS.found(place, f"`{key}` is missing", f"in {REFERENCE}: {needed[key]}")
        for key in needed
        if key not in labels
    ]
    found += [
        INCOMPLETE_LABELS.found(place, f"`{key}` is not a label", nearest(key, needed))
        for key in labels
        if key not in needed
    ]
    if found:
        raise Rejected(found)
    return labels
