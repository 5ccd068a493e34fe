"""Makes what no engine makes for us, and puts the finished site in place in one move."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from generator.pages import QuestionPage, Site
from generator.publishing.links import write_links
from generator.publishing.maths import set_formulas
from generator.publishing.placing import NotOurs, refuse_foreign, staged
from generator.publishing.search import write_search_index
from generator.publishing.sitemap import write_sitemap

__all__ = ["NotOurs", "publish", "refuse_foreign"]


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
        NotOurs: when the destination holds something else than a site.
    """
    with staged(destination) as folder:
        for language in site.bank.settings.languages:
            root = folder / language.code
            shutil.move(html[language.code], root)
            for page in site.pages[language.code]:
                if isinstance(page, QuestionPage) and page.has_formulas:
                    set_formulas(root / page.path / "index.html")
            write_search_index(site, language, root)
        write_links(site, folder, labels, site_url)
        write_sitemap(site, folder, site_url)
