"""The glossary: the rules about it, the page that shows it, and this bank's own."""

from pathlib import Path

import pytest

from conftest import ROOT
from generator import checking, pipeline
from generator.checking import Project
from generator.labels import load_labels
from generator.model import Glossary, GlossaryTerm, Settings
from generator.pages import GlossaryEntry, GlossaryPage, Site, arrange, folded
from generator.reading import read_bytes
from generator.rules.glossary import check_glossary, check_words
from records import MINIMAL, decoded

TERMS = """\
test-set:
  name: {fr: jeu de test, en: test set}
  accepted: {fr: [ensemble de test]}
  banned:
    fr:
      - {word: base d'essai, because: c'est un calque}
    en:
      - {word: test base, because: a Gallicism}
precision:
  name: {fr: précision, en: precision}
  accepted: {fr: [gestion fine d'une base d'essai]}
"""


def glossary_of(text: str, settings: Settings) -> Glossary:
    from generator.decoding import decode_glossary

    return decode_glossary(read_bytes(text.encode(), "questions/glossary.yml"), settings)


def told(text: str, settings: Settings) -> list[str]:
    """What is wrong with a glossary that can be decoded."""
    record = read_bytes(text.encode(), "questions/glossary.yml")
    found = check_glossary(glossary_of(text, settings), record.at, settings)
    return [
        f"{each.place.line}:{each.place.column} {each.rule.code} {each.message}" for each in found
    ]


def banned(record: str, settings: Settings) -> list[str]:
    """The banned words of a record."""
    entry = decoded(record, settings)
    found = check_words(entry.meaning, entry.at, glossary_of(TERMS, settings))
    return [
        f"{each.place.line}:{each.place.column} {each.rule.code} {each.message} ({each.hint})"
        for each in found
    ]


# --- The words of a record


def test_a_banned_word_is_told_in_its_place_with_the_word_to_use(settings: Settings) -> None:
    text = MINIMAL.replace(
        "    Il tient en une ligne.", "    Deux lignes, dont des **bases\n    d'essai**."
    )
    assert banned(text, settings) == [
        "14:29 Q353 the glossary bans `bases d'essai` (write `jeu de test`: c'est un calque)"
    ]


@pytest.mark.parametrize("field", ["question", "short", "assesses", "mistakes", "follow_ups"])
def test_every_text_of_a_question_is_read(field: str, settings: Settings) -> None:
    lines = f"  {field}: |\n    Une base d'essai.\n"
    if f"  {field}: |" in MINIMAL:
        old = MINIMAL[MINIMAL.index(f"  {field}: |") :].split("\n")[1]
        text = MINIMAL.replace(old, "    Une base d'essai.")
    else:
        text = MINIMAL + lines
    (found,) = banned(text, settings)
    assert ":9 Q353" in found


def test_keywords_are_read_and_the_second_is_pointed_at(settings: Settings) -> None:
    text = MINIMAL.replace("fr:\n", "fr:\n  keywords: [jeu, la base d'essai]\n")
    assert banned(text, settings)[0].startswith("7:22 Q353")


def test_a_word_is_banned_in_its_own_language_only(settings: Settings) -> None:
    text = MINIMAL + "en:\n  short: |\n    A test base, not a base d'essai.\n"
    assert banned(text, settings) == [
        "17:7 Q353 the glossary bans `test base` (write `test set`: a Gallicism)"
    ]


def test_a_banned_word_within_a_longer_right_one_is_right(settings: Settings) -> None:
    text = MINIMAL.replace("    Cela.", "    La gestion fine d'une base d'essai.")
    assert banned(text, settings) == []


@pytest.mark.parametrize(
    "text", ["`base d'essai`", "[a](https://e.org/base d'essai)", "$base d'essai$"]
)
def test_code_formulas_and_addresses_may_have_any_word(text: str, settings: Settings) -> None:
    if text.startswith("["):
        text = text.replace(" d'essai", "")
    assert banned(MINIMAL.replace("    Cela.", f"    {text}"), settings) == []


def test_a_check_tells_of_banned_words(tiny: Project) -> None:
    path = tiny.bank / "numbers/even-numbers.yml"
    path.write_text(
        path.read_text("utf-8").replace("C'est un entier", "C'est un nombre plat"), "utf-8"
    )
    found = checking.check(tiny).diagnostics
    assert "Q353" in {each.rule.code for each in found}


# --- The file


