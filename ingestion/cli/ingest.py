"""`moviechat ingest`: fill the catalogue and keep its index whole."""

from dataclasses import asdict

import click

from backend.adapters.console import say
from backend.domain.sources import Source
from ingestion.cli.details import keywords, posters, reviews, screenplays
from ingestion.cli.films import EMBED, import_films
from ingestion.cli.imdb import imdb
from ingestion.cli.queueing import QUEUE, SCHEDULE, put_on_queue, put_on_schedule
from ingestion.cli.reporting import (
    AS_JSON,
    embed,
    embedding_summary,
    result,
    workshop,
)
from ingestion.cli.sources import plots, ratings, rejected, remove, wikipedia
from ingestion.composition import Workshop
from ingestion.starter import starter_films

SOON_EMBEDDED = 500


@click.group()
def ingest() -> None:
    """Fill the catalogue and keep its index whole."""


ingest.add_command(import_films, name="films")
for command in (
    imdb,
    wikipedia,
    plots,
    ratings,
    reviews,
    screenplays,
    keywords,
    posters,
    remove,
    rejected,
):
    ingest.add_command(command)


@ingest.command()
@click.option("--if-empty", is_flag=True, help="Only when there is no film yet.")
@EMBED
@AS_JSON
def starter(*, if_empty: bool, with_vectors: bool, as_json: bool) -> None:
    """Load the starter catalogue that comes with Movie Chat."""
    with workshop() as opened:
        there = opened.catalogue.count_films()
        if if_empty and there:
            say(f"The catalogue holds {there:,} films already.")
            if with_vectors and _waits_briefly(opened):
                say(f"{embedding_summary(embed(opened))}.")
            return
        say("Loading the starter catalogue …")
        counts = opened.store.store(starter_films(), source=Source.STARTER)
        text = f"{counts.added} films added, {counts.changed} changed"
        done: dict[str, object] = {"added": counts.added, "changed": counts.changed}
        if with_vectors:
            embedded = embed(opened)
            done |= {"embedded": embedded.embedded, "indexed": embedded.indexed}
            text += f"; {embedding_summary(embedded)}"
    result(done, as_json=as_json, text=f"{text}.")


def _waits_briefly(opened: Workshop) -> bool:
    """Whether a load was cut short and the rest takes seconds, not hours."""
    counts = opened.passages.counts()
    return 0 < counts.uncut + counts.passages - counts.indexed <= SOON_EMBEDDED


@ingest.command("embed")
@QUEUE
@SCHEDULE
@AS_JSON
def embed_missing(*, is_queued: bool, every: str | None, as_json: bool) -> None:
    """Embed and index whatever is not yet, and only that."""
    if every:
        put_on_schedule("embed", {}, every, as_json=as_json)
    if is_queued:
        put_on_queue("embed", {}, as_json=as_json)
    if every or is_queued:
        return
    with workshop() as opened:
        counts = embed(opened)
    result(asdict(counts), as_json=as_json, text=f"{embedding_summary(counts)}.")


@ingest.command()
@AS_JSON
def status(*, as_json: bool) -> None:
    """Show how many films there are and how far their plots are embedded."""
    with workshop() as opened:
        films, counts = opened.catalogue.count_films(), opened.passages.counts()
    text = (
        f"{films} films, {counts.plots} with a plot; {counts.passages} passages, "
        f"{counts.embedded} embedded, {counts.indexed} indexed."
    )
    if counts.is_behind:
        text += "\nRun `moviechat ingest embed` to bring the index up to date."
    result({"films": films, **asdict(counts)}, as_json=as_json, text=text)
