"""Turns records into questions, or says every reason why it cannot."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from itertools import zip_longest
from pathlib import PurePosixPath
from typing import Any

from generator import prose
from generator.diagnostics import Diagnostic, Example, Place, Rejected, Rule, Severity, nearest
from generator.model import (
    Allowance,
    Ban,
    BankText,
    Digests,
    Glossary,
    GlossaryTerm,
    Language,
    LedgerLine,
    Question,
    Reference,
    Role,
    Section,
    Settings,
    Source,
    Term,
    Tombstone,
    Wording,
)
from generator.reading import Fields, Items, Record, Text, Value
from generator.schema import (
    DAY_LINE,
    GLOSSARY,
    LANGUAGES_FILE,
    LEDGER,
    RETIRED,
    SETTINGS,
    SLUG,
    SOURCES,
    TERMS,
    TEXT,
    TOMBSTONE,
    YEAR_LINE,
    Field,
    Line,
    ListOf,
    Object,
    PerLanguage,
    Prose,
    Shape,
    Table,
    question_shape,
)

MISSING_FIELD = Rule(
    "Q101",
    "missing-field",
    Severity.ERROR,
    """\
Some fields make a page what it is; a record without them cannot be shown.

Bad:
    # without difficulty
    kind: concept
Good:
    difficulty: basic
    kind: concept
""",
    translations={
        "fr": """\
Certains champs font qu'une page est ce qu'elle est ; sans eux, une fiche ne peut pas être
affichée.
"""
    },
)

UNKNOWN_FIELD = Rule(
    "Q102",
    "unknown-field",
    Severity.ERROR,
    """\
A field that nobody reads is most often a slip of the pen, and what it says is lost.

Bad:
    dificulty: basic
Good:
    difficulty: basic
""",
    translations={
        "fr": """\
Un champ que personne ne lit est le plus souvent une faute de frappe, et ce qu'il dit est perdu.
"""
    },
)

WRONG_SHAPE = Rule(
    "Q103",
    "wrong-shape",
    Severity.ERROR,
    """\
A list stands where a list is expected, a text where a text is.

Bad:
    tags: metrics
Good:
    tags: [metrics]
""",
    translations={
        "fr": """\
On met une liste là où une liste est attendue, un texte là où l'on attend un texte.
"""
    },
)

MALFORMED_VALUE = Rule(
    "Q104",
    "malformed-value",
    Severity.ERROR,
    """\
Days, addresses, ids and digests have one way of being written, so that they compare and sort.

Bad:
    published: 20/11/2026
Good:
    published: 2026-11-20
""",
    translations={
        "fr": """\
Les dates, les adresses, les identifiants et les empreintes ne s'écrivent que d'une façon, afin de
pouvoir être comparés et triés.
"""
    },
)

EMPTY_VALUE = Rule(
    "Q105",
    "empty-value",
    Severity.ERROR,
    """\
An empty field says neither yes nor no. Leave out what is not known.

Bad:
    fr:
      keywords: []
Good:
    fr:
      keywords: [régularisation]
""",
    translations={
        "fr": """\
Un champ vide ne dit ni oui ni non. Ce qu'on ne sait pas, on ne l'écrit pas.
"""
    },
)

REPEATED_ITEM = Rule(
    "Q106",
    "repeated-item",
    Severity.ERROR,
    """\
An item that stands twice in a list says nothing more the second time.

Bad:
    tags: [metrics, metrics]
Good:
    tags: [metrics]
""",
    translations={
        "fr": """\
Un élément qui figure deux fois dans une liste ne dit rien de plus la seconde fois.
"""
    },
)

MISPLACED_FILE = Rule(
    "Q107",
    "misplaced-file",
    Severity.ERROR,
    """\
The path is the identity: `questions/<topic>/<id>.yml`, in lower case with hyphens. The folder is
the topic, the file's name is the id, and the address of the page.

Bad:
    questions/Overfitting.yaml
Good:
    questions/ml-foundations/overfitting.yml
""",
    translations={
        "fr": """\
Le chemin fait l'identité : `questions/<topic>/<id>.yml`, en minuscules avec des traits d'union. Le
dossier est le thème ; le nom du fichier est l'identifiant, donc l'adresse de la page.
"""
    },
    example=Example.TREE,
)

WRONG_LANGUAGES = Rule(
    "Q108",
    "wrong-languages",
    Severity.ERROR,
    """\
