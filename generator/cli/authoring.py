"""`questions new`, `rename` and `retire`: what begins, moves and ends records."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import NoReturn

import click

from generator.authoring.bank_files import refusal, taken_ids
from generator.authoring.drafting import Draft, suggested_id, written
from generator.authoring.renaming import CannotRename, plan_renaming
from generator.authoring.retiring import CannotRetire, plan_retirement, retirable
from generator.changes import CannotChange, Changes
from generator.checking import Project
from generator.cli.asking import ask, ask_words, refuse_missing, word_fault, words_of
from generator.cli.common import CannotDo, plainly, refuse_elsewhere, say
from generator.cli.fixing import checked_quietly
from generator.diagnostics import Rejected
from generator.model import Bank, Settings


class _Day(click.ParamType):
    name = "day"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"`{value}` is not a day such as 2026-11-20", param, ctx)


TODAY = click.option(
    "--today",
    type=_Day(),
    default=lambda: datetime.now(UTC).astimezone().date(),
    metavar="DATE",
    help="The day to write, if it is not today.",
)


def _by_language(given: Iterable[str], settings: Settings, option: str) -> dict[str, str]:
    """Texts by language code, from `en=What is it?`; without a code, for the source language."""
    codes = [each.code for each in settings.languages]
    texts: dict[str, str] = {}
    for value in given:
        code, sign, text = value.partition("=")
        if not sign or code not in codes:
            code, text = settings.source.code, value
        if code in texts:
            raise click.UsageError(f"{option}: given twice for `{code}`")
        if text.strip():
            texts[code] = text.strip()
    return texts


@click.command(short_help="Begin the record of a question.")
@click.option("--topic", metavar="TOPIC", help="The folder, one of topics.yml.")
@click.option("--id", metavar="ID", help="The file's name, and the page's address for good.")
@click.option("--kind", metavar="KIND", help="One of those in bank.yml.")
@click.option("--difficulty", metavar="LEVEL", help="One of those in bank.yml.")
@click.option("--tags", metavar="TAGS", help="Some of tags.yml, with commas between them.")
@click.option(
    "--question",
    "questions",
    multiple=True,
    metavar="[LANGUAGE=]TEXT",
    help="What is asked, as fr=... and en=...; the translation may come later.",
)
@TODAY
@click.pass_obj
def new(
    project: Project,
    topic: str | None,
    id: str | None,
    kind: str | None,
    difficulty: str | None,
    tags: str | None,
    questions: tuple[str, ...],
    today: date,
) -> None:
    """Begin the record of a question, in house style.

    It asks for what the options do not say, and puts `TODO` wherever something is to be written.
    Then `questions check` says what is left to do.

    \b
    Examples:
      questions new
      questions new --topic coding --kind coding --difficulty basic --tags python \\
        --question "fr=Comment trier ?" --question "en=How do you sort?"
    """
    refuse_elsewhere(project)
    with plainly():
        checked = checked_quietly(project)
        assert checked.bank is not None
        settings = checked.bank.settings
        lists = _lists(checked.bank)
        words = {"topic": topic, "kind": kind, "difficulty": difficulty}
        chosen = {name: (word,) if word else () for name, word in words.items()}
        chosen["tags"] = words_of(tags or "")
        texts = _by_language(questions, settings, "--question")
        taken = taken_ids(project, checked)
        _refuse_unfit(chosen, lists, id, taken)
        absent = [f"--{name}" for name, picked in chosen.items() if not picked]
        if settings.source.code not in texts:
            absent.append(f"--question {settings.source.code}=...")
        refuse_missing(absent)
        if absent:
            texts = _ask_questions(texts, settings)
        for name, picked in chosen.items():
            if not picked:
                chosen[name] = ask_words(name, lists[name], several=name == "tags")
        draft = Draft(
            topic=chosen["topic"][0],
            id=id or _free_id(texts, settings, taken, asking=bool(absent)),
            kind=chosen["kind"][0],
            difficulty=chosen["difficulty"][0],
            tags=chosen["tags"],
            questions=texts,
            today=today,
        )
        try:
            content = written(draft, settings).encode()
        except Rejected as reason:
            raise click.UsageError(f"--question: {reason}") from reason
        path = project.bank / draft.path
        _make(Changes(written={path: content}), "nothing was written")
    click.echo(project.shown(path))
    say("write where it says TODO; `questions check` says what is left, `questions serve` shows it")


def _lists(bank: Bank) -> Mapping[str, Mapping[str, str]]:
    """The words that may be chosen, with their names in the source language."""
    vocabulary, code = bank.vocabulary, bank.settings.source.code
    lists = {
        "topic": vocabulary.topics,
        "kind": vocabulary.kinds,
        "difficulty": vocabulary.difficulties,
        "tags": vocabulary.tags,
    }
    return {
        name: {word: term.names[code] for word, term in terms.items()}
        for name, terms in lists.items()
    }


def _refuse_unfit(
    chosen: Mapping[str, Sequence[str]],
    lists: Mapping[str, Mapping[str, str]],
    id: str | None,
    taken: Mapping[str, str],
) -> None:
    for name, words in chosen.items():
        for word in words:
            if fault := word_fault(word, lists[name]):
                raise click.UsageError(f"--{name}: {fault}")
    if id and (reason := refusal(id, taken)):
        raise click.UsageError(f"--id: {reason}")


def _ask_questions(texts: Mapping[str, str], settings: Settings) -> dict[str, str]:
    asked = dict(texts)
    source, translation = settings.languages
    if source.code not in asked:
        asked[source.code] = ask(f"question, in {source.name}")
    if translation.code not in asked:
        what = f"question, in {translation.name} (nothing if it comes later)"
        asked[translation.code] = ask(what, optional=True)
    return {code: text for code, text in asked.items() if text}


def _free_id(
    texts: Mapping[str, str], settings: Settings, taken: Mapping[str, str], asking: bool
) -> str:
    """An id made from the question in the translation, else in the source; one may change it."""
    question = texts.get(settings.translation.code) or texts[settings.source.code]
    id = suggested_id(question)
    reason = refusal(id, taken) if id else "no id can be made from the question"
    if asking:
        shown = "id: the page's address, for good"
        return ask(shown, lambda answer: refusal(answer, taken), default="" if reason else id)
    if reason:
        raise click.UsageError(f"{reason}; choose one with --id")
    return id


@click.command(short_help="Give a question another id, or another topic.")
@click.argument("old", metavar="OLD")
@click.argument("name", metavar="[NEW]", required=False)
@click.option("--topic", metavar="TOPIC", help="Move it to this topic.")
@click.pass_obj
def rename(project: Project, old: str, name: str | None, topic: str | None) -> None:
    """Give a question another id, or another topic; everything that names it follows.

    The record moves with its figures, its old id goes on leading to it, and the records that relate
    or link to it are changed. All of it happens, or nothing.

    \b
    Examples:
      questions rename overfiting overfitting
      questions rename overfitting --topic model-evaluation
    """
    refuse_elsewhere(project)
    if name is None and topic is None:
        raise click.UsageError("give the new id, or `--topic`")
    with plainly():
        checked = checked_quietly(project)
        try:
            changes = plan_renaming(project, checked, old, name or old, topic)
        except CannotRename as reason:
            _give_up(old, reason)
        except CannotChange as reason:
            raise CannotDo(f"{reason}; nothing was changed") from reason
        _make(changes, "everything is as it was")
    for before, after in changes.moved.items():
        click.echo(f"{project.shown(before)} -> {project.shown(after)}")
    for path in sorted(changes.written):
        if path not in changes.moved.values():
            click.echo(f"{project.shown(path)}: names it by its new id")


@click.command(short_help="Retire a question; its address goes on answering.")
@click.argument("id", metavar="ID")
@click.option(
    "--why",
    "whys",
    multiple=True,
    metavar="LANGUAGE=TEXT",
    help="Why it is gone, once for each language: fr=... and en=...",
)
@click.option(
    "--question",
    "questions",
    multiple=True,
    metavar="LANGUAGE=TEXT",
    help="What it asked, where the record does not say it in that language.",
)
@click.option(
    "--instead", multiple=True, metavar="ID", help="A question to read now; may be given again."
)
@TODAY
@click.pass_obj
def retire(
    project: Project,
    id: str,
    whys: tuple[str, ...],
    questions: tuple[str, ...],
    instead: tuple[str, ...],
    today: date,
) -> None:
    """Retire a question: its address goes on answering, and says why and where to go instead.

    The answer leaves the record; version control still has it. Questions that are related to it
    become related to the first question named by `--instead`, or are so no more.

    \b
    Example:
      questions retire rare-event-accuracy --instead roc-auc \
        --why "fr=Elle se confondait avec une autre." --why "en=It duplicated another one."
    """
    refuse_elsewhere(project)
    with plainly():
        checked = checked_quietly(project)
        assert checked.bank is not None
        settings = checked.bank.settings
        reasons = _by_language(whys, settings, "--why")
        titles = _by_language(questions, settings, "--question")
        try:
            retired = retirable(checked, id)
            asked = {code: each.question for code, each in retired.wordings.items()}
            titles = {code: text for code, text in asked.items() if text} | titles
            reasons = _complete(reasons, settings, "why", "why it is gone")
            titles = _complete(titles, settings, "question", "what it asked")
            plan = plan_retirement(project, checked, id, reasons, instead, today, titles)
        except CannotRetire as reason:
            _give_up(id, reason)
        except CannotChange as reason:
            raise CannotDo(f"{reason}; nothing was changed") from reason
        _make(plan.changes, "everything is as it was")
    click.echo(f"{project.shown(project.bank / retired.path)}: retired")
    for note in plan.notes:
        click.echo(note)
    if instead:
        say("`questions fix` adds the return links")


def _complete(
    texts: Mapping[str, str], settings: Settings, option: str, what: str
) -> dict[str, str]:
    """With a text for each language, which is asked for where none was given."""
    absent = [each for each in settings.languages if each.code not in texts]
    refuse_missing([f"--{option} {each.code}=..." for each in absent])
    asked = {each.code: ask(f"{what}, in {each.name}") for each in absent}
    return {each.code: {**texts, **asked}[each.code] for each in settings.languages}


def _make(changes: Changes, otherwise: str) -> None:
    try:
        changes.make()
    except CannotChange as reason:
        raise CannotDo(f"{reason}; {otherwise}") from reason


def _give_up(id: str, reason: Exception) -> NoReturn:
    say(f"{id}: {reason}")
    sys.exit(1)
