"""Diagnostics as one JSON object; docs/reports.md describes it, and programs rely on it."""

import json
from collections.abc import Sequence

from generator.diagnostics import Diagnostic
from generator.reporting.characters import one_line

VERSION = 1
"""Goes up when a key leaves or changes its meaning, not when one is added."""


def as_json(diagnostics: Sequence[Diagnostic], questions: int) -> str:
    errors = sum(found.is_error for found in diagnostics)
    counted = {
        "questions": questions,
        "errors": errors,
        "warnings": len(diagnostics) - errors,
    }
    report = {
        "version": VERSION,
        "summary": counted,
        "diagnostics": [_described(found) for found in diagnostics],
    }
    return json.dumps(report, indent=2, ensure_ascii=False) + "\n"


def _described(found: Diagnostic) -> dict[str, str | int]:
    return {
        "code": found.rule.code,
        "name": found.rule.name,
        "severity": found.rule.severity.value,
        "path": one_line(found.place.path),
        "line": found.place.line,
        "column": found.place.column,
        "message": one_line(found.message),
        "hint": one_line(found.hint),
    }
