"""Diagnostics as people and machines read them."""

from collections.abc import Sequence

from generator.diagnostics import Diagnostic
from generator.reporting.annotations import as_annotations
from generator.reporting.json_object import as_json
from generator.reporting.sarif import as_sarif
from generator.reporting.text import as_text, summary

__all__ = ["FORMATS", "as_annotations", "as_json", "as_sarif", "as_text", "formatted", "summary"]

FORMATS = ("text", "github", "json", "sarif")


def formatted(
    name: str, diagnostics: Sequence[Diagnostic], questions: int, *, colour: bool = False
) -> str:
    """The report in one of the formats."""
    match name:
        case "github":
            return as_annotations(diagnostics)
        case "json":
            return as_json(diagnostics, questions)
        case "sarif":
            return as_sarif(diagnostics)
        case _:
            return as_text(diagnostics, colour=colour)
