r"""The subset of Markdown that answers are written in: whatever is outside it is refused, in place.

Nothing is removed from a stranger's text, and nothing is escaped for it. The rules are stricter
than Python-Markdown: where it could read a text in two ways, the text is refused. That is what lets
`tests/test_markup.py` promise that an accepted text gives harmless HTML, and only inside its page.
"""

import re
from collections.abc import Callable, Iterator

from generator import prose
from generator.diagnostics import Diagnostic, Example, Place, Rule, Severity
from generator.prose import Kind, Segment

RAW_HTML = Rule(
    "Q301",
    "raw-html",
    Severity.ERROR,
    """\
Answers are Markdown. Of HTML there are only the tags that Markdown has no sign for: `<sub>`,
`<sup>`, `<kbd>`, `<br>` and `<abbr title="...">`.

Bad:
    <div>Note</div>
Good:
    H<sub>0</sub> is the hypothesis; `<div>` is a tag.
""",
    translations={
        "fr": """\
Les réponses sont en Markdown. Du HTML, on ne garde que les balises pour lesquelles Markdown n'a
pas de signe : `<sub>`, `<sup>`, `<kbd>`, `<br>` et `<abbr title="...">`.
"""
    },
    example=Example.PROSE,
)

HTML_ATTRIBUTE = Rule(
    "Q302",
    "html-attribute",
    Severity.ERROR,
    """\
The tags that prose may use have no attributes: no events, no styles. `<abbr>` alone has a title,
and it is plain words between double quotes.

Bad:
    One line,<br style="margin: 9px">then another.
Good:
    One line,<br>then another. <abbr title="mean squared error">MSE</abbr> is a score.
""",
    translations={
        "fr": """\
Les balises admises dans la prose n'ont pas d'attributs : ni événements, ni styles. Seule `<abbr>`
a un titre, fait de mots simples entre guillemets doubles.
"""
    },
    example=Example.PROSE,
)

UNBALANCED_TAG = Rule(
    "Q303",
    "unbalanced-tag",
    Severity.ERROR,
    """\
A tag and the tag that closes it stand on one line, with plain words, code or formulas between, so
that neither can reach into what follows.

Bad:
    x<sup>2 is a square.
Good:
    x<sup>2</sup> is a square.
""",
    translations={
        "fr": """\
Une balise et celle qui la ferme sont sur une même ligne, avec entre elles de simples mots, du code
ou des formules : ni l'une ni l'autre ne peut ainsi déborder sur la suite.
"""
    },
    example=Example.PROSE,
)

UNSAFE_ADDRESS = Rule(
    "Q304",
    "unsafe-address",
    Severity.ERROR,
    """\
A link leads to the web, to a mailbox, to a section of this answer, or to another question of the
bank. Other addresses could run programs in the reader's browser, or break when pages move.

Bad:
    See [the page](javascript:alert(1)).
Good:
    See [the page](https://example.org/page), [the figure](#curves) and
    [how to read a row](q:confusion-matrix#reading).
""",
    translations={
        "fr": """\
Un lien mène sur le web, à une adresse électronique, à une section de la même réponse ou à une
autre question de la banque. Les autres adresses pourraient exécuter des programmes dans le
navigateur du lecteur, ou se casser quand des pages changent de place.
"""
    },
    example=Example.PROSE,
)

ODD_LINK = Rule(
    "Q305",
    "odd-link",
    Severity.ERROR,
    """\
A link is `[words](address)`, the address on one line, without spaces, quotes or braces.

Bad:
    See <https://example.org>.
Good:
    See [the example](https://example.org).
""",
    translations={
        "fr": """\
Un lien s'écrit `[words](address)`, l'adresse sur une seule ligne, sans espaces, guillemets ni
accolades.
"""
    },
    example=Example.PROSE,
)

DEFINITION = Rule(
    "Q306",
    "definition",
    Severity.ERROR,
    """\
Addresses, notes and abbreviations are written where they are read: a definition elsewhere in the
text changes what brackets mean everywhere.

Bad:
    See [the example][1].

    [1]: https://example.org
Good:
    See [the example](https://example.org).
""",
    translations={
        "fr": """\
Les adresses, les notes et les abréviations s'écrivent là où on les lit : une définition placée
ailleurs dans le texte change partout le sens des crochets.
"""
    },
    example=Example.PROSE,
)

ATTRIBUTE_LIST = Rule(
    "Q307",
    "attribute-list",
    Severity.ERROR,
    """\
Braces set attributes in Markdown: classes, styles, events. They are kept for the names of sections,
`## Title {#name}`, and for `{.no-run}` after the language of a code block.

Bad:
    A **warning**{.red} for labels in {0, 1}.
Good:
    A **warning** for labels in $\\{0, 1\\}$, written `{0, 1}` in Python, or \\{0, 1}.
""",
    translations={
        "fr": """\
En Markdown, les accolades donnent des attributs : classes, styles, événements. Elles sont
réservées aux noms des sections, `## Title {#name}`, et à `{.no-run}` après le langage d'un bloc de
code.
"""
    },
    example=Example.PROSE,
)

TEMPLATE_SYNTAX = Rule(
    "Q308",
    "template-syntax",
    Severity.ERROR,
    """\
Answers are not templates. Double braces and their kin belong in code.

Bad:
    The time is {{ now }}.
Good:
    In a template, `{{ now }}` is the time.
""",
    translations={
        "fr": """\
Les réponses ne sont pas des gabarits. Les doubles accolades et leurs semblables ont leur place
dans du code.
"""
    },
    example=Example.PROSE,
)

