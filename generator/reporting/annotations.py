"""Diagnostics as GitHub shows them, on the lines of a pull request.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from collections.abc import Sequence

from generator.diagnostics import Diagnostic
from generator.reporting.characters import one_line

SHOWN = 10
"""Annotations of one severity that GitHub shows for a step; it drops the others in silence."""

# As GitHub's own toolkit escapes them; the percent sign comes first.
_IN_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_DATA, ":": "%3A", ",": "%2C"}


def as_annotations(diagnostics: Sequence[Diagnostic]) -> str:
    """A workflow command for each finding, errors first, since GitHub shows the first few."""
    errors = [found for found in diagnostics if found.is_error]
    warnings = [found for found in diagnostics if not found.is_error]
    lines = [_command(found) for found in (*errors, *warnings)]
    if max(len(errors), len(warnings)) > SHOWN:
        lines.append(
            f"GitHub shows {SHOWN} errors and {SHOWN} warnings of a step, there are "
            f"errors: {len(errors)}, warnings: {len(warnings)}; `questions check` lists them all"
        )
    return "".join(f"{line}\n" for line in lines)


def _command(found: Diagnostic) -> str:
    rule, place = found.rule, found.place
    properties = {
        "file": one_line(place.path),
        "line": str(place.line),
        "col": str(place.column),
        "title": f"{rule.code} {rule.name}",
    }
    listed = ",".join(f"{key}={_escaped(each, _IN_PROPERTY)}" for key, each in properties.items())
    text = one_line(found.message)
    if found.hint:
        text += f"\nhint: {one_line(found.hint)}"
    return f"::{rule.severity.value} {listed}::{_escaped(text, _IN_DATA)}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return text.translate(str.maketrans(escapes))
