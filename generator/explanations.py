"""Turns what a rule says of itself into Markdown: its reason, and its examples as they are."""

import re
from collections.abc import Iterator

from generator import prose
from generator.markdown_text import literal, target

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[^\W\d_a-zà-ÿ]|[`«“]|\d)")


def first_sentence(text: str) -> str:
    # What stands in code ends no sentence.
    words = prose.words_alone(text).replace(prose.FILLER, "`")
    end = _SENTENCE_END.search(words)
    return text[: end.start()] if end else text


_PARAGRAPHS = re.compile(r"\n[ \n]*\n")
_WRAPPING = re.compile(r"[ \n]+")
_LIST_MARK = re.compile(r"^(\d*)([-+.])(?= )")


def explained(text: str) -> str:
    """A rule's reason: paragraphs, code and addresses; whatever else it has is no Markdown."""
    paragraphs = (_WRAPPING.sub(" ", each) for each in _PARAGRAPHS.split(text.strip(" \n")))
    return "\n\n".join(
        _LIST_MARK.sub(r"\1\\\2", "".join(_explained(paragraph))) for paragraph in paragraphs
    )


_ADDRESS = re.compile(r"(https?://[^\s<>()]*[^\s<>().,;:!?])")


def _explained(paragraph: str) -> Iterator[str]:
    for segment in prose.segments(paragraph):
        if segment.kind is prose.Kind.CODE_SPAN:
            yield segment.text
            continue
        # Every other piece is an address.
        words, *others = _ADDRESS.split(segment.text)
        yield literal(words)
        for address, after in zip(others[::2], others[1::2], strict=True):
            yield f"[{literal(address)}]({target(address)}){literal(after)}"


_TICKS = re.compile(r"`+")


def fenced(text: str, language: str) -> str:
    """A code block whose fences are longer than any that the text has."""
    longest = max(map(len, _TICKS.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    body = text.strip("\n")
    return f"{fence}{language}\n{body}\n{fence}"
