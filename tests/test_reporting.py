import json
import os
import subprocess
import sys

import pytest

from conftest import ROOT
from generator.diagnostics import Diagnostic, Place, Rule, Severity, as_errors
from generator.reporting import FORMATS, as_annotations, as_json, as_sarif, as_text, formatted
from generator.reporting.text import MAX_ALIKE
from generator.rules import ALL_RULES

BAD = Rule(
    "Q998",
    "bad-thing",
    Severity.ERROR,
    "Bad things happen. They pass.\n\nBad:\n    a: b\n      c\nGood:\n    a: d\n",
)
ODD = Rule("Q999", "odd-thing", Severity.WARNING, "Odd: yes.\n\nBad:\n    1\nGood:\n    2\n")
RULES = (BAD, ODD)
PATH = "questions/words/é, 100%: oui.yml"


def odd(line: int, message: str = "`x` is odd") -> Diagnostic:
    return ODD.found(Place(PATH, line, 3), message, "write `y`")


def bad(line: int, message: str = "`x` is bad") -> Diagnostic:
    return BAD.found(Place(PATH, line), message)


# Text, for people.


def test_text_has_each_finding_on_a_line_and_its_hint_on_the_next() -> None:
    assert as_text([odd(2), bad(3)]) == (
        f"{PATH}:2:3: warning Q999 odd-thing: `x` is odd\n"
        "  hint: write `y`\n"
        f"{PATH}:3:1: error Q998 bad-thing: `x` is bad\n"
    )


def test_text_tells_how_many_more_there_are_of_one_rule_in_one_file() -> None:
    other = BAD.found(Place("questions/z.yml"), "z")
    found = [*map(odd, range(1, MAX_ALIKE + 8)), bad(99), other]
    lines = as_text(found).splitlines()
    assert sum(" `x` is odd" in line for line in lines) == MAX_ALIKE
    assert lines[-3:] == [
        f"{PATH}:99:1: error Q998 bad-thing: `x` is bad",
        f"{PATH}: warning Q999 odd-thing: 7 more in this file",
        "questions/z.yml:1:1: error Q998 bad-thing: z",
    ]


def test_exactly_as_many_as_are_listed_leave_nothing_to_add() -> None:
    assert "more" not in as_text(map(odd, range(1, MAX_ALIKE + 1)))


def test_programs_get_all_that_people_are_spared() -> None:
    found = [odd(line) for line in range(1, 3 * MAX_ALIKE)]
    assert len(json.loads(as_json(found, 1))["diagnostics"]) == len(found)
    assert len(json.loads(as_sarif(found, RULES))["runs"][0]["results"]) == len(found)
    assert as_annotations(found).count("::warning ") == len(found)


@pytest.mark.parametrize(
    "name", ["a\nb.yml", "a\rb.yml", "a\x1b[31mb.yml", "a\u2028b.yml", b"a\xffb.yml"]
)
def test_the_strangest_name_of_a_file_stays_on_its_line(name: str | bytes) -> None:
    path = os.fsdecode(name)
    found = [BAD.found(Place(path), f"`{path}` is bad", f"rename `{path}`")]
    text = as_text(found)
    assert text.splitlines()[0].startswith("a\ufffd")
    assert len(text.splitlines()) == 2
    for report in (text, as_annotations(found), as_json(found, 1), as_sarif(found, RULES)):
        assert path not in report
        assert report.encode()


def test_french_spaces_are_no_danger() -> None:
    assert "99\u202f%\u00a0!" in as_text([bad(1, "`99\u202f%\u00a0!` is bad")])


def test_strictness_makes_errors_of_warnings_in_every_format() -> None:
    found = list(as_errors([odd(1), bad(2)]))
    assert all(each.is_error for each in found)
    assert "warning" not in as_text(found)
    assert "::warning" not in as_annotations(found)
    assert json.loads(as_json(found, 1))["summary"] == {"questions": 1, "errors": 2, "warnings": 0}
    assert [each["level"] for each in sarif(found)["results"]] == ["error", "error"]


# Workflow commands, for GitHub.


def test_an_annotation_is_one_escaped_line() -> None:
    assert as_annotations([odd(7, "100% of `a, b: c` is odd")]) == (
        "::warning file=questions/words/é%2C 100%25%3A oui.yml,line=7,col=3,"
        "title=Q999 odd-thing::100%25 of `a, b: c` is odd%0Ahint: write `y`\n"
    )


def test_github_gets_the_errors_first() -> None:
    report = as_annotations([odd(1), bad(2), odd(3)])
    assert [line.split(" ")[0] for line in report.splitlines()] == [
        "::error",
        "::warning",
        "::warning",
    ]


