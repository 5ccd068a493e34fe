"""Begins the record of a question, in house style, with what is to be written at each place."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.editing import block, read_text
from generator.house_style import UNWRITTEN
from generator.model import Settings
from generator.schema import SOURCE_WORDING, Prose

MAX_WORDS = 5
"""Of an id that is made from a question."""

# Words of both languages of most banks that say nothing of the matter.
_STOP_WORDS = (
    "a about an and are as at be between by can could did do does for from have how i if in is it "
    "its me not of on or our should so than that the their them then there they this to use was "
    "we what when where which who why will with would you your ai au aux avec c ce ces cet cette "
    "comment d dans de des du elle en entre es est et etre faire faut il ils j je l la le les "
    "leur leurs lui m ma mais mes n ne nos notre nous ont ou par pas peut plus pour pourquoi q qu "
    "quand que quel quelle quelles quels qui quoi s sa sans se ses si son sont sur t ta te tes tu "
    "un une vos votre vous y "
)
_SPELLED = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'"})


@dataclass(frozen=True)
class Draft:
    """What is known of a question when its record is begun."""

    topic: str
    id: str
    kind: str
    difficulty: str
    tags: tuple[str, ...]
    questions: Mapping[str, str]
    """By language code; the translation's may come later."""
    today: date

    @property
    def path(self) -> str:
        return f"{self.topic}/{self.id}.yml"


def suggested_id(question: str) -> str:
    """The words that matter, without accents; empty if there are none."""
    spelled = question.lower().translate(_SPELLED)
    letters = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    words = [word for word in re.findall(r"[a-z0-9]+", letters) if word not in _STOP_WORDS.split()]
    return "-".join(words[:MAX_WORDS])


def written(draft: Draft, settings: Settings) -> str:
    """The text of the record. Raises `Rejected` where it could not be read again."""
    text = "".join(f"{line}\n" for line in _lines(draft, settings))
    read_text(text)
    return text


def _lines(draft: Draft, settings: Settings) -> Iterator[str]:
    yield f"difficulty: {draft.difficulty}"
    yield f"kind: {draft.kind}"
    yield f"tags: [{', '.join(sorted(draft.tags))}]"
    yield f"published: {draft.today}"
    yield f"last_verified: {draft.today}"
    yield "# references:"
    yield "#   - title: The title as the work gives it"
    yield "#     by: Last names, or the organization"
    yield "#     year: 2015  # or accessed: 2026-11-20, for a page without a year"
    yield "#     url: https://doi.org/..."
    for language in settings.languages:
        if question := draft.questions.get(language.code):
            is_source = language == settings.source
            yield f"{language.code}:"
            yield from block("question", question, 2)
            yield from _parts(is_source)


def _parts(is_source: bool) -> Iterator[str]:
    """What is to be written; the translation waits for the parts that a reader needs only."""
    for name, each in SOURCE_WORDING.fields.items():
        if name == "question" or not isinstance(each.shape, Prose):
            continue
        if each.required:
            yield from block(name, _instruction(name, each.about), 2)
        elif is_source:
            yield from block(name, f"{UNWRITTEN} {each.about} May be left out.", 2)


def _instruction(name: str, about: str) -> str:
    if name != "answer":
        return f"{UNWRITTEN} {about}"
    title = "A title that says what the section shows"
    return f"## {UNWRITTEN} {title} {{#slug}}\n\n{UNWRITTEN} {about}"
