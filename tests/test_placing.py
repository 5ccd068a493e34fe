from pathlib import Path

import pytest

from generator.publishing.placing import MARKER, NotOurs, refuse_foreign, staged


def make(destination: Path, text: str) -> None:
    with staged(destination) as folder:
        (folder / "index.html").write_text(text)


def test_a_site_replaces_the_last_one_whole(tmp_path: Path) -> None:
    site = tmp_path / "deep" / "site"
    make(site, "one")
    (site / "old.html").write_text("old")
    make(site, "two")
    assert sorted(path.name for path in site.iterdir()) == [MARKER, "index.html"]
    assert (site / "index.html").read_text() == "two"
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_failure_leaves_the_last_site_and_no_litter(tmp_path: Path) -> None:
    site = tmp_path / "site"
    make(site, "one")

    def fail_half_way() -> None:
        with staged(site) as folder:
            (folder / "index.html").write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert (site / "index.html").read_text() == "one"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_empty_folder_may_become_a_site(tmp_path: Path) -> None:
    make(tmp_path / "site", "one")
    (tmp_path / "empty").mkdir()
    make(tmp_path / "empty", "two")
    assert (tmp_path / "empty/index.html").read_text() == "two"


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_is_not_a_site_is_refused(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "place"
    if kind == "folder":
        place.mkdir()
        (place / "thesis.tex").write_text("years")
    elif kind == "file":
        place.write_text("years")
    else:
        place.symlink_to(tmp_path)
    with pytest.raises(NotOurs):
        refuse_foreign(place)
    with pytest.raises(NotOurs):
        make(place, "one")
