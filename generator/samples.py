"""The code samples of a question: what runs, and what must then be printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from generator import prose
from generator.markdown_text import OUTPUT
from generator.model import Question
from generator.rules.wording import PROSE_FIELDS

PROGRAM = "python"
NOT_RUN = ".no-run"


@dataclass(frozen=True)
class Sample:
    question: str
    language: str
    field: str
    """Of the record, such as `answer`."""
    program: prose.Fence
    shown: prose.Fence | None
    """The output under it, if there is one."""

    @property
    def code(self) -> str:
        return self.program.body

    def differs(self, printed: str) -> bool:
        """Whether it shows something else than what it printed."""
        return self.shown is not None and as_seen(self.shown.body) != as_seen(printed)


def samples(question: Question) -> Iterator[Sample]:
    """In the order of the record; a program that both languages share comes once in each."""
    for language, field, fences in fences_of(question):
        for fence, following in zip_longest(fences, fences[1:]):
            if fence.language == PROGRAM and NOT_RUN not in fence.attributes:
                shown = following if following and following.language == OUTPUT else None
                yield Sample(question.id, language, field, fence, shown)


def fences_of(question: Question) -> Iterator[tuple[str, str, list[prose.Fence]]]:
    """The code blocks of each text, with its language and its field."""
    for language, wording in question.wordings.items():
        for field in PROSE_FIELDS:
            yield language, field, list(prose.fences(getattr(wording, field)))


def as_seen(output: str) -> str:
    """Without the spaces that end its lines and the blank lines that end it: none can be seen."""
    return "\n".join(line.rstrip() for line in output.split("\n")).rstrip("\n")
