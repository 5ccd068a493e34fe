from datetime import date
from pathlib import Path

import pytest

from banks import add, empty_bank
from generator import inspecting, registering
from generator.checking import Project
from generator.model import LedgerLine


@pytest.fixture
def bank(tmp_path: Path) -> Project:
    project = empty_bank(tmp_path / "bank")
    add(project, "mean")
    add(project, "median", "aliases: [middle]\n")
    return project


def about_ids(project: Project) -> list[str]:
    return [
        f"{found.place.path.removeprefix('questions/')}:{found.place.line} {found.rule.name}: "
        f"{found.message}"
        for found in inspecting.inspect(project).diagnostics
        if found.rule.code in ("Q505", "Q506", "Q507")
    ]


def write(project: Project, *lines: str) -> None:
    (project.bank / "ledger.yml").write_text("\n".join([*lines, ""]), encoding="utf-8")


def test_a_bank_without_a_ledger_is_told_once(bank: Project) -> None:
    assert about_ids(bank) == [
        "ledger.yml:1 unrecorded-id: the bank has no ledger of published ids"
    ]


def test_a_complete_ledger_is_silent(bank: Project) -> None:
    write(bank, "mean: 2026-01-02", "median: 2026-01-02", "middle: median")
    assert about_ids(bank) == []


def test_new_ids_and_new_aliases_are_to_be_recorded(bank: Project) -> None:
    write(bank, "mean: 2026-01-02")
    assert about_ids(bank) == [
        "numbers/median.yml:1 unrecorded-id: `median` is not in the ledger of published ids",
        "numbers/median.yml:1 unrecorded-id: `middle` is not in the ledger of published ids",
    ]


def test_a_question_that_went_without_a_trace_is_an_error_in_the_ledger(bank: Project) -> None:
    write(bank, "mean: 2026-01-02", "median: 2026-01-02", "middle: median", "mode: 2026-01-02")
    assert about_ids(bank) == [
        "ledger.yml:4 vanished-id: `mode` was published, and leads nowhere now"
    ]


def test_a_renamed_question_keeps_its_old_id_by_an_alias(bank: Project) -> None:
    write(bank, "mean: 2026-01-02", "median: 2026-01-02", "middle: 2026-01-02")
    assert about_ids(bank) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("mean: 2025-06-01", "`mean` was published on `2025-06-01`"),
        ("mean: median", "`mean` is an old id of `median`"),
        ("mean: retired", "`mean` is the id of a retired question"),
    ],
)
def test_an_id_that_was_anothers_is_not_used_again(bank: Project, line: str, message: str) -> None:
    write(bank, line, "median: 2026-01-02", "middle: median")
    assert about_ids(bank) == [f"numbers/mean.yml:4 reused-id: {message}"]


def test_nothing_has_vanished_while_a_record_cannot_be_read(bank: Project) -> None:
    write(bank, "mean: 2026-01-02", "median: 2026-01-02", "middle: median", "mode: 2026-01-02")
    (bank.bank / "numbers/mode.yml").write_text("tags: [", encoding="utf-8")
    assert about_ids(bank) == []


def test_a_day_that_is_in_no_calendar_is_taken_for_an_id_and_refused(bank: Project) -> None:
    write(bank, "mean: 2026-02-30", "median: 2026-01-02", "middle: median")
    assert about_ids(bank) == ["numbers/mean.yml:4 reused-id: `mean` is an old id of `2026-02-30`"]


def test_the_ledger_gains_what_it_lacks_and_loses_nothing(bank: Project) -> None:
    text = "# Ours.\n\nmean: 2020-01-01  # an old one\n\ngone: 2020-01-01\n"
    kept = {
        "mean": LedgerLine("mean", published=date(2020, 1, 1)),
        "gone": LedgerLine("gone", published=date(2020, 1, 1)),
    }
    written = registering.with_new_ids(text, kept, inspecting.inspect(bank).facts)
    assert [line for line in written.splitlines() if line] == [
        "# Ours.",
        "gone: 2020-01-01",
        "mean: 2020-01-01  # an old one",
        "median: 2026-01-02",
        "middle: median",
    ]


def test_the_ledger_follows_a_question_to_its_new_name(bank: Project) -> None:
    kept = {"mean": LedgerLine("mean", published=date(2026, 1, 2))}
    kept["middle"] = LedgerLine("middle", published=date(2026, 1, 2))
    text = "mean: 2026-01-02\nmiddle: 2026-01-02\n"
    written = registering.with_new_ids(text, kept, inspecting.inspect(bank).facts)
    assert written == "mean: 2026-01-02\nmedian: 2026-01-02\nmiddle: median\n"


def test_a_complete_ledger_is_left_alone(bank: Project) -> None:
    text = "middle: median\nmean: 2026-01-02\nmedian: 2026-01-02\n"
    kept = {
        "mean": LedgerLine("mean", published=date(2026, 1, 2)),
        "median": LedgerLine("median", published=date(2026, 1, 2)),
        "middle": LedgerLine("middle", leads_to="median"),
    }
    assert registering.with_new_ids(text, kept, inspecting.inspect(bank).facts) == text


def test_a_ledger_that_was_written_reads_the_same(bank: Project) -> None:
    facts = inspecting.inspect(bank).facts
    write(bank, registering.with_new_ids("", {}, facts))
    assert about_ids(bank) == []