FOREIGN_BLOCK = Rule(
    "Q309",
    "foreign-block",
    Severity.ERROR,
    """\
Admonitions, tabs, blocks and included files are not part of the Markdown of answers, which is meant
to be read anywhere.

Bad:
    !!! note
        A detail.
Good:
    > A detail.
""",
    translations={
        "fr": """\
Encadrés, onglets, blocs et fichiers inclus ne font pas partie du Markdown des réponses, qui doit
pouvoir se lire partout.
"""
    },
    example=Example.PROSE,
)

FENCE_HEADER = Rule(
    "Q310",
    "fence-header",
    Severity.ERROR,
    """\
A code block begins with one word, its language, and at most `{.no-run}` for a program that is not
run when the bank is tested.

Bad:
    ```python linenums="1"
    print(1)
    ```
Good:
    ```python {.no-run}
    print(1)
    ```
""",
    translations={
        "fr": """\
Un bloc de code commence par un seul mot, son langage, suivi au plus de `{.no-run}` pour un
programme que les tests de la banque n'exécutent pas.
"""
    },
    example=Example.PROSE,
)

OPEN_FENCE = Rule(
    "Q311",
    "open-fence",
    Severity.ERROR,
    """\
A code block ends with the mark it began with, at the same indentation, and every line between
is indented as much. It may stand in a list item, not in a quotation.

Bad:
    ```python
    print(1)
Good:
    ```python
    print(1)
    ```
""",
    translations={
        "fr": """\
Un bloc de code se termine par la marque qui l'a ouvert, avec la même indentation, qui est
aussi celle de toutes les lignes entre les deux. Il peut se trouver dans un élément de liste, mais
pas dans une citation.
"""
    },
    example=Example.PROSE,
)

OPEN_CODE_SPAN = Rule(
    "Q312",
    "open-code-span",
    Severity.ERROR,
    """\
Code in a sentence begins and ends on one line, with the same number of backticks.

Bad:
    Call `fit and then predict.
Good:
    Call `fit`, then ``a `quoted` word``; \\` is a backtick.
""",
    translations={
        "fr": """\
Dans une phrase, le code commence et finit sur la même ligne, avec le même nombre d'accents graves.
"""
    },
    example=Example.PROSE,
)

OPEN_FORMULA = Rule(
    "Q313",
    "open-formula",
    Severity.ERROR,
    """\
A formula in a sentence begins and ends with `$` on one line, without spaces inside the signs. A
displayed formula stands between `$$` in a paragraph of its own. A dollar is written `\\$`.

Bad:
    The bill was $5, and $x = 1$.
Good:
    The bill was \\$5, and $x = 1$:

    $$
    y = x^2
    $$
""",
    translations={
        "fr": """\
Dans une phrase, une formule commence et finit par `$` sur la même ligne, sans espaces au contact
de ces signes. Une formule hors texte est entre deux `$$`, seule dans son paragraphe. Un dollar
s'écrit `\\$`.
"""
    },
    example=Example.PROSE,
)

TAG_IN_CODE = Rule(
    "Q314",
    "tag-in-code",
    Severity.ERROR,
    """\
HTML is looked for before code and formulas are. In a formula, a space follows `<`. In a code span,
a tag is whole; the closing tags of blocks, comments and declarations need a code block.

Bad:
    If $a<b$, then `</div>` closes.
Good:
    If $a < b$, then `</s>` closes:

    ```html
    </div>
    ```
""",
    translations={
        "fr": """\
Le HTML est repéré avant le code et les formules. Dans une formule, une espace suit donc `<`. Dans
du code au fil d'une phrase, une balise est entière ; les balises fermantes des blocs, les
commentaires et les déclarations demandent un bloc de code.
"""
    },
    example=Example.PROSE,
)

PIPE_IN_FORMULA = Rule(
    "Q315",
    "pipe-in-formula",
    Severity.ERROR,
    """\
In a table, `|` ends the cell, even in the middle of a formula.

Bad:
    | law     | formula    |
    |---------|------------|
    | Bayes's | $P(a | b)$ |
Good:
    | law     | formula       |
    |---------|---------------|
    | Bayes's | $P(a \\mid b)$ |
""",
    translations={
        "fr": """\
Dans un tableau, `|` termine la cellule, même au milieu d'une formule.
"""
    },
    example=Example.PROSE,
)

INDENTED_CODE = Rule(
    "Q316",
    "indented-code",
    Severity.ERROR,
    """\
A paragraph that is indented by four spaces would be code without a language. Code stands between
fences. In a list item, a paragraph is indented by four spaces for each level of the list.

Bad:
    The program:

        print(1)
Good:
    The program:

    ```python
    print(1)
    ```
""",
    translations={
        "fr": """\
Un paragraphe indenté de quatre espaces serait du code sans langage. Le code se met dans un bloc
délimité. Dans un élément de liste, un paragraphe est indenté de quatre espaces par niveau de la
liste.
"""
    },
    example=Example.PROSE,
)

