"""Large banks for measurements: short records like that of the tests, or those of this bank, each
many times under other names and with words of its own.

    python benchmarks/banks.py 10000 /tmp/large
"""

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ("bank", "topics", "tags", "sources", "glossary")
SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve")

SHORT = (ROOT / "tests/plain/questions/ml-foundations/overfitting.yml").read_text(encoding="utf-8")


def make_bank(size: int, root: Path, *, of_real_records: bool = False) -> None:
    """A project in `root` whose bank has `size` questions, no two of which have the same text."""
    source, bank = ROOT / "questions", root / "questions"
    shutil.copytree(ROOT / "site_overrides", root / "site_overrides")
    shutil.copy(ROOT / "mkdocs.yml", root)
    (bank / "ml-foundations").mkdir(parents=True)
    for name in SHARED:
        shutil.copy(source / f"{name}.yml", bank)
    records = [each for each in sorted(source.glob("*/*.yml")) if each.parent.name != "pages"]
    texts = [each.read_text(encoding="utf-8") for each in records] if of_real_records else [SHORT]
    for index in range(size):
        path = bank / "ml-foundations" / f"question-{index}.yml"
        path.write_text(_varied(texts[index % len(texts)], index), encoding="utf-8")
        if of_real_records:
            figures = records[index % len(texts)].with_suffix("")
        else:
            figures = ROOT / "tests/plain/questions/ml-foundations/overfitting"
        if figures.is_dir():
            shutil.copytree(figures, path.with_suffix(""))


def _varied(text: str, index: int) -> str:
    """The record with words of its own in every section, and no link to another question."""
    word, number = "", index
    for _ in range(4):
        number, rest = divmod(number, len(SYLLABLES))
        word += SYLLABLES[rest]
    text = re.sub(r"^(?:related|sources): .*\n", "", text, flags=re.M)
    text = re.sub(r"^reviewed:\n(?:  .*\n)*", "", text, flags=re.M)
    text = re.sub(r"\]\(q:[^)]*\)", "](#content)", text)
    own = f"{word} {word[::-1]}"
    text = re.sub(r"^(  (?:question|short): \|\n    )", rf"\g<1>{own} : ", text, flags=re.M)
    return re.sub(r"^(    ## .*\n)", rf"\g<1>\n    {own.capitalize()}.\n", text, flags=re.M)


if __name__ == "__main__":
    make_bank(int(sys.argv[1]), Path(sys.argv[2]), of_real_records="--real" in sys.argv)
