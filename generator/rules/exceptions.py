"""Exceptions that records make to rules: what they excuse, and whether they still apply."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from generator.diagnostics import Diagnostic, Example, Rule, Severity, nearest
from generator.rules.facts import Allowed, Facts

UNKNOWN_EXCEPTION = Rule(
    "Q701",
    "unknown-exception",
    Severity.ERROR,
    """\
An exception names a rule, and one that admits exceptions: `questions explain` says which do. Safety
and structure admit none.

Bad:
    questions/ml-foundations/overfitting.yml
        allow:
          - rule: raw-html
            because: It looks better.
Good:
    questions/ml-foundations/overfitting.yml
        related: [confusion-matrix]
        allow:
          - rule: one-way-relation
            about: confusion-matrix
            because: The matrix serves every question; it can't relate back to all of them.
    questions/model-evaluation/confusion-matrix.yml
""",
    translations={
        "fr": """\
Une exception nomme une règle, et une règle qui en admet : `questions explain` dit lesquelles. La
sûreté et la structure n'en admettent aucune.
"""
    },
    example=Example.TREE,
)

IDLE_EXCEPTION = Rule(
    "Q702",
    "idle-exception",
    Severity.ERROR,
    """\
An exception that excuses nothing any more would excuse the next mistake. Take it out.

Bad:
    questions/ml-foundations/overfitting.yml
        related: [confusion-matrix]
        allow:
          - rule: one-way-relation
            because: The matrix serves every question.
    questions/model-evaluation/confusion-matrix.yml
        related: [overfitting]
Good:
    questions/ml-foundations/overfitting.yml
        related: [confusion-matrix]
    questions/model-evaluation/confusion-matrix.yml
        related: [overfitting]
""",
    translations={
        "fr": """\
Une exception qui n'excuse plus rien excuserait la prochaine faute. Retirez-la.
"""
    },
    example=Example.TREE,
)

EXPIRED_EXCEPTION = Rule(
    "Q703",
    "expired-exception",
    Severity.ERROR,
    """\
An exception with `until` was meant to end. What it excused is told again: mend it, or give the
exception another day and say why.

Bad:
    questions/ml-foundations/overfitting.yml
        related: [confusion-matrix]
        allow:
          - rule: one-way-relation
            because: The matrix is being rewritten.
            until: 2001-01-01
    questions/model-evaluation/confusion-matrix.yml
Good:
    questions/ml-foundations/overfitting.yml
        related: [confusion-matrix]
        allow:
          - rule: one-way-relation
            because: The matrix is being rewritten.
            until: 2101-01-01
    questions/model-evaluation/confusion-matrix.yml
""",
    translations={
        "fr": """\
Une exception avec `until` devait finir. Ce qu'elle excusait est signalé de nouveau : corrigez-le,
ou donnez-lui une autre date en disant pourquoi.
"""
    },
    example=Example.TREE,
)

RULES = (UNKNOWN_EXCEPTION, IDLE_EXCEPTION, EXPIRED_EXCEPTION)


def excused(
    found: Iterable[Diagnostic], bank: Sequence[Facts], rules: Mapping[str, Rule], today: date
) -> Iterator[Diagnostic]:
    """What remains of the findings when the records' exceptions were heard, and what is wrong with
    those; `rules` are all that there are, by name."""
    by_file: dict[str, list[Allowed]] = {
        facts.place.path: list(facts.allowed) for facts in bank if facts.allowed
    }
    used: defaultdict[str, set[int]] = defaultdict(set)
    for each in found:
        excusing = [
            index
            for index, allowed in enumerate(by_file.get(each.place.path, ()))
            if each.rule.is_excusable and _covers(allowed, each, today)
        ]
        used[each.place.path].update(excusing)
        if not excusing:
            yield each
    for path, exceptions in by_file.items():
        for index, allowed in enumerate(exceptions):
            yield from _faults(allowed, index in used[path], rules, today)


def _covers(allowed: Allowed, found: Diagnostic, today: date) -> bool:
    allowance = allowed.allowance
    return (
        allowance.rule == found.rule.name
        and not _has_expired(allowed, today)
        and allowed.first_line <= found.place.line <= allowed.last_line
        and (not allowance.about or f"`{allowance.about}`" in found.message)
    )


def _has_expired(allowed: Allowed, today: date) -> bool:
    return allowed.allowance.until is not None and allowed.allowance.until < today


def _faults(
    allowed: Allowed, is_used: bool, rules: Mapping[str, Rule], today: date
) -> Iterator[Diagnostic]:
    name = allowed.allowance.rule
    if name not in rules:
        hint = nearest(name, [each.name for each in rules.values() if each.is_excusable])
        yield UNKNOWN_EXCEPTION.found(allowed.place, f"`{name}` is not the name of a rule", hint)
    elif not rules[name].is_excusable:
        message = f"`{name}` admits no exception"
        hint = f"mend what it found: `questions explain {name}`"
        yield UNKNOWN_EXCEPTION.found(allowed.place, message, hint)
    elif _has_expired(allowed, today):
        message = f"the exception to `{name}` ended on `{allowed.allowance.until}`"
        yield EXPIRED_EXCEPTION.found(allowed.place, message, "take it out, or renew it")
    elif not is_used:
        message = f"the exception to `{name}` excuses nothing"
        yield IDLE_EXCEPTION.found(allowed.place, message, "take it out")
