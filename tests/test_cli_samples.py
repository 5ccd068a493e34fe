from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

from generator.cli import main

RECORD = "questions/numbers/large-sum.yml"


def run(*words: str, colour: bool = False) -> Result:
    return CliRunner().invoke(main, ["run-code", *words], catch_exceptions=False, color=colour)


def edit(root: Path, *changes: tuple[str, str]) -> str:
    path = root / RECORD
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    return text


def test_samples_that_print_what_is_shown_end_with_0(here: Path) -> None:
    result = run()
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr.endswith("samples: 2, failed: 0, different: 0\n")
    assert "running samples" in result.stderr


def test_a_difference_is_shown_where_it_is(here: Path) -> None:
    edit(here, ("    500500\n", "    500501\n"))
    result = run("large-sum")
    assert result.exit_code == 1
    assert result.stdout == (
        f"{RECORD}:43:5: the sample prints something else than what is shown\n"
        "  --- shown\n"
        "  +++ printed\n"
        "  @@ -1 +1 @@\n"
        "  -500501\n"
        "  +500500\n"
        "  hint: correct it, or show what it prints: `questions run-code large-sum --write`\n"
        f"{RECORD}:83:5: the sample prints something else than what is shown\n"
        "  --- shown\n"
        "  +++ printed\n"
        "  @@ -1 +1 @@\n"
        "  -500501\n"
        "  +500500\n"
        "  hint: correct it, or show what it prints: `questions run-code large-sum --write`\n"
    )
    assert result.stderr.endswith("samples: 2, failed: 0, different: 2\n")


def test_what_both_languages_share_runs_once_and_is_told_once(here: Path) -> None:
    count = here / "count"
    code = f"open({str(count)!r}, 'a').write('once ')"
    edit(here, ("print(sum(range(1, 1001)))  # l'ordinateur, lui, additionne", code))
    edit(here, ("print(sum(range(1, 1001)))  # the computer does add them", code))
    result = run()
    assert count.read_text() == "once "
    assert result.stdout.startswith(
        f"{RECORD}:43:5: the sample prints something else than what is shown\n"
        f"  also at {RECORD}:83:5\n"
    )


def test_a_failure_is_shown_at_its_line_with_its_traceback(here: Path) -> None:
    edit(
        here,
        ("print(sum(range(1, 1001)))  # the", "terms = range(0)\n    print(1 / len(terms))  # the"),
    )
    result = run()
    assert result.exit_code == 1
    assert result.stdout.startswith(
        f"{RECORD}:82:5: the sample fails: ZeroDivisionError: division by zero\n"
        "  Traceback (most recent call last):\n"
        '    File "sample.py", line 2, in <module>\n'
        "      print(1 / len(terms))  # the computer does add them\n"
    )
    assert result.stderr.endswith("samples: 2, failed: 1, different: 0\n")


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("import nothing_of_the_sort", "hint: samples have Python, NumPy and scikit-learn; "),
        ("raise ModuleNotFoundError(\"No module named 'sklearn'\")", "hint: type `make test`"),
        ("while True: pass", "hint: make it quicker, allow more with `--time-limit`"),
        ("import socket; socket.create_connection(('::1', 1))", "hint: let it make its own data"),
    ],
)
def test_a_failure_comes_with_what_to_do(here: Path, code: str, hint: str) -> None:
    edit(here, ("print(sum(range(1, 1001)))  # the computer", f"{code}  # the computer"))
    result = run("large-sum", "--time-limit", "1")
    assert result.exit_code == 1
    assert hint in result.stdout
    assert ("Traceback" in result.stdout) == ("socket" in code)


def test_what_was_printed_can_be_written_and_nothing_else_changes(here: Path) -> None:
    wrong = edit(here, ("    500500\n", "    500501\n    and more\n"))
    result = run("large-sum", "--write")
    assert result.exit_code == 0
    assert result.stdout.count("  what it prints was written under it\n") == 2
    assert "hint" not in result.stdout
    right = wrong.replace("    500501\n    and more\n", "    500500\n")
    assert (here / RECORD).read_text("utf-8") == right
    assert run().exit_code == 0


