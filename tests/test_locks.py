"""The locks hold every dependency, pinned and hashed, and say nothing of where it comes from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
LOCKS = {
    "run.txt": [
        *PROJECT["project"]["dependencies"],
        *PROJECT["build-system"]["requires"],
        *GROUPS["build"],
    ],
    "test.txt": [
        *PROJECT["project"]["dependencies"],
        *PROJECT["build-system"]["requires"],
        *(dependency for group in GROUPS.values() for dependency in group),
    ],
}
PIN = re.compile(
    r"(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?: ; (?P<marker>.+?))?"
    r"(?: --hash=sha256:[0-9a-f]{64})+"
)
ADDRESS = re.compile(
    r"://|\bfile:|@|(?:^|\s)-(?!-hash=|c requirements/)|(?:^|\s)~?/|\.(?:org|com)\b"
)


def text_of(lock: str) -> str:
    return (ROOT / "requirements" / lock).read_text(encoding="utf-8")


def requirement_lines(text: str) -> list[str]:
    lines = re.sub(r" *\\\n *", " ", text).splitlines()
    return [line for line in lines if line and not line.lstrip().startswith("#")]


def versions_in(lock: str) -> dict[NormalizedName, set[str]]:
    versions: dict[NormalizedName, set[str]] = {}
    for line in requirement_lines(text_of(lock)):
        pin = PIN.fullmatch(line)
        assert pin, line
        versions.setdefault(canonicalize_name(pin["name"]), set()).add(pin["version"])
    return versions


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_is_one_version_with_its_hashes(lock):
    assert [line for line in requirement_lines(text_of(lock)) if not PIN.fullmatch(line)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_line_says_where_packages_come_from(lock):
    lines = text_of(lock).splitlines()
    assert [line for line in lines if ADDRESS.search(line)] == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://example.invalid/simple",
        "--find-links /somewhere",
        "-f wheels",
        "thing @ file:///somewhere/thing.whl",
        "    # from packages.example.org",
        "    # via /home/somebody/pyproject.toml",
    ],
)
def test_an_address_is_recognised(line):
    assert ADDRESS.search(line)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_locked_at_a_version_that_fits(lock):
    versions = versions_in(lock)
    for requirement in map(Requirement, LOCKS[lock]):
        locked = versions.get(canonicalize_name(requirement.name), set())
        assert locked, f"{requirement.name} is not in {lock}: type `make lock`"
        for version in locked:
            assert requirement.specifier.contains(version, prereleases=True), (
                f"{lock} has {requirement.name} {version}, pyproject.toml wants {requirement}: "
                "type `make lock`"
            )


def test_the_tests_run_with_the_versions_of_the_site():
    site, tests = versions_in("run.txt"), versions_in("test.txt")
    assert {name: tests.get(name) for name in site} == site
