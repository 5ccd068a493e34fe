"""The drawing of the floors, held against the imports: they go down only."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parents[1] / "generator"

# From the doors down to the ground. A name is a module or a package of `generator`.
FLOORS = [
    ["cli", "__main__"],
    [
        "serving",
        "reporting",
        "reviewing",
        "registering",
        "repairs",
        "authoring",
        "choosing",
        "branches",
        "samples",
        "sample_outputs",
        "standing",
    ],
    ["inspecting", "pipeline"],
    ["memory", "checking"],
    ["publishing"],
    ["engine", "engine_guard"],
    [
        "rendering",
        "contexts",
        "frontmatter",
        "markdown_text",
        "explanations",
        "summaries",
        "addresses",
    ],
    ["pages"],
    ["rules"],
    ["house_style"],
    [
        "changes",
        "drawing",
        "editing",
        "formulas",
        "phrases",
        "plaintext",
        "typography",
        "numerals",
        "lexicons",
        "running",
        "running_guard",
        "word_diff",
        "writing",
    ],
    ["review", "assets", "decoding", "labels"],
    ["schema", "reading", "prose", "history"],
    ["model", "diagnostics"],
]
HEIGHT = {name: -index for index, names in enumerate(FLOORS) for name in names}

# What only one module may know.
SECRETS = {
    "yaml": "reading",
    "mkdocs": "engine",
    "py_mini_racer": "formulas",
    "jinja2": ("rendering", "publishing"),
    "click": ("cli", "reporting"),
    "watchdog": "serving",
}


def modules() -> list[Path]:
    return sorted(GENERATOR.rglob("*.py"))


def floor_of(path: Path) -> str:
    relative = path.relative_to(GENERATOR)
    return relative.parts[0].removesuffix(".py")


def imported_names(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imported_floors(path: Path) -> Iterator[str]:
    for name in imported_names(path):
        first, _, rest = name.partition(".")
        if first == "generator" and rest:
            yield rest.split(".")[0]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(GENERATOR)))
def test_imports_go_down_only(path: Path) -> None:
    name = floor_of(path)
    if name == "__init__":
        return
    assert name in HEIGHT, f"{name} stands on no floor of the drawing"
    for other in imported_floors(path):
        if other in (name, "__init__"):
            continue
        assert other in HEIGHT, f"{name} imports {other}, which stands on no floor"
        assert HEIGHT[other] <= HEIGHT[name], f"{name} imports {other}, which stands above it"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(GENERATOR)))
def test_each_library_is_known_where_the_drawing_says(path: Path) -> None:
    for name in imported_names(path):
        library = name.split(".")[0]
        if library in SECRETS:
            assert floor_of(path) in SECRETS[library], f"{path.name} must not know {library}"


def test_the_ground_floor_uses_the_standard_library_only() -> None:
    import sys

    for module in ("model", "diagnostics", "prose"):
        for name in imported_names(GENERATOR / f"{module}.py"):
            first = name.split(".")[0]
            assert first == "generator" or first in sys.stdlib_module_names


def test_no_module_names_a_language_of_this_bank() -> None:
    """French and English are this bank's configuration; a convention of typography is not."""
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Compare):
                words = [each.value for each in node.comparators if isinstance(each, ast.Constant)]
                assert not {"fr", "en"} & set(words), f"{path.name} decides by a language's code"


def test_the_page_on_the_architecture_draws_every_module() -> None:
    page = (GENERATOR.parent / "docs/architecture.md").read_text(encoding="utf-8")
    drawing = page.split("```")[1]
    drawn = set(drawing.replace("/", " ").split())
    names = {floor_of(path) for path in modules()} - {"__init__", "engine_guard", "running_guard"}
    names |= {path.stem for path in (GENERATOR / "rules").glob("[a-z]*.py")}
    names |= {path.stem for path in (GENERATOR / "publishing").glob("[a-z]*.py")}
    assert names <= drawn
