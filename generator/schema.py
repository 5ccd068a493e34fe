"""The format of the bank's files, as values: decoding follows it, editors are told it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.model import Language, Settings, Vocabulary

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ADDRESS = re.compile(r"https?://[^\s<>\"]+")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
YEAR = re.compile(r"\d{4}")
DIGEST_PAIR = re.compile(r"[0-9a-f]{8}/[0-9a-f]{8}")


@dataclass(frozen=True)
class Line:
    """One line of text."""

    pattern: re.Pattern[str] | None = None
    what: str = "a line of text"
    example: str = ""
    words: str = ""
    """The shared list whose words are allowed here, by the name of its field in `Vocabulary`."""


@dataclass(frozen=True)
class Prose:
    """Markdown, in a `|` block."""

    what: str = "text"


@dataclass(frozen=True)
class ListOf:
    item: "Shape"
    what: str = "a list"
    example: str = "[a, b]"


@dataclass(frozen=True)
class Field:
    shape: "Shape"
    about: str
    required: bool = False


@dataclass(frozen=True)
class Object:
    """Known keys, each with its shape."""

    fields: Mapping[str, Field]
    one_of: tuple[str, ...] = ()
    """Of these keys, at least one must stand."""
    what: str = "fields, one a line, such as `key: value`"


@dataclass(frozen=True)
class Table:
    """Keys of the writer's own choice, all of one shape."""

    key: Line
    item: "Shape"
    what: str = "fields, one a line, such as `key: value`"


@dataclass(frozen=True)
class PerLanguage:
    """The same shape once for each of the bank's languages."""

    item: "Shape"
    about: str = ""
    every: bool = True
    """Whether no language may be missing."""


Shape = Line | Prose | ListOf | Object | Table | PerLanguage

SLUG_LINE = Line(SLUG, "a name in lower case, with hyphens", "class-imbalance")
ADDRESS_LINE = Line(ADDRESS, "a web address", "https://example.org/page")
DAY_LINE = Line(DAY, "a day", "2026-11-20")
YEAR_LINE = Line(YEAR, "a year", "2015")


def _words_of(name: str) -> Line:
    return Line(SLUG, SLUG_LINE.what, SLUG_LINE.example, words=name)


REFERENCE = Object(
    {
        "title": Field(Line(), "As the work itself gives it.", required=True),
        "by": Field(Line(), "The authors' last names, or the organisation."),
        "year": Field(YEAR_LINE, "When it was published."),
        "accessed": Field(DAY_LINE, "When it was read, for a living document without a year."),
        "url": Field(ADDRESS_LINE, "Where it is; a DOI where there is one.", required=True),
    },
    one_of=("year", "accessed"),
)

ALLOWANCES = ListOf(
    Object(
        {
            "rule": Field(
                Line(SLUG, "the name of a rule", "banned-term"),
                "As `questions check` names it.",
                required=True,
            ),
            "about": Field(Line(), "What the finding names; without it, every finding."),
            "because": Field(Line(), "Why this case is legitimate.", required=True),
            "until": Field(DAY_LINE, "The last day on which the exception holds."),
        }
    ),
    example="- rule: banned-term",
)
"""Exceptions that a record makes, beside what they are about."""

SOURCE_WORDING = Object(
    {
        "question": Field(Prose(), "As an interviewer asks it.", required=True),
        "keywords": Field(ListOf(Line()), "Other words by which a reader searches it."),
        "short": Field(Prose(), "The answer in thirty seconds, 60 to 110 words.", required=True),
        "answer": Field(
            Prose(), "The whole answer, in sections `## Title {#slug}`.", required=True
        ),
        "assesses": Field(Prose(), "What separates a weak from a strong candidate."),
        "mistakes": Field(Prose(), "Two to four mistakes, as a list, each with its reason."),
        "follow_ups": Field(Prose(), "What an interviewer asks next, as a list."),
        "allow": Field(ALLOWANCES, "Exceptions to rules, in this language's texts."),
    }
)
"""A question in the language that it is first written in."""

