from generator.assets import FigureFiles, figure_files

FILES = dict.fromkeys(
    ["gap.fr.svg", "gap.svg", "flow.svg", "photo.light.png", "photo.dark.png", "half.light.png"],
    b"",
)


def test_a_figure_in_the_language_comes_first() -> None:
    assert figure_files("gap.svg", "fr", FILES) == FigureFiles("gap.fr.svg")


def test_a_figure_without_words_serves_every_language() -> None:
    assert figure_files("gap.svg", "en", FILES) == FigureFiles("gap.svg")
    assert figure_files("flow.svg", "fr", FILES) == FigureFiles("flow.svg")


def test_a_picture_may_be_a_pair() -> None:
    assert figure_files("photo.png", "fr", FILES) == FigureFiles(
        "photo.light.png", "photo.dark.png"
    )


def test_half_a_pair_is_no_figure() -> None:
    assert figure_files("half.png", "fr", FILES) is None
