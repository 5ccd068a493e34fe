import inspect
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from commands import run
from conftest import ROOT
from generator.cli import main
from generator.rules import ALL_RULES


def break_record(root: Path) -> None:
    path = root / "questions/numbers/large-sum.yml"
    path.write_text(path.read_text("utf-8").replace("[counting]", "[cuonting]"), "utf-8")


def test_check_of_a_good_bank_ends_with_0(here: Path) -> None:
    result = run("check")
    assert result.exit_code == 0
    assert "questions: 4, errors: 0" in result.stderr


def test_check_of_a_bad_bank_ends_with_1_and_says_where_and_what_next(here: Path) -> None:
    break_record(here)
    result = run("check")
    assert result.exit_code == 1
    assert (
        "questions/numbers/large-sum.yml:3:8: error Q201 unknown-tag: "
        "`cuonting` is not a known tag\n  hint: did you mean `counting`?\n"
    ) in result.stdout


@pytest.mark.parametrize("path", ["questions/numbers", "questions/numbers/large-sum.yml"])
def test_check_of_a_path_says_and_counts_what_is_wrong_there(here: Path, path: str) -> None:
    break_record(here)
    assert run("check", "questions/words", "--format", "json").exit_code == 0
    result = run("check", path)
    assert result.exit_code == 1
    assert "errors: 1" in result.stderr
    assert all(line.startswith(("questions/numbers/", "  ")) for line in result.stdout.splitlines())