A bank has two languages: the one in which questions are first written, and their translation.

Bad:
    questions/bank.yml
        languages:
          - {code: fr, name: Français, locale: fr_FR, typography: french}
Good:
    questions/bank.yml
        languages:
          - {code: fr, name: Français, locale: fr_FR, typography: french}
          - {code: en, name: English, locale: en_US, typography: plain}
""",
    translations={
        "fr": """\
Une banque a deux langues : celle dans laquelle les questions sont d'abord écrites, et celle de
leur traduction.
"""
    },
    example=Example.TREE,
)

RULES = (
    MISSING_FIELD,
    UNKNOWN_FIELD,
    WRONG_SHAPE,
    MALFORMED_VALUE,
    EMPTY_VALUE,
    REPEATED_ITEM,
    MISPLACED_FILE,
    WRONG_LANGUAGES,
)


@dataclass
class _Decoder:
    """Walks a shape and a value together, and notes whatever does not fit."""

    languages: tuple[str, ...] = ()
    found: list[Diagnostic] = field(default_factory=list)

    def decode(self, shape: Shape, value: Value, place: Place) -> Any:
        """The plain value: strings, days, years, lists and dictionaries; None if it does not fit.

        `place` is where to point when the value as a whole is wrong.
        """
        match shape, value:
            case ((Line() | Prose()), Text(value=text)) if not text.strip():
                self._note(EMPTY_VALUE, place, "nothing is written here", "leave the field out")
            case Line(), Text():
                return self._line(shape, value)
            case Prose(), Text(value=text):
                return text.rstrip("\n")
            case ListOf(), Items(values=()):
                self._note(EMPTY_VALUE, place, "the list is empty", "leave the field out")
            case ListOf(item=item), Items():
                return self._list(item, value)
            case PerLanguage(item=item, every=every), Fields():
                fields = {code: Field(item, "", required=every) for code in self.languages}
                return self._object(Object(fields), value, place)
            case Object(), Fields():
                return self._object(shape, value, place)
            case Table(), Fields():
                return self._table(shape, value)
            case _:
                self._note(WRONG_SHAPE, place, *_mismatch(shape, value))
        return None

    def _note(self, rule: Rule, place: Place, message: str, hint: str = "") -> None:
        self.found.append(rule.found(place, message, hint))

    def _line(self, line: Line, text: Text) -> Any:
        written = text.value.strip()
        if "\n" in written:
            self._note(WRONG_SHAPE, text.place, "more than one line", f"expected: {line.what}")
            return None
        if line.pattern and not line.pattern.fullmatch(written):
            self._note(MALFORMED_VALUE, text.place, f"`{written}` is not {line.what}", _such(line))
            return None
        if line is YEAR_LINE:
            return int(written)
        if line is DAY_LINE:
            try:
                return date.fromisoformat(written)
            except ValueError:
                self._note(MALFORMED_VALUE, text.place, f"`{written}` is in no calendar")
                return None
        return written

    def _list(self, item: Shape, items: Items) -> tuple[Any, ...]:
        values: list[Any] = []
        for each in items.values:
            decoded = self.decode(item, each, each.place)
            if decoded in values and isinstance(decoded, str):
                self._note(REPEATED_ITEM, each.place, f"`{decoded}` stands twice in the list")
            values.append(decoded)
        return tuple(values)

    def _object(self, shape: Object, value: Fields, place: Place) -> dict[str, Any]:
        for key in value.entries:
            if key not in shape.fields:
                hint = nearest(key, shape.fields)
                self._note(UNKNOWN_FIELD, value.keys[key], f"`{key}` is not a known field", hint)
        for key, each in shape.fields.items():
            if each.required and key not in value.entries:
                self._note(MISSING_FIELD, place, f"`{key}` is missing", f"add `{key}:`")
        if shape.one_of and not any(key in value.entries for key in shape.one_of):
            either = " or ".join(f"`{key}`" for key in shape.one_of)
            self._note(MISSING_FIELD, place, f"neither {either} is given", "add one of them")
        return {
            key: self.decode(each.shape, value.entries[key], _pointing(value, key))
            for key, each in shape.fields.items()
            if key in value.entries
        }

    def _table(self, table: Table, value: Fields) -> dict[str, Any]:
        for key, place in value.keys.items():
            if table.key.pattern and not table.key.pattern.fullmatch(key):
                message = f"`{key}` is not {table.key.what}"
                self._note(MALFORMED_VALUE, place, message, _such(table.key))
        return {
            key: self.decode(table.item, each, _pointing(value, key))
            for key, each in value.entries.items()
        }

    def finish(self) -> None:
        if self.found:
            raise Rejected(self.found)


def _pointing(fields: Fields, key: str) -> Place:
    """A text is pointed at itself; a list or fields, which begin a line later, at their key."""
    value = fields.entries[key]
    return value.place if isinstance(value, Text) and value.value else fields.keys[key]


def _such(line: Line) -> str:
    return f"write it like `{line.example}`" if line.example else ""


def _mismatch(shape: Shape, value: Value) -> tuple[str, str]:
    kinds = {Text: "a text stands", Items: "a list stands", Fields: "fields stand"}
    expected = shape.what if not isinstance(shape, PerLanguage) else "a text for each language"
    if isinstance(shape, ListOf):
        expected = f"a list, such as `{shape.example}`"
    return f"{kinds[type(value)]} here", f"expected: {expected}"


def decode_languages(record: Record) -> tuple[Language, Language]:
    """The bank's languages, source first; everything else in the bank is read in their light."""
    languages = record.root.entries.get("languages")
    decoder = _Decoder()
    if languages is None:
        decoder.decode(LANGUAGES_FILE, Fields({}, {}, record.root.place), record.root.place)
        decoder.finish()
    shape = LANGUAGES_FILE.fields["languages"].shape
    decoded = decoder.decode(shape, languages, record.at("languages"))
    decoder.finish()
    found = tuple(Language(**each) for each in decoded)
    codes = {each.code for each in found}
    if len(found) != 2 or len(codes) != 2:
        message = f"languages: {len(codes)}"
        raise Rejected([WRONG_LANGUAGES.found(record.at("languages"), message, "name two")])
    return found


