"""What a drawing may hold: it becomes part of the page, so it can neither run, fetch nor restyle.

The drawing is read twice by strangers to each other: as XML here, as HTML in the page. Whatever
the two could read differently (comments, CDATA sections, prefixes, declarations) is refused.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from generator.diagnostics import Diagnostic, Example, Place, Rule, Severity

BROKEN_DRAWING = Rule(
    "Q321",
    "broken-drawing",
    Severity.ERROR,
    """\
A drawing is well-formed XML in UTF-8 whose root is `<svg>` in SVG's own namespace.

Bad:
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A dot</title><g></svg>
Good:
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A dot</title><g/></svg>
""",
    translations={
        "fr": """\
Un dessin est du XML bien formé, en UTF-8, dont la racine est `<svg>` dans l'espace de noms de SVG.
"""
    },
    example=Example.DRAWING,
)

LARGE_DRAWING = Rule(
    "Q322",
    "large-drawing",
    Severity.ERROR,
    """\
A drawing is part of every page that shows it: 200 KB is a lot already. Draw fewer points, and
round their coordinates.

Bad:
    a scatter plot of 20,000 points
Good:
    a scatter plot of 500 of them
""",
    translations={
        "fr": """\
Un dessin fait partie de chaque page qui le montre : 200 Ko, c'est déjà beaucoup. Tracez moins de
points, et arrondissez leurs coordonnées.
"""
    },
    example=Example.WORDS,
)

DRAWING_DECLARATION = Rule(
    "Q323",
    "drawing-declaration",
    Severity.ERROR,
    """\
A drawing is elements and text. Document types, entities, processing instructions, comments and
CDATA sections mean something else in a page than in a file.

Bad:
    <!-- made with a program -->
    <circle r="1"/>
Good:
    <circle r="1"/>
""",
    translations={
        "fr": """\
Un dessin est fait d'éléments et de texte. Types de document, entités, instructions de traitement,
commentaires et sections CDATA n'ont pas le même sens dans une page que dans un fichier.
"""
    },
    example=Example.DRAWING,
)

UNKNOWN_ELEMENT = Rule(
    "Q324",
    "unknown-element",
    Severity.ERROR,
    """\
A drawing is made of shapes and text: no scripts, no styles, no links, no images, no HTML.

Bad:
    <script>alert(1)</script>
Good:
    <circle cx="1" cy="1" r="1"/>
""",
    translations={
        "fr": """\
Un dessin est fait de formes et de texte : ni scripts, ni styles, ni liens, ni images, ni HTML.
"""
    },
    example=Example.DRAWING,
)

UNKNOWN_ATTRIBUTE = Rule(
    "Q325",
    "unknown-attribute",
    Severity.ERROR,
    """\
An element has the attributes of its geometry and its presentation: no events, no `style`, no
`class`, since a drawing shares its page with others.

Bad:
    <circle r="1" style="fill: red"/>
Good:
    <circle r="1" fill="#d0671b"/>
""",
    translations={
        "fr": """\
Un élément n'a que des attributs de géométrie et de présentation : ni événements, ni `style`, ni
`class`, car un dessin partage sa page avec d'autres.
"""
    },
    example=Example.DRAWING,
)

OUTSIDE_REFERENCE = Rule(
    "Q326",
    "outside-reference",
    Severity.ERROR,
    """\
A drawing refers to its own elements only: a page fetches nothing from elsewhere for it.

Bad:
    <rect width="9" height="9" fill="url(https://example.org/a.svg#b)"/>
Good:
    <linearGradient id="curves-shade"/>
    <rect width="9" height="9" fill="url(#curves-shade)"/>
""",
    translations={
        "fr": """\
Un dessin ne renvoie qu'à ses propres éléments : une page ne va rien chercher ailleurs pour lui.
"""
    },
    example=Example.DRAWING,
)

UNTITLED_DRAWING = Rule(
    "Q327",
    "untitled-drawing",
    Severity.ERROR,
    """\
A drawing has a `viewBox`, so that it fits a telephone, and a `<title>` that says its finding.

Bad:
    <svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/></svg>
Good:
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A dot</title></svg>
""",
    translations={
        "fr": """\
Un dessin a un `viewBox`, pour tenir sur l'écran d'un téléphone, et un `<title>` qui dit ce qu'il
montre.
"""
    },
    example=Example.DRAWING,
)

SHARED_ID = Rule(
    "Q328",
    "shared-id",
    Severity.ERROR,
    """\
Several drawings may stand in one page: an id begins with the name of its figure, and is there once.

Bad:
    <clipPath id="panel"/>
