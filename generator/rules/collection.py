"""What must hold between the questions of a bank: ids, relations, links, tags in use."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.diagnostics import At, Diagnostic, Example, Rule, Severity, nearest
from generator.model import Vocabulary
from generator.rules.facts import Facts

DEAD_LINK = Rule(
    "Q343",
    "dead-link",
    Severity.ERROR,
    """\
A link inside the bank leads to a question, or a section, that is there.

Bad:
    [the matrix](q:confusion-matirx)
Good:
    [the matrix](q:confusion-matrix)
""",
    translations={
        "fr": """\
Un lien interne à la banque mène à une question, ou à une section, qui existe.
"""
    },
    example=Example.PROSE,
)

UNUSED_TAG = Rule(
    "Q207",
    "unused-tag",
    Severity.WARNING,
    """\
A tag that no question has would be an empty page. Use it, or take it out of the list until then.

Bad:
    questions/tags.yml
        calibration:
          name: {fr: calibration, en: calibration}
Good:
    questions/tags.yml
        calibration:
          name: {fr: calibration, en: calibration}
    questions/ml-foundations/overfitting.yml
        tags: [calibration, metrics, regularization]
""",
    translations={
        "fr": """\
Un mot-clé que ne porte aucune question donnerait une page vide. Servez-vous-en, ou retirez-le de
la liste en attendant.
"""
    },
    example=Example.TREE,
)

CLASHING_ID = Rule(
    "Q501",
    "clashing-id",
    Severity.ERROR,
    """\
An id is an address for ever: unique across topics, also among the aliases, and whatever the case.

Bad:
    questions/ml-foundations/overfitting.yml
    questions/coding/overfitting.yml
Good:
    questions/ml-foundations/overfitting.yml
    questions/coding/overfitting-by-hand.yml
""",
    translations={
        "fr": """\
Un identifiant est une adresse pour toujours : unique d'un thème à l'autre, parmi les alias aussi,
et quelle que soit la casse.
"""
    },
    example=Example.TREE,
)

DANGLING_RELATION = Rule(
    "Q502",
    "dangling-relation",
    Severity.ERROR,
    """\
A related question is one that stands in the bank. One that is not yet written waits until it is.

Bad:
    questions/ml-foundations/overfitting.yml
        related: [confusion-matirx]
Good:
    questions/ml-foundations/overfitting.yml
        related: [confusion-matrix]
    questions/model-evaluation/confusion-matrix.yml
        related: [overfitting]
""",
    translations={
        "fr": """\
Une question à lire ensuite est une question de la banque. Celle qui n'est pas encore écrite attend
de l'être.
"""
    },
    example=Example.TREE,
)

ONE_WAY_RELATION = Rule(
    "Q503",
    "one-way-relation",
    Severity.WARNING,
    """\
If one question is worth reading after another, the reverse holds too: a reader may come to either
first. `questions fix` adds what is missing.

Bad:
    questions/ml-foundations/overfitting.yml
        related: [confusion-matrix]
    questions/model-evaluation/confusion-matrix.yml
Good:
    questions/ml-foundations/overfitting.yml
        related: [confusion-matrix]
    questions/model-evaluation/confusion-matrix.yml
        related: [overfitting]
""",
    translations={
        "fr": """\
Si une question mérite d'être lue après une autre, l'inverse est vrai aussi : on peut arriver par
l'une ou par l'autre. `questions fix` ajoute ce qui manque.
"""
    },
    example=Example.TREE,
    is_excusable=True,
)

RESERVED_ID = Rule(
    "Q508",
    "reserved-id",
    Severity.ERROR,
    """\
Some names cannot be those of a page: the address of `index` is that of the folder around it, and
Windows gives `con` and its like to devices, so that nobody there could check the bank out.

Bad:
    questions/ml-foundations/index.yml
Good:
    questions/ml-foundations/database-index.yml
""",
    translations={
        "fr": """\
