"""Each page, as it is written, is HTML that a validator accepts.

html-validate runs in the Node that Playwright brings: nothing more has to be installed.
"""

import json
import re
import shutil
import subprocess
from pathlib import Path

from playwright._impl._driver import compute_driver_executable

from conftest import ROOT, copy_of_tiny
from generator import checking, pipeline, reporting
from generator.checking import Project

VENDOR = ROOT / "tests/vendor"

CONFIGURATION = {
    "root": True,
    "extends": ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
    # Taste, on which we differ: what makes HTML valid is never switched off.
    "rules": {
        # Blank lines are what loops of templates leave, and compression takes them away.
        "no-trailing-whitespace": "off",
        # KaTeX places each sign by a style of its own, and a level is a number in a style.
        "no-inline-style": "off",
        # The title of a page is the question, as long as it has to be.
        "long-title": "off",
        # Any case is valid; ours is lower.
        "doctype-style": ["error", {"style": "lowercase"}],
        # A digest is for files that another host could change, and there are none.
        "require-sri": ["error", {"target": "crossorigin"}],
        # The page for lost addresses has a heading per language until its script hides one.
        "heading-level": ["error", {"allowMultipleH1": True}],
    },
}

VALIDATE = """\
const fs = require("node:fs");
const { bundle, configuration, folder, files } = JSON.parse(fs.readFileSync(0, "utf8"));
const { HtmlValidate, StaticConfigLoader } = require(bundle);
const validator = new HtmlValidate(new StaticConfigLoader(configuration));
(async () => {
  const faults = [];
  for (const file of files) {
    const report = await validator.validateString(fs.readFileSync(`${folder}/${file}`, "utf8"));
    for (const { messages } of report.results) {
      for (const { line, column, ruleId, message, selector } of messages) {
        faults.push(`${file}:${line}:${column}: ${ruleId}: ${message} (${selector})`);
      }
    }
  }
  console.log(JSON.stringify(faults));
})();
"""


def faults(folder: Path) -> list[str]:
    """What the validator says of the pages below a folder, in one run."""
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    assert files
    asked = {
        "bundle": str(VENDOR / "html-validate/html-validate.js"),
        "configuration": CONFIGURATION,
        "folder": str(folder),
        "files": files,
    }
    node, _ = compute_driver_executable()
    answer = subprocess.run(
        [node, "-e", VALIDATE], input=json.dumps(asked).encode(), capture_output=True, timeout=300
    )
    assert answer.returncode == 0, answer.stderr.decode()
    return json.loads(answer.stdout)


def built(project: Project) -> Path:
    checked = checking.check(project)
    errors = [found for found in checked.diagnostics if found.is_error]
    assert not errors, reporting.as_text(errors)
    folder = project.root / "site"
    pipeline.build(project, checked, folder, "http://127.0.0.1/a/b/")
    return folder


def assert_valid(folder: Path) -> None:
    found = faults(folder)
    shown = found if len(found) <= 40 else [*found[:40], f"and {len(found) - 40} more"]
    assert not found, "\n".join([f"{len(found)} faults", *shown])


def test_each_page_of_the_tiny_bank_is_valid(tmp_path: Path) -> None:
    project = copy_of_tiny(tmp_path / "project")
    shutil.copytree(Path(__file__).parent / "questions", project.bank, dirs_exist_ok=True)
    assert_valid(built(project))


def test_each_page_of_the_real_bank_is_valid(tmp_path: Path) -> None:
    for name in ("questions", "site_overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    assert_valid(built(Project(root=tmp_path, shown_from=tmp_path)))


FAULTS = {
    "input-attributes": '<input type="checkbox" autocomplete="off" aria-label="a">',
    "no-dup-id": '<p id="a">a</p><p id="a">b</p>',
    "no-implicit-close": "<p>a<ul><li>b</ul>",
    "element-permitted-content": "<ul><p>a</p></ul>",
    "no-missing-references": '<p aria-describedby="nowhere">a</p>',
    "wcag/h37": '<img src="a.png">',
    "heading-level": "<h3>a</h3>",
    "no-implicit-button-type": "<button>a</button>",
    "close-order": "<p>a</p></div>",
}


def test_a_fault_does_not_pass(tmp_path: Path) -> None:
    for number, body in enumerate(["", *FAULTS.values()]):
        (tmp_path / f"{number}.html").write_text(
            '<!doctype html>\n<html lang="en"><head><title>a</title></head>'
            f"<body><h1>a</h1>{body}</body></html>\n",
            encoding="utf-8",
        )
    found = "\n".join(faults(tmp_path))
    assert "0.html" not in found
    for number, rule in enumerate(FAULTS, start=1):
        assert re.search(rf"^{number}\.html:\d+:\d+: {rule}: ", found, re.MULTILINE), rule
