"""The command line: `questions check`, `build`, `serve` and their kin."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from generator import pipeline, reporting, reviewing
from generator.diagnostics import Rejected
from generator.rules import ALL_RULES
from generator.schema import json_schema

ADDRESS_HELP = "Where the site will be hosted, such as https://host/a/b/."


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


@main.command()
@click.pass_obj
def check(project: pipeline.Project) -> None:
    """Say what is wrong with the records, all of it at once.

    \b
    Example:
      questions check
    """
    checked = _checked(project)
    sys.exit(1 if checked.has_errors else 0)


@main.command()
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
def build(project: pipeline.Project, destination: Path, site_url: str | None) -> None:
    """Make the whole site.

    \b
    Example:
      questions build --to site --site-url https://example.org/interviews/
    """
    address = _address(site_url)
    checked = _checked(project)
    if checked.has_errors:
        click.echo("nothing was built; the last site is as it was", err=True)
        sys.exit(1)
    with _plainly():
        pipeline.build(project, checked, destination, address, _say)
    click.echo(f"the site stands in {project.shown(destination)}", err=True)


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.pass_obj
def serve(project: pipeline.Project, port: int, host: str) -> None:
    """Show the site on this machine, and again after each edit.

    \b
    Example:
      questions serve --port 8000
    """
    from generator import serving  # what it needs takes a moment to load, and only it needs it

    _refuse_elsewhere(project)
    with _plainly():
        serving.serve(project, host, port, _say)


@main.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say why a rule exists, with a bad and a good example; without CODE, list the rules.

    \b
    Examples:
      questions explain Q201
      questions explain unknown-tag
    """
    if code is None:
        for rule in ALL_RULES:
            click.echo(f"{rule.code}  {rule.severity.value:<7}  {rule.name}")
        return
    for rule in ALL_RULES:
        if code.upper() == rule.code or code.lower() == rule.name:
            click.echo(f"{rule.code} {rule.name} ({rule.severity.value})\n\n{rule.explanation}")
            return
    raise click.UsageError(f"`{code}` is not a rule; `questions explain` lists them")


@main.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--by", "reviewer", metavar="NAME", help="Adds you to the record's reviewers.")
@click.pass_obj
def review(project: pipeline.Project, ids: tuple[str, ...], reviewer: str | None) -> None:
    """Note that you held both languages of a question side by side and that they agree.

    \b
    Example:
      questions review rare-event-accuracy --by "Ada L."
    """
    _refuse_elsewhere(project)
    checked = pipeline.check(project, _say)
    if checked.bank is None:
        _report(checked)
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


@main.command()
@click.pass_obj
def schema(project: pipeline.Project) -> None:
    """Print the record format as JSON Schema, for editors.

    \b
    Example:
      questions schema > questions/schema.json
    """
    _refuse_elsewhere(project)
    try:
        settings, vocabulary = pipeline.read_shared(project)
    except Rejected as rejected:
        click.echo(reporting.as_text(rejected.diagnostics, colour=_colour()), nl=False, err=True)
        sys.exit(1)
    described = json_schema(settings, vocabulary)
    click.echo(json.dumps(described, indent=2, ensure_ascii=False))


def _checked(project: pipeline.Project) -> pipeline.Checked:
    _refuse_elsewhere(project)
    with _plainly():
        checked = pipeline.check(project, _say)
    _report(checked)
    return checked


def _report(checked: pipeline.Checked) -> None:
    click.echo(reporting.as_text(checked.diagnostics, colour=_colour()), nl=False)
    click.echo(reporting.summary(checked.diagnostics, len(checked.entries)), err=True)


def _refuse_elsewhere(project: pipeline.Project) -> None:
    if not project.bank.is_dir():
        raise click.UsageError("no folder `questions` here; run this where it is")


def _address(url: str | None) -> str | None:
    if url is None:
        return None
    if not url.startswith(("https://", "http://")) or any(each in url for each in "?# "):
        raise click.UsageError(f"`{url}` is not an address such as https://host/a/b/")
    return url.rstrip("/") + "/"


def _say(what: str) -> None:
    click.echo(what, err=True)


def _colour() -> bool:
    return sys.stdout.isatty()


@contextmanager
def _plainly() -> Iterator[None]:
    """Tells what was in the way in a sentence, with exit code 2."""
    try:
        yield
    except pipeline.CannotBuild as reason:
        click.echo(f"questions: {reason}", err=True)
        sys.exit(2)
    except OSError as error:
        click.echo(f"questions: {error.strerror}: {error.filename}", err=True)
        sys.exit(2)
