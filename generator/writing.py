"""Puts a file in the place of another in one move, so that nobody is left with half of it."""

import os
import shutil
from pathlib import Path
from tempfile import NamedTemporaryFile


def replace_content(path: Path, content: bytes) -> None:
    """The file keeps its permissions, and its links lead to it as before."""
    path = path.resolve()
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        beside = Path(file.name)
        try:
            file.write(content)
            file.close()
            shutil.copymode(path, beside)
            os.replace(beside, path)  # noqa: PTH105 -- says, better than its twin, what happens
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
