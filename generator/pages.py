"""What the site has, where it lives, what links to what, in both languages. No Markdown yet."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from generator.assets import Entry
from generator.diagnostics import Rule
from generator.model import (
    Bank,
    GlossaryTerm,
    Language,
    Question,
    Role,
    Source,
    Term,
    Tombstone,
    Wording,
)
from generator.phrases import Phrases
from generator.prose import segments
from generator.review import State, overall, states
from generator.rules import ALL_RULES


@dataclass(frozen=True)
class Link:
    """To a page in the same language."""

    path: str
    title: str
    """Inline Markdown, not yet typeset."""
    language: Language
    """The one that the title is written in."""


@dataclass(frozen=True)
class QuestionLink(Link):
    question: Question


@dataclass(frozen=True)
class RelatedLink(QuestionLink):
    """To a question worth reading with this one, and why."""

    shared_tags: tuple[str, ...]
    same_topic: bool


@dataclass(frozen=True)
class Page:
    """Something the site shows in a language."""

    language: Language
    path: str
    """From the language's root, ending in a slash; empty for the home page."""
    title: str
    """Inline Markdown, not yet typeset."""

    @property
    def kind(self) -> str:
        """What the page is, in a word."""
        return type(self).__name__.removesuffix("Page").lower()

    @property
    def template(self) -> str:
        return self.kind

    @property
    def shown(self) -> Language:
        """The language that the page's text is really in."""
        return self.language

    @property
    def source_path(self) -> str:
        """Of its Markdown file, from the language's root."""
        return f"{self.path.removesuffix('/')}.md" if self.path else "index.md"

    @property
    def is_translated(self) -> bool:
        return self.shown is self.language


@dataclass(frozen=True)
class Card:
    """A way into the questions: a link, a word about it, and how many there are."""

    link: Link
    about: str
    count: int


@dataclass(frozen=True)
class HomePage(Page):
    topics: tuple[Card, ...]
    levels: tuple[Card, ...]
    roles: tuple[Card, ...]
    newest: tuple[QuestionLink, ...]
    count: int


@dataclass(frozen=True)
class TermPage(Page):
    """The questions that a word of a shared list fits."""

    term: Term
    questions: tuple[QuestionLink, ...]

    @property
    def template(self) -> str:
        return "term"


class TopicPage(TermPage):
    """Those in a topic."""


class TagPage(TermPage):
    """Those with a tag."""


class LevelPage(TermPage):
    """Those of a difficulty."""


class RolePage(TermPage):
    """Those that somebody of a profession is asked."""


@dataclass(frozen=True)
class Group:
    """Some of the questions of a long list, under a title."""

    link: Link
    questions: tuple[QuestionLink, ...]


@dataclass(frozen=True)
class IndexPage(Page):
    """All questions, by topic, and all tags."""

    groups: tuple[Group, ...]
    tags: tuple[Card, ...]
    count: int


@dataclass(frozen=True)
class SourceCard:
    source: Source
    questions: tuple[QuestionLink, ...]


@dataclass(frozen=True)
class SourcesPage(Page):
    """Where questions were met."""

    sources: tuple[SourceCard, ...]


@dataclass(frozen=True)
class GlossaryEntry:
    """A term, and the questions that speak of it."""

    term: GlossaryTerm
    questions: tuple[QuestionLink, ...]
    """Those that use its words the most."""
    more: int
    """How many others use them."""


@dataclass(frozen=True)
class Letter:
    """The terms that begin with a letter, or those that begin with none."""

    letter: str
    """A capital without accent; empty for a figure or a sign."""
    entries: tuple[GlossaryEntry, ...]


@dataclass(frozen=True)
class GlossaryPage(Page):
    """What to call things, in both languages."""

    letters: tuple[Letter, ...]


@dataclass(frozen=True)
class TopicStatus:
    """How far the translation of a topic is: its questions, counted."""

    link: Link
    counts: Counter[State]


