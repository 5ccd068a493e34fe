"""`questions review`."""

import sys

import click

from generator import reviewing
from generator.checking import Project, check
from generator.cli.common import refuse_elsewhere, report, say


@click.command(short_help="Note that both languages of a question agree.")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--by", "reviewer", metavar="NAME", help="Adds you to the record's reviewers.")
@click.pass_obj
def review(project: Project, ids: tuple[str, ...], reviewer: str | None) -> None:
    """Note that you held both languages of a question side by side and that they agree.

    \b
    Example:
      questions review rare-event-accuracy --by "Ada L."
    """
    refuse_elsewhere(project)
    checked = check(project, say)
    if checked.bank is None:
        report(checked.diagnostics, len(checked.entries))
        sys.exit(1)
    failed = False
    for id in ids:
        try:
            parts = reviewing.note_review(project.bank, checked, id, reviewer)
        except reviewing.CannotReview as reason:
            failed = True
            click.echo(f"{id}: {reason}", err=True)
        else:
            click.echo(f"{id}: reviewed {', '.join(parts)}")
    sys.exit(1 if failed else 0)
