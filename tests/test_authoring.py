import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result

from commands import run
from conftest import ROOT, files_below
from generator import checking
from generator.authoring.drafting import suggested_id
from generator.checking import Project
from generator.review import State, states


def contents(root: Path) -> dict[str, bytes]:
    return {name: (root / name).read_bytes() for name in files_below(root)}


def text_of(root: Path, path: str) -> str:
    return (root / "questions" / path).read_text("utf-8")


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = text_of(root, path)
    assert old in text
    (root / "questions" / path).write_text(text.replace(old, new), "utf-8")


def errors(root: Path) -> list[str]:
    checked = checking.check(Project(root, root))
    return [f"{each.rule.code} {each.message}" for each in checked.diagnostics if each.is_error]


# --- New

GIVEN = {
    "--topic": "numbers",
    "--kind": "concept",
    "--difficulty": "easy",
    "--tags": "spelling, counting",
    "--question": "Comment compte-t-on les œufs d'une forêt ?",
    "--today": "2026-11-20",
}


def new(**changes: str | None) -> Result:
    options = {**GIVEN, **{f"--{name}": value for name, value in changes.items()}}
    return run("new", *(word for pair in options.items() if pair[1] for word in pair))


def test_a_new_record_is_in_house_style_and_the_check_says_what_is_left(here: Path) -> None:
    result = new()
    assert result.exit_code == 0
    assert result.stdout == "questions/numbers/compte-oeufs-foret.yml\n"
    text = text_of(here, "numbers/compte-oeufs-foret.yml")
    assert text.startswith(
        "difficulty: easy\nkind: concept\ntags: [counting, spelling]\n"
        "published: 2026-11-20\nlast_verified: 2026-11-20\n"
    )
    assert "en:" not in text
    left = {line.partition("Q804 ")[2] for line in run("check").stdout.splitlines()} - {""}
    assert left == {
        f"unwritten-part: `{part}` is still to be written"
        for part in ("short", "answer", "assesses", "mistakes", "follow_ups")
    }
    assert run("fix", "--dry-run").exit_code == 0


def test_once_everything_is_written_nothing_is_left(here: Path) -> None:
    new()
    edit(here, "numbers/compte-oeufs-foret.yml", "TODO ", "")
    assert errors(here) == []


def test_with_the_question_in_both_languages_the_id_comes_from_the_translation(here: Path) -> None:
    options = [word for pair in GIVEN.items() for word in pair]
    result = run("new", *options, "--question", "en=How do you count eggs?")
    assert result.stdout == "questions/numbers/count-eggs.yml\n"
    assert "en:\n  question: |\n    How do you count eggs?\n  short: |\n    TODO" in text_of(
        here, "numbers/count-eggs.yml"
    )


@pytest.mark.parametrize(
    ("question", "id"),
    [
        ("What is the bias-variance tradeoff?", "bias-variance-tradeoff"),
        ("Qu'est-ce que l'élagage ?", "elagage"),
        ("Qu’est-ce que l’Œuvre ?", "oeuvre"),
        ("Why is a a the of?", ""),
        ("One two three four five six seven eight?", "one-two-three-four-five"),
    ],
)
def test_an_id_is_made_of_the_words_that_matter(question: str, id: str) -> None:
    assert suggested_id(question) == id


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"topic": "nubmers"}, "--topic: `nubmers` is not one of them; did you mean `numbers`?"),
        ({"tags": "cuonting"}, "--tags: `cuonting` is not one of them; did you mean `counting`?"),
        ({"id": "large-sum"}, "`large-sum` is taken: `questions/numbers/large-sum.yml`"),
        ({"id": "old-spelling"}, "`old-spelling` is taken: `questions/words/old-spelling.yml`"),
        ({"id": "numbers-in-pairs"}, "is taken: an alias of `questions/numbers/even-numbers.yml`"),
        ({"id": "spelling-before"}, "is taken: an alias of `questions/words/old-spelling.yml`"),
        ({"id": "../x"}, "`../x` is not lower-case words with hyphens"),
        ({"id": "index"}, "`index` cannot be the name of a page"),
        ({"question": "large sum?"}, "`large-sum` is taken: "),
        ({"question": "Qui ?"}, "no id can be made from the question; choose one with --id"),
        ({"question": "a\x07b ?"}, "--question: a control character (U+0007)"),
        ({"today": "20/11/2026"}, "`20/11/2026` is not a day such as 2026-11-20"),
        (
            {"topic": None, "question": None},
            "missing: `--topic`, `--question fr=...`; without a terminal nothing can be asked",
        ),
    ],
)
def test_what_will_not_do_is_refused_and_nothing_is_written(
    here: Path, changes: dict[str, str | None], reason: str
) -> None:
    before = contents(here)
    result = new(**changes)
    assert result.exit_code == 2
    assert reason in result.stderr
    assert contents(here) == before


