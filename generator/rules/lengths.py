"""Whether an answer is as long as a reader expects."""

import re
from collections.abc import Iterator

from generator import prose
from generator.diagnostics import At, Diagnostic, Example, Rule, Severity
from generator.model import Question, Settings
from generator.prose import FILLER, Kind

LONGEST_SUMMARY = 110
"""Words that are said in thirty seconds, by somebody who speaks fast."""
SHORTEST_SUMMARY = 25
LONGEST_ANSWER = 1100
SHORTEST_ANSWER = 60

LONG_SUMMARY = Rule(
    "Q348",
    "long-summary",
    Severity.WARNING,
    f"""\
The answer in thirty seconds is what one would say aloud: it takes longer beyond {LONGEST_SUMMARY}
words. A formula or a piece of code counts as one word.

Bad:
    en:
      short: |
        Overfitting is when a model does very well on the data that it was trained on and much
        worse on new data. It happens when the model is too flexible for the amount of data, so
        that it learns the noise along with the signal, and it shows as a gap between the error
        on the training set and the error on the validation set. To fight it, get more data, pick
        a simpler model, add a penalty on large weights, stop the training early, drop out units
        at random, or average many models together. Always keep a test set that nobody looks at
        before the end, because each time that you choose something on the validation set, you
        also overfit that set a little.
Good:
    en:
      short: |
        An overfitted model does well on the data that it learned from and worse on new data: it
        learned the noise along with the signal. Compare its errors on both, then get more data,
        or a simpler model.
""",
    translations={
        "fr": f"""\
La réponse en trente secondes est celle que l'on dirait à voix haute : au-delà de {LONGEST_SUMMARY}
mots, elle dure plus longtemps. Une formule ou un bout de code compte pour un mot.
"""
    },
    is_excusable=True,
)

BRIEF_SUMMARY = Rule(
    "Q349",
    "brief-summary",
    Severity.WARNING,
    f"""\
The answer in thirty seconds stands by itself: in fewer than {SHORTEST_SUMMARY} words, it names the
answer without the reason.

Bad:
    en:
      short: |
        The model learned the noise.
Good:
    en:
      short: |
        An overfitted model does well on the data that it learned from and worse on new data: it
        learned the noise along with the signal. Compare its errors on both, then get more data,
        or a simpler model.
""",
    translations={
        "fr": f"""\
La réponse en trente secondes se suffit à elle-même : en moins de {SHORTEST_SUMMARY} mots, elle
donne la réponse sans la raison.
"""
    },
    is_excusable=True,
)

LONG_ANSWER = Rule(
    "Q350",
    "long-answer",
    Severity.WARNING,
    f"""\
An answer is read in a few minutes. Beyond {LONGEST_ANSWER} words, code and tables apart, it is
several questions, or it says things twice.

Bad:
    an answer of 1,400 words
Good:
    the 900 of them that answer the question
""",
    translations={
        "fr": f"""\
Une réponse se lit en quelques minutes. Au-delà de {LONGEST_ANSWER} mots, code et tableaux mis à
part, c'est qu'elle contient plusieurs questions ou qu'elle se répète.
"""
    },
    example=Example.WORDS,
    is_excusable=True,
)

SCANT_ANSWER = Rule(
    "Q351",
    "scant-answer",
    Severity.WARNING,
    f"""\
The answer goes further than the one in thirty seconds: why it is so, an example, what it costs. In
fewer than {SHORTEST_ANSWER} words, without code, table or figure, it cannot.

Bad:
    fr:
      answer: |
        ## Pourquoi {{#why}}

        Le modèle a retenu le bruit avec le signal.
    en:
      answer: |
        ## Why {{#why}}

        The model learned the noise along with the signal.
Good:
    fr:
      answer: |
        ## Pourquoi {{#why}}

        Le modèle a retenu le bruit avec le signal :

        | données    | erreur |
        |------------|--------|
        | déjà vues  | 2 %    |
        | nouvelles  | 19 %   |
    en:
      answer: |
        ## Why {{#why}}

        The model learned the noise along with the signal:

        | data      | error |
        |-----------|-------|
        | seen      | 2%    |
        | not seen  | 19%   |
""",
    translations={
        "fr": f"""\
La réponse va plus loin que celle en trente secondes : la raison, un exemple, ce qu'il en coûte. En
moins de {SHORTEST_ANSWER} mots, sans code, ni tableau, ni figure, elle ne le peut pas.
"""
    },
    is_excusable=True,
)

RULES = (LONG_SUMMARY, BRIEF_SUMMARY, LONG_ANSWER, SCANT_ANSWER)


def check_lengths(question: Question, at: At, settings: Settings) -> Iterator[Diagnostic]:
    for language in settings.languages:
        code = language.code
        wording = question.wordings[code]
        if wording.short:
            words = count_words(wording.short)
            message, place = f"words in the short answer: {words}", at(code, "short")
            if words > LONGEST_SUMMARY:
                yield LONG_SUMMARY.found(place, message, f"allowed: {LONGEST_SUMMARY}")
            elif words < SHORTEST_SUMMARY:
                hint = f"needed: {SHORTEST_SUMMARY}; say why"
                yield BRIEF_SUMMARY.found(place, message, hint)
        if wording.answer:
            words = count_words(wording.answer)
            message, place = f"words in the answer: {words}", at(code, "answer")
            if words > LONGEST_ANSWER:
                yield LONG_ANSWER.found(place, message, f"allowed: {LONGEST_ANSWER}")
            elif words < SHORTEST_ANSWER and not _shows_something(wording.answer):
                hint = f"needed: {SHORTEST_ANSWER}, or code, a table or a figure"
                yield SCANT_ANSWER.found(place, message, hint)


_IN_THOUSANDS = re.compile(r"[0-9](?<![0-9]{4})[ \u00a0\u202f](?=[0-9]{3}(?![0-9]))")


def count_words(text: str) -> int:
    """As a reader counts them: code blocks and tables apart, a formula or a code span as one."""
    words = prose.words_alone(text)
    count = _count(words)
    # What is filled is a word; a block of code and the name of a section are not.
    count -= sum(each.kind in (Kind.FENCE, Kind.SLUG) for each in prose.segments(text))
    return count - sum(_count(words[each.start : each.stop]) for each in prose.tables(text))


def _count(words: str) -> int:
    """`l'erreur`, `data-driven` and `1 000 000` are a word each; a dash on its own is none."""
    pieces = [piece for piece in words.split() if piece[0].isalnum() or _WORD.search(piece)]
    return len(pieces) - len(_IN_THOUSANDS.findall(words))


_WORD = re.compile(rf"[\w{FILLER}]")


def _shows_something(answer: str) -> bool:
    return any(
        next(iter(found), None) is not None
        for found in (prose.fences(answer), prose.tables(answer), prose.figures(answer))
    )
