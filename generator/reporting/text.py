"""Diagnostics as a person reads them in a terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import click

from generator.diagnostics import Diagnostic, Rule, Severity
from generator.reporting.characters import one_line

MAX_ALIKE = 20
"""Findings of one rule in one file that are listed; more of them say nothing new."""

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def as_text(diagnostics: Iterable[Diagnostic], *, colour: bool = False) -> str:
    """One finding after another, each with its hint on a line of its own."""
    lines: list[str] = []
    for path, of_file in groupby(diagnostics, key=lambda found: found.place.path):
        lines += _of_file(one_line(path), of_file, colour)
    return "".join(f"{line}\n" for line in lines)


def _of_file(path: str, diagnostics: Iterable[Diagnostic], colour: bool) -> Iterator[str]:
    count: Counter[Rule] = Counter()
    for found in diagnostics:
        count[found.rule] += 1
        if count[found.rule] > MAX_ALIKE:
            continue
        where = _styled(f"{path}:{found.place.line}:{found.place.column}", colour, bold=True)
        yield f"{where}: {_named(found.rule, colour)}: {one_line(found.message)}"
        if found.hint:
            yield f"  hint: {one_line(found.hint)}"
    for rule in sorted(count, key=lambda each: each.code):
        if count[rule] > MAX_ALIKE:
            where = _styled(path, colour, bold=True)
            yield f"{where}: {_named(rule, colour)}: {count[rule] - MAX_ALIKE} more in this file"


def _named(rule: Rule, colour: bool) -> str:
    severity = _styled(rule.severity.value, colour, fg=_COLOURS[rule.severity])
    return f"{severity} {rule.code} {rule.name}"


def _styled(text: str, colour: bool, **style: object) -> str:
    return click.style(text, **style) if colour else text


def summary(diagnostics: Sequence[Diagnostic], questions: int) -> str:
    errors = sum(found.is_error for found in diagnostics)
    return f"questions: {questions}, errors: {errors}, warnings: {len(diagnostics) - errors}"
