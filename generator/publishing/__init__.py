"""Makes what no engine makes for us, and puts the finished site in place in one move."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.pages import QuestionPage, Site, preview_path
from generator.publishing.dead_links import DeadLink, dead_links
from generator.publishing.links import write_links
from generator.publishing.manifest import write_manifest
from generator.publishing.maths import LostFormula, set_formulas
from generator.publishing.placing import NotOurs, refuse_foreign, staged
from generator.publishing.search import write_search_index
from generator.publishing.sitemap import write_sitemap

__all__ = ["DeadLinks", "LostFormula", "NotOurs", "publish", "refuse_foreign"]


class DeadLinks(Exception):  # noqa: N818 -- the word says what was found
    """The finished site has links that lead nowhere; the text lists them."""

    def __init__(self, found: Sequence[DeadLink]):
        self.found = tuple(found)
        super().__init__("\n".join(map(str, found)))


def publish(
    site: Site,
    html: Mapping[str, Path],
    labels: Mapping[str, Mapping[str, str]],
    destination: Path,
    site_url: str,
) -> None:
    """Merges the languages' folders of HTML, adds the rest, and replaces the site at `destination`.

    `html` and `labels` are by language code. The folders of HTML are used up.

    Raises:
        LostFormula: when the engine left a mark in place of a formula.
        NotOurs: when the destination holds something else than a site.
        DeadLinks: when a link of the site leads nowhere in it.
    """
    with staged(destination) as folder:
        for language in site.bank.settings.languages:
            root = folder / language.code
            shutil.move(html[language.code], root)
            for page in site.pages[language.code]:
                if isinstance(page, QuestionPage) and page.has_formulas:
                    set_formulas(page, root)
            write_search_index(site, language, root)
            write_manifest(site, language, root)
        for code, picture in site.bank.previews.items():
            (folder / preview_path(code)).write_bytes(picture)
        write_links(site, folder, labels, site_url)
        write_sitemap(site, folder, site_url)
        if dead := list(dead_links(folder, site_url)):
            raise DeadLinks(dead)
