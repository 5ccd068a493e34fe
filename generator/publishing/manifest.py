"""What a telephone needs to keep the site on its home screen."""

import json
from pathlib import Path

from generator.model import Language
from generator.pages import Site

ICON_SIZES = (192, 512)


def write_manifest(site: Site, language: Language, folder: Path) -> None:
    """Writes a language's `site.webmanifest` (https://www.w3.org/TR/appmanifest/)."""
    name = site.bank.settings.titles[language.code]
    manifest = {
        "name": name,
        "short_name": name,
        "lang": language.code,
        "start_url": "./",
        "scope": "../",
        "display": "minimal-ui",
        "background_color": "#fcfcfb",
        "theme_color": "#fcfcfb",
        "icons": [
            {"src": f"assets/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
            for size in ICON_SIZES
        ],
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (folder / "site.webmanifest").write_text(f"{text}\n", encoding="utf-8")
