"""Makes plain spaces, apostrophes and quotes typographic. Knows nothing of templates or pages.

Only words are touched: code, formulas, addresses, tags and the marks of Markdown stay as they are.
A space becomes another space; none is added where the writer wrote none.
"""

import re
from collections.abc import Callable, Mapping

from generator.prose import Kind, segments

NO_BREAK_SPACE = "\u00a0"
NARROW_NO_BREAK_SPACE = "\u202f"
CURLY_APOSTROPHE = "\u2019"

# A letter, or what stands for a piece of code or a formula.
_LETTER = r"[^\W\d_]"

_APOSTROPHE = re.compile(rf"(?<={_LETTER})'(?={_LETTER}|[«“\"*_\[])", re.X)
_PLURAL_POSSESSIVE = re.compile(r"(?<=s)'(?=\ \w)", re.X)
_OPENING_SINGLE_QUOTE = re.compile(r"(?<!\w)'(?=\w)", re.X)
_ELLIPSIS = re.compile(r"(?<!\.)\.{3}(?!\.)", re.X)
# Within one paragraph, and not around what already has curly quotes: 5" is a measure.
_QUOTED = re.compile(
    r'(?<![\w"])"(?=[^\s"])((?:[^"“”\n]|\n(?!\ *(?:\n|\Z)))++)(?<=\S)"(?![\w"])', re.X
)

_BEFORE_HIGH_MARKS = re.compile(r"(?<=[^\s|])\ +(?=[;!?]+(?![\w=\[]))", re.X)
_BEFORE_COLON = re.compile(r"(?<=[^\s|])\ +(?=:(?:[\s*_»”\")\]]|\Z))", re.X)
_BEFORE_PERCENT = re.compile(r"(?<=\w)\ +(?=[%‰](?!\w))", re.X)
_AFTER_OPENING_QUOTE = re.compile(r"«\ +", re.X)
_BEFORE_CLOSING_QUOTE = re.compile(r"(?<=[^\s|])\ +»", re.X)
_THOUSANDS = re.compile(r"(?<![\w.,\u202f])\d{1,3}(?:[\ \u202f]\d{3})+(?!\d)", re.X)
_UNITS = (
    r"ns|µs|ms|s|min|h|j|ans?|jours?|heures?|mois|o|Ko|Mo|Go|To|Po|kB|MB|GB|TB|Kio|Mio|Gio|Tio|bits?"
    r"|octets?|Hz|kHz|MHz|GHz|µm|mm|cm|m|km|mg|g|kg|t|W|kW|MW|Wh|kWh|MWh|px|°C|€|k€|M€|Md€|\$|\\\$"
    r"|fois|millions?|milliards?"
)
_BEFORE_UNIT = re.compile(rf"(?<=\d)\ (?=(?:{_UNITS})(?![\w'{CURLY_APOSTROPHE}]))", re.X)
_AFTER_NUMBER_SIGN = re.compile(r"(?<!\w)([nN]°)\ (?=\w)", re.X)


def french(words: str) -> str:
    """The usage of the Imprimerie nationale: narrow before ; ! ? %, full before : and in « »."""
    words = _ELLIPSIS.sub("…", words)
    words = _APOSTROPHE.sub(CURLY_APOSTROPHE, words)
    words = _BEFORE_HIGH_MARKS.sub(NARROW_NO_BREAK_SPACE, words)
    words = _BEFORE_PERCENT.sub(NARROW_NO_BREAK_SPACE, words)
    words = _BEFORE_COLON.sub(NO_BREAK_SPACE, words)
    words = _AFTER_OPENING_QUOTE.sub(f"«{NO_BREAK_SPACE}", words)
    words = _BEFORE_CLOSING_QUOTE.sub(f"{NO_BREAK_SPACE}»", words)
    words = _THOUSANDS.sub(lambda number: number[0].replace(" ", NARROW_NO_BREAK_SPACE), words)
    words = _BEFORE_UNIT.sub(NO_BREAK_SPACE, words)
    return _AFTER_NUMBER_SIGN.sub(rf"\1{NO_BREAK_SPACE}", words)


def plain(words: str) -> str:
    """What English books print: curly quotes and apostrophes, an ellipsis, and ordinary spaces."""
    words = _ELLIPSIS.sub("…", words)
    words = _APOSTROPHE.sub(CURLY_APOSTROPHE, words)
    lines = words.split("\n")
    words = "\n".join(
        # The second of two single quotes is not an apostrophe.
        line
        if _OPENING_SINGLE_QUOTE.search(line)
        else _PLURAL_POSSESSIVE.sub(CURLY_APOSTROPHE, line)
        for line in lines
    )
    return _QUOTED.sub(r"“\1”", words)


