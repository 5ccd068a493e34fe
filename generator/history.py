"""What files once said, from git. Does not know what their contents mean."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path


class NoHistory(Exception):  # noqa: N818 -- the word says what happened
    """The past of a folder cannot be read; the text says why."""


# A person's settings must not change what is printed, and no question may be asked or fetched.
_ENVIRONMENT = {
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
# A hook runs with these, which would hold for its own folder.
_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
_LOG = (
    *("-c", "log.showRoot=true", "-c", "log.showSignature=false"),
    *("log", "-z", "--format=", "--raw", "--no-abbrev", "--find-renames", "--no-relative"),
    *("--diff-merges=off", "--no-ext-diff", "--no-color", "--", "."),
)


def past_versions(folder: Path, wanted: set[str]) -> Iterator[tuple[str, bytes]]:
    """Paths and what stood there, newest first, through renames inside of the folder.

    `wanted` are paths from the folder. Whoever has seen enough of a file takes it out meanwhile.

    Raises:
        NoHistory: when git is not there, or cannot read the folder's past.
    """
    prefix = _asked(folder, "rev-parse", "--show-prefix").removesuffix("\n")
    # A file's names so far: in a history with branches, the older one may still come up.
    path_of = {f"{prefix}{path}": path for path in wanted}
    known: set[tuple[str, str]] = set()
    with ExitStack() as stack:
        log = stack.enter_context(_Log(folder))
        blobs = stack.enter_context(_Blobs(folder))
        for old_name, old, new_name, new in log.changes():
            if not wanted:
                return
            path = path_of.get(new_name) or path_of.get(old_name)
            if path not in wanted:
                continue
            path_of.setdefault(old_name, path)
            for blob in (new, old):
                if (path, blob) not in known and path in wanted:
                    known.add((path, blob))
                    content = blobs.read(blob)
                    if content is not None:
                        yield path, content


def is_cut_short(folder: Path) -> bool:
    """Whether only the newest part of the history was fetched."""
    return _asked(folder, "rev-parse", "--is-shallow-repository").strip() == "true"


def _command(folder: Path, *words: str) -> list[str]:
    return ["git", "--no-pager", "-C", os.fspath(folder), *words]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    return kept | _ENVIRONMENT


def _asked(folder: Path, *words: str) -> str:
    try:
        done = subprocess.run(
            _command(folder, *words), capture_output=True, env=_environment(), check=False
        )
    except OSError as error:
        raise NoHistory("git is not installed, or does not start") from error
    if done.returncode:
        raise NoHistory(_reason(done.stderr))
    return os.fsdecode(done.stdout)


def _reason(said: bytes) -> str:
    text = said.decode(errors="replace").strip()
    if "not a git repository" in text:
        return "the folder is not in a git repository"
    first = next(iter(text.splitlines()), "nothing")
    return f"git says: {first.removeprefix('fatal: ')}"


class _Process:
    """A git that is read while it runs, and stopped when nobody reads on."""

    def __init__(self, folder: Path, *words: str):
        self._process = subprocess.Popen(
            _command(folder, *words),
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def __enter__(self):
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        for stream in (self._process.stdout, self._process.stderr, self._process.stdin):
            stream.close()
        self._process.wait()


class _Log(_Process):
    def __init__(self, folder: Path):
        super().__init__(folder, *_LOG)

    def changes(self) -> Iterator[tuple[str, str, str, str]]:
        """Name and blob before, name and blob after, for each file of each commit."""
        words = self._words()
        for about in words:
            # `:100644 100644 <old> <new> R100`, then a name, or two for a rename.
            old, new, kind = about.split(" ")[2:5]
            old_name = next(words)
            new_name = next(words) if kind[0] in "RC" else old_name
            yield old_name, old, new_name, new
        if self._process.wait():
            raise NoHistory(_reason(self._process.stderr.read()))

    def _words(self) -> Iterator[str]:
        rest = b""
        while block := self._process.stdout.read1():
            *words, rest = (rest + block).split(b"\0")
            yield from map(os.fsdecode, words)


class _Blobs(_Process):
    def __init__(self, folder: Path):
        super().__init__(folder, "cat-file", "--batch")

    def read(self, blob: str) -> bytes | None:
        """Its content, or None for one that is not there, such as that of a file not yet made."""
        self._process.stdin.write(f"{blob}\n".encode())
        self._process.stdin.flush()
        # `<blob> blob <size>`, or `<blob> missing`.
        about = self._process.stdout.readline().split()
        if len(about) != 3:
            return None
        content = self._process.stdout.read(int(about[2]))
        self._process.stdout.read(1)
        return content if about[1] == b"blob" else None
