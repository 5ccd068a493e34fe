"""`questions status`."""

import json
import re
import shutil
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from generator.checking import Project, check
from generator.cli.common import colour, plainly, refuse_elsewhere, report, say
from generator.diagnostics import nearest
from generator.model import Bank, Question
from generator.review import State, seen
from generator.standing import Move, Past, Report, counts, texts_at_review
from generator.standing import report as report_on
from generator.word_diff import Change, Piece, word_diff


class _Word(click.ParamType):
    """An id, a topic or a path, which the shell completes."""

    name = "path or id"

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 -- click's own
        param: click.Parameter,  # noqa: ARG002 -- the same
        incomplete: str,
    ) -> list[CompletionItem]:
        if "/" in incomplete:
            return [CompletionItem(incomplete, type="file")]
        paths = Path("questions").glob("*/*.yml")
        words = {word for path in paths for word in (path.parent.name, path.stem)}
        return [CompletionItem(word) for word in sorted(words) if word.startswith(incomplete)]


@click.command(short_help="Say what is translated and reviewed, and what moved since.")
@click.argument("words", nargs=-1, type=_Word(), metavar="[PATHS|IDS]...")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for programs.",
)
@click.pass_obj
def status(project: Project, words: tuple[str, ...], format_name: str) -> None:
    """Say how far each topic is translated and reviewed, and which words moved since the reviews.

    With PATHS or IDS, of questions or topics, it speaks of those alone. The words as they were
    come from git; what is not committed counts as it stands in the file.

    \b
    Examples:
      questions status
      questions status monitoring
      questions status model-drift --format json
    """
    refuse_elsewhere(project)
    with plainly():
        checked = check(project, say)
    bank = checked.bank
    if bank is None:
        report(checked.diagnostics, len(checked.entries))
        sys.exit(1)
    with plainly():
        asked = _asked(project, bank, words)
    chosen = [each for each in _by_topic(bank) if not words or each.id in asked]
    reports = [report_on(each, bank.settings) for each in chosen]
    if not words:
        reports = [each for each in reports if each.state is not State.CURRENT]
    moves = [move for each in reports for moves in each.outdated.values() for move in moves]
    past = Past({})
    if moves:
        say(f"looking for what was reviewed; changed texts: {len(moves)}")
        past = texts_at_review(project.bank, (move.side for move in moves), say)
    if format_name == "json":
        told = _as_json(bank, chosen, reports, past)
        # In bytes, what a program reads is UTF-8 whatever the terminal's own encoding.
        click.echo(f"{json.dumps(told, indent=2, ensure_ascii=False)}\n".encode(), nl=False)
    else:
        for line in _as_text(project, bank, chosen, reports, past):
            click.echo(line)
    if checked.has_errors:
        say("records with errors are left out; `questions check` lists them")


def _by_topic(bank: Bank) -> list[Question]:
    topics = list(bank.vocabulary.topics)
    known = [each for each in bank.questions if each.topic in topics]
    return sorted(known, key=lambda each: (topics.index(each.topic), each.id))


def _asked(project: Project, bank: Bank, words: Iterable[str]) -> set[str]:
    """The ids of the questions that any of the words names."""
    return {question.id for word in words for question in _named(project, bank, word)}


def _named(project: Project, bank: Bank, word: str) -> list[Question]:
    by_id = {name: each for each in bank.questions for name in (*each.aliases, each.id)}
    if word in by_id:
        return [by_id[word]]
    if word in bank.vocabulary.topics:
        return [each for each in bank.questions if each.topic == word]
    if word in (each.id for each in bank.tombstones):
        raise click.UsageError(f"the question `{word}` is retired")
    here, path = project.bank.resolve(), Path(word).resolve()
    # A question is also named by the folder of its figures.
    record = path.with_suffix(".yml") if path.is_dir() else path
    found = [
        each
        for each in bank.questions
        if (here / each.path).is_relative_to(path) or here / each.path == record
    ]
    if found:
        return found
    if path.exists() or any(project.bank.glob(f"*/{_literal(word)}.yml")):
        raise click.UsageError(f"`{word}` has no question without errors; see `questions check`")
    hint = nearest(word, (*by_id, *bank.vocabulary.topics))
    raise click.UsageError(f"`{word}` is no question, topic or path; {hint}")


def _literal(word: str) -> str:
    return re.sub(r"[^\w-]", "?", word)


def _as_json(
    bank: Bank, chosen: Sequence[Question], reports: Iterable[Report], past: Past
) -> dict[str, Any]:
    return {
        "topics": [
            {"topic": topic, "language": code, **_counted(found)}
            for topic, code, found in _counts(bank, chosen)
        ],
        "total": [
            {"language": code, **_counted(found)}
            for code, found in counts(chosen, bank.settings).items()
        ],
        "questions": [
            {
                "id": each.question.id,
                "path": each.question.path,
                "state": each.state.value,
                "missing": {code: list(parts) for code, parts in each.missing.items()},
                "outdated": [
                    {"part": part, "moved": [_moved(move, past) for move in moves]}
                    for part, moves in each.outdated.items()
                ],
                "unreviewed": list(each.unreviewed),
            }
            for each in reports
        ],
    }


def _counted(found: Counter[State]) -> dict[str, int]:
    return {"questions": found.total()} | {state.value: found[state] for state in State}


