"""What is said of a page elsewhere: its title and a sentence or two, as plain text."""

from generator.model import Wording
from generator.pages import (
    Page,
    QuestionPage,
    RulePage,
    Site,
    TermPage,
    TextPage,
    TombstonePage,
)
from generator.plaintext import plain_text, shortened
from generator.typography import typeset_plain

DESCRIPTION_LENGTH = 160
"""About what search engines and chats show, in characters."""


WORDS_A_MINUTE = 200
"""Of a technical text, read to be understood."""


def shown_title(page: Page) -> str:
    """Typeset in the language that the page is written in."""
    return typeset_plain(plain_text(page.title), page.shown.typography)


def shown_description(page: Page, site: Site) -> str:
    match page:
        case QuestionPage():
            text = page.wording.short
        case TombstonePage():
            text = page.tombstone.reasons[page.language.code]
        case TermPage(term=term) if term.descriptions:
            text = term.descriptions[page.language.code]
        case TextPage():
            text = page.text
        case RulePage():
            text = page.rule.why_in(page.language.code)
        case _:
            text = site.bank.settings.descriptions[page.language.code]
    return shortened(typeset_plain(plain_text(text), page.shown.typography), DESCRIPTION_LENGTH)


def reading_minutes(wording: Wording) -> int:
    """How long the whole page takes to read, code and formulas included."""
    words = sum(len(plain_text(text).split()) for text in wording.parts.values())
    return max(1, round(words / WORDS_A_MINUTE))
