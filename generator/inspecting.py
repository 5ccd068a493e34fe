"""The findings of a check without the bank, sooner: remembered, and shared out among processes."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path

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
    try:
        shared = read_shared(project)
    except Rejected as rejected:
        return Inspected(False, (), tuple(in_order(rejected.diagnostics)))
    paths = sorted(record_files(project.bank))
    memory = Memory.load(project.memory, [project.bank / name for name in SHARED_FILES])
    stamps = {path: Stamp.of(path) for path in paths}
    known = {path: memory.recall(project.shown(path), stamps[path]) for path in paths}
    unknown = [path for path in paths if known[path] is None]
    progress(f"checking records: {len(paths)}, of which new or changed: {len(unknown)}")
    known |= zip(unknown, _rows(project, unknown, shared, progress), strict=True)
    examined = [(path, Examined(*from_row(known[path], project.shown(path)))) for path in paths]
    _, found = check_texts(project, shared.settings)
    found += concluded(examined, shared, today)
    if unknown or memory.size != len(paths):
        memory.save((project.shown(path), stamps[path], known[path]) for path in paths)
    facts = tuple(each.facts for _, each in examined if each.facts is not None)
    return Inspected(True, facts, tuple(in_order(found)))


def _rows(
    project: Project, paths: Sequence[Path], shared: Shared, progress: Progress
) -> Iterator[object]:
    """What is to be remembered of each file, in their order."""
    clock = Clock(progress, len(paths))
    if len(paths) < FEWEST_TO_SHARE_OUT:
        for path in paths:
            yield _row(project, path, shared)
            clock.tick()
        return
    batches = [paths[start : start + BATCH] for start in range(0, len(paths), BATCH)]
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
    global _task
    _task = project, Shared(settings, vocabulary, {})


def _batch(paths: Sequence[Path]) -> list[object]:
    assert _task is not None
    project, shared = _task
    return [_row(project, path, shared) for path in paths]


def _row(project: Project, path: Path, shared: Shared) -> object:
    _, examined = examine(project, path, shared)
    return as_row(examined.facts, examined.diagnostics, project.shown(path))
