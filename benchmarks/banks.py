"""Large banks for measurements: the records of this one, each many times under other names.

python benchmarks/banks.py 10000 /tmp/large
"""

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

SYLLABLES = ["ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve"]


def make_bank(size: int, root: Path) -> None:
    """A project in `root` whose bank has `size` questions, no two of which have the same text."""
    source, bank = ROOT / "questions", root / "questions"
    bank.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "site_overrides", root / "site_overrides")
    for shared in (*source.glob("*.yml"), *source.glob("p*/*")):
        copy = bank / shared.relative_to(source)
        copy.parent.mkdir(exist_ok=True)
        shutil.copy(shared, copy)
    (bank / "ledger.yml").unlink(missing_ok=True)
    records = sorted(each for each in source.glob("*/*.yml") if each.parent.name != "pages")
    texts = [record.read_text(encoding="utf-8") for record in records]
    for index in range(size):
        record, text = records[index % len(records)], texts[index % len(records)]
        copy = bank / record.parent.name / f"{record.stem}-{index}.yml"
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(_varied(text, index), encoding="utf-8")
        if (figures := record.with_suffix("")).is_dir():
            copy.with_suffix("").mkdir()
            for figure in figures.glob("*.svg"):
                shutil.copy(figure, copy.with_suffix(""))


def _varied(text: str, index: int) -> str:
    """The record with words of its own in every section, and no link to another question."""
    word, number = "", index
    for _ in range(4):
        number, rest = divmod(number, len(SYLLABLES))
        word += SYLLABLES[rest]
    text = re.sub(r"^related: .*\n", "", text, flags=re.M)
    text = re.sub(r"^reviewed:\n(?:  .*\n)*", "", text, flags=re.M)
    text = re.sub(r"\]\(q:[^)]*\)", "](#content)", text)
    own = f"{word} {word[::-1]}"
    text = re.sub(r"^(  (?:question|short): \|\n    )", rf"\g<1>{own} : ", text, flags=re.M)
    return re.sub(r"^(    ## .*\n)", rf"\g<1>\n    {own.capitalize()}.\n", text, flags=re.M)


if __name__ == "__main__":
    make_bank(int(sys.argv[1]), Path(sys.argv[2]))
