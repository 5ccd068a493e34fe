"""The findings of a check without the bank, sooner: remembered, and shared out among processes."""

import gc
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from os import cpu_count

from generator.checking import (
    SHARED_FILES,
    Clock,
    Examined,
    Progress,
    Project,
    Shared,
    check_texts,
    concluded,
    examine,
    read_shared,
    record_files,
)
from generator.diagnostics import Diagnostic, Rejected, in_order
from generator.memory import Memory, Stamp, as_row, from_row
from generator.model import Settings, Vocabulary
from generator.rules.facts import Facts

FEWEST_TO_SHARE_OUT = 400
"""Records that are worth the third of a second that each further process takes to begin."""

BATCH = 50
"""Records that a process is handed at a time."""


@dataclass(frozen=True)
class Inspected:
    """What is wrong with a bank, without the bank."""

    is_understood: bool
    """Whether the files that all questions share are; without them nothing else is looked at."""
    facts: tuple[Facts, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def has_errors(self) -> bool:
        return any(found.is_error for found in self.diagnostics)


def inspect(
    project: Project, progress: Progress = lambda _: None, *, today: date | None = None
) -> Inspected:
    """The same findings as `check`, sooner: what did not change since the last time is remembered,
    and what did is shared out among the processors."""
    with _without_collection():
        return _inspected(project, progress, today)


@contextmanager
def _without_collection() -> Iterator[None]:
    """All that is made here stays to the end: to look for what could be freed doubles the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _inspected(project: Project, progress: Progress, today: date | None) -> Inspected:
    try:
        shared = read_shared(project)
    except Rejected as rejected:
        return Inspected(False, (), tuple(in_order(rejected.diagnostics)))
    names = record_files(project.bank)
    memory = Memory.load(project.memory, [project.bank / name for name in SHARED_FILES])
    stamps = {name: Stamp.of(project.bank, name) for name in names}
    known = {name: memory.recall(name, stamps[name]) for name in names}
    unknown = [name for name in names if known[name] is None]
    progress(f"checking records: {len(names)}, of which new or changed: {len(unknown)}")
    known |= zip(unknown, _rows(project, unknown, shared, progress), strict=True)
    examined = [
        (name, Examined(*from_row(known[name], project.shown_record(name)))) for name in names
    ]
    _, found = check_texts(project, shared.settings)
    found += concluded(examined, shared, today)
    if unknown or memory.size != len(names):
        memory.save((name, stamps[name], known[name]) for name in names)
    facts = tuple(each.facts for _, each in examined if each.facts is not None)
    return Inspected(True, facts, tuple(in_order(found)))


def _rows(
    project: Project, names: Sequence[str], shared: Shared, progress: Progress
) -> Iterator[object]:
    """What is to be remembered of each file, in their order."""
    clock = Clock(progress, len(names))
    if len(names) < FEWEST_TO_SHARE_OUT:
        for name in names:
            yield _row(project, name, shared)
            clock.tick()
        return
    batches = [names[start : start + BATCH] for start in range(0, len(names), BATCH)]
    # A process that is a copy of this one would have the formulas' engine without its threads.
    with ProcessPoolExecutor(
        max_workers=cpu_count(),
        mp_context=get_context("spawn"),
        initializer=_begin,
        initargs=(project, shared.settings, shared.vocabulary),
    ) as pool:
        for rows in pool.map(_batch, batches):
            for row in rows:
                yield row
                clock.tick()


_task: tuple[Project, Shared] | None = None
"""What a further process works on."""


def _begin(project: Project, settings: Settings, vocabulary: Vocabulary) -> None:
    gc.disable()
    global _task
    _task = project, Shared(settings, vocabulary, {})


def _batch(names: Sequence[str]) -> list[object]:
    assert _task is not None
    project, shared = _task
    return [_row(project, name, shared) for name in names]


def _row(project: Project, name: str, shared: Shared) -> object:
    _, examined = examine(project, name, shared)
    return as_row(examined.facts, examined.diagnostics, project.shown_record(name))
