"""What a machine can put right in a bank: a tuple of repairs, each with its name.

A repair sees the files as those before it left them, and says which have another text now. To add
one, write the function beside what it is about, and its value in `REPAIRS`.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from functools import partial
from pathlib import Path

from generator.assets import Entry
from generator.changes import Changes
from generator.checking import LEDGER as LEDGER_FILE
from generator.checking import PAGES, Checked, Project
from generator.choosing import Choice
from generator.diagnostics import Rejected
from generator.editing import CannotEdit, added_item, read_text, sorted_fields
from generator.house_style import (
    Manner,
    in_house_order,
    manner_of,
    record_manner,
    with_plain_characters,
    with_sorted_tags,
    with_tidy_spaces,
)
from generator.model import LedgerLine, Question, Settings
from generator.registering import with_new_ids
from generator.rules.facts import facts_of
from generator.running import Limits, runs
from generator.sample_outputs import with_outputs
from generator.samples import samples
from generator.schema import (
    GLOSSARY,
    LEDGER,
    SETTINGS,
    SOURCES,
    TERMS,
    TEXT,
    Shape,
    question_shape,
)

Texts = Mapping[str, str]
"""The text of files of the bank, by their paths from its folder."""


@dataclass(frozen=True)
class Desk:
    """What a repair works on."""

    texts: Texts
    """Of the files that can be understood, as they are now."""
    entries: Mapping[str, Entry]
    """The records as they were when the bank was checked, by id."""
    settings: Settings
    ledger: Mapping[str, LedgerLine]
    unfit: frozenset[str]
    """Ids of records with errors, which cannot be published as they are."""


@dataclass(frozen=True)
class Repair:
    name: str
    """What it did, as one says it: `sorted tags`."""
    repaired: Callable[[Desk], Texts]
    """The new texts of the files that it changes, or makes."""


# --- Repairs of one file at a time

_SHARED: Mapping[str, Shape] = {
    "bank.yml": SETTINGS,
    "topics.yml": TERMS,
    "tags.yml": TERMS,
    "sources.yml": SOURCES,
    "glossary.yml": GLOSSARY,
    LEDGER_FILE: LEDGER,
}


def _manner(path: str, text: str, settings: Settings) -> Manner:
    if path in _SHARED:
        return manner_of(_SHARED[path], settings)
    if path.startswith(f"{PAGES}/"):
        return manner_of(TEXT, settings)
    return record_manner(read_text(text), settings)


def _each_file(edited: Callable[[str, Manner], str], desk: Desk) -> Texts:
    return {
        path: edited(text, _manner(path, text, desk.settings)) for path, text in desk.texts.items()
    }


def _sorted_tags(desk: Desk) -> Texts:
    paths = [entry.meaning.path for entry in desk.entries.values()]
    made = {path: with_sorted_tags(desk.texts[path]) for path in paths if path in desk.texts}
    if "tags.yml" in desk.texts:
        made["tags.yml"] = sorted_fields(desk.texts["tags.yml"])
    return made


# --- Repairs between records


def _return_links(desk: Desk) -> Texts:
    """A question that is related to another one is so for that one's readers as well."""
    made: dict[str, str] = {}
    order = list(question_shape(desk.settings).fields)
    for entry in sorted(desk.entries.values(), key=lambda each: each.meaning.id):
        one = entry.meaning
        if not isinstance(one, Question):
            continue
        for id in one.related:
            other = desk.entries.get(id)
            if other is None or not isinstance(other.meaning, Question) or id == one.id:
                continue
            path = other.meaning.path
            text = made.get(path, desk.texts.get(path))
            if text is not None and one.id not in other.meaning.related:
                try:
                    made[path] = added_item(text, "related", one.id, order)
                except CannotEdit:
                    continue  # the check goes on telling it
    return made


# --- What others know how to write


def _ledger(desk: Desk) -> Texts:
    fit = [entry for id, entry in desk.entries.items() if id not in desk.unfit]
    facts = [facts_of(entry, desk.settings) for entry in fit]
    return {LEDGER_FILE: with_new_ids(desk.texts.get(LEDGER_FILE, ""), desk.ledger, facts)}


