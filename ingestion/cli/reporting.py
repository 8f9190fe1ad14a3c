"""How commands speak: results on stdout, chatter and progress on stderr."""

import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from backend.adapters.console import configure_logging, print_json, say
from backend.domain.errors import EmbeddingUnderWay
from backend.settings import Settings
from ingestion.cli.progress import shown
from ingestion.composition import Workshop, open_workshop
from ingestion.embedding import EmbeddingCounts

T = TypeVar("T")


def result(values: dict[str, object], *, as_json: bool, text: str) -> None:
    """Print a command's result, for people or for programs."""
    if as_json:
        print_json(values)
    else:
        click.echo(text)


def workshop() -> AbstractContextManager[Workshop]:
    """Open the catalogue that the environment names."""
    settings = Settings.from_env(os.environ)
    configure_logging(settings.log_level)
    return open_workshop(settings, say)


def counted(items: Iterable[T], label: str, total: int | None) -> Iterator[T]:
    """Pass items on and show how many went by, of how many if that is known."""
    with _progress() as progress:
        task = progress.add_task(label, total=total)
        for item in items:
            progress.advance(task)
            yield item


def embed(opened: Workshop) -> EmbeddingCounts:
    """Embed what is missing, if that costs nothing, and show how far it is."""
    try:
        with shown() as progress:
            return opened.embed(progress)
    except EmbeddingUnderWay as exc:
        say(str(exc))
        return EmbeddingCounts(0, 0, 0, 0, waiting=opened.counts().passages)


def embedding_summary(counts: EmbeddingCounts) -> str:
    """Say what embedding did."""
    done = f"{counts.embedded} passages embedded, {counts.indexed} indexed"
    if counts.waiting:
        done += f", {counts.waiting} wait for `moviechat ingest embed`"
    return done


def _progress() -> Progress:
    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TaskProgressColumn(show_speed=True),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
