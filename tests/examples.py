"""Makes of a rule's examples the banks that they speak of.

Each is the bank in `plain/`, with which nothing is wrong, and in it the few lines that the example
shows. `Example` says what the lines of each kind stand for.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path, PurePosixPath
from textwrap import dedent, indent

from generator.decoding import decode_settings
from generator.diagnostics import Example, Rule
from generator.reading import read_bytes
from generator.schema import SOURCE_WORDING, question_shape

Files = Mapping[str, bytes]
"""The files of a bank by their paths; that of an empty folder ends in a slash."""

PLAIN = Path(__file__).parent / "plain"
LABELS = Path(__file__).parents[1] / "generator/labels"
RECORD = "questions/ml-foundations/overfitting.yml"
"""The record that FIELDS, PROSE and DRAWING change, and the model of those that a TREE adds."""
LEDGER = "questions/ledger.yml"
FIGURE = "questions/ml-foundations/overfitting/curves.svg"
LANGUAGES = ("fr", "en")
KEY_BY_KEY = (*LANGUAGES, "reviewed")
"""Fields of which an example changes some keys and leaves the others."""


def bank_of(rule: Rule, text: str) -> Files:
    """The bank that one of the rule's examples describes: its `bad` or its `good`."""
    plain, text = plain_bank(), text.rstrip("\n") + "\n"
    match rule.example:
        case Example.FIELDS:
            return plain | {RECORD: _changed(plain[RECORD], with_fields, text)}
        case Example.PROSE:
            return plain | {RECORD: _changed(plain[RECORD], with_prose, text)}
        case Example.DRAWING:
            return plain | {FIGURE: drawing(text).encode()}
        case Example.TREE:
            return with_tree(plain, text)
        case Example.WORDS:
            bad, good = MADE[rule.code]
            return plain | (bad() if text.strip() == rule.bad.strip() else good())


def write_bank(files: Files, root: Path) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            path.mkdir()
        else:
            path.write_bytes(content)


@cache
def plain_bank() -> dict[str, bytes]:
    return {
        path.relative_to(PLAIN).as_posix(): path.read_bytes()
        for path in sorted(PLAIN.rglob("*"))
        if path.is_file()
    }


def _changed(content: bytes, change: Callable[[str, str], str], text: str) -> bytes:
    return change(content.decode(), text).encode()


# --- Fields

_KEY = re.compile(r"([\w#-]+):(?:\s|$)")
_WITHOUT = re.compile(r"# without (.+)")


def with_fields(record: str, example: str) -> str:
    """The record with the example's lines in place of the fields that have the same keys.

    It is done with the text, so that an example may also be what no parser reads. A comment
    `# without tags, kind` takes fields away. An example without a single key is a whole file.
    """
    if not example.strip():
        return record
    old, new = list(_fields(record)), list(_fields(example))
    gone = {key for _, lines in new for key in _without(lines)}
    keys = {key for key, _ in new if key}
    if not keys and not gone:
        return example
    before = dict(old)
    lines = "".join(
        _key_by_key(before[key], text) if key in KEY_BY_KEY and key in before else text
        for key, text in new
    )
    first = _place_among([key for key, _ in old], [key for key, _ in new])
    kept = [(place, text) for place, (key, text) in enumerate(old) if key not in keys | gone]
    above = "".join(text for place, text in kept if place < first)
    return above + lines + "".join(text for place, text in kept if place >= first)


def _place_among(old: list[str], new: list[str]) -> int:
    """Where to put the new lines: where one of their keys is, else where house order has it."""
    present = [old.index(key) for key in new if key and key in old]
    ranks = {key: rank for rank, key in enumerate(house_order())}
    rank = min((ranks[key] for key in new if key in ranks), default=len(ranks))
    after = (place for place, key in enumerate(old) if ranks.get(key, 0) > rank)
    return min(present, default=next(after, len(old)))


@cache
def house_order() -> tuple[str, ...]:
    """The keys of a record, then those of a wording."""
    settings, _, _ = decode_settings(read_bytes(plain_bank()["questions/bank.yml"], "bank.yml"))
    return (*question_shape(settings).fields, *SOURCE_WORDING.fields)


def _fields(text: str) -> Iterator[tuple[str, str]]:
    """Each key with its lines; what is no field, such as a comment, has no key."""
    for lines in re.split(r"^(?=\S)", text, flags=re.M):
        if lines:
            found = _KEY.match(lines)
            yield (found[1] if found else ""), lines


def _without(lines: str) -> list[str]:
    found = _WITHOUT.match(lines)
    return found[1].split(", ") if found else []


def _key_by_key(old: str, new: str) -> str:
    head, _, body = new.partition("\n")
    inside = re.compile(r"^  ", re.M)
    if not inside.match(body):
        return new
    merged = with_fields(inside.sub("", old.partition("\n")[2]), inside.sub("", body))
    return f"{head}\n{indent(merged, '  ')}"


# --- Prose and drawings


