import http.client
import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from generator import checking
from generator.checking import Project
from generator.pipeline import CannotBuild
from generator.serving import Handler, Rebuilder, serve


@pytest.fixture
def rebuilder(tiny: Project) -> Rebuilder:
    return Rebuilder(tiny, tiny.root / "site", "http://127.0.0.1/", lambda _: None)


@pytest.fixture
def port(rebuilder: Rebuilder) -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, rebuilder=rebuilder))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def get(port: int, path: str) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    response = connection.getresponse()
    text = response.read().decode("utf-8", "replace")
    connection.close()
    return response.status, dict(response.getheaders()), text


def event(port: int) -> dict[str, object]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/.events")
    line = connection.getresponse().readline().decode()
    connection.close()
    return json.loads(line.removeprefix("data: "))


def break_record(project: Project) -> Path:
    path = project.bank / "numbers/large-sum.yml"
    path.write_text(path.read_text("utf-8").replace("[counting]", "[cuonting]"), "utf-8")
    return path


def test_pages_are_served_with_the_news_of_rebuilds(rebuilder: Rebuilder, port: int) -> None:
    rebuilder.rebuild()
    status, headers, text = get(port, "/fr/q/large-sum/")
    assert status == 200
    assert headers["Cache-Control"] == "no-store"
    assert "/.events" in text
    assert "Que vaut la somme" in text


def test_an_address_without_its_slash_leads_to_the_page(rebuilder: Rebuilder, port: int) -> None:
    rebuilder.rebuild()
    status, headers, _ = get(port, "/fr/q/large-sum")
    assert (status, headers["Location"]) == (301, "/fr/q/large-sum/")


@pytest.mark.parametrize(
    "path", ["/nowhere", "/fr/nowhere/", "/../mkdocs.yml", "/%2e%2e/mkdocs.yml"]
)
def test_what_is_not_there_gets_the_404_page(rebuilder: Rebuilder, port: int, path: str) -> None:
    rebuilder.rebuild()
    status, _, text = get(port, path)
    assert status == 404
    assert "Cette page n’existe pas" in text


def test_a_bad_edit_shows_its_diagnostics_and_keeps_the_last_good_site(
    rebuilder: Rebuilder, tiny: Project, port: int
) -> None:
    rebuilder.rebuild()
    assert event(port) == {"version": 1, "report": ""}
    path = break_record(tiny)
    rebuilder.rebuild()
    state = event(port)
    assert state["version"] == 1
    assert "`cuonting` is not a known tag" in str(state["report"])
    assert get(port, "/fr/q/large-sum/")[0] == 200
    path.write_text(path.read_text("utf-8").replace("[cuonting]", "[counting]"), "utf-8")
    rebuilder.rebuild()
    assert event(port) == {"version": 2, "report": ""}


def test_before_the_first_good_build_the_page_says_what_is_wrong(
    rebuilder: Rebuilder, tiny: Project, port: int
) -> None:
    break_record(tiny)
    rebuilder.rebuild()
    status, _, text = get(port, "/")
    assert status == 404
    assert "`cuonting` is not a known tag" in text
    assert "/.events" in text


def test_a_fault_outside_the_records_keeps_the_server_up(
    rebuilder: Rebuilder, tiny: Project, port: int
) -> None:
    (tiny.root / "mkdocs.yml").unlink()
    rebuilder.rebuild()
    assert "`mkdocs.yml` is missing" in str(event(port)["report"])


def test_a_taken_port_says_what_to_do(tiny: Project) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as taken:
        port = taken.server_address[1]
        with pytest.raises(CannotBuild, match=f"try `--port {port + 1}`"):
            serve(tiny, "127.0.0.1", port, lambda _: None)


def test_an_edit_is_noticed_and_the_site_made_again(tiny: Project) -> None:
    said: list[str] = []
    built = threading.Semaphore(0)

    def say(what: str) -> None:
        said.append(what)
        if what.startswith("built in"):
            built.release()

    threading.Thread(target=serve, args=(tiny, "127.0.0.1", 0, say), daemon=True).start()
    assert built.acquire(timeout=30)
    page = tiny.root / "site/fr/q/large-sum/index.html"
    assert "entier caché" not in page.read_text("utf-8")
    record = tiny.bank / "numbers/large-sum.yml"
    # The watcher starts beside the first build, not before it: write until it is heard.
    text = record.read_text("utf-8").replace("Non. On apparie", "Non, entier caché. On apparie")
    for _ in range(20):
        record.write_text(text, "utf-8")
        if built.acquire(timeout=3):
            break
    assert "entier caché" in page.read_text("utf-8")
    assert checking.check(tiny).has_errors is False
