"""Ids are for ever: what was published once stays reachable, and never means another thing."""

from collections.abc import Iterator, Mapping, Sequence

from generator.diagnostics import At, Diagnostic, Example, Rule, Severity
from generator.model import LedgerLine
from generator.rules.facts import Facts

VANISHED_ID = Rule(
    "Q505",
    "vanished-id",
    Severity.ERROR,
    """\
People have linked to a published question. One that gets another name keeps the old one among its
`aliases`, and one that goes leaves a tombstone: `questions rename` and `questions retire` see to
it.

Bad:
    questions/ledger.yml
        overfit: 2026-11-01
Good:
    questions/ledger.yml
        overfit: overfitting
    questions/ml-foundations/overfitting.yml
        aliases: [overfit]
""",
    translations={
        "fr": """\
Des gens ont donné l'adresse d'une question publiée. Celle qui change de nom garde l'ancien dans
ses `aliases`, celle qui s'en va laisse un avis de retrait : `questions rename` et
`questions retire` s'en chargent.
"""
    },
    example=Example.TREE,
)

REUSED_ID = Rule(
    "Q506",
    "reused-id",
    Severity.ERROR,
    """\
An old link must not lead to a new subject. An id that was once another question's, published on
another day, renamed or retired, is taken for ever.

Bad:
    questions/ledger.yml
        overfitting: 2024-06-01
    questions/ml-foundations/overfitting.yml
        published: 2026-11-20
Good:
    questions/ledger.yml
        overfitting: 2026-11-20
    questions/ml-foundations/overfitting.yml
        published: 2026-11-20
""",
    translations={
        "fr": """\
Un ancien lien ne doit pas mener à un nouveau sujet. Un identifiant qui a été celui d'une autre
question, publiée un autre jour, renommée ou retirée, est pris pour toujours.
"""
    },
    example=Example.TREE,
)

UNRECORDED_ID = Rule(
    "Q507",
    "unrecorded-id",
    Severity.WARNING,
    """\
The ledger, `questions/ledger.yml`, holds every id that was ever published, so that none is lost or
used twice. `questions fix` writes in it what is missing.

Bad:
    questions/ml-foundations/underfitting.yml
Good:
    questions/ml-foundations/underfitting.yml
    questions/ledger.yml
        underfitting: 2026-11-20
""",
    translations={
        "fr": """\
Le registre, `questions/ledger.yml`, garde tous les identifiants publiés un jour : aucun ne se perd,
aucun ne sert deux fois. `questions fix` y inscrit ce qui manque.
"""
    },
    example=Example.TREE,
)

RULES = (VANISHED_ID, REUSED_ID, UNRECORDED_ID)


def ledger_of(bank: Sequence[Facts]) -> Mapping[str, LedgerLine]:
    """What the ledger has to say of the ids that the bank has now, in their order."""
    lines = {}
    for facts in bank:
        for alias in facts.aliases:
            lines[alias.id] = LedgerLine(alias.id, leads_to=facts.id)
    for facts in bank:
        published = facts.published and facts.published.day
        lines[facts.id] = LedgerLine(facts.id, published=published, is_retired=facts.is_retired)
    return dict(sorted(lines.items()))


def check_ledger(
    bank: Sequence[Facts],
    unread: frozenset[str],
    ledger: Mapping[str, LedgerLine] | None,
    at_ledger: At,
) -> Iterator[Diagnostic]:
    """`at_ledger` leads into the ledger; of the `unread` records, only the ids are known."""
    if ledger is None:
        message = "the bank has no ledger of published ids"
        yield UNRECORDED_ID.found(at_ledger(), message, "`questions fix` makes it")
        return
    now = ledger_of(bank)
    for id in ledger:
        if id not in now and not unread:
            message = f"`{id}` was published, and leads nowhere now"
            hint = "put it in `aliases` of the question that took its place, or `questions retire`"
            yield VANISHED_ID.found(at_ledger(id), message, hint)
    for facts in bank:
        if facts.id not in ledger:
            hint = "`questions fix` writes it there"
            message = f"`{facts.id}` is not in the ledger of published ids"
            yield UNRECORDED_ID.found(facts.place, message, hint)
        elif not facts.is_retired and ledger[facts.id] != now[facts.id]:
            hint = "choose another id; if it is the same question, put back what the ledger says"
            place = facts.published.place if facts.published else facts.place
            yield REUSED_ID.found(place, _said(ledger[facts.id]), hint)
        for alias in facts.aliases:
            if alias.id not in ledger:
                message = f"`{alias.id}` is not in the ledger of published ids"
                yield UNRECORDED_ID.found(alias.place, message, "`questions fix` writes it there")


def _said(line: LedgerLine) -> str:
    if line.is_retired:
        return f"`{line.id}` is the id of a retired question"
    if line.leads_to:
        return f"`{line.id}` is an old id of `{line.leads_to}`"
    return f"`{line.id}` was published on `{line.published}`"
