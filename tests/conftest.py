"""What several tests share: a tiny bank to build from, and golden files."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.checking import Project
from generator.decoding import decode_settings
from generator.model import Settings
from generator.reading import read_bytes

ROOT = Path(__file__).parents[1]
TINY = Path(__file__).parent / "tiny"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="accept what is made now as right"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the golden file of that name, or makes it the golden file."""

    def compare(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        assert path.exists(), f"no golden file {name}: run `pytest --update-golden` and look at it"
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def golden_tree(
    request: pytest.FixtureRequest, golden: Callable[[str, str], None]
) -> Callable[[str, Path], None]:
    """Compares a folder of texts with the golden folder of that name, or makes it that folder."""

    def compare(name: str, folder: Path) -> None:
        kept = Path(__file__).parent / "golden" / name
        made = files_below(folder)
        if request.config.getoption("--update-golden"):
            shutil.rmtree(kept, ignore_errors=True)
        else:
            assert made == files_below(kept), "the files differ: look, then `--update-golden`"
        for path in made:
            golden(f"{name}/{path}", (folder / path).read_text(encoding="utf-8"))

    return compare


def files_below(folder: Path) -> list[str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in found)


@pytest.fixture
def tiny(tmp_path: Path) -> Project:
    """A copy of the tiny bank in a project of its own, with this project's theme."""
    return copy_of_tiny(tmp_path / "tiny")


@pytest.fixture
def here(tiny: Project, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the tiny bank's project, where one works."""
    monkeypatch.chdir(tiny.root)
    return tiny.root


def copy_of_tiny(root: Path) -> Project:
    shutil.copytree(TINY / "questions", root / "questions")
    shutil.copytree(ROOT / "site_overrides", root / "site_overrides")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return Project(root=root, shown_from=root)


@pytest.fixture(scope="session")
def settings() -> Settings:
    record = read_bytes((TINY / "questions/bank.yml").read_bytes(), "questions/bank.yml")
    return decode_settings(record)[0]
