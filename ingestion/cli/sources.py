"""`moviechat ingest wikipedia`, `plots`, `ratings`, `remove` and `rejected`."""

import csv
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from backend.adapters.console import say
from backend.domain.sources import Source
from ingestion.cli.downloading import MOVIELENS_SIZE
from ingestion.cli.ordering import Order, order_options
from ingestion.cli.progress import shown
from ingestion.cli.reporting import AS_JSON, result, workshop
from ingestion.download import published
from ingestion.download.published import MovieLensSize
from ingestion.intake import Intake

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
PLACE = click.Path(exists=True, path_type=Path)
REMOVABLE = [source.value for source in Source if source is not Source.OWN]


@click.command()
@click.argument("folder", type=PLACE, required=False)
@order_options
def wikipedia(folder: Path | None, **how: Any) -> None:  # noqa: ANN401 - an Order's
    """Take in films, plots and posters from Wikipedia's lists of American films.

    FOLDER holds the JSON files of prust/wikipedia-movie-data, one for each decade;
    a single one will do. Each film is joined to the one it is of by title, year and
    people; what nobody else knows becomes a film of its own.

    Example: moviechat ingest wikipedia wikipedia-movie-data/
    """
    order = Order(**how)
    order.carry_out("wikipedia", folder, published.wikipedia(), Intake.wikipedia)


@click.command()
@click.argument("place", metavar="FILE-OR-FOLDER", type=PLACE, required=False)
@order_options
def plots(place: Path | None, **how: Any) -> None:  # noqa: ANN401 - an Order's
    """Take in plots: Wikipedia Movie Plots, the CMU corpus, or JSON lines.

    Which of the three it is shows by itself: a CSV file with eight columns, a folder
    with plot_summaries.txt and movie.metadata.tsv, or a .jsonl file. --download
    fetches the CMU corpus.

    Example: moviechat ingest plots wiki_movie_plots_deduped.csv
    """
    Order(**how).carry_out("plots", place, published.cmu_summaries(), Intake.plots)


@click.command()
@click.argument("folder", type=FOLDER, required=False)
@MOVIELENS_SIZE
@order_options
def ratings(folder: Path | None, *, size: MovieLensSize, **how: Any) -> None:  # noqa: ANN401 - an Order's
    """Take in a MovieLens folder: what viewers gave, liked alike, and wrote as tags.

    Only films that are there already gain by it; they are found by IMDb's ids.

    Example: moviechat ingest ratings ml-latest-small/
    """
    order = Order(**how)
    lens = published.movielens(size)
    options = {"size": size} if order.download else {}
    order.carry_out("ratings", folder, lens, Intake.ratings, **options)


@click.command()
@click.argument("source", type=click.Choice(REMOVABLE))
@click.option("--yes", is_flag=True, help="Do not ask.")
@AS_JSON
def remove(source: str, *, yes: bool, as_json: bool) -> None:
    """Take a source out again: all that it said, and films only it knows.

    What others say of a film stays, and so does what you edited by hand.

    Example: moviechat ingest remove wikipedia
    """
    with workshop() as opened, shown() as progress:
        if not yes:
            click.confirm(f"Take out all that {source} said?", abort=True, err=True)
        say(f"Taking out {source} …")
        films = opened.intake(progress).remove(Source(source))
    text = f"{films:,} films changed or left."
    result({"source": source, "films": films}, as_json=as_json, text=text)


@click.command()
@click.argument("source", required=False)
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, raw rows included.")
@AS_JSON
def rejected(source: str | None, *, as_csv: bool, as_json: bool) -> None:
    """Show the rows that could not be used: where they stand, and why.

    Example: moviechat ingest rejected imdb --csv > rejected.csv
    """
    with workshop() as opened:
        rows = opened.ledger.rejected(source)
        if as_csv:
            out = csv.writer(sys.stdout, lineterminator="\n")
            out.writerow(["source", "file", "line", "reason", "raw"])
            out.writerows(list(asdict(row).values()) for row in rows)
            return
        found = list(rows)
    text = "\n".join(f"{r.source}  {r.file}:{r.line}  {r.reason}" for r in found)
    result(
        {"rejected": [asdict(row) for row in found]},
        as_json=as_json,
        text=text or "No row was rejected.",
    )
