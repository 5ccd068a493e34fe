from pathlib import Path

import pytest

from banks import add, empty_bank
from generator import inspecting
from generator.checking import Project


@pytest.fixture
def bank(tmp_path: Path) -> Project:
    return empty_bank(tmp_path / "bank")


def asking(question: str, short: str) -> str:
    return (
        f"fr:\n  question: |\n    {question}\n  short: |\n    {short}\n"
        "  answer: |\n    ## Le fait {#fact}\n\n    Il tient en une ligne.\n"
    )


def alike(project: Project) -> list[str]:
    return [
        f"{found.place.path.rpartition('/')[2]}: {found.message}"
        for found in inspecting.inspect(project).diagnostics
        if found.rule.name == "near-duplicate"
    ]


def test_the_same_words_in_another_order_are_one_question(bank: Project) -> None:
    add(bank, "mean", asking("Quand préférez-vous la médiane à la moyenne ?", "Un."))
    add(bank, "median", asking("Quand préférez-vous la MOYENNE à la mediane ?", "Deux."))
    assert alike(bank) == ["median.yml: asks almost what is asked by `mean`"]


def test_a_copied_short_answer_is_told(bank: Project) -> None:
    add(bank, "mean", asking("Qu'est-ce qu'une moyenne ?", "La somme sur le nombre."))
    add(bank, "mode", asking("À quoi sert le mode ?", "La somme  sur\n    le nombre."))
    assert alike(bank) == ["mode.yml: the short answer is that of `mean`"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qu'est-ce que le biais ?", "Qu'est-ce que la variance ?"),
        ("Pourquoi la moyenne ?", "Pourquoi la médiane ?"),
        (
            "Quelle différence entre précision et rappel ?",
            "Quelle différence entre biais et variance ?",
        ),
    ],
)
def test_questions_of_one_form_on_two_subjects_are_two(bank: Project, one: str, other: str) -> None:
    add(bank, "one", asking(one, "Un."))
    add(bank, "other", asking(other, "Deux."))
    assert alike(bank) == []


def test_each_question_is_told_once_however_many_it_looks_like(bank: Project) -> None:
    for index in range(5):
        add(bank, f"copy-{index}", asking("Comment compter les nombres premiers ?", f"{index}."))
    assert alike(bank) == [
        f"copy-{index}.yml: asks almost what is asked by `copy-0`" for index in range(1, 5)
    ]


def test_an_exception_that_names_the_other_is_heard(bank: Project) -> None:
    add(bank, "mean", asking("Quand préférez-vous la médiane à la moyenne ?", "Un."))
    fields = (
        "allow:\n  - rule: near-duplicate\n    about: mean\n    because: L'angle est autre.\n"
        + asking("Quand préférez-vous la moyenne à la médiane ?", "Deux.")
    )
    add(bank, "median", fields)
    assert alike(bank) == []
