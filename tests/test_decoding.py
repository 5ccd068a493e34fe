from datetime import date

import pytest

from generator.decoding import decode_languages, decode_parts, sections
from generator.diagnostics import Rejected
from generator.model import Settings
from generator.reading import read_bytes
from records import MINIMAL, complaints, question, tombstone


def test_a_minimal_record_is_a_question_without_a_translation(settings: Settings) -> None:
    found = question(MINIMAL, settings)
    assert (found.id, found.topic, found.path) == ("some-id", "numbers", "numbers/some-id.yml")
    assert found.published == date(2026, 1, 2)
    assert found.wordings["fr"].short == "Cela."
    assert found.is_translated("fr")
    assert not found.is_translated("en")


def test_translated_means_question_short_and_answer(settings: Settings) -> None:
    partial = MINIMAL + "en:\n  question: |\n    What?\n  short: |\n    That.\n"
    assert not question(partial, settings).is_translated("en")
    whole = partial + "  answer: |\n    It is so.\n"
    assert question(whole, settings).is_translated("en")


def test_a_wrapped_question_is_one_line(settings: Settings) -> None:
    text = MINIMAL.replace("    Quoi ?\n", "    Quoi,\n    vraiment ?\n")
    assert question(text, settings).wordings["fr"].question == "Quoi, vraiment ?"


def test_a_missing_field_points_at_its_parent(settings: Settings) -> None:
    text = MINIMAL.replace("  short: |\n    Cela.\n", "").replace("kind: concept\n", "")
    assert complaints(text, settings) == [
        "1:1 Q101 `kind` is missing (add `kind:`)",
        "5:1 Q101 `short` is missing (add `short:`)",
    ]


def test_an_unknown_field_offers_the_nearest(settings: Settings) -> None:
    text = MINIMAL.replace("difficulty: easy", "dificulty: easy")
    assert complaints(text, settings) == [
        "1:1 Q102 `dificulty` is not a known field (did you mean `difficulty`?)",
        "1:1 Q101 `difficulty` is missing (add `difficulty:`)",
    ]


def test_a_text_where_a_list_is_expected(settings: Settings) -> None:
    text = MINIMAL.replace("tags: [counting]", "tags: counting")
    assert complaints(text, settings) == [
        "3:7 Q103 a text stands here (expected: a list, such as `[a, b]`)"
    ]


def test_a_list_where_a_text_is_expected(settings: Settings) -> None:
    text = MINIMAL.replace("kind: concept", "kind: [concept]")
    assert complaints(text, settings) == [
        "2:1 Q103 a list stands here (expected: a name in lower case, with hyphens)"
    ]


def test_fields_where_a_text_is_expected(settings: Settings) -> None:
    text = MINIMAL.replace("kind: concept", "kind: {a: b}")
    assert complaints(text, settings)[0].startswith("2:1 Q103 fields stand here")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("20/11/2026", "`20/11/2026` is not a day (write it like `2026-11-20`)"),
        ("2026-02-30", "`2026-02-30` is in no calendar"),
        ("no", "`no` is not a day (write it like `2026-11-20`)"),
    ],
)
def test_a_day_is_a_day(settings: Settings, written: str, message: str) -> None:
    text = MINIMAL.replace("published: 2026-01-02", f"published: {written}")
    assert complaints(text, settings) == [f"4:12 Q104 {message}"]


def test_words_that_yaml_would_change_stay_text(settings: Settings) -> None:
    text = MINIMAL.replace("fr:\n", "reviewers: [no, 1.10, ~]\nfr:\n")
    assert question(text, settings).reviewers == ("no", "1.10", "~")


def test_an_empty_field_is_refused(settings: Settings) -> None:
    text = MINIMAL.replace("tags: [counting]", "tags: []\nreviewers:")
    assert complaints(text, settings) == [
        "3:1 Q105 the list is empty (leave the field out)",
        "4:1 Q103 a text stands here (expected: a list, such as `[a, b]`)",
    ]


def test_an_item_that_stands_twice_points_at_the_second(settings: Settings) -> None:
    text = MINIMAL.replace("[counting]", "[counting, counting]")
    assert complaints(text, settings) == ["3:18 Q106 `counting` stands twice in the list"]


