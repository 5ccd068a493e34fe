"""Search, as somebody at a keyboard meets it."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from playwright.sync_api import TimeoutError as TooLate

WITH_RESULTS = re.compile(r"^\d+ (résultats?|results?)$")


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog")


def open_search(page: Page) -> Locator:
    page.keyboard.press("/")
    field = dialog(page).get_by_role("textbox")
    expect(field).to_be_focused()
    return field


def results(page: Page) -> Locator:
    return dialog(page).get_by_role("listitem").get_by_role("link")


def status(page: Page) -> Locator:
    return dialog(page).get_by_role("status")


@pytest.mark.parametrize("way", ["/", "Control+k", "Meta+k", "button"])
def test_the_search_opens_ready_to_type_and_gives_the_focus_back(
    page: Page, root_site: str, way: str
) -> None:
    page.goto(f"{root_site}en/q/large-sum/")
    button = page.get_by_role("banner").get_by_role("button", name="Search")
    origin = button if way == "button" else page.get_by_role("link", name="Français")
    origin.focus()
    page.keyboard.press("Enter" if way == "button" else way)
    field = dialog(page).get_by_role("textbox")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    expect(origin).to_be_focused()


def test_the_home_page_opens_the_search_too(page: Page, root_site: str) -> None:
    page.goto(f"{root_site}fr/")
    page.get_by_role("main").get_by_role("button", name="Rechercher une question").click()
    expect(dialog(page).get_by_role("textbox")).to_be_focused()
    dialog(page).get_by_role("button", name="Fermer la recherche").click()
    expect(dialog(page)).to_be_hidden()


def test_a_slash_is_a_letter_where_one_writes(page: Page, root_site: str) -> None:
    page.goto(f"{root_site}en/")
    field = open_search(page)
    page.keyboard.type("1/2")
    expect(field).to_have_value("1/2")


def test_results_lead_to_pages_of_the_same_language(page: Page, site: str) -> None:
    for language, words in (("fr", "somme entiers"), ("en", "integers")):
        page.goto(f"{site}{language}/topics/words/")
        open_search(page).fill(words)
        results(page).first.click()
        expect(page).to_have_url(f"{site}{language}/q/large-sum/")


FOUND = {
    "fr": [
        # Accents and capitals; words this short are never found by resemblance.
        ("zero", "q/even-numbers/"),
        ("ZÉRO", "q/even-numbers/"),
        ("definition", "q/even-numbers/"),
        ("denombrement", "q/large-sum/"),
        ("dénombrement", "q/large-sum/"),
        # What an apostrophe joins.
        ("appariement", "q/large-sum/"),
        ("effort", "q/large-sum/"),
        ("l'effort", "q/large-sum/"),
        ("l’effort", "q/large-sum/"),
        ("d'effort", "q/large-sum/"),
        ("qu'un nombre", "q/even-numbers/"),
        # Ligatures: only the other spelling is in the record.
        ("coeur de calcul", "q/large-sum/"),
        ("nœud papillon", "q/too-wide/"),
        ("coeur", "q/oe-ligature/"),
        # The other language's question, keywords, tags and topics.
        ("integers", "q/large-sum/"),
        ("arithmetic series", "q/large-sum/"),
        ("counting", "q/large-sum/"),
        ("even number", "q/even-numbers/"),
        ("numbers", "topics/numbers/"),
        # A word that is not finished.
        ("copis", "q/oe-ligature/"),
    ],
    "en": [
        ("it's", "q/oe-ligature/"),
        ("cœur", "q/oe-ligature/"),
        ("coeur de calcul", "q/large-sum/"),
        ("entiers", "q/large-sum/"),
        ("l'additionner", "q/large-sum/"),
        ("denombrement", "q/large-sum/"),
        ("nombres", "topics/numbers/"),
        # A question that is not translated, by the words of either language.
        ("even number", "q/even-numbers/"),
        ("nombre pair", "q/even-numbers/"),
        ("copyi", "q/oe-ligature/"),
    ],
}


@pytest.mark.parametrize("language", FOUND)
def test_pages_are_found_whatever_the_spelling_and_the_language(
    page: Page, root_site: str, language: str
) -> None:
    page.goto(f"{root_site}{language}/")
    field = open_search(page)
    missed = []
    for words, path in FOUND[language]:
        # Nothing is left of the last answer when the next one comes.
        results(page).evaluate_all("links => links.forEach(link => link.remove())")
        field.fill(words)
        found = results(page).and_(page.locator(f"[href='{root_site}{language}/{path}']"))
        try:
            found.wait_for(timeout=3000)
        except TooLate:
            missed.append(f"`{words}` does not find {path}")
            continue
        said = status(page).inner_text()
        if not WITH_RESULTS.match(said):
            missed.append(f"`{words}` finds {path} by some of the words: {said}")
    assert not missed


def test_a_title_of_the_other_language_is_shown_where_it_is_what_was_found(
    page: Page, root_site: str
) -> None:
    page.goto(f"{root_site}fr/")
    open_search(page).fill("integers")
    other = results(page).first.locator("[lang=en]")
    expect(other).to_contain_text("What do the integers from 1 to 1,000 add up to?")
    expect(other.locator("mark")).to_have_text("integers")


def test_the_result_for_an_untranslated_question_says_which_languages_it_is_in(
    page: Page, root_site: str
) -> None:
    page.goto(f"{root_site}en/")
    open_search(page).fill("even number")
    title = results(page).get_by_text("un nombre pair")
    expect(title).to_be_visible()
    assert title.evaluate("title => title.closest('[lang]').lang") == "fr"
    other = results(page).get_by_text("What is an even number?")
    assert other.evaluate("other => other.closest('[lang]').lang") == "en"


def test_arrows_go_through_the_results_and_enter_opens_one(page: Page, site: str) -> None:
    page.goto(f"{site}fr/")
    field = open_search(page)
    field.fill("nombre")
    expect(results(page).nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(results(page).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = results(page).nth(1)
    expect(second).to_be_focused()
    address = second.get_attribute("href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(address)


def test_enter_opens_the_first_result_of_what_stands_there_now(page: Page, site: str) -> None:
    page.goto(f"{site}en/")
    field = open_search(page)
    field.fill("copyists")
    expect(results(page)).to_have_count(1)
    field.fill("integers add up")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}en/q/large-sum/")


def test_the_result_that_is_this_page_closes_the_search(page: Page, root_site: str) -> None:
    page.goto(f"{root_site}en/q/large-sum/")
    open_search(page).fill("integers 1,000")
    expect(results(page)).to_have_count(1)
    page.keyboard.press("Enter")
    expect(dialog(page)).to_be_hidden()
    expect(page).to_have_url(f"{root_site}en/q/large-sum/")


def test_nothing_found_is_said_in_words(page: Page, root_site: str) -> None:
    for language, said in (("fr", "Aucun résultat."), ("en", "Nothing found.")):
        page.goto(f"{root_site}{language}/")
        open_search(page).fill("xylophone")
        expect(status(page)).to_contain_text(said)
        expect(results(page)).to_have_count(0)


def test_pages_with_some_of_the_words_are_announced_as_such(page: Page, root_site: str) -> None:
    page.goto(f"{root_site}en/")
    open_search(page).fill("integers xylophone")
    expect(status(page)).to_contain_text("No question has all of these words.")
    expect(results(page)).to_have_count(2)


def test_a_question_comes_before_the_term_of_the_glossary_that_it_is_about(
    page: Page, root_site: str
) -> None:
    page.goto(f"{root_site}en/")
    open_search(page).fill("integers")
    expect(results(page)).to_have_count(2)
    hrefs = [link.get_attribute("href") or "" for link in results(page).all()]
    assert "/q/large-sum/" in hrefs[0]
    assert "/glossary/#integer" in hrefs[1]


def test_markup_that_somebody_types_stays_text(page: Page, root_site: str) -> None:
    page.goto(f"{root_site}en/?search=<img src=x onerror=alert(1)> print")
    expect(dialog(page).get_by_role("textbox")).to_have_value(re.compile("^<img"))
    expect(results(page).first).to_be_visible()
    expect(dialog(page).locator("img")).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "said", "again", "failure"),
    [
        ("fr", "La recherche n’a pas pu être chargée.", "Réessayer", "500"),
        ("en", "The search could not be loaded.", "Try again", "ERR_INTERNET_DISCONNECTED"),
    ],
    ids=["fr", "en"],
)
def test_a_search_that_cannot_be_loaded_says_so_and_tries_again(
    page: Page, watched: Any, root_site: str, language: str, said: str, again: str, failure: str
) -> None:
    def fail(route: Route) -> None:
        if failure.isdigit():
            route.fulfill(status=int(failure))
        else:
            route.abort("internetdisconnected")

    watched.expect_console(failure)
    page.route("**/search.json", fail)
    page.goto(f"{root_site}{language}/")
    open_search(page).fill("500500")
    expect(status(page)).to_contain_text(said)
    page.unroute("**/search.json")
    dialog(page).get_by_role("button", name=again).click()
    expect(results(page)).to_have_count(1)


def test_nothing_of_the_search_is_fetched_before_it_opens(page: Page, root_site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    page.goto(f"{root_site}fr/", wait_until="networkidle")
    assert not {"search.json", "search.js", "minisearch.min.js"} & set(asked)
    open_search(page).fill("zero")
    expect(results(page)).to_have_count(1)
    assert {"search.json", "search.js", "minisearch.min.js"} <= set(asked)


def test_enter_before_the_index_has_come_opens_the_first_result_when_it_has(
    page: Page, root_site: str
) -> None:
    held: list[Route] = []
    page.route("**/search.json", lambda route: held.append(route))
    page.goto(f"{root_site}en/")
    open_search(page)
    page.keyboard.type("ligature")
    page.wait_for_timeout(300)
    page.keyboard.press("Enter")
    while not held:
        page.wait_for_timeout(50)
    held[0].continue_()
    page.wait_for_url(re.compile("/q/oe-ligature/"))