def _decoded(record: Record, shape: Shape, languages: tuple[str, ...]) -> Any:
    decoder = _Decoder(languages)
    values = decoder.decode(shape, record.root, record.root.place)
    decoder.finish()
    return values


def decode_settings(record: Record) -> tuple[Settings, Mapping[str, Term], Mapping[str, Term]]:
    """The settings, the difficulties and the kinds: what `bank.yml` says."""
    languages = decode_languages(record)
    values = _decoded(record, SETTINGS, tuple(each.code for each in languages))
    settings = Settings(
        titles=values["title"],
        descriptions=values["description"],
        site_url=values["site_url"].rstrip("/") + "/",
        edit_url=values["edit_url"],
        report_url=values["report_url"],
        languages=languages,
        roles=tuple(
            Role(
                slug,
                each["name"],
                each.get("description", {}),
                each.get("introduction", {}),
                each["topics"],
            )
            for slug, each in values.get("roles", {}).items()
        ),
        welcome=values.get("welcome", {}),
    )
    return settings, _terms(values["difficulties"]), _terms(values["kinds"])


def decode_terms(record: Record, settings: Settings) -> Mapping[str, Term]:
    """The topics, or the tags."""
    return _terms(_decoded(record, TERMS, tuple(each.code for each in settings.languages)))


def decode_sources(record: Record) -> Mapping[str, Source]:
    values = _decoded(record, SOURCES, ())
    return {slug: Source(slug, **each) for slug, each in values.items()}


def decode_ledger(record: Record) -> Mapping[str, LedgerLine]:
    """Every id that was ever published, with what became of it."""
    return {id: _ledger_line(id, said) for id, said in _decoded(record, LEDGER, ()).items()}


def _ledger_line(id: str, said: str) -> LedgerLine:
    if said == RETIRED:
        return LedgerLine(id, is_retired=True)
    try:
        return LedgerLine(id, published=date.fromisoformat(said))
    except ValueError:
        return LedgerLine(id, leads_to=said)


def decode_glossary(record: Record, settings: Settings) -> Glossary:
    values = _decoded(record, GLOSSARY, tuple(each.code for each in settings.languages))
    return Glossary({slug: _glossary_term(slug, each) for slug, each in values.items()})


def _glossary_term(slug: str, values: Mapping[str, Any]) -> GlossaryTerm:
    return GlossaryTerm(
        slug,
        values["name"],
        values.get("accepted", {}),
        {
            code: tuple(Ban(**each) for each in bans)
            for code, bans in values.get("banned", {}).items()
        },
        {code: _one_line(text) for code, text in values.get("note", {}).items()},
    )