def with_prose(record: str, example: str) -> str:
    """The record with the example at the end of the last section of both answers."""

    def with_answer(wording: str) -> str:
        fields = dict(_fields(wording))
        fields["answer"] += "\n" + indent(example, "  ")
        return "".join(fields.values())

    fields = dict(_fields(record))
    for code in LANGUAGES:
        head, _, body = fields[code].partition("\n")
        body = re.sub(r"^  ", "", body, flags=re.M)
        fields[code] = f"{head}\n{indent(with_answer(body), '  ')}"
    return "".join(fields.values())


def drawing(example: str) -> str:
    """The example itself if it is a whole drawing, else the drawing of which it is a part."""
    if "<svg" in example:
        return example
    opening = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    return f"{opening}\n<title>The error rises</title>\n{example}</svg>\n"


# --- Trees


def with_tree(plain: Files, example: str) -> Files:
    """The bank with the files of the example; a question moves when it has another path there."""
    tree = dict(_paths(example))
    ids = {PurePosixPath(path).stem for path in tree if _is_record(path)}
    made = {path: content for path, content in plain.items() if not _belongs_to(path, ids)}
    if LEDGER not in tree:
        # It would speak of the questions that the example moves.
        del made[LEDGER]
    for path, fields in tree.items():
        if path.endswith("/"):
            made[path] = b""
            continue
        made[path] = with_fields(_model(path, fields), fields).encode()
        if _is_record(path):
            made |= {_moved(each, path): plain[each] for each in plain if _is_beside(each, RECORD)}
    return made


def _paths(example: str) -> Iterator[tuple[str, str]]:
    for lines in re.split(r"^(?=\S)", example, flags=re.M):
        if lines:
            path, _, fields = lines.partition("\n")
            yield path, dedent(fields)


def _is_record(path: str) -> bool:
    name, parts = PurePosixPath(path), PurePosixPath(path).parts
    return name.suffix == ".yml" and len(parts) == 3 and parts[1] not in ("labels", "pages")


def _belongs_to(path: str, ids: set[str]) -> bool:
    """Whether it is the record of one of these questions."""
    return _is_record(path) and PurePosixPath(path).stem in ids


def _is_beside(path: str, record: str) -> bool:
    return path.startswith(record.removesuffix(".yml") + "/")


def _moved(figure: str, record: str) -> str:
    return f"{record.removesuffix('.yml')}/{PurePosixPath(figure).name}"


def _model(path: str, fields: str) -> str:
    """What a file of a tree holds before the example's fields take their places in it."""
    plain, name = plain_bank(), PurePosixPath(path)
    if path in plain:
        return plain[path].decode()
    if name.parent.name == "labels":
        return (LABELS / name.name).read_text(encoding="utf-8")
    if name.parent.name == "pages":
        return plain["questions/pages/about.yml"].decode()
    if name.suffix == ".svg":
        return plain[FIGURE].decode()
    is_whole = fields and not _is_record(path)
    return "" if is_whole or fields.startswith("retired:") else plain[RECORD].decode()


# --- What no text can show


def _record(change: Callable[[bytes], bytes]) -> Files:
    return {RECORD: change(plain_bank()[RECORD])}


def _plain() -> Files:
    return {}


def _with_measurements() -> Files:
    return _record(lambda record: _changed(record, with_prose, "0.25 0.75 0.5\n" * 10_000))


def _with_four_hundred_sentences() -> Files:
    return _record(lambda record: _changed(record, with_prose, "Encore un mot. " * 400))


def _with_spaces_at_the_end() -> Files:
    return _record(lambda record: _changed(record, with_fields, "kind: concept  \n"))


def _with_many_numbers() -> Files:
    tags = f"tags: [{', '.join(map(str, range(30_000)))}]\n"
    return _record(lambda record: _changed(record, with_fields, tags))


def _in_windows_1252() -> Files:
    return _record(lambda record: record.decode().encode("cp1252"))


def _with_points(count: int) -> Files:
    return {FIGURE: drawing('<circle r="1" cx="12" cy="34"/>\n' * count).encode()}


_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x09\x00\x00\x00\x09"


def _with_picture(content: bytes) -> Files:
    return {"questions/ml-foundations/overfitting/error-curves.png": content}


def _in_esperanto() -> Files:
    """The bank with Esperanto for its English."""
    code = re.compile(rb"\ben(?=: )|^( *)en(?=:$)|(?<=code: )en", re.M)
    return {path: code.sub(rb"\1eo", content) for path, content in plain_bank().items()}


def _in_esperanto_with_labels() -> Files:
    labels = (LABELS / "en.yml").read_bytes()
    return {**_in_esperanto(), "questions/labels/eo.yml": labels}


MADE: dict[str, tuple[Callable[[], Files], Callable[[], Files]]] = {
    "Q002": (_with_measurements, _plain),
    "Q004": (_with_many_numbers, _plain),
    "Q005": (_in_windows_1252, _plain),
    "Q322": (partial(_with_points, 20_000), partial(_with_points, 500)),
    "Q331": (partial(_with_picture, b"\xff\xd8\xff\xe0"), partial(_with_picture, _PNG)),
    "Q350": (_with_four_hundred_sentences, _plain),
    "Q802": (_with_spaces_at_the_end, _plain),
    "Q601": (_in_esperanto, _in_esperanto_with_labels),
}
"""By the code of a rule, what makes the files of its bad and of its good example."""
