"""Codes of rules are for ever: people have written them down, in exceptions and in searches."""

from pathlib import Path

from generator.rules import ALL_RULES

KEPT = Path(__file__).parent / "codes.txt"
"""A line for each code that was ever given out: the code and the name of its rule, or `retired`."""


def kept() -> dict[str, str]:
    return dict(line.split(" ") for line in KEPT.read_text(encoding="utf-8").splitlines())


def test_a_code_that_was_given_out_means_what_it_meant() -> None:
    now = {rule.code: rule.name for rule in ALL_RULES}
    meant = {code: name for code, name in kept().items() if name != "retired"}
    assert {code: now.get(code, "nothing; write `retired`") for code in meant} == meant


def test_a_new_code_is_written_down_and_is_no_retired_one() -> None:
    assert [rule.code for rule in ALL_RULES if kept().get(rule.code) != rule.name] == []


def test_codes_are_written_down_once_and_in_order() -> None:
    codes = [line.split(" ")[0] for line in KEPT.read_text(encoding="utf-8").splitlines()]
    assert codes == sorted(set(codes))