TRANSLATED_WORDING = Object(
    {name: Field(each.shape, each.about) for name, each in SOURCE_WORDING.fields.items()}
)
"""The same in the other language, where any part may still be missing."""


def question_shape(settings: Settings) -> Object:
    """What a record of a question holds, in house order."""
    return _question_shape(*settings.languages)


@cache
def _question_shape(source: Language, translation: Language) -> Object:
    return Object(
        {
            "difficulty": Field(_words_of("difficulties"), "How far it goes.", required=True),
            "kind": Field(_words_of("kinds"), "What sort of answer it calls for.", required=True),
            "tags": Field(ListOf(_words_of("tags")), "What it is about.", required=True),
            "related": Field(ListOf(SLUG_LINE), "Ids of questions to read with it."),
            "aliases": Field(ListOf(SLUG_LINE), "Ids by which it was once known."),
            "sources": Field(ListOf(_words_of("sources")), "Where the question was met."),
            "reviewers": Field(ListOf(Line()), "Who held both languages side by side."),
            "published": Field(DAY_LINE, "When it first stood on the site.", required=True),
            "last_verified": Field(DAY_LINE, "When its facts were last checked.", required=True),
            "references": Field(ListOf(REFERENCE), "Two to four, primary sources first."),
            "allow": Field(ALLOWANCES, "Exceptions to rules, in the whole record."),
            source.code: Field(SOURCE_WORDING, f"The question in {source.name}.", required=True),
            translation.code: Field(TRANSLATED_WORDING, f"The question in {translation.name}."),
            "reviewed": Field(
                Table(
                    Line(what="the name of a part", example="answer#worked-number"),
                    Line(DIGEST_PAIR, "a pair of digests", "4c1f0a2e/91b7d35c"),
                ),
                "Both languages as they stood at the last review; the machine keeps this block.",
            ),
        }
    )


TOMBSTONE = Object(
    {
        "aliases": Field(ListOf(SLUG_LINE), "Ids by which it was once known."),
        "retired": Field(
            Object(
                {
                    "since": Field(DAY_LINE, "When the question was retired.", required=True),
                    "question": Field(PerLanguage(Prose()), "What it asked.", required=True),
                    "why": Field(PerLanguage(Prose()), "Why it is gone.", required=True),
                    "instead": Field(ListOf(SLUG_LINE), "Ids of the questions to read now."),
                }
            ),
            "Says that the question is gone, why, and where to go instead.",
            required=True,
        ),
    }
)
"""What the record of a retired question holds."""

