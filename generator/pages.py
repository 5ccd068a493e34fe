"""What the site has, where it lives, what links to what, in both languages. No Markdown yet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.assets import Entry
from generator.model import Bank, Language, Question, Term, Tombstone, Wording
from generator.prose import segments
from generator.review import states


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
class Page:
    """Something the site shows in a language."""

    language: Language
    path: str
    """From the language's root, ending in a slash; empty for the home page."""
    title: str
    """Inline Markdown, not yet typeset."""

    @property
    def kind(self) -> str:
        """Names the template."""
        return type(self).__name__.removesuffix("Page").lower()

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
class TopicCard:
    topic: Term
    link: Link
    count: int


@dataclass(frozen=True)
class HomePage(Page):
    topics: tuple[TopicCard, ...]
    newest: tuple[QuestionLink, ...]
    count: int


@dataclass(frozen=True)
class TopicPage(Page):
    topic: Term
    questions: tuple[QuestionLink, ...]


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
    related: tuple[QuestionLink, ...]
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


def relative_source(origin: str, target: str) -> str:
    """The Markdown file of the page at `target`, as a link in the file of the page at `origin`.

    Both are paths from the language's root; the result ends in `.md`, which engines can verify.
    """
    up = "../" * max(origin.rstrip("/").count("/"), 0)
    return f"{up}{target.removesuffix('/')}.md" if target else f"{up}index.md"


def arrange(bank: Bank, entries: Mapping[str, Entry]) -> Site:
    """The whole site; `entries` give the files that stand beside a question, by its id."""
    pages = {
        language.code: tuple(_Arrangement(bank, entries, language).pages())
        for language in bank.settings.languages
    }
    by_id: dict[str, list[Page]] = {}
    for each in pages.values():
        for page in each:
            if isinstance(page, QuestionPage):
                by_id.setdefault(page.question.id, []).append(page)
            elif isinstance(page, TombstonePage):
                by_id.setdefault(page.tombstone.id, []).append(page)
    links = tuple(ShortLink(id, tuple(found)) for id, found in sorted(by_id.items()))
    return Site(bank, pages, links)


class _Arrangement:
    """The pages of one language."""

    def __init__(self, bank: Bank, entries: Mapping[str, Entry], language: Language):
        self.bank = bank
        self.entries = entries
        self.language = language
        difficulties = list(bank.vocabulary.difficulties)
        self.links = {each.id: self._question_link(each) for each in bank.questions}
        self.paths = {
            each.id: question_path(each.id) for each in (*bank.questions, *bank.tombstones)
        }
        self.by_topic: dict[str, list[Question]] = {slug: [] for slug in bank.vocabulary.topics}
        for question in sorted(
            bank.questions, key=lambda each: (difficulties.index(each.difficulty), each.id)
        ):
            self.by_topic[question.topic].append(question)

    def pages(self) -> Iterator[Page]:
        yield self._home()
        for topic in self.bank.vocabulary.topics.values():
            if questions := self.by_topic[topic.slug]:
                yield TopicPage(
                    self.language,
                    topic_path(topic.slug),
                    topic.names[self.language.code],
                    topic,
                    tuple(self.links[each.id] for each in questions),
                )
                for index, question in enumerate(questions):
                    around = (
                        questions[index - 1] if index else None,
                        questions[index + 1] if index + 1 < len(questions) else None,
                    )
                    yield self._question(question, *around)
        for tombstone in self.bank.tombstones:
            yield TombstonePage(
                self.language,
                question_path(tombstone.id),
                tombstone.titles[self.language.code],
                tombstone,
                tuple(self.links[id] for id in tombstone.instead if id in self.links),
            )

    def _home(self) -> HomePage:
        cards = tuple(
            TopicCard(topic, self._topic_link(topic.slug), len(self.by_topic[topic.slug]))
            for topic in self.bank.vocabulary.topics.values()
            if self.by_topic[topic.slug]
        )
        newest = sorted(self.bank.questions, key=lambda each: each.published, reverse=True)[:6]
        return HomePage(
            self.language,
            "",
            self.bank.settings.titles[self.language.code],
            cards,
            tuple(self.links[each.id] for each in newest),
            len(self.bank.questions),
        )

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
            tuple(self.links[id] for id in question.related),
            self._is_behind(question),
            self.paths,
            self.entries[question.id].files,
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
        name = self.bank.vocabulary.topics[slug].names[self.language.code]
        return Link(topic_path(slug), name, self.language)
