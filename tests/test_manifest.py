import json
from pathlib import Path

import pytest

from conftest import copy_of_tiny
from generator import checking, pipeline


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_of_tiny(tmp_path_factory.mktemp("manifest") / "tiny")
    pipeline.build(project, checking.check(project), project.root / "site")
    return project.root / "site"


@pytest.mark.parametrize(("code", "name"), [("fr", "Petite banque"), ("en", "Tiny bank")])
def test_a_telephone_is_told_the_name_and_the_icons(site: Path, code: str, name: str) -> None:
    manifest = json.loads((site / code / "site.webmanifest").read_text("utf-8"))
    assert (manifest["name"], manifest["lang"]) == (name, code)
    for icon in manifest["icons"]:
        picture = (site / code / icon["src"]).read_bytes()
        width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
        assert icon["sizes"] == f"{width}x{height}"


def test_a_picture_for_chats_is_named_where_the_bank_has_one(site: Path) -> None:
    french = (site / "fr/q/large-sum/index.html").read_text("utf-8")
    english = (site / "en/q/large-sum/index.html").read_text("utf-8")
    neutral = (site / "q/large-sum/index.html").read_text("utf-8")
    image = '<meta property="og:image" content="https://tiny.example/preview.fr.png">'
    assert image in french
    assert image in neutral
    assert "og:image" not in english
    assert (site / "preview.fr.png").is_file()
