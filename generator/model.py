"""What a question is. Nothing here knows about YAML, Markdown or MkDocs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

PerLanguage = Mapping[str, str]
"""A text in each language, by language code."""


@dataclass(frozen=True)
class Language:
    code: str
    """BCP 47, such as `fr`; also the folder of the language's pages."""
    name: str
    """In the language itself, such as `Français`."""
    locale: str
    """For Open Graph, such as `fr_FR`."""
    typography: str
    """Which conventions rendering applies: `french` or `plain`."""


@dataclass(frozen=True)
class Term:
    """A word of a shared list: a topic, a tag, a kind or a difficulty."""

    slug: str
    names: PerLanguage
    descriptions: PerLanguage = field(default_factory=dict)
    """For lists of terms and for search."""
    introductions: PerLanguage = field(default_factory=dict)
    """For the term's own page, where it takes the place of the description."""


@dataclass(frozen=True)
class Role(Term):
    """A profession whose interviews draw on some of the topics."""

    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class BankText:
    """A page that the bank brings itself, such as `about`."""

    slug: str
    titles: PerLanguage
    texts: PerLanguage


@dataclass(frozen=True)
class Source:
    """Somewhere questions were met."""

    slug: str
    title: str
    url: str


@dataclass(frozen=True)
class LedgerLine:
    """What became of an id: the day its question was published, or the id that it leads to now."""

    id: str
    published: date | None = None
    leads_to: str = ""
    is_retired: bool = False


@dataclass(frozen=True)
class Ban:
    """A word that is not to be said, and why, in the language of the word."""

    word: str
    because: str


@dataclass(frozen=True)
class GlossaryTerm:
    """A notion of the trade, and what each language calls it."""

    slug: str
    names: PerLanguage
    """The words to prefer."""
    accepted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    banned: Mapping[str, tuple[Ban, ...]] = field(default_factory=dict)
    notes: PerLanguage = field(default_factory=dict)
    """For readers, in plain words: such as what is wrong in some contexts only."""

    def said(self, language: str) -> tuple[str, ...]:
        """Every right word of a language, the preferred one first."""
        return (self.names[language], *self.accepted.get(language, ()))


# Compared by identity, so that what is made of it, which is costly, can be kept.
@dataclass(frozen=True, eq=False)
class Glossary:
    terms: Mapping[str, GlossaryTerm] = field(default_factory=dict)


@dataclass(frozen=True)
class Vocabulary:
    """The shared lists, each in the order in which the site shows it."""

    topics: Mapping[str, Term]
    tags: Mapping[str, Term]
    kinds: Mapping[str, Term]
    difficulties: Mapping[str, Term]
    sources: Mapping[str, Source]
    ledger: Mapping[str, LedgerLine] | None = None
    """Every id that was ever published, by id; None where the bank keeps no such list yet."""
    glossary: Glossary = field(default_factory=Glossary)


@dataclass(frozen=True)
class Settings:
    """What distinguishes this bank from another one made with the same generator."""

    titles: PerLanguage
    descriptions: PerLanguage
    site_url: str
    """Where the site is hosted, ending in a slash; `--site-url` overrules it."""
    edit_url: str
    """Where a file of the bank is edited; `{path}` stands for its path from the bank's folder."""
    report_url: str
    """Where an error is reported; `{id}` and `{language}` stand for the page it is on."""
    languages: tuple[Language, Language]
    """The source, then the translation."""
    roles: tuple[Role, ...] = ()
    welcome: PerLanguage = field(default_factory=dict)
    """For whom the site is, as the home page says it; may be empty."""

    @property
    def source(self) -> Language:
        return self.languages[0]

    @property
    def translation(self) -> Language:
        return self.languages[1]


@dataclass(frozen=True)
class Allowance:
    """An exception to a rule that a record makes, with its reason."""

    rule: str
    """By its name."""
    because: str
    about: str = ""
    """What the finding must name between backticks; without it, every finding of the rule."""
    until: date | None = None
    """The last day on which it holds; without it, for as long as it is needed."""


@dataclass(frozen=True)
class Section:
    """A part of an answer under a title of level 2."""

    slug: str
    """The anchor, the same in both languages; empty for what stands before the first title."""
    title: str
    body: str
    offset: int
    """Where the section begins in the answer, in characters."""


@dataclass(frozen=True)
class Wording:
    """A question in one language. Texts are Markdown; one that is not written is empty."""

    question: str = ""
    keywords: tuple[str, ...] = ()
    short: str = ""
    answer: str = ""
    sections: tuple[Section, ...] = ()
    """The answer again, cut at its titles of level 2."""
    assesses: str = ""
    mistakes: str = ""
    follow_ups: str = ""
    allow: tuple[Allowance, ...] = ()
    """Exceptions for this language's texts."""

    @property
    def is_complete(self) -> bool:
        """Whether a reader of this language is served: the rest is welcome, not needed."""
        return bool(self.question and self.short and self.answer)

    @property
    def parts(self) -> Mapping[str, str]:
        """The texts that are reviewed on their own, by the name that `reviewed` gives them."""
        texts = {"question": self.question, "short": self.short}
        for section in self.sections:
            name = f"answer#{section.slug}" if section.slug else "answer"
            texts[name] = f"{section.title}\n\n{section.body}"
        texts |= {
            "assesses": self.assesses,
            "mistakes": self.mistakes,
            "follow_ups": self.follow_ups,
        }
        return {name: text for name, text in texts.items() if text}


@dataclass(frozen=True)
class Reference:
    title: str
    url: str
    by: str = ""
    year: int | None = None
    accessed: date | None = None
    """For a living document, instead of the year."""


@dataclass(frozen=True)
class Digests:
    """Both sides of a part as they stood when someone last held them side by side."""

    source: str
    translation: str


@dataclass(frozen=True)
class Question:
    id: str
    path: str
    """Of its file, from the bank's folder."""
    topic: str
    difficulty: str
    kind: str
    tags: tuple[str, ...]
    wordings: Mapping[str, Wording]
    """By language code; the source's is complete, the other's may be anything down to empty."""
    published: date
    last_verified: date
    related: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    """Ids by which the question was once known."""
    reviewers: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    reviewed: Mapping[str, Digests] = field(default_factory=dict)
    allow: tuple[Allowance, ...] = ()
    """Exceptions for the whole record."""

    def is_translated(self, language: str) -> bool:
        return self.wordings[language].is_complete


@dataclass(frozen=True)
class Tombstone:
    """A retired question: its address goes on answering, and says why."""

    id: str
    path: str
    topic: str
    since: date
    titles: PerLanguage
    reasons: PerLanguage
    instead: tuple[str, ...] = ()
    """Ids of the questions to read now."""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bank:
    """All the questions, in the order of their ids, and what they share."""

    settings: Settings
    vocabulary: Vocabulary
    questions: tuple[Question, ...]
    tombstones: tuple[Tombstone, ...] = ()
    texts: tuple[BankText, ...] = ()
    previews: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """What chats show of a link: a PNG of 1200 by 630 pixels, by language code."""
