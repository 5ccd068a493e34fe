"""The command line: `questions check`, `build`, `serve` and their kin."""

from pathlib import Path

import click

from generator import pipeline
from generator.cli.authoring import new, rename, retire
from generator.cli.checking import check, explain, schema
from generator.cli.fixing import fix
from generator.cli.reviews import review
from generator.cli.site import build, serve


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="recto-verso", prog_name="questions")
@click.pass_context
def main(context: click.Context) -> None:
    """Checks a bank of questions and makes its site.

    Run it in the folder that holds `questions/`. It ends with 0 when all is well, 1 when the
    records have errors, 2 when something else is in the way.
    """
    here = Path.cwd()
    context.obj = pipeline.Project(root=here, shown_from=here)


for command in (check, explain, fix, new, rename, retire, build, serve, review, schema):
    main.add_command(command)
