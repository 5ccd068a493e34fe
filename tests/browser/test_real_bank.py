"""The site of this project's own questions, one page of each kind."""

from typing import Any

from playwright.sync_api import Page, expect

from generator.pages import QuestionPage


def one_of_each(pages: Any) -> list[Any]:
    """Kinds of questions differ where their pages do: translated or not, formulas, figures."""
    kinds = {}
    for page in pages:
        kind = (page.kind,)
        if isinstance(page, QuestionPage):
            kind += (page.is_translated, page.has_formulas, bool(page.files))
        kinds.setdefault(kind, page)
    return list(kinds.values())


def test_each_kind_of_page_of_the_real_bank_opens_without_complaint(
    page: Page, watched: Any, real_site: Any
) -> None:
    """The page's fixture hears what the browser's console says."""
    opened = 0
    for code, pages in real_site.site.pages.items():
        for each in one_of_each(pages):
            page.goto(f"{real_site.url}{real_site.site.address(each)}")
            expect(page.locator("html")).to_have_attribute("lang", code)
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            opened += 1
    assert opened >= 6
    link = real_site.site.short_links[0]
    page.goto(f"{real_site.url}{link.path}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(real_site.url)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    watched.expect_console("status of 404")
    page.goto(f"{real_site.url}nowhere/")
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
