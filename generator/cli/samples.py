"""`questions run-code`."""

import sys
from collections.abc import Iterable, Iterator, Mapping

import click

from generator import running
from generator.assets import Entry
from generator.checking import Checked, Project, check, record_files
from generator.cli.common import colour, complete_ids, plainly, refuse_elsewhere, report, say
from generator.cli.sample_reports import Finding, as_text
from generator.diagnostics import nearest
from generator.model import Question
from generator.running import Limits, Run
from generator.sample_outputs import with_outputs
from generator.samples import Sample, samples
from generator.writing import replace_content


@click.command("run-code", short_help="Run the code samples, and compare what they print.")
@click.argument("ids", nargs=-1, metavar="[ID]...", shell_complete=complete_ids)
@click.option(
    "--time-limit",
    type=click.IntRange(1, 3600),
    default=10,
    show_default=True,
    metavar="SECONDS",
    help="How long a sample may run.",
)
@click.option("--write", is_flag=True, help="Put what was printed in the `output` blocks.")
@click.pass_obj
def run_code(project: Project, ids: tuple[str, ...], time_limit: int, write: bool) -> None:
    """Run the code samples, and compare what they print with what is shown.

    Without ID, those of all questions. Each runs alone, in an empty folder, without network.

    \b
    Examples:
      questions run-code
      questions run-code roc-auc
      questions run-code roc-auc --write
    """
    refuse_elsewhere(project)
    with plainly():
        checked = check(project, say)
        if checked.bank is None:
            report(checked.diagnostics, len(checked.entries))
            sys.exit(1)
        entries = list(_chosen(checked, ids))
        complete = len(entries) == len(set(ids)) if ids else _all_were_read(project, checked)
        found = [
            (entry, sample)
            for entry in entries
            if isinstance(entry.meaning, Question)
            for sample in samples(entry.meaning)
        ]
        runs = _run_all([sample.code for _, sample in found], Limits(seconds=time_limit))
        results = (Finding(sample, runs[sample.code], entry.at) for entry, sample in found)
        wrong = [each for each in results if each.is_wrong]
        written = dict(_write_all(project, entries, runs)) if write else {}
    click.echo(as_text(wrong, written, colour=colour()), nl=False)
    failed = sum(bool(each.run.failure) for each in wrong)
    refused = sum(map(bool, written.values()))
    different = len(wrong) - failed - (len(written) - refused)
    say(f"samples: {len(found)}, failed: {failed}, different: {different}")
    sys.exit(1 if failed or different or not complete else 0)


def _chosen(checked: Checked, ids: Iterable[str]) -> Iterator[Entry]:
    """The entries of these ids, each once, else all; what has no sample is told."""
    for id in dict.fromkeys(ids):
        entry = checked.entries.get(id)
        if entry is None:
            hint = nearest(id, checked.entries)
            say(f"{id}: no such question, or its record has errors\n  hint: {hint}")
            continue
        if not isinstance(entry.meaning, Question):
            say(f"{id}: the question is retired, nothing to run")
        elif not any(samples(entry.meaning)):
            say(f"{id}: no code sample")
        yield entry
    if not ids:
        yield from checked.entries.values()


def _all_were_read(project: Project, checked: Checked) -> bool:
    """Whether no record has errors that hide its samples; if not, says so."""
    read = {entry.meaning.path for entry in checked.entries.values()}
    with_errors = {each.place.path for each in checked.diagnostics if each.is_error}
    unread = (name for name in record_files(project.bank) if name not in read)
    left_out = sum(project.shown_record(name) in with_errors for name in unread)
    if left_out:
        say(f"records left out, because of their errors: {left_out}; type `questions check`")
    return not left_out


def _run_all(codes: Iterable[str], limits: Limits) -> Mapping[str, Run]:
    """Each program once, whichever samples share it."""
    once = list(dict.fromkeys(codes))
    done = {}
    with click.progressbar(length=len(once), label="running samples", file=sys.stderr) as bar:
        for code, run in running.runs(once, limits):
            done[code] = run
            bar.update(1)
    return done


def _write_all(
    project: Project, entries: Iterable[Entry], runs: Mapping[str, Run]
) -> Iterator[tuple[Sample, str]]:
    """Each sample whose output was written, with nothing, and each refused, with the reason."""
    for entry in entries:
        path = project.bank / entry.meaning.path
        # Whatever bytes came into the file since it was checked, they go back as they are.
        text = path.read_bytes().decode(errors="surrogateescape")
        made = with_outputs(text, entry, runs)
        if made.changed:
            replace_content(path, made.text.encode(errors="surrogateescape"))
        yield from ((sample, "") for sample in made.changed)
        yield from made.refused