def test_what_is_banned_is_right_for_no_term(settings: Settings) -> None:
    text = TERMS.replace("[ensemble de test]", "[ensemble de test, bases d'essai]")
    assert told(text, settings) == ["6:16 Q210 `base d'essai` is banned, and right for `test-set`"]


def test_a_word_is_banned_once(settings: Settings) -> None:
    text = TERMS + "  banned: {en: [{word: test base, because: no}]}\n"
    assert told(text, settings) == ["12:24 Q210 `test base` is banned already, for `test-set`"]


def test_a_good_glossary_has_nothing_wrong(settings: Settings) -> None:
    assert told(TERMS, settings) == []


def test_a_term_does_not_take_an_anchor_of_the_page(settings: Settings) -> None:
    assert told("content:\n  name: {fr: a, en: b}\n", settings) == [
        "1:1 Q344 `content` is an anchor of the page itself"
    ]


def test_a_bank_may_have_no_glossary(tiny: Project) -> None:
    (tiny.bank / "glossary.yml").unlink()
    checked = checking.check(tiny)
    assert not checked.has_errors
    assert not any(isinstance(page, GlossaryPage) for page in site_of(tiny).pages["fr"])


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\xff", "1:1 Q005"),
        (b"- a\n", "1:1 Q0"),
        (b"Term:\n  name: {fr: a, en: b}\n", "1:1 Q104"),
        (b"term:\n  name: {fr: a}\n", "2:3 Q101"),
        (b"term:\n  name: {fr: a, en: b}\n  accepted: {fr: a}\n", "3:18 Q103"),
        (b"term:\n  name: {fr: a, en: b}\n  banned: {fr: [{word: c}]}\n", "3:17 Q101"),
        (b"term:\n  name: {fr: a, en: b}\n  banned: {de: [{word: c, because: d}]}\n", "3:12 Q102"),
        (b"term:\n  name: {fr: a, en: b}\n  note: {fr: c}\n", "3:3 Q101"),
        (b"a:\n  name: {fr: a, en: b}\n  banned: {fr: [{word: a, because: d}]}\n", "3:24 Q210"),
    ],
)
def test_a_bad_glossary_is_told_and_has_no_traceback(
    content: bytes, expected: str, tiny: Project
) -> None:
    (tiny.bank / "glossary.yml").write_bytes(content)
    checked = checking.check(tiny)
    assert checked.bank is None
    told = [f"{f.place.line}:{f.place.column} {f.rule.code}" for f in checked.diagnostics]
    assert {f.place.path for f in checked.diagnostics} == {"questions/glossary.yml"}
    assert told[0].startswith(expected)


def test_a_glossary_that_leads_nowhere_is_told(tiny: Project) -> None:
    (tiny.bank / "glossary.yml").unlink()
    (tiny.bank / "glossary.yml").symlink_to(tiny.root / "nowhere.yml")
    assert [found.rule.code for found in checking.check(tiny).diagnostics] == ["Q001"]


# --- The page


def site_of(project: Project) -> Site:
    checked = checking.check(project)
    assert checked.bank is not None
    labels = {code: load_labels(code, project.bank) for code in ("fr", "en")}
    return arrange(checked.bank, checked.entries, labels)


def page_of(site: Site, code: str) -> GlossaryPage:
    (page,) = (each for each in site.pages[code] if isinstance(each, GlossaryPage))
    return page


def entries(page: GlossaryPage) -> dict[str, GlossaryEntry]:
    return {entry.term.slug: entry for letter in page.letters for entry in letter.entries}


def test_terms_come_in_the_order_of_the_pages_language(tiny: Project) -> None:
    site = site_of(tiny)
    assert [letter.letter for letter in page_of(site, "fr").letters] == ["E", "N"]
    assert list(entries(page_of(site, "fr"))) == ["ligature", "integer", "even-number"]
    assert [letter.letter for letter in page_of(site, "en").letters] == ["", "E", "I"]


def test_a_term_leads_to_the_questions_that_speak_of_it(tiny: Project) -> None:
    found = entries(page_of(site_of(tiny), "fr"))
    even = [link.question.id for link in found["even-number"].questions]
    assert even == ["large-sum", "even-numbers"]
    # Twice in the second, in which accepted words count as well.
    assert [link.question.id for link in found["integer"].questions] == [
        "even-numbers",
        "large-sum",
    ]
    assert found["ligature"].questions == ()


def test_a_question_that_is_not_translated_is_read_in_its_own_language(tiny: Project) -> None:
    found = entries(page_of(site_of(tiny), "en"))
    links = {link.question.id: link.language.code for link in found["integer"].questions}
    assert links == {"even-numbers": "fr", "large-sum": "en"}


