"""Dollars that are money, where Markdown sees a formula."""

import re
from collections.abc import Callable, Iterator

from generator import prose
from generator.diagnostics import Diagnostic, Example, Place, Rule, Severity
from generator.prose import Kind

PRICE_AS_FORMULA = Rule(
    "Q347",
    "price-as-formula",
    Severity.WARNING,
    r"""Two dollar signs on a line make a formula of what is between, whose words lose their spaces.
The dollar of a price is written `\$`.

Bad:
    From $5 a month to 10$ a month.
Good:
    From \$5 a month to \$10 a month, which is $5n$ for $n$ seats.
""",
    translations={
        "fr": r"""Deux signes dollar sur une ligne font une formule de ce qui les sépare, où les
mots perdent leurs espaces. Le dollar d'un prix s'écrit `\$`.
"""
    },
    example=Example.PROSE,
    is_excusable=True,
)

RULES = (PRICE_AS_FORMULA,)

# What a price never has, and few formulas with words lack.
_MATHEMATICAL = re.compile(r"[\\^_{}=<>+*]")
_AMOUNT = re.compile(r"\d+(?:[.,]\d+)*")
_RANGE = re.compile(r"[-–—,/;]?\s?\d+(?:[.,]\d+)*")
# A word, or a short one between two amounts, such as `5 or 10`. Three letters may be a function's.
_WORD = re.compile(
    r"""(?<![^\W\d_])(?!(?:sin|cos|tan|log|exp|max|min|mod)\b)[^\W\d_]{3}
      | (?<!\S)\d\S*+\s+(?:[^\W\d_]{2}|[^\W\d_a-zA-Z])\s+\d""",
    re.X,
)


def check_prices(text: str, at: Callable[[int], Place]) -> Iterator[Diagnostic]:
    for segment in prose.segments(text):
        if segment.kind is not Kind.INLINE_MATH:
            continue
        inside = segment.text[1:-1]
        amount = _AMOUNT.match(inside)
        # As in `5$/month or 10$`, which French and hurried writers write.
        follows_amount = text[max(segment.offset - 1, 0) : segment.offset].isdigit()
        if not (amount or follows_amount) or _MATHEMATICAL.search(inside):
            continue
        if _WORD.search(inside) or (follows_amount and _RANGE.fullmatch(inside)):
            message = f"`{segment.text}` is read as a formula"
            hint = rf"a price is written `\${amount[0]}`" if amount else r"a dollar is written `\$`"
            yield PRICE_AS_FORMULA.found(at(segment.offset), message, hint)
