from pathlib import Path

import pytest

from generator import checking, pipeline


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from conftest import copy_of_tiny

    project = copy_of_tiny(tmp_path_factory.mktemp("links") / "tiny")
    destination = project.root / "site"
    pipeline.build(project, checking.check(project), destination, "https://host.example/a/b/")
    return destination


def test_the_chooser_offers_both_languages_by_relative_links(site: Path) -> None:
    html = (site / "index.html").read_text(encoding="utf-8")
    assert '<a class="go" href="fr/" hreflang="fr"' in html
    assert '<a class="go" href="en/" hreflang="en"' in html
    assert '<link rel="canonical" href="https://host.example/a/b/">' in html


def test_a_short_link_is_complete_without_a_script(site: Path) -> None:
    html = (site / "q/large-sum/index.html").read_text(encoding="utf-8")
    assert "<title>Que vaut la somme des entiers de 1 à 1\u202f000" in html
    assert 'property="og:title" content="Que vaut la somme' in html
    assert 'href="../../fr/q/large-sum/"' in html
    assert 'href="../../en/q/large-sum/"' in html
    assert '<link rel="canonical" href="https://host.example/a/b/q/large-sum/">' in html
    assert 'hreflang="x-default" href="https://host.example/a/b/q/large-sum/"' in html


def test_a_short_link_to_an_untranslated_question_names_no_alternates(site: Path) -> None:
    html = (site / "q/even-numbers/index.html").read_text(encoding="utf-8")
    assert '<link rel="alternate"' not in html
    assert 'href="../../en/q/even-numbers/"' in html


def test_the_404_page_speaks_both_languages_from_any_depth(site: Path) -> None:
    html = (site / "404.html").read_text(encoding="utf-8")
    assert 'href="/a/b/fr/"' in html
    assert 'href="/a/b/en/"' in html
    assert "Cette page n’existe pas" in html
    assert "Page not found" in html
    assert "noindex" in html


def test_no_page_of_the_root_names_another_host(site: Path) -> None:
    for path in (site / "index.html", site / "404.html", *site.glob("q/*/index.html")):
        html = path.read_text(encoding="utf-8")
        for attribute in ('src="http', "@import", "url(http"):
            assert attribute not in html


def test_a_former_id_leads_to_the_question_in_every_language(site: Path) -> None:
    for code in ("fr", "en"):
        html = (site / f"{code}/q/numbers-in-pairs/index.html").read_text(encoding="utf-8")
        assert 'href="../../q/even-numbers/"' in html
        assert 'http-equiv="refresh"' in html
        assert "noindex" in html
    neutral = (site / "q/numbers-in-pairs/index.html").read_text(encoding="utf-8")
    assert 'href="../../fr/q/even-numbers/"' in neutral
    assert 'rel="canonical" href="https://host.example/a/b/q/even-numbers/"' in neutral


def test_a_former_id_of_a_retired_question_answers_too(site: Path) -> None:
    assert (site / "fr/q/spelling-before/index.html").is_file()
    assert (site / "q/spelling-before/index.html").is_file()
