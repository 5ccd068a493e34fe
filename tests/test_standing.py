from pathlib import Path

import pytest

from generator import checking, standing
from generator.model import Question
from generator.review import State
from generator.reviewing import note_review
from generator.standing import Report, texts_at_review
from repository import Repository

OE = "questions/words/oe-ligature.yml"


@pytest.fixture
def repository(tiny: checking.Project, monkeypatch: pytest.MonkeyPatch) -> Repository:
    return Repository(tiny.root, monkeypatch)


def reviewed(project: checking.Project, id: str = "oe-ligature") -> None:
    note_review(project.bank, checking.check(project), id, None)


def edit(repository: Repository, old: str, new: str, path: str = OE) -> None:
    text = (repository.root / path).read_text("utf-8")
    assert old in text
    repository.write(path, text.replace(old, new))


def reported(project: checking.Project, id: str = "oe-ligature") -> Report:
    checked = checking.check(project)
    assert checked.bank is not None
    meaning = checked.entries[id].meaning
    assert isinstance(meaning, Question)
    return standing.report(meaning, checked.bank.settings)


def told(project: checking.Project, id: str = "oe-ligature") -> list[tuple[str, str, str | None]]:
    """Part, language, and what the text said when it was reviewed."""
    moves = [move for moves in reported(project, id).outdated.values() for move in moves]
    past = texts_at_review(project.bank, [move.side for move in moves])
    return [(move.side.part, move.side.language, past.texts.get(move.side)) for move in moves]


def why_not(project: checking.Project) -> str:
    moves = [move for moves in reported(project).outdated.values() for move in moves]
    assert moves
    past = texts_at_review(project.bank, [move.side for move in moves])
    assert not past.texts
    return past.why_not


def test_a_part_that_moved_is_found_as_it_was_reviewed(
    tiny: checking.Project, repository: Repository
) -> None:
    before = reported(tiny).question.wordings["fr"].short
    repository.commit()
    reviewed(tiny)
    repository.commit()
    edit(repository, "La ligature note", "Autrement, elle note")
    repository.commit()
    edit(repository, "Autrement, elle", "Plus tard, elle")
    # Not committed: what stands in the file is what counts as now.
    assert told(tiny) == [("short", "fr", before)]
    assert reported(tiny).state is State.OUTDATED


def test_a_part_is_found_through_a_rename_and_through_versions_that_nobody_can_read(
    tiny: checking.Project, repository: Repository
) -> None:
    before = reported(tiny).question.wordings["fr"].short
    reviewed(tiny)
    repository.commit()
    good = (repository.root / OE).read_text("utf-8")
    repository.write(OE, good + "<<<<<<< mine\n")
    repository.commit()
    repository.write(OE, good.replace("difficulty: easy", "hardness: easy"))
    repository.commit()
    repository.write(OE, good)
    edit(repository, "La ligature note", "Autrement, elle note")
    renamed = OE.replace("oe-ligature", "ligature")
    repository.git("mv", OE, renamed)
    repository.commit()
    assert told(tiny, "ligature") == [("short", "fr", before)]


def test_a_version_in_a_format_of_the_past_is_understood(
    tiny: checking.Project, repository: Repository
) -> None:
    before = reported(tiny).question.wordings["fr"].short
    reviewed(tiny)
    good = (repository.root / OE).read_text("utf-8")
    repository.write(OE, good.replace("difficulty: easy", "hardness: easy"))
    repository.commit()
    repository.write(OE, good)
    edit(repository, "La ligature note", "Autrement, elle note")
    repository.commit()
    assert told(tiny) == [("short", "fr", before)]


def test_a_review_of_words_that_were_never_committed_says_so(
    tiny: checking.Project, repository: Repository
) -> None:
    repository.commit()
    edit(repository, "C'est", "C'était")
    reviewed(tiny)
    edit(repository, "C'était", "Ce sera")
    repository.commit()
    assert why_not(tiny) == "no version in the history is the one that was reviewed"


def test_a_history_that_is_cut_short_says_so(
    tiny: checking.Project,
    repository: Repository,
    tmp_path: Path,
) -> None:
    reviewed(tiny)
    repository.commit()
    edit(repository, "C'est", "C'était")
    repository.commit()
    clone = tmp_path / "shallow"
    repository.git("clone", "--quiet", "--depth=1", tiny.root.as_uri(), str(clone))
    assert why_not(checking.Project(clone, clone)) == (
        "the history here is cut short; `git fetch --unshallow` brings the rest"
    )


def test_a_folder_without_git_says_so(
    tiny: checking.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tiny.root.parent))
    reviewed(tiny)
    path = tiny.root / OE
    path.write_text(path.read_text("utf-8").replace("C'est", "C'était"), "utf-8")
    assert why_not(tiny) == "the folder is not in a git repository"


def test_long_work_says_how_far_it_is(
    tiny: checking.Project, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing, "PATIENCE", 0.0)
    reviewed(tiny)
    repository.commit()
    edit(repository, "C'est", "C'était")
    repository.commit()
    moves = [move for moves in reported(tiny).outdated.values() for move in moves]
    said: list[str] = []
    texts_at_review(tiny.bank, [move.side for move in moves], said.append)
    assert said == [f"reading the history; versions so far: {number}" for number in (1, 2)]


def test_each_language_is_counted_by_itself(tiny: checking.Project, repository: Repository) -> None:
    reviewed(tiny)
    edit(repository, "C'est", "C'était")
    checked = checking.check(tiny)
    assert checked.bank is not None
    found = standing.counts(checked.bank.questions, checked.bank.settings)
    # The French moved: it is the English that is behind. Of one question, only the title is there.
    assert found["fr"] == {State.CURRENT: 1, State.UNREVIEWED: 2}
    assert found["en"] == {State.OUTDATED: 1, State.UNREVIEWED: 1, State.UNTRANSLATED: 1}


def test_what_a_translation_lacks_is_listed(tiny: checking.Project) -> None:
    assert reported(tiny, "even-numbers").missing == {"en": ("short", "answer")}
