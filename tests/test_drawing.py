"""The pieces that the figures of a bank are drawn with."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.drawing import arrow, box, box_height, figure, forked, number, save, text


@pytest.mark.parametrize(
    ("value", "written"),
    [(2, "2"), (2.0, "2"), (2.04, "2"), (2.06, "2.1"), (-0.01, "0"), (-3.5, "-3.5")],
)
def test_a_length_is_written_to_the_tenth(value: float, written: str) -> None:
    assert number(value) == written


def test_words_are_words_whatever_they_are_made_of() -> None:
    drawn = figure(100, ["Less is < more &", "so be it"], text(1, 2, "a < b & c", "end", 600))
    root = ElementTree.fromstring(drawn)
    title, *words = [element.text for element in root]
    assert title == "Less is < more & so be it"
    assert words == ["Less is < more &", "so be it", "a < b & c"]
    assert root.get("viewBox") == "0 0 480 100"


def test_a_box_holds_its_lines() -> None:
    frame, *words = (ElementTree.fromstring(part) for part in box(10, 20, 100, ["Name", "more"]))
    bottom = 20 + float(frame.attrib["height"])
    assert bottom == 20 + box_height(["Name", "more"])
    assert [word.text for word in words] == ["Name", "more"]
    assert [word.get("font-weight") for word in words] == ["600", None]
    for word in words:
        assert 20 < float(word.attrib["y"]) < bottom
        assert word.get("x") == "60"


@pytest.mark.parametrize(
    ("end", "head"),
    [
        ((0, 100), "-5,90 0,100 5,90"),
        ((100, 0), "90,5 100,0 90,-5"),
        ((0, -100), "5,-90 0,-100 -5,-90"),
    ],
)
def test_an_arrow_points_at_its_end(end: tuple[float, float], head: str) -> None:
    shaft, point = (ElementTree.fromstring(part) for part in arrow((0, 0), end))
    assert shaft.attrib["points"].startswith("0,0 ")
    assert sorted(point.attrib["points"].split()) == sorted(head.split())


def test_two_paths_leave_a_box_and_meet_in_another() -> None:
    paths = [("red", [["a", "b"], ["c"]]), ("blue", [["d", "e"], ["f"]])]
    root = ElementTree.fromstring(forked(["Fork"], ["first"], paths, ["last"]))
    frames = [each.attrib for each in root if each.tag.endswith("rect")]
    strokes = [frame["stroke"] for frame in frames]
    assert strokes == ["currentColor", "red", "red", "blue", "blue", "currentColor"]
    tops = [float(frame["y"]) for frame in frames]
    assert tops[1:3] == tops[3:5]
    assert tops[0] < tops[1] < tops[2] < tops[5]
    last = frames[5]
    assert float(last["y"]) + float(last["height"]) < float(root.attrib["viewBox"].split()[3])


def test_a_figure_is_saved_in_each_language_beside_its_script(tmp_path: Path) -> None:
    save(lambda language: f"<svg>{language} é</svg>\n", str(tmp_path / "two.py"), ["fr", "en"])
    kept = {path.name: path.read_bytes().decode() for path in tmp_path.iterdir()}
    assert kept == {"two.fr.svg": "<svg>fr é</svg>\n", "two.en.svg": "<svg>en é</svg>\n"}