def test_check_in_a_folder_of_the_bank_and_from_elsewhere(
    here: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_record(here)
    expected = run("check", "questions/numbers/large-sum.yml").stdout
    monkeypatch.chdir(here / "questions/numbers")
    assert run("check", "large-sum.yml").stdout == expected
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert run("check", str(here / "questions/numbers/large-sum.yml")).stdout == expected


def test_check_of_a_path_to_nothing_ends_with_2_and_says_what_is_near(here: Path) -> None:
    result = run("check", "questions/numbers/large-sun.yml", "--format", "json")
    assert result.exit_code == 2
    assert "did you mean `large-sum.yml`?" in result.stderr
    assert result.stdout == ""


def test_strictness_is_for_who_asks(here: Path) -> None:
    assert "errors: 0" in run("check").stderr
    result = run("check", "--strict")
    assert result.exit_code == 1
    assert "warnings: 0" in result.stderr
    assert " warning " not in result.stdout


@pytest.mark.parametrize("name", ["json", "sarif"])
@pytest.mark.parametrize("shared", ["as it is", "broken", "missing"])
def test_a_machine_reads_nothing_but_its_format(here: Path, name: str, shared: str) -> None:
    if shared == "broken":
        (here / "questions/tags.yml").write_text("counting: []\n")
    elif shared == "missing":
        (here / "questions/bank.yml").unlink()
    result = run("check", "--format", name)
    assert json.loads(result.stdout_bytes.decode("utf-8"))
    assert result.stdout.endswith("}\n")
    assert ("Q103" in result.stdout or "Q001" in result.stdout) or shared == "as it is"
    assert result.exit_code == (0 if shared == "as it is" else 1)


def test_github_gets_annotations_and_nothing_else(here: Path) -> None:
    break_record(here)
    result = run("check", "--format", "github")
    *annotations, total = result.stdout.splitlines()
    assert all(line.startswith(("::error ", "::warning ")) for line in annotations)
    assert "warnings" in total, "of more than ten, GitHub shows ten"
    assert result.stdout.startswith("::error file=questions/numbers/large-sum.yml,line=3,col=8,")


@pytest.mark.parametrize("command", ["check", "build", "serve", "schema"])
def test_a_folder_without_a_bank_ends_with_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(command)
    assert result.exit_code == 2
    assert "no folder `questions` here" in result.stderr


def test_build_makes_the_site_for_an_address(here: Path) -> None:
    result = run("build", "--to", "out/site", "--site-url", "https://host.example/a/b")
    assert result.exit_code == 0
    assert "the site stands in out/site" in result.stderr
    page = (here / "out/site/fr/q/large-sum/index.html").read_text("utf-8")
    assert 'href="https://host.example/a/b/fr/q/large-sum/"' in page


def test_build_of_a_bad_bank_ends_with_1_and_leaves_the_last_site(here: Path) -> None:
    assert run("build").exit_code == 0
    break_record(here)
    result = run("build")
    assert result.exit_code == 1
    assert "nothing was built; the last site is as it was" in result.stderr
    assert (here / "site/fr/q/large-sum/index.html").exists()


@pytest.mark.parametrize("url", ["host.example", "ftp://host.example/", "https://h.example/?a"])
def test_an_address_that_is_none_ends_with_2(here: Path, url: str) -> None:
    assert run("build", "--site-url", url).exit_code == 2


def test_build_over_somebodys_files_ends_with_2(here: Path) -> None:
    (here / "site").mkdir()
    (here / "site/thesis.tex").write_text("years")
    result = run("build")
    assert result.exit_code == 2
    assert "not a site of ours" in result.stderr


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_each_rule_explains_itself_by_code_and_by_name(rule) -> None:
    for word in (rule.code, rule.code.lower(), rule.name):
        result = run("explain", word)
        assert result.exit_code == 0
        assert result.stdout.startswith(f"{rule.code} {rule.name} ({rule.severity.value})\n")
    assert "\nBad:\n" in rule.explanation
    assert "\nGood:\n" in rule.explanation


def test_codes_and_names_of_rules_are_unique() -> None:
    assert len({rule.code for rule in ALL_RULES}) == len(ALL_RULES)
    assert len({rule.name for rule in ALL_RULES}) == len(ALL_RULES)


def test_explain_without_a_code_lists_the_rules() -> None:
    result = run("explain")
    assert len(result.stdout.splitlines()) == len(ALL_RULES)


def test_explain_prints_why_then_what_is_bad_then_what_is_good() -> None:
    lines = run("explain", "q202").stdout.split("\n")
    assert lines[0] == "Q202 unknown-topic (error)"
    assert lines[1] == lines[3] == lines[6] == ""
    assert lines[2].startswith("The folder of a record is its topic")
    assert lines[4:6] == ["Bad:", "    questions/ml-fundations/overfitting.yml"]
    assert lines[7:10] == ["Good:", "    questions/ml-foundations/overfitting.yml", ""]
    assert lines[10:] == ["Exceptions: none", ""]


def test_explain_says_that_a_rule_admits_exceptions() -> None:
    assert "Exceptions: a record may make one" in run("explain", "near-duplicate").stdout


@pytest.mark.parametrize(
    ("slip", "offer"),
    [
        ("unknown-tga", "did you mean `Q201 unknown-tag`?"),
        ("UnknownTag", "did you mean `Q201 unknown-tag`?"),
        ("Q2O1", "`questions explain` lists them"),
        ("", "`questions explain` lists them"),
    ],
)
def test_explain_of_nothing_known_ends_with_2_and_offers_what_is_near(
    slip: str, offer: str
) -> None:
    result = run("explain", slip)
    assert result.exit_code == 2
    assert f"`{slip}` is not a rule; {offer}" in result.stderr


def completed(*words: str) -> set[str]:
    """What bash is told for the last of the words."""
    environment = {
        "_QUESTIONS_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(("questions", *words)),
        "COMP_CWORD": str(len(words)),
    }
    result = CliRunner().invoke(main, [], prog_name="questions", env=environment)
    return {line.partition(",")[2] for line in result.stdout.splitlines()}


def test_a_shell_completes_commands_formats_codes_and_names() -> None:
    assert completed("che") == {"check"}
    assert completed("check", "--format", "g") == {"github"}
    assert completed("explain", "unknown-ta") == {"unknown-tag"}
    assert completed("explain", "q20") >= {"Q201", "Q202"}
    assert completed("completion", "f") == {"fish"}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_that_the_shell_accepts(shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert f"_QUESTIONS_COMPLETE={shell}_complete" in result.stdout
    if path := shutil.which(shell):
        done = subprocess.run([path, "-n"], input=result.stdout, text=True, check=False)
        assert done.returncode == 0


def test_completion_for_another_shell_says_which_there_are() -> None:
    result = run("completion", "csh")
    assert result.exit_code == 2
    assert "'bash', 'zsh', 'fish'" in result.stderr


@pytest.mark.parametrize("name", main.commands)
def test_each_command_has_a_summary_of_one_line_and_an_example(name: str) -> None:
    command = main.commands[name]
    (line,) = (each for each in run("--help").stdout.splitlines() if each.startswith(f"  {name} "))
    assert line.endswith(".")
    assert not line.endswith("...")
    assert re.search(rf"\bExamples?:\n  questions {name}\b", inspect.getdoc(command.callback) or "")


def test_commands_stand_in_the_order_in_which_people_need_them() -> None:
    listed = re.findall(r"^  ([a-z][a-z-]*)  ", run("--help").stdout, flags=re.MULTILINE)
    assert listed == [*main.commands]
    assert listed[:2] == ["serve", "check"]
    assert listed != sorted(listed)


def test_a_review_notes_digests_and_the_reviewer_and_touches_nothing_else(here: Path) -> None:
    path = here / "questions/words/oe-ligature.yml"
    before = path.read_text("utf-8")
    result = run("review", "oe-ligature", "--by", "Ada L.")
    assert result.exit_code == 0
    assert result.stdout == "oe-ligature: reviewed question, short, answer, answer#usage\n"
    after = path.read_text("utf-8")
    start = after.index("reviewed:\n")
    assert after[:start].replace('reviewers: ["Ada L."]\n', "") == before
    assert len(after[start:].splitlines()) == 5
    assert "unreviewed-part: nothing" not in run_check_of(path)


def run_check_of(path: Path) -> str:
    lines = run("check").stdout.splitlines()
    return "\n".join(line for line in lines if path.name in line)


def test_a_second_review_replaces_the_first(here: Path) -> None:
    path = here / "questions/words/oe-ligature.yml"
    run("review", "oe-ligature", "--by", "Ada L.")
    once = path.read_text("utf-8")
    run("review", "oe-ligature", "--by", "Ada L.")
    assert path.read_text("utf-8") == once
    run("review", "oe-ligature", "--by", "Émilie")
    assert 'reviewers: ["Ada L.", "Émilie"]' in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("id", "reason"),
    [
        ("nothing", "no such question"),
        ("old-spelling", "the question is retired"),
    ],
)
def test_what_cannot_be_reviewed_says_why(here: Path, id: str, reason: str) -> None:
    result = run("review", id)
    assert result.exit_code == 1
    assert reason in result.stderr


@pytest.mark.parametrize("command", ["build", "serve"])
def test_mkdocs_typed_at_the_root_says_what_to_type(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "NO_MKDOCS_2_WARNING": "1", "LC_ALL": "C.UTF-8"},
    )
    assert done.returncode != 0
    assert "questions serve" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not done.stdout
