"""What is committed with the questions and made by code is what the code makes now."""

import hashlib
import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT
from generator import checking
from generator.checking import Project
from generator.model import Question
from generator.reading import read_bytes
from generator.repairs import repair
from generator.rules.figures import png_size
from generator.running import Limits, run
from generator.samples import Sample, as_seen, fences_of, samples
from generator.schema import json_schema

BANK = ROOT / "questions"
CHECKED = checking.check(Project(root=ROOT, shown_from=ROOT))
FIGURE_SCRIPTS = sorted(BANK.glob("*/*/*.py"))


def samples_to_run() -> Iterator[pytest.ParameterSet]:
    """Each sample; once where both languages share it with its output."""
    seen = set()
    for entry in CHECKED.entries.values():
        if isinstance(entry.meaning, Question):
            for index, sample in enumerate(samples(entry.meaning)):
                shown = sample.shown and sample.shown.body
                if (sample.code, shown) not in seen:
                    seen.add((sample.code, shown))
                    name = f"{sample.question}-{sample.language}-{index}"
                    yield pytest.param(sample, id=name)


SAMPLES = list(samples_to_run())

needs_hadolint = pytest.mark.skipif(
    sys.platform == "win32", reason="nobody has packaged hadolint for Windows"
)


def test_the_bank_has_no_error() -> None:
    assert [found for found in CHECKED.diagnostics if found.is_error] == []


def test_the_bank_is_in_house_style() -> None:
    repaired = repair(Project(root=ROOT, shown_from=ROOT), CHECKED)
    assert not repaired.after, "run `questions fix`"


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_code_sample_prints_what_stands_under_it(sample: Sample) -> None:
    # `questions run-code` is stricter; here a busy machine is no failure.
    done = run(sample.code, Limits(seconds=60))
    assert not done.failure, done.errors
    if sample.shown:
        assert as_seen(done.output) == as_seen(sample.shown.body)


def test_there_are_samples_to_run() -> None:
    assert len(SAMPLES) >= 3


def dockerfile_faults(dockerfile: str) -> list[str]:
    """What hadolint finds in a Dockerfile, whether it cannot be read or should not be copied."""
    hadolint = Path(sys.executable).with_name("hadolint")
    done = subprocess.run(
        [hadolint, "--no-color", "--failure-threshold", "warning", "--format", "tty", "-"],
        input=dockerfile,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr
    return done.stdout.splitlines() if done.returncode else []


def dockerfiles() -> Iterator[pytest.ParameterSet]:
    for entry in CHECKED.entries.values():
        if isinstance(entry.meaning, Question):
            for language, _, fences in fences_of(entry.meaning):
                for fence in fences:
                    if fence.language == "dockerfile":
                        yield pytest.param(fence.body, id=f"{entry.meaning.id}-{language}")


@needs_hadolint
@pytest.mark.parametrize("dockerfile", list(dockerfiles()))
def test_a_dockerfile_of_an_answer_can_be_read_and_copied(dockerfile: str) -> None:
    assert dockerfile_faults(dockerfile) == []


@needs_hadolint
@pytest.mark.parametrize(
    ("dockerfile", "fault"),
    [
        ("FROM python:3.13-slim\nUSER app\n", ""),
        ("FORM python:3.13-slim\n", "unexpected 'F'"),
        ("FROM python:3.13-slim\nCOPY model.onnx\n", "At least two arguments"),
        ("FROM python\n", "DL3006"),
    ],
)
def test_a_wrong_dockerfile_is_found(dockerfile: str, fault: str) -> None:
    found = dockerfile_faults(dockerfile)
    assert any(fault in line for line in found) if fault else not found


@pytest.mark.parametrize("script", FIGURE_SCRIPTS, ids=lambda path: path.stem)
def test_a_figure_is_what_its_script_draws(script: Path) -> None:
    spec = importlib.util.spec_from_file_location("figure", script)
    assert spec is not None
    assert spec.loader is not None
    figure = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(figure)
    assert CHECKED.bank is not None
    for language in CHECKED.bank.settings.languages:
        kept = script.with_name(f"{script.stem}.{language.code}.svg")
        assert figure.draw(language.code) == kept.read_text(encoding="utf-8")


def test_every_figure_is_made_by_a_script() -> None:
    assert FIGURE_SCRIPTS
    for figure in BANK.glob("*/*/*.svg"):
        assert figure.with_name(figure.name.split(".")[0] + ".py") in FIGURE_SCRIPTS


def test_the_editors_schema_is_current() -> None:
    assert CHECKED.bank is not None
    current = json_schema(CHECKED.bank.settings, CHECKED.bank.vocabulary)
    kept = json.loads((BANK / "schema.json").read_text(encoding="utf-8"))
    assert kept == current, "run `questions schema > questions/schema.json`"


def test_the_schema_knows_each_field_that_the_records_use() -> None:
    schema = json.loads((BANK / "schema.json").read_text(encoding="utf-8"))
    question = schema["oneOf"][0]["properties"]
    for entry in CHECKED.entries.values():
        path = BANK / entry.meaning.path
        record = read_bytes(path.read_bytes(), str(path))
        for key in record.root.entries:
            assert key in question


@pytest.mark.parametrize(
    ("manifest", "base"),
    [
        ("site_overrides/assets/vendor/vendor.json", "site_overrides/assets"),
        ("generator/vendor/vendor.json", "generator/vendor"),
        ("tests/vendor/vendor.json", "tests/vendor"),
    ],
)
def test_what_others_wrote_is_as_they_published_it(manifest: str, base: str) -> None:
    """Every vendored file is listed with its digest, and nothing else lies beside them."""
    listed: dict[str, str] = {}
    for library in json.loads((ROOT / manifest).read_text(encoding="utf-8")):
        assert library["license"]
        listed |= library["files"]
    for path, digest in listed.items():
        assert hashlib.sha256((ROOT / base / path).read_bytes()).hexdigest() == digest, path
    lying = {
        path.relative_to(ROOT / base).as_posix()
        for folder in {(ROOT / base / path).parent for path in listed}
        for path in folder.iterdir()
        if path.is_file() and path != ROOT / manifest
    }
    assert lying == set(listed)


def test_pictures_of_the_site_are_those_that_the_code_draws() -> None:
    """A browser sets their text, so it is the digest of their source that is compared."""
    spec = importlib.util.spec_from_file_location("draw", BANK / "previews/draw.py")
    assert spec is not None
    assert spec.loader is not None
    artwork = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(artwork)
    for path, html, size in artwork.sources():
        picture = path.read_bytes()
        assert png_size(picture) == size
        assert artwork.digest_in(picture) == artwork.digest(html), f"run {artwork.__file__}"