def test_the_questions_that_use_a_term_the_most_are_named_and_the_others_counted(
    tiny: Project,
) -> None:
    path = tiny.bank / "numbers/even-numbers.yml"
    text = path.read_text("utf-8").replace("aliases: [numbers-in-pairs]\n", "")
    for index in range(9):
        more = text.replace("C'est un", "Un entier, " * index + "c'est un")
        (tiny.bank / f"numbers/even-{index}.yml").write_text(more, "utf-8")
    entry = entries(page_of(site_of(tiny), "fr"))["integer"]
    assert [link.question.id for link in entry.questions][:2] == ["even-8", "even-7"]
    assert (len(entry.questions), entry.more) == (8, 3)


def test_the_place_of_a_word_does_not_depend_on_its_accents() -> None:
    words = ["zèbre", "Œuvre", "étape", "Arbre", "ecole"]
    assert sorted(words, key=folded) == ["Arbre", "ecole", "étape", "Œuvre", "zèbre"]


def test_the_page_is_in_the_menu_and_each_term_has_its_anchor(tiny: Project) -> None:
    pipeline.build(tiny, checking.check(tiny), tiny.root / "site")
    for code in ("fr", "en"):
        html = (tiny.root / f"site/{code}/glossary/index.html").read_text("utf-8")
        assert 'id="even-number"' in html
        assert "&lt;ou nul&gt;" in html or code == "en"
        assert "*pair*" in html
        home = (tiny.root / f"site/{code}/index.html").read_text("utf-8")
        assert 'href="glossary/"' in home


# --- This bank's own

BANK = Project(root=ROOT, shown_from=ROOT)
SHARED = checking.read_shared(BANK)
SETTINGS, VOCABULARY = SHARED.settings, SHARED.vocabulary
OWN = VOCABULARY.glossary
RIGHT = [
    (code, word) for term in OWN.terms.values() for code in ("fr", "en") for word in term.said(code)
]
BANS = [
    (term, code, ban.word)
    for term in OWN.terms.values()
    for code in ("fr", "en")
    for ban in term.banned.get(code, ())
]


def codes_in(code: str, text: str) -> list[str]:
    lines = f"    {text}\n" if code == "fr" else "    Cela.\n"
    record = MINIMAL.replace("    Cela.\n", lines)
    if code == "en":
        record += f"en:\n  short: |\n    {text}\n"
    entry = decoded(record, SETTINGS)
    return [found.hint for found in check_words(entry.meaning, entry.at, OWN)]


@pytest.mark.parametrize(("term", "code", "word"), BANS, ids=[each[2] for each in BANS])
def test_each_ban_is_found_in_a_text(term: GlossaryTerm, code: str, word: str) -> None:
    for written in (word, f"({word})", f"« {word.capitalize()} »", word.replace("'", "\u2019")):
        (hint,) = codes_in(code, f"Un {written}, et le reste.")
        assert hint.startswith(f"write `{term.names[code]}`")


def test_no_right_word_is_banned() -> None:
    assert [(code, word) for code, word in RIGHT if codes_in(code, f"Un {word}.")] == []


def test_bans_do_not_misfire_on_ordinary_uses() -> None:
    ordinary = [
        "La formation des équipes dure un an.",
        "Le renforcement des contrôles, la mise en scène, le tableau de bord.",
        "L'enchaînement avant la mise en production.",
        "Sa métrique hors ligne, sa valeur hors ligne, ses fonctionnalités.",
        "La mise au point du modèle ; l'écart-type des résidus.",
        "Conforme à la politique de sécurité, en cas d'utilisation commerciale.",
        "Un modèle avide de données, déclenché sur appel, pistage publicitaire.",
    ]
    assert [text for text in ordinary if codes_in("fr", text)] == []


def test_the_terms_stand_in_the_order_of_their_slugs() -> None:
    assert list(OWN.terms) == sorted(OWN.terms)


def test_the_glossary_has_plain_spaces_and_apostrophes() -> None:
    text = Path(ROOT / "questions/glossary.yml").read_text("utf-8")
    assert not set("\u2019\u00a0\u202f\u201c\u201d") & set(text)


def test_every_ban_has_a_reason_and_every_note_both_languages() -> None:
    assert len(BANS) > 100
    for term in OWN.terms.values():
        assert set(term.notes) in (set(), {"fr", "en"})
