"""The command line: `questions check`, `build`, `serve` and their kin."""

import sys
from io import TextIOWrapper
from pathlib import Path

import click

from generator.checking import Project
from generator.cli.authoring import new, rename, retire
from generator.cli.checking import check, explain, schema
from generator.cli.completion import completion
from generator.cli.fixing import fix
from generator.cli.reviews import review
from generator.cli.samples import run_code
from generator.cli.site import build, serve
from generator.cli.status import status


class _InOrder(click.Group):
    """Lists its commands in the order in which people need them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's own
        return list(self.commands)


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="recto-verso", prog_name="questions")
@click.pass_context
def main(context: click.Context) -> None:
    """Checks a bank of questions and makes its site.

    Run it in the folder that holds `questions/`. It ends with 0 when all is well, 1 when the
    records have errors, 2 when something else is in the way.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        # A terminal without accents shows a question mark for one, and not a traceback.
        sys.stdout.reconfigure(errors="replace")
    here = Path.cwd()
    context.obj = Project(root=here, shown_from=here)


COMMANDS = (
    serve,
    check,
    explain,
    new,
    fix,
    review,
    status,
    run_code,
    rename,
    retire,
    build,
    schema,
    completion,
)

for command in COMMANDS:
    main.add_command(command)
