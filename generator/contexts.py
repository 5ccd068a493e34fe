"""What the templates print, ready to be printed: typeset, counted, linked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from generator.addresses import Addresses
from generator.diagnostics import LANGUAGE, Example, Rule
from generator.explanations import explained, fenced, first_sentence
from generator.markdown_text import Setting, as_markdown, literal, target
from generator.model import Ban, GlossaryTerm, Language, Question, Reference, Settings, Term
from generator.pages import (
    Card,
    GlossaryEntry,
    GlossaryPage,
    HomePage,
    IndexPage,
    Link,
    Page,
    QuestionLink,
    QuestionPage,
    RelatedLink,
    RulePage,
    RulesPage,
    Site,
    SourcesPage,
    StatusPage,
    TermPage,
    TextPage,
    TombstonePage,
    relative_source,
    rule_path,
    rule_title,
    tag_path,
)
from generator.review import State
from generator.summaries import reading_minutes
from generator.typography import typeset, typeset_plain

QUESTION_PARTS = {"assesses": "assessed", "mistakes": "mistakes", "follow_ups": "follow-ups"}
"""The parts after the answer, with their anchors, which are the same in every language."""

EXAMPLE_LANGUAGES = {
    Example.FIELDS: "yaml",
    Example.PROSE: "markdown",
    Example.TREE: "text",
    Example.DRAWING: "xml",
    Example.WORDS: "text",
}
"""How the examples of a rule are coloured."""


@dataclass(frozen=True)
class Contexts:
    """Makes the context of each page of one language."""

    site: Site
    language: Language
    labels: Mapping[str, str]
    addresses: Addresses

    @property
    def settings(self) -> Settings:
        return self.site.bank.settings

    def of(self, page: Page) -> Mapping[str, Any]:
        match page:
            case HomePage():
                return self._home(page)
            case TermPage():
                return {
                    "introduction": self._introduction(page.term),
                    "count": self._count(len(page.questions)),
                    "questions": self._cards(page, page.questions),
                }
            case IndexPage():
                return self._index(page)
            case GlossaryPage():
                return self._glossary(page)
            case SourcesPage():
                return self._sources(page)
            case StatusPage():
                return self._status(page)
            case RulesPage():
                return self._rules(page)
            case RulePage():
                return self._rule(page)
            case TextPage():
                return {"text": self._own(page.text)}
            case TombstonePage():
                return {
                    "since": self._day(page.tombstone.since),
                    "why": self._own(page.tombstone.reasons[self.language.code]),
                    "instead": self._cards(page, page.instead),
                }
            case QuestionPage():
                return self._question(page)
        raise TypeError(f"no template for {type(page).__name__}")

    def _home(self, page: HomePage) -> Mapping[str, Any]:
        return {
            "introduction": self._own(self.settings.descriptions[self.language.code]),
            "welcome": self._own(self.settings.welcome.get(self.language.code, "")),
            "count": self._count(page.count),
            "topics": self._ways(page, page.topics),
            "levels": self._ways(page, page.levels),
            "roles": self._ways(page, page.roles),
            "newest": self._cards(page, page.newest),
        }

    def _index(self, page: IndexPage) -> Mapping[str, Any]:
        return {
            "count": self._count(page.count),
            "groups": [
                {
                    "link": self._link(page, group.link),
                    "slug": group.link.path.rstrip("/").rpartition("/")[2],
                    "questions": self._cards(page, group.questions),
                }
                for group in page.groups
            ],
            "tags": self._ways(page, page.tags),
        }

    def _glossary(self, page: GlossaryPage) -> Mapping[str, Any]:
        return {
            "introduction": self.labels["glossary_why"],
            "letters": [
                {
                    "name": letter.letter or self.labels["no_letter"],
                    # No slug has a capital: the anchor of a letter is never that of a term.
                    "slug": letter.letter or "N0",
                    "terms": [self._entry(page, entry) for entry in letter.entries],
                }
                for letter in page.letters
            ],
        }

    def _entry(self, page: GlossaryPage, entry: GlossaryEntry) -> Mapping[str, Any]:
        name = typeset_plain(entry.term.names[self.language.code], self.language.typography)
        return {
            "slug": entry.term.slug,
            "title": literal(name),
            "facts": list(self._said_of(entry.term)),
            "questions": [
                {
                    "link": self._link(page, link),
                    "language": link.language.code if link.language is not self.language else "",
                }
                for link in entry.questions
            ],
            "more": self._more(entry.more),
        }

    def _said_of(self, term: GlossaryTerm) -> Iterator[Mapping[str, Any]]:
        """What the glossary says of a term, as lines of HTML under a label."""
        own, labels = self.language, self.labels
        other = next(each for each in self.settings.languages if each is not own)
        yield _fact(other.name, other, [self._plain(", ".join(term.said(other.code)), other)])
        if accepted := term.accepted.get(own.code):
            yield _fact(labels["term_accepted"], own, [self._plain(", ".join(accepted), own)])
        if bans := term.banned.get(own.code):
            yield _fact(labels["term_banned"], own, [self._ban(ban, own) for ban in bans])
        if bans := term.banned.get(other.code):
            label = labels["term_banned_other"].replace("{language}", other.name)
            yield _fact(label, other, [self._ban(ban, other) for ban in bans])
        if note := term.notes.get(own.code):
            yield _fact(labels["term_note"], own, [self._plain(note, own)])

    def _ban(self, ban: Ban, language: Language) -> str:
        word = f"<em>{self._plain(ban.word, language)}</em>"
        because = self._plain(ban.because, language)
        return self.labels["term_because"].replace("{word}", word).replace("{because}", because)

    @staticmethod
    def _plain(text: str, language: Language) -> str:
        return escape(typeset_plain(text, language.typography))

    def _sources(self, page: SourcesPage) -> Mapping[str, Any]:
        return {
            "sources": [
                {
                    "title": literal(card.source.title),
                    "slug": card.source.slug,
                    "url": target(card.source.url),
                    "questions": self._cards(page, card.questions),
                }
                for card in page.sources
            ]
        }

    def _status(self, page: StatusPage) -> Mapping[str, Any]:
        return {
            "topics": [
                {
                    "link": self._link(page, topic.link),
                    "count": topic.counts.total(),
                    **{state.value: topic.counts[state] for state in State},
                }
                for topic in page.topics
            ],
            "waiting": self._cards(page, page.waiting),
        }

    def _rules(self, page: RulesPage) -> Mapping[str, Any]:
        count = sum(len(family.rules) for family in page.families)
        return {
            "count": self.labels["rules_count"].replace("{count}", str(count)),
            "families": [
                {
                    "name": family.name,
                    "slug": f"q{family.digit}",
                    "rules": [self._rule_card(page, rule) for rule in family.rules],
                }
                for family in page.families
            ],
        }

    def _rule_card(self, page: Page, rule: Rule) -> Mapping[str, str]:
        title, file = rule_title(rule), relative_source(page.path, rule_path(rule))
        return {
            "link": f"[{literal(title)}]({file})",
            "severity": self.labels[f"severity_{rule.severity.value}"],
            "about": explained(first_sentence(self._why(rule))),
            "language": self._foreign(self._why_language(rule)),
        }

    def _rule(self, page: RulePage) -> Mapping[str, Any]:
        rule = page.rule
        return {
            "index": self._link(page, page.index),
            "severity": self.labels[f"severity_{rule.severity.value}"],
            "excuse": self.labels["excusable" if rule.is_excusable else "not_excusable"],
            "why": explained(self._why(rule)),
            "why_language": self._foreign(self._why_language(rule)),
            "bad": fenced(rule.bad, EXAMPLE_LANGUAGES[rule.example]),
            "good": fenced(rule.good, EXAMPLE_LANGUAGES[rule.example]),
            "examples_language": (self._foreign(LANGUAGE) if rule.example is Example.WORDS else ""),
            "command": fenced(f"questions explain {rule.code}", "sh"),
            "previous": self._sibling(page, page.previous),
            "next": self._sibling(page, page.next),
        }

    def _why(self, rule: Rule) -> str:
        code = self._why_language(rule)
        conventions = {each.code: each.typography for each in self.settings.languages}
        return typeset(rule.why_in(code), conventions.get(code, "plain"))

    def _why_language(self, rule: Rule) -> str:
        return self.language.code if self.language.code in rule.translations else LANGUAGE

    def _foreign(self, code: str) -> str:
        """The code of a language that is not the page's own, or nothing."""
        return "" if code == self.language.code else code

    def _ways(self, page: Page, cards: Iterable[Card]) -> list[Mapping[str, str]]:
        return [
            {
                "link": self._link(page, card.link),
                "about": self._own(card.about),
                "count": self._count(card.count),
                "number": str(card.count),
            }
            for card in cards
        ]

    def _cards(self, page: Page, links: Iterable[QuestionLink]) -> list[Mapping[str, Any]]:
        return [self._card(page, link) for link in links]

    def _question(self, page: QuestionPage) -> Mapping[str, Any]:
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
            "reading_time": self.labels["reading_time"].replace(
                "{minutes}", str(reading_minutes(wording))
            ),
            "tags": [
                f"[{self._name(vocabulary.tags[tag])}]({relative_source(page.path, tag_path(tag))})"
                for tag in question.tags
            ],
            "related": [
                {**self._card(page, link), "reason": self._reason(link)} for link in page.related
            ],
            "references": [self._reference(reference) for reference in question.references],
            "sources": [
                {"title": literal(source.title), "url": target(source.url)}
                for source in map(vocabulary.sources.__getitem__, question.sources)
            ],
            "facts": list(self._facts(question)),
            "shortlink": escape(self.addresses.short_link(question)),
            "edit": target(self.addresses.edit(question)),
            "report": target(self.addresses.report(question, self.language)),
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

    def _reason(self, link: RelatedLink) -> str:
        """Why a reader of one question might want the other."""
        if link.shared_tags:
            tags = self.site.bank.vocabulary.tags
            names = ", ".join(self._name(tags[tag]) for tag in link.shared_tags)
            return self.labels["in_common"].replace("{tags}", names)
        return self.labels["same_topic"] if link.same_topic else self.labels["another_topic"]

    def _sibling(self, page: Page, link: Link | None) -> Mapping[str, str]:
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
            "reason": "",
        }

    def _link(self, page: Page, link: Link) -> str:
        title = self._typeset(link.title, link.language)
        return f"[{title}]({relative_source(page.path, link.path)})"

    def _introduction(self, term: Term) -> str:
        texts = term.introductions or term.descriptions
        return self._own(texts.get(self.language.code, ""))

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

    def _more(self, count: int) -> str:
        if not count:
            return ""
        template = self.labels["more_one" if count == 1 else "more_many"]
        return template.replace("{count}", str(count))

    def _day(self, day: date) -> str:
        month = self.labels["months"].split(" ")[day.month - 1]
        return (
            self.labels["date"]
            .replace("{day}", str(day.day))
            .replace("{month}", month)
            .replace("{year}", str(day.year))
        )


def _fact(label: str, language: Language, lines: list[str]) -> Mapping[str, Any]:
    """Lines in a language, under the label that says what they are."""
    return {"label": escape(label), "language": language.code, "lines": lines}
