"""`questions build` and `questions serve`."""

import sys
from pathlib import Path

import click

from generator.checking import Project
from generator.cli.common import checked_bank, plainly, refuse_elsewhere, say

ADDRESS_HELP = "Where the site will be hosted, such as https://host/a/b/."


@click.command()
@click.option(
    "--to",
    "destination",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("site"),
    show_default=True,
    help="The folder to make; a site that stands there is replaced in one move.",
)
@click.option("--site-url", metavar="URL", help=ADDRESS_HELP)
@click.pass_obj
def build(project: Project, destination: Path, site_url: str | None) -> None:
    """Make the whole site.

    \b
    Example:
      questions build --to site --site-url https://example.org/interviews/
    """
    address = _address(site_url)
    checked = checked_bank(project)
    if checked.has_errors:
        click.echo("nothing was built; the last site is as it was", err=True)
        sys.exit(1)
    from generator import pipeline  # what builds takes a moment to load, and checking needs none

    with plainly(pipeline.CannotBuild):
        pipeline.build(project, checked, destination, address, say)
    click.echo(f"the site stands in {project.shown(destination)}", err=True)


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.pass_obj
def serve(project: Project, port: int, host: str) -> None:
    """Show the site on this machine, and again after each edit.

    \b
    Example:
      questions serve --port 8000
    """
    from generator import pipeline, serving  # the same

    refuse_elsewhere(project)
    with plainly(pipeline.CannotBuild):
        serving.serve(project, host, port, say)


def _address(url: str | None) -> str | None:
    if url is None:
        return None
    if not url.startswith(("https://", "http://")) or any(each in url for each in "?# "):
        raise click.UsageError(f"`{url}` is not an address such as https://host/a/b/")
    return url.rstrip("/") + "/"
