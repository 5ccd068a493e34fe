"""What a person at a terminal is asked; elsewhere, what is missing is said."""

import sys
from collections.abc import Callable, Collection, Mapping

import click

from generator.diagnostics import nearest


def can_ask() -> bool:
    return sys.stdin.isatty()


def refuse_missing(missing: Collection[str]) -> None:
    """Where nobody can be asked, what is not given as an option cannot be known."""
    if missing and not can_ask():
        listed = ", ".join(f"`{each}`" for each in missing)
        raise click.UsageError(f"missing: {listed}; without a terminal nothing can be asked")


def ask(
    what: str,
    fault: Callable[[str], str] = lambda _: "",
    default: str = "",
    optional: bool = False,
) -> str:
    """A line that has no fault; whoever gives one that has is told, and asked again."""
    while True:
        # An empty default lets an empty answer through, which is ours to judge.
        shown = bool(default)
        answer = click.prompt(what, default=default, show_default=shown, err=True).strip()
        if not answer and optional:
            return ""
        reason = fault(answer) if answer else "write something, or stop with Ctrl+C"
        if not reason:
            return answer
        click.echo(reason, err=True)


def ask_words(what: str, allowed: Mapping[str, str], *, several: bool = False) -> tuple[str, ...]:
    """One or several of the words, which are shown with their names."""
    width = max(map(len, allowed), default=0)
    click.echo(f"{what}, of these:", err=True)
    for word, name in allowed.items():
        click.echo(f"  {word:<{width}}  {name}", err=True)

    def fault(answer: str) -> str:
        words = words_of(answer)
        if len(words) > 1 and not several:
            return "choose one of them"
        faults = (word_fault(word, allowed) for word in words)
        return "\n".join(filter(None, faults)) or ("" if words else "choose one of them")

    return words_of(ask(f"{what}, with commas between them" if several else what, fault))


def words_of(answer: str) -> tuple[str, ...]:
    """Words with commas or spaces between them, each once."""
    return tuple(dict.fromkeys(answer.replace(",", " ").split()))


def word_fault(word: str, allowed: Collection[str]) -> str:
    """Why the word is not to be had, with the nearest one that is; empty if it is."""
    return "" if word in allowed else f"`{word}` is not one of them; {nearest(word, allowed)}"
