"""Writes under the code samples of a record what they print; every other byte stays as it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import indent

from generator import prose
from generator.assets import Entry
from generator.diagnostics import At, Diagnostic, Place, Rejected
from generator.model import Question
from generator.reading import read_bytes
from generator.rules.markup import check_markup
from generator.running import Run
from generator.samples import Sample, as_seen, samples


@dataclass(frozen=True)
class Written:
    """A record's text with its outputs."""

    text: str
    changed: tuple[Sample, ...]
    refused: tuple[tuple[Sample, str], ...]
    """Those whose output could not be written, each with the reason."""


class _CannotWrite(Exception):  # noqa: N818 -- the word says what happened
    """An output has no place in the record; the text says why."""


def with_outputs(text: str, entry: Entry, runs: Mapping[str, Run]) -> Written:
    """The text of the entry's file, with what each sample printed where it shows something else.

    `runs` are by code, as `running.runs` gives them. A sample without an `output` block, one that
    failed, and one that is not in `runs` keep what they have. The text is best read with
    `newline=""`: its line endings are kept.
    """
    changed: list[Sample] = []
    refused: list[tuple[Sample, str]] = []
    lines = text.split("\n")
    found = samples(entry.meaning) if isinstance(entry.meaning, Question) else ()
    # From the last to the first: what stands above keeps its line numbers.
    for sample in sorted(found, key=lambda each: _place(each, entry.at), reverse=True):
        run = runs.get(sample.code)
        if run is None or run.failure or not sample.differs(run.output):
            continue
        try:
            _write(lines, sample, run.output, entry.at)
        except _CannotWrite as reason:
            refused.append((sample, str(reason)))
        else:
            changed.append(sample)
    return Written("\n".join(lines), tuple(reversed(changed)), tuple(reversed(refused)))


def _place(sample: Sample, at: At) -> Place:
    fence = sample.shown or sample.program
    return at(sample.language, sample.field, offset=fence.offset)


def _write(lines: list[str], sample: Sample, printed: str, at: At) -> None:
    assert sample.shown is not None
    fence, place = sample.shown, _place(sample, at)
    opening, begin = lines[place.line - 1], place.line
    end = begin + fence.body.count("\n")
    margin = opening[: place.column - 1 + fence.indent]
    ending = "\r" if opening.endswith("\r") else ""
    written = [line.removeprefix(margin) for line in lines[begin:end]]
    is_there = opening.removeprefix(margin).startswith(fence.mark)
    if not is_there or as_seen("\n".join(written)) != as_seen(fence.body):
        raise _CannotWrite("the block is not in a `|` text, or was edited meanwhile")
    output = as_seen(printed)
    _refuse_unfit(output, fence)
    new = [margin + line if line else "" for line in output.split("\n")] if output else []
    lines[begin:end] = [line + ending for line in new]


def _refuse_unfit(output: str, fence: prose.Fence) -> None:
    """What would not come out of the record as it went in."""
    block = f"{fence.mark}{fence.info}\n{output}\n{fence.mark}\n"
    first, *others = prose.fences(block)
    if others or as_seen(first.body) != output:
        raise _CannotWrite(f"it prints a line `` {fence.mark} ``, which would end the block")
    for found in _refusals(block):
        raise _CannotWrite(f"it prints {found.message}, which a record cannot hold")


def _refusals(block: str) -> Iterator[Diagnostic]:
    try:
        read_bytes(f"text: |\n{indent(block, '  ')}".encode(), "")
    except Rejected as rejected:
        yield from rejected.diagnostics
    nowhere = Place("")
    yield from check_markup(block, lambda _: nowhere, headings_allowed=False)
