"""The search index of a language, from the records: what a reader may type to find a page."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.model import GlossaryTerm, Language, Term
from generator.pages import GlossaryPage, Page, QuestionPage, Site, TermPage, term_path
from generator.plaintext import plain_text

GLOSSARY_WEIGHT = 0.2
"""By how much a term of the glossary counts less than a question: its title is the word itself."""

FORMAT = 1
"""Raised when a page that is still open in a browser could not read the new index."""


def write_search_index(site: Site, language: Language, folder: Path) -> None:
    documents = [
        document for page in site.pages[language.code] for document in _documents(page, site)
    ]
    index = {"version": FORMAT, "documents": documents}
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    (folder / "search.json").write_text(text, encoding="utf-8")


def _documents(page: Page, site: Site) -> Iterator[dict[str, Any]]:
    """What may be found of a page: itself, each of its terms, or nothing."""
    match page:
        case QuestionPage():
            yield _question(page, site)
        case TermPage():
            yield _term(page, site)
        case GlossaryPage():
            for letter in page.letters:
                for entry in letter.entries:
                    yield _glossary_term(entry.term, page)


def _question(page: QuestionPage, site: Site) -> dict[str, Any]:
    """The other language's question, keywords and tags find the page too."""
    question, wording, vocabulary = page.question, page.wording, site.bank.vocabulary
    other = next(each for code, each in question.wordings.items() if code != page.shown.code)
    everyone = question.wordings.values()
    names = [name for tag in question.tags for name in _names(vocabulary.tags[tag])]
    body = (wording.answer, wording.assesses, wording.mistakes, wording.follow_ups)
    return {
        "path": page.path,
        "language": page.shown.code,
        "title": plain_text(wording.question),
        "other": plain_text(other.question),
        "keywords": " ".join(word for each in everyone for word in each.keywords),
        "tags": " ".join(dict.fromkeys(names)),
        "topic": page.topic.title,
        "short": plain_text(wording.short),
        "body": " ".join(plain_text(text) for text in body if text),
    }


def _term(page: TermPage, site: Site) -> dict[str, Any]:
    name = page.term.names[page.language.code]
    return {
        "path": page.path,
        "title": name,
        "other": " ".join(each for each in _names(page.term) if each != name),
        "keywords": "",
        "tags": "",
        "topic": site.bank.settings.titles[page.language.code],
        "short": plain_text(page.term.descriptions.get(page.language.code, "")),
        "body": "",
    }


def _glossary_term(term: GlossaryTerm, page: GlossaryPage) -> dict[str, Any]:
    """Found by the right words of both languages; leads to the term's place on the page."""
    code = page.language.code
    accepted = (word for words in term.accepted.values() for word in words)
    return {
        "path": term_path(term.slug),
        "title": term.names[code],
        "other": next(name for each, name in term.names.items() if each != code),
        "keywords": " ".join(dict.fromkeys(accepted)),
        "tags": "",
        "topic": page.title,
        "short": term.notes.get(code, ""),
        "body": "",
        "weight": GLOSSARY_WEIGHT,
    }


def _names(term: Term) -> list[str]:
    return [*term.names.values(), term.slug]
