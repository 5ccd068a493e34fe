"""The pages that belong to no language: the chooser, the short links and the 404."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.addresses import Addresses
from generator.pages import Page, ShortLink, Site
from generator.summaries import shown_description, shown_title


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("generator.publishing"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def write_links(
    site: Site, folder: Path, labels: Mapping[str, Mapping[str, str]], site_url: str
) -> None:
    """Writes `index.html`, `404.html` and `q/<id>/index.html` into the site's folder."""
    homes = [site.pages[language.code][0] for language in site.bank.settings.languages]
    _write(folder / "index.html", "chooser.html", _chooser(site, homes, labels, site_url))
    _write(folder / "404.html", "not_found.html", _not_found(site, labels, site_url))
    for link in site.short_links:
        file = folder / link.path / "index.html"
        _write(file, "short_link.html", _short_link(site, link, site_url))
        if link.is_alias:
            for page in link.pages:
                moved = folder / page.language.code / link.path / "index.html"
                _write(moved, "moved.html", _moved(site, page, labels, site_url))


def _write(file: Path, template: str, context: Mapping[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(_templates().get_template(template).render(context), encoding="utf-8")


def _site(site: Site, languages: Sequence[Mapping[str, str]]) -> Mapping[str, Any]:
    source = site.bank.settings.source
    return {"title": site.bank.settings.titles[source.code], "languages": languages}


def _chooser(
    site: Site, homes: Sequence[Page], labels: Mapping[str, Mapping[str, str]], site_url: str
) -> Mapping[str, Any]:
    languages = [
        {
            "code": home.language.code,
            "name": home.language.name,
            "locale": home.language.locale,
            "title": shown_title(home),
            "description": shown_description(home, site),
            "href": site.address(home),
            "go": labels[home.language.code]["read_in"],
        }
        for home in homes
    ]
    return {
        "site": _site(site, languages),
        "canonical": site_url,
        "image": Addresses(site.bank.settings, site_url).preview(site, site.bank.settings.source),
        "alternates": Addresses(site.bank.settings, site_url).alternates(site, homes[0]),
    }


def _not_found(
    site: Site, labels: Mapping[str, Mapping[str, str]], site_url: str
) -> Mapping[str, Any]:
    languages = [
        {
            "code": language.code,
            "name": language.name,
            "href": f"{language.code}/",
            "title": labels[language.code]["not_found"],
            "message": labels[language.code]["not_found_why"],
            "home": labels[language.code]["go_home"],
            "search": labels[language.code]["go_search"],
        }
        for language in site.bank.settings.languages
    ]
    return {"base": urlsplit(site_url).path, "site": _site(site, languages)}


def _short_link(site: Site, link: ShortLink, site_url: str) -> Mapping[str, Any]:
    versions = [
        {
            "code": page.language.code,
            "name": page.language.name,
            "title": shown_title(page),
            "description": shown_description(page, site),
            "href": f"../../{site.address(page)}",
            "translated": page.is_translated,
            "shown_language": page.shown.code,
        }
        for page in link.pages
    ]
    languages = [
        {"code": each.code, "name": each.name, "locale": each.locale}
        for each in site.bank.settings.languages
    ]
    return {
        "site": _site(site, languages),
        "question": {"id": link.id, "versions": versions},
        # An alias leads to the question; the question's own address is the one to keep.
        "canonical": site_url + link.pages[0].path,
        "image": Addresses(site.bank.settings, site_url).preview(site, site.bank.settings.source),
        "alternates": Addresses(site.bank.settings, site_url).alternates(site, link.pages[0]),
    }


def _moved(
    site: Site,
    page: Page,
    labels: Mapping[str, Mapping[str, str]],
    site_url: str,
) -> Mapping[str, Any]:
    return {
        "site": _site(site, []),
        "language": page.language.code,
        "shown_language": page.shown.code,
        "message": labels[page.language.code]["moved"],
        "title": shown_title(page),
        "href": f"../../{page.path}",
        "canonical": site_url + site.address(page),
    }
