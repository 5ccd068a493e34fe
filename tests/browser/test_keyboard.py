"""A reader who has no mouse."""

import pytest
from playwright.sync_api import Page, expect

from browser.readers import PHONE

AT_REST = {"reduced_motion": "reduce"}
"""Nothing moves or fades, so that what is focused looks at once as it will."""

FOCUSED = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    name: `${element.tagName} ${element.getAttribute("href") ?? element.className}`,
    shown: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
      && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      && box.width > 0 && box.height > 0,
  };
}"""

CONTROLS = """() => [...document.querySelectorAll(
  "a[href], button, input, summary, [tabindex='0']")]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .map((element) => `${element.tagName} ${element.getAttribute("href") ?? element.className}`)"""


def test_the_first_stop_skips_to_the_content(page: Page, site: str) -> None:
    for language, name in (("fr", "Aller au contenu"), ("en", "Skip to content")):
        page.goto(f"{site}{language}/q/large-sum/")
        skip = page.get_by_role("link", name=name)
        expect(skip).not_to_be_in_viewport()
        page.keyboard.press("Tab")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport(ratio=1)
        page.keyboard.press("Enter")
        expect(page.locator("#content")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.get_by_role("main").get_by_role("link").first).to_be_focused()


@pytest.mark.parametrize(
    ("reader", "path"),
    [
        (AT_REST, "fr/q/large-sum/"),
        ({**AT_REST, **PHONE}, "en/q/too-wide/"),
        ({**AT_REST, "color_scheme": "dark"}, "en/"),
    ],
    ids=["question", "phone", "home-in-the-dark"],
)
def test_the_keyboard_reaches_each_control_and_shows_where_it_is(
    page: Page, root_site: str, path: str
) -> None:
    page.goto(f"{root_site}{path}")
    page.evaluate("document.fonts.ready")
    controls = page.evaluate(CONTROLS)
    walked, unseen = [], []
    for _ in range(len(controls) + 1):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        walked.append(focused["name"])
        if not focused["shown"]:
            unseen.append(focused["name"])
    assert walked == controls
    assert not unseen


def test_pages_of_no_language_show_the_focus_too(page: Page, root_site: str) -> None:
    for path in ("", "404.html"):
        page.goto(f"{root_site}{path}")
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused is not None
        assert focused["shown"]


def test_the_menu_opens_and_closes_from_the_keyboard(page: Page, root_site: str) -> None:
    page.goto(f"{root_site}en/q/large-sum/")
    menu = page.locator("summary")
    menu.focus()
    page.keyboard.press("Enter")
    link = page.get_by_role("navigation", name="Menu").get_by_role("link", name="Numbers")
    expect(link).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(menu).to_be_focused()
    page.keyboard.press("Enter")
    link.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{root_site}en/topics/numbers/")
