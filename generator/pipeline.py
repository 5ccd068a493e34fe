"""From a folder of records to a site: read, decode, check, arrange, render, build, publish."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from generator import engine, publishing, rendering
from generator.checking import Checked, Progress, Project
from generator.diagnostics import Diagnostic, Rejected
from generator.labels import load_labels
from generator.pages import QuestionPage, Site, arrange

OUTSIDE_NAVIGATION = "/q/\n/tags/\n/rules/\n/rules.md"
"""Pages that are too many to stand in a menu, or that few readers look for."""


class CannotBuild(Exception):  # noqa: N818 -- the word says what happened
    """Something outside the records is in the way; the text says what."""


def build(
    project: Project,
    checked: Checked,
    destination: Path,
    site_url: str | None = None,
    progress: Progress = lambda _: None,
    engine_program: str = "mkdocs",
) -> Site:
    """Makes the site of a bank without errors, and puts it at `destination` in one move.

    Raises:
        CannotBuild: when something outside the records is in the way.
    """
    if checked.bank is None or checked.has_errors:
        raise ValueError("a bank with errors has no site")
    if not project.engine_settings.exists():
        raise CannotBuild(f"`{project.shown(project.engine_settings)}` is missing")
    try:
        publishing.refuse_foreign(destination)
        site_url = site_url or checked.bank.settings.site_url
        labels = {
            language.code: load_labels(language.code, project.bank)
            for language in checked.bank.settings.languages
        }
        site = arrange(checked.bank, checked.entries, labels)
        shutil.rmtree(project.scratch, ignore_errors=True)
        progress(f"writing pages: {sum(map(len, site.pages.values()))}")
        manuscripts = rendering.write_markdown(site, labels, project.scratch, site_url)
        jobs = [_job(each, project.scratch / "html") for each in manuscripts]
        progress("building: " + ", ".join(each.language.name for each in manuscripts))
        engine.build(jobs, project.engine_settings, engine_program)
        progress(f"publishing to {project.shown(destination)}")
        publishing.publish(
            site,
            {job.language: job.html for job in jobs},
            {each.language.code: each.labels for each in manuscripts},
            destination,
            site_url,
        )
    except publishing.LostFormula as lost:
        path = project.shown(project.bank / lost.page.question.path)
        code = lost.page.language.code
        hint = "close each `*` and `**` before the next one opens, and before a formula"
        message = f"{path}: {code}: a formula is lost among stars ({hint})"
        raise CannotBuild(message) from lost
    except publishing.DeadLinks as dead:
        raise CannotBuild(_with_records(dead.found, site, project)) from dead
    except (engine.EngineFailed, publishing.NotOurs, OSError) as error:
        raise CannotBuild(str(error)) from error
    except Rejected as rejected:
        raise CannotBuild("\n".join(_told(found) for found in rejected.diagnostics)) from rejected
    return site


def _with_records(found: Sequence[publishing.DeadLink], site: Site, project: Project) -> str:
    """Dead links, each with the record, and the line of it, that has the address if one does."""
    records = {
        f"{site.address(page)}index.html": page.question.path
        for pages in site.pages.values()
        for page in pages
        if isinstance(page, QuestionPage)
    }
    lines = []
    for dead in found:
        if record := records.get(dead.page):
            path = project.bank / record
            text = path.read_text(encoding="utf-8")
            # Prose names a question by its id, which is the last part of the page's address.
            page, _, slug = dead.address.partition("#")
            id = page.rstrip("/").rpartition("/")[2]
            written = (dead.address, f"q:{id}#{slug}" if slug else f"q:{id}", f"#{slug}", id)
            places = (text.find(each) for each in written if each.strip("#"))
            at = next((place for place in places if place >= 0), 0)
            line = text.count("\n", 0, at) + 1
            lines.append(f"{project.shown(path)}:{line}: {dead}")
        else:
            lines.append(str(dead))
    return "\n".join(lines)


def _told(found: Diagnostic) -> str:
    return f"{found.message} ({found.hint})" if found.hint else found.message


def _job(manuscript: rendering.Manuscript, html: Path) -> engine.Job:
    return engine.Job(
        markdown=manuscript.markdown,
        html=html / manuscript.language.code,
        language=manuscript.language.code,
        site_name=manuscript.title,
        site_url=manuscript.site_url,
        description=manuscript.description,
        navigation=manuscript.navigation,
        outside_navigation=OUTSIDE_NAVIGATION,
        permalink_title=manuscript.labels["permalink"],
        variables=manuscript.variables,
    )