CONVENTIONS: Mapping[str, Callable[[str], str]] = {"french": french, "plain": plain}
"""What `typography` may say in `bank.yml`; another bank adds its own."""


def typeset(markdown: str, convention: str) -> str:
    """The text with its words typeset, every other piece of it byte for byte the same."""
    letter, mark = _stand_ins(markdown)
    hidden: list[str] = []
    pieces = []
    for segment in segments(markdown):
        if segment.kind is Kind.TEXT:
            pieces.append(segment.text)
        else:
            hidden.append(segment.text)
            pieces.append(letter)
    # Marks are sought here, where the beginning of a segment is not taken for that of a line.
    return _typeset_around("".join(pieces), _MARKS, convention, letter, mark, hidden)


def typeset_plain(text: str, convention: str) -> str:
    """The same for a title that is not Markdown, where nothing but an address has to be kept."""
    return _typeset_around(text, _BARE_ADDRESS, convention, *_stand_ins(text), [])


_TYPED = {"\u2019": "'", "\u2018": "'", "\u02bc": "'", NO_BREAK_SPACE: " "}
_TYPED[NARROW_NO_BREAK_SPACE] = " "
_TYPED_CHARACTERS = re.compile(f"[{''.join(_TYPED)}]")
_NO_WIDTH = str.maketrans(NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE)


def as_typed(markdown: str, convention: str) -> str:
    """The text with the plain characters of which `typeset` makes those that it has.

    An apostrophe or a no-break space stays where a plain one would be set otherwise; how wide a
    no-break space is, is for the convention to say. Each character stands where it stood. A review
    does not see the difference.
    """
    if not _TYPED_CHARACTERS.search(markdown):
        return markdown
    words = [
        found.start()
        for segment in segments(markdown)
        if segment.kind is Kind.TEXT
        for found in _TYPED_CHARACTERS.finditer(markdown, segment.offset, segment.end)
    ]
    wanted = typeset(markdown, convention).translate(_NO_WIDTH)
    for offsets in (words, *([each] for each in words)):
        characters = list(markdown)
        for offset in offsets:
            characters[offset] = _TYPED.get(characters[offset], characters[offset])
        made = "".join(characters)
        if typeset(made, convention).translate(_NO_WIDTH) == wanted:
            markdown = made
    return markdown


# Rare ideographs, then characters for private use: both are too many for one text to have all.
_LETTERS = range(0x20000, 0x2A6D7)
_SYMBOLS = range(0xF0000, 0xFFFFE)
_STAND_INS = f"{chr(_LETTERS[0])}-{chr(_LETTERS[-1])}{chr(_SYMBOLS[0])}-{chr(_SYMBOLS[-1])}"
_BARE_ADDRESS = re.compile(rf"https?://[^\s{_STAND_INS}]+", re.X)
# The delimiter line of a table, or the marks that begin a quotation, a list item or a heading.
_MARKS = re.compile(
    rf"""^[ >]*+(?=[ :|]*+-)[ :|-]++$
      | ^[ ]*(?:(?:>|[*+-][ ]|\d+\.[ ]|\#{{1,6}}[ ])[ ]*)+
      | {_BARE_ADDRESS.pattern}""",
    re.M | re.X,
)


def _typeset_around(
    text: str, keep: re.Pattern[str], convention: str, letter: str, mark: str, hidden: list[str]
) -> str:
    """Hides what is to be kept, typesets the rest, and puts all that was hidden back in order.

    `hidden` is what `letter` already stands for in `text`.
    """
    waiting = iter(hidden)
    kept: list[str] = []

    def hide(found: re.Match[str]) -> str:
        if found[0] == letter:
            kept.append(next(waiting))
            return letter
        kept.append(found[0])
        return letter if found[0].startswith("http") else mark

    masked = re.sub(rf"{letter}|{keep.pattern}", hide, text, flags=keep.flags)
    words, *others = re.split(f"[{letter}{mark}]", CONVENTIONS[convention](masked))
    return words + "".join(a + b for a, b in zip(kept, others, strict=True))


def _stand_ins(text: str) -> tuple[str, str]:
    """Two characters that the text does not have: a letter, so that an apostrophe before a piece
    of code is one, and something that is neither a letter nor a space.
    """
    letter = next(each for each in map(chr, _LETTERS) if each not in text)
    mark = next(each for each in map(chr, _SYMBOLS) if each not in text)
    return letter, mark
