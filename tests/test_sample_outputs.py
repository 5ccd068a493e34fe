from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assets import Entry
from generator.decoding import decode_question
from generator.model import Question, Settings
from generator.reading import read_bytes
from generator.running import Run
from generator.sample_outputs import Written, with_outputs
from generator.samples import samples

RECORD = """\
# A word to those who come after.
difficulty: easy
kind: concept  # for now
tags: [counting]
published: 2026-01-02
last_verified: 2026-01-02
fr:
  question: |
    Quoi ?
  short: |
    Cela.
  answer: |
    ```python
    print(one)
    ```
    ```output
    old
    older
    ```

    Dans une liste :

    - ici.

        ```python
        print(two)
        ```
        ```output
        old
        ```

    ```python
    print(three)
    ```
en:
    question: |
        What?
    short: |
        That.
    answer: |
        ```python
        print(one)
        ```
        ```output
        older still
        ```
"""


def entry(text: str, settings: Settings) -> Entry:
    record = read_bytes(text.encode(), "questions/numbers/some-id.yml")
    meaning = decode_question(record, PurePosixPath("numbers/some-id.yml"), settings)
    return Entry(meaning, record.at, {})


def written(
    settings: Settings, printed: dict[str, str], text: str = RECORD, failure: str = ""
) -> Written:
    runs = {f"print({name})\n": Run(output, "", failure) for name, output in printed.items()}
    return with_outputs(text, entry(text, settings), runs)


def test_each_output_takes_the_place_of_what_is_shown_and_all_else_stays(
    settings: Settings,
) -> None:
    made = written(settings, {"one": "1\n\n  1\n", "two": "2\n", "three": "3\n"})
    assert made.text == (
        RECORD.replace("    old\n    older\n", "    1\n\n      1\n")
        .replace("        old\n", "        2\n")
        .replace("        older still\n", "        1\n\n          1\n")
    )
    assert [(each.language, each.code) for each in made.changed] == [
        ("fr", "print(one)\n"),
        ("fr", "print(two)\n"),
        ("en", "print(one)\n"),
    ]
    assert made.refused == ()


def test_what_is_written_differs_no_more(settings: Settings) -> None:
    printed = {"one": "\n 1  \n\n1\n\n", "two": "deux\u202f: é\n"}
    made = written(settings, printed)
    again = written(settings, printed, made.text)
    assert (again.text, again.changed) == (made.text, ())


def test_what_is_right_is_left_even_where_spaces_differ(settings: Settings) -> None:
    text = RECORD.replace("    older\n", "    older  \n\n")
    made = written(settings, {"one": "old  \nolder\n"}, text)
    assert made.text == text.replace("older still", "old\n        older")


def test_a_sample_that_failed_or_did_not_run_keeps_what_it_has(settings: Settings) -> None:
    assert written(settings, {"one": "1\n"}, failure="killed").text == RECORD
    assert written(settings, {}).text == RECORD


def test_an_output_may_become_empty_and_come_back(settings: Settings) -> None:
    made = written(settings, {"two": ""})
    assert made.text == RECORD.replace("        ```output\n        old\n", "        ```output\n", 1)
    back = written(settings, {"two": "old\n"}, made.text)
    assert back.text == RECORD


def test_spaces_that_end_a_line_are_not_written(settings: Settings) -> None:
    made = written(settings, {"one": "1  \n   \n2\n"})
    assert "    1\n\n    2\n    ```\n" in made.text


def test_line_endings_of_the_file_are_kept(settings: Settings) -> None:
    made = written(settings, {"one": "1\n2\n"}, RECORD.replace("\n", "\r\n"))
    plain = written(settings, {"one": "1\n2\n"})
    assert made.text == plain.text.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("one\n```\ntwo\n", "it prints a line `` ``` ``, which would end the block"),
        ("```python\nx\n```\n", "it prints a line `` ``` ``, which would end the block"),
        ("a\tb\n", "it prints a tab, which a record cannot hold"),
        ("\x1b[1mbold\n", "it prints a control character (U+001B), which a record cannot hold"),
        (
            "10 %\r100 %\n",
            "it prints a carriage return on its own (U+000D), which a record cannot hold",
        ),
        ("\ufffe\n", "it prints a control character (U+FFFE), which a record cannot hold"),
    ],
)
def test_what_a_record_cannot_hold_is_refused_with_the_reason(
    settings: Settings, output: str, reason: str
) -> None:
    made = written(settings, {"one": output, "two": "2\n"})
    assert made.text == RECORD.replace("        old\n", "        2\n")
    assert [(each.language, why) for each, why in made.refused] == [("fr", reason), ("en", reason)]


def test_a_text_outside_of_a_block_is_left_to_its_author(settings: Settings) -> None:
    start = RECORD.index("  answer: |\n")
    quoted = '  answer: "```python\\nprint(one)\\n```\\n```output\\n0\\n```\\n"\n'
    text = RECORD[:start] + quoted
    made = written(settings, {"one": "1\n"}, text)
    assert made.text == text
    assert [why for _, why in made.refused] == [
        "the block is not in a `|` text, or was edited meanwhile"
    ]


def test_a_file_that_was_edited_meanwhile_is_left(settings: Settings) -> None:
    edited = RECORD.replace("    Cela.\n", "    Cela.\n    Et ceci.\n")
    runs = {"print(one)\n": Run("1\n", "")}
    made = with_outputs(edited, entry(RECORD, settings), runs)
    assert (made.text, made.changed) == (edited, ())
    assert len(made.refused) == 2


OUTPUTS = st.text(st.sampled_from(" \n`~ab-#:|é\u00a0\u2028\t\x07\x85\ufeff"), max_size=20)


@given(output=OUTPUTS)
def test_any_output_is_written_as_it_was_printed_or_refused(
    settings: Settings, output: str
) -> None:
    made = written(settings, {"two": output})
    meaning = entry(made.text, settings).meaning
    assert isinstance(meaning, Question)
    (sample,) = (each for each in samples(meaning) if each.code == "print(two)\n")
    assert sample.differs(output) == bool(made.refused)