@dataclass(frozen=True)
class StatusPage(Page):
    """What is translated, reviewed, or behind."""

    topics: tuple[TopicStatus, ...]
    waiting: tuple[QuestionLink, ...]
    """Those that somebody has to look at."""


@dataclass(frozen=True)
class Family:
    """The rules that watch over the same thing: their codes begin with the same digit."""

    digit: str
    name: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class RulesPage(Page):
    """All that is checked, for those who write."""

    families: tuple[Family, ...]


@dataclass(frozen=True)
class RulePage(Page):
    """A rule, why it exists, and its two examples."""

    rule: Rule
    index: Link
    previous: Link | None
    next: Link | None


@dataclass(frozen=True)
class TextPage(Page):
    """A page that the bank brings itself."""

    text: str


@dataclass(frozen=True)
class QuestionPage(Page):
    question: Question
    written_in: Language
    """The page's own language, or the source where the question is not translated."""
    translated: bool
    """Whether the question stands in both languages."""
    topic: Link
    previous: QuestionLink | None
    next: QuestionLink | None
    related: tuple[RelatedLink, ...]
    is_behind: bool
    """Whether the other language moved since the two were last held side by side."""
    linked: Mapping[str, str] = field(repr=False)
    """Paths of the pages that the prose may link to, by id."""
    files: Mapping[str, bytes] = field(repr=False)

    @property
    def shown(self) -> Language:
        return self.written_in

    @property
    def wording(self) -> Wording:
        return self.question.wordings[self.shown.code]

    @property
    def has_formulas(self) -> bool:
        texts = self.wording.parts.values()
        return any(segment.is_formula for text in texts for segment in segments(text))


@dataclass(frozen=True)
class TombstonePage(Page):
    tombstone: Tombstone
    instead: tuple[QuestionLink, ...]


@dataclass(frozen=True)
class ShortLink:
    """`/q/<id>/`: the address of a question whatever the reader's language."""

    id: str
    pages: tuple[Page, ...]
    """The source's first."""
    is_alias: bool = False
    """Whether the id is one by which the question was once known."""

    @property
    def path(self) -> str:
        """From the site's root."""
        return question_path(self.id)


@dataclass(frozen=True)
class Site:
    bank: Bank
    pages: Mapping[str, tuple[Page, ...]]
    """By language code; the home page first, then topics, then questions."""
    short_links: tuple[ShortLink, ...]

    def address(self, page: Page) -> str:
        """Of a page from the site's root."""
        return f"{page.language.code}/{page.path}"

    def canonical(self, page: Page) -> Page:
        """The page that stands for this one where both show the same text."""
        if page.is_translated:
            return page
        return replace(page, language=page.shown)

    def alternates(self, page: Page) -> Iterator[tuple[str, str]]:
        """Language codes and addresses from the site's root, with `x-default` last.

        Nothing where the page stands in one language only.
        """
        if isinstance(page, QuestionPage) and not page.translated:
            return
        for language in self.bank.settings.languages:
            yield language.code, f"{language.code}/{page.path}"
        neutral = isinstance(page, QuestionPage | TombstonePage) or not page.path
        source = self.bank.settings.source.code
        yield "x-default", page.path if neutral else f"{source}/{page.path}"


def question_path(id: str) -> str:
    return f"q/{id}/"


def topic_path(slug: str) -> str:
    return f"topics/{slug}/"


def tag_path(slug: str) -> str:
    return f"tags/{slug}/"


def term_path(slug: str) -> str:
    """Of a term of the glossary, which is an anchor of its page."""
    return f"{GLOSSARY_PATH}#{slug}"


def preview_path(code: str) -> str:
    """From the site's root, of what chats show of a link in a language."""
    return f"preview.{code}.png"


def level_path(slug: str) -> str:
    return f"levels/{slug}/"


def role_path(slug: str) -> str:
    return f"roles/{slug}/"


def rule_path(rule: Rule) -> str:
    return f"{RULES_PATH}{rule.code.lower()}/"


def rule_title(rule: Rule) -> str:
    return f"{rule.code} {rule.name}"


