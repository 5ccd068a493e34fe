"""Changes of several files at once: all of them happen, or none."""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from generator.writing import replace_content


class CannotChange(Exception):  # noqa: N818 -- the word says what happened
    """Something is in the way, and everything is as it was; the text says what."""


@dataclass(frozen=True)
class Changes:
    moved: Mapping[Path, Path] = field(default_factory=dict)
    """Files and folders, by where they were; nothing may stand where they go. They come first."""
    written: Mapping[Path, bytes] = field(default_factory=dict)
    """New contents of files, by where they are in the end."""

    def make(self) -> None:
        """Raises `CannotChange`, after everything that had happened was undone."""
        with ExitStack() as undoing:
            try:
                for old, new in self.moved.items():
                    _move(old, new, undoing)
                for path, content in self.written.items():
                    _write(path, content, undoing)
            except OSError as error:
                raise CannotChange(f"{error.strerror}: {error.filename}") from error
            undoing.pop_all()


def _move(old: Path, new: Path, undoing: ExitStack) -> None:
    _make_folder(new.parent, undoing)
    # A rename may replace a file without a word.
    if new.exists() or new.is_symlink():
        raise CannotChange(f"there is already something at {new}")
    old.rename(new)
    undoing.callback(new.rename, old)


def _write(path: Path, content: bytes, undoing: ExitStack) -> None:
    _make_folder(path.parent, undoing)
    before = path.read_bytes() if path.exists() else None
    if before is None:
        # Nobody else's file is written over, even one made this very moment.
        path.open("xb").close()
        undoing.callback(path.unlink, missing_ok=True)
    else:
        undoing.callback(replace_content, path, before)
    replace_content(path, content)


def _make_folder(folder: Path, undoing: ExitStack) -> None:
    if not folder.is_dir():
        _make_folder(folder.parent, undoing)
        folder.mkdir()
        undoing.callback(folder.rmdir)