def test_what_cannot_be_written_says_why_and_ends_with_1(here: Path) -> None:
    wrong = edit(here, ("print(sum(range(1, 1001)))  # the", "print('`' * 3)  # the"))
    result = run("--write")
    assert result.exit_code == 1
    assert "  what it prints was not written: it prints a line `` ``` ``" in result.stdout
    assert (here / RECORD).read_text("utf-8") == wrong


def test_a_sample_that_fails_is_not_written(here: Path) -> None:
    wrong = edit(here, ("print(sum(range(1, 1001)))  # the", "print(1); 1 / 0  # the"))
    assert run("--write").exit_code == 1
    assert (here / RECORD).read_text("utf-8") == wrong


def test_what_steers_a_terminal_is_shown_by_its_number(here: Path) -> None:
    edit(here, ("print(sum(range(1, 1001)))  # the", "print('\\x1b[2J 1\\u202f000')  # the"))
    result = run()
    assert "  +\\x1b[2J 1\\u202f000\n" in result.stdout


def test_a_long_difference_is_cut(here: Path) -> None:
    edit(here, ("print(sum(range(1, 1001)))  # the", "print(*range(999), sep='\\n')  # the"))
    result = run()
    assert len(result.stdout.splitlines()) < 50
    assert "\n  …\n" in result.stdout


def test_ids_choose_what_runs(here: Path) -> None:
    edit(here, ("    500500\n", "    500501\n"))
    result = run("oe-ligature")
    assert result.exit_code == 0
    assert "oe-ligature: no code sample" in result.stderr
    assert result.stderr.endswith("samples: 0, failed: 0, different: 0\n")


def test_an_id_typed_twice_runs_once(here: Path) -> None:
    result = run("large-sum", "large-sum")
    assert result.exit_code == 0
    assert result.stderr.endswith("samples: 2, failed: 0, different: 0\n")


def test_an_id_that_is_none_ends_with_1_after_the_others_ran(here: Path) -> None:
    result = run("large-smu", "large-sum")
    assert result.exit_code == 1
    assert "large-smu: no such question, or its record has errors" in result.stderr
    assert "hint: did you mean `large-sum`?" in result.stderr
    assert result.stderr.endswith("samples: 2, failed: 0, different: 0\n")


def test_a_retired_question_has_nothing_to_run(here: Path) -> None:
    result = run("old-spelling")
    assert result.exit_code == 0
    assert "old-spelling: the question is retired" in result.stderr


def test_records_that_cannot_be_read_are_not_passed_over_in_silence(here: Path) -> None:
    edit(here, ("difficulty:", "difficult:"))
    result = run()
    assert result.exit_code == 1
    assert "records left out, because of their errors: 1; type `questions check`" in result.stderr
    assert run("oe-ligature").exit_code == 0


def test_an_error_elsewhere_hides_no_sample(here: Path) -> None:
    (here / "questions/pages/about.yml").write_text("title: About\n")
    (here / "questions/numbers/large-sum/pairs.en.svg").write_text("<svg>")
    result = run()
    assert "left out" not in result.stderr
    assert result.exit_code == 0


def test_shared_files_with_errors_are_told(here: Path) -> None:
    (here / "questions/bank.yml").write_bytes(b"\xff")
    result = run()
    assert result.exit_code == 1
    assert "Q005" in result.stdout


@pytest.mark.parametrize("limit", ["0", "-1", "soon", "inf"])
def test_a_time_limit_that_is_none_ends_with_2(here: Path, limit: str) -> None:
    assert run("--time-limit", limit).exit_code == 2


def test_a_folder_without_a_bank_ends_with_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run().exit_code == 2


def test_the_shell_completes_ids(here: Path) -> None:
    shell = ShellComplete(main, {}, "questions", "_QUESTIONS_COMPLETE")
    found = shell.get_completions(["run-code", "old-spelling"], "l")
    assert [each.value for each in found] == ["large-sum"]
