"""What the last check found in each file, so that the next one looks only at what changed.

It is a file of JSON that anyone may throw away. It says what to remember of a file, and when to
forget it: when the file, what lies beside it, what all files share, or the generator moved.
"""

import contextlib
import hashlib
import json
import os
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import generator
from generator.diagnostics import Diagnostic, Place
from generator.model import Allowance
from generator.rules import ALL_RULES
from generator.rules.facts import Allowed, Dated, Facts, Named

FORMAT = 1

FILE = "check.json"
"""Two lines: the circumstances, a digest and a time; then the rows, by path."""

JUST_NOW = 2_000_000_000
"""Nanoseconds: a file younger than that may change once more and bear the same time."""

_RULES = {rule.code: rule for rule in ALL_RULES}


@dataclass(frozen=True)
class Stamp:
    """By what one knows that a file, and the folder beside it, are those of the last time."""

    marks: tuple[tuple[str, int, int], ...]
    """Name, time of the last change in nanoseconds, and size."""

    @classmethod
    def of(cls, bank: Path, name: str) -> "Stamp":
        path = f"{bank}/{name}"
        folder = path.rpartition(".")[0]
        try:
            here = os.stat(path)  # noqa: PTH116 -- ten thousand times, it counts
            marks = [("", here.st_mtime_ns, here.st_size)]
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                for each in os.scandir(folder):
                    inside = each.stat()
                    marks.append((each.name, inside.st_mtime_ns, inside.st_size))
        except OSError:
            return cls(())
        return cls(tuple(sorted(marks)))

    @property
    def latest(self) -> int:
        return max((changed for _, changed, _ in self.marks), default=0)


class Memory:
    """What is known of records, by their paths in the bank."""

    def __init__(self, folder: Path, key: str, rows: Mapping[str, Any], written: int):
        self._folder = folder
        self._key = key
        self._rows = rows
        self._written = written

    @classmethod
    def load(cls, folder: Path, shared: Sequence[Path]) -> "Memory":
        """What was kept in `folder` under the same circumstances; nothing, if it cannot be read."""
        key = _circumstances(shared)
        try:
            head, _, rows = (folder / FILE).read_bytes().partition(b"\n")
            kept_key, digest, written = json.loads(head)
            if kept_key == key and digest == _digest(rows):
                return cls(folder, key, json.loads(rows), written)
        except (OSError, ValueError, TypeError):
            pass
        return cls(folder, key, {}, 0)

    @property
    def size(self) -> int:
        return len(self._rows)

    def recall(self, name: str, stamp: Stamp) -> Any:
        """The row that was kept of a file, or None if it may have changed since."""
        if name not in self._rows or not stamp.marks:
            return None
        marks, row = self._rows[name]
        is_old = stamp.latest < self._written - JUST_NOW
        return row if is_old and marks == [list(each) for each in stamp.marks] else None

    def save(self, known: Iterable[tuple[str, Stamp, Any]]) -> None:
        """Keeps it for the next time; where that is not possible, the next time takes longer."""
        kept = {name: (stamp.marks, row) for name, stamp, row in known}
        rows = json.dumps(kept, separators=(",", ":")).encode()
        head = json.dumps([self._key, _digest(rows), time.time_ns()]).encode()
        try:
            self._folder.mkdir(exist_ok=True)
            (self._folder / ".gitignore").write_text("*\n", encoding="utf-8")
            fresh = self._folder / f"{FILE}.{os.getpid()}"
            fresh.write_bytes(head + b"\n" + rows)
            fresh.replace(self._folder / FILE)
        except OSError:
            pass


def _digest(rows: bytes) -> str:
    return hashlib.blake2b(rows, digest_size=16).hexdigest()


def _circumstances(shared: Sequence[Path]) -> str:
    """A digest of all that a finding depends on, the record itself apart."""
    digest = hashlib.sha256(f"{FORMAT} {sys.version}".encode())
    for path in sorted(Path(generator.__file__).parent.rglob("*")):
        if path.suffix in (".py", ".yml", ".txt", ".js"):
            here = path.stat()
            digest.update(f"{path} {here.st_mtime_ns} {here.st_size}".encode())
    for path in shared:
        digest.update(path.read_bytes() if path.is_file() else b"-")
        digest.update(b"\0")
    return digest.hexdigest()


def as_row(facts: Facts | None, found: Sequence[Diagnostic], path: str) -> Any:
    """What is to be remembered of a file, in the types of JSON."""
    diagnostics = [
        [
            each.rule.code,
            "" if each.place.path == path else each.place.path,
            each.place.line,
            each.place.column,
            each.message,
            each.hint,
        ]
        for each in found
    ]
    return [None if facts is None else _facts_row(facts), diagnostics]


def from_row(row: Any, path: str) -> tuple[Facts | None, tuple[Diagnostic, ...]]:
    """What `as_row` was given."""
    facts, diagnostics = row
    found = tuple(
        Diagnostic(_RULES[code], Place(where or path, line, column), message, hint)
        for code, where, line, column, message, hint in diagnostics
    )
    return (None if facts is None else _facts(facts, path)), found


def _facts_row(facts: Facts) -> list[Any]:
    return [
        facts.id,
        facts.path,
        facts.is_retired,
        _day_row(facts.published),
        _day_row(facts.last_verified),
        facts.tags,
        [_named_row(each) for each in facts.related],
        [_named_row(each) for each in facts.aliases],
        [_named_row(each) for each in facts.links],
        sorted(facts.anchors),
        facts.words,
        facts.shorts,
        [_allowed_row(each) for each in facts.allowed],
    ]


def _facts(row: list[Any], path: str) -> Facts:
    id, file, is_retired, published, verified, tags, related, aliases, links, *rest = row
    anchors, words, shorts, allowed = rest
    return Facts(
        id,
        file,
        Place(path),
        is_retired,
        _day(published, path),
        _day(verified, path),
        tuple(tags),
        tuple(_named(each, path) for each in related),
        tuple(_named(each, path) for each in aliases),
        tuple(_named(each, path) for each in links),
        frozenset(anchors),
        tuple(tuple(each) for each in words),
        tuple(shorts),
        tuple(_allowed(each, path) for each in allowed),
    )


def _named_row(named: Named) -> list[Any]:
    return [named.id, named.place.line, named.place.column, named.section]


def _named(row: list[Any], path: str) -> Named:
    id, line, column, section = row
    return Named(id, Place(path, line, column), section)


def _day_row(dated: Dated | None) -> list[Any] | None:
    return dated and [dated.day.isoformat(), dated.place.line, dated.place.column]


def _day(row: list[Any] | None, path: str) -> Dated | None:
    if row is None:
        return None
    day, line, column = row
    return Dated(date.fromisoformat(day), Place(path, line, column))


def _allowed_row(allowed: Allowed) -> list[Any]:
    allowance = allowed.allowance
    until = allowance.until and allowance.until.isoformat()
    return [
        [allowance.rule, allowance.because, allowance.about, until],
        [allowed.place.line, allowed.place.column],
        [allowed.first_line, allowed.last_line],
    ]


def _allowed(row: list[Any], path: str) -> Allowed:
    (rule, because, about, until), (line, column), (first, last) = row
    allowance = Allowance(rule, because, about, until and date.fromisoformat(until))
    return Allowed(allowance, Place(path, line, column), first, last)
