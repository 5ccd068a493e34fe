import re
import shutil
from pathlib import Path

import pytest

from generator import checking, pipeline
from generator.checking import Project
from generator.pipeline import CannotBuild


def edit(project: Project, path: str, old: str, new: str) -> None:
    file = project.bank / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def speak(project: Project, languages: dict[str, str]) -> None:
    """Replaces languages by others in every file of the bank."""
    for path in project.bank.rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        for old, new in languages.items():
            text = re.sub(
                rf"(?m)((?:^|[ {{,]){old}(?=:)|(?<=code: ){old}\b)",
                lambda found, old=old, new=new: found[0].replace(old, new),
                text,
            )
        path.write_text(text, encoding="utf-8")


def codes(project: Project) -> list[str]:
    return [
        f"{found.place.path}:{found.place.line} {found.rule.code}"
        for found in checking.check(project).diagnostics
        if found.is_error
    ]


def test_the_tiny_bank_has_no_error(tiny: Project) -> None:
    checked = checking.check(tiny)
    assert not checked.has_errors
    assert sorted(checked.entries) == ["even-numbers", "large-sum", "oe-ligature", "old-spelling"]


def test_all_faults_of_all_files_are_told_at_once(tiny: Project) -> None:
    edit(tiny, "numbers/large-sum.yml", "tags: [counting]", "tags: [cuonting]")
    edit(tiny, "numbers/large-sum.yml", "kind: concept", "kind: idea")
    edit(tiny, "words/oe-ligature.yml", "difficulty: easy", "difficulty: [easy]")
    (tiny.bank / "words/Wrong.yaml").write_bytes(b"\xff")
    assert codes(tiny) == [
        "questions/numbers/large-sum.yml:2 Q203",
        "questions/numbers/large-sum.yml:3 Q201",
        "questions/words/Wrong.yaml:1 Q005",
        "questions/words/oe-ligature.yml:1 Q103",
    ]


def test_faults_of_the_shared_files_are_told_together(tiny: Project) -> None:
    (tiny.bank / "topics.yml").write_text("numbers: {name: {fr: N}}\n")
    (tiny.bank / "tags.yml").write_text("counting: []\n")
    checked = checking.check(tiny)
    assert checked.bank is None
    assert checked.has_errors
    assert {found.place.path for found in checked.diagnostics} == {
        "questions/topics.yml",
        "questions/tags.yml",
    }


def test_files_that_cannot_be_read_are_told_even_if_the_languages_are_wrong(tiny: Project) -> None:
    edit(tiny, "bank.yml", "code: fr", "code: FR")
    (tiny.bank / "sources.yml").write_text("a: [\n")
    assert {found.split(":")[0] for found in codes(tiny)} == {
        "questions/bank.yml",
        "questions/sources.yml",
    }


def test_the_prose_about_a_topic_is_checked(tiny: Project) -> None:
    with (tiny.bank / "topics.yml").open("a") as topics:
        topics.write(
            "shapes:\n  name: {fr: Formes, en: Shapes}\n"
            "  introduction:\n    fr: |\n      Un <b>mot</b>.\n    en: |\n      A word.\n"
        )
    last = (tiny.bank / "topics.yml").read_text().count("\n")
    assert [found.split()[0] for found in codes(tiny)] == [f"questions/topics.yml:{last - 2}"] * 2


def test_a_missing_shared_file_is_told(tiny: Project) -> None:
    (tiny.bank / "bank.yml").unlink()
    assert codes(tiny) == ["questions/bank.yml:1 Q001"]


def test_an_unknown_convention_of_typography_is_told(tiny: Project) -> None:
    edit(tiny, "bank.yml", "typography: french", "typography: frensh")
    assert codes(tiny) == ["questions/bank.yml:2 Q206"]


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        ("numbers/large-sum.yml", "[even-numbers]", "[odd-numbers]", "4 Q502"),
        ("numbers/large-sum.yml", "[even-numbers]", "[large-sum]", "4 Q502"),
        ("numbers/large-sum.yml", "q:even-numbers#definition", "q:odd-numbers", "36 Q343"),
        ("numbers/large-sum.yml", "q:even-numbers#definition", "q:even-numbers#nowhere", "36 Q343"),
        ("numbers/large-sum.yml", "[la preuve](#proof)", "[la preuve](#poof)", "36 Q343"),
        ("numbers/large-sum.yml", "dessin {#pairing}", "dessin {#mistakes}", "25 Q344"),
        ("numbers/large-sum.yml", "somme](pairs.svg)", "somme](pear.svg)", "34 Q342"),
        ("numbers/large-sum.yml", "n(n+1)}{2}", "n(n+1)}{2", "30 Q341"),
        ("numbers/even-numbers.yml", "[numbers-in-pairs]", "[large-sum]", "5 Q501"),
        ("words/old-spelling.yml", "[spelling-before]", "[old-spelling]", "1 Q501"),
    ],
)
def test_what_stands_between_records_is_checked(
    tiny: Project, path: str, old: str, new: str, expected: str
) -> None:
    edit(tiny, path, old, new)
    assert f"questions/{path}:{expected}" in codes(tiny)


def test_an_id_is_unique_across_topics(tiny: Project) -> None:
    shutil.copy(tiny.bank / "numbers/even-numbers.yml", tiny.bank / "words/even-numbers.yml")
    # The copy brings the same alias, too.
    assert codes(tiny) == [
        "questions/words/even-numbers.yml:1 Q501",
        "questions/words/even-numbers.yml:5 Q501",
    ]


