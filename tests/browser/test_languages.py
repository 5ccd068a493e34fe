"""Two languages of the same questions: choosing one, changing sides, and addresses of neither."""

import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser.readers import browser_in, without_scripts

FRENCH = "Que vaut la somme"
ENGLISH = "What do the integers"


def switch_to(page: Page, name: str) -> None:
    page.get_by_role("banner").get_by_role("link", name=name, exact=True).click()


def canonical(page: Page) -> str | None:
    return page.locator("link[rel=canonical]").get_attribute("href")


def alternates(page: Page) -> dict[str, str]:
    """Addresses as they are written, by language."""
    return page.eval_on_selector_all(
        "link[rel=alternate][hreflang]",
        """links => Object.fromEntries(
          links.map(link => [link.hreflang, link.getAttribute("href")]))""",
    )


def language_of(text: Locator) -> str:
    """The one that a screen reader would read this text in."""
    return text.evaluate("text => text.closest('[lang]').lang")


def content_of(page: Page, name: str) -> str:
    return page.locator(f"meta[name='{name}'], meta[property='{name}']").get_attribute("content")


def test_a_reader_walks_from_the_chooser_to_a_section_and_changes_sides_there(
    page: Page, site: str
) -> None:
    page.goto(site)
    expect(page.get_by_role("link", name="Read in English")).to_be_visible()
    page.get_by_role("link", name="Lire en français").click()
    expect(page).to_have_url(f"{site}fr/")
    page.get_by_role("main").get_by_role("link", name="Nombres").click()
    expect(page).to_have_url(f"{site}fr/topics/numbers/")
    page.get_by_role("link", name=FRENCH).click()
    expect(page).to_have_url(f"{site}fr/q/large-sum/")
    page.get_by_role("navigation").get_by_role("link", name="La vérification").click()
    expect(page).to_have_url(f"{site}fr/q/large-sum/#proof")

    switch_to(page, "English")
    expect(page).to_have_url(f"{site}en/q/large-sum/#proof")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_contain_text(ENGLISH)
    expect(page.get_by_role("heading", name="Checking it")).to_be_in_viewport()

    switch_to(page, "Français")
    expect(page).to_have_url(f"{site}fr/q/large-sum/#proof")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.get_by_role("heading", name="La vérification")).to_be_in_viewport()


def test_each_page_leads_to_the_same_page_on_the_other_side(page: Page, site: str) -> None:
    for path in ("", "topics/words/", "q/even-numbers/", "q/old-spelling/"):
        page.goto(f"{site}fr/{path}")
        switch_to(page, "English")
        expect(page).to_have_url(f"{site}en/{path}")
        switch_to(page, "Français")
        expect(page).to_have_url(f"{site}fr/{path}")


@browser_in("fr-FR")
def test_the_choice_made_by_changing_sides_is_remembered(page: Page, site: str) -> None:
    page.goto(f"{site}fr/")
    switch_to(page, "English")
    expect(page).to_have_url(f"{site}en/")
    page.goto(site)
    expect(page).to_have_url(f"{site}en/")
    page.goto(f"{site}q/large-sum/")
    expect(page).to_have_url(f"{site}en/q/large-sum/")


