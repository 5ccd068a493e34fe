"""Turns folders of Markdown into folders of HTML. MkDocs is known here alone."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


class EngineFailed(Exception):  # noqa: N818 -- the word says what happened
    """The engine refused its input; the text is what it said."""


@dataclass(frozen=True)
class Job:
    """One language's build."""

    markdown: Path
    html: Path
    """Where the HTML goes; the folder is the job's own."""
    language: str
    """The theme's interface language."""
    site_name: str
    site_url: str
    description: str
    navigation: Sequence[Mapping[str, Any]]
    """As MkDocs writes it: `{title: file}`, or `{title: [...]}`."""
    outside_navigation: str
    """Paths that no menu names, as `.gitignore` would write them."""
    permalink_title: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    """What the theme's templates need to know beyond the page."""


def build(jobs: Sequence[Job], base: Path, program: str = "mkdocs") -> None:
    """Builds every job at once, strictly, on top of the configuration file `base`.

    Raises:
        EngineFailed: when any build warns or fails.
    """
    running = [(job, _start(job, base, program)) for job in jobs]
    outcomes = [(job, process.communicate()[0], process.returncode) for job, process in running]
    failures = [f"{job.language}: {_spoken(said)}" for job, said, status in outcomes if status]
    if failures:
        raise EngineFailed("\n".join(failures))
    for job in jobs:
        for name in LEFTOVERS:
            (job.html / name).unlink(missing_ok=True)


def _start(job: Job, base: Path, program: str) -> subprocess.Popen[str]:
    configuration = job.markdown.with_name(f"{job.markdown.name}.mkdocs.yml")
    # JSON is YAML too, and no YAML is written anywhere else.
    configuration.write_text(json.dumps(_configuration(job, base), indent=1), encoding="utf-8")
    command = [sys.executable, "-m", program, "build", "--strict", "-f", str(configuration)]
    # The build date must not leak into the pages; the theme's farewell must not drown the warnings.
    quiet = {
        "SOURCE_DATE_EPOCH": "0",
        "DISABLE_MKDOCS_2_WARNING": "true",
        "NO_MKDOCS_2_WARNING": "1",
    }
    return subprocess.Popen(
        command,
        env=os.environ | quiet | {"PYTHONWARNINGS": "ignore"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def _configuration(job: Job, base: Path) -> Mapping[str, Any]:
    return {
        "INHERIT": os.path.relpath(base.resolve(), job.markdown.parent.resolve()),
        "site_name": job.site_name,
        "site_url": job.site_url,
        "site_description": job.description,
        "docs_dir": str(job.markdown.resolve()),
        "site_dir": str(job.html.resolve()),
        "hooks": [],
        "nav": list(job.navigation),
        "not_in_nav": job.outside_navigation,
        "theme": {
            "language": job.language,
            "custom_dir": str(base.resolve().with_name("site_overrides")),
        },
        "markdown_extensions": {"toc": {"permalink": "#", "permalink_title": job.permalink_title}},
        "extra": dict(job.variables),
    }


def _spoken(said: str) -> str:
    """The warnings and errors among all that the engine printed."""
    lines = [line for line in said.splitlines() if line.startswith(("WARNING", "ERROR", "Error"))]
    return "\n".join(lines) or said.strip()[-2000:]


LEFTOVERS = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""What the engine makes for a site of one language, and a site of two makes for itself."""
