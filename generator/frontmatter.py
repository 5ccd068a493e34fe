"""What the theme needs to know about a page, and what machines read in its head."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.addresses import Addresses
from generator.model import Language
from generator.pages import (
    GlossaryPage,
    HomePage,
    Page,
    QuestionPage,
    RulePage,
    Site,
    TextPage,
    TombstonePage,
    question_path,
)
from generator.plaintext import plain_text
from generator.summaries import shown_description, shown_title
from generator.typography import typeset_plain

LICENSE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class FrontMatter:
    """Makes the front matter of each page of one language."""

    site: Site
    language: Language
    other: Language
    addresses: Addresses

    def of(self, page: Page) -> Mapping[str, Any]:
        matter: dict[str, Any] = {
            "title": shown_title(page),
            "description": shown_description(page, self.site),
            "kind": page.kind,
            "path": page.path,
            "canonical": self.addresses.canonical(self.site, page),
            "noindex": not page.is_translated,
            "alternates": self.addresses.alternates(self.site, page),
            "switch": {
                "code": self.other.code,
                "name": self.other.name,
                "path": f"{self.other.code}/{page.path}",
            },
            "og_type": "article" if isinstance(page, QuestionPage) else "website",
            "og_image": self.addresses.preview(self.site, self.language),
            "maths": isinstance(page, QuestionPage) and page.has_formulas,
            "json_ld": self._json_ld(page),
        }
        if isinstance(page, QuestionPage):
            question = page.question
            matter["question"] = {
                "id": question.id,
                "shortlink": self.addresses.short_link(question),
                "short_path": question_path(question.id),
                "edit": self.addresses.edit(question),
                "report": self.addresses.report(question, self.language),
                "shown_language": page.shown.code,
                "translated": page.translated,
            }
        return matter

    def _json_ld(self, page: Page) -> Mapping[str, Any]:
        """What the page is, in the terms of https://schema.org."""
        settings = self.site.bank.settings
        site = {
            "@type": "WebSite",
            "name": settings.titles[self.language.code],
            "url": f"{self.addresses.site_url}{self.language.code}/",
        }
        about = {
            "@context": "https://schema.org",
            "name": shown_title(page),
            "description": shown_description(page, self.site),
            "url": self.addresses.canonical(self.site, page),
            "inLanguage": page.shown.code,
        }
        match page:
            case QuestionPage():
                return about | self._learning_resource(page) | {"isPartOf": site}
            case HomePage():
                return about | {"@type": "WebSite"}
            case GlossaryPage():
                return about | {"@type": "DefinedTermSet", "isPartOf": site}
            case TextPage() | TombstonePage() | RulePage():
                return about | {"@type": "WebPage", "isPartOf": site}
        return about | {"@type": "CollectionPage", "isPartOf": site}

    def _learning_resource(self, page: QuestionPage) -> Mapping[str, Any]:
        question, vocabulary = page.question, self.site.bank.vocabulary
        code = page.shown.code
        names = [vocabulary.tags[tag].names[code] for tag in question.tags]
        return {
            "@type": "LearningResource",
            "learningResourceType": vocabulary.kinds[question.kind].names[code],
            "educationalLevel": vocabulary.difficulties[question.difficulty].names[code],
            "keywords": [*names, *page.wording.keywords],
            "abstract": typeset_plain(plain_text(page.wording.short), page.shown.typography),
            "datePublished": question.published.isoformat(),
            "dateModified": question.last_verified.isoformat(),
            "isAccessibleForFree": True,
            "license": LICENSE,
        }
