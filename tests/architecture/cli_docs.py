"""The help texts of docs/cli.md, as the commands print them.

    make cli-docs

Rewrites them in their places; what is written around them stays.
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from typing import Final

import click
from click.testing import CliRunner

from backend.cli import cli
from tests.architecture.sources import ROOT

DOCUMENT: Final = ROOT / "docs" / "cli.md"
_BLOCK: Final = re.compile(
    r"(?<=^```\n)Usage: moviechat((?: [a-z-]+)*) .*?(?=\n```$)",
    re.DOTALL | re.MULTILINE,
)


def commands(group: click.Command = cli, path: str = "moviechat") -> Iterator[str]:
    """Return every command that does something, with the groups before it."""
    context = click.Context(group)
    if not isinstance(group, click.Group):
        yield path
        return
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield from commands(command, f"{path} {name}")


@cache
def help_of(command: str) -> str:
    """Return what a command prints when it is asked for help."""
    words = command.split()[1:]
    printed = CliRunner().invoke(
        cli,
        [*words, "--help"],
        prog_name="moviechat",
        env={"COLUMNS": "80"},
    )
    if printed.exit_code:
        raise LookupError(f"There is no command `{command}` (any more).")
    return printed.output.rstrip()


def rewritten(document: str) -> str:
    """Return a document with every help text in it as it is printed now."""
    return _BLOCK.sub(lambda block: help_of(f"moviechat{block[1]}"), document)


def main() -> int:
    """Rewrite the help texts, and name the commands that have no place yet."""
    text = rewritten(DOCUMENT.read_text(encoding="utf-8"))
    DOCUMENT.write_text(text, encoding="utf-8")
    missing = [command for command in commands() if help_of(command) not in text]
    for command in missing:
        sys.stderr.write(
            f"docs/cli.md has no place for `{command}`: write a section with "
            f'"Usage: {command} …" between ``` in it, and run this again.\n',
        )
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
