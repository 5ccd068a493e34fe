import json
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from commands import run
from generator.checking import Project
from generator.cli import main
from repository import Repository


@pytest.fixture
def repository(tiny: Project, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The tiny bank, one question of which was reviewed, committed, then changed in French."""
    monkeypatch.chdir(tiny.root)
    monkeypatch.setenv("COLUMNS", "60")
    repository = Repository(tiny.root, monkeypatch)
    assert run("review", "oe-ligature").exit_code == 0
    repository.commit()
    path = "questions/words/oe-ligature.yml"
    text = (tiny.root / path).read_text("utf-8")
    repository.write(path, text.replace("une origine latine", "une très ancienne origine"))
    return repository


def test_the_whole_report(repository: Repository) -> None:
    result = run("status")
    assert result.exit_code == 0
    assert (
        result.stdout
        == """\
                                                      not         not
topic    language  questions  current  outdated  reviewed  translated
numbers  Français          2        0         0         2           0
numbers  English           2        0         0         1           1
words    Français          1        1         0         0           0
words    English           1        0         1         0           0
total    Français          3        1         0         2           0
total    English           3        0         1         1           1

questions/numbers/even-numbers.yml
  not translated; missing in English: short, answer
  not reviewed: question

questions/numbers/large-sum.yml
  not reviewed: question, short, answer#pairing,
  answer#proof, assesses, mistakes, follow_ups

questions/words/oe-ligature.yml
  short: Français changed, English did not
    La ligature note une [-origine latine.-]{+très ancienne
    origine.+}

once both languages say the same: questions review ID --by NAME
"""
    )
    assert "looking for what was reviewed; changed texts: 1" in result.stderr


@pytest.mark.parametrize(
    "word",
    [
        "oe-ligature",
        "words",
        "questions/words/",
        "questions/words/oe-ligature.yml",
        "./questions/../questions/words",
    ],
)
def test_one_asks_by_id_by_topic_or_by_path(repository: Repository, word: str) -> None:
    told = json.loads(run("status", word, "--format", "json").stdout)
    assert [each["id"] for each in told["questions"]] == ["oe-ligature"]
    assert [row["topic"] for row in told["topics"]] == ["words", "words"]


def test_a_former_id_and_the_folder_of_figures_name_their_question(repository: Repository) -> None:
    for word, id in (
        ("numbers-in-pairs", "even-numbers"),
        ("questions/numbers/large-sum", "large-sum"),
    ):
        told = json.loads(run("status", word, "--format", "json").stdout)
        assert [each["id"] for each in told["questions"]] == [id]


def test_the_report_as_json(repository: Repository) -> None:
    told = json.loads(run("status", "words", "--format", "json").stdout)
    assert told == {
        "topics": [
            row("fr", current=1) | {"topic": "words"},
            row("en", outdated=1) | {"topic": "words"},
        ],
        "total": [row("fr", current=1), row("en", outdated=1)],
        "questions": [
            {
                "id": "oe-ligature",
                "path": "words/oe-ligature.yml",
                "state": "outdated",
                "missing": {},
                "outdated": [
                    {
                        "part": "short",
                        "moved": [
                            {
                                "language": "fr",
                                "now": "La ligature note une très ancienne origine.",
                                "reviewed": "La ligature note une origine latine.",
                                "diff": "La ligature note une [-origine latine.-]"
                                "{+très ancienne origine.+}",
                            }
                        ],
                    }
                ],
                "unreviewed": [],
            }
        ],
    }


def row(language: str, **found: int) -> dict[str, object]:
    none = {"untranslated": 0, "outdated": 0, "unreviewed": 0, "current": 0}
    return {"language": language, "questions": 1} | none | found


def test_what_is_current_is_told_to_who_asks_for_it(repository: Repository) -> None:
    assert run("review", "oe-ligature").exit_code == 0
    assert "oe-ligature" not in run("status").stdout
    assert "current: both languages were read side by side" in run("status", "oe-ligature").stdout


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("oe-ligatur", "did you mean `oe-ligature`?"),
        ("questions/pages", "`questions/pages` has no question without errors"),
        ("old-spelling", "the question `old-spelling` is retired"),
        ("/nowhere", "`/nowhere` is no question, topic or path"),
        ("*[", "is no question, topic or path"),
    ],
)
def test_a_word_that_names_nothing_ends_with_2(
    repository: Repository, word: str, said: str
) -> None:
    result = run("status", word)
    assert result.exit_code == 2
    assert said in result.stderr


def test_without_git_the_report_says_why_the_words_are_not_shown(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run("status", "words")
    assert result.exit_code == 0
    assert "what changed cannot be shown: git is not installed, or" in result.stdout


def test_records_with_errors_are_left_out_and_that_is_said(repository: Repository) -> None:
    repository.write("questions/words/broken.yml", "kind: [")
    result = run("status")
    assert result.exit_code == 0
    assert "records with errors are left out" in result.stderr


def test_a_bank_without_its_shared_files_ends_with_1(repository: Repository) -> None:
    repository.write("questions/tags.yml", "- none")
    result = run("status")
    assert result.exit_code == 1
    assert "questions/tags.yml:1:1: error" in result.stdout


def test_the_shell_completes_ids_and_topics(repository: Repository) -> None:
    shell = ShellComplete(main, {}, "questions", "_QUESTIONS_COMPLETE")
    found = [each.value for each in shell.get_completions(["status"], "o")]
    assert found == ["oe-ligature", "old-spelling"]
    assert [each.type for each in shell.get_completions(["status"], "questions/")] == ["file"]
