"""What may stand in a report: one line, in UTF-8, harmless to a terminal."""

import unicodedata


def one_line(text: str) -> str:
    """Names of files may hold anything, even line breaks and bytes that are no text."""
    if text.isprintable():
        return text
    return "".join(each if _is_plain(each) else "\ufffd" for each in text)


def _is_plain(character: str) -> bool:
    # French is full of spaces that Python does not count as printable.
    return character.isprintable() or unicodedata.category(character) == "Zs"
