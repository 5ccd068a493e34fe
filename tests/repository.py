"""A git repository of a test's own, whatever the settings of the person who runs it."""

import os
import subprocess
from pathlib import Path

import pytest

IDENTITY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.org",
}


class Repository:
    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch):
        self.root = root
        self._commits = 0
        for name, value in IDENTITY.items():
            monkeypatch.setenv(name, value)
        # Above the test's folder, there may be a repository that is not its business.
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
        root.mkdir(exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *words: str) -> str:
        day = f"2026-01-01T00:00:{self._commits:02}+00:00"
        dated = os.environ | {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
        done = subprocess.run(
            ["git", *words], cwd=self.root, env=dated, capture_output=True, text=True, check=True
        )
        return done.stdout

    def commit(self) -> None:
        self._commits += 1
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", f"Change {self._commits}")

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
