"""Where the records of a bank stand, the ids they have, and what they say at this moment."""

from collections.abc import Mapping
from pathlib import Path

from generator.assets import Entry
from generator.changes import CannotChange
from generator.checking import LABELS, PAGES, PREVIEWS, Checked, Project
from generator.diagnostics import Rejected
from generator.editing import plain, read_text
from generator.schema import SLUG


def record_files(project: Project) -> list[Path]:
    """Whatever stands where a record does, even if it cannot be understood."""
    return [
        path
        for path in sorted(project.bank.glob("*/*.yml"))
        if path.parent.name not in (LABELS, PAGES, PREVIEWS)
    ]


def taken_ids(project: Project, checked: Checked) -> Mapping[str, str]:
    """Every id and former id, with what has it: an id is an address for ever, given once."""
    ledger = checked.bank.vocabulary.ledger if checked.bank else None
    taken = dict.fromkeys(ledger or (), "in the ledger of published ids")
    for entry in checked.entries.values():
        shown = f"an alias of `{project.shown(project.bank / entry.meaning.path)}`"
        taken |= dict.fromkeys(entry.meaning.aliases, shown)
    return taken | {path.stem: f"`{project.shown(path)}`" for path in record_files(project)}


def refusal(id: str, taken: Mapping[str, str]) -> str:
    """Why no question can have this id from now on; empty if one can."""
    if not SLUG.fullmatch(id):
        return f"`{id}` is not lower-case words with hyphens, such as `class-imbalance`"
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