ODD_HEADING = Rule(
    "Q317",
    "odd-heading",
    Severity.ERROR,
    """\
The page has the question as its title: sections are `## Title {#name}` from the first column, what
divides them begins with `###`, and no level is skipped. A `#` that begins a line is written `\\#`.

Bad:
    # Costs
Good:
    ## Costs {#costs}
""",
    translations={
        "fr": """\
La question sert de titre à la page : les sections s'écrivent `## Title {#name}` à partir de la
première colonne, leurs subdivisions commencent par `###`, et aucun niveau n'est sauté. Un `#` en
début de ligne s'écrit `\\#`.
"""
    },
    example=Example.PROSE,
)

SECTION_NAME = Rule(
    "Q318",
    "section-name",
    Severity.ERROR,
    """\
A section has a name, the same in both languages: links lead to it, and reviews are kept under it.

Bad:
    ## What it costs
Good:
    ## What it costs {#costs}
""",
    translations={
        "fr": """\
Une section a un nom, le même dans les deux langues : des liens y mènent, et c'est sous ce nom que
les relectures sont notées.
"""
    },
    example=Example.PROSE,
)

ODD_FIGURE = Rule(
    "Q319",
    "odd-figure",
    Severity.ERROR,
    """\
A figure is a paragraph of its own. Its words say in plain text what is to be seen, for those
who do not see it; its file is beside the record, in the folder that has the record's name.

Bad:
    ![](curves.svg)
Good:
    ![The error on new data rises after the fifth epoch.](curves.svg)
""",
    translations={
        "fr": """\
Une figure est un paragraphe à elle seule. Ses mots disent en texte simple ce qu'il y a à voir,
pour qui ne la voit pas ; son fichier est à côté de la fiche, dans le dossier qui porte le même nom
qu'elle.
"""
    },
    example=Example.PROSE,
)

HIDDEN_CHARACTER = Rule(
    "Q320",
    "invisible-character",
    Severity.ERROR,
    """\
A reviewer must see what is there: no tabs, no control characters, nothing that changes the
direction of the text.

Bad:
    a\tb
Good:
    a b
""",
    translations={
        "fr": """\
Qui relit un texte doit voir tout ce qu'il contient : pas de tabulations, pas de caractères de
contrôle, rien qui change le sens d'écriture.
"""
    },
    example=Example.PROSE,
)

GLUED_BLOCK = Rule(
    "Q330",
    "glued-block",
    Severity.ERROR,
    """\
A list or a table that follows a line of text without a blank line would be part of its sentence.

Bad:
    Two causes:
    - bias
    - variance
Good:
    Two causes:

    - bias
    - variance
""",
    translations={
        "fr": """\
Une liste ou un tableau qui suit une ligne de texte sans ligne vide ferait partie de la phrase.
"""
    },
    example=Example.PROSE,
)

RAGGED_TABLE = Rule(
    "Q332",
    "ragged-table",
    Severity.ERROR,
    """\
A row has no more cells than the table has columns: Python-Markdown drops what is left over. A `|`
that is to be seen is written `\\|`.

Bad:
    | law    | written |
    |--------|---------|
    | Bayes  | P(a|b)  |
Good:
    | law    | written |
    |--------|---------|
    | Bayes  | P(a\\|b) |
""",
    translations={
        "fr": """\
Une ligne de tableau n'a pas plus de cellules que le tableau n'a de colonnes : Python-Markdown
jette ce qui dépasse. Un `|` à afficher s'écrit `\\|`.
"""
    },
    example=Example.PROSE,
)

EMPTY_HEADER = Rule(
    "Q333",
    "empty-header",
    Severity.ERROR,
    """\
Each column of a table has a name, the first one too: who listens to the page hears it before each
cell.

Bad:
    |          | Supervised |
    |----------|------------|
    | You use  | pairs      |
Good:
    | Learning | Supervised |
    |----------|------------|
    | You use  | pairs      |
""",
    translations={
        "fr": """\
Chaque colonne d'un tableau a un nom, la première aussi : qui écoute la page l'entend avant chaque
cellule.
"""
    },
    example=Example.PROSE,
)

RULES = (
    RAW_HTML,
    HTML_ATTRIBUTE,
    UNBALANCED_TAG,
    UNSAFE_ADDRESS,
    ODD_LINK,
    DEFINITION,
    ATTRIBUTE_LIST,
    TEMPLATE_SYNTAX,
    FOREIGN_BLOCK,
    FENCE_HEADER,
    OPEN_FENCE,
    OPEN_CODE_SPAN,
    OPEN_FORMULA,
    TAG_IN_CODE,
    PIPE_IN_FORMULA,
    INDENTED_CODE,
    ODD_HEADING,
    SECTION_NAME,
    ODD_FIGURE,
    HIDDEN_CHARACTER,
    GLUED_BLOCK,
    RAGGED_TABLE,
    EMPTY_HEADER,
)

AtOffset = Callable[[int], Place]


def check_markup(text: str, at: AtOffset, *, headings_allowed: bool) -> Iterator[Diagnostic]:
    """What is not in the subset; `at` turns a position in the text into a place in its file."""
    yield from _hidden_characters(text, at)
    yield from _lines(text, at)
    # Most texts have few signs in them; what needs one is not looked for without it.
    signs = set(text)
    if signs >= {"&", "#"}:
        yield from _half_references(text, at)
    if signs & {"`", "~"}:
        yield from _fences(text, at)
    if signs & {"`", "$"}:
        yield from _code_and_formulas(text, at)
    if signs & {"\\", "{", "`", "$", "]", "<"}:
        yield from _words(text, at)
    if "<" in signs:
        yield from _tags(text, at)
    if "]" in signs:
        yield from _links(text, at)
        yield from _definitions(text, at)
    if "|" in signs:
        yield from _ragged_tables(text, at)
        yield from _empty_headers(text, at)
    if "#" in signs:
        yield from _headings(text, at, headings_allowed)


