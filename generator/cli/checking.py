"""`questions check`, and what explains it: `explain` and `schema`."""

import json
import sys

import click

from generator import checking, pipeline, reporting
from generator.cli.common import checked_bank, colour, refuse_elsewhere
from generator.diagnostics import Rejected
from generator.rules import ALL_RULES
from generator.schema import json_schema


@click.command()
@click.pass_obj
def check(project: pipeline.Project) -> None:
    """Say what is wrong with the records, all of it at once.

    \b
    Example:
      questions check
    """
    checked = checked_bank(project)
    sys.exit(1 if checked.has_errors else 0)


@click.command()
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


@click.command()
@click.pass_obj
def schema(project: pipeline.Project) -> None:
    """Print the record format as JSON Schema, for editors.

    \b
    Example:
      questions schema > questions/schema.json
    """
    refuse_elsewhere(project)
    try:
        shared = checking.read_shared(project)
    except Rejected as rejected:
        click.echo(reporting.as_text(rejected.diagnostics, colour=colour()), nl=False, err=True)
        sys.exit(1)
    described = json_schema(shared.settings, shared.vocabulary)
    click.echo(json.dumps(described, indent=2, ensure_ascii=False))