INDEX_PATH = "questions/"
GLOSSARY_PATH = "glossary/"
SOURCES_PATH = "sources/"
STATUS_PATH = "status/"
RULES_PATH = "rules/"
NEWEST = 6
"""How many of the latest questions the home page shows."""
MOST_OF_A_TERM = 8
"""How many questions the glossary names for a term."""


def relative_source(origin: str, target: str) -> str:
    """The Markdown file of the page at `target`, as a link in the file of the page at `origin`.

    Both are paths from the language's root; the result ends in `.md`, which engines can verify.
    """
    up = "../" * max(origin.rstrip("/").count("/"), 0)
    return f"{up}{target.removesuffix('/')}.md" if target else f"{up}index.md"


def folded(text: str) -> str:
    """Without accents and capitals: what decides the place of a word among others."""
    letters = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    return "".join(each for each in letters if not unicodedata.combining(each)).strip()


Labels = Mapping[str, Mapping[str, str]]
"""The words of the interface, by language code and key."""


def arrange(
    bank: Bank,
    entries: Mapping[str, Entry],
    labels: Labels,
    rules: Sequence[Rule] = ALL_RULES,
) -> Site:
    """The whole site; `entries` give the files that stand beside a question, by its id."""
    pages = {
        language.code: tuple(_Arrangement(bank, entries, labels, language, rules).pages())
        for language in bank.settings.languages
    }
    by_id: dict[str, list[Page]] = {}
    for each in pages.values():
        for page in each:
            if isinstance(page, QuestionPage):
                by_id.setdefault(page.question.id, []).append(page)
            elif isinstance(page, TombstonePage):
                by_id.setdefault(page.tombstone.id, []).append(page)
    links = [ShortLink(id, tuple(found)) for id, found in by_id.items()]
    links += [
        ShortLink(alias, tuple(by_id[each.id]), is_alias=True)
        for each in (*bank.questions, *bank.tombstones)
        for alias in each.aliases
    ]
    return Site(bank, pages, tuple(sorted(links, key=lambda link: link.id)))