# --- Characters

# Control characters, the separators that end a line for some programs only, and those that turn
# the direction of the text around. Soft hyphens and no-break spaces are letters like others.
_HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]"
)


def _hidden_characters(text: str, at: AtOffset) -> Iterator[Diagnostic]:
    for found in _HIDDEN.finditer(text):
        if found[0] == "\t":
            yield HIDDEN_CHARACTER.found(at(found.start()), "a tab", "write spaces")
        else:
            message = f"the invisible character U+{ord(found[0]):04X}"
            yield HIDDEN_CHARACTER.found(at(found.start()), message, "delete it")


# Python-Markdown gives up on the HTML of the whole page at the first of these, even in code.
_HALF_REFERENCE = re.compile(r"&\#(?!\d+;|[xX][0-9A-Fa-f]+;)", re.X)


def _half_references(text: str, at: AtOffset) -> Iterator[Diagnostic]:
    for segment in prose.segments(text):
        if segment.kind is not Kind.FENCE and "&#" in segment.text:
            for found in _HALF_REFERENCE.finditer(segment.text):
                message = "`&#` begins the number of a character, and does not end it"
                hint = "write the character itself, or put `&#` in a code block"
                yield RAW_HTML.found(at(segment.offset + found.start()), message, hint)


# --- Code and formulas

_LANGUAGE = re.compile(r"[A-Za-z][A-Za-z0-9+#_-]*", re.X)
_FENCE_INFO = re.compile(rf"(?:{_LANGUAGE.pattern}(?:\ +\{{\.no-run\}})?)?", re.X)


def _fences(text: str, at: AtOffset) -> Iterator[Diagnostic]:
    for fence in prose.fences(text):
        if not _FENCE_INFO.fullmatch(fence.info):
            yield FENCE_HEADER.found(
                at(fence.info_offset),
                f"`{fence.info}` is not the language of a code block",
                "write one word, such as `python`, and nothing else but `{.no-run}`",
            )
        if not fence.is_closed:
            yield OPEN_FENCE.found(
                at(fence.offset + fence.indent),
                "a code block begins and does not end",
                f"end it with {fence.mark} on a line, indented like the first and all between",
            )


_LESS_THAN = re.compile(r"<(?=[A-Za-z/!?])", re.X)
_LIKE_HTML = re.compile(r"<[A-Za-z/!?]|&\#?\w+;", re.X)
_WHOLE_TAG = re.compile(r"<(?:[A-Za-z](?:[^<>\"'`]|\"[^\"<>`]*\"|'[^'<>`]*')*|/[A-Za-z][\w-]*)>")
_PIPE = re.compile(r"(?<!\\)\|")

# Those that Python-Markdown takes for blocks, in which a closing tag ends what is around it.
_CLOSES_BLOCK = re.compile(
    r"""</(?:
      address|article|aside|blockquote|body|canvas|center|colgroup|dd|details|dialog|div|dl|dt
    |fieldset|figcaption|figure|footer|form|group|h[1-6]|header|hgroup|hr|html|iframe|legend|li|main
    |map|math|menu|nav|noscript|object|ol|option|output|p|pre|progress|script|section|style|summary
    |table|tbody|td|textarea|tfoot|th|thead|tr|ul|video
    )>""",
    re.I | re.X,
)


def _code_and_formulas(text: str, at: AtOffset) -> Iterator[Diagnostic]:
    for segment in prose.segments(text):
        if segment.kind is Kind.CODE_SPAN and "<" in segment.text:
            yield from _tags_in_code(segment, at)
        elif segment.kind in (Kind.INLINE_MATH, Kind.DISPLAY_MATH):
            for found in _LIKE_HTML.finditer(segment.text):
                message = f"`{found[0]}` in a formula looks like HTML"
                hint = "put a space after `<`, and write for `&...;` the character itself"
                yield TAG_IN_CODE.found(at(segment.offset + found.start()), message, hint)
    yield from _pipes(text, at)


def _tags_in_code(segment: Segment, at: AtOffset) -> Iterator[Diagnostic]:
    for found in _LESS_THAN.finditer(segment.text):
        tag = _WHOLE_TAG.match(segment.text, found.start())
        if tag and not _CLOSES_BLOCK.fullmatch(tag[0]):
            continue
        shown = tag[0] if tag else segment.text[found.start() :].rstrip("`").rstrip()
        yield TAG_IN_CODE.found(
            at(segment.offset + found.start()),
            f"`{_short(shown)}` in a code span could be taken for HTML",
            "put it in a code block, or a space after `<`",
        )