@browser_in("fr-FR")
def test_the_choice_made_at_the_chooser_is_remembered(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_role("link", name="Read in English").click()
    expect(page).to_have_url(f"{site}en/")
    page.goto(site)
    expect(page).to_have_url(f"{site}en/")
    page.goto(f"{site}q/large-sum/")
    expect(page).to_have_url(f"{site}en/q/large-sum/")


def test_the_chooser_asks_again_when_it_is_asked_to(page: Page, root_site: str) -> None:
    page.goto(root_site)
    page.get_by_role("link", name="Lire en français").click()
    expect(page).to_have_url(f"{root_site}fr/")
    page.goto(f"{root_site}?choose")
    expect(page.get_by_role("link", name="Read in English")).to_be_visible()
    expect(page).to_have_url(f"{root_site}?choose")


@pytest.mark.parametrize(
    ("reader", "language"),
    [
        ({"locale": "fr-CA"}, "fr"),
        ({"locale": "en-GB"}, "en"),
        ({"locale": "de-DE"}, "fr"),
    ],
    ids=["French", "English", "German-to-the-source"],
)
def test_the_short_link_follows_the_browser_and_keeps_the_section(
    page: Page, site: str, language: str
) -> None:
    page.goto(f"{site}q/large-sum/#proof")
    expect(page).to_have_url(f"{site}{language}/q/large-sum/#proof")
    expect(page.locator("#proof")).to_be_in_viewport()


def test_the_short_link_leaves_the_way_back_open(page: Page, root_site: str) -> None:
    page.goto(f"{root_site}en/")
    page.goto(f"{root_site}q/large-sum/")
    expect(page).to_have_url(f"{root_site}en/q/large-sum/")
    page.go_back()
    expect(page).to_have_url(f"{root_site}en/")


@without_scripts
def test_the_short_link_offers_both_titles_without_scripts(page: Page, site: str) -> None:
    for language, title in (("fr", FRENCH), ("en", ENGLISH)):
        page.goto(f"{site}q/large-sum/")
        link = page.get_by_role("link", name=title)
        expect(link).to_have_attribute("hreflang", language)
        assert language_of(link) == language
        link.click()
        expect(page).to_have_url(f"{site}{language}/q/large-sum/")
        expect(page.get_by_role("heading", level=1)).to_contain_text(title)


@without_scripts
def test_the_short_link_of_an_untranslated_question_says_which_language_its_title_is_in(
    page: Page, root_site: str
) -> None:
    page.goto(f"{root_site}q/even-numbers/")
    links = page.get_by_role("link", name="Qu’est-ce qu’un nombre pair")
    assert [language_of(link) for link in links.all()] == ["fr", "fr"]
    links.last.click()
    expect(page).to_have_url(f"{root_site}en/q/even-numbers/")


@without_scripts
def test_the_short_link_has_a_preview_of_its_own(page: Page, site: str) -> None:
    page.goto(f"{site}q/large-sum/")
    expect(page).to_have_title(re.compile(rf"{FRENCH}.* · Petite banque"))
    assert content_of(page, "og:title").startswith(FRENCH)
    assert content_of(page, "description").startswith("Non. On apparie")
    assert content_of(page, "og:description") == content_of(page, "description")
    assert content_of(page, "og:url") == canonical(page) == f"{site}q/large-sum/"
    assert alternates(page) == {
        "fr": f"{site}fr/q/large-sum/",
        "en": f"{site}en/q/large-sum/",
        "x-default": f"{site}q/large-sum/",
    }


def test_the_link_to_share_belongs_to_no_language_and_keeps_the_section(
    page: Page, context: BrowserContext, site: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    for language, section, said in (("fr", "", "Lien copié"), ("en", "#proof", "Link copied")):
        page.goto(f"{site}{language}/q/large-sum/{section}")
        page.locator("[data-copy-link]").click()
        expect(page.get_by_role("status").filter(has_text=said)).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == f"{site}q/large-sum/{section}"


def test_a_link_that_could_not_be_copied_is_shown(page: Page, root_site: str) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(f"{root_site}en/q/large-sum/#proof")
    page.get_by_role("button", name="Copy link").click()
    said = page.get_by_role("status").filter(has_text="Copying failed")
    expect(said).to_contain_text(f"{root_site}q/large-sum/#proof")


def test_an_untranslated_question_says_so_and_shows_the_original(
    page: Page, root_site: str
) -> None:
    page.goto(f"{root_site}en/q/even-numbers/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    notice = page.get_by_role("note")
    expect(notice).to_contain_text("This question has not been translated yet.")
    for text in (
        page.get_by_role("heading", level=1, name="Qu’est-ce qu’un nombre pair"),
        page.get_by_role("heading", name="La définition"),
        page.get_by_text("Un entier que deux divise."),
        page.get_by_text("Zéro en est un."),
    ):
        expect(text).to_be_visible()
        assert language_of(text) == "fr"
    for text in (notice, page.get_by_role("heading", name="In thirty seconds")):
        assert language_of(text) == "en"


@without_scripts
def test_an_untranslated_question_leaves_search_engines_to_the_original(
    page: Page, site: str
) -> None:
    page.goto(f"{site}en/q/even-numbers/")
    assert content_of(page, "robots") == "noindex"
    assert canonical(page) == f"{site}fr/q/even-numbers/"
    assert alternates(page) == {}
    page.goto(f"{site}fr/q/even-numbers/")
    expect(page.locator("meta[name=robots]")).to_have_count(0)
    assert canonical(page) == f"{site}fr/q/even-numbers/"
    assert alternates(page) == {}


@without_scripts
def test_pages_in_both_languages_name_each_other(page: Page, site: str) -> None:
    for path, default in {
        "": "",
        "topics/numbers/": "fr/topics/numbers/",
        "q/large-sum/": "q/large-sum/",
        "q/old-spelling/": "q/old-spelling/",
    }.items():
        expected = {
            "fr": f"{site}fr/{path}",
            "en": f"{site}en/{path}",
            "x-default": f"{site}{default}",
        }
        for address in expected.values():
            page.goto(address)
            assert canonical(page) == address
            assert alternates(page) == expected
            expect(page.locator("meta[name=robots]")).to_have_count(0)


def test_a_retired_question_goes_on_answering(page: Page, root_site: str) -> None:
    for language, title, why in (
        ("fr", "Comment écrivait-on avant", "se confondait avec une autre"),
        ("en", "How did people spell before?", "was the same as another one"),
    ):
        page.goto(f"{root_site}{language}/q/old-spelling/")
        expect(page.get_by_role("heading", level=1)).to_contain_text(title)
        expect(page.get_by_text(why)).to_be_visible()
        page.get_by_role("main").get_by_role("link", name="cœur").click()
        expect(page).to_have_url(f"{root_site}{language}/q/oe-ligature/")


@browser_in("en-US")
def test_a_retired_question_answers_at_its_short_link(page: Page, root_site: str) -> None:
    page.goto(f"{root_site}q/old-spelling/")
    expect(page).to_have_url(f"{root_site}en/q/old-spelling/")


def test_a_former_address_leads_to_the_question(page: Page, site: str) -> None:
    for old, new in (
        ("fr/q/numbers-in-pairs/#definition", "fr/q/even-numbers/#definition"),
        ("en/q/numbers-in-pairs/#definition", "en/q/even-numbers/#definition"),
        ("q/numbers-in-pairs/#definition", "en/q/even-numbers/#definition"),
        ("q/spelling-before/", "en/q/old-spelling/"),
    ):
        page.goto(f"{site}{old}")
        expect(page).to_have_url(f"{site}{new}")


@without_scripts
def test_a_former_address_leads_to_the_question_without_scripts(page: Page, site: str) -> None:
    page.goto(f"{site}en/q/numbers-in-pairs/")
    expect(page).to_have_url(f"{site}en/q/even-numbers/")
    page.goto(f"{site}q/numbers-in-pairs/")
    assert canonical(page) == f"{site}q/even-numbers/"
    page.get_by_role("link", name="un nombre pair").first.click()
    expect(page).to_have_url(f"{site}fr/q/even-numbers/")
