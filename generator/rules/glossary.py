"""The words of the trade: those that the glossary bans, and what the glossary itself must be."""

from collections.abc import Iterator
from functools import lru_cache

from generator.diagnostics import At, Diagnostic, Example, Rule, Severity
from generator.model import Ban, Glossary, GlossaryTerm, Question, Settings
from generator.phrases import Phrases
from generator.rules.wording import PAGE_ANCHORS, PROSE_FIELDS, RESERVED_SLUG

CLASHING_BAN = Rule(
    "Q210",
    "clashing-ban",
    Severity.ERROR,
    """\
What the glossary bans is wrong wherever it stands, so no term may prefer or accept it, and it is
banned once. What is wrong in some contexts only is said in a `note`.

Bad:
    questions/glossary.yml
        precision:
          name: {fr: précision, en: precision}
        accuracy:
          name: {fr: exactitude, en: accuracy}
          banned:
            fr:
              - {word: précision, because: "c'est une autre mesure"}
Good:
    questions/glossary.yml
        precision:
          name: {fr: précision, en: precision}
        accuracy:
          name: {fr: exactitude, en: accuracy}
          note:
            fr: |
              La précision est une autre mesure.
            en: |
              In French, précision is another measure.
""",
    {
        "fr": """\
Un mot banni par le glossaire est faux partout : aucun terme ne peut donc le préférer ni
l'accepter, et on ne le bannit qu'une fois. Ce qui n'est faux que dans certains contextes se dit
dans une `note`.
"""
    },
    Example.TREE,
)

BANNED_TERM = Rule(
    "Q353",
    "banned-term",
    Severity.WARNING,
    """\
The glossary, `questions/glossary.yml`, says once which word the bank uses for a notion, and which
words it never uses: false friends and literal translations that make a reader stop.

Bad:
    questions/glossary.yml
        test-set:
          name: {fr: jeu de test, en: test set}
          banned:
            fr:
              - {word: base d'essai, because: "c'est un calque que personne ne dit"}
    questions/ml-foundations/overfitting.yml
        fr:
          keywords: [bases d'essai]
Good:
    questions/glossary.yml
        test-set:
          name: {fr: jeu de test, en: test set}
          banned:
            fr:
              - {word: base d'essai, because: "c'est un calque que personne ne dit"}
    questions/ml-foundations/overfitting.yml
        fr:
          keywords: [jeux de test]
""",
    {
        "fr": """\
Le glossaire, `questions/glossary.yml`, dit une fois pour toutes quel mot la banque emploie pour
une notion, et lesquels elle n'emploie jamais : faux amis et traductions mot à mot, sur lesquels le
lecteur bute.
"""
    },
    Example.TREE,
    is_excusable=True,
)

RULES = (CLASHING_BAN, BANNED_TERM)

_Bans = Phrases[tuple[GlossaryTerm, Ban]]


# Kept, because a check asks for the same two of them once for each record.
@lru_cache(maxsize=8)
def _bans(glossary: Glossary, code: str) -> _Bans:
    """The bans of a language, silent within the right words that are longer."""
    bans = [
        (ban.word, (term, ban))
        for term in glossary.terms.values()
        for ban in term.banned.get(code, ())
    ]
    alone: _Bans = Phrases(bans)
    right = [word for term in glossary.terms.values() for word in term.said(code)]
    return Phrases(bans, others=[word for word in right if any(alone.find(word))])


def check_words(question: Question, at: At, glossary: Glossary) -> Iterator[Diagnostic]:
    """The words of a question that the glossary bans in their language."""
    for code, wording in question.wordings.items():
        bans = _bans(glossary, code)
        texts = [((code, name), getattr(wording, name)) for name in PROSE_FIELDS]
        texts += [
            ((code, "keywords", index), keyword) for index, keyword in enumerate(wording.keywords)
        ]
        # Most questions have no such word in them: it is quicker to see that of all texts at once.
        if not bans.may_stand_in("\n".join(text for _, text in texts)):
            continue
        for steps, text in texts:
            for hit in bans.find(text):
                term, ban = hit.meaning
                yield BANNED_TERM.found(
                    at(*steps, offset=hit.offset),
                    f"the glossary bans `{hit.written}`",
                    f"write `{term.names[code]}`: {ban.because}",
                )


def check_glossary(glossary: Glossary, at: At, settings: Settings) -> Iterator[Diagnostic]:
    for slug in glossary.terms:
        # Few of them stand on the glossary's page, but a slug is no place for exceptions.
        if slug in PAGE_ANCHORS:
            message = f"`{slug}` is an anchor of the page itself"
            yield RESERVED_SLUG.found(at(slug), message, "choose another slug")
    for language in settings.languages:
        yield from _clashing_bans(glossary, language.code, at)


def _clashing_bans(glossary: Glossary, code: str, at: At) -> Iterator[Diagnostic]:
    bans = Phrases(
        (ban.word, ban.word)
        for term in glossary.terms.values()
        for ban in term.banned.get(code, ())
    )
    right_for = {
        hit.meaning: slug
        for slug, term in glossary.terms.items()
        for word in term.said(code)
        for hit in bans.find(word)
        if len(hit.written) == len(word)
    }
    banned_for: dict[str, str] = {}
    for slug, term in glossary.terms.items():
        for index, ban in enumerate(term.banned.get(code, ())):
            place = at(slug, "banned", code, index, "word")
            if ban.word in right_for:
                message = f"`{ban.word}` is banned, and right for `{right_for[ban.word]}`"
                hint = "leave one of them out; a `note` says what is wrong in some contexts only"
                yield CLASHING_BAN.found(place, message, hint)
            elif ban.word in banned_for:
                message = f"`{ban.word}` is banned already, for `{banned_for[ban.word]}`"
                yield CLASHING_BAN.found(place, message, "ban it once")
            banned_for.setdefault(ban.word, slug)