def _pipes(text: str, at: AtOffset) -> Iterator[Diagnostic]:
    tables = iter(prose.tables(text))
    table = next(tables, None)
    for formula in prose.segments(text):
        while table and table.stop <= formula.offset:
            table = next(tables, None)
        if table is None:
            return
        if formula.kind is not Kind.INLINE_MATH or formula.offset < table.start:
            continue
        if pipe := _PIPE.search(formula.text):
            yield PIPE_IN_FORMULA.found(
                at(formula.offset + pipe.start()),
                f"`{_short(formula.text)}` has a `|`, which ends the cell of a table",
                r"write `\mid`, `\vert` or `\Vert`",
            )


# --- Words

# Each alternative begins with a plain character, which lets `re` skip quickly over the rest.
_SUSPECT = re.compile(
    r"""\\\(                       # a formula, for Arithmatex
      | \\\{[{%\#] | \{[{%\#]     # a template
      | \\[^<\n]                   # what is escaped, but HTML cannot be
      | ``* | \$\$*               # code or a formula that did not begin or end
      | \{[^}\n]{0,40}\}?          # attributes
      | \]\(                       # an address that is none
      | <(?=[A-Za-z/!?] | (?:[^<>@\n]|\n(?!\n))*+ @ (?:[^<>\n]|\n(?!\n))*+ >)  # HTML, or a mailbox
      | -8<-                       # a snippet""",
    re.X,
)


def _words(text: str, at: AtOffset) -> Iterator[Diagnostic]:
    for found in _SUSPECT.finditer(prose.words_alone(text)):
        start = found.start()
        shown = text[start : found.end()]
        if shown == r"\(":
            message = r"`\(` could open a formula"
            yield OPEN_FORMULA.found(at(start), message, "a formula stands between `$`")
        elif shown.endswith(("{{", "{%", "{#")):
            message = f"`{shown}` is template syntax"
            yield TEMPLATE_SYNTAX.found(at(start), message, "put it in code")
        elif shown[0] == "`":
            yield _open_code_span(shown, at(start))
        elif shown[0] == "$":
            amount = _AMOUNT.match(text, start + 1)
            yield _open_formula(shown, amount[0] if amount else "", at(start))
        elif shown[0] == "{":
            hint = r"leave it out; a brace to be seen is `\{`, or stands in code, or in a formula"
            message = f"`{shown}` would set attributes"
            yield ATTRIBUTE_LIST.found(at(start), message, hint)
        elif shown[0] == "]":
            yield _odd_address(text, start, at)
        elif shown[0] == "<":
            yield _html(text, start, at(start))
        elif shown[0] == "-":
            message = f"`{shown}` includes a file"
            yield FOREIGN_BLOCK.found(at(start), message, "write the text itself")


def _open_code_span(shown: str, place: Place) -> Diagnostic:
    hint = r"close with as many on the same line; a backtick to be seen is \`"
    if len(shown) > 2:
        hint = "a code block begins on a line of its own, outside of quotations"
    message = f"backticks that open no code span on this line: {len(shown)}"
    return OPEN_CODE_SPAN.found(place, message, hint)


_AMOUNT = re.compile(r"\d+(?:[.,]\d+)*")


def _open_formula(shown: str, amount: str, place: Place) -> Diagnostic:
    if len(shown) > 1:
        hint = "a displayed formula is a paragraph of its own, between `$$` and `$$`, without `$`"
        return OPEN_FORMULA.found(place, "`$$` opens or closes no displayed formula", hint)
    hint = r"close the formula on its line, without a space before `$`; a dollar is `\$`"
    if amount:
        hint = rf"a price is written `\${amount}`; a formula ends with `$` on its line"
    return OPEN_FORMULA.found(place, "`$` opens or closes no formula", hint)


_TO_LINE_END = re.compile(r"[^\n]*")
_UP_TO_BRACKET = re.compile(r"[^)\n]{0,60}\)?")


def _odd_address(text: str, offset: int, at: AtOffset) -> Diagnostic:
    written = _UP_TO_BRACKET.match(text, offset + 1)
    shown = _short(written[0] if written else "(")
    hint = 'write `[words](address)` or `[words](address "title")` on one line; \\] ends no words'
    return ODD_LINK.found(at(offset + 1), f"`{shown}` is not the address of a link", hint)


_SIMPLE_TAGS = ("sub", "sup", "kbd", "br", "abbr")
_TAG_NAME = re.compile(r"</?([A-Za-z][\w:-]*)")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>")
_ATTRIBUTE = re.compile(r"[\s/\"']([A-Za-z_@:][\w.:@-]*)")
_DECLARATIONS = {"<!-": "a comment", "<![": "a CDATA section", "<!": "a declaration"}


def _html(text: str, offset: int, place: Place) -> Diagnostic:
    if autolink := _AUTOLINK.match(text, offset):
        message = f"`{_short(autolink[0])}` is not a link here"
        return ODD_LINK.found(place, message, f"write `[words]({_short(autolink[1])})`")
    name = _TAG_NAME.match(text, offset)
    if text[offset + 1] not in "/!?" and name is None:
        message = "`<`, `@` and `>` could make the address of a mailbox"
        return ODD_LINK.found(place, message, "write `[words](mailto:...)`, and `&lt;` for `<`")
    if name is None:
        what = next(
            (what for sign, what in _DECLARATIONS.items() if text.startswith(sign, offset)),
            "a processing instruction" if text.startswith("<?", offset) else "not a tag",
        )
        shown = text[offset : offset + 2]
        return RAW_HTML.found(place, f"`{shown}` begins {what}", "delete it, or put it in code")
    if name[1] in _SIMPLE_TAGS:
        line = _TO_LINE_END.match(text, name.end())
        written = (line[0] if line else "").partition(">")[0]
        return _tag_with_attributes(name[1], written, place)
    allowed = ", ".join(f"`<{each}>`" for each in _SIMPLE_TAGS)
    hint = f"allowed: {allowed}; a tag to be shown is written in code; a comparison, `a < b`"
    return RAW_HTML.found(place, f"the tag `<{_short(name[1])}>` is not allowed", hint)


