from pathlib import Path

import pytest

from generator import checking, engine, pipeline

KINDS = [
    "index.html",
    "q/large-sum/index.html",
    "q/even-numbers/index.html",
    "q/old-spelling/index.html",
    "topics/numbers/index.html",
]


def built(project: checking.Project, program: str = "mkdocs") -> Path:
    checked = checking.check(project)
    pipeline.build(project, checked, project.root / "site", engine_program=program)
    return project.root / "site"


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_the_same_markdown_builds_strictly_with_either_engine(
    tiny: checking.Project, program: str
) -> None:
    site = built(tiny, program)
    for code in ("fr", "en"):
        for path in KINDS:
            html = (site / code / path).read_text(encoding="utf-8")
            assert f'<html lang="{code}"' in html
            assert 'class="rv-header"' in html


def test_a_warning_of_the_engine_stops_the_build(tiny: checking.Project, tmp_path: Path) -> None:
    markdown = tmp_path / "markdown" / "en"
    markdown.mkdir(parents=True)
    (markdown / "index.md").write_text("# Home\n\n[nowhere](missing.md)\n", encoding="utf-8")
    job = engine.Job(
        markdown=markdown,
        html=tmp_path / "html",
        language="en",
        site_name="Name",
        site_url="https://a.example/",
        description="About",
        navigation=[{"Home": "index.md"}],
        outside_navigation="/q/",
        permalink_title="Link",
    )
    with pytest.raises(engine.EngineFailed, match=r"missing\.md"):
        engine.build([job], tiny.engine_settings)


def test_what_the_engine_makes_for_one_language_is_left_out(tiny: checking.Project) -> None:
    site = built(tiny)
    for code in ("fr", "en"):
        for name in engine.LEFTOVERS:
            assert not (site / code / name).exists()


def test_the_same_bank_gives_the_same_site(tiny: checking.Project) -> None:
    first = {path: path.read_bytes() for path in built(tiny).rglob("*") if path.is_file()}
    second = {path: path.read_bytes() for path in built(tiny).rglob("*") if path.is_file()}
    assert first == second
