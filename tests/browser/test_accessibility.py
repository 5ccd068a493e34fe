"""axe finds nothing: on each kind of page, in both languages, light and dark, on a phone and in a
wide window; nor on any real question. And nothing moves for a reader who asked for that.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.readers import reader
from conftest import ROOT
from generator.pages import QuestionPage

AXE = ROOT / "tests/vendor/axe-core/axe.min.js"

OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,
}

# axe takes a heading that is a formula for an empty one; screen readers do read MathML.
CONFIGURE = """
axe.configure({ rules: [
  { id: "empty-table-header", matches: (header) => !header.querySelector("math") },
] });
"""

# Each page meets its first reader, and one that leads elsewhere stays to be looked at. What the
# test itself opens is not held back by this.
STAY = """
try { localStorage.clear(); } catch (refused) { /* Not a page of ours. */ }
navigation.addEventListener("navigate", (event) => event.preventDefault());
"""

WINDOWS = {
    f"{scheme} at {width}": {
        "color_scheme": scheme,
        "viewport": {"width": width, "height": 800},
        "reduced_motion": "reduce",
        # Neither of ours: what is for everybody then speaks both.
        "locale": "de-DE",
    }
    for scheme in ("light", "dark")
    for width in (360, 1280)
}


@dataclass(frozen=True)
class State:
    """A page, and what a reader did there."""

    path: str
    """From the root of a language, or of the site for a page of no language."""
    act: Callable[[Page], None] = lambda page: None
    languages: tuple[str, ...] = ("fr/", "en/")


def search(words: str, found: str) -> Callable[[Page], None]:
    """Until the dialog says what was found, in either language."""

    def act(page: Page) -> None:
        page.keyboard.press("/")
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("textbox").fill(words)
        expect(dialog.locator(f"ul{found}")).to_have_count(1)

    return act


def open_menu(page: Page) -> None:
    page.locator("[data-menu] summary").click()
    expect(page.get_by_role("navigation", name="Menu")).to_be_visible()


def fail_to_copy(page: Page) -> None:
    """The longest of messages, shown over the page."""
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject('no'); }")
    page.locator("[data-copy-link]").click()
    expect(page.locator("[data-status]")).not_to_be_empty()


NO_LANGUAGE = ("",)

STATES = {
    "home": State(""),
    "all-questions": State("questions/"),
    "topic": State("topics/numbers/"),
    "tag": State("tags/counting/"),
    "level": State("levels/easy/"),
    "role": State("roles/teacher/"),
    "sources": State("sources/"),
    "status": State("status/"),
    "text": State("about/"),
    "question-with-everything": State("q/large-sum/"),
    "question-too-wide": State("q/too-wide/"),
    "question-not-translated": State("q/even-numbers/"),
    "tombstone": State("q/old-spelling/"),
    "search-opened": State("about/", search("", ":empty")),
    "search-with-results": State("about/", search("nombre", ":has(mark)")),
    "search-without-results": State("about/", search("xylophone", ":empty")),
    "menu": State("about/", open_menu),
    "message": State("q/oe-ligature/", fail_to_copy),
    "moved": State("q/numbers-in-pairs/"),
    "lost": State("nowhere/", languages=("fr/", "en/", "")),
    "chooser": State("", languages=NO_LANGUAGE),
    "short-link": State("q/large-sum/", languages=NO_LANGUAGE),
    "short-link-not-translated": State("q/even-numbers/", languages=NO_LANGUAGE),
}


@pytest.fixture(scope="module")
def windows(browser: Browser) -> Iterator[Mapping[str, Page]]:
    contexts = {name: browser.new_context(**options) for name, options in WINDOWS.items()}
    for context in contexts.values():
        context.add_init_script(AXE.read_text(encoding="utf-8") + CONFIGURE)
        context.add_init_script(STAY)
    yield {name: context.new_page() for name, context in contexts.items()}
    for context in contexts.values():
        context.close()


def open_page(page: Page, address: str) -> None:
    page.goto(address)
    assert page.url == address


def start(page: Page) -> None:
    """Sets axe to work without waiting: each window has a process of its own."""
    page.evaluate("options => { window.looking = axe.run(document, options); }", OPTIONS)


def violations(page: Page) -> list[str]:
    found = page.evaluate("async () => (await window.looking).violations")
    return [
        f"{each['id']} ({each['impact']}): {' '.join(map(str, node['target']))}\n"
        f"    {node['html'][:200]}\n"
        f"    {' '.join(node['failureSummary'].split())}"
        for each in found
        for node in each["nodes"]
    ]


def fail_if(found: list[str]) -> None:
    if found:
        pytest.fail("\n".join(found), pytrace=False)


@pytest.mark.parametrize(
    ("state", "language"),
    [
        pytest.param(state, language, id=f"{name}-{language.strip('/') or 'of-no-language'}")
        for name, state in STATES.items()
        for language in state.languages
    ],
)
def test_nothing_stands_in_the_way_of_a_reader(
    windows: Mapping[str, Page], root_site: str, state: State, language: str
) -> None:
    address = f"{root_site}{language}{state.path}"
    for page in windows.values():
        open_page(page, address)
        state.act(page)
        start(page)
    fail_if(
        [
            f"{language}{state.path}, {name}: {each}"
            for name, page in windows.items()
            for each in violations(page)
        ]
    )


def test_nothing_stands_in_the_way_on_any_real_question(
    windows: Mapping[str, Page], real_site: Any
) -> None:
    paths = [
        real_site.site.address(page)
        for pages in real_site.site.pages.values()
        for page in pages
        if isinstance(page, QuestionPage)
    ]
    assert paths
    found = []
    for first in range(0, len(paths), len(windows)):
        # As many as there are windows, a question in each.
        looked_at = list(zip(paths[first:], windows.items(), strict=False))
        for path, (_, page) in looked_at:
            open_page(page, f"{real_site.url}{path}")
            start(page)
        found += [
            f"{path}, {name}: {each}"
            for path, (name, page) in looked_at
            for each in violations(page)
        ]
    fail_if(found)


def test_a_fault_does_not_pass(windows: Mapping[str, Page], root_site: str) -> None:
    page = windows["light at 360"]
    open_page(page, f"{root_site}en/about/")
    page.evaluate(
        """() => {
          document.querySelector("main p").style.color = "#aaa";
          document.querySelector("main article").insertAdjacentHTML("beforeend", `
            <h6>Too deep</h6><img src="${location.origin}/favicon.ico"><button></button>
            <table><tr><th></th></tr></table><p lang="xx-nowhere">a</p>
            <button style="all: unset">.</button><button style="all: unset">,</button>
          `);
        }"""
    )
    start(page)
    found = {each.split(" ", 1)[0] for each in violations(page)}
    assert found >= {
        "color-contrast",
        "heading-order",
        "image-alt",
        "button-name",
        "empty-table-header",
        "valid-lang",
        "target-size",
    }


MOVING = """() => [...document.querySelectorAll("*")].filter((element) =>
  ["", "::before", "::after"].some((part) => {
    const style = getComputedStyle(element, part);
    return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none"
      || style.scrollBehavior !== "auto";
  })).map((element) => `${element.tagName}.${element.className}`)"""


@reader("reduced-motion", reduced_motion="reduce")
def test_nothing_moves_for_who_asked_for_that(page: Page, root_site: str) -> None:
    for path in ("", "en/", "en/q/large-sum/", "fr/q/too-wide/"):
        page.goto(f"{root_site}{path}")
        assert page.evaluate(MOVING) == []
