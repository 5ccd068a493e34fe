import json

import pytest

from generator import checking, pipeline


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, dict[str, str]]]:
    from conftest import copy_of_tiny

    project = copy_of_tiny(tmp_path_factory.mktemp("search") / "tiny")
    pipeline.build(project, checking.check(project), project.root / "site")
    found = {}
    for code in ("fr", "en"):
        index = json.loads((project.root / f"site/{code}/search.json").read_text("utf-8"))
        assert index["version"] == 1
        found[code] = {document["path"]: document for document in index["documents"]}
    return found


def test_questions_and_lists_are_found_and_nothing_else(
    indexes: dict[str, dict[str, dict[str, str]]],
) -> None:
    assert set(indexes["fr"]) == set(indexes["en"])
    assert set(indexes["fr"]) == {
        "topics/numbers/",
        "topics/words/",
        "levels/easy/",
        "levels/hard/",
        "roles/teacher/",
        "tags/counting/",
        "tags/spelling/",
        "q/large-sum/",
        "q/even-numbers/",
        "q/oe-ligature/",
        "glossary/#even-number",
        "glossary/#integer",
        "glossary/#ligature",
    }


def test_the_other_language_finds_the_page_too(
    indexes: dict[str, dict[str, dict[str, str]]],
) -> None:
    document = indexes["fr"]["q/large-sum/"]
    assert document["title"].startswith("Que vaut la somme")
    assert document["other"].startswith("What do the integers")
    assert "cœur de calcul" in document["keywords"]
    assert "arithmetic series" in document["keywords"]
    assert "dénombrement" in document["tags"]
    assert "counting" in document["tags"]


def test_words_are_plain_text(indexes: dict[str, dict[str, dict[str, str]]]) -> None:
    document = indexes["en"]["q/large-sum/"]
    assert "{#" not in document["body"]
    assert "](" not in document["body"]
    assert "```" not in document["body"]
    assert "500500" in document["body"]


def test_an_untranslated_question_is_found_by_both_titles(
    indexes: dict[str, dict[str, dict[str, str]]],
) -> None:
    document = indexes["en"]["q/even-numbers/"]
    assert document["title"] == "Qu'est-ce qu'un nombre pair ?"
    assert document["other"] == "What is an even number?"


def test_a_term_of_the_glossary_is_found_by_the_right_words_of_both_languages(
    indexes: dict[str, dict[str, dict[str, str]]],
) -> None:
    document = indexes["fr"]["glossary/#even-number"]
    assert (document["title"], document["other"]) == ("nombre pair", "even number")
    assert document["keywords"] == "entier pair"
    assert document["topic"] == "Glossaire"
    assert not any("nombre plat" in str(said) for said in document.values())
    assert indexes["en"]["glossary/#integer"]["short"] == "An integer may be negative or zero."
