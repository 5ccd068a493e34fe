"""Which files of the bank the work in hand changed, as git knows it."""

import subprocess
from pathlib import Path, PurePosixPath

from generator.checking import LABELS, RECORDS, SHARED_FILES, Project
from generator.choosing import Choice

TRUNKS = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
"""Where a branch may have begun, the surest first."""


class NoHistory(Exception):  # noqa: N818 -- the word says what is missing
    """Nobody can say what changed; the text says why."""


def what_changed(project: Project) -> Choice | None:
    """The files that differ from where this branch left the trunk, those not committed included.

    None, for the whole bank, when a file changed that all records share.

    Raises:
        NoHistory: outside of a git repository, or without git.
    """
    # First, since `git diff` outside of a repository compares any two files.
    new = _listed(project, "ls-files", "--others", "--exclude-standard")
    paths = [
        *new,
        *_listed(project, "diff", "--name-only", "--no-renames", "--relative", _base(project)),
    ]
    within = [path.relative_to(project.bank) for path in paths]
    if any(str(each) in SHARED_FILES or each.parts[0] == LABELS for each in within):
        return None
    shown = [project.shown(path) for path in paths]
    records = [PurePosixPath(path) for path in shown if path.lower().endswith(RECORDS)]
    return Choice(
        files=frozenset(shown),
        folders=frozenset(str(record.with_suffix("")) for record in records),
        ids=frozenset(record.stem for record in records),
    )


def _base(project: Project) -> str:
    """The commit to compare with: where this branch left the trunk, or the last one."""
    for trunk in TRUNKS:
        done = _git(project, "merge-base", "HEAD", trunk)
        if done.returncode == 0:
            return done.stdout.strip()
    return "HEAD"


def _listed(project: Project, *words: str) -> list[Path]:
    done = _git(project, *words, "-z", "--", ".")
    if done.returncode != 0:
        raise NoHistory(f"git cannot say what changed: {done.stderr.strip()}")
    return [project.bank / path for path in done.stdout.split("\0") if path]


def _git(project: Project, *words: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            ["git", *words],
            cwd=project.bank,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            check=False,
        )
    except OSError as error:
        raise NoHistory(f"git cannot be run: {error.strerror}") from error