Good:
    <clipPath id="curves-panel"/>
""",
    translations={
        "fr": """\
Plusieurs dessins peuvent se trouver dans une même page : un identifiant commence par le nom de sa
figure, et n'apparaît qu'une fois.
"""
    },
    example=Example.DRAWING,
)

BLACK_TEXT = Rule(
    "Q329",
    "black-text",
    Severity.ERROR,
    """\
Black text vanishes where the page is dark, and text is black unless something says otherwise. Words
have `fill="currentColor"`, or a colour that is readable on white and on black.

Bad:
    <text x="1" y="1">train</text>
Good:
    <text x="1" y="1" fill="currentColor">train</text>
""",
    translations={
        "fr": """\
Un texte noir disparaît là où la page est sombre, et un texte est noir tant que rien ne dit le
contraire. Les mots ont `fill="currentColor"`, ou une couleur lisible sur blanc comme sur noir.
"""
    },
    example=Example.DRAWING,
)

BROKEN_PICTURE = Rule(
    "Q331",
    "broken-picture",
    Severity.ERROR,
    """\
A picture is a PNG file whose width and height can be read.

Bad:
    a JPEG file renamed to error-curves.png
Good:
    the picture saved again as PNG
""",
    translations={
        "fr": """\
Une image est un fichier PNG dont on peut lire la largeur et la hauteur.
"""
    },
    example=Example.WORDS,
)

RULES = (
    BROKEN_DRAWING,
    LARGE_DRAWING,
    DRAWING_DECLARATION,
    UNKNOWN_ELEMENT,
    UNKNOWN_ATTRIBUTE,
    OUTSIDE_REFERENCE,
    UNTITLED_DRAWING,
    SHARED_ID,
    BLACK_TEXT,
    BROKEN_PICTURE,
)

LARGEST_DRAWING = 200_000
"""In bytes."""

SVG_NAMESPACE = "http://www.w3.org/2000/svg"
_NAMESPACES = {"xmlns": SVG_NAMESPACE, "xmlns:xlink": "http://www.w3.org/1999/xlink"}

_WORDS_ONLY = frozenset({"title", "desc"})
# fmt: off -- tables of words, not one word a line
_ELEMENTS = _WORDS_ONLY | frozenset(
    {
        "svg",
        "g",
        "path",
        "line",
        "polyline",
        "polygon",
        "rect",
        "circle",
        "ellipse",
        "text",
        "tspan",
        "defs",
        "marker",
        "clipPath",
        "linearGradient",
        "radialGradient",
        "stop",
        "use",
    }
)
_REFERENCES = frozenset({"href", "xlink:href"})
# `color` is not among them: it would decide what `currentColor` is. Nor are `role` and
# `aria-label`, which the page gives.
_ATTRIBUTES = frozenset(
    {
        "id",
        "version",
        "viewBox",
        "preserveAspectRatio",
        "width",
        "height",
        "x",
        "y",
        "dx",
        "dy",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "fx",
        "fy",
        "d",
        "points",
        "pathLength",
        "transform",
        "rotate",
        "textLength",
        "lengthAdjust",
        "offset",
        "gradientUnits",
        "gradientTransform",
        "spreadMethod",
        "clipPathUnits",
        "markerUnits",
        "markerWidth",
        "markerHeight",
        "refX",
        "refY",
        "orient",
        "marker-start",
        "marker-mid",
        "marker-end",
        "clip-path",
        "clip-rule",
        "fill",
        "fill-opacity",
        "fill-rule",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stroke-dasharray",
        "stroke-dashoffset",
        "stop-color",
        "stop-opacity",
        "opacity",
        "paint-order",
        "vector-effect",
        "shape-rendering",
        "text-rendering",
        "text-anchor",
        "dominant-baseline",
        "alignment-baseline",
        "baseline-shift",
        "letter-spacing",
        "word-spacing",
        "font-family",
        "font-size",
        "font-style",
        "font-weight",
        "font-variant",
        "text-decoration",
        "writing-mode",
        "xml:space",
        "xml:lang",
        "lang",
    }
)
# fmt: on

_REFERENCE = re.compile(r"#([\w-]+)")
# What CSS could read as a function, or as an escape that spells one.
_FUNCTION = re.compile(r"(?<![\w-])([\w-]*+) ?\(|[\\@]|/\*")
_URL = re.compile(r"""url\(#([\w-]+)\)""")
_FUNCTIONS = {
    "translate",
    "scale",
    "rotate",
    "skewX",
    "skewY",
    "matrix",
    "rgb",
    "rgba",
    "hsl",
    "hsla",
}
_BLACK = re.compile(
    r"black|#0{3}|#0{4}|#0{6}|#0{8}|#000f|#000000ff"
    r"|(?:rgb|hsl)a?\((?:[0\s%.,/]|\b1\b|\b100%)*\)",
    re.I,
)


def check_svg(content: bytes, shown_as: str, stem: str) -> Iterator[Diagnostic]:
    """What is wrong with the drawing in the file `shown_as`, of the figure `stem`."""
    start = Place(shown_as)
    if len(content) > LARGEST_DRAWING:
        message = f"the drawing has {len(content):,} bytes"
        yield LARGE_DRAWING.found(start, message, f"at most {LARGEST_DRAWING:,}")
        return
    try:
        # Inlined in a page, the drawing is UTF-8 whatever it declares.
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        place = Place(shown_as, line)
        yield BROKEN_DRAWING.found(place, "a byte that is not UTF-8", "save as UTF-8")
        return
    drawing = _Drawing(shown_as, stem)
    drawing.read(content)
    yield from sorted(drawing.found, key=lambda diagnostic: diagnostic.sort_key)


class _Stop(Exception):  # noqa: N818 -- the word says what is done
    """Nothing that follows can be relied upon."""


@dataclass(frozen=True)
class _Open:
    """An element whose end has not been read."""

    name: str
    fill: str
    """What its text is filled with: its own colour, or that of an element around it."""
    has_id: bool
    place: Place


class _Drawing:
    """Reads a drawing once, from its first byte to its last, and remembers what was wrong."""

    def __init__(self, shown_as: str, stem: str):
        self.found: list[Diagnostic] = []
        self._shown_as = shown_as
        self._stem = stem
        self._open: list[_Open] = []
        self._ids: set[str] = set()
        self._referred: list[tuple[str, Place]] = []
        self._has_title = False
        self._parser = parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.XmlDeclHandler = self._declared
        parser.StartDoctypeDeclHandler = self._document_type
        parser.ProcessingInstructionHandler = self._instruction
        parser.CommentHandler = self._comment
        parser.StartCdataSectionHandler = self._cdata
        parser.StartElementHandler = self._started
        parser.EndElementHandler = self._ended
        parser.CharacterDataHandler = self._words

    def read(self, content: bytes) -> None:
        try:
            self._parser.Parse(content, True)
        except _Stop:
            return
        except expat.ExpatError as error:
            place = Place(self._shown_as, error.lineno, error.offset + 1)
            message = f"not well-formed XML: {expat.ErrorString(error.code)}"
            self.found.append(BROKEN_DRAWING.found(place, message))
            return
        for id, place in self._referred:
            if id not in self._ids:
                message = f"`#{id}` is no element of this drawing"
                self.found.append(OUTSIDE_REFERENCE.found(place, message))
        if not self._has_title:
            hint = "say the finding in a `<title>`, the first element of `<svg>`"
            message = "the drawing has no `<title>`"
            self.found.append(UNTITLED_DRAWING.found(Place(self._shown_as), message, hint))

    @property
    def _place(self) -> Place:
        parser = self._parser
        return Place(self._shown_as, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    def _report(self, rule: Rule, message: str, hint: str = "") -> None:
        self.found.append(rule.found(self._place, message, hint))

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() != "utf-8":
            self._report(BROKEN_DRAWING, f"the encoding `{encoding}`", "save as UTF-8")

    def _document_type(self, name: str, *_: object) -> None:
        self._report(DRAWING_DECLARATION, f"the document type `{name}`", "delete it")
        raise _Stop

    def _instruction(self, target: str, _data: str) -> None:
        self._report(DRAWING_DECLARATION, f"the processing instruction `{target}`", "delete it")

    def _comment(self, _data: str) -> None:
        self._report(DRAWING_DECLARATION, "a comment", "delete it")

    def _cdata(self) -> None:
        self._report(DRAWING_DECLARATION, "a CDATA section", "write `&lt;` for `<`")

    def _started(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self._open:
            self._check_root(name, attributes)
        elif name == "svg":
            self._report(UNKNOWN_ELEMENT, "`<svg>` within `<svg>`", "use `<g>`")
        elif self._open[-1].name in _WORDS_ONLY:
            message = f"`<{name}>` within `<{self._open[-1].name}>`"
            self._report(UNKNOWN_ELEMENT, message, "write words only")
        elif name == "use" and any(element.has_id for element in self._open):
            # Each such level would multiply what the browser draws.
            message = "`<use>` within an element that has an id"
            self._report(UNKNOWN_ELEMENT, message, "draw the shape itself")
        if name not in _ELEMENTS:
            hint = f"allowed: {', '.join(f'`{each}`' for each in sorted(_ELEMENTS))}"
            self._report(UNKNOWN_ELEMENT, f"the element `<{name}>` is not allowed", hint)
        for attribute, value in attributes.items():
            self._check_attribute(name, attribute, value)
        inherited = self._open[-1].fill if self._open else "black"
        own = attributes.get("fill", "inherit").strip()
        fill = inherited if own.lower() == "inherit" else own
        self._open.append(_Open(name, fill, "id" in attributes, self._place))

    def _check_root(self, name: str, attributes: Mapping[str, str]) -> None:
        if name != "svg" or attributes.get("xmlns") != SVG_NAMESPACE:
            hint = f'begin with `<svg xmlns="{SVG_NAMESPACE}" viewBox="...">`'
            self._report(BROKEN_DRAWING, f"the root is `<{name}>`, not SVG's `<svg>`", hint)
        elif "viewBox" not in attributes:
            hint = 'write `viewBox="0 0 width height"`'
            self._report(UNTITLED_DRAWING, "the drawing has no `viewBox`", hint)

    def _check_attribute(self, element: str, name: str, value: str) -> None:
        if name in _NAMESPACES and value == _NAMESPACES[name]:
            return
        if name in _REFERENCES:
            self._check_reference(name, value)
        elif name not in _ATTRIBUTES:
            hint = "allowed: those of geometry and presentation, such as `fill` and `stroke-width`"
            message = f"the attribute `{name}` on `<{element}>` is not allowed"
            self._report(UNKNOWN_ATTRIBUTE, message, hint)
        elif name == "id":
            self._check_id(value)
        else:
            self._check_value(name, value)

    def _check_reference(self, name: str, value: str) -> None:
        if local := _REFERENCE.fullmatch(value):
            self._referred.append((local[1], self._place))
        else:
            message = f"`{_short(value)}` in `{name}` is not in this drawing"
            self._report(OUTSIDE_REFERENCE, message, "write `#` and an id")

    def _check_id(self, id: str) -> None:
        if not re.fullmatch(rf"{re.escape(self._stem)}-[\w-]+", id):
            hint = f"write `{self._stem}-` and a word"
            message = f"the id `{_short(id)}` does not begin with the name of the figure"
            self._report(SHARED_ID, message, hint)
        elif id in self._ids:
            self._report(SHARED_ID, f"the id `{_short(id)}` is there twice", "choose another")
        self._ids.add(id)

    def _check_value(self, name: str, value: str) -> None:
        for function in _FUNCTION.finditer(value):
            if local := _URL.match(value, function.start()):
                self._referred.append((local[1], self._place))
            elif function[1] not in _FUNCTIONS:
                message = f"`{_short(value)}` in `{name}` is not in this drawing"
                hint = "a value is a word, a number, a colour, a transformation or `url(#id)`"
                self._report(OUTSIDE_REFERENCE, message, hint)
                return

    def _words(self, words: str) -> None:
        if not words.strip() or not self._open:
            return
        around = self._open[-1]
        if around.name == "title" and len(self._open) == 2:
            self._has_title = True
        if around.name in ("text", "tspan") and _BLACK.fullmatch(around.fill):
            message = f"the text `{_short(words.strip())}` is black"
            self.found.append(
                BLACK_TEXT.found(around.place, message, 'write `fill="currentColor"`')
            )

    def _ended(self, _name: str) -> None:
        self._open.pop()


def _short(shown: str) -> str:
    """So that a message stays one line, however much was written."""
    shown = " ".join(shown.split())
    return shown if len(shown) <= 40 else f"{shown[:39]}…"


# --- Pictures

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_HEADER = b"\x00\x00\x00\rIHDR"


def png_size(content: bytes) -> tuple[int, int]:
    """Width and height in pixels.

    Raises:
        ValueError: when it is not a PNG file.
    """
    head = _PNG_SIGNATURE + _PNG_HEADER
    if not content.startswith(head) or len(content) < len(head) + 8:
        raise ValueError("not a PNG file")
    width = int.from_bytes(content[len(head) : len(head) + 4], "big")
    height = int.from_bytes(content[len(head) + 4 : len(head) + 8], "big")
    if not width or not height:
        raise ValueError("a PNG file without width or height")
    return width, height


def check_png(content: bytes, shown_as: str) -> Iterator[Diagnostic]:
    try:
        png_size(content)
    except ValueError as error:
        yield BROKEN_PICTURE.found(Place(shown_as), str(error), "save the picture as PNG")