def _tag_with_attributes(name: str, written: str, place: Place) -> Diagnostic:
    hint = f"write `<{name}>`"
    if name == "abbr":
        hint = 'write `<abbr title="plain words">`'
    attribute = _ATTRIBUTE.search(written)
    if attribute and (name, attribute[1]) != ("abbr", "title"):
        message = f"`{_short(attribute[1])}` on the tag `<{name}>` is not allowed"
        return HTML_ATTRIBUTE.found(place, message, hint)
    return HTML_ATTRIBUTE.found(place, f"the tag `<{name}>` is not in its simple form", hint)


def _short(shown: str) -> str:
    """So that a message stays one line, however much was written."""
    return shown if len(shown) <= 40 else f"{shown[:39]}…"


# What would begin or end something else between a tag and the one that closes it.
_CROSSING = re.compile(r"\\.|(?<!\w)_|_(?!\w)|[*|\[\]]")


def _tags(text: str, at: AtOffset) -> Iterator[Diagnostic]:
    words = prose.words_alone(text)
    opened: list[Segment] = []
    line_end = 0
    for tag in prose.segments(text):
        if tag.kind is Kind.LINK_TARGET and opened and tag.offset < line_end:
            yield _crossing("](", at(tag.offset))
        if tag.kind is not Kind.TAG or tag.text.startswith("<br"):
            continue
        if tag.offset > line_end:
            yield from _left_open(opened, at)
            opened.clear()
            stop = text.find("\n", tag.offset)
            line_end = len(text) if stop < 0 else stop
        if not tag.text.startswith("</"):
            opened.append(tag)
        elif opened and _name(opened[-1]) == _name(tag):
            begin = opened.pop().end
            # The outermost pair is looked into once, for all within.
            crossings = _CROSSING.finditer(words, begin, tag.offset) if not opened else ()
            for found in crossings:
                if not found[0].startswith("\\"):
                    yield _crossing(found[0], at(found.start()))
        else:
            message = f"`{tag.text}` closes nothing that was opened on this line"
            yield UNBALANCED_TAG.found(at(tag.offset), message, f"write `<{_name(tag)}>` before it")
    yield from _left_open(opened, at)


def _crossing(sign: str, place: Place) -> Diagnostic:
    hint = r"put emphasis, links and cells around the tags; a sign to be seen has a `\` before it"
    return UNBALANCED_TAG.found(place, f"`{sign}` between a tag and its closing tag", hint)


def _left_open(opened: list[Segment], at: AtOffset) -> Iterator[Diagnostic]:
    for tag in opened:
        message = f"`{_short(tag.text)}` is not closed on its line"
        yield UNBALANCED_TAG.found(at(tag.offset), message, f"write `</{_name(tag)}>` after it")


def _name(tag: Segment) -> str:
    return tag.text.strip("</>").partition(" ")[0]


# --- Links and figures

_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*+"
_SAFE_ADDRESS = re.compile(
    rf"""https?://[^\W_][^\s]*
      | mailto:[\w.+-]++@[\w.-]++
      | (?:q:{_SLUG})?\#{_SLUG}
      | q:{_SLUG}""",
    re.X,
)
# Browsers read these where Python-Markdown leaves them: `&colon;` is a colon.
_ENTITY = re.compile(r"&(?:\#|\w+;)", re.X)
_FIGURE_NAME = re.compile(rf"{_SLUG}\.(?:svg|png)")
_NOT_PLAIN = re.compile(r"[`$<>{}\\*\[\]]|&\#?\w+;", re.X)


def _links(text: str, at: AtOffset) -> Iterator[Diagnostic]:
    figures = {figure.offset for figure in prose.figures(text)}
    for link in prose.links(text):
        if not link.is_opened:
            message = "`](` ends no words in brackets"
            yield ODD_LINK.found(at(link.offset), message, "write `[words](address)`")
        elif link.is_image:
            yield from _figure(link, at, is_alone=link.offset in figures)
        elif entity := _ENTITY.search(link.address):
            yield UNSAFE_ADDRESS.found(
                at(link.address_offset + entity.start()),
                f"`{_short(link.address)}` has a character spelled with `&`",
                "write the character itself, or percent-encode it",
            )
        elif not _SAFE_ADDRESS.fullmatch(link.address):
            yield UNSAFE_ADDRESS.found(
                at(link.address_offset),
                f"`{_short(link.address)}` is not an address that a link may have",
                "allowed: `https://…`, `http://…`, `mailto:…`, `#section`, `q:other-question`, "
                "`q:other-question#section`",
            )


