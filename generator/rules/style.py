"""How records are written: `questions fix` does what these rules ask for."""

from collections.abc import Iterator

from generator.assets import Entry
from generator.diagnostics import Diagnostic, Example, Place, Rule, Severity
from generator.editing import Steps
from generator.house_style import (
    Manner,
    disordered,
    record_manner,
    texts,
    untidy_characters,
    untidy_spaces,
    unwritten,
)
from generator.model import Question, Settings
from generator.reading import Record

UNSORTED_TAGS = Rule(
    "Q208",
    "unsorted-tags",
    Severity.WARNING,
    """\
Tags are in alphabetical order: two people who add one each find the same place for it, and a
change shows what it adds. `questions fix` sorts them.

Bad:
    tags: [regularization, metrics]
Good:
    tags: [metrics, regularization]
""",
    translations={
        "fr": """\
Les tags se suivent dans l'ordre alphabétique : deux personnes qui en ajoutent chacune un le mettent
au même endroit, et une modification ne montre que ce qu'elle ajoute. `questions fix` les trie."""
    },
)

DISORDERED_FIELDS = Rule(
    "Q801",
    "disordered-fields",
    Severity.WARNING,
    """\
The fields of all records come in the same order, so that one knows where to look. `questions fix`
puts them in order; comments travel with their fields.

Bad:
    kind: concept
    difficulty: basic
Good:
    difficulty: basic
    kind: concept
""",
    translations={
        "fr": """\
Les champs se suivent dans le même ordre d'une fiche à l'autre : on sait où regarder. `questions
fix` les remet en ordre ; les commentaires suivent leur champ."""
    },
)

UNTIDY_SPACES = Rule(
    "Q802",
    "untidy-spaces",
    Severity.WARNING,
    """\
Spaces at the end of a line, carriage returns, a byte order mark or empty lines at the end of a file
are seen by nobody, and come back as noise in every comparison. `questions fix` removes them. A line
break in the middle of a paragraph is `<br>`, not two spaces that nobody sees. In code, spaces stay.

Bad:
    a line that ends with three spaces
Good:
    a line that ends with its last word
""",
    translations={
        "fr": """\
Espaces en fin de ligne, retours chariot, marque d'ordre des octets, lignes vides en fin de
fichier : personne ne les voit, et toute comparaison de versions s'en trouve brouillée. `questions
fix` les enlève. Un retour à la ligne au milieu d'un paragraphe s'écrit `<br>`, et non avec deux
espaces invisibles. Dans du code, les espaces restent."""
    },
    example=Example.WORDS,
)

UNTIDY_CHARACTERS = Rule(
    "Q803",
    "untidy-characters",
    Severity.WARNING,
    """\
Apostrophes and spaces are typed plain: rendering makes `l'erreur` and `99 %` typographic, the same
everywhere, and a search in the files finds them. An accented letter is one character, not a letter
and an accent. `questions fix` rewrites them.

Bad:
    C’est la première erreur.
Good:
    C'est la première erreur.
""",
    translations={
        "fr": """\
Apostrophes et espaces se tapent tels quels au clavier : c'est le rendu qui compose `l'erreur` et
`99 %` selon la typographie, partout de la même façon, et une recherche dans les fichiers les
retrouve. Une lettre accentuée est un seul caractère, et non une lettre suivie d'un accent.
`questions fix` les réécrit."""
    },
    example=Example.PROSE,
)

UNWRITTEN_PART = Rule(
    "Q804",
    "unwritten-part",
    Severity.ERROR,
    """\
`questions new` puts `TODO` where something is to be written, and says what. Write it, or leave the
part out if the format does not require it.

Bad:
    TODO The answer in thirty seconds.
Good:
    Not on that number alone.
""",
    translations={
        "fr": """\
`questions new` met `TODO` là où il reste à écrire, en disant quoi. Écrivez ce qui manque, ou
enlevez la partie si le format ne l'exige pas."""
    },
    example=Example.PROSE,
)

RULES = (UNSORTED_TAGS, DISORDERED_FIELDS, UNTIDY_SPACES, UNTIDY_CHARACTERS, UNWRITTEN_PART)

_FIX = "`questions fix` puts it right"


def check_style(entry: Entry, settings: Settings) -> Iterator[Diagnostic]:
    record = entry.record
    if record is None:
        return
    manner = record_manner(record, settings)
    if isinstance(entry.meaning, Question):
        yield from _unsorted_tags(entry.meaning, record)
    yield from _disordered_fields(record, manner)
    if record.rough:
        for each in untidy_spaces(record.rough, manner):
            place = Place(record.path, each.line, each.column)
            yield UNTIDY_SPACES.found(place, each.message, _FIX)
    written = tuple(texts(record, manner))
    for steps, offset, count, _ in untidy_characters(written):
        message = f"apostrophes, spaces or accents to type plain: {count}"
        yield UNTIDY_CHARACTERS.found(record.at(*steps, offset=offset), message, _FIX)
    for steps, offset, about in unwritten(written, manner):
        place = record.at(*steps, offset=offset)
        name = next(str(each) for each in reversed(steps) if each not in manner.languages)
        yield UNWRITTEN_PART.found(place, f"`{name}` is still to be written", about.rstrip("."))


def _unsorted_tags(question: Question, record: Record) -> Iterator[Diagnostic]:
    order = sorted(question.tags)
    for index, (tag, sorted_tag) in enumerate(zip(question.tags, order, strict=True)):
        if tag != sorted_tag:
            hint = f"`questions fix` sorts them: [{', '.join(order)}]"
            message = f"`{sorted_tag}` comes before `{tag}`"
            yield UNSORTED_TAGS.found(record.at("tags", index), message, hint)
            return


def _disordered_fields(record: Record, manner: Manner) -> Iterator[Diagnostic]:
    for steps, following in disordered(record, manner):
        message = f"`{steps[-1]}` comes before `{following}`"
        yield DISORDERED_FIELDS.found(_place_of_key(record, steps), message, _FIX)


def _place_of_key(record: Record, steps: Steps) -> Place:
    """Of the key itself, whatever its value is."""
    value = record.root
    *parents, key = steps
    for step in parents:
        value = value.entries[step] if isinstance(step, str) else value.values[step]
    return value.keys[key]
