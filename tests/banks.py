"""Small banks on disk, made in tests from a few lines."""

import re
from pathlib import Path

from conftest import copy_of_tiny
from generator.checking import Project
from records import MINIMAL


def add(project: Project, id: str, fields: str = "", topic: str = "numbers") -> Path:
    """Puts a minimal record into the bank; `fields` are lines of YAML, those with the keys of
    the minimal record take their place, and `id` makes its texts its own."""
    text = MINIMAL.replace("Quoi ?", f"Que dire de {id} ?").replace("Cela.", f"Ceci : {id}.")
    for key in re.findall(r"^(\w+):", fields, re.M):
        text = re.sub(rf"^{key}:.*\n(?:[ ].*\n|\n)*", "", text, flags=re.M)
    path = project.bank / topic / f"{id}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(fields + text, encoding="utf-8")
    return path


def empty_bank(root: Path) -> Project:
    """The shared files of the tiny bank, without its records and its ledger."""
    project = copy_of_tiny(root)
    for path in [*project.bank.glob("*/*.yml"), project.bank / "ledger.yml"]:
        if path.parent.name not in ("pages", "labels"):
            path.unlink()
    return project
