"""What is said of a page elsewhere: its title and a sentence or two, as plain text."""

from generator.pages import Page, QuestionPage, Site, TombstonePage, TopicPage
from generator.plaintext import plain_text, shortened
from generator.typography import typeset_plain

DESCRIPTION_LENGTH = 160
"""About what search engines and chats show, in characters."""


def shown_title(page: Page) -> str:
    """Typeset in the language that the page is written in."""
    return typeset_plain(plain_text(page.title), page.shown.typography)


def shown_description(page: Page, site: Site) -> str:
    match page:
        case QuestionPage():
            text = page.wording.short
        case TombstonePage():
            text = page.tombstone.reasons[page.language.code]
        case TopicPage(topic=topic) if topic.descriptions:
            text = topic.descriptions[page.language.code]
        case _:
            text = site.bank.settings.descriptions[page.language.code]
    return shortened(typeset_plain(plain_text(text), page.shown.typography), DESCRIPTION_LENGTH)
