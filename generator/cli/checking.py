"""`questions check`, and what explains it: `explain` and `schema`."""

import json
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from textwrap import indent

import click
from click.shell_completion import CompletionItem

from generator import reporting
from generator.branches import NoHistory, what_changed
from generator.checking import Project, read_shared
from generator.choosing import Choice, NotInBank, choose, only
from generator.cli.common import colour, located, plainly, refuse_elsewhere, report, say
from generator.diagnostics import Rejected, Rule, as_errors, closest
from generator.inspecting import inspect
from generator.rules import ALL_RULES
from generator.schema import json_schema


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS]...", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_name",
    type=click.Choice(reporting.FORMATS),
    default="text",
    show_default=True,
    help="For people, for the lines of a pull request, or for programs.",
)
@click.option(
    "--strict",
    is_flag=True,
    help="Show and count warnings as errors. Only a release needs it: after a change of one"
    " language alone, the other has warnings until somebody has looked at it.",
)
@click.option(
    "--changed",
    is_flag=True,
    help="Say only what concerns the files that this branch changed, committed or not.",
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day to judge by what grows old, such as 2027-01-31.",
)
@click.pass_obj
def check(
    project: Project,
    paths: tuple[Path, ...],
    format_name: str,
    strict: bool,
    changed: bool,
    today: datetime | None,
) -> None:
    """Say what is wrong with the records, all of it at once.

    PATHS are records or folders of the bank: the whole bank is read, since a record can be wrong
    about another one, and only what is wrong with these files is said.

    \b
    Examples:
      questions check
      questions check questions/mlops-foundations
      questions check --changed
      questions check --format sarif > report.sarif
    """
    project = located(project, paths)
    refuse_elsewhere(project)
    with plainly():
        # A slip in a path is told before the bank is read.
        choice = _choice(project, paths, changed)
        inspected = inspect(project, say, today=today.date() if today else None)
    if choice:
        inspected = only(inspected, choice)
    if strict:
        inspected = replace(inspected, diagnostics=tuple(as_errors(inspected.diagnostics)))
    report(inspected.diagnostics, len(inspected.facts), format_name)
    sys.exit(1 if inspected.has_errors else 0)


def _choice(project: Project, paths: tuple[Path, ...], changed: bool) -> Choice | None:
    """What was asked about; None for the whole bank."""
    if paths and changed:
        raise click.UsageError("name files, or ask for those that changed: not both")
    try:
        if changed:
            return what_changed(project)
        return choose(project, paths) if paths else None
    except (NotInBank, NoHistory) as reason:
        raise click.UsageError(str(reason)) from reason


def _codes_and_names(
    context: click.Context,  # noqa: ARG001 -- click's own
    parameter: click.Parameter,  # noqa: ARG001 -- click's own
    incomplete: str,
) -> list[CompletionItem]:
    """What a shell offers: names, and codes to who begins with one."""
    typed = incomplete.lower()
    names = [CompletionItem(rule.name, help=rule.code) for rule in ALL_RULES]
    codes = [CompletionItem(rule.code, help=rule.name) for rule in ALL_RULES]
    return [item for item in (*codes, *names) if item.value.lower().startswith(typed)]


@click.command(short_help="Say why a rule exists, or list the rules.")
@click.argument("code", required=False, shell_complete=_codes_and_names)
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
    known = {word: rule for rule in ALL_RULES for word in (rule.code.lower(), rule.name)}
    if rule := known.get(code.lower()):
        click.echo(_explained(rule))
        return
    # Two codes are near each other without meaning anything near.
    if rule := known.get(closest(code, (rule.name for rule in ALL_RULES))):
        hint = f"did you mean `{rule.code} {rule.name}`?"
    else:
        hint = "`questions explain` lists them"
    raise click.UsageError(f"`{code}` is not a rule; {hint}")


def _explained(rule: Rule) -> str:
    parts = [f"{rule.code} {rule.name} ({rule.severity.value})", rule.why]
    for label, example in (("Bad", rule.bad), ("Good", rule.good)):
        parts.append(f"{label}:\n{indent(example.rstrip(), '    ')}")
    exceptions = "a record may make one, with its reason, under `allow`"
    parts.append(f"Exceptions: {exceptions if rule.is_excusable else 'none'}")
    return "\n\n".join(parts)


@click.command()
@click.pass_obj
def schema(project: Project) -> None:
    """Print the record format as JSON Schema, for editors.

    \b
    Example:
      questions schema > questions/schema.json
    """
    refuse_elsewhere(project)
    try:
        shared = read_shared(project)
    except Rejected as rejected:
        click.echo(reporting.as_text(rejected.diagnostics, colour=colour()), nl=False, err=True)
        sys.exit(1)
    described = json_schema(shared.settings, shared.vocabulary)
    click.echo(json.dumps(described, indent=2, ensure_ascii=False))
