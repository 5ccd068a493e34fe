"""What editors, hooks and workflows are told of this project is true of it."""

import json
import re
import tomllib
from fnmatch import fnmatch

import pytest
import yaml

from conftest import ROOT
from generator.checking import LABELS, PAGES
from generator.cli import main
from generator.reading import read_record
from generator.reporting import FORMATS


def settings() -> dict:
    return json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))


def hooks() -> list[dict]:
    return yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_an_editor_checks_the_records_and_them_alone_with_the_schema() -> None:
    ((schema, patterns),) = settings()["yaml.schemas"].items()
    assert json.loads((ROOT / schema).read_text(encoding="utf-8"))["$schema"]
    wanted = [pattern for pattern in patterns if not pattern.startswith("!")]
    unwanted = [pattern.removeprefix("!") for pattern in patterns if pattern.startswith("!")]
    assert sorted(unwanted) == sorted(f"questions/{each}/*.yml" for each in (LABELS, PAGES))
    matched = {
        path
        for pattern in wanted
        for path in ROOT.glob(pattern)
        if not any(fnmatch(str(path.relative_to(ROOT)), each) for each in unwanted)
    }
    topics = read_record(ROOT / "questions/topics.yml", "topics.yml").root.entries
    assert matched
    assert {path.parent.name for path in matched} <= set(topics)


def test_no_record_names_its_schema_itself() -> None:
    for path in (ROOT / "questions").glob("*/*.yml"):
        assert "yaml-language-server" not in path.read_text(encoding="utf-8")


def test_the_recommended_extensions_are_those_that_the_settings_are_for() -> None:
    text = (ROOT / ".vscode/extensions.json").read_text(encoding="utf-8")
    assert "redhat.vscode-yaml" in json.loads(text)["recommendations"]


def test_each_hook_runs_a_command_of_ours_over_the_bank() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert [hook["id"] for hook in hooks()] == ["questions-fix", "questions-check"]
    for hook in hooks():
        program, command = hook["entry"].split()
        assert program in project["scripts"]
        assert command in main.commands
        assert hook["language"] == "python"
        assert hook["pass_filenames"] is False
        assert re.search(hook["files"], "questions/coding/string-rotation.yml")
        assert not re.search(hook["files"], "tests/tiny/questions/tags.yml")


def test_the_documentation_names_the_hooks_and_the_formats() -> None:
    page = (ROOT / "docs/reports.md").read_text(encoding="utf-8")
    assert re.findall(r"- id: (\S+)", page) == [hook["id"] for hook in hooks()]
    for name in FORMATS:
        assert name == "text" or f"--format {name}" in page


@pytest.mark.parametrize("name", ["ci", "pages"])
def test_a_workflow_names_commands_and_options_that_exist(name: str) -> None:
    text = (ROOT / f".github/workflows/{name}.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(text)["jobs"]
    calls = re.findall(r"run: \.venv/bin/questions (\S+)(.*)", text)
    assert calls
    for command, rest in calls:
        options = {word for each in main.commands[command].params for word in each.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= options


def test_records_have_a_style_of_their_own_in_every_editor() -> None:
    text = (ROOT / ".editorconfig").read_text(encoding="utf-8")
    section = text.split("[questions/**.yml]\n")[1].split("\n\n")[0]
    assert section.splitlines() == ["indent_size = 2", "max_line_length = 80"]
