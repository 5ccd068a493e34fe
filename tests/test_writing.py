import stat
from pathlib import Path

import pytest

from generator.writing import replace_content


def test_the_content_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace_content(path, "né\r\n".encode())
    assert path.read_bytes() == "né\r\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_goes_on_leading_to_the_file(tmp_path: Path) -> None:
    path, link = tmp_path / "a.yml", tmp_path / "b.yml"
    path.write_bytes(b"old")
    link.symlink_to(path)
    replace_content(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_where_the_file_cannot_be_replaced_nothing_is_left_behind(tmp_path: Path) -> None:
    folder = tmp_path / "a.yml"
    folder.mkdir()
    (folder / "kept").write_bytes(b"")
    with pytest.raises(OSError, match=r"a\.yml"):
        replace_content(folder, b"new")
    assert list(tmp_path.iterdir()) == [folder]
