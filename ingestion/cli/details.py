"""`moviechat ingest reviews` and `screenplays`: more of films that are there."""

from pathlib import Path
from typing import Any

import click

from ingestion.cli.ordering import Order, order_options
from ingestion.cli.queueing import QUEUE, SCHEDULE
from ingestion.cli.reporting import AS_JSON
from ingestion.download import published
from ingestion.intake import Intake

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
