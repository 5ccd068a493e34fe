"""Where records name each other: in lists of ids, and in the links of their prose."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import prose
from generator.assets import Entry
from generator.editing import Steps
from generator.house_style import record_manner, texts
from generator.model import Question, Settings

LINK = "q:"


@dataclass(frozen=True)
class Link:
    """A link of the prose to a question."""

    steps: Steps
    """The way to the text."""
    offset: int
    """Of the address, in the text as the file has it."""
    section: str
    """Empty for the whole page."""


def listed(entry: Entry, id: str) -> Iterator[Steps]:
    """The items of `related`, or of `instead`, that are this id."""
    for steps, ids in _lists(entry).items():
        for index, each in enumerate(ids):
            if each == id:
                yield (*steps, index)


def _lists(entry: Entry) -> Mapping[Steps, tuple[str, ...]]:
    if isinstance(entry.meaning, Question):
        return {("related",): entry.meaning.related}
    return {("retired", "instead"): entry.meaning.instead}


def links(entry: Entry, id: str, settings: Settings) -> Iterator[Link]:
    """The links of the prose to this id."""
    if entry.record is None:
        return
    for each in texts(entry.record, record_manner(entry.record, settings)):
        if each.is_prose and LINK in each.text.value:
            for link in prose.links(each.text.value):
                target, _, section = link.address.partition("#")
                if target == LINK + id:
                    yield Link(each.steps, link.address_offset, section)
