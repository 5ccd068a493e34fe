"""From a folder of records to what is wrong with them: read, decode, check."""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path, PurePosixPath

from generator.assets import Entry
from generator.decoding import (
    decode_glossary,
    decode_ledger,
    decode_question,
    decode_settings,
    decode_sources,
    decode_terms,
    decode_text,
    misplaced,
)
from generator.diagnostics import At, Diagnostic, Place, Rejected, in_order
from generator.labels import load_labels
from generator.model import Bank, BankText, Glossary, Question, Settings, Tombstone, Vocabulary
from generator.reading import Record, read_record
from generator.rules import (
    check_bank,
    check_entry,
    check_glossary,
    check_shared,
    check_terms,
    check_text,
)
from generator.rules.facts import Facts, facts_of

Progress = Callable[[str], None]
"""Told, in a few words, what begins."""

LABELS, PAGES, PREVIEWS = "labels", "pages", "previews"
"""Folders of the bank that hold no records: words of the interface, pages of its own, pictures
of the site."""

SHARED_FILES = (
    "bank.yml",
    "topics.yml",
    "tags.yml",
    "sources.yml",
    GLOSSARY := "glossary.yml",
    LEDGER := "ledger.yml",
)
OPTIONAL_FILES = (GLOSSARY, LEDGER)
"""Those of the shared files that a bank may do without."""

RECORDS = (".yml", ".yaml")
FIGURES = (".svg", ".png")

PATIENCE = 2.0
"""Seconds after which somebody who waits is told how far it is."""


@dataclass(frozen=True)
class Project:
    """Where a bank and what is made of it live."""

    root: Path
    shown_from: Path
    """Paths are shown to people relative to this folder."""

    @property
    def bank(self) -> Path:
        return self.root / "questions"

    @property
    def scratch(self) -> Path:
        return self.root / "build"

    @property
    def memory(self) -> Path:
        """Where a check keeps what it found, for the next one."""
        return self.root / ".questions_cache"

    @property
    def engine_settings(self) -> Path:
        return self.root / "mkdocs.yml"

    def shown_record(self, name: str) -> str:
        """The path of a record, from its path in the bank."""
        return f"{self._shown_bank}/{name}"

    @cached_property
    def _shown_bank(self) -> str:
        return self.shown(self.bank)

    def shown(self, path: Path) -> str:
        """A path as a person would type it."""
        try:
            return path.absolute().relative_to(self.shown_from.absolute()).as_posix()
        except ValueError:
            return path.as_posix()


@dataclass(frozen=True)
class Shared:
    """What all records share."""

    settings: Settings
    vocabulary: Vocabulary
    at: Mapping[str, At]
    """Leads into each of the files, by name; into one that is missing, to where it would begin."""


@dataclass(frozen=True)
class Checked:
    """What was read, and what is wrong with it."""

    bank: Bank | None
    """None when the files that all questions share could not be understood."""
    entries: Mapping[str, Entry]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def has_errors(self) -> bool:
        return any(found.is_error for found in self.diagnostics)


@dataclass(frozen=True)
class Examined:
    """What one file gave: facts for the others, or the reasons why there are none."""

    facts: Facts | None
    diagnostics: tuple[Diagnostic, ...]


def check(
    project: Project, progress: Progress = lambda _: None, *, today: date | None = None
) -> Checked:
    """Reads, decodes and checks the whole bank, and reports everything at once."""
    try:
        shared = read_shared(project)
    except Rejected as rejected:
        return Checked(None, {}, tuple(in_order(rejected.diagnostics)))
    names = record_files(project.bank)
    progress(f"checking records: {len(names)}")
    texts, found = check_texts(project, shared.settings)
    entries: dict[str, Entry] = {}
    examined = []
    clock = Clock(progress, len(names))
    for name in names:
        entry, result = examine(project, name, shared)
        examined.append((name, result))
        if entry is not None:
            entries[entry.meaning.id] = entry
        clock.tick()
    found += concluded(examined, shared, today)
    meanings = [entries[id].meaning for id in sorted(entries)]
    bank = Bank(
        shared.settings,
        shared.vocabulary,
        tuple(each for each in meanings if isinstance(each, Question)),
        tuple(each for each in meanings if isinstance(each, Tombstone)),
        texts,
        _previews(project.bank, shared.settings),
    )
    return Checked(bank, entries, tuple(in_order(found)))


def examine(project: Project, name: str, shared: Shared) -> tuple[Entry | None, Examined]:
    """What is wrong with a record taken by itself, and the entry if there is one."""
    try:
        entry = _read_entry(project, name, shared.settings)
    except Rejected as rejected:
        return None, Examined(None, rejected.diagnostics)
    found = tuple(check_entry(entry, shared.settings, shared.vocabulary))
    return entry, Examined(facts_of(entry, shared.settings), found)


def concluded(
    examined: Sequence[tuple[str, Examined]], shared: Shared, today: date | None
) -> Iterator[Diagnostic]:
    """What is wrong in the records and between them, less what they excuse."""
    facts = [each.facts for _, each in examined if each.facts is not None]
    unread = frozenset(PurePosixPath(name).stem for name, each in examined if each.facts is None)
    found = [diagnostic for _, each in examined for diagnostic in each.diagnostics]
    return check_bank(
        facts,
        unread,
        found,
        shared.vocabulary,
        shared.at,
        today or datetime.now().astimezone().date(),
    )


