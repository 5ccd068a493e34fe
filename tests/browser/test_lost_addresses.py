"""Addresses that lead nowhere."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.readers import browser_in, without_scripts

FRENCH = "Cette page n’existe pas"
ENGLISH = "Page not found"


def lose_the_way(page: Page, watched: Any, address: str) -> None:
    watched.expect_console("status of 404")
    response = page.goto(address)
    assert response is not None
    assert response.status == 404


@pytest.mark.parametrize(
    ("reader", "path", "language", "shown", "hidden"),
    [
        # The address says more than the browser.
        ({"locale": "fr-FR"}, "en/q/large-summ/", "en", ENGLISH, FRENCH),
        ({"locale": "en-US"}, "fr/a/b/c/d.html", "fr", FRENCH, ENGLISH),
        ({"locale": "en-US"}, "nowhere", "en", ENGLISH, FRENCH),
    ],
    ids=["English", "French", "the-browsers-language"],
)
def test_a_lost_reader_is_told_so_in_one_language(
    page: Page, watched: Any, site: str, path: str, language: str, shown: str, hidden: str
) -> None:
    lose_the_way(page, watched, f"{site}{path}")
    expect(page.get_by_role("heading", name=shown)).to_be_visible()
    expect(page.get_by_role("heading", name=hidden)).to_be_hidden()
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page).to_have_title(f"{shown} · Petite banque")
    page.locator("a:visible").first.click()
    expect(page).to_have_url(f"{site}{language}/")


@browser_in("de-DE")
def test_a_lost_reader_of_another_language_is_told_so_in_both(
    page: Page, watched: Any, root_site: str
) -> None:
    lose_the_way(page, watched, f"{root_site}nowhere/")
    for said in (FRENCH, ENGLISH):
        expect(page.get_by_role("heading", name=said)).to_be_visible()


@without_scripts
def test_a_lost_reader_without_scripts_is_told_so_in_both_languages(
    page: Page, watched: Any, site: str
) -> None:
    for said, home in ((FRENCH, "fr/"), (ENGLISH, "en/")):
        lose_the_way(page, watched, f"{site}nowhere/at/all")
        heading = page.get_by_role("heading", name=said)
        expect(heading).to_be_visible()
        section = page.locator("section").filter(has=heading)
        expect(section).to_have_attribute("lang", home.strip("/"))
        section.get_by_role("link").first.click()
        expect(page).to_have_url(f"{site}{home}")


def test_a_lost_reader_searches_for_what_the_address_says(
    page: Page, watched: Any, site: str
) -> None:
    lose_the_way(page, watched, f"{site}en/q/integers_add-upp/")
    page.get_by_role("link", name="Search the questions").click()
    field = page.get_by_role("dialog").get_by_role("textbox")
    expect(field).to_have_value("integers add upp")
    page.get_by_role("dialog").get_by_role("link").first.click()
    expect(page).to_have_url(f"{site}en/q/large-sum/")


@browser_in("en-US")
def test_the_page_for_lost_addresses_stays_out_of_search_engines_and_keeps_the_scheme(
    page: Page, watched: Any, root_site: str
) -> None:
    page.goto(f"{root_site}en/")
    page.evaluate("localStorage.setItem('recto-verso-scheme', 'dark')")
    lose_the_way(page, watched, f"{root_site}nowhere/")
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", "noindex")
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
