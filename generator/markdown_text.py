"""Turns a record's prose into the Markdown that an engine builds: typeset, with its links and
figures in place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from generator import prose
from generator.assets import FigureFiles, figure_files
from generator.model import Language, Wording
from generator.pages import QuestionPage, relative_source
from generator.plaintext import plain_text
from generator.rules.figures import png_size
from generator.typography import typeset

QUESTION_SCHEME = "q:"
"""How prose links to another question: `q:<id>` or `q:<id>#<slug>`."""


@dataclass(frozen=True)
class Setting:
    """Where a text is shown, and in which language it is written."""

    page: QuestionPage
    language: Language
    output_label: str
    """What stands over the output of a code sample."""


def as_markdown(text: str, setting: Setting) -> str:
    """The text for the engine; the rules have refused what must not reach it."""
    text = typeset(text, setting.language.typography)
    # Figures last: they become HTML, which is no longer prose.
    for change in (_fences, _links, _figures):
        text = _replaced(text, change(text, setting))
    return text


@dataclass(frozen=True)
class _Replacement:
    start: int
    end: int
    text: str


def _replaced(text: str, replacements: Iterator[_Replacement]) -> str:
    pieces, position = [], 0
    for each in sorted(replacements, key=lambda replacement: replacement.start):
        pieces += [text[position : each.start], each.text]
        position = each.end
    return "".join((*pieces, text[position:]))


OUTPUT = "output"
"""The language of a fence that holds what the code above it printed."""


def _fences(text: str, setting: Setting) -> Iterator[_Replacement]:
    """Attributes such as `{.no-run}` are for the checks; a reader sees only the language."""
    for fence, end in ((each.fence, each.end) for each in prose.segments(text) if each.fence):
        if fence.language == OUTPUT:
            margin = " " * fence.indent
            opening = f'{margin}<div class="rv-output" data-label="{escape(setting.output_label)}"'
            block = text[fence.offset : end].replace(OUTPUT, "text", 1)
            shown = f"{opening} markdown>\n\n{block}\n\n{margin}</div>"
            yield _Replacement(fence.offset, end, shown)
        elif fence.attributes:
            line_end = text.find("\n", fence.info_offset)
            yield _Replacement(fence.info_offset, line_end, fence.language)


def _links(text: str, setting: Setting) -> Iterator[_Replacement]:
    for link in prose.links(text):
        if link.address.startswith(QUESTION_SCHEME):
            id, hash_sign, slug = link.address.removeprefix(QUESTION_SCHEME).partition("#")
            target = relative_source(setting.page.path, setting.page.linked[id])
            end = link.address_offset + len(link.address)
            yield _Replacement(link.address_offset, end, f"{target}{hash_sign}{slug}")


def _figures(text: str, setting: Setting) -> Iterator[_Replacement]:
    files = setting.page.files
    for figure in prose.figures(text):
        found = figure_files(figure.name, setting.language.code, files)
        if found is None:
            continue
        alt = plain_text(figure.alt)
        if found.light.endswith(".svg"):
            shown = _inline_svg(files[found.light].decode(), alt)
        else:
            shown = _pictures(found, alt, setting.page)
        html = f'<figure class="rv-figure">\n{shown}\n</figure>'
        yield _Replacement(figure.offset, figure.offset + len(figure.source), html)


_ROOT = re.compile(r"<svg\b")
_BEFORE_ROOT = re.compile(r"\A.*?(?=<svg\b)", re.DOTALL)
_TITLE = re.compile(r"<title>.*?</title>\s*", re.DOTALL)


def _inline_svg(svg: str, alt: str) -> str:
    """The drawing itself, so that it follows the page's colours."""
    svg = _TITLE.sub("", _BEFORE_ROOT.sub("", svg.strip()), count=1)
    # A blank line would end the HTML block.
    svg = "\n".join(line for line in svg.splitlines() if line.strip())
    return _ROOT.sub(f'<svg role="img" aria-label="{escape(alt)}"', svg, count=1)


def _pictures(found: FigureFiles, alt: str, page: QuestionPage) -> str:
    """A picture, or the pair of them of which the page's scheme shows one."""
    if not found.dark:
        return _picture(found.light, alt, page, "")
    return "\n".join(
        _picture(name, alt, page, f' class="rv-{scheme}-only"')
        for name, scheme in ((found.light, "light"), (found.dark, "dark"))
    )


def _picture(name: str, alt: str, page: QuestionPage, attributes: str) -> str:
    width, height = png_size(page.files[name])
    # The page's HTML stands in the folder that its pictures are copied to.
    return (
        f'<img src="{name}" alt="{escape(alt)}" width="{width}" height="{height}" '
        f'loading="lazy"{attributes}>'
    )


def figures_to_copy(wording: Wording, language: str, files: Mapping[str, bytes]) -> Iterator[str]:
    """The pictures that a page shows by their address."""
    for text in wording.parts.values():
        for figure in prose.figures(text):
            found = figure_files(figure.name, language, files)
            if found and not found.light.endswith(".svg"):
                yield from filter(None, (found.light, found.dark))


_MARKDOWN_MARKS = re.compile(r"[\\`*_{}\[\]#|$~]")


def literal(text: str) -> str:
    """A text that is not Markdown, such as a reference's title, for Markdown to show as it is."""
    return _MARKDOWN_MARKS.sub(r"\\\g<0>", escape(text, quote=False))


def target(url: str) -> str:
    """An address for `[...](...)`, which it cannot leave."""
    return quote(url, safe="!#$%&'*+,-./:;=?@_~")
