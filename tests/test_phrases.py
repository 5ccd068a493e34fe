import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.phrases import Phrases


def found(text: str, *phrases: str, others: tuple[str, ...] = ()) -> list[tuple[int, str]]:
    sought = Phrases(((each, each) for each in phrases), others)
    return [(hit.offset, hit.written) for hit in sought.find(text)]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("base d'essai", "Base d\u2019essai"),
        ("base d'essai", "BASES D'ESSAIS"),
        ("modèle formé", "modèles formés"),
        ("donnée formée", "données formées"),
        ("cas limite", "cas limites"),
        ("canal", "canaux"),
        ("lot", "lots"),
        ("batch", "batches"),
        ("policy", "policies"),
        ("k-NN", "k\u2011nn"),
        ("test A/B", "tests A/B"),
        ("taux d'erreur", "taux\u00a0d'erreur"),
    ],
)
def test_a_phrase_is_found_in_its_forms(phrase: str, text: str) -> None:
    assert found(f"l'{text}.", phrase) == [(2, " ".join(text.split()))]


def test_a_phrase_goes_over_the_end_of_a_line_but_not_of_a_paragraph() -> None:
    assert found("une base\n  d'essai", "base d'essai") == [(4, "base d'essai")]
    assert found("une base\n\nd'essai", "base d'essai") == []


def test_emphasis_does_not_hide_a_phrase() -> None:
    assert found("la **base** d'*essai*", "base d'essai") == [(5, "base d'essai")]
    assert found("_librairie_", "librairie") == [(1, "librairie")]


@pytest.mark.parametrize(
    "text",
    [
        "`librairie`",
        "$librairie$",
        "```text\nlibrairie\n```",
        "[a](https://example.org/librairie)",
        "https://example.org/librairie",
        "## Titre {#librairie}",
    ],
)
def test_code_formulas_and_addresses_are_not_words(text: str) -> None:
    assert found(text, "librairie") == []


def test_the_words_of_a_link_and_of_a_title_are_words() -> None:
    assert found("[la librairie](https://example.org)", "librairie") == [(4, "librairie")]
    assert found("## La librairie {#a}", "librairie") == [(6, "librairie")]


@pytest.mark.parametrize("text", ["formations", "préformation", "pré-formation", "formation-clé"])
def test_a_part_of_a_word_is_not_a_word(text: str) -> None:
    assert found(text, "format") == []
    assert found(text.removesuffix("s"), "formation") == (
        [(0, "formation")] if text[-1] == "s" else []
    )


def test_the_longest_phrase_wins() -> None:
    assert found("jeu de test", "jeu", "jeu de test") == [(0, "jeu de test")]


def test_nothing_is_found_within_another_phrase() -> None:
    assert found("précision moyenne", "précision", others=("précision moyenne",)) == []
    assert found("la précision", "précision", others=("précision moyenne",)) == [(3, "précision")]


def test_no_phrases_find_nothing() -> None:
    assert found("a b") == []


@given(st.lists(st.text(min_size=1).filter(str.strip), max_size=5), st.text(max_size=200))
def test_any_phrases_can_be_sought_in_any_text(phrases: list[str], text: str) -> None:
    for offset, _ in found(text, *phrases):
        assert 0 <= offset < len(text)


def test_a_long_text_is_read_in_little_time() -> None:
    words = [f"mot{index} de {index}" for index in range(300)]
    text = "une phrase de quelques mots, et mot7 de 8 encore\n" * 4000
    sought = Phrases((each, each) for each in words)
    began = time.perf_counter()
    assert list(sought.find(text)) == []
    assert time.perf_counter() - began < 2


def test_what_is_found_may_stand_there_in_any_of_its_forms() -> None:
    for phrase, text in (
        ("journal", "Les journaux."),
        ("policy", "two policies"),
        ("l'erreur type", "de L’*erreur\n  type*"),
        ("jeu d'essai", "Les jeux d'essai."),
        ("set", "sets"),
    ):
        phrases = Phrases([(phrase, True)])
        assert list(phrases.find(text)), text
        assert phrases.may_stand_in(text)
    assert not Phrases([("jeu", True)]).may_stand_in("Rien de tel.")
