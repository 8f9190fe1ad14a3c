"""`moviechat ingest reviews`: what tells more of films that are there."""

from pathlib import Path
from typing import Any

import click

from ingestion.cli.ordering import Order, order_options
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
