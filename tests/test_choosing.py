import os
import re
import shutil
from pathlib import Path

import pytest

from generator import inspecting
from generator.checking import Project
from generator.choosing import NotInBank, choose, only


@pytest.fixture
def wrong(tiny: Project) -> Project:
    """A bank where two topics and a figure are wrong."""
    for path in ("numbers/large-sum.yml", "numbers/even-numbers.yml", "words/oe-ligature.yml"):
        file = tiny.bank / path
        file.write_text(file.read_text("utf-8").replace("kind: concept", "kind: idea"), "utf-8")
    figure = tiny.bank / "numbers/large-sum/pairs.fr.svg"
    figure.write_text(figure.read_text("utf-8").replace("<path ", '<path onclick="a" '), "utf-8")
    return tiny


def told(project: Project, *paths: str | Path) -> list[str]:
    choice = choose(project, [project.root / path for path in paths])
    checked = only(inspecting.inspect(project), choice)
    files = {found.place.path for found in checked.diagnostics if found.is_error}
    return [path.removeprefix("questions/") for path in sorted(files)]


def test_a_record_is_told_about_with_its_figures(wrong: Project) -> None:
    assert told(wrong, "questions/numbers/large-sum.yml") == [
        "numbers/large-sum.yml",
        "numbers/large-sum/pairs.fr.svg",
    ]


@pytest.mark.parametrize("path", ["questions/numbers", "questions/numbers/", "questions/./numbers"])
def test_a_topic_is_a_folder_of_records(wrong: Project, path: str) -> None:
    assert told(wrong, path) == [
        "numbers/even-numbers.yml",
        "numbers/large-sum.yml",
        "numbers/large-sum/pairs.fr.svg",
    ]


def test_several_paths_add_up(wrong: Project) -> None:
    paths = ("questions/words", "questions/numbers/even-numbers.yml")
    assert told(wrong, *paths) == ["numbers/even-numbers.yml", "words/oe-ligature.yml"]


@pytest.mark.parametrize("path", [".", "questions", "questions/words/.."])
def test_a_folder_that_holds_the_bank_is_all_of_it(wrong: Project, path: str) -> None:
    assert len(told(wrong, path)) == 4


def test_a_figure_is_a_file_of_its_own(wrong: Project) -> None:
    path = "questions/numbers/large-sum/pairs.fr.svg"
    assert told(wrong, path) == ["numbers/large-sum/pairs.fr.svg"]


def test_a_path_through_a_link_to_the_project_is_understood(wrong: Project, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(wrong.root)
    path = tmp_path / "link/questions/words/oe-ligature.yml"
    assert told(wrong, path) == ["words/oe-ligature.yml"]


def test_only_questions_asked_about_are_counted(wrong: Project) -> None:
    checked = only(inspecting.inspect(wrong), choose(wrong, [wrong.bank / "numbers/large-sum.yml"]))
    assert [each.id for each in checked.facts] == ["large-sum"]


def test_faults_of_the_shared_files_are_told_whatever_was_asked(tiny: Project) -> None:
    (tiny.bank / "tags.yml").write_text("counting: []\n")
    assert told(tiny, "questions/words") == ["tags.yml"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("questions/nubmers", "; did you mean `numbers`?"),
        ("questions/nubmers/large-sum.yml", "; did you mean `numbers`?"),
        ("questions/words/oe-ligatur.yml", "; did you mean `oe-ligature.yml`?"),
        ("../nowhere/at/all.yml", "there is nothing at"),
        ("mkdocs.yml", "is not in the bank"),
        ("site_overrides", "is not in the bank"),
        ("questions/notes.txt", "neither a record of the bank nor a figure"),
    ],
)
def test_a_path_to_nothing_that_is_checked_is_told(tiny: Project, path: str, said: str) -> None:
    (tiny.bank / "notes.txt").write_text("later\n")
    with pytest.raises(NotInBank, match=re.escape(said)):
        choose(tiny, [tiny.root / path])


def test_a_link_to_nowhere_is_a_record_that_cannot_be_opened(tiny: Project) -> None:
    (tiny.bank / "words/gone.yml").symlink_to(tiny.bank / "words/never.yml")
    assert told(tiny, "questions/words/gone.yml") == ["words/gone.yml"]


def test_names_of_folders_are_not_mixed_up_with_their_beginnings(wrong: Project) -> None:
    shutil.copytree(wrong.bank / "words", wrong.bank / "words-and-more")
    assert all(path.startswith("words/") for path in told(wrong, "questions/words"))


def test_a_bank_reached_by_a_relative_path_is_the_same(
    wrong: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(wrong.bank / "words")
    choice = choose(wrong, [Path("oe-ligature.yml"), Path(os.pardir, "numbers")])
    assert choice.has("questions/words/oe-ligature.yml")
    assert choice.has("questions/numbers/large-sum/pairs.fr.svg")
    assert not choice.has("questions/words/old-spelling.yml")
