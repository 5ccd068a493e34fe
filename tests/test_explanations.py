"""What rules say of themselves, up to the page that a reader sees."""

import html
import re
from pathlib import Path

import pytest

from generator import checking, engine, rendering
from generator.diagnostics import Example, Rule, Severity
from generator.explanations import explained, fenced, first_sentence
from generator.labels import load_labels
from generator.pages import arrange


@pytest.mark.parametrize(
    ("why", "markdown"),
    [
        ("One *word*,\nwrapped.\n\nAnother.", "One \\*word\\*, wrapped.\n\nAnother."),
        ("Of `*args` and <b>.", "Of `*args` and &lt;b&gt;."),
        ("A `tick alone.", r"A \`tick alone."),
        ("Costs $5 and 5$, {.red}.", r"Costs \$5 and 5\$, \{.red\}."),
        ("- no list", r"\- no list"),
        ("2. no list", r"2\. no list"),
        ("See https://e.org/a_b.", r"See [https://e.org/a\_b](https://e.org/a_b)."),
        ("Une espace\u202f; une autre", "Une espace\u202f; une autre"),
    ],
)
def test_a_reason_has_paragraphs_code_and_addresses_only(why: str, markdown: str) -> None:
    assert explained(why) == markdown


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two.", "One."),
        ("One, with `a. B`. Two.", "One, with `a. B`."),
        ("One, e.g. this\nand that. `Two`.", "One, e.g. this\nand that."),
        ("Et l'une\u202f? Écrire l'autre.", "Et l'une\u202f?"),
        ("No full stop", "No full stop"),
    ],
)
def test_the_first_sentence_ends_before_the_next_one(text: str, first: str) -> None:
    assert first_sentence(text) == first


def test_a_fence_is_longer_than_those_that_it_holds() -> None:
    assert fenced("````py\nx\n````\n", "markdown") == "`````markdown\n````py\nx\n````\n`````"


NASTY = """\
```python
{{ labels }} {% if %} {# slug #}
```
~~~
# Title {#slug}
<script>alert(1)</script> &amp; <!-- no end
[words](nowhere.md){: .red } $x$ $$y$$

    deep
</code></pre></div>
---
- item

| a | b |
| - | - |"""


@pytest.mark.parametrize("kind", Example)
def test_an_example_is_shown_as_it_is(
    tiny: checking.Project, tmp_path: Path, kind: Example
) -> None:
    indented = NASTY.replace("\n", "\n    ")
    explanation = f"Why.\n\nBad:\n    {indented}\nGood:\n    {indented}\n"
    rule = Rule("Q999", "nasty", Severity.ERROR, explanation, example=kind)
    shown = built(tiny, tmp_path, rule)
    blocks = re.findall(r"<pre>(.*?)</pre>", shown, re.DOTALL)
    texts = [html.unescape(re.sub(r"<[^>]*>", "", block)).rstrip("\n") for block in blocks]
    assert texts == [NASTY, NASTY, "questions explain Q999"]


def built(project: checking.Project, folder: Path, rule: Rule) -> str:
    """The HTML of a rule's page in French."""
    checked = checking.check(project)
    assert checked.bank is not None
    labels = {
        code: {**load_labels(code, project.bank), "rules_9": "Family"} for code in ("fr", "en")
    }
    site = arrange(checked.bank, checked.entries, labels, (rule,))
    french, _ = rendering.write_markdown(site, labels, folder, "https://tiny.example/")
    # The rest of the site is linked to, and not needed.
    for page in french.markdown.rglob("*.md"):
        if page.parent.name != "rules":
            page.write_text("# Page\n", encoding="utf-8")
    job = engine.Job(
        markdown=french.markdown,
        html=folder / "html",
        language="fr",
        site_name="Name",
        site_url="https://tiny.example/",
        description="About",
        navigation=[{"Home": "index.md"}],
        outside_navigation="*.md",
        permalink_title="Link",
        variables=french.variables,
    )
    engine.build([job], project.engine_settings)
    return (folder / "html/rules/q999/index.html").read_text(encoding="utf-8")
