"""Diagnostics as SARIF 2.1.0, which code hosts and editors know how to show.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from textwrap import indent
from urllib.parse import quote

from generator.diagnostics import Diagnostic, Rule
from generator.reporting.characters import one_line
from generator.rules import ALL_RULES

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

ROOT = "%SRCROOT%"
"""What paths start from, by the name that code hosts give to the root of the sources."""


def as_sarif(diagnostics: Sequence[Diagnostic], rules: Iterable[Rule] = ALL_RULES) -> str:
    """One run. Its rules are all of ours: a host can show what was looked for and not found."""
    rules = tuple(rules)
    indexes = {rule.code: index for index, rule in enumerate(rules)}
    met: Counter[tuple[str, ...]] = Counter()
    run = {
        "tool": {"driver": {"name": "questions", "rules": [_described(rule) for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            ROOT: {"description": {"text": "The folder that holds questions/."}}
        },
        "results": [_result(found, indexes[found.rule.code], met) for found in diagnostics],
    }
    report = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(report, indent=2, ensure_ascii=False) + "\n"


def _described(rule: Rule) -> dict[str, object]:
    why = " ".join(rule.why.split())
    bad, good = (indent(example.strip("\n"), "    ") for example in (rule.bad, rule.good))
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": re.split(r"(?<=[.:!?])\s", why, maxsplit=1)[0]},
        "fullDescription": {"text": why},
        "help": {
            "text": f"{rule.why}\n\nBad:\n{bad}\n\nGood:\n{good}",
            "markdown": f"{rule.why}\n\nBad:\n\n{bad}\n\nGood:\n\n{good}",
        },
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(found: Diagnostic, index: int, met: Counter[tuple[str, ...]]) -> dict[str, object]:
    path = found.place.path.encode("utf-8", "surrogateescape")
    text = one_line(found.message)
    if found.hint:
        text += f"\nhint: {one_line(found.hint)}"
    artifact = {"uri": quote(path), "uriBaseId": ROOT}
    region = {"startLine": found.place.line, "startColumn": found.place.column}
    return {
        "ruleId": found.rule.code,
        "ruleIndex": index,
        "level": found.rule.severity.value,
        "message": {"text": text},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {"ruleFileMessage/v1": _fingerprint(found, met)},
    }


def _fingerprint(found: Diagnostic, met: Counter[tuple[str, ...]]) -> str:
    """The same when lines move: of findings that read alike in a file, the how-manieth it is."""
    alike = (found.rule.code, found.place.path, found.message)
    met[alike] += 1
    text = "\n".join((*alike, str(met[alike])))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