def test_a_reference_needs_a_year_or_a_day_of_access(settings: Settings) -> None:
    reference = "references:\n  - title: Elements\n    url: https://example.org/\n"
    assert complaints(MINIMAL.replace("fr:\n", f"{reference}fr:\n", 1), settings) == [
        "7:5 Q101 neither `year` or `accessed` is given (add one of them)"
    ]


def test_an_address_is_a_web_address(settings: Settings) -> None:
    reference = "references:\n  - title: E\n    year: 300\n    url: javascript:alert(1)\n"
    assert complaints(MINIMAL.replace("fr:\n", f"{reference}fr:\n", 1), settings) == [
        "8:11 Q104 `300` is not a year (write it like `2015`)",
        "9:10 Q104 `javascript:alert(1)` is not a web address "
        "(write it like `https://example.org/page`)",
    ]


@pytest.mark.parametrize("path", ["Numbers/a.yml", "numbers/A.yml", "numbers/a_b.yml", "a.yml"])
def test_a_path_is_a_topic_and_an_id(settings: Settings, path: str) -> None:
    assert "Q107" in complaints(MINIMAL, settings, path)[0]


def test_all_faults_are_told_in_one_run(settings: Settings) -> None:
    text = MINIMAL.replace("[counting]", "[counting, Bad_Tag]").replace("2026-01-02", "never")
    codes = [line.split(" ")[1] for line in complaints(text, settings, "x/Y.yml")]
    assert codes == ["Q107", "Q104", "Q104", "Q104"]


def test_a_tombstone_says_why_and_where_to_go(settings: Settings) -> None:
    found = tombstone(
        """\
retired:
  since: 2026-03-01
  question: {fr: Avant ?, en: Before?}
  why: {fr: Doublon., en: Twin.}
  instead: [large-sum]
""",
        settings,
    )
    assert found.titles == {"fr": "Avant ?", "en": "Before?"}
    assert found.reasons["en"] == "Twin."
    assert found.instead == ("large-sum",)


def test_a_tombstone_speaks_both_languages(settings: Settings) -> None:
    text = "retired:\n  since: 2026-03-01\n  question: {fr: A, en: B}\n  why: {fr: C}\n"
    assert complaints(text, settings) == ["4:3 Q101 `en` is missing (add `en:`)"]


def test_an_answer_is_cut_at_its_titles_of_level_two() -> None:
    answer = (
        "Before.\n\n## One {#one}\n\nText.\n\n### Inner {#inner}\n\nMore.\n\n## Two {#two}\nEnd."
    )
    found = [(each.slug, each.title, each.body) for each in sections(answer)]
    assert found == [
        ("", "", "Before."),
        ("one", "One", "Text.\n\n### Inner {#inner}\n\nMore."),
        ("two", "Two", "End."),
    ]


def test_a_title_inside_code_cuts_nothing() -> None:
    answer = "## One {#one}\n\n```python\n## not a title {#no}\n```"
    assert [each.slug for each in sections(answer)] == ["one"]


@pytest.mark.parametrize(
    "written",
    [
        "languages:\n  - {code: fr, name: F, locale: fr_FR, typography: french}\n",
        "languages:\n" + "  - {code: fr, name: F, locale: fr_FR, typography: french}\n" * 2,
        "title: {fr: A}\n",
        "languages: fr\n",
    ],
)
def test_a_bank_has_two_languages(written: str) -> None:
    with pytest.raises(Rejected):
        decode_languages(read_bytes(written.encode(), "bank.yml"))


def test_the_parts_of_a_record_from_the_past_are_read_whatever_else_it_has() -> None:
    text = """\
level: 3
fr:
  question: |
    Quoi,
    au juste ?
  short: [not, a text]
  hint: gone from the format
  answer: |
    ## Le fait {#fact}

    Il tient en une ligne.
en: nothing yet
"""
    record = read_bytes(text.encode(), "questions/numbers/old.yml")
    assert decode_parts(record, "fr") == {
        "question": "Quoi, au juste ?",
        "answer#fact": "Le fait\n\nIl tient en une ligne.",
    }
    assert decode_parts(record, "en") == decode_parts(record, "de") == {}