def test_what_github_does_not_show_is_said_in_the_last_line() -> None:
    assert "GitHub shows" not in as_annotations([odd(line) for line in range(10)])
    last = as_annotations([odd(line) for line in range(11)]).splitlines()[-1]
    assert not last.startswith("::")
    assert "errors: 0, warnings: 11" in last


# JSON, for programs.


def test_json_is_the_object_that_the_documentation_shows() -> None:
    page = (ROOT / "docs/reports.md").read_text(encoding="utf-8")
    shown = json.loads(page.split("```json\n")[1].split("```")[0])
    made = json.loads(as_json([odd(2)], 4))
    assert keys(made) == keys(shown)


def keys(value: object) -> object:
    match value:
        case dict():
            return {key: keys(each) for key, each in value.items()}
        case list():
            return [keys(each) for each in value]
        case _:
            return type(value)


def test_json_keeps_accents_and_ends_with_a_line_break() -> None:
    report = as_json([bad(1, "`é` is bad")], 1)
    assert "`é` is bad" in report
    assert report.endswith("}\n")


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_without_findings_is_well_formed(name: str) -> None:
    report = formatted(name, [], 0)
    if name in ("text", "github"):
        assert report == ""
    else:
        assert json.loads(report)


# SARIF, for code hosts and editors. The names and what is required are those of the standard:
# https://docs.oasis-open.org/sarif/sarif/v2.1.0/


def sarif(found: list[Diagnostic]) -> dict:
    log = json.loads(as_sarif(found, RULES))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def test_sarif_describes_each_rule_once_and_results_point_to_it() -> None:
    run = sarif([odd(1), bad(2)])
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "questions"
    assert [rule["id"] for rule in rules] == ["Q998", "Q999"]
    assert rules[0] == {
        "id": "Q998",
        "name": "bad-thing",
        "shortDescription": {"text": "Bad things happen."},
        "fullDescription": {"text": "Bad things happen. They pass."},
        "help": {
            "text": "Bad things happen. They pass.\n\nBad:\n    a: b\n      c\n\nGood:\n    a: d",
            "markdown": "Bad things happen. They pass.\n\n"
            "Bad:\n\n    a: b\n      c\n\nGood:\n\n    a: d",
        },
        "defaultConfiguration": {"level": "error"},
    }
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_sarif_result_has_its_place_in_characters_from_the_root() -> None:
    run = sarif([odd(7)])
    assert run["columnKind"] == "unicodeCodePoints"
    (result,) = run["results"]
    assert result["level"] == "warning"
    assert result["message"] == {"text": "`x` is odd\nhint: write `y`"}
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {
            "uri": "questions/words/%C3%A9%2C%20100%25%3A%20oui.yml",
            "uriBaseId": "%SRCROOT%",
        },
        "region": {"startLine": 7, "startColumn": 3},
    }


def fingerprints(found: list[Diagnostic]) -> list[str]:
    return [each["partialFingerprints"]["ruleFileMessage/v1"] for each in sarif(found)["results"]]


def test_fingerprints_stay_when_lines_move_and_differ_between_findings() -> None:
    before = fingerprints([odd(1), odd(5), odd(6, "`z` is odd"), bad(9)])
    assert fingerprints([odd(11), odd(15), odd(16, "`z` is odd"), bad(19)]) == before
    assert len(set(before)) == 4


def test_every_rule_of_ours_can_be_described() -> None:
    log = json.loads(as_sarif([]))
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in ALL_RULES]
    for rule in rules:
        # The limit of GitHub for both.
        assert 0 < len(rule["shortDescription"]["text"]) <= len(rule["fullDescription"]["text"])
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert "Bad:\n\n    " in rule["help"]["markdown"]


# What a terminal gets.

SCRIPT = "from generator.cli import main; main(['check'], prog_name='questions')"


@pytest.mark.parametrize(
    ("more", "is_coloured"), [({}, True), ({"NO_COLOR": ""}, True), ({"NO_COLOR": "1"}, False)]
)
def test_colours_are_for_a_terminal_that_wants_them(
    more: dict[str, str], is_coloured: bool
) -> None:
    pty = pytest.importorskip("pty", reason="this system has no such terminals")
    ours, theirs = pty.openpty()
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **more}
    subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=ROOT / "tests/tiny",
        env=environment,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    os.close(theirs)
    shown = os.read(ours, 200)
    os.close(ours)
    assert (b"\x1b[" in shown) == is_coloured


def test_a_terminal_that_lacks_a_character_gets_no_traceback() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=ROOT / "tests/awful",
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        encoding="latin-1",
        check=False,
    )
    assert "Français" in done.stdout
    assert "`https://?`" in done.stdout
    assert "Traceback" not in done.stderr
    assert done.returncode == 1
