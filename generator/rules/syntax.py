"""Whether a code sample is written in the language that its fence names."""

import ast
import json
import re
import tomllib
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator import prose
from generator.diagnostics import Diagnostic, Example, Place, Rule, Severity
from generator.prose import Fence
from generator.reading import yaml_fault

BROKEN_SAMPLE = Rule(
    "Q346",
    "broken-sample",
    Severity.ERROR,
    """\
Readers copy samples. One that says `python`, `json`, `toml` or `yaml` can be read by a machine that
knows the language; a fragment that cannot is of the language `text`.

Bad:
    ```python
    scores = cross_val_score(model, X, y
    ```
Good:
    ```python {.no-run}
    scores = cross_val_score(model, X, y)
    ```
""",
    translations={
        "fr": """\
Les lecteurs copient les exemples. Un bloc `python`, `json`, `toml` ou `yaml` doit pouvoir être lu
par une machine qui connaît ce langage ; un fragment qui ne le peut pas est du langage `text`.
"""
    },
    example=Example.PROSE,
)

RULES = (BROKEN_SAMPLE,)

AtOffset = Callable[[int], Place]


@dataclass(frozen=True)
class Fault:
    """Where a machine stopped reading a sample; lines and columns count from 1."""

    line: int
    column: int
    reason: str


def check_syntax(text: str, at: AtOffset) -> Iterator[Diagnostic]:
    for fence in prose.fences(text):
        fault_of = _FAULTS.get(fence.language)
        fault = fault_of(fence.body) if fault_of and fence.is_closed else None
        if fault:
            message = f"the `{fence.language}` cannot be read: {fault.reason}"
            hint = "correct it; what is no whole program or file is `text`"
            yield BROKEN_SAMPLE.found(at(_offset(text, fence, fault)), message, hint)


def _offset(text: str, fence: Fence, fault: Fault) -> int:
    """Where the fault is in the text, whose lines have the margin that the fence's body lacks."""
    lines = fence.body.split("\n")[:-1]
    row = max(min(fault.line, len(lines)), 1) - 1
    offset = fence.body_offset
    for _ in range(row):
        offset = text.index("\n", offset) + 1
    if not lines or not lines[row]:
        return offset
    within = fault.column - 1 if fault.line <= len(lines) else len(lines[row])
    return offset + fence.indent + max(min(within, len(lines[row])), 0)


_TOO_MUCH = "it is nested too deep, or a number of it is too long"


@lru_cache(maxsize=256)
def python_tree(code: str) -> ast.Module | Fault:
    """What a program is made of, or why it is none."""
    try:
        with warnings.catch_warnings():
            # What Python finds doubtful, such as "\\d", still runs.
            warnings.simplefilter("ignore")
            return ast.parse(code)
    except SyntaxError as error:
        return Fault(error.lineno or 1, error.offset or 1, _plain(error.msg))
    except (ValueError, RecursionError, MemoryError):
        return Fault(1, 1, _TOO_MUCH)


def _python_fault(code: str) -> Fault | None:
    session = _PROMPT.match(code)
    found = python_tree(_typed(code) if session else code)
    if not isinstance(found, Fault):
        return None
    margin = len(">>> ") if session else 0
    return Fault(found.line, found.column + margin, found.reason)


_PROMPT = re.compile(r"\s*>>>(?: |$)", re.M)
_AFTER_PROMPT = re.compile(r"(?:>>>|\.\.\.)(?: (.*))?")


def _typed(session: str) -> str:
    """What somebody typed in a session with Python; a line that it printed becomes empty."""
    lines = (_AFTER_PROMPT.fullmatch(line) for line in session.split("\n"))
    return "\n".join((line[1] or "") if line else "" for line in lines)


def _json_fault(code: str) -> Fault | None:
    try:
        json.loads(code)
    except json.JSONDecodeError as error:
        return Fault(error.lineno, error.colno, _plain(error.msg))
    except (ValueError, RecursionError):
        return Fault(1, 1, _TOO_MUCH)
    return None


_TOML_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|.*)\)\Z")


_MOST_DOTS = 100
"""Of a key with many parts, `tomllib` takes a time that grows with the square of their number."""


def _toml_fault(code: str) -> Fault | None:
    if any(line.count(".") > _MOST_DOTS for line in code.split("\n")):
        return None
    try:
        tomllib.loads(code)
    except tomllib.TOMLDecodeError as error:
        reason, place = str(error), _TOML_PLACE.search(str(error))
        reason = _plain(_TOML_PLACE.sub("", reason))
        if place and place["line"]:
            return Fault(int(place["line"]), int(place["column"]), reason)
        return Fault(code.count("\n") + 1, 1, reason)
    except (ValueError, RecursionError):
        return Fault(1, 1, _TOO_MUCH)
    return None


def _yaml_fault(code: str) -> Fault | None:
    found = yaml_fault(code)
    return Fault(*found) if found else None


def _plain(reason: str) -> str:
    """A parser's words as ours: lower case, no full stop."""
    return reason[:1].lower() + reason[1:].rstrip(".")


_FAULTS: dict[str, Callable[[str], Fault | None]] = {
    "python": _python_fault,
    "py": _python_fault,
    "json": _json_fault,
    "toml": _toml_fault,
    "yaml": _yaml_fault,
    "yml": _yaml_fault,
}