def test_a_record_with_errors_keeps_its_id(here: Path) -> None:
    (here / "questions/words/broken.yml").write_bytes(b"\xff")
    assert "`broken` is taken" in new(id="broken").stderr


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals of this kind here")
def test_at_a_terminal_it_asks_and_offers_the_nearest_word(here: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    program = "from generator.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", program, "new", "--kind", "concept", "--today", "2026-11-20"],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        os.close(theirs)
        answers = ["Combien ?", "How many apples?", "nubmers", "numbers", "easy"]
        answers += ["counting spelling", "large-sum", ""]
        os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
        out, err = process.communicate(timeout=60)
        os.close(ours)
    assert out.decode() == "questions/numbers/many-apples.yml\n", err.decode()
    assert "`nubmers` is not one of them; did you mean `numbers`?" in err.decode()
    assert "  counting  dénombrement" in err.decode()
    assert "`large-sum` is taken" in err.decode()
    assert "tags: [counting, spelling]\n" in text_of(here, "numbers/many-apples.yml")


# --- Rename


def test_everything_that_names_a_question_follows_it(here: Path) -> None:
    edit(here, "words/old-spelling.yml", "instead: [oe-", "instead: [even-numbers, oe-")
    assert run("rename", "even-numbers", "pairs").exit_code == 0
    assert not (here / "questions/numbers/even-numbers.yml").exists()
    assert "aliases: [numbers-in-pairs, even-numbers]\n" in text_of(here, "numbers/pairs.yml")
    other = text_of(here, "numbers/large-sum.yml")
    assert "related: [pairs]\n" in other
    assert "[les nombres pairs](q:pairs#definition)" in other
    assert "[even numbers](q:pairs#definition)" in other
    assert "instead: [pairs, oe-ligature]" in text_of(here, "words/old-spelling.yml")
    assert errors(here) == []


def test_figures_move_with_their_question(here: Path) -> None:
    result = run("rename", "large-sum", "sum", "--topic", "words")
    assert "questions/numbers/large-sum -> questions/words/sum\n" in result.stdout
    assert (here / "questions/words/sum/pairs.fr.svg").exists()
    assert errors(here) == []


def test_a_new_topic_needs_no_alias(here: Path) -> None:
    before = text_of(here, "numbers/even-numbers.yml")
    assert run("rename", "even-numbers", "--topic", "words").exit_code == 0
    assert text_of(here, "words/even-numbers.yml") == before
    assert errors(here) == []


def test_a_question_may_take_back_a_name_that_it_had(here: Path) -> None:
    before = contents(here)
    run("rename", "large-sum", "sum")
    assert run("rename", "sum", "large-sum").exit_code == 0
    path = "questions/numbers/large-sum.yml"
    expected = before[path].replace(b"sources:", b"aliases: [sum]\nsources:")
    assert contents(here) == {**before, path: expected}


def test_a_reviewed_part_with_a_link_stays_reviewed(here: Path) -> None:
    run("review", "large-sum")
    assert run("rename", "even-numbers", "pairs").exit_code == 0
    checked = checking.check(Project(here, here))
    found = states(checked.entries["large-sum"].meaning, checked.bank.settings)
    assert {each.state for each in found.values()} == {State.CURRENT}


def test_comments_survive_a_renaming(here: Path) -> None:
    edit(here, "numbers/large-sum.yml", "related: [even-numbers]", "related:\n  - even-numbers # c")
    before = text_of(here, "numbers/large-sum.yml")
    run("rename", "even-numbers", "pairs")
    assert text_of(here, "numbers/large-sum.yml") == before.replace(
        "- even-numbers # c", "- pairs # c"
    ).replace("q:even-numbers", "q:pairs")


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        (["even-numbers"], 2, "give the new id, or `--topic`"),
        (["even-numbers", "large-sum"], 1, "`large-sum` is taken"),
        (["even-numbers", "old-spelling"], 1, "`old-spelling` is taken"),
        (["even-numbers", "spelling-before"], 1, "`spelling-before` is taken: an alias of"),
        (["even-numbers", "Pairs"], 1, "`Pairs` is not lower-case words with hyphens"),
        (["even-numbers", "even-numbers"], 1, "that is its name already"),
        (["even-numbres", "pairs"], 1, "did you mean `even-numbers`?"),
        (["even-numbers", "--topic", "wrods"], 1, "did you mean `words`?"),
    ],
)
def test_a_name_that_cannot_be_given_is_refused(
    here: Path, words: list[str], code: int, reason: str
) -> None:
    before = contents(here)
    result = run("rename", *words)
    assert result.exit_code == code
    assert reason in result.stderr
    assert contents(here) == before


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("questions/numbers/pairs/gap.svg", b"<svg/>"),
        ("questions/words/broken.yml", b"related: [large-sum\n"),
    ],
)
def test_what_is_in_the_way_of_a_renaming_leaves_everything_as_it_was(
    here: Path, path: str, content: bytes
) -> None:
    (here / path).parent.mkdir(exist_ok=True)
    (here / path).write_bytes(content)
    before = contents(here)
    assert run("rename", "large-sum", "pairs").exit_code in (1, 2)
    assert contents(here) == before


