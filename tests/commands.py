"""The command line as tests use it."""

from click.testing import CliRunner, Result

from generator.cli import main


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words, catch_exceptions=False)
