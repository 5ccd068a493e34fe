"""The quick check finds what the whole check finds."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from banks import add
from conftest import ROOT, copy_of_tiny
from generator import checking, inspecting
from generator.checking import Project
from generator.diagnostics import Diagnostic
from generator.memory import Memory, Stamp, as_row, from_row
from generator.model import Allowance
from generator.rules.facts import Allowed, Dated, Facts, Named

ALLOWANCE = Allowance("near-duplicate", "Parce que.", "other", date(2027, 1, 1))

LONG_AGO = 1_600_000_000
"""Seconds: a time at which every file of a test may have been changed."""


@pytest.fixture
def bank(tmp_path: Path) -> Project:
    """The tiny bank with a few faults, its files as old as those of a bank at rest."""
    project = copy_of_tiny(tmp_path / "bank")
    add(project, "broken", "tags: [counting\n")
    add(project, "wrong", "tags: [cuonting]\nrelated: [large-sum, nowhere]\n")
    let_rest(project)
    return project


def let_rest(project: Project) -> None:
    for path in project.bank.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))


def looked_at(project: Project) -> tuple[str, tuple[Diagnostic, ...]]:
    said: list[str] = []
    found = inspecting.inspect(project, said.append).diagnostics
    return said[0], found


def test_both_checks_find_the_same(bank: Project) -> None:
    whole = checking.check(bank)
    first = inspecting.inspect(bank)
    assert len(whole.diagnostics) > 5
    assert first.diagnostics == whole.diagnostics
    assert len(first.facts) == len(whole.entries)
    assert inspecting.inspect(bank).diagnostics == whole.diagnostics


def test_what_did_not_change_is_not_read_again(bank: Project) -> None:
    assert looked_at(bank)[0] == "checking records: 6, of which new or changed: 6"
    assert looked_at(bank)[0] == "checking records: 6, of which new or changed: 0"


def edited(project: Project) -> None:
    path = project.bank / "numbers/wrong.yml"
    path.write_text(path.read_text("utf-8").replace("cuonting", "counting"), encoding="utf-8")


def removed(project: Project) -> None:
    (project.bank / "numbers/broken.yml").unlink()


def redrawn(project: Project) -> None:
    (project.bank / "numbers/large-sum/pairs.fr.svg").write_text("<svg>", encoding="utf-8")


def renamed_tag(project: Project) -> None:
    path = project.bank / "tags.yml"
    path.write_text(path.read_text("utf-8").replace("spelling", "writing"), encoding="utf-8")


@pytest.mark.parametrize("change", [edited, removed, redrawn, renamed_tag])
def test_after_a_change_both_checks_find_the_same(bank: Project, change) -> None:
    before = inspecting.inspect(bank).diagnostics
    change(bank)
    after = inspecting.inspect(bank).diagnostics
    assert after != before
    assert after == checking.check(bank).diagnostics


def test_a_file_changed_a_moment_ago_is_not_trusted(bank: Project) -> None:
    edited(bank)
    inspecting.inspect(bank)
    assert looked_at(bank)[0] == "checking records: 6, of which new or changed: 1"


@pytest.mark.parametrize("content", ["", "[]", "{}", '["a", "b", 3]\n{}', "\x00\n"])
def test_a_memory_that_makes_no_sense_is_no_memory(bank: Project, content: str) -> None:
    bank.memory.mkdir()
    (bank.memory / "check.json").write_text(content, encoding="utf-8")
    assert looked_at(bank)[0] == "checking records: 6, of which new or changed: 6"


def test_a_memory_that_was_tampered_with_is_no_memory(bank: Project) -> None:
    whole = inspecting.inspect(bank).diagnostics
    path = bank.memory / "check.json"
    path.write_bytes(path.read_bytes().replace(b"cuonting", b"counting"))
    assert looked_at(bank) == ("checking records: 6, of which new or changed: 6", whole)


def test_a_folder_that_cannot_be_written_costs_only_time(bank: Project) -> None:
    bank.memory.write_text("a file stands where the folder would", encoding="utf-8")
    assert looked_at(bank)[1] == checking.check(bank).diagnostics


def test_many_records_are_shared_out_and_come_back_in_order(
    bank: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    for index in range(7):
        add(bank, f"more-{index}", "tags: [cuonting]\n")
    monkeypatch.setattr(inspecting, "FEWEST_TO_SHARE_OUT", 5)
    monkeypatch.setattr(inspecting, "BATCH", 3)
    assert inspecting.inspect(bank).diagnostics == checking.check(bank).diagnostics


def entries() -> Iterator[tuple[Facts, tuple[Diagnostic, ...]]]:
    project = Project(root=ROOT, shown_from=ROOT)
    shared = checking.read_shared(project)
    for name in checking.record_files(project.bank):
        examined = checking.examine(project, name, shared)[1]
        assert examined.facts is not None
        yield examined.facts, examined.diagnostics


def test_a_row_gives_back_what_it_was_made_of() -> None:
    """Also once it has been JSON; every field that facts can have is filled in once."""
    for facts, found in entries():
        path = facts.place.path
        named = Named("other", replace(facts.place, line=3, column=9), "part")
        allowance = Allowed(ALLOWANCE, facts.place, 4, 70)
        full = replace(
            facts, is_retired=True, related=(named,), aliases=(named,), allowed=(allowance,)
        )
        for each in (facts, full):
            row = json.loads(json.dumps(as_row(each, found, path)))
            assert from_row(row, path) == (each, found)


def test_facts_of_a_retired_question_have_no_days() -> None:
    facts = next(entries())[0]
    bare = replace(facts, published=None, last_verified=None)
    assert from_row(as_row(bare, (), facts.place.path), facts.place.path) == (bare, ())
    assert isinstance(facts.published, Dated)


def test_a_file_that_is_gone_is_known_by_nothing(tmp_path: Path) -> None:
    stamp = Stamp.of(tmp_path, "gone.yml")
    memory = Memory(tmp_path, "key", {"gone.yml": [[], 1]}, 2**62)
    assert memory.recall("gone.yml", stamp) is None
