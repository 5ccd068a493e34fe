"""What the commands share: how they speak, and how they end."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from generator import pipeline, reporting


def checked_bank(project: pipeline.Project) -> pipeline.Checked:
    """The bank, checked, after what is wrong with it was told."""
    refuse_elsewhere(project)
    with plainly():
        checked = pipeline.check(project, say)
    report(checked)
    return checked


def report(checked: pipeline.Checked) -> None:
    click.echo(reporting.as_text(checked.diagnostics, colour=colour()), nl=False)
    click.echo(reporting.summary(checked.diagnostics, len(checked.entries)), err=True)


def refuse_elsewhere(project: pipeline.Project) -> None:
    if not project.bank.is_dir():
        raise click.UsageError("no folder `questions` here; run this where it is")


def say(what: str) -> None:
    click.echo(what, err=True)


def colour() -> bool:
    return sys.stdout.isatty()


@contextmanager
def plainly() -> Iterator[None]:
    """Tells what was in the way in a sentence, with exit code 2."""
    try:
        yield
    except pipeline.CannotBuild as reason:
        click.echo(f"questions: {reason}", err=True)
        sys.exit(2)
    except OSError as error:
        click.echo(f"questions: {error.strerror}: {error.filename}", err=True)
        sys.exit(2)


def complete_ids(_: click.Context, __: click.Parameter, typed: str) -> list[str]:
    """The ids that begin with what was typed, for the shell, which waits: no record is read."""
    ids = {path.stem for path in Path("questions").glob("*/*.yml")}
    pages = {path.stem for path in Path("questions", pipeline.PAGES).glob("*.yml")}
    return sorted(id for id in ids - pages if id.startswith(typed))
