"""`moviechat ingest`: fill the catalogue and keep its index whole."""

import sys
from dataclasses import asdict

import click

from backend.adapters.console import say
from backend.domain.sources import Source
from ingestion.cli.details import keywords, posters, reviews, screenplays
from ingestion.cli.films import EMBED, import_films
from ingestion.cli.forecasting import asking
from ingestion.cli.imdb import imdb
from ingestion.cli.progress import shown
from ingestion.cli.queueing import QUEUE, SCHEDULE, put_on_queue, put_on_schedule
from ingestion.cli.reporting import (
    AS_JSON,
    DELETED_BY_HAND,
    embed,
    embedding_summary,
    result,
    workshop,
)
from ingestion.cli.sources import plots, ratings, rejected, remove, wikipedia
from ingestion.cli.upkeep import status, verify
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
        with shown() as progress:
            opinions = opened.intake(progress).house_opinions()["reviews"]
        text = (
            f"{counts.added} films added, {counts.changed} changed; "
            f"{opinions} house opinions"
        )
        done: dict[str, object] = {
            "added": counts.added,
            "changed": counts.changed,
            "opinions": opinions,
        }
        if counts.unwanted:
            done["unwanted"] = counts.unwanted
            say(f"{counts.unwanted} films were left out: {DELETED_BY_HAND}.")
        if with_vectors:
            embedded = embed(opened)
            done |= {"embedded": embedded.embedded, "indexed": embedded.indexed}
            text += f"; {embedding_summary(embedded)}"
    result(done, as_json=as_json, text=f"{text}.")


def _waits_briefly(opened: Workshop) -> bool:
    """Whether a load was cut short and the rest takes seconds, not hours."""
    counts = opened.counts()
    return 0 < counts.uncut + counts.passages - counts.indexed <= SOON_EMBEDDED


@ingest.command("embed")
@click.option("--yes", is_flag=True, help="Do not ask before embedding that may cost.")
@click.option(
    "--forget-others",
    is_flag=True,
    help="Also drop the vectors of embedders no longer used.",
)
@QUEUE
@SCHEDULE
@AS_JSON
def embed_missing(
    *,
    yes: bool,
    forget_others: bool,
    is_queued: bool,
    every: str | None,
    as_json: bool,
) -> None:
    """Embed and index whatever is not yet, and only that.

    If MOVIECHAT_EMBEDDER names another embedder than the index has, one of its
    own is built beside that, and searched once it is whole.
    """
    if every:
        put_on_schedule("embed", {"yes": yes}, every, as_json=as_json)
    if is_queued:
        put_on_queue("embed", {"yes": yes}, as_json=as_json)
    if every or is_queued:
        return
    with workshop() as opened:
        with shown() as progress:
            counts = opened.build(progress, asking(progress, yes=yes))
        if forget_others:
            for name in opened.forget_others():
                say(f"The vectors of {name} are dropped.")
        unlabelled = opened.labels.count_unlabelled()
    result(asdict(counts), as_json=as_json, text=f"{embedding_summary(counts)}.")
    if unlabelled and not counts.waiting:
        say(
            f"Run `moviechat ingest keywords`: of {unlabelled:,} plots it can tell "
            "themes, tones and settings now.",
        )
    if counts.waiting:
        sys.exit(1)


ingest.add_command(status)
ingest.add_command(verify)
