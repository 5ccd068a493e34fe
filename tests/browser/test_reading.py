"""What stands on a page: formulas, figures and tables, on a phone, and without any script."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.readers import on_a_phone, on_a_phone_with_scripts_or_without, without_scripts

PAGES = (
    "",
    "fr/",
    "en/",
    "fr/topics/words/",
    "en/topics/numbers/",
    "fr/q/large-sum/",
    "en/q/large-sum/",
    "en/q/even-numbers/",
    "fr/q/oe-ligature/",
    "fr/q/too-wide/",
    "en/q/too-wide/",
    "en/q/old-spelling/",
    "fr/questions/",
    "en/tags/counting/",
    "fr/tags/spelling/",
    "en/levels/hard/",
    "fr/roles/teacher/",
    "en/sources/",
    "fr/status/",
    "en/status/",
    "fr/about/",
)
"""One of each kind, in one language or the other."""
SHORT_LINKS = ("q/large-sum/", "q/even-numbers/", "q/too-wide/")

STICKING_OUT = """() => {
  const scrolls = (element) => element && element !== document.body && (
    getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
  return [...document.body.querySelectorAll("*")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true })
      && element.getBoundingClientRect().right > document.documentElement.clientWidth + 1
      && !scrolls(element.parentElement))
    .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
}"""
"""What a reader would have to scroll the page for: wider than the window, and in no box that
scrolls. The width of the document alone does not tell, since a style may cut it."""


def assert_the_page_does_not_scroll_sideways(page: Page, address: str) -> None:
    sticking_out = page.evaluate(STICKING_OUT)
    assert not sticking_out, f"{address} is too wide: {sticking_out}"
    assert page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    ), f"{address} scrolls sideways"


def test_formulas_are_set_for_eyes_and_for_ears(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}fr/q/large-sum/")
    displayed = page.locator(".katex-display")
    expect(displayed).to_be_visible()
    expect(displayed.locator("math annotation")).to_have_text(r"S = \frac{n(n+1)}{2}.")
    expect(displayed.locator("math mfrac")).to_have_count(1)
    expect(page.locator("p .katex").first).to_be_visible()
    expect(page.get_by_role("main")).not_to_contain_text(r"\(")
    fonts = page.evaluate(
        """async () => {
          await document.fonts.ready;
          const loaded = [...document.fonts].filter((font) => font.status === "loaded");
          return loaded.map((font) => font.family);
        }"""
    )
    assert "KaTeX_Main" in fonts
    assert "KaTeX_Math" in fonts
    files = [url for url in asked if "/katex/fonts/" in url]
    assert files
    assert all(url.startswith(f"{site}fr/assets/katex/fonts/") for url in files)


def test_pages_without_formulas_ask_for_nothing_of_katex(page: Page, root_site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("", "fr/", "en/", "fr/topics/numbers/", "fr/q/oe-ligature/", "en/q/old-spelling/"):
        page.goto(f"{root_site}{path}")
        page.evaluate("document.fonts.ready")
    assert not [url for url in asked if "katex" in url.lower()]
    page.goto(f"{root_site}en/q/even-numbers/")
    assert [url for url in asked if url.endswith("/katex.min.css")]


def test_a_figure_is_a_drawing_on_the_page_with_a_name(page: Page, site: str) -> None:
    for language, name in (
        ("fr", "Les paires ont toutes la même somme"),
        ("en", "All pairs have the same sum"),
    ):
        page.goto(f"{site}{language}/q/large-sum/")
        figure = page.get_by_role("img", name=name)
        expect(figure).to_be_visible()
        assert figure.evaluate("figure => figure instanceof SVGSVGElement")
        box = figure.bounding_box()
        assert box is not None
        assert box["width"] > 100
        assert box["height"] > 30


@on_a_phone
@pytest.mark.parametrize(
    ("box", "name"),
    [
        (".rv-table", "Tableau à faire défiler"),
        ("pre", "Code à faire défiler"),
        (".katex-display", "Formule à faire défiler"),
    ],
    ids=["table", "code", "formula"],
)
def test_what_is_too_wide_scrolls_in_its_box_also_from_the_keyboard(
    page: Page, root_site: str, box: str, name: str
) -> None:
    page.goto(f"{root_site}fr/q/too-wide/")
    scrollable = page.get_by_role("group", name=name)
    expect(scrollable).to_be_visible()
    assert scrollable.evaluate("(element, box) => element.matches(box)", box)
    assert scrollable.evaluate("element => element.scrollWidth > element.clientWidth")
    scrollable.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")
    assert_the_page_does_not_scroll_sideways(page, "fr/q/too-wide/")


def test_what_fits_is_no_stop_for_the_keyboard(page: Page, root_site: str) -> None:
    page.goto(f"{root_site}fr/q/large-sum/")
    expect(page.locator(".rv-table table")).to_be_visible()
    expect(page.locator("[tabindex='0']")).to_have_count(0)


@on_a_phone_with_scripts_or_without
def test_no_page_scrolls_sideways_on_a_phone(
    page: Page, watched: Any, root_site: str, reader: dict[str, Any]
) -> None:
    without_scripts = not reader.get("java_script_enabled", True)
    # With scripts, a short link is left before it is seen.
    for path in (*PAGES, *(SHORT_LINKS if without_scripts else ())):
        page.goto(f"{root_site}{path}")
        assert_the_page_does_not_scroll_sideways(page, path)
    watched.expect_console("status of 404")
    for path in ("fr/nowhere/", "en/nowhere/"):
        page.goto(f"{root_site}{path}")
        assert_the_page_does_not_scroll_sideways(page, path)


@on_a_phone
def test_the_search_does_not_scroll_sideways_on_a_phone(page: Page, root_site: str) -> None:
    page.goto(f"{root_site}en/")
    page.keyboard.press("/")
    page.get_by_role("dialog").get_by_role("textbox").fill("whatbecomes something_much_too_wide")
    expect(page.get_by_role("dialog").get_by_role("link").first).to_be_visible()
    assert_the_page_does_not_scroll_sideways(page, "search")


@without_scripts
def test_everything_is_there_without_scripts(page: Page, site: str) -> None:
    page.goto(f"{site}fr/")
    page.get_by_role("main").get_by_role("link", name="Nombres").click()
    expect(page).to_have_url(f"{site}fr/topics/numbers/")
    page.get_by_role("link", name="Que vaut la somme").click()
    expect(page).to_have_url(f"{site}fr/q/large-sum/")
    for text in ("On apparie le premier", "l’une à l’endroit", "Et la somme des carrés"):
        expect(page.get_by_text(text)).to_be_visible()
    expect(page.locator(".katex-display .katex-html")).to_be_visible()
    expect(page.get_by_role("img", name="Les paires ont toutes la même somme")).to_be_visible()
    expect(page.get_by_role("cell", name="5 050")).to_be_visible()
    page.get_by_role("banner").get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{site}en/q/large-sum/")
    page.locator("summary").click()
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Words").click()
    expect(page).to_have_url(f"{site}en/topics/words/")


@without_scripts
def test_no_button_is_left_that_needs_a_script(page: Page, root_site: str) -> None:
    for path in ("", "fr/", "en/q/large-sum/", "fr/q/too-wide/", "en/status/", "q/large-sum/"):
        page.goto(f"{root_site}{path}")
        dead = page.locator("button:visible, input:visible, dialog:visible").all_inner_texts()
        assert not dead, f"{path}: {dead}"
