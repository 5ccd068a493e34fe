"""Which files of the bank a person asks about, and what was found there."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from generator.checking import FIGURES, LABELS, PREVIEWS, RECORDS, Project
from generator.diagnostics import Diagnostic, nearest
from generator.inspecting import Inspected


class NotInBank(Exception):  # noqa: N818 -- the word says what is the matter
    """A path that leads to nothing that is checked; the text says why."""


@dataclass(frozen=True)
class Choice:
    """Files and folders, as diagnostics name them."""

    files: frozenset[str]
    folders: frozenset[str]
    ids: frozenset[str] = frozenset()
    """Of questions about which whatever is found elsewhere matters too."""

    def concerns(self, found: Diagnostic) -> bool:
        return self.has(found.place.path) or any(f"`{id}`" in found.message for id in self.ids)

    def has(self, path: str) -> bool:
        parents = PurePosixPath(path).parents
        return path in self.files or any(str(parent) in self.folders for parent in parents)


def choose(project: Project, paths: Iterable[Path]) -> Choice:
    """What stands at `paths`; a record brings its figures along. Raises `NotInBank`."""
    files: set[str] = set()
    folders: set[str] = set()
    for path in paths:
        within = _within(path, project)
        shown = project.shown(project.bank / within)
        if path.is_dir():
            folders.add(shown)
        elif path.suffix.lower() in RECORDS:
            files.add(shown)
            folders.add(project.shown((project.bank / within).with_suffix("")))
        else:
            files.add(shown)
    return Choice(frozenset(files), frozenset(folders))


def only(inspected: Inspected, choice: Choice) -> Inspected:
    """What was found, without the files that nobody asked about.

    When the shared files could not be understood, nothing else was looked at: that remains.
    """
    if not inspected.is_understood:
        return inspected
    return replace(
        inspected,
        facts=tuple(each for each in inspected.facts if choice.has(each.place.path)),
        diagnostics=tuple(each for each in inspected.diagnostics if choice.concerns(each)),
    )


def _within(path: Path, project: Project) -> Path:
    """The path from the bank's folder; that folder itself for one that holds it."""
    if not os.path.lexists(path):
        raise NotInBank(f"there is nothing at `{path}`{_offer(path, project)}")
    for here, bank in _spellings(path, project.bank):
        if bank.is_relative_to(here):
            return Path()
        if here.is_relative_to(bank):
            within = here.relative_to(bank)
            if path.is_dir() or _is_checked(within):
                return within
            raise NotInBank(f"`{path}` is neither a record of the bank nor a figure")
    raise NotInBank(f"`{path}` is not in the bank, `{project.bank}`")


def _spellings(path: Path, bank: Path) -> Iterator[tuple[Path, Path]]:
    """Both paths as they are written, then as they are once links are followed."""
    yield Path(os.path.abspath(path)), Path(os.path.abspath(bank))  # noqa: PTH100 -- `..` goes too
    yield path.resolve(), bank.resolve()


def _is_checked(within: Path) -> bool:
    if within.parts[0] in (LABELS, PREVIEWS):
        return False
    return within.suffix.lower() in (*RECORDS, *FIGURES)


def _offer(path: Path, project: Project) -> str:
    """The nearest name in the nearest folder that exists, when that folder is in the bank."""
    missing = Path(os.path.abspath(path))  # noqa: PTH100 -- without following links
    while not missing.parent.is_dir():
        missing = missing.parent
    bank = Path(os.path.abspath(project.bank))  # noqa: PTH100 -- the same
    if not missing.parent.is_relative_to(bank.parent):
        return ""
    hint = nearest(missing.name, [each.name for each in missing.parent.iterdir()])
    return f"; {hint}" if hint else ""
