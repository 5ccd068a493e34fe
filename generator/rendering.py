"""Turns pages into Markdown with front matter. Templates loop and print; what they print is made
here."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.labels import load_labels
from generator.markdown_text import Setting, as_markdown, figures_to_copy
from generator.model import Language, Question, Reference, Term
from generator.pages import (
    HomePage,
    Link,
    Page,
    QuestionLink,
    QuestionPage,
    Site,
    TombstonePage,
    TopicPage,
    question_path,
    relative_source,
)
from generator.summaries import shown_description, shown_title
from generator.typography import typeset, typeset_plain

QUESTION_PARTS = {"assesses": "assessed", "mistakes": "mistakes", "follow_ups": "follow-ups"}
"""The parts after the answer, with their anchors, which are the same in every language."""

_MARKDOWN_MARKS = re.compile(r"[\\`*_{}\[\]#|$~]")


@dataclass(frozen=True)
class Manuscript:
    """A language's folder of Markdown, and what an engine must know to build it."""

    language: Language
    markdown: Path
    labels: Mapping[str, str]
    title: str
    description: str
    site_url: str
    navigation: tuple[Mapping[str, Any], ...]
    variables: Mapping[str, Any]


def write_markdown(site: Site, bank: Path, folder: Path, site_url: str) -> tuple[Manuscript, ...]:
    """Writes each language's Markdown into a folder of its own under `folder`.

    Raises:
        Rejected: when there are no labels for a language.
    """
    labels = all_labels(site, bank)
    return tuple(
        _Writer(site, language, labels, site_url).write(folder / language.code)
        for language in site.bank.settings.languages
    )


def all_labels(site: Site, bank: Path) -> Mapping[str, Mapping[str, str]]:
    """The words of the interface in each language, typeset."""
    return {
        language.code: {
            key: typeset_plain(text, language.typography)
            for key, text in load_labels(language.code, bank).items()
        }
        for language in site.bank.settings.languages
    }


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("generator", "templates"),
        undefined=StrictUndefined,
        # `{#` begins the slug of a heading in Markdown.
        comment_start_string="{//",
        comment_end_string="//}",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # What is written is Markdown, not HTML; the rules have refused what Markdown must not hold.
        autoescape=False,
    )