def decode_text(record: Record, slug: str, settings: Settings) -> BankText:
    """A page of the bank's own."""
    values = _decoded(record, TEXT, tuple(each.code for each in settings.languages))
    return BankText(slug, values["title"], values["text"])


def _terms(values: Mapping[str, Any]) -> Mapping[str, Term]:
    return {
        slug: Term(slug, each["name"], each.get("description", {}), each.get("introduction", {}))
        for slug, each in values.items()
    }


def decode_question(
    record: Record, path: PurePosixPath, settings: Settings
) -> Question | Tombstone:
    """The question, or the tombstone, that stands at `path` in the bank's folder."""
    decoder = _Decoder(tuple(each.code for each in settings.languages))
    decoder.found += misplaced(path, record.path)
    retired = "retired" in record.root.entries
    shape = TOMBSTONE if retired else question_shape(settings)
    values = decoder.decode(shape, record.root, record.root.place)
    decoder.finish()
    where = {"id": path.stem, "path": str(path), "topic": path.parent.name}
    return _tombstone(values, **where) if retired else _question(values, settings, **where)


def misplaced(path: PurePosixPath, shown_as: str) -> Iterator[Diagnostic]:
    """A file of the bank whose path cannot be a topic and an id."""
    if len(path.parts) == 2 and path.suffix == ".yml":
        wrong = [each for each in (path.parent.name, path.stem) if not SLUG.fullmatch(each)]
        message = ", ".join(f"`{each}` is not lower-case words with hyphens" for each in wrong)
    else:
        message = f"`{path}` is not of the form `<topic>/<id>.yml`"
    if message:
        hint = "name it like `questions/ml-foundations/overfitting.yml`"
        yield MISPLACED_FILE.found(Place(shown_as), message, hint)


def _tombstone(values: Mapping[str, Any], **where: str) -> Tombstone:
    retired = values["retired"]
    return Tombstone(
        since=retired["since"],
        titles={code: _one_line(text) for code, text in retired["question"].items()},
        reasons=retired["why"],
        instead=retired.get("instead", ()),
        aliases=values.get("aliases", ()),
        **where,
    )


def _question(values: Mapping[str, Any], settings: Settings, **where: str) -> Question:
    languages = [each.code for each in settings.languages]
    values = dict(values)
    wordings = {code: _wording(values.pop(code, {})) for code in languages}
    references = tuple(Reference(**each) for each in values.pop("references", ()))
    allow = _allowances(values.pop("allow", ()))
    reviewed = {
        part: Digests(*pair.split("/")) for part, pair in values.pop("reviewed", {}).items()
    }
    return Question(
        wordings=wordings,
        references=references,
        reviewed=reviewed,
        allow=allow,
        **values,
        **where,
    )


def _allowances(values: Iterable[Mapping[str, Any]]) -> tuple[Allowance, ...]:
    return tuple(Allowance(**each) for each in values)


def _wording(values: Mapping[str, Any]) -> Wording:
    values = dict(values)
    if question := values.get("question"):
        values["question"] = _one_line(question)
    allow = _allowances(values.pop("allow", ()))
    return Wording(sections=tuple(sections(values.get("answer", ""))), allow=allow, **values)


def decode_parts(record: Record, language: str) -> Mapping[str, str]:
    """The parts in a language, even of a record that does not fit today's format."""
    wording = record.root.entries.get(language)
    if not isinstance(wording, Fields):
        return {}
    known = {each.name for each in fields(Wording)}
    texts = {
        key: value.value.rstrip("\n")
        for key, value in wording.entries.items()
        if isinstance(value, Text) and key in known - {"keywords", "sections"}
    }
    return _wording(texts).parts


def _one_line(text: str) -> str:
    """A question may be wrapped in its file; it is one line everywhere else."""
    return " ".join(text.split())


def sections(answer: str) -> Iterator[Section]:
    """The answer cut at its titles of level 2; what precedes the first has no slug."""
    cuts = [heading for heading in prose.headings(answer) if heading.level == 2]
    opening = answer[: cuts[0].offset] if cuts else answer
    if opening.strip():
        yield Section("", "", opening.strip("\n"), 0)
    for heading, following in zip_longest(cuts, cuts[1:]):
        end = following.offset if following else len(answer)
        body = answer[heading.offset : end].partition("\n")[2]
        yield Section(heading.slug, heading.title, body.strip("\n"), heading.offset)