def _figure(link: prose.Link, at: AtOffset, *, is_alone: bool) -> Iterator[Diagnostic]:
    if not link.words.strip():
        message = f"`{_short(link.address)}` has no alternative text"
        hint = "say between the brackets what the figure shows"
        yield ODD_FIGURE.found(at(link.offset), message, hint)
    elif sign := _NOT_PLAIN.search(link.words):
        message = f"`{sign[0]}` in an alternative text, which is read aloud as it is"
        place = at(link.offset + len("![") + sign.start())
        yield ODD_FIGURE.found(place, message, "write plain words")
    if not _FIGURE_NAME.fullmatch(link.address):
        message = f"`{_short(link.address)}` is not the name of a figure"
        hint = "a figure is beside the record: `a-name.svg` or `a-name.png`, without a folder"
        yield ODD_FIGURE.found(at(link.address_offset), message, hint)
    elif link.title:
        message = f"`{_short(link.title)}` is a title on a figure"
        hint = "say it in the alternative text, or in a sentence beside the figure"
        yield ODD_FIGURE.found(at(link.address_offset), message, hint)
    elif not is_alone:
        message = f"`{_short(link.address)}` is not in a paragraph of its own"
        hint = "put it on its own line from the first column, between blank lines"
        yield ODD_FIGURE.found(at(link.offset), message, hint)


# --- Lines

# What may come before the first character of a block: quotation marks and the marks of list items.
_PREFIX = r"[ >]*+(?:(?:[*+-]|\d++\.) ++[ >]*+)*+"
_DEFINITION = re.compile(rf"^{_PREFIX}(\*?\[[^\[\]]*\]):", re.M)


def _definitions(text: str, at: AtOffset) -> Iterator[Diagnostic]:
    # Python-Markdown looks for definitions before it knows what code is.
    texts = (prose.outside_blocks(text), prose.words_alone(text))
    found = (definition for each in texts for definition in _DEFINITION.finditer(each))
    starts = {definition.start(1): definition.end(1) for definition in found}
    for start, end in sorted(starts.items()):
        shown = _short(" ".join(text[start:end].split()))
        yield DEFINITION.found(
            at(start),
            f"`{shown}:` defines something for elsewhere",
            "write the address in the link, `[words](address)`; a bracket to be seen is `\\[`",
        )


_FIRST_ITEM = re.compile(r"(?:[*+-]|1\.) ")
_ITEM = re.compile(r"(?:[*+-]|\d++\.) ")
_UNDERLINE = re.compile(r"[ >]*(=+|-+) *")
_DIVIDER = re.compile(r" {0,3}(?:-(?: {0,2}-){2,}|_(?: {0,2}_){2,}|\*(?: {0,2}\*){2,}) *")
_FOREIGN = re.compile(rf"{_PREFIX}(!!!|\?\?\?\+?|===[!+]?|///)(?=[ \"]|$)")
_HASHES = re.compile(rf"(?P<before>{_PREFIX})(?P<signs>#++)")
_HEADING_START = re.compile(r"#{1,6} ")
_BRACKET_FORMULA = re.compile(rf"{_PREFIX}(\\\[)")
_QUOTED_CODE = re.compile(r"(?:[ >]|[*+-]\ |\d+\.\ )*?>\ (\ {4})", re.X)
_QUOTED_FENCE = re.compile(r" *+>[ >]*+(~{3,})")
_LEVEL = 4
"""Spaces that a level of a list indents by."""


# Where every line begins with a letter, there are paragraphs and nothing else.
_BEGINS_OTHERWISE = re.compile(r"^(?:\ {4}|\ *+(?![^\W\d_])[^\n])", re.M | re.X)


