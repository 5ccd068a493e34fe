"""Which words of a text changed. Knows nothing of what the texts are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum


class Change(Enum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    change: Change
    text: str


# A word and what separates it from the next one.
_WORD = re.compile(r"\S+\s*|\s+")

SHOWN = 6
"""How many unchanged words stand on each side of a change."""


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """Both texts in pieces; long unchanged stretches are shortened with `…`."""
    # The last words of both must compare like those in the middle.
    old, new = (_WORD.findall(f"{text} ") if text else [] for text in (before, after))
    # In texts of very many words, frequent ones are not worth the time they take.
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) + len(new) > 4000)
    return tuple(_pieces(matcher, old, new))


def _pieces(matcher: SequenceMatcher[str], old: list[str], new: list[str]) -> Iterator[Piece]:
    for _, i, i_end, j, j_end in _merged(matcher.get_opcodes()):
        removed, added = "".join(old[i:i_end]), "".join(new[j:j_end])
        if removed == added:
            yield Piece(Change.KEPT, _shortened(old[i:i_end], i == 0, i_end == len(old)))
            continue
        if removed.split() == added.split():
            # Nothing but spaces and line breaks differ: they have to be seen.
            removed, added = _with_visible_blanks(removed), _with_visible_blanks(added)
        if removed:
            yield Piece(Change.REMOVED, removed.rstrip() if added else removed)
        if added:
            yield Piece(Change.ADDED, added)


Step = tuple[str, int, int, int, int]


def _merged(steps: Sequence[Step]) -> Iterator[Step]:
    """Joins changes with one word between them, which reads as one change."""
    waiting: Step | None = None
    for index, step in enumerate(steps):
        tag, i, i_end, _, j_end = step
        inside = 0 < index < len(steps) - 1
        if waiting and (tag != "equal" or (inside and i_end - i == 1)):
            waiting = ("replace", waiting[1], i_end, waiting[3], j_end)
        elif tag != "equal":
            waiting = step
        else:
            if waiting:
                yield waiting
            waiting = None
            yield step
    if waiting:
        yield waiting


def _shortened(words: list[str], is_first: bool, is_last: bool) -> str:
    head = [] if is_first else words[:SHOWN]
    tail = [] if is_last else words[-SHOWN:]
    if len(head) + len(tail) + 1 >= len(words):
        return "".join(words)
    blank = "" if is_first else " "
    return f"{''.join(head).rstrip()}{blank}… {''.join(tail)}"


def _with_visible_blanks(text: str) -> str:
    return text.replace(" ", "·").replace("\n", "↵\n")
