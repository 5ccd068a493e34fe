"""Questions that look like another one of the bank."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from generator.diagnostics import Diagnostic, Example, Rule, Severity
from generator.rules.facts import Facts

NEAR_DUPLICATE = Rule(
    "Q504",
    "near-duplicate",
    Severity.WARNING,
    """\
Two pages that answer one question split its readers, its links and its corrections. Where two
questions only look alike, `allow` says so.

Bad:
    questions/ml-foundations/overfitting.yml
        en:
          question: |
            What is overfitting, and how do you spot it early?
    questions/ml-foundations/spotting-overfitting.yml
        en:
          question: |
            What is overfitting, and how early do you spot it?
Good:
    questions/ml-foundations/overfitting.yml
    questions/ml-foundations/early-stopping.yml
        fr:
          question: |
            Quand arrêtez-vous un entraînement ?
          short: |
            Quand l'erreur de validation ne baisse plus depuis quelques époques.
        en:
          question: |
            When do you stop a training run?
          short: |
            When the validation error has stopped falling for a few epochs.
""",
    translations={
        "fr": """\
Deux pages qui répondent à la même question se partagent ses lecteurs, ses liens et ses corrections.
Si deux questions ne font que se ressembler, `allow` le dit.
"""
    },
    example=Example.TREE,
    is_excusable=True,
)

RULES = (NEAR_DUPLICATE,)

LIKENESS = 0.8
"""Of the words of two questions, the share that both have (Jaccard's index) that is too much."""

FEWEST_WORDS = 4
"""In fewer words than that, different questions look alike."""

MOST_COMPARED = 20
"""For one question; in a bank whose questions all share their rarest words, it bounds the work."""


def check_likeness(bank: Sequence[Facts]) -> Iterator[Diagnostic]:
    """Each question that looks like one before it, in the order of paths, told once."""
    in_order = sorted((each for each in bank if not each.is_retired), key=lambda each: each.path)
    told: set[str] = set()
    for facts, other, why in (*_same_short(in_order), *_same_words(in_order)):
        if facts.id not in told:
            told.add(facts.id)
            message = f"{why} `{other.id}`"
            hint = f"make one of them, or say in `allow` how it differs from `{other.path}`"
            yield NEAR_DUPLICATE.found(facts.place, message, hint)


def _same_short(bank: Sequence[Facts]) -> Iterator[tuple[Facts, Facts, str]]:
    first: dict[str, Facts] = {}
    for facts in bank:
        for digest in facts.shorts:
            other = first.setdefault(digest, facts)
            if other is not facts:
                yield facts, other, "the short answer is that of"


def _same_words(bank: Sequence[Facts]) -> Iterator[tuple[Facts, Facts, str]]:
    """Finds pairs by the rarest words of each (prefix filtering).

    Two sets with Jaccard's index of at least t share a word among the |x| - ceil(t|x|) + 1 rarest
    of each, when all sets order their words alike: https://doi.org/10.1145/1367497.1367516
    """
    rarity = Counter(word for facts in bank for words in facts.words for word in words)
    seen: defaultdict[str, list[tuple[Facts, frozenset[str]]]] = defaultdict(list)
    for facts in bank:
        for written in facts.words:
            if len(written) < FEWEST_WORDS:
                continue
            words = frozenset(written)
            ordered = sorted(written, key=lambda word: (rarity[word], word))
            prefix = ordered[: len(words) - _least_shared(len(words)) + 1]
            candidates = chain.from_iterable(seen[word] for word in prefix)
            for other, theirs in islice(candidates, MOST_COMPARED):
                if other is not facts and _are_alike(words, theirs):
                    yield facts, other, "asks almost what is asked by"
                    break
            for word in prefix:
                seen[word].append((facts, words))


def _least_shared(count: int) -> int:
    return math.ceil(round(LIKENESS * count, 6))


def _are_alike(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return len(ours & theirs) >= LIKENESS * len(ours | theirs)
