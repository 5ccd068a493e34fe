"""Turns the record of a question into a tombstone: its address goes on answering, and says why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.assets import Entry
from generator.authoring.bank_files import text_of
from generator.authoring.mentions import links, listed
from generator.changes import Changes
from generator.checking import Checked, Project
from generator.diagnostics import Rejected, nearest
from generator.editing import (
    CannotEdit,
    block,
    head_of,
    piece_of,
    quoted,
    read_text,
    removed_item,
    replaced_word,
)
from generator.model import PerLanguage, Question, Settings
from generator.reading import read_bytes


class CannotRetire(Exception):  # noqa: N818 -- the word says what happened
    """The question stays; the text says why."""


@dataclass(frozen=True)
class Retirement:
    """What is to change, and what people should look at."""

    changes: Changes
    notes: tuple[str, ...]


def retirable(checked: Checked, id: str) -> Question:
    """Raises `CannotRetire` where no question has this id."""
    entry = checked.entries.get(id)
    if entry is None:
        hint = nearest(id, checked.entries)
        raise CannotRetire(f"no question has the id `{id}`, or its record has errors; {hint}")
    if not isinstance(entry.meaning, Question):
        raise CannotRetire(f"`{id}` is retired already")
    return entry.meaning


def plan_retirement(
    project: Project,
    checked: Checked,
    id: str,
    why: PerLanguage,
    instead: Sequence[str],
    today: date,
    questions: PerLanguage,
) -> Retirement:
    """What is to change for a question to be retired.

    `why` and `questions`, what it asked, are in both languages. Raises `CannotRetire`, or
    `CannotChange` for a file in the way.
    """
    question = retirable(checked, id)
    assert checked.bank is not None
    settings = checked.bank.settings
    _refuse_unfit(checked, id, instead)
    path = project.bank / question.path
    written, notes = {}, list[str]()
    for each in checked.entries.values():
        other = project.bank / each.meaning.path
        text = text_of(project, each)
        try:
            if other == path:
                made = _tombstone(text, question, why, instead, today, questions)
            else:
                made = _without(text, each, id, instead)
                notes += _notes(project.shown(other), made, made != text, each, id, settings)
        except (CannotEdit, Rejected) as reason:
            raise CannotRetire(f"{project.shown(other)}: {reason}") from reason
        if made != text:
            written[other] = made.encode()
    if path.with_suffix("").is_dir():
        folder = project.shown(path.with_suffix(""))
        notes.append(f"{folder}: its figures are shown nowhere any more; remove them if you like")
    return Retirement(Changes(written=written), tuple(notes))


def _refuse_unfit(checked: Checked, id: str, instead: Sequence[str]) -> None:
    assert checked.bank is not None
    known = {question.id for question in checked.bank.questions} - {id}
    for each in instead:
        if each not in known:
            raise CannotRetire(f"instead: no question has the id `{each}`; {nearest(each, known)}")


def _notes(
    path: str, text: str, changed: bool, entry: Entry, id: str, settings: Settings
) -> list[str]:
    notes = [f"{path}: no longer names it in a list"] if changed else []
    record = read_bytes(text.encode(), path)
    for link in links(entry, id, settings):
        # Where it will stand: a relation that goes may take its line along.
        place = record.at(*link.steps, offset=link.offset)
        where = f"{place.path}:{place.line}:{place.column}"
        if link.section:
            notes.append(f"{where}: links to its section `{link.section}`, now gone: change it")
        else:
            notes.append(f"{where}: still links to it; the page says that it is retired")
    return notes


def _without(text: str, entry: Entry, id: str, instead: Sequence[str]) -> str:
    """The text with the first replacement that is not yet in the list, or without the item."""
    for steps in listed(entry, id):
        meaning = entry.meaning
        ids = meaning.related if isinstance(meaning, Question) else meaning.instead
        fresh = [each for each in instead if each not in ids and each != meaning.id]
        text = replaced_word(text, steps, fresh[0]) if fresh else removed_item(text, steps)
    return text


def _tombstone(
    text: str,
    question: Question,
    why: PerLanguage,
    instead: Sequence[str],
    today: date,
    questions: Mapping[str, str],
) -> str:
    lines = head_of(text)
    if question.aliases:
        lines += piece_of(text, "aliases")
    lines += ["retired:", f"  since: {today}"]
    for key, texts in (("question", questions), ("why", why)):
        lines.append(f"  {key}:")
        for code, each in texts.items():
            lines += block(code, each, 4)
    if instead:
        lines.append(f"  instead: [{', '.join(map(quoted, instead))}]")
    made = "".join(f"{line}\n" for line in lines)
    read_text(made)
    return made
