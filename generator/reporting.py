"""Diagnostics as a person reads them."""

from collections.abc import Iterable, Sequence

import click

from generator.diagnostics import Diagnostic, Severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def as_text(diagnostics: Iterable[Diagnostic], *, colour: bool = False) -> str:
    """One finding after another, each with its hint on a line of its own."""

    def styled(text: str, **style: object) -> str:
        return click.style(text, **style) if colour else text

    lines = []
    for found in diagnostics:
        place, rule = found.place, found.rule
        severity = styled(rule.severity.value, fg=_COLOURS[rule.severity])
        where = styled(f"{place.path}:{place.line}:{place.column}", bold=True)
        lines.append(f"{where}: {severity} {rule.code} {rule.name}: {found.message}")
        if found.hint:
            lines.append(f"  hint: {found.hint}")
    return "".join(f"{line}\n" for line in lines)


def summary(diagnostics: Sequence[Diagnostic], questions: int) -> str:
    errors = sum(found.is_error for found in diagnostics)
    return f"questions: {questions}, errors: {errors}, warnings: {len(diagnostics) - errors}"
