from generator.model import Settings
from generator.rules.references import check_references
from records import MINIMAL, decoded

WORK = "  - {title: Random Forests, year: 2001, url: https://doi.org/10.1023/A:1010933404324"


def test_a_reference_without_an_author_is_told_at_its_place(settings: Settings) -> None:
    entry = decoded(f"{MINIMAL}references:\n{WORK}, by: Breiman}}\n{WORK}}}\n", settings)
    assert [
        (found.place.line, found.rule.code, found.message)
        for found in check_references(entry.meaning, entry.at)
    ] == [(17, "Q209", "no author is named for `Random Forests`")]
