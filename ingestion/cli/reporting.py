"""How commands speak: results on stdout, chatter and progress on stderr."""

import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Final, TypeVar

import click

from backend.adapters.console import configure_logging, print_json, say
from backend.domain.errors import EmbeddingUnderWay
from backend.settings import Settings
from backend.worker.desk import JobDesk
from ingestion.cli.progress import shown
from ingestion.composition import Workshop, open_job_desk, open_workshop
from ingestion.embedding import EmbeddingCounts
from ingestion.pipeline import Outcome

T = TypeVar("T")
DELETED_BY_HAND: Final = (
    "they were deleted by hand, and only `moviechat films import` or `films add` "
    "brings them back"
)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def result(values: dict[str, object], *, as_json: bool, text: str) -> None:
    """Print a command's result, for people or for programs."""
    if as_json:
        print_json(values)
    else:
        click.echo(text)


def report(opened: Workshop, outcome: Outcome, *, as_json: bool) -> None:
    """Print how taking in a source ended, and what to do next."""
    counts = outcome.counts
    values: dict[str, object] = {
        "source": outcome.source,
        "unchanged": outcome.is_unchanged,
        "counts": counts,
    }
    listed = ", ".join(f"{n:,} {name.replace('_', ' ')}" for name, n in counts.items())
    text = f"{outcome.source}: {listed}."
    if outcome.is_unchanged:
        text = f"{outcome.source}: nothing to do; these files were taken in before."
    result(values, as_json=as_json, text=text)
    if counts.get("rejected"):
        say(f"`moviechat ingest rejected {outcome.source}` shows the rejected rows.")
    if unwanted := counts.get("unwanted"):
        say(f"{unwanted:,} films were left out: {DELETED_BY_HAND}.")
    if spared := counts.get("films_spared"):
        say(
            f"{spared:,} films that these files name no more were kept: so many leave "
            "at once only if a file is broken. If they shall leave, "
            f"`moviechat ingest remove {outcome.source}` and take it in again.",
        )
    if opened.counts().is_behind:
        say("Run `moviechat ingest embed` so that search finds the new plots.")
    if due := opened.keywords.count_due():
        say(f"Run `moviechat ingest keywords`: {due:,} films have a plot and none.")


def workshop() -> AbstractContextManager[Workshop]:
    """Open the catalogue that the environment names."""
    return open_workshop(_settings(), say)


def job_desk() -> AbstractContextManager[JobDesk]:
    """Open the queue that the environment names."""
    return open_job_desk(_settings(), say)


def _settings() -> Settings:
    settings = Settings.from_env(os.environ)
    configure_logging(settings.log_level)
    return settings


def counted(items: Iterable[T], label: str, total: int | None) -> Iterator[T]:
    """Pass items on and show how many went by, of how many if that is known."""
    with shown() as progress:
        progress.stage(label, total)
        for item in items:
            progress.advance()
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
