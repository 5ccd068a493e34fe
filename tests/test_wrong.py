"""Wrong records of many sorts, each with what is said about it; and one bank that is all wrong."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import TINY
from generator import checking
from generator.checking import Project
from generator.reporting import as_text, formatted, summary
from records import MINIMAL

HERE = Path(__file__).parent
WRONG = HERE / "wrong"

# What git, or an editor, would not keep as it is; the file is always the same.
BYTES = {
    "empty-file": b"",
    "latin-1": MINIMAL.replace("Cela", "Déjà").encode("latin-1"),
    "utf-16": MINIMAL.encode("utf-16"),
    "utf-16-without-a-mark": MINIMAL.encode("utf-16-le"),
    "cut-in-a-letter": MINIMAL.encode() + "é".encode()[:1],
    "null-bytes": MINIMAL.replace("Cela.", "Ce\0la.\0").encode(),
    "escape-sequences": MINIMAL.replace("Cela.", "\x1b[31mCela.\x07").encode(),
    "old-line-ends": MINIMAL.replace("\n", "\r").encode(),
    "noise": bytes(range(256)) * 4,
    "picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "big-file": b"# " + b"x" * 300_000,
    "many-values": b"tags: [" + b"a, " * 30_000 + b"]\n",
}
MADE = Path("numbers/case.yml")


def cases() -> list[str]:
    kept = {path.name for path in WRONG.iterdir() if any(path.rglob("*.*"))}
    return sorted(kept | set(BYTES))


def put(case: str, bank: Path) -> None:
    """Lays the files of a case over a bank."""
    if case in BYTES:
        (bank / MADE).write_bytes(BYTES[case])
    else:
        shutil.copytree(
            WRONG / case,
            bank,
            dirs_exist_ok=True,
            ignore=lambda folder, _: {"expected.txt"} if Path(folder) == WRONG / case else set(),
        )


@pytest.fixture
def bank(tmp_path: Path) -> Project:
    return without_ledger(tmp_path)


def without_ledger(root: Path) -> Project:
    """The tiny bank; its ledger would lack the record of each case, and cases about ledgers bring
    their own."""
    shutil.copytree(TINY / "questions", root / "questions")
    (root / "questions/ledger.yml").unlink()
    return Project(root=root, shown_from=root)


@pytest.fixture(scope="session")
def said_anyway(tmp_path_factory: pytest.TempPathFactory) -> frozenset:
    """What is said of the tiny bank before a case is laid over it."""
    return frozenset(checking.check(without_ledger(tmp_path_factory.mktemp("tiny"))).diagnostics)


@pytest.mark.parametrize("case", cases())
def test_a_wrong_record_gets_the_report_that_stands_beside_it(
    case: str, bank: Project, said_anyway: frozenset, golden: Callable[[str, str], None]
) -> None:
    put(case, bank.bank)
    found = checking.check(bank).diagnostics
    told = [each for each in found if each not in said_anyway]
    assert told
    golden(f"../wrong/{case}/expected.txt", as_text(told))


def test_there_is_a_case_for_each_sort_of_mistake() -> None:
    assert len(cases()) >= 30
    reports = "".join((WRONG / case / "expected.txt").read_text("utf-8") for case in cases())
    families = {line.split(" Q")[1][0] for line in reports.splitlines() if " Q" in line}
    assert families >= set("12345")


def test_the_awful_bank_has_its_whole_report(golden: Callable[[str, str], None]) -> None:
    checked = checking.check(Project(HERE / "awful", HERE / "awful"))
    counted = summary(checked.diagnostics, len(checked.entries))
    golden("awful.txt", f"{as_text(checked.diagnostics)}{counted}\n")


@pytest.mark.parametrize("name", ["github", "json", "sarif"])
def test_the_awful_bank_has_a_report_in_each_format(name: str) -> None:
    checked = checking.check(Project(HERE / "awful", HERE / "awful"))
    report = formatted(name, checked.diagnostics, len(checked.entries))
    assert report.endswith("\n")
    for found in checked.diagnostics:
        assert found.rule.code in report