def _outputs(desk: Desk) -> Texts:
    found = {
        entry.meaning.path: (entry, samples(entry.meaning))
        for entry in desk.entries.values()
        if isinstance(entry.meaning, Question)
    }
    codes = {sample.code for _, each in found.values() for sample in each}
    done = dict(runs(codes, Limits()))
    return {
        path: with_outputs(desk.texts[path], entry, done).text
        for path, (entry, _) in found.items()
        if path in desk.texts
    }


OUTPUTS = Repair("wrote outputs", _outputs)
"""It runs the samples, which takes a while: only for who asks. It comes first, since it finds the
samples where they were when the bank was checked."""

REPAIRS = (
    Repair("typed characters plain", partial(_each_file, with_plain_characters)),
    Repair("tidied spaces", partial(_each_file, with_tidy_spaces)),
    Repair("put fields in order", partial(_each_file, in_house_order)),
    Repair("added return links", _return_links),
    Repair("sorted tags", _sorted_tags),
    Repair("recorded ids", _ledger),
)
"""In the order in which they are made."""


@dataclass(frozen=True)
class Repaired:
    """What the repairs come to; nothing is written yet."""

    before: Texts
    after: Texts
    """Of the files that change, or are made."""
    done: Mapping[str, tuple[str, ...]]
    """The names of the repairs, by file."""
    left_alone: tuple[str, ...]
    """Files that cannot be understood."""

    @property
    def differences(self) -> Iterator[str]:
        """The lines of a unified diff."""
        for path, text in sorted(self.after.items()):
            sides = [each.splitlines(keepends=True) for each in (self.before.get(path, ""), text)]
            names = f"a/questions/{path}", f"b/questions/{path}"
            for line in unified_diff(*sides, *names):
                yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"

    def changes(self, bank: Path) -> Changes:
        return Changes(written={bank / path: text.encode() for path, text in self.after.items()})


def repair(
    project: Project,
    checked: Checked,
    chosen: Choice | None = None,
    repairs: Collection[Repair] = REPAIRS,
    progress: Callable[[str], None] = lambda _: None,
) -> Repaired:
    """All the repairs, of all files or of those chosen."""
    assert checked.bank is not None
    before, left_alone = _read(project, checked)
    progress(f"looking for what to put right: {len(before)} files")
    ledger = checked.bank.vocabulary.ledger or {}
    wrong = {found.place.path for found in checked.diagnostics if found.is_error}
    unfit = frozenset(id for id, entry in checked.entries.items() if entry.at().path in wrong)
    texts, done = dict(before), dict[str, tuple[str, ...]]()
    for each in repairs:
        desk = Desk(texts, checked.entries, checked.bank.settings, ledger, unfit)
        for path, text in each.repaired(desk).items():
            # The ledger is nobody's file: a new record comes with its line in it.
            is_wanted = _is_wanted(project, path, chosen) or path == LEDGER_FILE
            if text != texts.get(path) and is_wanted:
                texts[path] = text
                done[path] = (*done.get(path, ()), each.name)
    after = {path: text for path, text in texts.items() if text != before.get(path)}
    named = {path: done[path] for path in sorted(after)}
    left = [path for path in left_alone if _is_wanted(project, path, chosen)]
    return Repaired(before, after, named, tuple(left))


def _is_wanted(project: Project, path: str, chosen: Choice | None) -> bool:
    return chosen is None or chosen.has(project.shown_record(path))


def _read(project: Project, checked: Checked) -> tuple[dict[str, str], list[str]]:
    """The texts of the files that were understood, and the paths of the others."""
    understood = {entry.meaning.path for entry in checked.entries.values()}
    wrong = {found.place.path for found in checked.diagnostics if found.is_error}
    texts: dict[str, str] = {}
    left_alone = []
    for path in sorted(project.bank.rglob("*.y*ml")):
        name = path.relative_to(project.bank).as_posix()
        is_page = name.startswith(f"{PAGES}/")
        if name not in understood and name not in _SHARED and not is_page:
            if project.shown(path) in wrong:
                left_alone.append(name)
            continue
        if is_page and project.shown(path) in wrong:
            left_alone.append(name)
            continue
        try:
            text = path.read_bytes().decode()
            read_text(text)
        except (OSError, UnicodeDecodeError, Rejected):
            left_alone.append(name)  # somebody is at it this very moment
        else:
            texts[name] = text
    return texts, left_alone