def test_a_link_in_a_text_that_cannot_be_edited_stops_the_renaming(here: Path) -> None:
    edit(
        here,
        "numbers/even-numbers.yml",
        "short: |\n    Un entier que deux divise.",
        'short: "Un entier\n    de [la somme](q:large-sum)."',
    )
    before = contents(here)
    result = run("rename", "large-sum", "sum")
    assert result.exit_code == 1
    assert "questions/numbers/even-numbers.yml: the text is not in a `|` block" in result.stderr
    assert contents(here) == before


# --- Retire

WHY = ("--why", "fr=Un doublon.", "--why", "en=A duplicate.", "--today", "2026-11-20")


def test_a_retired_question_says_why_and_where_to_go(here: Path) -> None:
    asked = ("--question", "en=What adds up?")
    result = run("retire", "even-numbers", "--instead", "oe-ligature", *WHY, *asked)
    assert result.exit_code == 0
    assert text_of(here, "numbers/even-numbers.yml") == (
        "aliases: [numbers-in-pairs]\nretired:\n  since: 2026-11-20\n  question:\n    fr: |\n"
        "      Qu'est-ce qu'un nombre pair ?\n    en: |\n      What adds up?\n  why:\n    fr: |\n"
        "      Un doublon.\n    en: |\n      A duplicate.\n  instead: [oe-ligature]\n"
    )
    assert "related: [oe-ligature]\n" in text_of(here, "numbers/large-sum.yml")
    lines = result.stdout.splitlines()
    assert lines[0] == "questions/numbers/even-numbers.yml: retired"
    assert lines[1] == "questions/numbers/large-sum.yml: no longer names it in a list"
    assert lines[2].startswith("questions/numbers/large-sum.yml:36:36")
    assert lines[2].endswith(": links to its section `definition`, now gone: change it")
    assert len(lines) == 4


def test_without_a_replacement_the_relation_goes(here: Path) -> None:
    result = run("retire", "even-numbers", *WHY)
    assert "large-sum.yml:35:36: links to its section" in result.stdout
    assert "questions/numbers/large-sum.yml:35:36: error Q343" in run("check").stdout
    assert "related:" not in text_of(here, "numbers/large-sum.yml")


def test_a_relation_that_is_there_already_is_not_doubled(here: Path) -> None:
    related = "related: [even-numbers, oe-ligature]"
    edit(here, "numbers/large-sum.yml", "related: [even-numbers]", related)
    run("retire", "even-numbers", "--instead", "oe-ligature", *WHY, "--question", "en=What?")
    assert "related: [oe-ligature]\n" in text_of(here, "numbers/large-sum.yml")


def test_figures_of_a_retired_question_are_told_and_kept(here: Path) -> None:
    result = run("retire", "large-sum", *WHY)
    assert "questions/numbers/large-sum: its figures are shown nowhere" in result.stdout
    assert (here / "questions/numbers/large-sum/pairs.fr.svg").exists()
    assert errors(here) == []


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        (["large-sun", *WHY], 1, "did you mean `large-sum`?"),
        (["old-spelling", *WHY], 1, "`old-spelling` is retired already"),
        (["large-sum", *WHY, "--instead", "old-spelling"], 1, "no question has the id"),
        (["large-sum", *WHY, "--instead", "large-sum"], 1, "no question has the id"),
        (["large-sum", *WHY[:2]], 2, "missing: `--why en=...`; without a terminal"),
        (["large-sum", *WHY, "--why", "fr=Bis"], 2, "--why: given twice for `fr`"),
    ],
)
def test_what_cannot_be_retired_stays(here: Path, words: list[str], code: int, reason: str) -> None:
    before = contents(here)
    result = run("retire", *words)
    assert result.exit_code == code
    assert reason in result.stderr
    assert contents(here) == before


@pytest.mark.parametrize("command", ["fix", "new", "rename", "retire"])
def test_each_command_shows_an_example(command: str) -> None:
    told = run(command, "--help").stdout
    assert "Example" in told
    assert f"questions {command}" in told


def test_an_id_that_the_ledger_alone_remembers_is_taken(here: Path) -> None:
    edit(here, "ledger.yml", "large-sum:", "gone-long-ago: 2019-01-01\nlarge-sum:")
    assert "`gone-long-ago` is taken: in the ledger" in new(id="gone-long-ago").stderr
