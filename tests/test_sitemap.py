from pathlib import Path
from xml.etree import ElementTree

import pytest

from conftest import copy_of_tiny
from generator import checking, pipeline

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
URL = "https://host.example/a/b/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_of_tiny(tmp_path_factory.mktemp("sitemap") / "tiny")
    pipeline.build(project, checking.check(project), project.root / "site", URL)
    return project.root / "site"


@pytest.fixture(scope="module")
def entries(site: Path) -> dict[str, ElementTree.Element]:
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    return {str(entry.findtext(f"{SITEMAP}loc")): entry for entry in root}


def test_each_address_leads_to_a_page(entries: dict[str, ElementTree.Element], site: Path) -> None:
    for address in entries:
        assert (site / address.removeprefix(URL) / "index.html").is_file()


def test_a_question_has_its_day_and_its_alternates(
    entries: dict[str, ElementTree.Element],
) -> None:
    entry = entries[f"{URL}en/q/large-sum/"]
    assert entry.findtext(f"{SITEMAP}lastmod") == "2026-02-03"
    alternates = {link.get("hreflang"): link.get("href") for link in entry.findall(LINK)}
    assert alternates == {
        "fr": f"{URL}fr/q/large-sum/",
        "en": f"{URL}en/q/large-sum/",
        "x-default": f"{URL}q/large-sum/",
    }


def test_a_page_that_shows_the_other_language_is_left_out(
    entries: dict[str, ElementTree.Element],
) -> None:
    assert f"{URL}fr/q/even-numbers/" in entries
    assert f"{URL}en/q/even-numbers/" not in entries
    assert entries[f"{URL}fr/q/even-numbers/"].findall(LINK) == []


def test_robots_are_told_where_the_list_is(site: Path) -> None:
    assert f"Sitemap: {URL}sitemap.xml" in (site / "robots.txt").read_text("utf-8")
