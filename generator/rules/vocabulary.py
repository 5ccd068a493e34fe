"""Words of the shared lists."""

from collections.abc import Iterator, Mapping

from generator.diagnostics import At, Diagnostic, Example, Rule, Severity, nearest
from generator.model import Question, Settings, Term, Tombstone, Vocabulary
from generator.typography import CONVENTIONS

UNKNOWN_TAG = Rule(
    "Q201",
    "unknown-tag",
    Severity.ERROR,
    """\
A tag is one of the shared list, `questions/tags.yml`, so that each tag's page is complete.

Bad:
    tags: [metrics, regularisation]
Good:
    tags: [metrics, regularization]
""",
    translations={
        "fr": """\
Un mot-clé fait partie de la liste commune, `questions/tags.yml`, pour que la page de chacun soit
complète.
"""
    },
)

UNKNOWN_TOPIC = Rule(
    "Q202",
    "unknown-topic",
    Severity.ERROR,
    """\
The folder of a record is its topic, one of `questions/topics.yml`, where it has its names.

Bad:
    questions/ml-fundations/overfitting.yml
Good:
    questions/ml-foundations/overfitting.yml
""",
    translations={
        "fr": """\
Le dossier d'une fiche est son thème, l'un de ceux de `questions/topics.yml`, où il a ses noms.
"""
    },
    example=Example.TREE,
)

UNKNOWN_KIND = Rule(
    "Q203",
    "unknown-kind",
    Severity.ERROR,
    """\
A kind is one of those in `questions/bank.yml`: readers filter by it.

Bad:
    kind: conceptual
Good:
    kind: concept
""",
    translations={
        "fr": """\
Le type est l'un de ceux de `questions/bank.yml` : c'est un filtre pour les lecteurs.
"""
    },
)

UNKNOWN_DIFFICULTY = Rule(
    "Q204",
    "unknown-difficulty",
    Severity.ERROR,
    """\
A difficulty is one of those in `questions/bank.yml`, which go from easy to hard.

Bad:
    difficulty: beginner
Good:
    difficulty: basic
""",
    translations={
        "fr": """\
Le niveau est l'un de ceux de `questions/bank.yml`, qui vont du plus facile au plus difficile.
"""
    },
)

UNKNOWN_SOURCE = Rule(
    "Q205",
    "unknown-source",
    Severity.ERROR,
    """\
A source is one of `questions/sources.yml`, where its title and address stand once.

Bad:
    sources: [datacamp]
Good:
    sources: [datacamp-ml]
""",
    translations={
        "fr": """\
Une source est l'une de celles de `questions/sources.yml`, où son titre et son adresse sont écrits
une fois pour toutes.
"""
    },
)

UNKNOWN_TYPOGRAPHY = Rule(
    "Q206",
    "unknown-typography",
    Severity.ERROR,
    """\
The convention of a language says which spaces, quotes and apostrophes rendering makes.

Bad:
    questions/bank.yml
        languages:
          - {code: fr, name: Français, locale: fr_FR, typography: frensh}
          - {code: en, name: English, locale: en_US, typography: plain}
Good:
    questions/bank.yml
        languages:
          - {code: fr, name: Français, locale: fr_FR, typography: french}
          - {code: en, name: English, locale: en_US, typography: plain}
""",
    translations={
        "fr": """\
La convention d'une langue dit quelles espaces, quels guillemets et quelles apostrophes le rendu
produit.
"""
    },
    example=Example.TREE,
)

RULES = (
    UNKNOWN_TAG,
    UNKNOWN_TOPIC,
    UNKNOWN_KIND,
    UNKNOWN_DIFFICULTY,
    UNKNOWN_SOURCE,
    UNKNOWN_TYPOGRAPHY,
)


def check_settings(settings: Settings, topics: Mapping[str, Term], at: At) -> Iterator[Diagnostic]:
    for role in settings.roles:
        for index, topic in enumerate(role.topics):
            if topic not in topics:
                place = at("roles", role.slug, "topics", index)
                hint = nearest(topic, topics)
                yield UNKNOWN_TOPIC.found(place, f"`{topic}` is not a known topic", hint)
    for index, language in enumerate(settings.languages):
        if language.typography not in CONVENTIONS:
            message = f"`{language.typography}` is not a known convention"
            place = at("languages", index, "typography")
            yield UNKNOWN_TYPOGRAPHY.found(
                place, message, nearest(language.typography, CONVENTIONS)
            )


def check_vocabulary(
    meaning: Question | Tombstone, at: At, vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    if meaning.topic not in vocabulary.topics:
        message = f"`{meaning.topic}` is not a known topic"
        yield UNKNOWN_TOPIC.found(at(), message, nearest(meaning.topic, vocabulary.topics))
    if isinstance(meaning, Tombstone):
        return
    for key, words, known, rule in (
        ("tags", meaning.tags, vocabulary.tags, UNKNOWN_TAG),
        ("sources", meaning.sources, vocabulary.sources, UNKNOWN_SOURCE),
    ):
        for index, word in enumerate(words):
            if word not in known:
                message = f"`{word}` is not a known {key.removesuffix('s')}"
                yield rule.found(at(key, index), message, nearest(word, known))
    for key, word, known, rule in (
        ("kind", meaning.kind, vocabulary.kinds, UNKNOWN_KIND),
        ("difficulty", meaning.difficulty, vocabulary.difficulties, UNKNOWN_DIFFICULTY),
    ):
        if word not in known:
            yield rule.found(at(key), f"`{word}` is not a known {key}", nearest(word, known))
