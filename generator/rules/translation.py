"""Whether the two languages of a question say the same."""

from collections.abc import Iterator

from generator.diagnostics import At, Diagnostic, Place, Rule, Severity, nearest
from generator.model import Question, Settings
from generator.review import State, states

SECTIONS_DIFFER = Rule(
    "Q401",
    "sections-differ",
    Severity.ERROR,
    """\
The sections of an answer have the same slugs in both languages, in the same order: a reader who
switches language lands on the same section, and a review is kept for each.

Bad:
    fr:
      answer: |
        ## Ce que cache le pourcentage {#worked-number}
    en:
      answer: |
        ## What the percentage hides {#percentage}
Good:
    fr:
      answer: |
        ## Ce que cache le pourcentage {#worked-number}
    en:
      answer: |
        ## What the percentage hides {#worked-number}
""",
    translations={
        "fr": """\
Les sections d'une réponse ont les mêmes noms dans les deux langues, dans le même ordre : qui
change de langue arrive à la même section, et chacune a sa relecture.
"""
    },
)

MISSING_TRANSLATION = Rule(
    "Q402",
    "missing-translation",
    Severity.WARNING,
    """\
A question counts as translated when the question, the short answer and the answer exist in that
language. Until then its page shows the original and says so.

Bad:
    en:
      question: |
        What is overfitting?
      # without short
Good:
    en:
      question: |
        What is overfitting?
      short: |
        Memorizing the accidents of the examples instead of what holds for others.
""",
    translations={
        "fr": """\
Une question compte comme traduite quand la question, la réponse courte et la réponse existent dans
l'autre langue. D'ici là, sa page montre l'original et le dit.
"""
    },
)

OUTDATED_PART = Rule(
    "Q403",
    "outdated-part",
    Severity.WARNING,
    """\
One language moved after someone last held the two side by side. Bring the other one up to date,
or see that nothing needs to change; then `questions review ID` notes it.

Bad:
    en:
      question: |
        What is overfitting, and how do you prevent it?
    reviewed:
      question: 534bf26e/f7b5d5e2
Good:
    fr:
      question: |
        Qu'est-ce que le surapprentissage, et comment l'évitez-vous ?
    en:
      question: |
        What is overfitting, and how do you prevent it?
    reviewed:
      question: 93cbc69b/bd2a40c3
""",
    translations={
        "fr": """\
L'une des langues a changé depuis que quelqu'un les a lues côte à côte. Mettez l'autre à jour, ou
constatez qu'il n'y a rien à changer ; `questions review ID` en prend note.
"""
    },
)

UNREVIEWED_PART = Rule(
    "Q404",
    "unreviewed-part",
    Severity.WARNING,
    """\
Nobody has yet held the two languages of this part side by side. When it has been done,
`questions review ID` notes it.

Bad:
    reviewed:
      # without question
Good:
    reviewed:
      question: 534bf26e/f7b5d5e2
""",
    translations={
        "fr": """\
Personne n'a encore lu cette partie dans les deux langues côte à côte. Quand c'est fait,
`questions review ID` en prend note.
"""
    },
)

RULES = (SECTIONS_DIFFER, MISSING_TRANSLATION, OUTDATED_PART, UNREVIEWED_PART)


def check_translation(question: Question, at: At, settings: Settings) -> Iterator[Diagnostic]:
    source, translation = settings.source, settings.translation
    if not question.is_translated(translation.code):
        missing = ", ".join(
            f"`{part}`"
            for part in ("question", "short", "answer")
            if not getattr(question.wordings[translation.code], part)
        )
        message = f"missing in {translation.name}: {missing}"
        yield MISSING_TRANSLATION.found(at(translation.code), message)
    if question.wordings[translation.code].answer:
        yield from _differing_sections(question, at, settings)
    reviews = states(question, settings)
    if reviews and all(review.state is State.UNREVIEWED for review in reviews.values()):
        hint = f"hold both languages side by side, then `questions review {question.id}`"
        yield UNREVIEWED_PART.found(at(translation.code), "nothing was ever reviewed", hint)
        return
    for part, review in reviews.items():
        place = _place_of(part, question, at, translation.code)
        if review.state is State.UNREVIEWED:
            hint = f"hold both languages side by side, then `questions review {question.id}`"
            yield UNREVIEWED_PART.found(place, f"`{part}` was never reviewed", hint)
        elif review.state is State.OUTDATED:
            sides = [
                language.name
                for language, moved in (
                    (source, review.source_moved),
                    (translation, review.translation_moved),
                )
                if moved
            ]
            message = f"`{part}` moved since its review: {', '.join(sides)}"
            hint = f"compare both languages, then `questions review {question.id}`"
            yield OUTDATED_PART.found(place, message, hint)


def _differing_sections(question: Question, at: At, settings: Settings) -> Iterator[Diagnostic]:
    ours, theirs = (question.wordings[each.code].sections for each in settings.languages)
    known = [section.slug for section in ours]
    slugs = [section.slug for section in theirs]
    if known == slugs:
        return
    code = settings.translation.code
    for section in theirs:
        if section.slug and section.slug not in known:
            message = f"no section has the slug `{section.slug}` in {settings.source.name}"
            place = at(code, "answer", offset=section.offset)
            yield SECTIONS_DIFFER.found(place, message, nearest(section.slug, filter(None, known)))
    for section in ours:
        if section.slug and section.slug not in slugs:
            message = f"no section has the slug `{section.slug}` in {settings.translation.name}"
            place = at(settings.source.code, "answer", offset=section.offset)
            yield SECTIONS_DIFFER.found(place, message)
    if sorted(known) == sorted(slugs):
        message = "the sections stand in another order, or twice"
        hint = f"order in {settings.source.name}: " + ", ".join(f"`{slug}`" for slug in known)
        yield SECTIONS_DIFFER.found(at(code, "answer"), message, hint)
    elif ("" in known) != ("" in slugs):
        message = "only one language has a text before the first section"
        yield SECTIONS_DIFFER.found(at(code, "answer"), message)


def _place_of(part: str, question: Question, at: At, code: str) -> Place:
    field, _, slug = part.partition("#")
    for section in question.wordings[code].sections:
        if field == "answer" and section.slug == slug:
            return at(code, "answer", offset=section.offset)
    return at(code, field)