class _Writer:
    """Writes the pages of one language."""

    def __init__(
        self,
        site: Site,
        language: Language,
        labels: Mapping[str, Mapping[str, str]],
        site_url: str,
    ):
        self.site = site
        self.settings = site.bank.settings
        self.language = language
        self.other = next(each for each in self.settings.languages if each is not language)
        self.labels = labels[language.code]
        self.site_url = site_url

    def write(self, folder: Path) -> Manuscript:
        pages = self.site.pages[self.language.code]
        for page in pages:
            file = folder / page.source_path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self.render(page), encoding="utf-8")
            if isinstance(page, QuestionPage):
                for name in figures_to_copy(page.wording, page.shown.code, page.files):
                    copy = folder / page.path / name
                    copy.parent.mkdir(exist_ok=True)
                    copy.write_bytes(page.files[name])
        return Manuscript(
            self.language,
            folder,
            self.labels,
            self.settings.titles[self.language.code],
            shown_description(pages[0], self.site),
            f"{self.site_url}{self.language.code}/",
            tuple(self._navigation(pages)),
            {
                "labels": dict(self.labels),
                "language": _described(self.language),
                "other": _described(self.other),
                "source": self.settings.source.code,
                "site_root": "../",
            },
        )

    def render(self, page: Page) -> str:
        """The Markdown of a page, front matter first."""
        template = _templates().get_template(f"{page.kind}.md.j2")
        body = template.render(
            page=page,
            labels=self.labels,
            title=self._typeset(page.title, page.shown),
            **self._context(page),
        )
        # JSON is YAML too, and quotes whatever a title may hold.
        matter = json.dumps(self.front_matter(page), ensure_ascii=False, indent=2)
        return f"---\n{matter}\n---\n\n{body.strip()}\n"

    def front_matter(self, page: Page) -> Mapping[str, Any]:
        """What the theme needs to know about a page."""
        canonical = self.site_url + self.site.address(self.site.canonical(page))
        matter: dict[str, Any] = {
            "title": shown_title(page),
            "description": shown_description(page, self.site),
            "kind": page.kind,
            "path": page.path,
            "canonical": canonical,
            "noindex": not page.is_translated,
            "alternates": [
                {"language": code, "url": self.site_url + path}
                for code, path in self.site.alternates(page)
            ],
            "switch": {
                "code": self.other.code,
                "name": self.other.name,
                "path": f"{self.other.code}/{page.path}",
            },
            "og_type": "article" if isinstance(page, QuestionPage) else "website",
            "maths": isinstance(page, QuestionPage) and page.has_formulas,
        }
        if isinstance(page, QuestionPage):
            matter["question"] = self._question_matter(page)
        return matter

    def _question_matter(self, page: QuestionPage) -> Mapping[str, Any]:
        question = page.question
        return {
            "id": question.id,
            "shortlink": self.site_url + question_path(question.id),
            "short_path": question_path(question.id),
            "edit": self._edit_url(question),
            "report": self._report_url(question),
            "shown_language": page.shown.code,
            "translated": page.translated,
        }

    def _edit_url(self, question: Question) -> str:
        return self.settings.edit_url.replace("{path}", question.path)

    def _report_url(self, question: Question) -> str:
        url = self.settings.report_url.replace("{id}", question.id)
        return url.replace("{language}", self.language.code)

    def _navigation(self, pages: tuple[Page, ...]) -> Iterator[Mapping[str, Any]]:
        yield {self.labels["home"]: "index.md"}
        topics = [
            {shown_title(page): page.source_path} for page in pages if isinstance(page, TopicPage)
        ]
        yield {self.labels["topics"]: topics}

    def _context(self, page: Page) -> Mapping[str, Any]:
        match page:
            case HomePage():
                return self._home_context(page)
            case TopicPage():
                return {
                    "introduction": self._about(page.topic),
                    "count": self._count(len(page.questions)),
                    "questions": [self._card(page, link) for link in page.questions],
                }
            case TombstonePage():
                return {
                    "since": self._day(page.tombstone.since),
                    "why": self._own(page.tombstone.reasons[self.language.code]),
                    "instead": [self._card(page, link) for link in page.instead],
                }
            case QuestionPage():
                return self._question_context(page)
        raise TypeError(f"no template for {type(page).__name__}")

    def _home_context(self, page: HomePage) -> Mapping[str, Any]:
        return {
            "introduction": self._own(self.settings.descriptions[self.language.code]),
            "topics": [
                {
                    "link": self._link(page, card.link),
                    "about": self._about(card.topic),
                    "count": self._count(card.count),
                }
                for card in page.topics
            ],
            "newest": [self._card(page, link) for link in page.newest],
        }

    def _question_context(self, page: QuestionPage) -> Mapping[str, Any]:
        question, wording = page.question, page.wording
        vocabulary = self.site.bank.vocabulary
        parts = [
            {
                "title": self.labels[name],
                "slug": slug,
                "language": "",
                "text": self._said(getattr(wording, name), page),
            }
            for name, slug in QUESTION_PARTS.items()
            if getattr(wording, name)
        ]
        foreign = page.shown.code if page.shown is not page.language else ""
        sections = [
            {
                "title": self._typeset(section.title, page.shown),
                "slug": section.slug,
                "language": foreign,
            }
            for section in wording.sections
            if section.slug
        ]
        return {
            "texts_language": foreign,
            "notice": self._notice(page),
            "short": self._said(wording.short, page),
            "contents": sections + parts,
            "answer": self._said(wording.answer, page),
            "parts": parts,
            "topic": self._link(page, page.topic),
            **self._difficulty(question),
            "question_kind": self._name(vocabulary.kinds[question.kind]),
            "tags": [self._name(vocabulary.tags[tag]) for tag in question.tags],
            "related": [self._card(page, link) for link in page.related],
            "references": [self._reference(reference) for reference in question.references],
            "sources": [
                {"title": literal(source.title), "url": target(source.url)}
                for source in map(vocabulary.sources.__getitem__, question.sources)
            ],
            "facts": list(self._facts(question)),
            "shortlink": escape(self.site_url + question_path(question.id)),
            "edit": target(self._edit_url(question)),
            "report": target(self._report_url(question)),
            "previous": self._sibling(page, page.previous),
            "next": self._sibling(page, page.next),
        }

    def _said(self, text: str, page: QuestionPage) -> str:
        return as_markdown(text, Setting(page, page.shown, self.labels["output"]))

    def _notice(self, page: QuestionPage) -> str:
        """What a reader must know before reading on, or nothing."""
        if not page.is_translated:
            return self.labels["untranslated"].replace("{language}", page.shown.name)
        return self.labels["behind"] if page.is_behind else ""

    def _difficulty(self, question: Question) -> Mapping[str, Any]:
        """Its name, and how far it stands from the easiest to the hardest."""
        known = self.site.bank.vocabulary.difficulties
        return {
            "difficulty": self._name(known[question.difficulty]),
            "level": list(known).index(question.difficulty) + 1,
            "levels": len(known),
        }

    def _reference(self, reference: Reference) -> Mapping[str, str]:
        when = str(reference.year or "")
        if reference.accessed:
            when = self.labels["accessed"].replace("{day}", self._day(reference.accessed))
        about = ", ".join(filter(None, (literal(reference.by), when)))
        return {
            "title": literal(reference.title),
            "url": target(reference.url),
            "about": f"{about}.",
        }

    def _facts(self, question: Question) -> Iterator[Mapping[str, str]]:
        days = {"published": question.published, "verified": question.last_verified}
        for name, day in days.items():
            value = f'<time datetime="{day.isoformat()}">{self._day(day)}</time>'
            yield {"name": self.labels[name], "value": value}
        if question.reviewers:
            value = escape(", ".join(question.reviewers))
            yield {"name": self.labels["reviewers"], "value": value}

    def _sibling(self, page: Page, link: QuestionLink | None) -> Mapping[str, str]:
        if link is None:
            return {}
        foreign = link.language is not self.language
        return {
            "title": self._typeset(link.title, link.language),
            "file": relative_source(page.path, link.path),
            "attributes": f" lang={link.language.code}" if foreign else "",
        }

    def _card(self, page: Page, link: QuestionLink) -> Mapping[str, Any]:
        vocabulary = self.site.bank.vocabulary
        return {
            "link": self._link(page, link),
            "language": link.language.code if link.language is not self.language else "",
            **self._difficulty(link.question),
            "kind": self._name(vocabulary.kinds[link.question.kind]),
        }

    def _link(self, page: Page, link: Link) -> str:
        title = self._typeset(link.title, link.language)
        return f"[{title}]({relative_source(page.path, link.path)})"

    def _about(self, topic: Term) -> str:
        return self._own(topic.descriptions.get(self.language.code, ""))

    def _own(self, text: str) -> str:
        return self._typeset(text, self.language)

    @staticmethod
    def _typeset(text: str, language: Language) -> str:
        return typeset(text, language.typography)

    def _name(self, term: Term) -> str:
        return escape(typeset_plain(term.names[self.language.code], self.language.typography))

    def _count(self, count: int) -> str:
        template = self.labels["count_one" if count == 1 else "count_many"]
        return template.replace("{count}", str(count))

    def _day(self, day: date) -> str:
        month = self.labels["months"].split(" ")[day.month - 1]
        return (
            self.labels["date"]
            .replace("{day}", str(day.day))
            .replace("{month}", month)
            .replace("{year}", str(day.year))
        )


def literal(text: str) -> str:
    """A text that is not Markdown, such as a reference's title, for Markdown to show as it is."""
    return _MARKDOWN_MARKS.sub(r"\\\g<0>", escape(text, quote=False))


def target(url: str) -> str:
    """An address for `[...](...)`, which it cannot leave."""
    return quote(url, safe="!#$%&'*+,-./:;=?@_~")


def _described(language: Language) -> Mapping[str, str]:
    return {"code": language.code, "name": language.name, "locale": language.locale}
