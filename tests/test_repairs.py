from pathlib import Path

import pytest

from banks import add
from commands import run
from conftest import files_below
from generator import checking
from generator.checking import Project
from generator.repairs import OUTPUTS, Repair, repair


def edit(root: Path, path: str, old: str, new: str) -> None:
    file = root / "questions" / path
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new).encode())


def contents(root: Path) -> dict[str, bytes]:
    return {name: (root / name).read_bytes() for name in files_below(root)}


def disorder(root: Path) -> None:
    edit(root, "words/oe-ligature.yml", "difficulty: easy\n", "")
    edit(root, "words/oe-ligature.yml", "kind: concept\n", "kind: concept  \ndifficulty: easy\n")
    edit(root, "words/oe-ligature.yml", "[spelling]", "[spelling, counting]  # both")
    edit(root, "words/oe-ligature.yml", "C'est une", "C’est une")


def test_a_bank_in_house_style_stays_byte_for_byte(here: Path) -> None:
    before = contents(here)
    result = run("fix")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "changed: 0" in result.stderr
    assert contents(here) == before


def test_fix_puts_a_record_right_and_says_what_it_did(here: Path) -> None:
    before = contents(here)
    disorder(here)
    result = run("fix")
    assert result.exit_code == 0
    assert result.stdout == (
        "questions/words/oe-ligature.yml: typed characters plain, tidied spaces, "
        "put fields in order, sorted tags\n"
    )
    path = "questions/words/oe-ligature.yml"
    expected = before[path].replace(b"[spelling]", b"[counting, spelling]  # both")
    assert contents(here) == {**before, path: expected}


def test_a_dry_run_shows_the_difference_and_writes_nothing(here: Path) -> None:
    disorder(here)
    before = contents(here)
    result = run("fix", "--dry-run")
    assert result.exit_code == 1
    assert "--- a/questions/words/oe-ligature.yml\n+++ b/questions/words" in result.stdout
    assert "-tags: [spelling, counting]  # both\n" in result.stdout
    assert "+tags: [counting, spelling]  # both\n" in result.stdout
    assert "would change: 1" in result.stderr
    assert contents(here) == before
    run("fix")
    assert run("fix", "--dry-run").exit_code == 0


def test_only_the_files_that_were_named_change(here: Path) -> None:
    disorder(here)
    edit(here, "numbers/large-sum.yml", "kind: concept", "kind: concept ")
    assert run("fix", "questions/numbers").stdout.splitlines() == [
        "questions/numbers/large-sum.yml: tidied spaces"
    ]
    assert run("fix", "questions/words/oe-ligature.yml").stdout.startswith("questions/words/oe")
    assert run("fix", "--dry-run").exit_code == 0


@pytest.mark.parametrize("path", ["questions/nothing.yml", "mkdocs.yml"])
def test_a_path_that_is_no_record_ends_with_2(here: Path, path: str) -> None:
    result = run("fix", path)
    assert result.exit_code == 2
    assert path in result.stderr


def test_a_record_that_cannot_be_understood_is_left_alone_and_told(here: Path) -> None:
    disorder(here)
    path = "questions/numbers/large-sum.yml"
    edit(here, "numbers/large-sum.yml", "difficulty: easy\nkind: concept", "kind: \ndificulty: x ")
    before = (here / path).read_bytes()
    result = run("fix")
    assert f"{path}: left alone, it has errors; `questions check` says which" in result.stderr
    assert (here / path).read_bytes() == before
    assert "questions/words/oe-ligature.yml: " in result.stdout


def test_a_bank_whose_shared_files_are_broken_ends_with_1(here: Path) -> None:
    edit(here, "tags.yml", "counting:", "counting")
    result = run("fix")
    assert result.exit_code == 1
    assert "questions/tags.yml:" in result.stdout


def test_the_list_of_tags_is_sorted_with_its_comments(here: Path) -> None:
    text = "# head\n\n# of spelling\nspelling:\n  name: {fr: s, en: s}\ncounting:\n"
    text += "  name: {fr: c, en: c}\n"
    (here / "questions/tags.yml").write_text(text, "utf-8")
    assert run("fix").stdout == "questions/tags.yml: sorted tags\n"
    assert (here / "questions/tags.yml").read_text("utf-8") == (
        "# head\n\ncounting:\n  name: {fr: c, en: c}\n# of spelling\nspelling:\n"
        "  name: {fr: s, en: s}\n"
    )


def test_a_relation_is_returned(here: Path) -> None:
    edit(here, "words/oe-ligature.yml", "published", "related: [large-sum]\npublished")
    edit(here, "numbers/even-numbers.yml", "related: [large-sum]\n", "")
    assert run("fix").stdout.splitlines() == [
        "questions/numbers/even-numbers.yml: added return links",
        "questions/numbers/large-sum.yml: added return links",
    ]
    text = (here / "questions/numbers/large-sum.yml").read_text("utf-8")
    assert "related: [even-numbers, oe-ligature]\n" in text
    assert "\nrelated: [large-sum]\n" in (here / "questions/numbers/even-numbers.yml").read_text(
        "utf-8"
    )
    assert run("fix", "--dry-run").exit_code == 0


def test_a_relation_to_nothing_is_left_to_the_check(here: Path) -> None:
    edit(here, "words/oe-ligature.yml", "published", "related: [old-spelling, x]\npublished")
    assert run("fix").stdout == ""


def test_a_repair_may_make_a_file_and_sees_what_those_before_it_left(tiny: Project) -> None:
    seen = []

    def made(desk):
        seen.append(desk.texts["tags.yml"])
        return {"ledger.yml": "a: b\n"}

    first = Repair("first", lambda desk: {"tags.yml": "changed: 1\n"})
    repaired = repair(tiny, checking.check(tiny), repairs=(first, Repair("second", made)))
    assert seen == ["changed: 1\n"]
    assert repaired.done == {"ledger.yml": ("second",), "tags.yml": ("first",)}
    repaired.changes(tiny.bank).make()
    assert (tiny.bank / "ledger.yml").read_text("utf-8") == "a: b\n"


def test_a_new_question_is_recorded_once_it_has_no_error(tiny: Project) -> None:
    path = add(tiny, "median", "tags: [cuonting]\n")
    assert "ledger.yml" not in repair(tiny, checking.check(tiny)).after
    path.write_text(path.read_text("utf-8").replace("cuonting", "counting"), encoding="utf-8")
    repaired = repair(tiny, checking.check(tiny))
    assert "median: 2026-01-02\n" in repaired.after["ledger.yml"]
    assert repaired.done["ledger.yml"] == ("recorded ids",)


def test_outputs_of_samples_are_written_for_who_asks(tiny: Project) -> None:
    path = add(tiny, "median")
    sample = "    ```python\n    print(6 * 7)\n    ```\n\n    ```output\n    41\n    ```\n"
    path.write_text(f"{path.read_text('utf-8')}\n{sample}", encoding="utf-8")
    checked = checking.check(tiny)
    assert "numbers/median.yml" not in repair(tiny, checked).after
    after = repair(tiny, checked, repairs=(OUTPUTS,)).after
    assert "    42\n" in after["numbers/median.yml"]
