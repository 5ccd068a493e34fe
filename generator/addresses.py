"""Where things are once the site is hosted: absolute addresses."""

from dataclasses import dataclass

from generator.model import Language, Question, Settings
from generator.pages import Page, Site, preview_path, question_path


@dataclass(frozen=True)
class Addresses:
    settings: Settings
    site_url: str
    """Ends in a slash."""

    def page(self, site: Site, page: Page) -> str:
        return self.site_url + site.address(page)

    def canonical(self, site: Site, page: Page) -> str:
        """Of the page that stands for this one where several show the same text."""
        return self.page(site, site.canonical(page))

    def alternates(self, site: Site, page: Page) -> list[dict[str, str]]:
        """As `hreflang` links want them."""
        return [
            {"language": code, "url": self.site_url + path} for code, path in site.alternates(page)
        ]

    def short_link(self, question: Question) -> str:
        return self.site_url + question_path(question.id)

    def preview(self, site: Site, language: Language) -> str:
        """What a chat shows of a link, or nothing."""
        known = language.code in site.bank.previews
        return f"{self.site_url}{preview_path(language.code)}" if known else ""

    def edit(self, question: Question) -> str:
        return self.settings.edit_url.replace("{path}", question.path)

    def report(self, question: Question, language: Language) -> str:
        url = self.settings.report_url.replace("{id}", question.id)
        return url.replace("{language}", language.code)
