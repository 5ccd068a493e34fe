from generator.diagnostics import Place, Rule, Severity, in_order, nearest

RULE = Rule("Q999", "bad-thing", Severity.WARNING, "Why.")


def test_nearest_offers_the_closest_known_word() -> None:
    assert nearest("gradiant", ["gradient", "metrics"]) == "did you mean `gradient`?"


def test_nearest_lists_what_is_allowed_when_nothing_is_close() -> None:
    assert nearest("zzz", ["b", "a"]) == "allowed: `a`, `b`"


def test_nearest_says_nothing_when_nothing_is_allowed() -> None:
    assert nearest("zzz", []) == ""


def test_a_long_list_of_allowed_words_is_cut() -> None:
    words = [f"w{index:02}" for index in range(20)]
    assert nearest("zzz", words).endswith("`w11`, …")


def test_findings_come_by_place_and_only_once() -> None:
    second = RULE.found(Place("a.yml", 2, 1), "b")
    first = RULE.found(Place("a.yml", 1, 9), "b")
    other = RULE.found(Place("B.yml", 7, 1), "a")
    assert list(in_order([second, other, first, second])) == [other, first, second]


def test_a_warning_is_no_error() -> None:
    assert not RULE.found(Place("a.yml"), "x").is_error
