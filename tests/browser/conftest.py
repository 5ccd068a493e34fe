"""A browser for the tests of this folder, a page that sees what goes wrong behind the scenes, and
sites to open: the tiny bank and the real one, built once and served by this machine.

Everything here is marked `browser`, so that `make fast` can leave it out. A missing browser is a
failure, never a skip.
"""

import os
import re
import shutil
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Route,
    WebError,
    WebSocketRoute,
    sync_playwright,
)

from browser_setup import BY_HAND, find_browser
from conftest import ROOT, copy_of_tiny
from generator import checking, pages, pipeline, reporting
from generator.checking import Project

HERE = Path(__file__).parent
OWN_HOST = "127.0.0.1"
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    # What the routes below do not see, such as a speculative connection, finds no address.
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {OWN_HOST}",
)


class Watched:
    """What a context's pages said and asked for that they should not have."""

    def __init__(self, context: BrowserContext) -> None:
        self._expected: dict[str, bool] = {}
        self._found: list[str] = []
        context.on("console", self._on_console)
        context.on("weberror", self._on_page_error)
        context.route(_is_foreign, self._on_request)
        context.route_web_socket(_is_foreign, self._on_web_socket)

    def expect_console(self, pattern: str) -> None:
        """Some console error matches this regular expression: it is no complaint, its absence is.

        Such as the line that the browser writes itself for a page that is not found:
        `watched.expect_console("status of 404")`.
        """
        self._expected[pattern] = False

    @property
    def complaints(self) -> list[str]:
        unseen = [pattern for pattern, seen in self._expected.items() if not seen]
        return [*self._found, *(f"expected on the console, never seen: {p}" for p in unseen)]

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type != "error":
            return
        matching = [pattern for pattern in self._expected if re.search(pattern, message.text)]
        self._expected.update(dict.fromkeys(matching, True))
        if not matching:
            self._found.append(f"console error: {message.text} ({message.location['url']})")

    def _on_page_error(self, error: WebError) -> None:
        self._found.append(f"uncaught: {error.error}")

    def _on_request(self, route: Route) -> None:
        self._found.append(f"request outside of the site: {route.request.url}")
        route.abort("blockedbyclient")

    def _on_web_socket(self, socket: WebSocketRoute) -> None:
        self._found.append(f"connection outside of the site: {socket.url}")
        socket.close()


def _is_foreign(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != OWN_HOST


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = find_browser()
    if program is None:
        pytest.fail(f"no browser for the tests: {BY_HAND}")
    # Chromium refuses to sandbox itself when root runs it, as in most containers.
    as_root = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, headless=True, args=[*ARGUMENTS, *as_root]
        )
        yield browser
        browser.close()


@pytest.fixture
def reader() -> Mapping[str, Any]:
    """Who reads, in Playwright's words; the marks in `readers.py` put somebody else here."""
    return {}


@pytest.fixture
def context(browser: Browser, reader: Mapping[str, Any]) -> Iterator[BrowserContext]:
    """As a first visit: no storage, no cache, one window."""
    context = browser.new_context(**reader)
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def watched(context: BrowserContext) -> Iterator[Watched]:
    watched = Watched(context)
    yield watched
    # What the browser had to say before it answers this has been heard.
    for page in context.pages:
        page.title()
    cookies = [f"cookie: {cookie['name']}" for cookie in context.cookies()]
    if complaints := [*watched.complaints, *cookies]:
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.fixture
def page(watched: Watched, context: BrowserContext) -> Page:
    """A page of a fresh context; the test fails at its end if `watched` has complaints."""
    return context.new_page()


@dataclass(frozen=True)
class Built:
    """A site in its folder, the address that it is served at, and what it was made from."""

    url: str
    """Ends with a slash."""
    site: pages.Site


@pytest.fixture(scope="session")
def tiny_sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    """The address of the tiny bank's site, by the path that it is served below.

    The questions in `questions/` here join those of the tiny bank: what only a browser can show.
    """
    with ExitStack() as stack:
        yield {
            path: stack.enter_context(_served(_tiny(tmp_path_factory.mktemp("tiny")), path)).url
            for path in ("/", "/a/b/")
        }


def _tiny(folder: Path) -> Project:
    project = copy_of_tiny(folder / "project")
    shutil.copytree(HERE / "questions", project.bank, dirs_exist_ok=True)
    return project


@pytest.fixture(scope="session", params=["/", "/a/b/"])
def site(request: pytest.FixtureRequest, tiny_sites: Mapping[str, str]) -> str:
    """Where the tiny bank is: once at the root of a host, and once below a path."""
    return tiny_sites[request.param]


@pytest.fixture(scope="session")
def root_site(tiny_sites: Mapping[str, str]) -> str:
    """For what cannot depend on where the site is."""
    return tiny_sites["/"]


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """The site of this project's questions."""
    root = tmp_path_factory.mktemp("real") / "project"
    # A copy, because a build writes beside its bank.
    shutil.copytree(ROOT / "questions", root / "questions")
    shutil.copytree(ROOT / "site_overrides", root / "site_overrides")
    shutil.copy(ROOT / "mkdocs.yml", root)
    with _served(Project(root=root, shown_from=root), "/") as built:
        yield built


@contextmanager
def _served(project: Project, path: str) -> Iterator[Built]:
    folder = project.root / "site"
    handler = partial(_Handler, path=path, directory=str(folder))
    with _Server((OWN_HOST, 0), handler) as server:
        url = f"http://{OWN_HOST}:{server.server_address[1]}{path}"
        checked = checking.check(project)
        errors = [found for found in checked.diagnostics if found.is_error]
        assert not errors, reporting.as_text(errors)
        built = Built(url, pipeline.build(project, checked, folder, url))
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield built
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Silent when a browser leaves a page before it has all of it."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    """Serves as the usual hosts of static sites do: folders' indexes, and 404.html for the rest.

    What is not below the path is not of the site, and nothing of the site answers there.
    """

    def __init__(self, *args: Any, path: str, **kwargs: Any) -> None:
        self._below = path
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        if not path.startswith(self._below):
            return f"{self.directory}/nothing/"
        return super().translate_path("/" + path.removeprefix(self._below))

    def list_directory(self, path: Any) -> None:  # noqa: ARG002 -- the base class calls it
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND or not self.path.startswith(self._below):
            super().send_error(code, message, explain)
            return
        content = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the base class's name
        """Silent: a test says what went wrong."""