LANGUAGE = Object(
    {
        "code": Field(
            Line(re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*"), "a language code", "fr"),
            "BCP 47; also the folder of its pages.",
            required=True,
        ),
        "name": Field(Line(), "In the language itself.", required=True),
        "locale": Field(
            Line(re.compile(r"[a-z]{2,3}_[A-Z]{2}"), "a locale", "fr_FR"),
            "For previews in chats.",
            required=True,
        ),
        "typography": Field(
            Line(SLUG, "the name of a convention", "french"),
            "Which spaces and apostrophes rendering makes.",
            required=True,
        ),
    }
)

NAMED = Object(
    {
        "name": Field(PerLanguage(Line()), "As the site shows it.", required=True),
        "description": Field(PerLanguage(Prose()), "A sentence or two, where it is listed."),
        "introduction": Field(PerLanguage(Prose()), "On its page, instead of the description."),
    }
)

TERMS = Table(SLUG_LINE, NAMED)

RETIRED = "retired"

LEDGER = Table(
    SLUG_LINE,
    Line(
        re.compile(rf"{DAY.pattern}|{SLUG.pattern}"),
        "a day, an id, or `retired`",
        "2026-11-20",
    ),
)
"""What became of each id: the day its question was published, the id it leads to, or `retired`."""

TEXT = Object(
    {
        "title": Field(PerLanguage(Line()), "As the menu shows it.", required=True),
        "text": Field(PerLanguage(Prose()), "The page.", required=True),
    }
)
"""A page that the bank brings itself: `questions/pages/<slug>.yml`."""

SOURCES = Table(
    SLUG_LINE,
    Object(
        {
            "title": Field(Line(), "As the source itself gives it.", required=True),
            "url": Field(ADDRESS_LINE, "Where it is.", required=True),
        }
    ),
)

BAN = Object(
    {
        "word": Field(Line(), "What is not to be said.", required=True),
        "because": Field(Line(), "Why, in the language of the word.", required=True),
    }
)

GLOSSARY = Table(
    SLUG_LINE,
    Object(
        {
            "name": Field(PerLanguage(Line()), "The word to prefer.", required=True),
            "accepted": Field(
                PerLanguage(ListOf(Line()), every=False), "Words that are right as well."
            ),
            "banned": Field(PerLanguage(ListOf(BAN), every=False), "Words that are never right."),
            "note": Field(PerLanguage(Prose()), "What a reader should know, in plain words."),
        }
    ),
)

LANGUAGES_FILE = Object(
    {
        "languages": Field(
            ListOf(LANGUAGE, example="- code: fr"), "The source, then the translation.", True
        )
    }
)
"""The part of `bank.yml` that must be known before the rest can be understood."""

SETTINGS = Object(
    {
        **LANGUAGES_FILE.fields,
        "title": Field(PerLanguage(Line()), "The name of the site.", required=True),
        "description": Field(PerLanguage(Prose()), "What the site is.", required=True),
        "welcome": Field(PerLanguage(Prose()), "For whom the site is; on the home page."),
        "site_url": Field(ADDRESS_LINE, "Where the site is hosted.", required=True),
        "edit_url": Field(
            Line(ADDRESS, "a web address with `{path}`", "https://example.org/edit/{path}"),
            "Where a file of the bank is edited.",
            required=True,
        ),
        "report_url": Field(
            Line(
                ADDRESS, "a web address with `{id}` and `{language}`", "https://example.org/?{id}"
            ),
            "Where an error is reported.",
            required=True,
        ),
        "difficulties": Field(TERMS, "From easy to hard.", required=True),
        "kinds": Field(TERMS, "Sorts of answers.", required=True),
        "roles": Field(
            Table(
                SLUG_LINE,
                Object(
                    {
                        **NAMED.fields,
                        "topics": Field(ListOf(SLUG_LINE), "The heaviest first.", required=True),
                    }
                ),
            ),
            "Professions, each with the topics that its interviews draw on.",
        ),
    }
)


@dataclass
class _Editor:
    """Says in JSON Schema what a shape says."""

    settings: Settings
    vocabulary: Vocabulary

    def describe(self, shape: Shape) -> dict[str, object]:
        match shape:
            case Line(words=words) if words:
                return {"enum": list(getattr(self.vocabulary, words))}
            case Line(pattern=pattern, example=example):
                described: dict[str, object] = {"type": ["string", "number"]}
                if pattern:
                    # A number in an editor's eyes, such as a year, is text in ours.
                    described["pattern"] = f"^(?:{pattern.pattern})$"
                    described["examples"] = [example]
                return described
            case Prose():
                return {"type": "string", "minLength": 1}
            case ListOf(item=item):
                return {"type": "array", "items": self.describe(item)}
            case Table(item=item):
                return {"type": "object", "additionalProperties": self.describe(item)}
            case PerLanguage(item=item):
                fields = {each.code: Field(item, each.name) for each in self.settings.languages}
                return self.describe(Object(fields))
            case Object(fields=fields, one_of=one_of):
                described = {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        name: {"description": each.about, **self.describe(each.shape)}
                        for name, each in fields.items()
                    },
                    "required": [name for name, each in fields.items() if each.required],
                }
                if one_of:
                    described["anyOf"] = [{"required": [name]} for name in one_of]
                return described


def json_schema(settings: Settings, vocabulary: Vocabulary) -> dict[str, object]:
    """The record format for editors, with the words that this bank allows.

    Follows JSON Schema draft-07, the newest that YAML language servers support:
    https://json-schema.org/draft-07
    """
    editor = _Editor(settings, vocabulary)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A record of the question bank",
        "oneOf": [editor.describe(question_shape(settings)), editor.describe(TOMBSTONE)],
    }
