"""Draws what chats show of a link, and the icons of the site.

    .venv/bin/python questions/previews/draw.py

A browser sets the text, and browsers differ by a pixel: what is compared with the code is not the
picture but the digest of its source, which each picture carries with it.
"""

import hashlib
import os
import struct
import sys
import zlib
from collections.abc import Iterator
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path += [str(ROOT), str(ROOT / "tests")]

from generator.checking import Project, read_shared  # noqa: E402 -- the same
from generator.model import Settings  # noqa: E402 -- the path comes first
from generator.plaintext import plain_text  # noqa: E402 -- the same
from generator.typography import typeset_plain  # noqa: E402 -- the same

KEYWORD = b"Source-SHA256"
PREVIEW_SIZE = (1200, 630)
ICONS = {"icon-180.png": 180, "icon-192.png": 192, "icon-512.png": 512}

MARK = """\
<svg viewBox="0 0 32 32" width="{size}" height="{size}">
<path d="M13 4.5h13.5v19H13z" fill="#fcfcfb" stroke="#a3243b" stroke-width="2"
  stroke-linejoin="round"/>
<path d="M5 8.5h10.5L20 13v15H5z" fill="#1d4f91"/>
<path d="M15.5 8.5V13H20z" fill="#fcfcfb" opacity=".8"/>
</svg>"""

PREVIEW = """\
<!doctype html><html lang="{language}"><meta charset="utf-8"><style>
body {{ margin: 0; width: 1200px; height: 630px; box-sizing: border-box; padding: 90px;
  display: flex; flex-direction: column; justify-content: space-between;
  font-family: "DejaVu Sans", Arial, sans-serif; color: #1c2026; background: #fcfcfb;
  border-bottom: 18px solid #1d4f91; }}
h1 {{ display: flex; gap: 36px; align-items: center; margin: 0; font-size: 92px; }}
p {{ margin: 0; font: 46px/1.4 "DejaVu Serif", Georgia, serif; }}
i {{ position: absolute; top: 0; right: 0; border: 70px solid; border-color: #a3243b #a3243b
  transparent transparent; }}
</style><h1>{mark}{title}</h1><p>{description}</p><i></i></html>
"""

ICON = """\
<!doctype html><html lang="en"><meta charset="utf-8"><style>
body {{ margin: 0; display: grid; place-content: center; width: {size}px; height: {size}px;
  background: #fcfcfb; }}
</style>{mark}</html>
"""


def settings() -> Settings:
    return read_shared(Project(root=ROOT, shown_from=ROOT)).settings


def sources() -> Iterator[tuple[Path, str, tuple[int, int]]]:
    """Each picture's file, the page that it is a picture of, and its size in pixels."""
    bank = settings()
    for language in bank.languages:
        html = PREVIEW.format(
            language=language.code,
            mark=MARK.format(size=150),
            title=escape(bank.titles[language.code]),
            description=escape(
                typeset_plain(plain_text(bank.descriptions[language.code]), language.typography)
            ),
        )
        yield Path(__file__).with_name(f"{language.code}.png"), html, PREVIEW_SIZE
    for name, size in ICONS.items():
        html = ICON.format(size=size, mark=MARK.format(size=size * 7 // 10))
        yield ROOT / "site_overrides/assets" / name, html, (size, size)


def digest(html: str) -> bytes:
    return hashlib.sha256(html.encode()).hexdigest().encode()


def digest_in(png: bytes) -> bytes:
    """The digest that a picture carries, or nothing."""
    start = png.find(KEYWORD + b"\0")
    return png[start + len(KEYWORD) + 1 :][:64] if start >= 0 else b""


def signed(png: bytes, html: str) -> bytes:
    """The picture with a text chunk after its header (PNG specification, 11.3.4.3)."""
    content = b"tEXt" + KEYWORD + b"\0" + digest(html)
    chunk = struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))
    header = 8 + 25
    return png[:header] + chunk + png[header:]


def main() -> None:
    from playwright.sync_api import sync_playwright

    from browser_setup import find_browser

    arguments = ["--no-sandbox"] if os.getuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=arguments)
        for path, html, (width, height) in sources():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.set_content(html)
            path.write_bytes(signed(page.screenshot(), html))
            page.close()
            print(path.relative_to(ROOT))
        browser.close()


if __name__ == "__main__":
    main()
