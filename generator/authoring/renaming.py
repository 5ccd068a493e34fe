"""Gives a question another id or another topic, and everything that names it follows."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.assets import Entry
from generator.authoring.bank_files import refusal, taken_ids, text_of
from generator.authoring.mentions import LINK, links, listed
from generator.changes import Changes
from generator.checking import Checked, Project, record_files
from generator.decoding import decode_question
from generator.diagnostics import nearest
from generator.editing import (
    CannotEdit,
    added_item,
    read_text,
    removed_item,
    replaced_in_prose,
    replaced_word,
)
from generator.model import Question, Settings
from generator.review import digests
from generator.schema import TOMBSTONE, question_shape


class CannotRename(Exception):  # noqa: N818 -- the word says what happened
    """The question keeps its name; the text says why."""


def plan_renaming(
    project: Project, checked: Checked, old: str, new: str, topic: str | None = None
) -> Changes:
    """What is to change for `old` to be `new`, in another topic if one is given.

    Raises `CannotRename`, or `CannotChange` for a file in the way.
    """
    assert checked.bank is not None
    settings = checked.bank.settings
    entry = checked.entries.get(old)
    if entry is None:
        hint = nearest(old, checked.entries)
        raise CannotRename(f"no question has the id `{old}`, or its record has errors; {hint}")
    _refuse(project, checked, entry, new, topic)
    moved = f"{topic or entry.meaning.topic}/{new}.yml"
    written: dict[Path, bytes] = {}
    for each in checked.entries.values():
        path = project.bank / each.meaning.path
        text = text_of(project, each)
        try:
            made = _with_mentions(text, each, old, new, settings) if old != new else text
            if each is entry:
                made = _with_alias(made, entry, old, new, settings)
        except CannotEdit as reason:
            raise CannotRename(f"{project.shown(path)}: {reason}") from reason
        if made != text:
            written[project.bank / moved if each is entry else path] = made.encode()
    return Changes(dict(_moves(project, entry, moved)), written)


def _refuse(project: Project, checked: Checked, entry: Entry, new: str, topic: str | None) -> None:
    assert checked.bank is not None
    topics = checked.bank.vocabulary.topics
    old = entry.meaning.id
    if topic is not None and topic not in topics:
        raise CannotRename(f"`{topic}` is not a known topic; {nearest(topic, topics)}")
    if new == old and topic in (None, entry.meaning.topic):
        raise CannotRename("that is its name already")
    taken = taken_ids(project, checked)
    # A question may take back a name that it had.
    if new != old and new not in entry.meaning.aliases and (reason := refusal(new, taken)):
        raise CannotRename(reason)
    understood = {each.meaning.path for each in checked.entries.values()}
    for name in record_files(project.bank):
        if name not in understood and old.encode() in (project.bank / name).read_bytes():
            shown = project.shown_record(name)
            raise CannotRename(f"`{shown}` names `{old}`, and has errors; put them right first")


def _with_mentions(text: str, entry: Entry, old: str, new: str, settings: Settings) -> str:
    for steps in listed(entry, old):
        text = replaced_word(text, steps, new)
    offsets: dict[tuple[str | int, ...], list[int]] = {}
    for link in links(entry, old, settings):
        offsets.setdefault(link.steps, []).append(link.offset)
    for steps, each in offsets.items():
        text = replaced_in_prose(text, steps, LINK + old, LINK + new, each)
    return _with_reviews(text, entry, settings) if offsets else text


def _with_reviews(text: str, entry: Entry, settings: Settings) -> str:
    """The text with the digests of what was current and is so still: a name is no new meaning."""
    before = entry.meaning
    if not isinstance(before, Question):
        return text
    after = decode_question(read_text(text), PurePosixPath(before.path), settings)
    assert isinstance(after, Question)
    was, now = digests(before, settings), digests(after, settings)
    for part, then in before.reviewed.items():
        if part not in was:
            continue
        source = now[part].source if then.source == was[part].source else then.source
        same = then.translation == was[part].translation
        translation = now[part].translation if same else then.translation
        if (source, translation) != (then.source, then.translation):
            text = replaced_word(text, ("reviewed", part), f"{source}/{translation}")
    return text


def _with_alias(text: str, entry: Entry, old: str, new: str, settings: Settings) -> str:
    if old == new:
        return text
    shape = question_shape(settings) if isinstance(entry.meaning, Question) else TOMBSTONE
    text = added_item(text, "aliases", old, list(shape.fields))
    if new in entry.meaning.aliases:
        text = removed_item(text, ("aliases", entry.meaning.aliases.index(new)))
    return text


def _moves(project: Project, entry: Entry, moved: str) -> Iterator[tuple[Path, Path]]:
    old, new = project.bank / entry.meaning.path, project.bank / moved
    yield old, new
    if old.with_suffix("").is_dir():
        yield old.with_suffix(""), new.with_suffix("")
