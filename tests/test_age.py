from datetime import date

import pytest

from generator.model import Settings
from generator.rules.age import check_age
from generator.rules.facts import facts_of
from records import MINIMAL, decoded


def found(verified: str, today: str, settings: Settings, published: str = "2020-01-01") -> list:
    text = MINIMAL.replace("published: 2026-01-02", f"published: {published}")
    text = text.replace("last_verified: 2026-01-02", f"last_verified: {verified}")
    entry = decoded(text, settings)
    return [
        (each.place.line, each.rule.code, each.message)
        for each in check_age([facts_of(entry, settings)], date.fromisoformat(today))
    ]


@pytest.mark.parametrize(
    ("verified", "today"),
    [("2024-11-21", "2026-11-21"), ("2026-11-21", "2026-11-21"), ("2024-02-29", "2026-02-28")],
)
def test_a_verification_holds_for_two_years(verified: str, today: str, settings: Settings) -> None:
    assert found(verified, today, settings) == []


@pytest.mark.parametrize(
    ("verified", "today"), [("2024-11-20", "2026-11-21"), ("2024-02-29", "2026-03-01")]
)
def test_it_is_stale_the_day_after(verified: str, today: str, settings: Settings) -> None:
    assert found(verified, today, settings) == [(5, "Q405", f"last verified: {verified}")]


def test_a_day_that_has_not_come_is_told_in_both_fields(settings: Settings) -> None:
    assert found("2026-11-23", "2026-11-21", settings, published="2027-01-01") == [
        (4, "Q406", "`2027-01-01` has not come yet; today: 2026-11-21"),
        (5, "Q406", "`2026-11-23` has not come yet; today: 2026-11-21"),
    ]


def test_a_day_that_has_begun_further_east_is_let_pass(settings: Settings) -> None:
    assert found("2026-11-22", "2026-11-21", settings) == []
