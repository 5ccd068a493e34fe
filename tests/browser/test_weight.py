"""What a question page weighs; nothing jumps while it arrives; no script is waited for."""

import gzip
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, Route, expect

from browser.readers import PHONE
from generator.pages import QuestionPage

KB = 1000
MOST = {False: 200 * KB, True: 350 * KB}
"""Bytes, compressed, by whether the page has formulas."""

BOTH_WIDTHS = pytest.mark.parametrize(
    "reader", [PHONE, {"viewport": {"width": 1280, "height": 800}}], ids=["phone", "wide"]
)

SHIFTS = """() => new Promise((resolve) => {
  const shifts = [];
  new PerformanceObserver((list) => shifts.push(...list.getEntries()))
    .observe({ type: "layout-shift", buffered: true });
  const told = () => shifts.map((shift) => [
    shift.value, ...shift.sources.map(({ node }) => node?.className || node?.nodeName || "gone"),
  ]);
  // An observer is told of a frame after it.
  document.fonts.ready.then(() => setTimeout(() => resolve(told()), 200));
})"""


def arrivals(page: Page, address: str) -> dict[str, int]:
    """What comes for a page, in compressed bytes by path. Pages of tests have no cache."""
    requests: list[Request] = []

    def note(request: Request) -> None:
        requests.append(request)

    page.on("request", note)
    page.goto(address)
    page.evaluate("async () => { await document.fonts.ready; }")
    page.remove_listener("request", note)
    return {
        urlsplit(each.url).path: len(gzip.compress(each.response().body(), compresslevel=6))
        for each in requests
    }


def assert_light(path: str, parts: dict[str, int], has_formulas: bool) -> None:
    total = sum(parts.values())
    lines = sorted((f"{size / KB:8.1f} {name}" for name, size in parts.items()), reverse=True)
    told = "\n".join([f"{path}: {total / KB:.1f} KB of {MOST[has_formulas] / KB:.0f}", *lines])
    assert total <= MOST[has_formulas], told


@pytest.mark.parametrize(
    ("path", "has_formulas"),
    [("fr/q/oe-ligature/", False), ("fr/q/large-sum/", True), ("en/q/too-wide/", True)],
)
def test_a_question_is_light(page: Page, root_site: str, path: str, has_formulas: bool) -> None:
    for _ in range(2):
        parts = arrivals(page, f"{root_site}{path}")
        # The second visit is as cold as the first.
        for part in ("/recto-verso.css", "/recto-verso.js"):
            assert any(name.endswith(part) for name in parts)
        assert any("/katex/fonts/" in name for name in parts) == has_formulas
        assert_light(path, parts, has_formulas)


def test_each_real_question_is_light(page: Page, real_site: Any) -> None:
    for pages in real_site.site.pages.values():
        for each in pages:
            if isinstance(each, QuestionPage):
                path = real_site.site.address(each)
                parts = arrivals(page, f"{real_site.url}{path}")
                assert_light(path, parts, each.has_formulas)


@BOTH_WIDTHS
@pytest.mark.parametrize(
    "path", ["fr/q/large-sum/", "en/q/too-wide/", "en/", "fr/questions/", "en/status/"]
)
def test_nothing_jumps_while_a_page_arrives(page: Page, root_site: str, path: str) -> None:
    def late(route: Route) -> None:
        page.wait_for_timeout(100)
        route.continue_()

    # All that the page asks for takes as long as it does over a network.
    page.route("**/assets/**", late)
    page.goto(f"{root_site}{path}", wait_until="networkidle")
    shifts = page.evaluate(SHIFTS)
    assert sum(value for value, *_ in shifts) < 0.01, f"{path}: {shifts}"


def test_a_jump_is_seen(page: Page, root_site: str) -> None:
    page.goto(f"{root_site}en/q/large-sum/")
    page.evaluate(
        """() => new Promise((resolve) => {
          requestAnimationFrame(() => setTimeout(() => {
            document.querySelector("h1").style.paddingTop = "10rem";
            requestAnimationFrame(() => setTimeout(resolve));
          }, 100));
        })"""
    )
    assert sum(value for value, *_ in page.evaluate(SHIFTS)) > 0.01


def test_the_text_is_there_before_any_script_file(page: Page, watched: Any, root_site: str) -> None:
    watched.expect_console("ERR_FAILED")
    page.route("**/*.js", lambda route: route.abort())
    for language, text in (("fr", "On apparie le premier"), ("en", "Pair the first with")):
        page.goto(f"{root_site}{language}/q/large-sum/")
        expect(page.get_by_text(text)).to_be_visible()
        expect(page.locator(".katex-display .katex-html")).to_be_visible()
    page.locator("summary").click()
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Words").click()
    expect(page).to_have_url(f"{root_site}en/topics/words/")


def test_no_script_file_holds_the_page_up(page: Page, root_site: str) -> None:
    for path in ("", "en/", "en/q/large-sum/", "fr/q/old-spelling/", "fr/topics/words/"):
        page.goto(f"{root_site}{path}")
        waited_for = page.eval_on_selector_all(
            "script[src]", "all => all.filter(each => !each.defer).map(each => each.src)"
        )
        assert not waited_for, path
