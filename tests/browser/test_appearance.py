"""Light and dark, chosen by the system or by hand."""

from playwright.sync_api import Locator, Page, expect

DARK = "rgb(21, 24, 29)"
LIGHT = "rgb(252, 252, 251)"


def root(page: Page) -> Locator:
    return page.locator("html")


def background(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_the_system_decides_until_one_chooses(page: Page, root_site: str) -> None:
    page.goto(f"{root_site}en/q/large-sum/")
    page.emulate_media(color_scheme="light")
    assert background(page) == LIGHT
    page.emulate_media(color_scheme="dark")
    assert background(page) == DARK
    expect(page.get_by_role("button", name="Appearance: same as system")).to_be_visible()


def test_a_chosen_appearance_is_kept_in_both_languages(page: Page, site: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{site}en/q/large-sum/")
    button = page.locator("[data-scheme-toggle]")
    button.click()
    expect(root(page)).to_have_attribute("data-md-color-scheme", "default")
    expect(button).to_have_attribute("aria-label", "Appearance: light")
    assert background(page) == LIGHT
    page.reload()
    expect(root(page)).to_have_attribute("data-md-color-scheme", "default")

    page.emulate_media(color_scheme="light")
    button.click()
    expect(root(page)).to_have_attribute("data-md-color-scheme", "slate")
    expect(button).to_have_attribute("aria-label", "Appearance: dark")
    assert background(page) == DARK

    page.goto(f"{site}fr/topics/numbers/")
    expect(root(page)).to_have_attribute("data-md-color-scheme", "slate")
    expect(button).to_have_attribute("aria-label", "Apparence\N{NO-BREAK SPACE}: sombre")
    page.goto(site)
    assert background(page) == DARK

    page.goto(f"{site}fr/")
    button.click()
    expect(root(page)).not_to_have_attribute("data-md-color-scheme", "slate")
    assert root(page).get_attribute("data-md-color-scheme") is None
    page.goto(f"{site}en/")
    assert root(page).get_attribute("data-md-color-scheme") is None
    expect(button).to_have_attribute("aria-label", "Appearance: same as system")
    assert background(page) == LIGHT


def test_a_chosen_appearance_holds_before_the_first_script_file(page: Page, root_site: str) -> None:
    page.goto(f"{root_site}en/")
    page.evaluate("localStorage.setItem('recto-verso-scheme', 'dark')")
    page.route("**/recto-verso.js", lambda route: route.fulfill(body=""))
    page.goto(f"{root_site}en/q/large-sum/")
    expect(root(page)).to_have_attribute("data-md-color-scheme", "slate")
    assert background(page) == DARK
