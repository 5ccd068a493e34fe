from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest

from generator.history import NoHistory, is_cut_short, past_versions
from repository import Repository


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    return Repository(tmp_path / "repository", monkeypatch)


def past(folder: Path, paths: Iterable[str]) -> list[tuple[str, str]]:
    return [(path, content.decode()) for path, content in past_versions(folder, set(paths))]


def test_versions_come_newest_first_and_other_files_not_at_all(repository: Repository) -> None:
    for text in ("one", "two", "three"):
        repository.write("bank/t/a.yml", text)
        repository.write("bank/t/b.yml", f"not {text}")
        repository.commit()
    repository.write("bank/t/a.yml", "not committed")
    assert past(repository.root / "bank", ["t/a.yml"]) == [
        ("t/a.yml", "three"),
        ("t/a.yml", "two"),
        ("t/a.yml", "one"),
    ]


def test_a_file_is_followed_through_its_names(repository: Repository) -> None:
    body = "".join(f"line {number}\n" for number in range(20))
    names = ["bank/t/a.yml", "bank/other topic/é ñ.yml", 'bank/t/"quoted"\t*.yml']
    repository.write(names[0], body)
    repository.commit()
    for old, new in pairwise(names):
        (repository.root / new).parent.mkdir(exist_ok=True)
        repository.git("mv", old, new)
        repository.write(new, (repository.root / new).read_text("utf-8") + f"as {new}\n")
        repository.commit()
    last = names[-1].removeprefix("bank/")
    found = past(repository.root / "bank", [last])
    assert [path for path, _ in found] == [last] * 3
    assert [len(text.splitlines()) for _, text in found] == [22, 21, 20]


def test_what_a_merge_made_is_a_version_too(repository: Repository) -> None:
    repository.write("t/a.yml", "base")
    repository.commit()
    repository.git("checkout", "--quiet", "-b", "side")
    repository.write("t/a.yml", "side")
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.write("t/a.yml", "main")
    repository.commit()
    repository.git("merge", "--quiet", "--strategy=ours", "--no-commit", "side")
    repository.write("t/a.yml", "merged by hand")
    repository.commit()
    repository.write("t/a.yml", "after")
    repository.commit()
    texts = [text for _, text in past(repository.root, ["t/a.yml"])]
    assert texts[:2] == ["after", "merged by hand"]
    assert set(texts[2:]) == {"main", "side", "base"}


def test_a_file_that_is_wanted_no_more_is_read_no_more(repository: Repository) -> None:
    for text in ("one", "two", "three"):
        repository.write("t/a.yml", text)
        repository.write("t/b.yml", text)
        repository.commit()
    wanted = {"t/a.yml", "t/b.yml"}
    found = []
    for path, content in past_versions(repository.root, wanted):
        found.append((path, content.decode()))
        if content == b"two":
            wanted.discard(path)
    assert found == [
        ("t/a.yml", "three"),
        ("t/a.yml", "two"),
        ("t/b.yml", "three"),
        ("t/b.yml", "two"),
    ]


def test_no_setting_of_a_person_changes_what_is_read(repository: Repository) -> None:
    repository.write("t/a.yml", "one")
    repository.commit()
    for setting in (
        ("log.showRoot", "false"),
        ("color.ui", "always"),
        ("diff.renames", "false"),
        ("diff.relative", "true"),
        ("log.follow", "true"),
        ("core.quotePath", "true"),
        ("log.showSignature", "true"),
    ):
        repository.git("config", *setting)
    assert past(repository.root / "t", ["a.yml"]) == [("a.yml", "one")]


def test_a_hook_of_another_repository_changes_nothing(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write("t/a.yml", "one")
    repository.commit()
    monkeypatch.setenv("GIT_DIR", ".git-of-a-hook")
    assert past(repository.root / "t", ["a.yml"]) == [("a.yml", "one")]


def test_a_folder_outside_of_any_repository_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(NoHistory, match="the folder is not in a git repository"):
        past(tmp_path, ["a.yml"])


def test_a_machine_without_git_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoHistory, match="git is not installed"):
        past(tmp_path, ["a.yml"])


def test_a_repository_without_a_commit_says_so(repository: Repository) -> None:
    with pytest.raises(NoHistory, match=r"git says: .* any commits yet"):
        past(repository.root, ["a.yml"])


def test_a_shallow_clone_is_known(repository: Repository, tmp_path: Path) -> None:
    for text in ("one", "two"):
        repository.write("t/a.yml", text)
        repository.commit()
    origin = repository.root.as_uri()
    repository.git("clone", "--quiet", "--depth=1", origin, str(tmp_path / "shallow"))
    assert past(tmp_path / "shallow", ["t/a.yml"]) == [("t/a.yml", "two")]
    assert is_cut_short(tmp_path / "shallow")
    assert not is_cut_short(repository.root)