class Clock:
    """Tells somebody who waits how far it is."""

    def __init__(self, progress: Progress, total: int):
        self._progress = progress
        self._total = total
        self._done = 0
        self._next = time.monotonic() + PATIENCE

    def tick(self) -> None:
        self._done += 1
        if time.monotonic() > self._next:
            self._next = time.monotonic() + PATIENCE
            self._progress(f"checked: {self._done} of {self._total}")


def check_texts(
    project: Project, settings: Settings
) -> tuple[tuple[BankText, ...], list[Diagnostic]]:
    """The pages of the bank's own; what is wrong with them, and with the words of the interface."""
    texts, found = [], list(_label_faults(project, settings))
    for path in sorted((project.bank / PAGES).glob("*.yml")):
        try:
            record = read_record(path, project.shown(path))
            text = decode_text(record, path.stem, settings)
        except Rejected as rejected:
            found += rejected.diagnostics
        else:
            texts.append(text)
            found += check_text(text, record.at, settings)
    return tuple(texts), found


def _label_faults(project: Project, settings: Settings) -> Iterator[Diagnostic]:
    for language in settings.languages:
        try:
            load_labels(language.code, project.bank)
        except Rejected as rejected:
            yield from rejected.diagnostics


def read_shared(project: Project) -> Shared:
    """The files that all questions share; reports the faults of all of them.

    Raises:
        Rejected: when they cannot be understood.
    """
    found: list[Diagnostic] = []
    records: dict[str, Record] = {}
    at: dict[str, At] = {}
    for name in SHARED_FILES:
        path = project.bank / name
        at[name] = _nowhere(Place(project.shown(path)))
        if name in OPTIONAL_FILES and not os.path.lexists(path):
            continue
        try:
            records[name] = read_record(path, project.shown(path))
        except Rejected as rejected:
            found += rejected.diagnostics
        else:
            at[name] = records[name].at
    if "bank.yml" not in records:
        raise Rejected(found)
    try:
        settings, difficulties, kinds = decode_settings(records["bank.yml"])
    except Rejected as rejected:
        # What the others mean depends on its languages; that they cannot be read does not.
        raise Rejected([*found, *rejected.diagnostics]) from rejected
    decoded = {}
    for name, decode in (
        ("topics.yml", lambda record: decode_terms(record, settings)),
        ("tags.yml", lambda record: decode_terms(record, settings)),
        ("sources.yml", decode_sources),
        (GLOSSARY, lambda record: decode_glossary(record, settings)),
        (LEDGER, decode_ledger),
    ):
        try:
            if name in records:
                decoded[name] = decode(records[name])
        except Rejected as rejected:
            found += rejected.diagnostics
    if not found:
        found += check_shared(settings, decoded["topics.yml"], records["bank.yml"].at)
    for name in ("topics.yml", "tags.yml"):
        found += check_terms(decoded.get(name, {}), at[name], settings)
    if GLOSSARY in decoded:
        found += check_glossary(decoded[GLOSSARY], records[GLOSSARY].at, settings)
    if found:
        raise Rejected(found)
    vocabulary = Vocabulary(
        topics=decoded["topics.yml"],
        tags=decoded["tags.yml"],
        kinds=kinds,
        difficulties=difficulties,
        sources=decoded["sources.yml"],
        glossary=decoded.get(GLOSSARY, Glossary()),
        ledger=decoded.get(LEDGER),
    )
    return Shared(settings, vocabulary, at)


def _nowhere(place: Place) -> At:
    return lambda *steps, offset=None: place  # noqa: ARG005 -- it takes what an `At` takes


def record_files(bank: Path) -> tuple[str, ...]:
    """Whatever looks like a record, so that one in the wrong place is told rather than lost.

    The paths are from the bank's folder, with forward slashes, in order; ten thousand `Path` would
    take longer than all else.
    """
    return tuple(sorted(_records_below(str(bank), "")))


def _records_below(bank: str, folder: str) -> Iterator[str]:
    with os.scandir(f"{bank}/{folder}") as entries:
        for entry in entries:
            path = f"{folder}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _records_below(bank, f"{path}/")
            if not entry.name.lower().endswith(RECORDS) or entry.name.startswith("."):
                continue
            if path not in SHARED_FILES and folder[:-1] not in (LABELS, PAGES, PREVIEWS):
                yield path


def _read_entry(project: Project, name: str, settings: Settings) -> Entry:
    path, shown = project.bank / name, project.shown_record(name)
    if not _stays_inside(path, project.bank):
        raise Rejected(misplaced(PurePosixPath("outside.the.bank"), shown))
    record = read_record(path, shown)
    meaning = decode_question(record, PurePosixPath(name), settings)
    return Entry(meaning, record.at, _files_beside(path, project.bank), record)


def _previews(bank: Path, settings: Settings) -> Mapping[str, bytes]:
    paths = {each.code: bank / PREVIEWS / f"{each.code}.png" for each in settings.languages}
    return {code: path.read_bytes() for code, path in paths.items() if path.is_file()}


def _files_beside(path: Path, bank: Path) -> Mapping[str, bytes]:
    """The figures of a record; links that lead out of the bank are not followed."""
    folder = path.with_suffix("")
    try:
        with os.scandir(folder) as entries:
            names = sorted(each.name for each in entries if each.name.endswith(FIGURES))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    inside = (folder / name for name in names)
    return {each.name: each.read_bytes() for each in inside if _stays_inside(each, bank)}


def _stays_inside(path: Path, bank: Path) -> bool:
    """Whether a path below the bank leads to a file of it; only a link could lead elsewhere."""
    is_link = path.is_symlink() or path.parent.is_symlink()
    return not is_link or path.resolve().is_relative_to(bank.resolve())
