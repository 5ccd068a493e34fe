"""The list of pages for search engines, with their languages and days."""

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from generator.pages import Page, QuestionPage, Site

_OPENING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def write_sitemap(site: Site, folder: Path, site_url: str) -> None:
    """Writes `sitemap.xml` (https://www.sitemaps.org/protocol.html) and `robots.txt`.

    A page that shows another one's text is left out: its canonical address stands for it.
    """
    entries = [
        _entry(site, page, site_url)
        for language in site.bank.settings.languages
        for page in site.pages[language.code]
        if page.is_translated
    ]
    (folder / "sitemap.xml").write_text(
        _OPENING + "".join(entries) + "</urlset>\n", encoding="utf-8"
    )
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n"
    (folder / "robots.txt").write_text(robots, encoding="utf-8")


def _entry(site: Site, page: Page, site_url: str) -> str:
    lines = [f"  <loc>{escape(site_url + site.address(page))}</loc>\n"]
    if isinstance(page, QuestionPage):
        question = page.question
        changed = max(question.published, question.last_verified)
        lines.append(f"  <lastmod>{changed.isoformat()}</lastmod>\n")
    lines += [
        f'  <xhtml:link rel="alternate" hreflang={quoteattr(code)} '
        f"href={quoteattr(site_url + path)}/>\n"
        for code, path in site.alternates(page)
    ]
    return f"<url>\n{''.join(lines)}</url>\n"
