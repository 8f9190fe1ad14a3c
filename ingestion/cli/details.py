"""`moviechat ingest reviews`, `screenplays`, `keywords` and `posters`.

Each tells more of films that are there already.
"""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from backend.adapters.console import say
from ingestion.cli.ordering import Order, order_options
from ingestion.cli.progress import shown
from ingestion.cli.queueing import QUEUE, SCHEDULE, left_to_worker
from ingestion.cli.reporting import AS_JSON, result, workshop
from ingestion.download import published
from ingestion.intake import Intake
from ingestion.sources.posters import Tmdb

PLACE = click.Path(exists=True, path_type=Path)


@click.command()
@click.argument("place", metavar="FILE-OR-FOLDER", type=PLACE, required=False)
@order_options
def reviews(place: Path | None, **how: Any) -> None:  # noqa: ANN401 - an Order's
    """Take in reviews: the Large Movie Review Dataset, or a table of your own.

    The data set is a folder named aclImdb; a table is CSV with columns for the text,
    for rating or sentiment, and for the film's id or its title and year. Only films
    that are there already gain by it. A changed file takes its own reviews' place.

    Example: moviechat ingest reviews aclImdb/
    """
    order = Order(**how)
    order.carry_out("reviews", place, published.movie_reviews(), Intake.reviews)


@click.command()
@click.argument("place", metavar="FILE-OR-FOLDER", type=PLACE)
@QUEUE
@SCHEDULE
@AS_JSON
def screenplays(place: Path, **how: Any) -> None:  # noqa: ANN401 - an Order's
    """Take in screenplays: their scenes, who speaks how much, short quotes.

    Read are Fountain, FDX, and typed pages as .txt or .html, in folders below too.
    Each is joined to the film that its title page or its file's name tells, such as
    Third-Man,-The-1949.txt. The text itself is not kept.

    Example: moviechat ingest screenplays scripts/
    """
    Order(**how).carry_out("screenplays", place, None, Intake.screenplays)


@click.command()
@QUEUE
@SCHEDULE
@AS_JSON
def keywords(*, is_queued: bool, every: str | None, as_json: bool) -> None:
    """Derive keywords, themes, tones and settings from plots.

    Keywords are for films whose sources state none; themes, tones and settings for
    all films whose plots `moviechat ingest embed` has embedded. Only what is missing
    is done, and a changed plot is read anew. Films say what is derived.
    """
    if left_to_worker("keywords", is_queued=is_queued, every=every, as_json=as_json):
        return
    with workshop() as opened, shown() as progress:
        films = opened.intake(progress).keywords()
        labels = opened.label(progress)
    text = (
        f"Keywords derived for {films:,} films; {labels.looked_at:,} looked at for "
        f"themes, tones and settings, {labels.labelled:,} have some."
    )
    result({"films": films, **asdict(labels)}, as_json=as_json, text=text)
    if labels.waiting:
        say(
            f"{labels.waiting:,} plots are not embedded yet: run `moviechat ingest "
            "embed`, then this again.",
        )


@click.command()
@QUEUE
@SCHEDULE
@AS_JSON
def posters(*, is_queued: bool, every: str | None, as_json: bool) -> None:
    """Look up posters at TMDB, for films of IMDb's that have none.

    TMDB_API_KEY is to name a key of yours. What TMDB does not have is asked for
    again after a month. Broken off, it goes on where it was.
    """
    if left_to_worker("posters", is_queued=is_queued, every=every, as_json=as_json):
        return
    with (
        workshop() as opened,
        Tmdb(opened.tmdb_api_key) as tmdb,
        shown() as progress,
    ):
        counts = opened.intake(progress).posters(tmdb)
    text = f"{counts['found']:,} posters found for {counts['asked']:,} films."
    result({**counts}, as_json=as_json, text=text)
