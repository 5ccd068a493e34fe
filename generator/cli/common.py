"""What the commands share: how they speak, and how they end."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from generator import reporting
from generator.checking import PAGES, Checked, Project, check
from generator.diagnostics import Diagnostic


def checked_bank(project: Project) -> Checked:
    """The bank, checked, after what is wrong with it was told."""
    refuse_elsewhere(project)
    with plainly():
        checked = check(project, say)
    report(checked.diagnostics, len(checked.entries))
    return checked


def report(found: Sequence[Diagnostic], questions: int, format_name: str = "text") -> None:
    """The findings alone on stdout, which programs may read; the summary on stderr."""
    text = reporting.formatted(format_name, found, questions, colour=colour())
    # In bytes, what a program reads is UTF-8 whatever the terminal's own encoding.
    click.echo(text if format_name == "text" else text.encode(), nl=False)
    click.echo(reporting.summary(found, questions), err=True)


def located(project: Project, paths: Iterable[Path] = ()) -> Project:
    """The project of this folder; else the nearest above this folder, or above the first path."""
    if project.bank.is_dir():
        return project
    for start in (project.root, *paths):
        for folder in (start.absolute(), *start.absolute().parents):
            if (folder / "questions/bank.yml").is_file():
                say(f"paths are from {folder}")
                return replace(project, root=folder, shown_from=folder)
    return project


def refuse_elsewhere(project: Project) -> None:
    if not project.bank.is_dir():
        raise click.UsageError("no folder `questions` here; run this where it is")


def say(what: str) -> None:
    click.echo(what, err=True)


def colour() -> bool:
    """Only on a terminal, and not for who said no: https://no-color.org"""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


class CannotDo(Exception):  # noqa: N818 -- the word says what happened
    """Something is in the way of a command; the text says what."""


@contextmanager
def plainly(*reasons: type[Exception]) -> Iterator[None]:
    """Tells what was in the way in a sentence, with exit code 2: a file, or one of the reasons."""
    try:
        yield
    except (CannotDo, *reasons) as reason:
        click.echo(f"questions: {reason}", err=True)
        sys.exit(2)
    except OSError as error:
        click.echo(f"questions: {error.strerror}: {error.filename}", err=True)
        sys.exit(2)


def complete_ids(_: click.Context, __: click.Parameter, typed: str) -> list[str]:
    """The ids that begin with what was typed, for the shell, which waits: no record is read."""
    ids = {path.stem for path in Path("questions").glob("*/*.yml")}
    pages = {path.stem for path in Path("questions", PAGES).glob("*.yml")}
    return sorted(id for id in ids - pages if id.startswith(typed))
