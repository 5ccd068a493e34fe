import pytest

from generator.diagnostics import Place
from generator.model import Language
from generator.rules.language import check_language

FRENCH = Language("fr", "Français", "fr_FR", "french")
ENGLISH = Language("en", "English", "en_US", "plain")
UNKNOWN = Language("eo", "Esperanto", "eo_EO", "plain")


def found(text: str, own: Language, other: Language) -> list[str]:
    def at(offset: int) -> Place:
        before = text[:offset]
        return Place("a.yml", before.count("\n") + 1, offset - before.rfind("\n"))

    return [
        f"{each.place.line}:{each.place.column} {each.message}"
        for each in check_language(text, at, own, other)
    ]


def test_english_left_in_french_is_told_at_its_paragraph() -> None:
    text = "Le modèle a retenu le bruit.\n\nThe model\nhas learned the noise of the data.\n\nFin."
    assert found(text, FRENCH, ENGLISH) == ["3:1 words of English in Français: `the`, `has`, `of`"]


def test_french_left_in_english_is_told_at_its_item() -> None:
    text = "- The model has learned the noise.\n- Le modèle a retenu le bruit des données.\n"
    assert found(text, ENGLISH, FRENCH) == ["2:1 words of Français in English: `le`, `des`"]


def test_a_line_of_a_table_is_read_apart() -> None:
    text = "| Cas | Raison |\n|---|---|\n| Bruit | the model has learned the noise |\n"
    assert [told[:3] for told in found(text, FRENCH, ENGLISH)] == ["3:1"]


@pytest.mark.parametrize(
    "text",
    [
        "Out of the box.",
        "Le feature store of the team sert les variables de l'équipe et celles des autres.",
        "Le *feature store* sert les mêmes variables à l'entraînement et en production.",
        "On parle de *training-serving skew* quand le code de the feature store diverge du vôtre.",
        "Lire « What is the difference between the two and when should you use them ».",
        'Lire "What is the difference between the two and when should you use them".',
        "Lire *The Elements of Statistical Learning: what is in it for the reader*.",
        "Voir `what is the difference between the two and when` puis la suite.",
        "Voir [Rules of ML](https://example.org/what-is-the-best) pour les règles de l'art.",
        "```text\nthe model has learned the noise of the data\n```",
        "$\\text{the model has learned the noise of the data}$",
        "Hastie, Tibshirani, Friedman : The Elements, puis Bishop, Murphy, Goodfellow, Bengio",
        "Precision, recall, F1, ROC AUC, log loss, Brier score, calibration curve, lift chart",
    ],
)
def test_technical_french_is_french(text: str) -> None:
    assert found(text, FRENCH, ENGLISH) == []


@pytest.mark.parametrize(
    "text",
    [
        "It is a déjà vu of the bias-variance trade-off, and the raison d'être of the test set.",
        'The French say "le mieux est l\'ennemi du bien" when the model is good enough.',
        "Le Cun, Bengio and Hinton wrote the review.",
        "Le Monde, La Poste",
    ],
)
def test_english_with_some_french_is_english(text: str) -> None:
    assert found(text, ENGLISH, FRENCH) == []


def test_bold_is_no_quotation() -> None:
    text = "**The model has learned the noise of the data.**"
    assert len(found(text, FRENCH, ENGLISH)) == 1


def test_a_language_that_the_generator_does_not_know_is_not_judged() -> None:
    assert found("The model has learned the noise of the data.", UNKNOWN, ENGLISH) == []
    assert found("The model has learned the noise of the data.", FRENCH, UNKNOWN) == []
