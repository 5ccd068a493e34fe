"""The files beside a record, and which of them a figure means in a language."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.diagnostics import At
from generator.model import Question, Tombstone
from generator.reading import Record


@dataclass(frozen=True)
class Entry:
    """A record that was decoded, with what is needed to speak about its file."""

    meaning: Question | Tombstone
    at: At
    files: Mapping[str, bytes]
    """The contents of the folder beside the record, by name."""
    record: Record | None = None
    """What was read, for rules about how it is written."""


@dataclass(frozen=True)
class FigureFiles:
    """The file of a figure, or the pair of them for light and for dark pages."""

    light: str
    dark: str = ""


def figure_files(name: str, language: str, files: Mapping[str, bytes]) -> FigureFiles | None:
    """The files that `![...](name)` shows in a language, or None if they are not there.

    `gap.svg` stands for `gap.fr.svg` in French, else for `gap.svg` itself; `gap.png` may also be
    the pair `gap.light.png` and `gap.dark.png`, with or without the language before it.
    """
    stem, _, suffix = name.rpartition(".")
    for prefix in (f"{stem}.{language}", stem):
        if f"{prefix}.{suffix}" in files:
            return FigureFiles(f"{prefix}.{suffix}")
        pair = FigureFiles(f"{prefix}.light.{suffix}", f"{prefix}.dark.{suffix}")
        if pair.light in files and pair.dark in files:
            return pair
    return None
