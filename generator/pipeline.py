"""From a folder of records to a site: read, decode, check, arrange, render, build, publish."""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator import engine, publishing, rendering
from generator.assets import Entry
from generator.decoding import (
    decode_question,
    decode_settings,
    decode_sources,
    decode_terms,
    decode_text,
    misplaced,
)
from generator.diagnostics import Diagnostic, Rejected, in_order
from generator.labels import load_labels
from generator.model import Bank, BankText, Question, Settings, Tombstone, Vocabulary
from generator.pages import QuestionPage, Site, arrange
from generator.reading import Record, read_record
from generator.rules import check_bank, check_entry, check_shared, check_text

Progress = Callable[[str], None]
"""Told, in a few words, what begins."""

LABELS, PAGES, PREVIEWS = "labels", "pages", "previews"
"""Folders of the bank that hold no records: words of the interface, pages of its own, pictures
of the site."""

OUTSIDE_NAVIGATION = "/q/\n/tags/"
"""Pages that are too many to stand in a menu."""

SHARED_FILES = ("bank.yml", "topics.yml", "tags.yml", "sources.yml")


class CannotBuild(Exception):  # noqa: N818 -- the word says what happened
    """Something outside the records is in the way; the text says what."""


@dataclass(frozen=True)
class Project:
    """Where a bank and what is made of it live."""

    root: Path
    shown_from: Path
    """Paths are shown to people relative to this folder."""

    @property
    def bank(self) -> Path:
        return self.root / "questions"

    @property
    def scratch(self) -> Path:
        return self.root / "build"

    @property
    def engine_settings(self) -> Path:
        return self.root / "mkdocs.yml"

    def shown(self, path: Path) -> str:
        """A path as a person would type it."""
        try:
            return path.absolute().relative_to(self.shown_from.absolute()).as_posix()
        except ValueError:
            return path.as_posix()


@dataclass(frozen=True)
class Checked:
    """What was read, and what is wrong with it."""

    bank: Bank | None
    """None when the files that all questions share could not be understood."""
    entries: Mapping[str, Entry]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def has_errors(self) -> bool:
        return any(found.is_error for found in self.diagnostics)


def check(project: Project, progress: Progress = lambda _: None) -> Checked:
    """Reads, decodes and checks the whole bank, and reports everything at once."""
    try:
        settings, vocabulary = read_shared(project)
    except Rejected as rejected:
        return Checked(None, {}, tuple(in_order(rejected.diagnostics)))
    texts: list[BankText] = []
    paths = sorted(_record_files(project.bank))
    progress(f"checking records: {len(paths)}")
    found: list[Diagnostic] = []
    for path in sorted((project.bank / PAGES).glob("*.yml")):
        try:
            record = read_record(path, project.shown(path))
            text = decode_text(record, path.stem, settings)
        except Rejected as rejected:
            found += rejected.diagnostics
        else:
            texts.append(text)
            found += check_text(text, record.at, settings)
    entries: list[Entry] = []
    for path in paths:
        try:
            entry = _read_entry(project, path, settings)
        except Rejected as rejected:
            found += rejected.diagnostics
        else:
            entries.append(entry)
            found += check_entry(entry, settings, vocabulary)
    found += check_bank(entries, settings)
    meanings = sorted((entry.meaning for entry in entries), key=lambda each: each.id)
    bank = Bank(
        settings,
        vocabulary,
        tuple(each for each in meanings if isinstance(each, Question)),
        tuple(each for each in meanings if isinstance(each, Tombstone)),
        tuple(texts),
        _previews(project.bank, settings),
    )
    by_id = {entry.meaning.id: entry for entry in entries}
    return Checked(bank, by_id, tuple(in_order(found)))


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


def read_shared(project: Project) -> tuple[Settings, Vocabulary]:
    """The files that all questions share; reports the faults of all of them."""
    found: list[Diagnostic] = []
    records: dict[str, Record] = {}
    for name in SHARED_FILES:
        path = project.bank / name
        try:
            records[name] = read_record(path, project.shown(path))
        except Rejected as rejected:
            found += rejected.diagnostics
    if "bank.yml" not in records:
        raise Rejected(found)
    settings, difficulties, kinds = decode_settings(records["bank.yml"])
    decoded = {}
    for name, decode in (
        ("topics.yml", lambda record: decode_terms(record, settings)),
        ("tags.yml", lambda record: decode_terms(record, settings)),
        ("sources.yml", decode_sources),
    ):
        try:
            if name in records:
                decoded[name] = decode(records[name])
        except Rejected as rejected:
            found += rejected.diagnostics
    if not found:
        found += check_shared(settings, decoded["topics.yml"], records["bank.yml"].at)
    if found:
        raise Rejected(found)
    return settings, Vocabulary(
        topics=decoded["topics.yml"],
        tags=decoded["tags.yml"],
        kinds=kinds,
        difficulties=difficulties,
        sources=decoded["sources.yml"],
    )


def _record_files(folder: Path) -> Iterator[Path]:
    """Whatever looks like a record, so that one in the wrong place is told rather than lost."""
    for path in folder.rglob("*"):
        if path.suffix.lower() not in (".yml", ".yaml") or path.name.startswith("."):
            continue
        if path.parent == folder and path.name in SHARED_FILES:
            continue
        if path.parent in (folder / LABELS, folder / PAGES, folder / PREVIEWS):
            continue
        yield path


def _read_entry(project: Project, path: Path, settings: Settings) -> Entry:
    shown = project.shown(path)
    place = PurePosixPath(path.relative_to(project.bank).as_posix())
    if not path.resolve().is_relative_to(project.bank.resolve()):
        raise Rejected(misplaced(PurePosixPath("outside.the.bank"), shown))
    record = read_record(path, shown)
    meaning = decode_question(record, place, settings)
    return Entry(meaning, record.at, _files_beside(path, project.bank), record)


def _previews(bank: Path, settings: Settings) -> Mapping[str, bytes]:
    paths = {each.code: bank / PREVIEWS / f"{each.code}.png" for each in settings.languages}
    return {code: path.read_bytes() for code, path in paths.items() if path.is_file()}


def _files_beside(path: Path, bank: Path) -> Mapping[str, bytes]:
    """The figures of a record; links that lead out of the bank are not followed."""
    folder = path.with_suffix("")
    if not folder.is_dir():
        return {}
    return {
        each.name: each.read_bytes()
        for each in sorted(folder.iterdir())
        if each.suffix in (".svg", ".png") and each.resolve().is_relative_to(bank.resolve())
    }
