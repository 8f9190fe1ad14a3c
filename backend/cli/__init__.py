"""The `moviechat` command: a thin door to everything else.

Groups that live above the backend (`films`, `ingest`, …) are found through the
entry points `moviechat.commands`, so that the backend never imports them.
"""

import sys
from importlib.metadata import entry_points
from typing import Any

import click

from backend.cli.asking import ask, search
from backend.cli.evaluating import evaluate
from backend.cli.gauging import novelty
from backend.cli.jobs import jobs
from backend.cli.looking import config, doctor, version
from backend.cli.narrowing import narrow
from backend.cli.recommending import comparables, recommend
from backend.cli.serving import serve, stop
from backend.cli.tasting import taste
from backend.cli.working import worker
from backend.domain.errors import MovieChatError

PLUGINS = "moviechat.commands"


class Doors(click.Group):
    """A group that finds further commands, and shows our errors as sentences."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        found = {point.name for point in entry_points(group=PLUGINS)}
        return sorted({*super().list_commands(ctx), *found})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command of ours, or one that an entry point names."""
        ours = super().get_command(ctx, cmd_name)
        if ours is not None:
            return ours
        for point in entry_points(group=PLUGINS, name=cmd_name):
            command: click.Command = point.load()
            return command
        return None

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run the command; a foreseen error is a sentence and exit code 1."""
        try:
            return super().invoke(ctx)
        except MovieChatError as exc:
            raise click.ClickException(str(exc)) from exc
        except BrokenPipeError:
            raise  # whoever reads us had enough; click knows
        except OSError as exc:
            raise click.ClickException(f"The system refused: {exc}.") from exc


@click.group(cls=Doors, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Movie Chat: a movie knowledge chatbot that recommends.

    Settings come from the environment; `moviechat config` shows them.
    """


for command in (
    serve,
    stop,
    worker,
    jobs,
    doctor,
    config,
    version,
    ask,
    search,
    comparables,
    recommend,
    narrow,
    novelty,
    evaluate,
    taste,
):
    cli.add_command(command)


def main() -> None:
    """Run the command line."""
    try:
        " ".join(sys.argv).encode()
    except UnicodeEncodeError:
        click.echo("Error: what you typed is not UTF-8.", err=True)
        sys.exit(2)
    cli(prog_name="moviechat")
