"""Follows every link of the finished site that leads to the site itself."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urljoin, urlsplit

_ADDRESSES = {"href", "src"}
# Not for the reader: what search engines and chats are told stands elsewhere, under other tests.
_FOR_MACHINES = {"link", "meta"}
_STYLESHEETS = re.compile(r"stylesheet|icon|manifest")


@dataclass(frozen=True)
class DeadLink:
    page: str
    """The file of the page that has the link, from the site's root."""
    address: str
    reason: str

    def __str__(self) -> str:
        return f"{self.page}: `{self.address}` leads to {self.reason}"


@dataclass
class _Page:
    """What links need to know of a page."""

    addresses: set[str] = field(default_factory=set)
    anchors: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = _Page()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        if anchor := found.get("id"):
            self.page.anchors.add(anchor)
        if tag in _FOR_MACHINES and not _STYLESHEETS.search(found.get("rel") or ""):
            return
        self.page.addresses |= {
            address for name in _ADDRESSES if (address := found.get(name)) is not None
        }


def dead_links(folder: Path, site_url: str) -> Iterator[DeadLink]:
    """Links of the site in `folder`, hosted at `site_url`, that lead nowhere in it."""
    base = urlsplit(site_url)
    pages = {
        path.relative_to(folder).as_posix(): _read(path) for path in sorted(folder.rglob("*.html"))
    }
    for name, page in pages.items():
        here = site_url + name.removesuffix("index.html")
        for address in sorted(page.addresses):
            target = urlsplit(urljoin(here, address))
            if target.scheme not in ("http", "https") or target.netloc != base.netloc:
                continue
            if urlsplit(address).netloc and not target.path.startswith(base.path):
                continue  # another site on the same host
            if reason := _fault(target.path, unquote(target.fragment), base.path, folder, pages):
                yield DeadLink(name, address, reason)


def _read(path: Path) -> _Page:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader.page


def _fault(path: str, fragment: str, base: str, folder: Path, pages: Mapping[str, _Page]) -> str:
    """Why the address leads nowhere, or nothing."""
    if not path.startswith(base):
        return "a place outside of the site"
    name = unquote(path.removeprefix(base))
    name = f"{name}index.html" if name.endswith("/") or not name else normpath(name)
    if not (folder / name).is_file():
        return "no page"
    if fragment and name in pages and fragment not in pages[name].anchors:
        return f"no `#{fragment}` in that page"
    return ""
