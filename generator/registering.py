"""Writes into the ledger what was published since: it adds lines, and takes none away."""

from collections.abc import Mapping, Sequence

from generator.editing import set_field, sorted_fields
from generator.model import LedgerLine
from generator.rules.facts import Facts
from generator.rules.ledger import ledger_of
from generator.schema import RETIRED

HEADER = """\
# Every id that was ever published, with the day of its publication, the id that took its place, or
# `retired`. Ids are for ever; `questions fix` keeps this list.
"""


def with_new_ids(text: str, kept: Mapping[str, LedgerLine], bank: Sequence[Facts]) -> str:
    """The text of the ledger, `kept` as values, with the ids of the bank that it lacks, and those
    renamed or retired since.

    What the ledger says of a question that stands under its id is never changed: where the two
    differ, the id was used again, and a person has to look.
    """
    now = ledger_of(bank)
    for id, line in now.items():
        has_moved = line.leads_to or line.is_retired
        if id in kept and has_moved and _said(line) != _said(kept[id]):
            text = set_field(text, id, [f"{id}: {_said(line)}"], sorted({*kept, id}))
    new = "".join(f"{id}: {_said(line)}\n" for id, line in now.items() if id not in kept)
    return sorted_fields((text or HEADER) + new) if new else text


def _said(line: LedgerLine) -> str:
    if line.is_retired:
        return RETIRED
    return line.leads_to or str(line.published)