def _lines(text: str, at: AtOffset) -> Iterator[Diagnostic]:
    if not _BEGINS_OTHERWISE.search(prose.outside_blocks(text)):
        return
    start = levels = 0
    above, starts_block, in_quotation = "", True, False
    for line in prose.outside_blocks(text).split("\n"):
        rest = line.lstrip(" ")
        indent = len(line) - len(rest)
        # Most lines begin with a letter, and no sign does.
        may_be_sign = not rest[:1].isalpha()
        is_divider = may_be_sign and bool(rest) and _DIVIDER.fullmatch(line) is not None
        is_heading = line.startswith("#")
        is_item = may_be_sign and not is_divider and _ITEM.match(rest) is not None
        if not rest:
            pass
        elif starts_block and indent >= _LEVEL * (levels + 1):
            yield _indented(indent, levels, at(start + indent))
        elif is_divider or is_heading:
            levels = 0
        elif starts_block:
            levels = indent // _LEVEL + (1 if is_item else 0)
        elif is_item and levels:
            levels = min(levels, indent // _LEVEL) + 1
        elif what := _glued(rest, above, text, start + len(line) + 1):
            message = f"a {what} begins right under a line of text"
            yield GLUED_BLOCK.found(at(start + indent), message, "put a blank line between them")
            # One finding for a list is enough.
            levels = 1
        # A quotation goes on to the next blank line, with whatever list is in it.
        in_quotation = bool(rest) and (in_quotation or (rest[0] == ">" and not levels))
        if in_quotation:
            levels = 0
        if is_item and "|" in rest and prose.TABLE_RULE.match(text, start + len(line) + 1):
            message = "a table begins in the first line of a list item"
            yield GLUED_BLOCK.found(at(start + indent), message, "put it after a blank line")
        if rest and may_be_sign:
            yield from _signs(line, start, at, is_under_text=bool(above.strip(" ")))
        # Python-Markdown begins a new block after a heading or a dividing line, too, and after an
        # empty line of a quotation.
        starts_block = is_heading or is_divider or not line.strip(" >")
        start += len(line) + 1
        above = line


def _glued(rest: str, above: str, text: str, below: int) -> str:
    """What begins on this line, if it is not the first of its block; nothing, as a rule."""
    if _FIRST_ITEM.match(rest):
        return "list"
    if "|" in rest and "|" not in above and prose.TABLE_RULE.match(text, below):
        return "table"
    return ""


def _indented(indent: int, levels: int, place: Place) -> Diagnostic:
    hint = "put code between fences, and indent text by less than four spaces"
    if levels:
        hint = f"put code between fences, and indent text by {_LEVEL * levels} spaces at most"
    return INDENTED_CODE.found(place, f"a paragraph indented by {indent} spaces is code", hint)


def _signs(line: str, start: int, at: AtOffset, *, is_under_text: bool) -> Iterator[Diagnostic]:
    """What a line is by how it begins."""
    if is_under_text and (underline := _UNDERLINE.fullmatch(line)):
        message = f"`{_short(underline[1])}` makes a heading of the line above"
        hint = "write `## Title {#name}`; a dividing line has a blank line above"
        yield ODD_HEADING.found(at(start + underline.start(1)), message, hint)
    elif foreign := _FOREIGN.match(line):
        message = f"`{foreign[1]}` begins a block that answers do not have"
        hint = "write a paragraph, a section or a quotation"
        yield FOREIGN_BLOCK.found(at(start + foreign.start(1)), message, hint)
    elif code := _QUOTED_CODE.match(line):
        yield _indented(_LEVEL, 0, at(start + code.start(1)))
    elif fence := _QUOTED_FENCE.match(line):
        message = f"`{_short(fence[1])}` opens a code block in a quotation"
        yield OPEN_FENCE.found(at(start + fence.start(1)), message, "put the code outside of it")
    elif bracket := _BRACKET_FORMULA.match(line):
        place = at(start + bracket.start(1))
        hint = "a formula stands between `$$`"
        yield OPEN_FORMULA.found(place, r"`\[` could open a formula", hint)
    elif (hashes := _HASHES.match(line)) and not _HEADING_START.match(line):
        place = at(start + hashes.start("signs"))
        message = f"`{_short(hashes['signs'])}` begins no heading"
        hint = r"write `## Title {#name}` from the first column, or `\#` for a number sign"
        yield ODD_HEADING.found(place, message, hint)


# --- Tables


def _ragged_tables(text: str, at: AtOffset) -> Iterator[Diagnostic]:
    for table in prose.tables(text):
        for row in table.rows:
            if row.cells > table.columns:
                message = f"cells in this row: {row.cells}, columns: {table.columns}"
                hint = r"a `|` that is to be seen is written `\|`"
                yield RAGGED_TABLE.found(at(row.offset), message, hint)


def _empty_headers(text: str, at: AtOffset) -> Iterator[Diagnostic]:
    words = prose.words_alone(text)
    for table in prose.tables(text):
        start = table.start + len(words[table.start :]) - len(words[table.start :].lstrip("\n"))
        head = words[start:].partition("\n")[0].strip(" >")
        cells = head.removeprefix("|").removesuffix("|").split("|")
        if not all(cell.strip() for cell in cells):
            message = f"`{_short(head)}` leaves a column without a name"
            yield EMPTY_HEADER.found(at(start), message, "say in a word what the column holds")


# --- Headings

_NAME = re.compile(_SLUG)


def _headings(text: str, at: AtOffset, headings_allowed: bool) -> Iterator[Diagnostic]:
    names: set[str] = set()
    above = 1  # the question, which is the title of the page
    for heading in prose.headings(text):
        place = at(heading.offset)
        if not headings_allowed:
            message = f"`{_short(heading.title)}` is a heading, where there are no sections"
            yield ODD_HEADING.found(place, message, "only `answer` has sections")
        elif heading.level == 1:
            message = f"`{_short(heading.title)}` is a heading of level 1"
            yield ODD_HEADING.found(place, message, "write `## Title {#name}`")
        elif heading.title.endswith("#") or not heading.title:
            message = f"`{_short(heading.title)}` is not a title"
            hint = r"write words; a `#` at the end is written `\#`"
            yield ODD_HEADING.found(place, message, hint)
        elif heading.level > above + 1:
            message = f"`{_short(heading.title)}` is of level {heading.level}, under level {above}"
            hint = f"write `{'#' * (above + 1)} {_short(heading.title)}`"
            yield ODD_HEADING.found(place, message, hint)
        above = heading.level
        if heading.slug and not _NAME.fullmatch(heading.slug):
            message = f"`{_short(heading.slug)}` is not the name of a section"
            hint = "lower case, digits and hyphens, such as `{#worked-number}`"
            yield SECTION_NAME.found(at(heading.slug_offset), message, hint)
        elif heading.slug in names:
            message = f"`{heading.slug}` already names a section of this answer"
            yield SECTION_NAME.found(at(heading.slug_offset), message, "choose another name")
        elif headings_allowed and heading.level == 2 and not heading.slug:
            message = f"`{_short(heading.title)}` has no name"
            hint = "write `{#name}` after it, the same name in both languages"
            yield SECTION_NAME.found(at(heading.slug_offset), message, hint)
        if heading.slug:
            names.add(heading.slug)
