"""Writes into the ledger what was published since: it adds lines, and takes none away."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.model import LedgerLine
from generator.rules.facts import Facts
from generator.rules.ledger import ledger_of
from generator.schema import RETIRED

HEADER = """\
# Every id that was ever published, with the day of its publication, the id that took its place, or
# `retired`. Ids are for ever; `questions fix` keeps this list.
"""


def with_new_ids(kept: Mapping[str, LedgerLine], bank: Sequence[Facts]) -> Mapping[str, LedgerLine]:
    """The ledger with the ids of the bank that it lacks, and those renamed or retired since.

    What the ledger says of a question that stands under its id is never changed: where the two
    differ, the id was used again, and a person has to look.
    """
    now = ledger_of(bank)
    lines = dict(kept)
    for id, line in now.items():
        if id not in kept or line.is_retired or line.leads_to:
            lines[id] = replace(line, published=None) if line.is_retired else line
    return dict(sorted(lines.items()))


def as_text(lines: Mapping[str, LedgerLine]) -> str:
    """The file `questions/ledger.yml`."""
    return HEADER + "".join(f"{line.id}: {_said(line)}\n" for line in lines.values())


def _said(line: LedgerLine) -> str:
    if line.is_retired:
        return RETIRED
    return line.leads_to or str(line.published)
