"""What a branch changed, in real repositories."""

import subprocess
from pathlib import Path

import pytest
from click.testing import Result

from banks import add, empty_bank
from commands import run
from generator.branches import NoHistory, what_changed
from generator.checking import Project
from generator.choosing import Choice


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A repository whose trunk has two questions, and a branch that begins there."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    project = empty_bank(tmp_path / "bank")
    add(project, "mean")
    add(project, "median")
    git(project, "init", "--quiet", "--initial-branch=main")
    commit(project)
    git(project, "switch", "--quiet", "--create", "work")
    monkeypatch.chdir(project.root)
    return project


def git(project: Project, *words: str) -> None:
    person = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    subprocess.run(["git", *person, *words], cwd=project.root, check=True)


def commit(project: Project) -> None:
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message=Work")


def changed_files(project: Project) -> list[str]:
    choice = what_changed(project)
    assert isinstance(choice, Choice)
    return sorted(path.removeprefix("questions/") for path in choice.files)


def check(*words: str) -> Result:
    return run("check", *words)


def test_nothing_changed_on_a_new_branch(bank: Project) -> None:
    assert changed_files(bank) == []
    result = check("--changed")
    assert (result.exit_code, result.stdout) == (0, "")


def test_committed_or_not_added_or_not_a_change_counts(bank: Project) -> None:
    add(bank, "mode")
    commit(bank)
    add(bank, "mean", "tags: [nothing]\n")
    add(bank, "écart type")
    assert changed_files(bank) == ["numbers/mean.yml", "numbers/mode.yml", "numbers/écart type.yml"]


def test_work_on_the_trunk_after_the_branch_began_is_not_ours(bank: Project) -> None:
    git(bank, "switch", "--quiet", "main")
    add(bank, "mode")
    commit(bank)
    git(bank, "switch", "--quiet", "work")
    add(bank, "mean", "tags: [nothing]\n")
    assert changed_files(bank) == ["numbers/mean.yml"]


def test_only_what_concerns_the_change_is_told(bank: Project) -> None:
    add(bank, "median", "tags: [old-fault]\n")
    git(bank, "switch", "--quiet", "main")
    commit(bank)
    git(bank, "switch", "--quiet", "--create", "more")
    add(bank, "mean", "tags: [new-fault]\n")
    assert "old-fault" in check().stdout
    result = check("--changed")
    assert result.exit_code == 1
    assert "new-fault" in result.stdout
    assert "old-fault" not in result.stdout


def test_what_a_removal_breaks_elsewhere_is_told(bank: Project) -> None:
    add(bank, "mean", "related: [median]\n")
    git(bank, "switch", "--quiet", "main")
    commit(bank)
    git(bank, "switch", "--quiet", "--create", "more")
    (bank.bank / "numbers/median.yml").unlink()
    result = check("--changed")
    assert "questions/numbers/mean.yml:1:11: error Q502 dangling-relation" in result.stdout


def test_a_change_of_a_shared_file_concerns_everything(bank: Project) -> None:
    tags = bank.bank / "tags.yml"
    tags.write_text(tags.read_text("utf-8") + "# More to come.\n", encoding="utf-8")
    assert what_changed(bank) is None


def test_a_folder_that_git_does_not_know_is_a_matter_of_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "C")
    project = empty_bank(tmp_path / "bank")
    monkeypatch.chdir(project.root)
    with pytest.raises(NoHistory, match="not a git repository"):
        what_changed(project)
    result = check("--changed")
    assert result.exit_code == 2
    assert "git cannot say what changed" in result.stderr


def test_without_git_it_is_a_matter_of_words(
    bank: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoHistory, match="git cannot be run"):
        what_changed(bank)


def test_files_and_changes_are_not_asked_for_together(bank: Project) -> None:
    assert check("--changed", "questions/numbers").exit_code == 2