Certains noms ne peuvent pas être ceux d'une page : l'adresse d'`index` est celle du dossier qui
l'entoure, et Windows réserve `con` et ses semblables à des périphériques : personne n'y pourrait
récupérer la banque.
"""
    },
    example=Example.TREE,
)

RULES = (
    UNUSED_TAG,
    DEAD_LINK,
    CLASHING_ID,
    DANGLING_RELATION,
    ONE_WAY_RELATION,
    RESERVED_ID,
)

RESERVED_IDS = frozenset(
    ["index", "readme", "con", "prn", "aux", "nul"]
    + [f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)]
)

MOST_HINTS = 50
"""Looking for the nearest of ten thousand ids takes a while, and nobody reads a hundred hints."""


def check_collection(
    bank: Sequence[Facts], unread: frozenset[str], vocabulary: Vocabulary, at_tags: At
) -> Iterator[Diagnostic]:
    """What is wrong between records; `at_tags` leads into the file of tags.

    Of records that could not be read, only the ids are known: they are given the benefit of doubt.
    """
    by_id = {facts.id: facts for facts in bank}
    offer = _Offers(each.id for each in bank if not each.is_retired)
    yield from _reserved_ids(bank)
    yield from _clashing_ids(bank)
    yield from _bad_relations(bank, by_id, unread, offer)
    yield from _dead_links(bank, by_id, unread, offer)
    if not unread:
        yield from _unused_tags(bank, vocabulary, at_tags)


class _Offers:
    """Hints of the nearest word, for as long as they are of use."""

    def __init__(self, words: Iterable[str]):
        self._words = frozenset(words)
        self._left = MOST_HINTS

    def __call__(self, word: str) -> str:
        self._left -= 1
        return nearest(word, self._words) if self._left >= 0 else ""


def _reserved_ids(bank: Sequence[Facts]) -> Iterator[Diagnostic]:
    for facts in bank:
        for id, place in [(facts.id, facts.place)] + [(a.id, a.place) for a in facts.aliases]:
            if id in RESERVED_IDS:
                message = f"`{id}` cannot be the name of a page"
                yield RESERVED_ID.found(place, message, "say more in the name")


def _clashing_ids(bank: Sequence[Facts]) -> Iterator[Diagnostic]:
    owners: dict[str, str] = {}
    in_order = sorted(bank, key=lambda each: each.path)
    for facts in in_order:
        first = owners.setdefault(facts.id.casefold(), facts.path)
        if first != facts.path:
            message = f"`{facts.id}` is also the id of `{first}`"
            yield CLASHING_ID.found(facts.place, message, "give one of them another name")
    for facts in in_order:
        for alias in facts.aliases:
            first = owners.setdefault(alias.id.casefold(), facts.path)
            if first != facts.path or alias.id == facts.id:
                message = f"`{alias.id}` already leads to `{first}`"
                yield CLASHING_ID.found(alias.place, message)


def _bad_relations(
    bank: Sequence[Facts], by_id: Mapping[str, Facts], unread: frozenset[str], offer: _Offers
) -> Iterator[Diagnostic]:
    relations = {facts.id: {each.id for each in facts.related} for facts in bank}
    for facts in bank:
        for named in facts.related:
            other = by_id.get(named.id)
            if named.id == facts.id:
                message = f"`{named.id}` is this question itself"
                yield DANGLING_RELATION.found(named.place, message)
            elif named.id in unread:
                continue
            elif other is None or other.is_retired:
                message = f"no question has the id `{named.id}`"
                yield DANGLING_RELATION.found(named.place, message, offer(named.id))
            elif not facts.is_retired and facts.id not in relations[other.id]:
                message = f"`{other.id}` does not relate back"
                hint = f"add `{facts.id}` to `related` of `{other.path}`, or `questions fix`"
                yield ONE_WAY_RELATION.found(named.place, message, hint)


def _dead_links(
    bank: Sequence[Facts], by_id: Mapping[str, Facts], unread: frozenset[str], offer: _Offers
) -> Iterator[Diagnostic]:
    for facts in bank:
        for link in facts.links:
            if link.id in unread:
                continue
            if link.id not in by_id:
                message = f"no question has the id `{link.id}`"
                yield DEAD_LINK.found(link.place, message, offer(link.id))
                continue
            # Two records with one id are told apart elsewhere; each may link to its own sections.
            anchors = facts.anchors if link.id == facts.id else by_id[link.id].anchors
            if link.section and link.section not in anchors:
                message = f"`{link.id}` has no section `{link.section}`"
                yield DEAD_LINK.found(link.place, message, nearest(link.section, anchors))


def _unused_tags(
    bank: Sequence[Facts], vocabulary: Vocabulary, at_tags: At
) -> Iterator[Diagnostic]:
    used = {tag for facts in bank for tag in facts.tags}
    for tag in vocabulary.tags:
        if tag not in used:
            hint = "give it to a question, or take it out of the list"
            yield UNUSED_TAG.found(at_tags(tag), f"no question has the tag `{tag}`", hint)
