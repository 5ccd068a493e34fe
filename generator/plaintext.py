"""What is left of a Markdown text when it is read aloud: for titles, descriptions and search."""

import re

from generator import prose
from generator.prose import Kind

_LINE_MARKS = re.compile(r"^[ ]*(?:[-*+]|\d+[.)]|#{1,6}|>)[ ]+", re.MULTILINE)
_RULED_LINE = re.compile(r"^[ ]*\|?[ :|-]*-{3,}[ :|-]*$", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<![\w\\])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|$-])")


def plain_text(markdown: str) -> str:
    """The words on one line, with code and formulas as they were typed, without addresses."""
    said = "".join(_said(segment, markdown) for segment in prose.segments(markdown))
    return " ".join(said.split())


def _said(segment: prose.Segment, markdown: str) -> str:
    match segment.kind:
        case Kind.CODE_SPAN:
            return segment.text.strip("`").strip()
        case Kind.FENCE:
            return f" {segment.fence.body} " if segment.fence else ""
        case Kind.INLINE_MATH | Kind.DISPLAY_MATH:
            return segment.text.strip().strip("$")
        case Kind.LINK_TARGET | Kind.TAG | Kind.SLUG:
            return ""
    text = _RULED_LINE.sub(" ", segment.text)
    # A list's mark is one at the beginning of a line only, which a segment need not be.
    if segment.offset == 0 or markdown[segment.offset - 1] == "\n":
        text = _LINE_MARKS.sub("", text)
    else:
        head, line_feed, rest = text.partition("\n")
        text = head + line_feed + _LINE_MARKS.sub("", rest)
    text = _EMPHASIS.sub("", text.replace("|", " ").replace("![", "").replace("[", ""))
    return _ESCAPED.sub(r"\1", text)


def shortened(text: str, length: int) -> str:
    """At most `length` characters, cut between words."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(",;:.\u00a0\u202f") + "…"
