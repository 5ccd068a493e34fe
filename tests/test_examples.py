"""The examples of each rule, run: what `explain` and the site show is what the checks do."""

import re
from datetime import date
from pathlib import Path

import pytest

from examples import MADE, bank_of, drawing, plain_bank, with_fields, with_tree, write_bank
from generator import checking
from generator.checking import Project
from generator.diagnostics import Diagnostic, Example, Rule
from generator.rules import ALL_RULES

by_code = pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: f"{rule.code}-{rule.name}")


TODAY = date(2026, 11, 21)
"""The day on which the examples are judged."""


def checked(files: dict[str, bytes], root: Path) -> tuple[Diagnostic, ...]:
    write_bank(files, root)
    return checking.check(Project(root=root, shown_from=root), today=TODAY).diagnostics


def as_told(diagnostics: list[Diagnostic]) -> list[str]:
    return [
        f"{each.place.path}:{each.place.line} {each.rule.code} {each.message}"
        for each in diagnostics
    ]


def test_the_bank_without_an_example_has_nothing_wrong(tmp_path: Path) -> None:
    assert as_told(checked(plain_bank(), tmp_path)) == []


def test_no_code_and_no_name_stands_for_two_rules() -> None:
    assert len({rule.code for rule in ALL_RULES}) == len(ALL_RULES)
    assert len({rule.name for rule in ALL_RULES}) == len(ALL_RULES)


@by_code
def test_a_bad_example_is_what_its_rule_finds(rule: Rule, tmp_path: Path) -> None:
    found = checked(bank_of(rule, rule.bad), tmp_path)
    assert rule in {each.rule for each in found}, as_told(found)
    assert as_told([each for each in found if each.is_error and each.rule != rule]) == []


@by_code
def test_a_good_example_has_no_error(rule: Rule, tmp_path: Path) -> None:
    found = checked(bank_of(rule, rule.good), tmp_path)
    assert as_told([each for each in found if each.is_error or each.rule == rule]) == []


@by_code
def test_a_rule_says_why_in_sentences(rule: Rule) -> None:
    for why in (rule.why, rule.translations["fr"]):
        assert re.match(r"[A-ZÀÉÊ`%]", why)
        assert why.rstrip()[-1] in ".?)»`" or "https://" in why.split()[-1]


@by_code
def test_a_rule_says_why_in_french_about_the_same_code(rule: Rule) -> None:
    ours = {" ".join(span.split()) for span in re.findall(r"`[^`]+`", rule.why)}
    theirs = {" ".join(span.split()) for span in re.findall(r"`[^`]+`", rule.translations["fr"])}
    assert theirs == ours


@by_code
def test_the_french_of_a_rule_has_plain_spaces_and_apostrophes(rule: Rule) -> None:
    assert not set("\u2019\u00a0\u202f\u201c\u201d") & set(rule.translations["fr"])


@by_code
def test_a_rule_shows_something_bad_and_something_good(rule: Rule) -> None:
    assert rule.bad.strip()
    assert rule.good.strip()
    assert rule.bad != rule.good


def test_what_text_cannot_show_is_made_for_these_rules_only() -> None:
    assert set(MADE) == {rule.code for rule in ALL_RULES if rule.example is Example.WORDS}


def test_fields_take_the_place_of_those_with_the_same_keys() -> None:
    record = "kind: a\ntags: [b]\nfr:\n  short: |\n    c\n  answer: |\n    d\n"
    assert with_fields(record, "tags: x\nnew: y\n").startswith("kind: a\ntags: x\nnew: y\nfr:")
    assert with_fields(record, "related: [x]\n").startswith("kind: a\ntags: [b]\nrelated: [x]\nfr:")
    changed = with_fields(record, "fr:\n  short: |\n    e\n")
    assert changed == record.replace("c\n", "e\n")


def test_fields_that_are_told_to_be_absent_go() -> None:
    record = "kind: a\ntags: [b]\nfr:\n  short: c\n  answer: d\n"
    assert with_fields(record, "# without kind, tags\n").startswith("fr:")
    assert "answer: d" not in with_fields(record, "fr:\n  # without answer\n")


def test_lines_that_no_parser_reads_are_kept_as_they_are() -> None:
    record = "kind: a\nfr:\n  short: c\n"
    assert with_fields(record, "kind: a\n---\nkind: b\n").startswith("kind: a\n---\nkind: b\nfr:")
    assert with_fields(record, "fr:\n\tshort: c\n") == "kind: a\nfr:\n\tshort: c\n"
    assert with_fields(record, "- a list\n") == "- a list\n"


def test_a_question_of_a_tree_moves_with_its_figures() -> None:
    files = with_tree(plain_bank(), "questions/coding/overfitting.yml\n    kind: coding\n")
    assert b"kind: coding" in files["questions/coding/overfitting.yml"]
    assert "questions/coding/overfitting/curves.svg" in files
    assert "questions/ml-foundations/overfitting.yml" not in files


def test_a_part_of_a_drawing_is_put_into_a_whole_one() -> None:
    assert "<title>" in drawing('<g id="a"/>\n')
    assert drawing("<svg/>") == "<svg/>"
