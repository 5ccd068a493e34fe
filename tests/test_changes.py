from pathlib import Path

import pytest

from conftest import files_below
from generator.changes import CannotChange, Changes


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files_below(folder)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "topic/a").mkdir(parents=True)
    (tmp_path / "topic/a.yml").write_bytes(b"a")
    (tmp_path / "topic/a/gap.svg").write_bytes(b"<svg/>")
    (tmp_path / "topic/b.yml").write_bytes(b"b")
    return tmp_path


def test_files_and_folders_move_and_are_written(folder: Path) -> None:
    moved = {folder / "topic/a": folder / "new/c", folder / "topic/a.yml": folder / "new/c.yml"}
    Changes(moved, {folder / "new/c.yml": b"c", folder / "topic/d.yml": b"d"}).make()
    assert contents(folder) == {
        "new/c/gap.svg": b"<svg/>",
        "new/c.yml": b"c",
        "topic/b.yml": b"b",
        "topic/d.yml": b"d",
    }


def test_when_something_fails_in_the_middle_everything_is_put_back(folder: Path) -> None:
    before = contents(folder)
    (folder / "wall").write_bytes(b"")
    written = {
        folder / "new/c.yml": b"c",
        folder / "topic/b.yml": b"changed",
        folder / "wall/e.yml": b"e",
    }
    moved = {folder / "topic/a.yml": folder / "new/c.yml", folder / "topic/a": folder / "new/c"}
    with pytest.raises(CannotChange, match="wall"):
        Changes(moved, written).make()
    assert contents(folder) == {**before, "wall": b""}
    assert not (folder / "new").exists()


def test_nothing_is_written_over_where_a_file_moves_to(folder: Path) -> None:
    before = contents(folder)
    with pytest.raises(CannotChange, match="already something"):
        Changes({folder / "topic/a.yml": folder / "topic/b.yml"}).make()
    assert contents(folder) == before
