"""Turns a file's text into values, each with its place. Does not know what the fields mean."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import yaml

from generator.diagnostics import Diagnostic, Example, Place, Rejected, Rule, Severity, in_order

MAX_BYTES = 256 * 1024
MAX_DEPTH = 12
MAX_DEPTH_OF_SAMPLES = 100
MAX_VALUES = 20_000
MAX_HIDDEN = 20
"""Beyond so many hidden characters the file is hardly text, and the list no help."""
MAX_SHOWN = 40
"""Characters of what was written, in a message."""

UNREADABLE_FILE = Rule(
    "Q001",
    "unreadable-file",
    Severity.ERROR,
    """\
A record is an ordinary file that the generator may open: not a folder, and not a link to a file
that is gone.

Bad:
    questions/ml-foundations/overfitting.yml/
Good:
    questions/ml-foundations/overfitting.yml
""",
    translations={
        "fr": """\
Une fiche est un fichier ordinaire que le générateur peut ouvrir : ni un dossier, ni un lien vers
un fichier disparu.
"""
    },
    example=Example.TREE,
)

BIG_FILE = Rule(
    "Q002",
    "big-file",
    Severity.ERROR,
    f"""\
A file holds one question, not a data set, so that it can be read in one sitting and a check
stays quick. The limit is {MAX_BYTES // 1024} KiB.

Bad:
    a table of measurements, pasted into an answer
Good:
    the three lines of it that the answer needs, and a link to the rest
""",
    translations={
        "fr": f"""\
Un fichier contient une question, pas un jeu de données : il se lit d'une traite et se vérifie
vite. La limite est de {MAX_BYTES // 1024} Kio.
"""
    },
    example=Example.WORDS,
)

DEEP_NESTING = Rule(
    "Q003",
    "deep-nesting",
    Severity.ERROR,
    f"""\
Nobody follows lists inside lists inside lists. The limit is {MAX_DEPTH} levels, several times
what any file of the bank needs.

Bad:
    tags: [[[[[[[[[[[[metrics]]]]]]]]]]]]
Good:
    tags: [metrics]
""",
    translations={
        "fr": f"""\
Personne ne s'y retrouve dans des listes de listes de listes. La limite est de {MAX_DEPTH} niveaux,
plusieurs fois ce dont un fichier de la banque a besoin.
"""
    },
)

MANY_VALUES = Rule(
    "Q004",
    "many-values",
    Severity.ERROR,
    f"""\
Keys, texts, lists and sets of fields are counted, to stop files that are built to be slow. The
limit is {MAX_VALUES}, a hundred times what a long record has.

Bad:
    a list of 30,000 numbers
Good:
    the few numbers that matter
""",
    translations={
        "fr": f"""\
On compte les clés, les textes, les listes et les groupes de champs, pour arrêter les fichiers
fabriqués pour être lents. La limite est de {MAX_VALUES}, cent fois ce que contient une longue
fiche.
"""
    },
    example=Example.WORDS,
)

NOT_UTF_8 = Rule(
    "Q005",
    "not-utf-8",
    Severity.ERROR,
    """\
All files are in UTF-8, so that accents look the same on every machine.

Bad:
    a file saved as Windows-1252, Latin-1 or UTF-16
Good:
    a file saved as UTF-8, with or without a byte order mark
""",
    translations={
        "fr": """\
Tous les fichiers sont en UTF-8, pour que les accents soient les mêmes sur toutes les machines.
"""
    },
    example=Example.WORDS,
)

HIDDEN_CHARACTER = Rule(
    "Q006",
    "hidden-character",
    Severity.ERROR,
    """\
A reviewer must see what is in a file. Control characters are invisible, and some line breaks are
breaks to YAML and not to an editor (U+0085, U+2028, U+2029, a carriage return on its own): line
numbers and texts would not be what they seem. Between double quotes an escape can make such a
character, often by accident: `\\b` is a backspace, and `\\t` a tab.

Bad:
    references:
      - title: "The role of \\beta"
        by: Jansen
        year: 2015
        url: https://example.org/beta
Good:
    references:
      - title: The role of \\beta
        by: Jansen
        year: 2015
        url: https://example.org/beta
""",
    translations={
        "fr": """\
Qui relit un fichier doit voir tout ce qu'il contient. Les caractères de contrôle sont invisibles,
et certains sauts de ligne en sont pour YAML mais pas pour un éditeur (U+0085, U+2028, U+2029, un
retour chariot isolé) : les numéros de ligne et les textes ne seraient pas ce qu'ils paraissent.
Entre guillemets doubles, une séquence d'échappement peut produire un tel caractère, souvent par
accident : `\\b` est un retour arrière, et `\\t` une tabulation.
"""
    },
)

TAB_INDENTATION = Rule(
    "Q007",
    "tab-indentation",
    Severity.ERROR,
    """\
Indentation is made of spaces: a tab is as wide as each editor likes, and YAML refuses it.

Bad:
    fr:
    \tkeywords: [régularisation]
Good:
    fr:
      keywords: [régularisation]
""",
    translations={
        "fr": """\
On indente avec des espaces : chaque éditeur donne à la tabulation la largeur qu'il veut, et YAML
la refuse.
"""
    },
)

BROKEN_SYNTAX = Rule(
    "Q008",
    "broken-syntax",
    Severity.ERROR,
    """\
A file is YAML: fields `key: value`, lists `[a, b]`, and texts in `|` blocks, where every
character stands for itself. Most accidents happen to texts outside such a block.

Bad:
    en:
      question: Overfitting: what is it?
Good:
    en:
      question: |
        Overfitting: what is it?
""",
    translations={
        "fr": """\
Un fichier est écrit en YAML : des champs `key: value`, des listes `[a, b]`, et des textes dans des
blocs `|`, où chaque caractère ne vaut que pour lui-même. La plupart des accidents arrivent aux
textes qui sont hors d'un tel bloc.
"""
    },
)

EMPTY_FILE = Rule(
    "Q009",
    "empty-file",
    Severity.ERROR,
    """\
A file without any field says nothing; comments alone do not count.

Bad:
    # to be written
Good:
    difficulty: basic
""",
    translations={
        "fr": """\
Un fichier sans aucun champ ne dit rien ; des commentaires seuls ne comptent pas.
"""
    },
)

NOT_FIELDS = Rule(
    "Q010",
    "not-fields",
    Severity.ERROR,
    """\
At its top level a file is a set of fields, `key: value`, so that each value has a name.

Bad:
    - metrics
    - regularization
Good:
    tags: [metrics, regularization]
""",
    translations={
        "fr": """\
À son premier niveau, un fichier est un ensemble de champs, `key: value` : ainsi chaque valeur a un
nom.
"""
    },
)

SEVERAL_DOCUMENTS = Rule(
    "Q011",
    "several-documents",
    Severity.ERROR,
    """\
A file is one record, named after it. A line `---` inside the file begins another one.

Bad:
    kind: concept
    ---
    kind: coding
Good:
    kind: concept
""",
    translations={
        "fr": """\
Un fichier est une seule fiche, qui porte son nom. Une ligne `---` au milieu du fichier en commence
une autre.
"""
    },
)

DIRECTIVE = Rule(
    "Q012",
    "directive",
    Severity.ERROR,
    """\
A line that begins with `%` tells YAML to read the file in another way; all files are read in the
same way.

Bad:
    %YAML 1.1
    ---
    difficulty: basic
Good:
    difficulty: basic
""",
    translations={
        "fr": """\
Une ligne qui commence par `%` demande à YAML de lire le fichier autrement ; or tous les fichiers
se lisent de la même façon.
"""
    },
)

DUPLICATE_KEY = Rule(
    "Q013",
    "duplicate-key",
    Severity.ERROR,
    """\
A key stands once in its set of fields: of two values, one would be lost in silence.

Bad:
    kind: concept
    kind: coding
Good:
    kind: concept
""",
    translations={
        "fr": """\
Une clé ne figure qu'une fois dans un groupe de champs : de deux valeurs, l'une serait perdue sans
un mot.
"""
    },
)

UNFIT_KEY = Rule(
    "Q014",
    "unfit-key",
    Severity.ERROR,
    """\
A key is a name on one line. A line that begins with a bracket and holds a `: ` is easily taken
for a key that is itself a list or a set of fields.

Bad:
    [metrics, regularization]: tags
Good:
    tags: [metrics, regularization]
""",
    translations={
        "fr": """\
Une clé est un nom, sur une seule ligne. Une ligne qui commence par un crochet et qui contient un
`: ` passe facilement pour une clé qui serait elle-même une liste ou un groupe de champs.
"""
    },
)

MERGE_KEY = Rule(
    "Q015",
    "merge-key",
    Severity.ERROR,
    """\
What a record says is written where it is read. A key `<<` would bring in fields from elsewhere.

Bad:
    <<: {kind: concept}
Good:
    kind: concept
""",
    translations={
        "fr": """\
Ce que dit une fiche s'écrit là où on le lit. Une clé `<<` ferait venir des champs d'ailleurs.
"""
    },
)

ANCHOR = Rule(
    "Q016",
    "anchor",
    Severity.ERROR,
    """\
An anchor, `&name`, marks a value to be repeated elsewhere. Records repeat nothing in that way.

Bad:
    published: &day 2026-11-20
Good:
    published: 2026-11-20
""",
    translations={
        "fr": """\
Une ancre, `&name`, marque une valeur à répéter ailleurs. Les fiches ne répètent rien de cette
façon.
"""
    },
)

ALIAS = Rule(
    "Q017",
    "alias",
    Severity.ERROR,
    """\
An alias, `*name`, stands for a value written elsewhere: a reader would have to go and look, and a
few lines of aliases can unfold into gigabytes. Emphasis at the start of a text looks the same.

Bad:
    last_verified: *day
Good:
    last_verified: 2026-11-20
""",
    translations={
        "fr": """\
Un alias, `*name`, tient lieu d'une valeur écrite ailleurs : il faudrait aller la chercher, et
quelques lignes d'alias peuvent en se dépliant occuper des gigaoctets. Un texte qui commence par
de l'italique lui ressemble.
"""
    },
)

EXPLICIT_TAG = Rule(
    "Q018",
    "explicit-tag",
    Severity.ERROR,
    """\
The format says what each field is. A tag, `!name`, tells YAML to make something else of a value,
with some tools even to run code.

Bad:
    published: !!str 2026-11-20
Good:
    published: 2026-11-20
""",
    translations={
        "fr": """\
C'est le format qui dit ce qu'est chaque champ. Une étiquette de type, `!name`, demande à YAML de
faire autre chose d'une valeur, voire, avec certains outils, d'exécuter du code.
"""
    },
)

RULES = (
    UNREADABLE_FILE,
    BIG_FILE,
    DEEP_NESTING,
    MANY_VALUES,
    NOT_UTF_8,
    HIDDEN_CHARACTER,
    TAB_INDENTATION,
    BROKEN_SYNTAX,
    EMPTY_FILE,
    NOT_FIELDS,
    SEVERAL_DOCUMENTS,
    DIRECTIVE,
    DUPLICATE_KEY,
    UNFIT_KEY,
    MERGE_KEY,
    ANCHOR,
    ALIAS,
    EXPLICIT_TAG,
)


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar. It stays a string: `no` is a word, 1.10 keeps its zero, no value is empty."""

    value: str
    place: Place
    first_line: int = field(default=0, repr=False, compare=False)
    """Of the file, where the value's first line stands."""
    margins: tuple[int, ...] = field(default=(), repr=False, compare=False)
    """How many characters of the file stand before each of the value's lines; empty where the
    value is not written one to one."""

    def at(self, offset: int) -> Place:
        """The place of a character of the value, or of the whole text where none is exact."""
        if not self.margins:
            return self.place
        # What lies beyond the text is shown at its end, not at the field that comes next.
        offset = max(0, min(offset, len(self.value) - self.value.endswith("\n")))
        row = self.value.count("\n", 0, offset)
        line_start = self.value.rfind("\n", 0, offset) + 1
        column = self.margins[row] + offset - line_start + 1
        return Place(self.place.path, self.first_line + row, column)


@dataclass(frozen=True, slots=True)
class Items:
    values: tuple["Value", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Fields:
    entries: Mapping[str, "Value"]
    keys: Mapping[str, Place]
    """Where each key stands."""
    place: Place


Value = Text | Items | Fields


@dataclass(frozen=True, slots=True)
class Record:
    """A file as read."""

    path: str
    root: Fields
    rough: str = field(default="", repr=False, compare=False)
    """The file's text as it stands, kept only where it may have spaces or marks to tidy."""

    def at(self, *steps: str | int, offset: int | None = None) -> Place:
        """See `At`. A text is shown where it stands, a list or a set of fields at its key."""
        place, value = Place(self.path), self.root
        for step in steps:
            match value, step:
                case Fields(entries=entries, keys=keys), str() if step in entries:
                    place, value = keys[step], entries[step]
                case Items(values=values), int() if 0 <= step < len(values):
                    place, value = values[step].place, values[step]
                case _:
                    return place
        match value, offset:
            case Text(), None:
                return value.place
            case Text(), _:
                return value.at(offset)
            case _:
                return place


def read_record(path: Path, shown_as: str) -> Record:
    """Raises `Rejected`, as `read_bytes` does, and also for a file that cannot be opened."""
    try:
        with path.open("rb") as file:
            # One byte more than allowed is enough to know, however big the file.
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        message = f"the file cannot be opened: {error.strerror}"
        raise Rejected([UNREADABLE_FILE.found(Place(shown_as), message)]) from error
    return read_bytes(content, shown_as)


def read_bytes(content: bytes, shown_as: str) -> Record:
    """Raises `Rejected` with everything that was found, in order, if anything was."""
    text = _decoded(content, shown_as)
    reader = _Reader(text, shown_as)
    try:
        root = reader.read_root()
    except Rejected as stopped:
        reader.found += stopped.diagnostics
    if reader.found:
        raise Rejected(in_order(reader.found))
    return Record(shown_as, root, content.decode() if _is_rough(content) else "")


def _is_rough(content: bytes) -> bool:
    """Whether the file may have something to tidy. Most have nothing, and this says so quickly."""
    return (
        any(each in content for each in (b"\r", b" \n", b"\t\n"))
        or not content.endswith(b"\n")
        or content.endswith((b"\n\n", b" ", b"\t"))
        or content.startswith(BOM_UTF8)
    )


def yaml_fault(text: str) -> tuple[int, int, str] | None:
    """The line, the column and the reason why a text is not YAML; documents may be several."""
    reader = _Reader(text, "")
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                reader.open.append(event)
                # Beyond, the time that the parser takes grows with the square of the depth.
                if len(reader.open) > MAX_DEPTH_OF_SAMPLES:
                    return event.start_mark.line + 1, event.start_mark.column + 1, "too deep"
            elif isinstance(event, yaml.CollectionEndEvent):
                reader.open.pop()
    except yaml.MarkedYAMLError as error:
        broken = reader.explained(error)
        return broken.place.line, broken.place.column, broken.message
    except (yaml.YAMLError, ValueError, OverflowError):
        return 1, 1, "a character that YAML does not have"
    return None


def _decoded(content: bytes, path: str) -> str:
    if len(content) > MAX_BYTES:
        message = f"size of the file: more than {MAX_BYTES // 1024} KiB"
        hint = "keep what the answer needs, and link to the rest"
        raise Rejected([BIG_FILE.found(Place(path), message, hint)])
    # Without a mark, UTF-16 shows by the empty half of its first character.
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or b"\0" in content[:2]:
        message = "the file looks like UTF-16, not UTF-8"
        raise Rejected([NOT_UTF_8.found(Place(path), message, "save the file as UTF-8")])
    try:
        # The mark that some editors put first is invisible and changes nothing.
        text = content.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        good = error.object[: error.start].decode()
        place = Place(path, good.count("\n") + 1, len(good) - good.rfind("\n"))
        message = f"byte {error.object[error.start]:02X} is not UTF-8"
        hint = "save the file as UTF-8; its accents are now in another encoding"
        raise Rejected([NOT_UTF_8.found(place, message, hint)]) from error
    return text.replace("\r\n", "\n")


_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_HIDDEN = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)

_WORD = re.compile(r"[^\s,\[\]{}]*")

_HIDDEN_NAMES = {
    "\t": "a tab",
    "\r": "a carriage return on its own",
    "\x85": "a next-line character",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\ufeff": "a byte order mark",
}

_IN_A_BLOCK = "in a `|` block under its key"
_IN_A_BLOCK_OR_QUOTES = f"{_IN_A_BLOCK}, or between quotes"
_IF_TEXT = f"if it is text, put it all {_IN_A_BLOCK_OR_QUOTES}"


@dataclass(frozen=True)
class _Explanation:
    """What we say in place of the parser."""

    case: str
    """A pattern for three lines: what the parser says, then the file's line up to where it
    stopped, then the rest of that line."""
    message: str
    hint: str
    at_opening: bool = False
    """Whether to point at what was opened, such as a quote, and not at where the parser stopped."""


# The parsers in C and in Python do not use the same words.
_MISPLACED = r"expected (?:key|<block end>|'-' indicator|'?<document start>)"
_EXPLANATIONS = (
    _Explanation(
        r"quoted scalar: found unexpected (?:end|document)",
        "a text opens with {first} and is not closed",
        f"close it, or put the text {_IN_A_BLOCK}",
        at_opening=True,
    ),
    _Explanation(
        r"quoted scalar: ",
        "a `\\` between double quotes that begins no escape",
        f"put the text {_IN_A_BLOCK}, where `\\` stands for itself",
    ),
    _Explanation(
        r"could not find expected ':'",
        "{rest} is not a field",
        "write `key: value`, with a space after the colon; indent what goes on from above",
        at_opening=True,
    ),
    _Explanation(
        r"block scalar: ",
        "{rest} on the line that opens a block",
        "begin the text on the next line, indented",
    ),
    _Explanation(
        r"sequence entries",
        "`- ` in the middle of a line",
        f"begin an item on its own line; {_IF_TEXT}",
    ),
    _Explanation(
        r"mapping keys",
        "`? ` in the middle of a line",
        f"put the text {_IN_A_BLOCK_OR_QUOTES}",
    ),
    _Explanation(
        r"mapping values.*\n.*:\s",
        "a second `: ` on one line",
        f"put a text that holds `: ` {_IN_A_BLOCK_OR_QUOTES}",
    ),
    _Explanation(
        r"mapping values",
        "{before} begins inside the value above",
        "align it with the key above, which needs a space after its own colon",
    ),
    _Explanation(
        r"(?:an anchor|an alias|a tag|tag handle)\b"
        r"|(?:cannot start any token|block node: .*node content).*\n.*\n.",
        "a text begins with {first}",
        f"put the text {_IN_A_BLOCK_OR_QUOTES}",
        at_opening=True,
    ),
    _Explanation(
        r"flow .*further down|flow .*node content.*\n.*\n$",
        "{first} is not closed",
        f"close it, with commas between the items; {_IF_TEXT}",
        at_opening=True,
    ),
    _Explanation(
        r"flow .*expected ',' or|plain scalar: found unexpected",
        "{rest} where a comma or a closing bracket is expected",
        "put commas between the items, and quotes around one with punctuation",
    ),
    _Explanation(
        r"flow .*node content",
        "{first} where an item is expected",
        "remove it, or put the item between quotes",
    ),
    _Explanation(
        r"a directive",
        "a line begins with `%`",
        f"remove it; {_IF_TEXT}",
        at_opening=True,
    ),
    _Explanation(
        _MISPLACED + r".*\n[ -]*\n:",
        "a `:` without a key before it",
        "write `key: value`",
    ),
    _Explanation(
        _MISPLACED + r".*\n *\n-\s",
        "an item of a list among fields",
        "give the list a key, or indent the line with the text to which it belongs",
    ),
    _Explanation(
        r"'-' indicator.*\n *\n",
        "{rest} among the items of a list",
        "begin it with `- `, or align it with what stands above",
    ),
    _Explanation(
        _MISPLACED + r".*\n *\n",
        "{rest} is aligned with nothing above",
        "align it with the field that it follows, or with the text to which it belongs",
    ),
    _Explanation(
        _MISPLACED,
        "{rest} after the end of a value",
        f"put the whole text {_IN_A_BLOCK}",
    ),
    _Explanation(
        "",
        "YAML cannot make out what follows",
        _IF_TEXT,
    ),
)
"""The first that fits counts. `{first}`, `{rest}` and `{before}` are what stands at the place."""


class _Reader:
    """One pass through one file.

    Works on the parser's events and never on YAML's own values, so that nothing is converted,
    merged or repeated behind our back.
    """

    def __init__(self, text: str, path: str):
        self.path = path
        self.lines = text.split("\n")
        self.found: list[Diagnostic] = []
        self.open: list[yaml.CollectionStartEvent] = []
        """The lists and sets of fields that are being read, the outermost first."""
        self.count = 0
        """Of keys and values met so far."""
        self.reached = Place(path)
        """The latest of them."""

    def read_root(self) -> Fields:
        """The top level. Raises `Rejected` for what prevents going on; the rest is in `found`."""
        self._replace_hidden()
        self._blank_directives()
        self._refuse_tabs()
        self.text = "\n".join(self.lines)
        self.events = yaml.parse(self.text, Loader=_Loader)
        try:
            return self._document()
        except yaml.MarkedYAMLError as error:
            raise Rejected([self.explained(error)]) from error
        except (ValueError, OverflowError) as error:
            # Some escapes that stand for no character are noticed by Python only.
            message = "an escape that stands for no character, after this place"
            hint = f"put the text {_IN_A_BLOCK}, where every character stands for itself"
            raise Rejected([BROKEN_SYNTAX.found(self.reached, message, hint)]) from error

    def _replace_hidden(self) -> None:
        hidden = (
            (row, match.start(), match[0])
            for row, line in enumerate(self.lines)
            for match in _HIDDEN.finditer(line)
        )
        hint = "delete it, or put a space or an ordinary line break in its place"
        for row, column, character in islice(hidden, MAX_HIDDEN):
            place = Place(self.path, row + 1, column + 1)
            self.found.append(HIDDEN_CHARACTER.found(place, _named(character), hint))
        if self.found:
            # A visible character of the same width: whatever else is wrong keeps its place.
            self.lines = [_HIDDEN.sub("\ufffd", line) for line in self.lines]

    def _blank_directives(self) -> None:
        for row, line in enumerate(self.lines):
            if line.startswith("%"):
                place = Place(self.path, row + 1)
                self.found.append(
                    DIRECTIVE.found(place, f"{_shown(line)} changes how YAML is read", "remove it")
                )
                self.lines[row] = ""
            elif line.strip() and not line.lstrip().startswith("#"):
                return

    def _refuse_tabs(self) -> None:
        rows = [row for row, line in enumerate(self.lines) if line.startswith("\t")]
        if rows:
            place = Place(self.path, rows[0] + 1)
            message = f"lines that begin with a tab: {len(rows)}"
            raise Rejected([TAB_INDENTATION.found(place, message, "indent with spaces")])

    def _document(self) -> Fields:
        next(self.events)  # the stream begins
        if isinstance(next(self.events), yaml.StreamEndEvent):
            root: Value = Text("", Place(self.path))
        else:
            root = self._value(next(self.events))
            next(self.events)  # the document ends
            if isinstance(following := next(self.events), yaml.DocumentStartEvent):
                message = "a second record begins here"
                hint = "keep one record, and give each other one a file of its own"
                place = self._place(following.start_mark)
                self.found.append(SEVERAL_DOCUMENTS.found(place, message, hint))
        match root:
            case Fields():
                return root
            case Text(value=""):
                rule, place, message = EMPTY_FILE, Place(self.path), "the file has no fields"
            case Text(place=place):
                rule, message = NOT_FIELDS, "the file is a text, not a set of fields"
            case Items(place=place):
                rule, message = NOT_FIELDS, "the file is a list, not a set of fields"
        hint = "write fields as `key: value`, with a space after the colon"
        raise Rejected([rule.found(place, message, hint)])

    def _value(self, event: yaml.NodeEvent) -> Value:
        place = self.reached = self._place(event.start_mark)
        self.count += 1
        if self.count > MAX_VALUES:
            message = f"keys and values in the file: more than {MAX_VALUES}"
            raise Rejected([MANY_VALUES.found(place, message, "keep what the answer needs")])
        if isinstance(event, yaml.AliasEvent):
            alias = f"*{event.anchor}"
            message = f"{_shown(alias)} stands for a value written elsewhere"
            hint = f"write the value out; {_IF_TEXT}"
            self.found.append(ALIAS.found(place, message, hint))
            return Text(alias, place)
        self._refuse_properties(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event, place)
        if len(self.open) == MAX_DEPTH:
            message = f"levels of lists and fields: more than {MAX_DEPTH}"
            hint = f"write one list, or one set of fields; {_IF_TEXT}"
            raise Rejected([DEEP_NESTING.found(place, message, hint)])
        self.open.append(event)
        is_list = isinstance(event, yaml.SequenceStartEvent)
        value = Items(tuple(self._items()), place) if is_list else self._fields(place)
        self.open.pop()
        return value

    def _refuse_properties(self, event: yaml.NodeEvent) -> None:
        """An anchor and a tag, which may stand before any value, in either order."""
        start = event.start_mark
        if event.anchor is not None:
            message = f"{_shown('&' + event.anchor)} marks a value to be repeated"
            hint = f"remove it; {_IF_TEXT}"
            self.found.append(ANCHOR.found(self._sign("&", start), message, hint))
        if event.tag is not None:
            place = self._sign("!", start)
            written = _WORD.match(self.lines[place.line - 1], place.column - 1)
            message = f"{_shown(written[0])} makes something else of a value"
            hint = f"remove it; {_IF_TEXT}"
            self.found.append(EXPLICIT_TAG.found(place, message, hint))

    def _sign(self, sign: str, start: yaml.Mark) -> Place:
        """Where `&` or `!` stands: often, not always, at the start of the value."""
        column = self.lines[start.line].find(sign, start.column)
        return Place(self.path, start.line + 1, max(column, start.column) + 1)

    def _items(self) -> Iterator[Value]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self._value(event)

    def _fields(self, place: Place) -> Fields:
        entries: dict[str, Value] = {}
        keys: dict[str, Place] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._value(event)
            value = self._value(next(self.events))
            if not self._is_fit(key, event):
                continue
            if key.value in keys:
                message = f"{_shown(key.value)} is already there"
                hint = f"keep one of the two; the first is on line {keys[key.value].line}"
                self.found.append(DUPLICATE_KEY.found(key.place, message, hint))
            else:
                keys[key.value], entries[key.value] = key.place, value
        return Fields(entries, keys, place)

    def _is_fit(self, key: Value, event: yaml.NodeEvent) -> bool:
        """Whether a field can be named so; if not, says why."""
        rule, hint = UNFIT_KEY, f"write `key: value`; {_IF_TEXT}"
        match key:
            case Text(value="<<") if not event.style:
                rule, hint = MERGE_KEY, "write the fields out"
                message = "`<<` brings in fields from elsewhere"
            case Text(value=""):
                message = "a key without a name"
            case Text(value=name) if "\n" not in name:
                return True
            case Text():
                message = "a key of several lines"
            case Items():
                message = "a list where a key is expected"
            case Fields():
                message = "a set of fields where a key is expected"
        self.found.append(rule.found(key.place, message, hint))
        return False

    def _text(self, event: yaml.ScalarEvent, place: Place) -> Text:
        value, start, end = event.value, event.start_mark, event.end_mark
        if event.style == '"':
            self._refuse_escapes(value, self.text[start.index : end.index], place)
        if not value:
            return Text(value, place)
        if event.style == "|":
            values = value.split("\n")
            lines = self.lines[start.line + 1 : start.line + 1 + len(values)]
            pairs = zip(lines, values, strict=False)  # the file may end with the value
            return Text(value, place, start.line + 2, tuple(len(a) - len(b) for a, b in pairs))
        if start.line == end.line:
            quote = 1 if event.style else 0
            margin = start.column + quote
            if self.lines[start.line][margin : end.column - quote] == value:
                return Text(value, place, place.line, (margin,))
        return Text(value, place)

    def _refuse_escapes(self, value: str, written: str, place: Place) -> None:
        """Those that make a hidden character. A tab is one where it was meant as `\\times`."""
        character = "\t" if r"\t" in written and "\t" in value else ""
        if hidden := _HIDDEN.search(value):
            character = hidden[0]
        if character:
            message = f"{_named(character)}, made by a `\\` between double quotes"
            hint = f"put the text {_IN_A_BLOCK}, where `\\` stands for itself"
            self.found.append(HIDDEN_CHARACTER.found(place, message, hint))

    def explained(self, error: yaml.MarkedYAMLError) -> Diagnostic:
        """What the parser could not read, in words for someone who never read about YAML."""
        here, opening = error.problem_mark, error.context_mark or error.problem_mark
        before, rest = self._around(here)
        if rest.startswith("\t"):
            message = "a tab in the indentation"
            return TAB_INDENTATION.found(self._place(here), message, "indent with spaces")
        for number, line in enumerate(self.lines[: here.line + 1], 1):
            if _CONFLICT.match(line):
                place = Place(self.path, number, 1)
                message = "Git left two versions of the same lines here"
                return BROKEN_SYNTAX.found(place, message, _CONFLICT_HINT)
        said = f"{error.context}: {error.problem}"
        if here.line > opening.line:
            said += " further down"
        case = f"{said}\n{before}\n{rest}"
        explanation = next(each for each in _EXPLANATIONS if re.search(each.case, case))
        if explanation.at_opening:
            here = self._open_bracket() if "flow node" in said else opening
            before, rest = self._around(here)
        message = explanation.message.format(
            before=_shown(before), first=_shown(rest[:1]), rest=_shown(rest)
        )
        return BROKEN_SYNTAX.found(self._place(here), message, explanation.hint)

    def _open_bracket(self) -> yaml.Mark:
        """The innermost; a pair such as `a: b` in a list counts as open but has no bracket."""
        marks = [event.start_mark for event in self.open]
        bracketed = (each for each in reversed(marks) if self._around(each)[1][:1] in ("[", "{"))
        return next(bracketed, self.open[-1].start_mark)

    def _around(self, mark: yaml.Mark) -> tuple[str, str]:
        """Its line, in two parts. The parser may stop on a line after the last."""
        line = self.lines[mark.line] if mark.line < len(self.lines) else ""
        return line[: mark.column], line[mark.column :]

    def _place(self, mark: yaml.Mark) -> Place:
        return Place(self.path, mark.line + 1, mark.column + 1)


_CONFLICT = re.compile(r"<{7} ")
_CONFLICT_HINT = (
    "keep one, or what is right in both, and delete the lines that begin with `<<<<<<<`, "
    "`=======` and `>>>>>>>`"
)


def _named(character: str) -> str:
    return f"{_HIDDEN_NAMES.get(character, 'a control character')} (U+{ord(character):04X})"


def _shown(text: str) -> str:
    """What was written, short, on one line and harmless to a terminal."""
    text = "".join(each if each.isprintable() else "\ufffd" for each in " ".join(text.split()))
    if len(text) > MAX_SHOWN:
        text = text[: MAX_SHOWN - 1] + "…"
    return f"`` {text} ``" if "`" in text else f"`{text}`"
