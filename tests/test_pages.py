import pytest

from generator import checking
from generator.labels import load_labels
from generator.pages import (
    HomePage,
    QuestionPage,
    RolePage,
    RulePage,
    RulesPage,
    Site,
    StatusPage,
    TextPage,
    TombstonePage,
    TopicPage,
    arrange,
    relative_source,
)
from generator.review import State
from generator.rules import ALL_RULES
from generator.rules.wording import OUR_PAGES


@pytest.fixture
def site(tiny: checking.Project) -> Site:
    checked = checking.check(tiny)
    assert checked.bank is not None
    labels = {code: load_labels(code, tiny.bank) for code in ("fr", "en")}
    return arrange(checked.bank, checked.entries, labels)


def page_of(site: Site, id: str, language: str) -> QuestionPage:
    found = next(page for page in site.pages[language] if page.path == f"q/{id}/")
    assert isinstance(found, QuestionPage)
    return found


def test_both_languages_have_the_same_addresses(site: Site) -> None:
    french, english = ([page.path for page in site.pages[code]] for code in ("fr", "en"))
    assert french == english
    assert french[0] == ""


def test_a_topic_without_questions_has_no_page(site: Site) -> None:
    topics = [page.path for page in site.pages["fr"] if isinstance(page, TopicPage)]
    assert topics == ["topics/numbers/", "topics/words/"]
    home = site.pages["fr"][0]
    assert isinstance(home, HomePage)
    assert [(card.link.title, card.count) for card in home.topics] == [("Nombres", 2), ("Mots", 1)]


def test_questions_of_a_topic_go_from_easy_to_hard(site: Site) -> None:
    page = page_of(site, "large-sum", "fr")
    assert page.previous is None
    assert page.next is not None
    assert page.next.question.id == "even-numbers"
    assert page_of(site, "even-numbers", "fr").next is None


def test_an_untranslated_question_is_shown_in_the_source(site: Site) -> None:
    page = page_of(site, "even-numbers", "en")
    assert page.title == "Qu'est-ce qu'un nombre pair ?"
    assert (page.shown.code, page.is_translated) == ("fr", False)
    assert site.address(site.canonical(page)) == "fr/q/even-numbers/"
    assert list(site.alternates(page)) == []
    assert list(site.alternates(page_of(site, "even-numbers", "fr"))) == []


def test_a_translated_question_names_its_other_self_and_the_neutral_address(site: Site) -> None:
    expected = [
        ("fr", "fr/q/large-sum/"),
        ("en", "en/q/large-sum/"),
        ("x-default", "q/large-sum/"),
    ]
    for code in ("fr", "en"):
        page = page_of(site, "large-sum", code)
        assert list(site.alternates(page)) == expected
        assert site.canonical(page) is page


def test_a_link_to_an_untranslated_question_says_its_language(site: Site) -> None:
    (link,) = page_of(site, "large-sum", "en").related
    assert link.language.code == "fr"


def test_a_retired_question_goes_on_answering(site: Site) -> None:
    for code in ("fr", "en"):
        (page,) = (each for each in site.pages[code] if isinstance(each, TombstonePage))
        assert page.path == "q/old-spelling/"
        assert [link.question.id for link in page.instead] == ["oe-ligature"]
    assert "old-spelling" in [link.id for link in site.short_links]


def test_each_question_has_a_short_link_with_the_source_first(site: Site) -> None:
    link = next(each for each in site.short_links if each.id == "large-sum")
    assert [page.language.code for page in link.pages] == ["fr", "en"]
    assert link.path == "q/large-sum/"


def test_tags_and_levels_have_pages_where_they_fit_a_question(site: Site) -> None:
    paths = [page.path for page in site.pages["en"]]
    assert [path for path in paths if path.startswith("tags/")] == [
        "tags/counting/",
        "tags/spelling/",
    ]
    assert [path for path in paths if path.startswith("levels/")] == [
        "levels/easy/",
        "levels/hard/",
    ]


def test_a_role_shows_the_questions_of_its_topics_in_its_order(site: Site) -> None:
    role = next(page for page in site.pages["en"] if isinstance(page, RolePage))
    assert role.path == "roles/teacher/"
    assert [link.question.id for link in role.questions] == [
        "oe-ligature",
        "large-sum",
        "even-numbers",
    ]


def test_the_status_counts_each_question_once(site: Site) -> None:
    status = next(page for page in site.pages["fr"] if isinstance(page, StatusPage))
    numbers, words = status.topics
    assert numbers.counts == {State.UNTRANSLATED: 1, State.UNREVIEWED: 1}
    assert words.counts == {State.UNREVIEWED: 1}
    assert [link.question.id for link in status.waiting] == [
        "large-sum",
        "even-numbers",
        "oe-ligature",
    ]


def test_a_related_question_comes_with_its_reason(site: Site) -> None:
    (link,) = page_of(site, "large-sum", "fr").related
    assert link.shared_tags == ("counting",)
    assert link.same_topic


def test_an_alias_leads_to_the_question_in_every_language(site: Site) -> None:
    link = next(each for each in site.short_links if each.id == "numbers-in-pairs")
    assert link.is_alias
    assert [page.path for page in link.pages] == ["q/even-numbers/", "q/even-numbers/"]


def test_no_page_of_the_banks_own_can_stand_where_one_of_ours_does(site: Site) -> None:
    ours = [page for page in site.pages["fr"] if page.path and not isinstance(page, TextPage)]
    assert {page.path.split("/")[0] for page in ours} <= set(OUR_PAGES)


def test_a_page_of_the_banks_own_stands_in_both_languages(site: Site) -> None:
    for code in ("fr", "en"):
        (page,) = (each for each in site.pages[code] if isinstance(each, TextPage))
        assert page.path == "about/"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_rule_has_its_page_and_its_place_in_the_list(site: Site, language: str) -> None:
    pages = [page for page in site.pages[language] if isinstance(page, RulePage)]
    assert {page.path: page.rule for page in pages} == {
        f"rules/{rule.code.lower()}/": rule for rule in ALL_RULES
    }
    (index,) = (page for page in site.pages[language] if isinstance(page, RulesPage))
    assert index.path == "rules/"
    assert [rule for family in index.families for rule in family.rules] == list(ALL_RULES)
    names = [family.name for family in index.families]
    assert len(set(names)) == len(names)


def test_rules_follow_one_another_in_the_order_of_their_codes(site: Site) -> None:
    pages = [page for page in site.pages["en"] if isinstance(page, RulePage)]
    assert [page.next and page.next.path for page in pages] == [
        *(page.path for page in pages[1:]),
        None,
    ]
    assert [page.previous and page.previous.path for page in pages] == [
        None,
        *(page.path for page in pages[:-1]),
    ]
    assert {page.index.path for page in pages} == {"rules/"}


@pytest.mark.parametrize(
    ("origin", "to", "expected"),
    [
        ("", "q/a/", "q/a.md"),
        ("q/a/", "q/b/", "../q/b.md"),
        ("topics/t/", "q/a/", "../q/a.md"),
        ("q/a/", "", "../index.md"),
        ("", "", "index.md"),
    ],
)
def test_links_between_sources_are_relative(origin: str, to: str, expected: str) -> None:
    assert relative_source(origin, to) == expected