def _moved(move: Move, past: Past) -> dict[str, Any]:
    before = past.texts.get(move.side)
    told: dict[str, Any] = {"language": move.language.code, "now": move.now, "reviewed": before}
    if before is None:
        return told | {"diff": None, "why_not": past.why_not}
    return told | {"diff": "".join(map(_marked, word_diff(seen(before), seen(move.now)))).strip()}


def _counts(bank: Bank, chosen: Sequence[Question]) -> Iterator[tuple[str, str, Counter[State]]]:
    for topic in dict.fromkeys(each.topic for each in chosen):
        questions = [each for each in chosen if each.topic == topic]
        for code, found in counts(questions, bank.settings).items():
            yield topic, code, found


_HEADINGS = (
    ("", "", "", "", "", "not", "not"),
    ("topic", "language", "questions", "current", "outdated", "reviewed", "translated"),
)
_COLUMNS = (State.CURRENT, State.OUTDATED, State.UNREVIEWED, State.UNTRANSLATED)


def _as_text(
    project: Project,
    bank: Bank,
    chosen: Sequence[Question],
    reports: Sequence[Report],
    past: Past,
) -> Iterator[str]:
    names = {each.code: each.name for each in bank.settings.languages}
    rows = [(topic, names[code], found) for topic, code, found in _counts(bank, chosen)]
    if len({topic for topic, *_ in rows}) != 1:
        total = counts(chosen, bank.settings).items()
        rows += [("total", names[code], found) for code, found in total]
    yield from _table(
        [
            *_HEADINGS,
            *(
                (topic, name, *map(str, (found.total(), *(found[state] for state in _COLUMNS))))
                for topic, name, found in rows
            ),
        ]
    )
    for each in reports:
        yield ""
        yield from _told(project, bank, each, past)
    if any(each.outdated or each.unreviewed for each in reports):
        yield ""
        yield "once both languages say the same: questions review ID --by NAME"


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Words to the left, numbers to the right."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = []
        for index, (text, width) in enumerate(zip(row, widths, strict=True)):
            blank = " " * (width - _width(text))
            cells.append(text + blank if index < 2 else blank + text)
        yield "  ".join(cells).rstrip()


def _width(text: str) -> int:
    """In columns of a terminal, where an accent may be a character of its own."""
    wide = sum(unicodedata.east_asian_width(each) in "WF" for each in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))


def _told(project: Project, bank: Bank, found: Report, past: Past) -> Iterator[str]:
    where = project.shown(project.bank / found.question.path)
    yield _styled(where, bold=True)
    if found.state is State.CURRENT:
        yield "  current: both languages were read side by side as they stand"
    names = {each.code: each.name for each in bank.settings.languages}
    for code, parts in found.missing.items():
        yield f"  not translated; missing in {names[code]}: {', '.join(parts)}"
    for part, moves in found.outdated.items():
        moved = " and ".join(move.language.name for move in moves)
        still = [name for code, name in names.items() if code not in _codes(moves)]
        yield f"  {part}: {moved} changed" + "".join(f", {name} did not" for name in still)
        for move in moves:
            label = f"{move.language.name}: " if len(moves) > 1 else ""
            yield from _wrapped([Piece(Change.KEPT, label), *_changed(move, past)], "    ")
    if found.unreviewed:
        yield from _wrapped(
            [Piece(Change.KEPT, f"not reviewed: {', '.join(found.unreviewed)}")], "  "
        )


def _changed(move: Move, past: Past) -> Iterable[Piece]:
    before = past.texts.get(move.side)
    if before is None:
        return [Piece(Change.KEPT, f"what changed cannot be shown: {past.why_not}")]
    return word_diff(seen(before), seen(move.now))


def _codes(moves: Iterable[Move]) -> set[str]:
    return {move.language.code for move in moves}


_MARKS = {Change.REMOVED: ("[-", "-]"), Change.ADDED: ("{+", "+}")}
_COLOURS = {Change.REMOVED: "red", Change.ADDED: "green"}
_MAX_WIDTH = 100
"""Longer lines are hard to read, however wide the terminal."""
_ATOM = re.compile(r"\n|[^\S\n]+|\S+")


def _marked(piece: Piece) -> str:
    """With its marks around the words, and what separates it from the next piece outside."""
    if piece.change is Change.KEPT:
        return piece.text
    opening, closing = _MARKS[piece.change]
    words = piece.text.rstrip()
    return f"{opening}{words}{closing}{piece.text[len(words) :]}"


def _wrapped(pieces: Iterable[Piece], indent: str) -> Iterator[str]:
    """In lines that fit the terminal; the lines of the text stay lines."""
    limit = min(shutil.get_terminal_size().columns, _MAX_WIDTH)
    line, width, blank = indent, len(indent), ""
    for piece in pieces:
        fg = _COLOURS.get(piece.change)
        for atom in _ATOM.findall(_marked(piece)):
            if atom == "\n":
                if line.strip():
                    yield line
                line, width, blank = indent, len(indent), ""
            elif atom.isspace():
                blank = atom
            else:
                if width + len(blank) + _width(atom) > limit and line.strip():
                    yield line
                    line, width, blank = indent, len(indent), ""
                line += blank + (_styled(atom, fg=fg) if fg else atom)
                width += len(blank) + _width(atom)
                blank = ""
    if line.strip():
        yield line


def _styled(text: str, **style: Any) -> str:
    return click.style(text, **style) if colour() else text
