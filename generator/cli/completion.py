"""`questions completion`: names that the shell completes."""

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")


@click.command(short_help="Print what lets your shell complete commands.")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what lets your shell complete commands, options and names.

    \b
    Examples:
      questions completion bash > ~/.local/share/bash-completion/completions/questions
      questions completion zsh > ~/.zfunc/_questions
      questions completion fish > ~/.config/fish/completions/questions.fish

    Make the folder first if it is not there, then open a new shell. For zsh, ~/.zshrc also needs
    the line `fpath+=~/.zfunc` before the one that has `compinit`. The shell must find `questions`:
    activate .venv/, or put .venv/bin on your PATH.
    """
    program = context.find_root().command
    made = get_completion_class(shell)(program, {}, "questions", "_QUESTIONS_COMPLETE")
    click.echo(made.source())
