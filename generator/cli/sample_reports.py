"""What a person reads about the code samples that fail, or print something else than is shown."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import unified_diff

import click

from generator import running
from generator.diagnostics import At, Place
from generator.running import Run
from generator.samples import Sample, as_seen

MAX_LINES = 40
"""Of a difference, or of what a sample wrote before it failed."""

SET_UP = ("numpy", "sklearn")
"""Modules that the tests' environment has, for samples to use."""


@dataclass(frozen=True)
class Finding:
    """A sample, and what became of it."""

    sample: Sample
    run: Run
    at: At

    @property
    def is_wrong(self) -> bool:
        return bool(self.run.failure) or self.sample.differs(self.run.output)

    @property
    def place(self) -> Place:
        """The line that failed, else the output that differs."""
        sample = self.sample
        fence = sample.program if self.run.failure or not sample.shown else sample.shown
        place = self.at(sample.language, sample.field, offset=fence.offset + fence.indent)
        return replace(place, line=place.line + self.run.line)


def as_text(
    wrong: Iterable[Finding], written: Mapping[Sample, str], *, colour: bool = False
) -> str:
    """One report after another, each once where both languages have the same to tell.

    `written` has the samples whose output was to be written: with nothing, or why it was not.
    """
    places: dict[tuple[str, ...], list[Place]] = {}
    for finding in wrong:
        lines = (*_report(finding), *_after(finding, written))
        places.setdefault((finding.sample.code, *lines), []).append(finding.place)
    told = []
    for (_, first, *rest), (place, *others) in places.items():
        told.append(f"{click.style(_where(place), bold=True)}: {first}")
        told += [f"  also at {_where(other)}" for other in others]
        told += [f"  {line}" for line in rest]
    text = "".join(f"{line}\n" for line in told)
    return text if colour else click.unstyle(text)


def _where(place: Place) -> str:
    return f"{place.path}:{place.line}:{place.column}"


def _report(finding: Finding) -> Iterator[str]:
    run, shown = finding.run, finding.sample.shown
    if run.failure:
        yield f"the sample fails: {_visible(run.failure)}"
        if not run.missing_module:
            lines = [_visible(line) for line in run.errors.splitlines()]
            if len(lines) > MAX_LINES:
                yield "…"
            yield from lines[-MAX_LINES:]
    elif shown:
        yield "the sample prints something else than what is shown"
        lines = list(_difference(as_seen(shown.body), as_seen(run.output)))
        yield from lines[:MAX_LINES]
        if len(lines) > MAX_LINES:
            yield "…"


def _after(finding: Finding, written: Mapping[Sample, str]) -> Iterator[str]:
    """What was done about it, or what to do."""
    reason = written.get(finding.sample)
    if reason == "":
        yield "what it prints was written under it"
    elif reason:
        yield f"what it prints was not written: {reason}"
    elif hint := _hint(finding):
        yield f"hint: {hint}"


def _hint(finding: Finding) -> str:
    run = finding.run
    if not run.failure:
        id = finding.sample.question
        return f"correct it, or show what it prints: `questions run-code {id} --write`"
    if run.missing_module in SET_UP:
        return "type `make test`, which installs it in .venv/"
    if run.missing_module:
        return "samples have Python, NumPy and scikit-learn; mark one that needs more `{.no-run}`"
    if run.is_late:
        return "make it quicker, allow more with `--time-limit`, or mark it `{.no-run}`"
    if running.NO_NETWORK in run.failure:
        return "let it make its own data, or mark it `{.no-run}`"
    return ""


_COLOURS = {"-": "red", "+": "green", "@": "cyan"}


def _difference(shown: str, printed: str) -> Iterator[str]:
    sides = [[_visible(line) for line in text.split("\n") if text] for text in (shown, printed)]
    for line in unified_diff(*sides, "shown", "printed", lineterm=""):
        yield click.style(line, fg=_COLOURS.get(line[0]))


def _visible(line: str) -> str:
    """With the characters that cannot be seen, or that would steer a terminal, by their number."""
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode() for each in line
    )
