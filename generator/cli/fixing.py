"""`questions fix`."""

import sys
from pathlib import Path

import click

from generator.changes import CannotChange
from generator.checking import Checked, Project, check
from generator.choosing import Choice, NotInBank, choose
from generator.cli.common import CannotDo, plainly, refuse_elsewhere, report, say
from generator.repairs import OUTPUTS, REPAIRS, Repaired, repair


@click.command(short_help="Put right what a machine can, in all records or in some.")
@click.argument("paths", nargs=-1, metavar="[PATHS]...", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--run-code", is_flag=True, help="Run the samples too, and write their outputs.")
@click.pass_obj
def fix(project: Project, paths: tuple[Path, ...], dry_run: bool, run_code: bool) -> None:
    """Put right what a machine can: fields, tags, spaces, return links, the ledger of ids.

    What records say, their comments and the wrapping of lines stay. PATHS are records or folders
    of the bank; without them, all are put right. With `--dry-run`, it ends with 1 if something
    would change.

    \b
    Examples:
      questions fix
      questions fix questions/coding/string-rotation.yml
      questions fix --dry-run
      questions fix --run-code
    """
    refuse_elsewhere(project)
    with plainly():
        chosen = _chosen(project, paths)
        checked = checked_quietly(project)
        repairs = (OUTPUTS, *REPAIRS) if run_code else REPAIRS
        repaired = repair(project, checked, chosen, repairs, progress=say)
        if not dry_run:
            try:
                repaired.changes(project.bank).make()
            except CannotChange as reason:
                raise CannotDo(f"{reason}; nothing was changed") from reason
    _tell(project, repaired, dry_run)
    sys.exit(1 if dry_run and repaired.after else 0)


def checked_quietly(project: Project) -> Checked:
    """The bank, checked; what is wrong with it is told only if nothing can be done without it."""
    checked = check(project, say)
    if checked.bank is None:
        report(checked.diagnostics, len(checked.entries))
        sys.exit(1)
    return checked


def _chosen(project: Project, paths: tuple[Path, ...]) -> Choice | None:
    """What stands at these paths; None for the whole bank."""
    try:
        return choose(project, paths) if paths else None
    except NotInBank as reason:
        raise click.UsageError(str(reason)) from reason


def _tell(project: Project, repaired: Repaired, dry_run: bool) -> None:
    if dry_run:
        click.echo("".join(repaired.differences), nl=False)
    for path, names in repaired.done.items():
        shown = project.shown(project.bank / path)
        click.echo(f"{shown}: {', '.join(names)}", err=dry_run)
    for path in repaired.left_alone:
        shown = project.shown(project.bank / path)
        say(f"{shown}: left alone, it has errors; `questions check` says which")
    verb = "would change" if dry_run else "changed"
    say(f"files: {len(repaired.before)}, {verb}: {len(repaired.after)}")
