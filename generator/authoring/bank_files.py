"""The ids that a bank has given out, and what its records say at this moment."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.assets import Entry
from generator.changes import CannotChange
from generator.checking import Checked, Project, record_files
from generator.diagnostics import Rejected
from generator.editing import plain, read_text
from generator.rules.collection import RESERVED_IDS
from generator.schema import SLUG


def taken_ids(project: Project, checked: Checked) -> Mapping[str, str]:
    """Every id and former id, with what has it: an id is an address for ever, given once."""
    ledger = checked.bank.vocabulary.ledger if checked.bank else None
    taken = dict.fromkeys(ledger or (), "in the ledger of published ids")
    for entry in checked.entries.values():
        shown = f"an alias of `{project.shown(project.bank / entry.meaning.path)}`"
        taken |= dict.fromkeys(entry.meaning.aliases, shown)
    names = record_files(project.bank)
    return taken | {PurePosixPath(name).stem: f"`{project.shown_record(name)}`" for name in names}


def refusal(id: str, taken: Mapping[str, str]) -> str:
    """Why no question can have this id from now on; empty if one can."""
    if not SLUG.fullmatch(id):
        return f"`{id}` is not lower-case words with hyphens, such as `class-imbalance`"
    if id in RESERVED_IDS:
        return f"`{id}` cannot be the name of a page; say more in the name"
    if id in taken:
        return f"`{id}` is taken: {taken[id]}"
    return ""


def text_of(project: Project, entry: Entry) -> str:
    """The text of a record's file, with its line endings.

    Raises `CannotChange` if it no longer says what it said when it was checked.
    """
    path = project.bank / entry.meaning.path
    try:
        text = path.read_bytes().decode()
        if entry.record and plain(read_text(text).root) == plain(entry.record.root):
            return text
    except (UnicodeDecodeError, Rejected):
        pass
    except OSError as error:
        raise CannotChange(f"{error.strerror}: {error.filename}") from error
    raise CannotChange(f"`{project.shown(path)}` was edited meanwhile; type the command again")
