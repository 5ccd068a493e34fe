"""Turns pages into Markdown with front matter. Templates loop and print; what they print is made
here."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.addresses import Addresses
from generator.contexts import Contexts
from generator.frontmatter import FrontMatter
from generator.markdown_text import figures_to_copy
from generator.model import Language
from generator.pages import (
    GlossaryPage,
    IndexPage,
    Labels,
    LevelPage,
    Page,
    QuestionPage,
    RolePage,
    Site,
    SourcesPage,
    StatusPage,
    TextPage,
    TopicPage,
)
from generator.summaries import shown_description, shown_title
from generator.typography import typeset, typeset_plain

MENUS: Mapping[str, type[Page]] = {"topics": TopicPage, "levels": LevelPage, "roles": RolePage}
"""The parts of the menu that list pages, by their labels."""


@dataclass(frozen=True)
class Manuscript:
    """A language's folder of Markdown, and what an engine must know to build it."""

    language: Language
    markdown: Path
    labels: Mapping[str, str]
    title: str
    description: str
    site_url: str
    navigation: tuple[Mapping[str, Any], ...]
    variables: Mapping[str, Any]


def write_markdown(
    site: Site, labels: Labels, folder: Path, site_url: str
) -> tuple[Manuscript, ...]:
    """Writes each language's Markdown into a folder of its own under `folder`."""
    return tuple(
        _Writer(site, language, labels[language.code], site_url).write(folder / language.code)
        for language in site.bank.settings.languages
    )


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("generator", "templates"),
        undefined=StrictUndefined,
        # `{#` begins the slug of a heading in Markdown.
        comment_start_string="{//",
        comment_end_string="//}",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # What is written is Markdown, not HTML; the rules have refused what Markdown must not hold.
        autoescape=False,
    )


class _Writer:
    """Writes the pages of one language."""

    def __init__(self, site: Site, language: Language, labels: Mapping[str, str], site_url: str):
        self.site = site
        self.settings = site.bank.settings
        self.language = language
        self.other = next(each for each in self.settings.languages if each is not language)
        self.labels = {
            key: typeset_plain(text, language.typography) for key, text in labels.items()
        }
        addresses = Addresses(self.settings, site_url)
        self.contexts = Contexts(site, language, self.labels, addresses)
        self.front_matter = FrontMatter(site, language, self.other, addresses)
        self.site_url = site_url

    def write(self, folder: Path) -> Manuscript:
        pages = self.site.pages[self.language.code]
        for page in pages:
            file = folder / page.source_path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self.render(page), encoding="utf-8")
            if isinstance(page, QuestionPage):
                for name in figures_to_copy(page.wording, page.shown.code, page.files):
                    copy = folder / page.path / name
                    copy.parent.mkdir(exist_ok=True)
                    copy.write_bytes(page.files[name])
        return Manuscript(
            self.language,
            folder,
            self.labels,
            self.settings.titles[self.language.code],
            shown_description(pages[0], self.site),
            f"{self.site_url}{self.language.code}/",
            tuple(self._navigation(pages)),
            {
                "labels": dict(self.labels),
                "language": _described(self.language),
                "other": _described(self.other),
                "source": self.settings.source.code,
                "site_root": "../",
            },
        )

    def render(self, page: Page) -> str:
        """The Markdown of a page, front matter first."""
        template = _templates().get_template(f"{page.template}.md.j2")
        body = template.render(
            labels=self.labels,
            title=typeset(page.title, page.shown.typography),
            **self.contexts.of(page),
        )
        # JSON is YAML too, and quotes whatever a title may hold.
        matter = json.dumps(self.front_matter.of(page), ensure_ascii=False, indent=2)
        return f"---\n{matter}\n---\n\n{body.strip()}\n"

    def _navigation(self, pages: tuple[Page, ...]) -> Iterator[Mapping[str, Any]]:
        """What the menu shows; questions and tags are too many to stand in it."""
        yield {self.labels["home"]: "index.md"}
        for page in pages:
            if isinstance(page, IndexPage):
                yield {shown_title(page): page.source_path}
        for label, kind in MENUS.items():
            entries = [
                {shown_title(page): page.source_path} for page in pages if isinstance(page, kind)
            ]
            if entries:
                yield {self.labels[label]: entries}
        for page in pages:
            if isinstance(page, TextPage | GlossaryPage | SourcesPage | StatusPage):
                yield {shown_title(page): page.source_path}


def _described(language: Language) -> Mapping[str, str]:
    return {"code": language.code, "name": language.name, "locale": language.locale}
