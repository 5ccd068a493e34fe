from pathlib import Path

import pytest

from generator import checking, pipeline, publishing
from generator.checking import Project
from generator.pipeline import CannotBuild
from generator.publishing.dead_links import dead_links

URL = "https://host.example/a/b/"


def faults(folder: Path, pages: dict[str, str]) -> list[str]:
    for name, html in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    return [str(dead) for dead in dead_links(folder, URL)]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "#top",
        "./",
        "../",
        "../#home",
        "/a/b/",
        "https://host.example/a/b/q/",
        "https://elsewhere.example/nowhere",
        "https://host.example/another/site/",
        "mailto:ada@example.org",
        "../data.json",
        "../caf%C3%A9.png",
    ],
)
def test_links_that_lead_somewhere_are_let_pass(tmp_path: Path, address: str) -> None:
    (tmp_path / "data.json").write_text("{}")
    (tmp_path / "café.png").write_text("")
    pages = {"index.html": '<p id="home">', "q/index.html": f'<a id="top" href="{address}">'}
    assert faults(tmp_path, pages) == []


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("nowhere/", "no page"),
        ("../other.json", "no page"),
        ("#nowhere", "no `#nowhere` in that page"),
        ("../#nowhere", "no `#nowhere` in that page"),
        ("../../../", "a place outside of the site"),
        ("/", "a place outside of the site"),
    ],
)
def test_links_that_lead_nowhere_are_told(tmp_path: Path, address: str, reason: str) -> None:
    pages = {"index.html": "", "q/index.html": f'<a href="{address}">'}
    assert faults(tmp_path, pages) == [f"q/index.html: `{address}` leads to {reason}"]


def test_missing_scripts_and_style_sheets_are_told(tmp_path: Path) -> None:
    html = '<link rel="stylesheet" href="a.css"><script src="b.js"></script><img src="c.png">'
    assert len(faults(tmp_path, {"index.html": html})) == 3


def test_what_machines_are_told_is_passed_over(tmp_path: Path) -> None:
    html = f'<link rel="canonical" href="{URL}nowhere/">'
    assert faults(tmp_path, {"index.html": html}) == []


def test_a_dead_link_stops_the_build_and_names_the_record(
    tiny: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rules catch what prose links to; this is what they cannot see."""
    monkeypatch.setattr(publishing, "write_search_index", remove_the_other_question)
    with pytest.raises(CannotBuild) as caught:
        pipeline.build(tiny, checking.check(tiny), tiny.root / "site")
    said = str(caught.value)
    assert "questions/numbers/large-sum.yml:36: fr/q/large-sum/index.html" in said
    assert "`../even-numbers/` leads to no page" in said
    assert not (tiny.root / "site").exists()


def remove_the_other_question(_site: object, _language: object, folder: Path) -> None:
    (folder / "q/even-numbers/index.html").unlink()