def test_sections_have_the_same_slugs_in_both_languages(tiny: Project) -> None:
    edit(tiny, "words/oe-ligature.yml", "## Usage {#usage}", "## Usage {#use}")
    assert codes(tiny) == [
        "questions/words/oe-ligature.yml:14 Q401",
        "questions/words/oe-ligature.yml:25 Q401",
    ]


def test_an_unsafe_figure_is_refused(tiny: Project) -> None:
    figure = tiny.bank / "numbers/large-sum/pairs.fr.svg"
    figure.write_text(figure.read_text().replace("<path ", '<path onclick="alert(1)" '))
    assert codes(tiny) == ["questions/numbers/large-sum/pairs.fr.svg:3 Q325"]


def test_unsafe_prose_is_refused(tiny: Project) -> None:
    edit(tiny, "words/oe-ligature.yml", "C'est une lettre liée", "C'est <b onclick=x>une</b> liée")
    found = codes(tiny)
    assert found
    assert all(each.startswith("questions/words/oe-ligature.yml:12 Q3") for each in found)


def test_a_record_that_leads_out_of_the_bank_is_refused(tiny: Project, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yml"
    shutil.copy(tiny.bank / "words/oe-ligature.yml", outside)
    (tiny.bank / "words/linked.yml").symlink_to(outside)
    assert codes(tiny) == ["questions/words/linked.yml:1 Q107"]


def test_a_figure_that_leads_out_of_the_bank_is_not_read(tiny: Project, tmp_path: Path) -> None:
    figure = tiny.bank / "numbers/large-sum/pairs.fr.svg"
    shutil.move(figure, tmp_path / "outside.svg")
    figure.symlink_to(tmp_path / "outside.svg")
    assert codes(tiny) == ["questions/numbers/large-sum.yml:34 Q342"]


def test_a_site_is_put_in_place_only_when_all_has_succeeded(tiny: Project) -> None:
    site = tiny.root / "site"
    pipeline.build(tiny, checking.check(tiny), site)
    before = sorted(site.rglob("*"))
    (tiny.root / "site_overrides/main.html").write_text("{% extends 'nowhere.html' %}")
    with pytest.raises(CannotBuild):
        pipeline.build(tiny, checking.check(tiny), site)
    assert sorted(site.rglob("*")) == before
    assert not list(tiny.root.glob(".site-*"))


def test_a_formula_lost_among_stars_stops_the_build(tiny: Project) -> None:
    """No rule sees it, and Python-Markdown writes a mark of its own in place of the formula."""
    edit(tiny, "numbers/large-sum.yml", "l'une à l'endroit", "l'*une **à*$x$ l'endroit")
    edit(tiny, "numbers/large-sum.yml", "once forwards", "once *for **ward*$x$")
    with pytest.raises(CannotBuild) as caught:
        pipeline.build(tiny, checking.check(tiny), tiny.root / "site")
    assert "questions/numbers/large-sum.yml: fr: a formula is lost among stars" in str(caught.value)
    assert not (tiny.root / "site").exists()


def test_a_bank_with_errors_has_no_site(tiny: Project) -> None:
    edit(tiny, "numbers/large-sum.yml", "kind: concept", "kind: idea")
    with pytest.raises(ValueError, match="errors"):
        pipeline.build(tiny, checking.check(tiny), tiny.root / "site")


def test_a_folder_that_is_not_a_site_is_left_alone(tiny: Project) -> None:
    precious = tiny.root / "precious"
    precious.mkdir()
    (precious / "thesis.tex").write_text("years")
    with pytest.raises(CannotBuild, match="not a site of ours"):
        pipeline.build(tiny, checking.check(tiny), precious)
    assert (precious / "thesis.tex").read_text() == "years"


def test_a_bank_in_two_other_languages_needs_configuration_only(tiny: Project) -> None:
    """Esperanto and German, of which the generator speaks neither."""
    from generator.labels import load_labels

    speak(tiny, {"fr": "eo", "en": "de"})
    for figure in tiny.bank.rglob("*.svg"):
        figure.rename(figure.with_name(figure.name.replace(".fr.", ".eo.").replace(".en.", ".de.")))
    words = load_labels("en", tiny.bank)
    (tiny.bank / "labels").mkdir()
    for code in ("eo", "de"):
        lines = [f'{key}: "{text} [{code}]"\n' for key, text in words.items() if key != "months"]
        lines.append(f"months: {words['months']}\n")
        (tiny.bank / f"labels/{code}.yml").write_text("".join(lines), encoding="utf-8")
    checked = checking.check(tiny)
    assert [found for found in checked.diagnostics if found.is_error] == []
    site = pipeline.build(tiny, checked, tiny.root / "site")
    assert set(site.pages) == {"eo", "de"}
    for code in ("eo", "de"):
        page = (tiny.root / f"site/{code}/q/large-sum/index.html").read_text(encoding="utf-8")
        assert f'<html lang="{code}"' in page
        assert f"In thirty seconds [{code}]" in page


def test_a_language_without_words_for_its_interface_is_told(tiny: Project) -> None:
    speak(tiny, {"en": "de"})
    for figure in tiny.bank.rglob("*.en.svg"):
        figure.rename(figure.with_name("pairs.de.svg"))
    messages = [found.message for found in checking.check(tiny).diagnostics if found.is_error]
    assert messages == ["no words of the interface for `de`"]
