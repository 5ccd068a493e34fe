"""Puts the finished site in place in one move, only after all has succeeded."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MARKER = ".recto-verso"
"""Says that a folder is a site of ours, which the next one may replace."""


class NotOurs(Exception):  # noqa: N818 -- the word says what was found
    """The destination holds something that is not a site; the text says what to do."""


def refuse_foreign(destination: Path) -> None:
    """Raises NotOurs rather than let a build replace what somebody keeps there."""
    if destination.is_symlink() or (destination.exists() and not destination.is_dir()):
        raise NotOurs(f"`{destination}` is not a folder")
    if destination.exists() and any(destination.iterdir()) and not (destination / MARKER).exists():
        raise NotOurs(
            f"`{destination}` holds files that are not a site of ours; name another folder"
        )


@contextmanager
def staged(destination: Path) -> Iterator[Path]:
    """A new folder beside the destination, which takes its place when the block ends well.

    When the block fails, the folder goes and the last site stays as it was.
    """
    refuse_foreign(destination)
    destination = destination.resolve()
    destination.parent.mkdir(parents=True, exist_ok=True)
    workplace = Path(tempfile.mkdtemp(prefix=f".{destination.name}-", dir=destination.parent))
    try:
        fresh = workplace / "new"
        fresh.mkdir()
        yield fresh
        (fresh / MARKER).write_text("Made by `questions build`, which may replace this folder.\n")
        old = workplace / "old"
        if destination.exists():
            destination.rename(old)
        try:
            fresh.rename(destination)
        except OSError:
            if old.exists():
                old.rename(destination)
            raise
    finally:
        shutil.rmtree(workplace, ignore_errors=True)
