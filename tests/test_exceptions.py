from datetime import date
from pathlib import Path

import pytest

from banks import add, empty_bank
from generator import checking
from generator.checking import Project

RELATED = "related: [median]\n"


@pytest.fixture
def bank(tmp_path: Path) -> Project:
    """A bank whose one finding that can be excused is a one-way relation, on line 1 or later."""
    project = empty_bank(tmp_path / "bank")
    add(project, "median")
    return project


def told(project: Project, today: str = "2026-06-01") -> list[str]:
    found = checking.check(project, today=date.fromisoformat(today)).diagnostics
    return [
        f"{each.place.line} {each.rule.name}: {each.message}"
        for each in found
        if each.rule.name.endswith("-exception") or each.rule.name == "one-way-relation"
    ]


def allowing(rule: str, *more: str) -> str:
    lines = [f"  - rule: {rule}", "    because: Parce que.", *(f"    {line}" for line in more)]
    return "allow:\n" + "".join(f"{line}\n" for line in lines)


def test_an_exception_excuses_the_findings_of_its_rule(bank: Project) -> None:
    add(bank, "mean", RELATED)
    assert told(bank) == ["1 one-way-relation: `median` does not relate back"]
    add(bank, "mean", RELATED + allowing("one-way-relation"))
    assert told(bank) == []


def test_an_exception_about_something_else_excuses_nothing(bank: Project) -> None:
    add(bank, "mean", RELATED + allowing("one-way-relation", "about: mode"))
    assert told(bank) == [
        "1 one-way-relation: `median` does not relate back",
        "3 idle-exception: the exception to `one-way-relation` excuses nothing",
    ]
    add(bank, "mean", RELATED + allowing("one-way-relation", "about: median"))
    assert told(bank) == []


def test_an_exception_that_excuses_nothing_is_an_error(bank: Project) -> None:
    add(bank, "mean", allowing("one-way-relation"))
    found = checking.check(bank, today=date(2026, 6, 1)).diagnostics
    idle = [each for each in found if each.rule.name == "idle-exception"]
    assert [each.is_error for each in idle] == [True]


def test_an_exception_holds_through_its_last_day(bank: Project) -> None:
    add(bank, "mean", RELATED + allowing("one-way-relation", "until: 2026-06-01"))
    assert told(bank, "2026-06-01") == []
    assert told(bank, "2026-06-02") == [
        "1 one-way-relation: `median` does not relate back",
        "3 expired-exception: the exception to `one-way-relation` ended on `2026-06-01`",
    ]


def test_an_exception_to_no_rule_offers_the_nearest(bank: Project) -> None:
    add(bank, "mean", RELATED + allowing("oneway-relation"))
    found = checking.check(bank, today=date(2026, 6, 1)).diagnostics
    unknown = [each for each in found if each.rule.name == "unknown-exception"]
    assert [each.message for each in unknown] == ["`oneway-relation` is not the name of a rule"]
    assert unknown[0].hint == "did you mean `one-way-relation`?"


def test_safety_admits_no_exception(bank: Project) -> None:
    add(bank, "mean", allowing("raw-html"))
    assert told(bank) == ["2 unknown-exception: `raw-html` admits no exception"]


def test_an_exception_beside_a_text_covers_that_language_only(bank: Project) -> None:
    text = add(bank, "mean", RELATED)
    content = text.read_text("utf-8") + "  " + allowing("one-way-relation").replace("\n", "\n  ")
    text.write_text(content.rstrip() + "\n", encoding="utf-8")
    assert [line.partition(" ")[2] for line in told(bank)] == [
        "one-way-relation: `median` does not relate back",
        "idle-exception: the exception to `one-way-relation` excuses nothing",
    ]
