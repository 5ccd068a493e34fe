"""Sets formulas with KaTeX in an embedded JavaScript engine: a page needs no script for them."""

import atexit
import functools
import json
from importlib.resources import files

from py_mini_racer import MiniRacer

OPTIONS = {
    "output": "htmlAndMathml",
    "strict": "ignore",
    "throwOnError": True,
    # No \href, \includegraphics or \htmlStyle: formulas come from strangers.
    "trust": False,
    "maxExpand": 200,
    "maxSize": 20,
}


class BadFormula(ValueError):  # noqa: N818 -- the word says what it is
    """KaTeX refused the formula; the text says why."""


@functools.cache
def _engine() -> MiniRacer:
    engine = MiniRacer()
    # Left to the end of the interpreter, the engine's own thread keeps Python 3.13 from ending.
    atexit.register(engine.close)
    engine.eval((files("generator") / "vendor/katex/katex.min.js").read_text(encoding="utf-8"))
    engine.eval(
        "function set(tex, options) {"
        "  try { return {html: katex.renderToString(tex, options)}; }"
        "  catch (error) { return {refused: String(error.rawMessage || error.message)}; }"
        "}"
    )
    return engine


@functools.lru_cache(maxsize=4096)
def as_html(tex: str, *, display: bool) -> str:
    """The formula as HTML with MathML for assistive technology.

    Raises:
        BadFormula: when KaTeX does not understand it.
    """
    options = json.dumps(OPTIONS | {"displayMode": display})
    said = json.loads(_engine().eval(f"JSON.stringify(set({json.dumps(tex)}, {options}))"))
    if "refused" in said:
        raise BadFormula(said["refused"].splitlines()[0])
    return str(said["html"])