class _Arrangement:
    """The pages of one language."""

    def __init__(
        self,
        bank: Bank,
        entries: Mapping[str, Entry],
        labels: Labels,
        language: Language,
        rules: Sequence[Rule],
    ):
        self.bank = bank
        self.vocabulary = bank.vocabulary
        self.entries = entries
        self.labels = labels[language.code]
        self.language = language
        self.rules = rules
        levels = list(bank.vocabulary.difficulties)
        # From easy to hard everywhere, then by id.
        self.questions = sorted(
            bank.questions, key=lambda each: (levels.index(each.difficulty), each.id)
        )
        self.links = {each.id: self._question_link(each) for each in bank.questions}
        self.paths = {
            each.id: question_path(each.id) for each in (*bank.questions, *bank.tombstones)
        }
        self.by_topic = self._grouped(bank.vocabulary.topics, lambda each: [each.topic])
        self.by_tag = self._grouped(bank.vocabulary.tags, lambda each: each.tags)
        self.by_level = self._grouped(bank.vocabulary.difficulties, lambda each: [each.difficulty])
        self.by_source = self._grouped(bank.vocabulary.sources, lambda each: each.sources)

    def _grouped(
        self, known: Iterable[str], words: Callable[[Question], Iterable[str]]
    ) -> Mapping[str, list[Question]]:
        """The questions of each word of a list, without the words that fit none."""
        groups: dict[str, list[Question]] = {slug: [] for slug in known}
        for question in self.questions:
            for word in words(question):
                groups[word].append(question)
        return {slug: questions for slug, questions in groups.items() if questions}

    def pages(self) -> Iterator[Page]:
        yield self._home()
        yield self._index()
        for slug, questions in self.by_topic.items():
            topic = self.vocabulary.topics[slug]
            yield self._of_term(TopicPage, topic_path(slug), topic, questions)
        for slug, questions in self.by_level.items():
            level = self.vocabulary.difficulties[slug]
            yield self._of_term(LevelPage, level_path(slug), level, questions)
        for role in self.bank.settings.roles:
            if questions := self._of_role(role):
                yield self._of_term(RolePage, role_path(role.slug), role, questions)
        for slug, questions in self.by_tag.items():
            yield self._of_term(TagPage, tag_path(slug), self.vocabulary.tags[slug], questions)
        if self.vocabulary.glossary.terms:
            yield self._glossary()
        yield self._sources()
        yield self._status()
        yield self._rules()
        yield from map(self._rule, [None, *self.rules], self.rules, [*self.rules[1:], None])
        for text in self.bank.texts:
            code = self.language.code
            yield TextPage(self.language, f"{text.slug}/", text.titles[code], text.texts[code])
        for questions in self.by_topic.values():
            around = zip([None, *questions], questions, [*questions[1:], None], strict=False)
            for previous, question, following in around:
                yield self._question(question, previous, following)
        for tombstone in self.bank.tombstones:
            yield TombstonePage(
                self.language,
                question_path(tombstone.id),
                tombstone.titles[self.language.code],
                tombstone,
                tuple(self.links[id] for id in tombstone.instead if id in self.links),
            )

    def _home(self) -> HomePage:
        newest = sorted(self.bank.questions, key=lambda each: each.published, reverse=True)
        return HomePage(
            self.language,
            "",
            self.bank.settings.titles[self.language.code],
            tuple(
                self._card(self.vocabulary.topics[slug], topic_path(slug), questions)
                for slug, questions in self.by_topic.items()
            ),
            tuple(
                self._card(self.vocabulary.difficulties[slug], level_path(slug), questions)
                for slug, questions in self.by_level.items()
            ),
            tuple(
                self._card(role, role_path(role.slug), questions)
                for role in self.bank.settings.roles
                if (questions := self._of_role(role))
            ),
            tuple(self.links[each.id] for each in newest[:NEWEST]),
            len(self.bank.questions),
        )

    def _index(self) -> IndexPage:
        return IndexPage(
            self.language,
            INDEX_PATH,
            self.labels["all_questions"],
            tuple(
                Group(self._topic_link(slug), self._linked(questions))
                for slug, questions in self.by_topic.items()
            ),
            tuple(
                self._card(self.vocabulary.tags[slug], tag_path(slug), questions)
                for slug, questions in self.by_tag.items()
            ),
            len(self.bank.questions),
        )

    def _glossary(self) -> GlossaryPage:
        terms, code = self.vocabulary.glossary.terms, self.language.code
        uses = self._uses()
        letters: dict[str, list[GlossaryEntry]] = {}
        for term in sorted(terms.values(), key=lambda each: (folded(each.names[code]), each.slug)):
            questions = uses[term.slug]
            initial = folded(term.names[code])[:1].upper()
            letters.setdefault(initial if initial.isalpha() else "", []).append(
                GlossaryEntry(
                    term,
                    self._linked(questions[:MOST_OF_A_TERM]),
                    max(0, len(questions) - MOST_OF_A_TERM),
                )
            )
        return GlossaryPage(
            self.language,
            GLOSSARY_PATH,
            self.labels["glossary"],
            tuple(Letter(letter, tuple(letters[letter])) for letter in sorted(letters)),
        )

    def _uses(self) -> Mapping[str, list[Question]]:
        """The questions in which each term stands, those that use it the most first."""
        terms = self.vocabulary.glossary.terms
        phrases = {
            language.code: Phrases(
                (word, term.slug) for term in terms.values() for word in term.said(language.code)
            )
            for language in self.bank.settings.languages
        }
        counts: dict[str, Counter[str]] = {slug: Counter() for slug in terms}
        for question in self.questions:
            code = self._written_in(question).code
            for text in question.wordings[code].parts.values():
                for hit in phrases[code].find(text):
                    counts[hit.meaning][question.id] += 1
        by_id = {question.id: question for question in self.questions}
        return {
            slug: [by_id[id] for id, _ in found.most_common()] for slug, found in counts.items()
        }

    def _sources(self) -> SourcesPage:
        cards = tuple(
            SourceCard(self.vocabulary.sources[slug], self._linked(questions))
            for slug, questions in self.by_source.items()
        )
        return SourcesPage(self.language, SOURCES_PATH, self.labels["sources"], cards)

    def _status(self) -> StatusPage:
        settings = self.bank.settings
        waiting = []
        topics = []
        for slug, questions in self.by_topic.items():
            standings = {question.id: overall(question, settings) for question in questions}
            waiting += [
                self.links[id] for id, state in standings.items() if state is not State.CURRENT
            ]
            topics.append(TopicStatus(self._topic_link(slug), Counter(standings.values())))
        return StatusPage(
            self.language, STATUS_PATH, self.labels["status"], tuple(topics), tuple(waiting)
        )

    def _rules(self) -> RulesPage:
        families = tuple(
            Family(digit, self.labels[f"rules_{digit}"], tuple(rules))
            for digit, rules in groupby(self.rules, key=lambda rule: rule.code[1])
        )
        return RulesPage(self.language, RULES_PATH, self.labels["rules"], families)

    def _rule(self, previous: Rule | None, rule: Rule, following: Rule | None) -> RulePage:
        return RulePage(
            self.language,
            rule_path(rule),
            rule_title(rule),
            rule,
            Link(RULES_PATH, self.labels["rules"], self.language),
            self._rule_link(previous) if previous else None,
            self._rule_link(following) if following else None,
        )

    def _rule_link(self, rule: Rule) -> Link:
        return Link(rule_path(rule), rule_title(rule), self.language)

    def _of_term(
        self, kind: type[TermPage], path: str, term: Term, questions: Iterable[Question]
    ) -> TermPage:
        name = term.names[self.language.code]
        return kind(self.language, path, name, term, self._linked(questions))

    def _of_role(self, role: Role) -> list[Question]:
        """In the order of the role's topics, which is that of their weight in an interview."""
        return [each for slug in role.topics for each in self.by_topic.get(slug, [])]

    def _card(self, term: Term, path: str, questions: Sequence[Question]) -> Card:
        code = self.language.code
        link = Link(path, term.names[code], self.language)
        return Card(link, term.descriptions.get(code, ""), len(questions))

    def _linked(self, questions: Iterable[Question]) -> tuple[QuestionLink, ...]:
        return tuple(self.links[each.id] for each in questions)

    def _question(
        self, question: Question, previous: Question | None, following: Question | None
    ) -> QuestionPage:
        written_in = self._written_in(question)
        return QuestionPage(
            self.language,
            question_path(question.id),
            question.wordings[written_in.code].question,
            question,
            written_in,
            question.is_translated(self.bank.settings.translation.code),
            self._topic_link(question.topic),
            self.links[previous.id] if previous else None,
            self.links[following.id] if following else None,
            tuple(self._related_link(question, id) for id in question.related),
            self._is_behind(question),
            self.paths,
            self.entries[question.id].files,
        )

    def _related_link(self, question: Question, id: str) -> RelatedLink:
        link = self.links[id]
        other = link.question
        shared = tuple(tag for tag in question.tags if tag in other.tags)
        return RelatedLink(
            link.path, link.title, link.language, other, shared, other.topic == question.topic
        )

    def _is_behind(self, question: Question) -> bool:
        settings = self.bank.settings
        is_source = self.language is settings.source
        return any(
            (part.translation_moved and not part.source_moved)
            if is_source
            else (part.source_moved and not part.translation_moved)
            for part in states(question, settings).values()
        )

    def _written_in(self, question: Question) -> Language:
        translated = question.is_translated(self.language.code)
        return self.language if translated else self.bank.settings.source

    def _question_link(self, question: Question) -> QuestionLink:
        language = self._written_in(question)
        title = question.wordings[language.code].question
        return QuestionLink(question_path(question.id), title, language, question)

    def _topic_link(self, slug: str) -> Link:
        name = self.vocabulary.topics[slug].names[self.language.code]
        return Link(topic_path(slug), name, self.language)
