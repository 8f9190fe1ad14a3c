"""`moviechat ingest imdb`."""

import re
from datetime import MAXYEAR
from pathlib import Path
from typing import Any

import click

from backend.adapters.console import say
from ingestion.cli.ordering import Order, order_options
from ingestion.download import published
from ingestion.sources.imdb.choice import (
    EVERY_KIND,
    USUAL_KINDS,
    USUAL_VOTES,
    Choice,
)
from ingestion.sources.imdb.forecast import Forecast

_YEARS = re.compile(r"(?P<first>\d{4})?(?P<dash>-)?(?P<last>\d{4})?")
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("folder", type=FOLDER, required=False)
@click.option(
    "--kinds",
    help=f'Kinds of titles, or "all".  [default: {",".join(USUAL_KINDS)}]',
)
@click.option(
    "--min-votes",
    type=click.IntRange(min=0),
    help=f"Only titles with as many votes.  [default: {USUAL_VOTES}]",
)
@click.option("--years", help="Only titles of these years, such as 1950-1999 or 1994-.")
@click.option("--adult", is_flag=True, help="Adult titles too.")
@click.option("--top", type=click.IntRange(min=1), help="Only the most voted so many.")
@order_options
def imdb(
    folder: Path | None,
    *,
    kinds: str | None,
    min_votes: int | None,
    years: str | None,
    adult: bool,
    top: int | None,
    **how: Any,  # noqa: ANN401 - an Order's
) -> None:
    """Take in IMDb's files: title.basics and whatever is beside it.

    FOLDER holds IMDb's non-commercial files as .tsv or .tsv.gz: title.basics,
    title.ratings, title.crew, title.principals, name.basics, title.akas. Taken in
    are films of some standing, unless you choose otherwise. Run again after IMDb
    changed its files, it touches only what changed.

    Examples: moviechat ingest imdb imdb/ --top 6000;
    moviechat ingest imdb --download --yes --schedule daily
    """
    choice = _choice(
        kinds=kinds, min_votes=min_votes, years=years, adult=adult, top=top
    )
    say(f"Taking in {_in_words(choice)}.")
    Order(**how).carry_out(
        "imdb",
        folder,
        published.imdb(),
        lambda intake, path: intake.imdb(path, choice, _foretell),
        **choice.values,
    )


def _choice(
    *,
    kinds: str | None,
    min_votes: int | None,
    years: str | None,
    adult: bool,
    top: int | None,
) -> Choice:
    first, last = (None, None) if years is None else _years(years)
    # Whoever names a number of films means the most voted ones, however few votes.
    fewest = USUAL_VOTES if min_votes is None and top is None else min_votes or 0
    return Choice(
        kinds=USUAL_KINDS if kinds is None else _kinds(kinds),
        min_votes=fewest,
        first_year=first,
        last_year=last,
        adult=adult,
        top=top,
    )


def _kinds(text: str) -> tuple[str, ...]:
    if text == "all":
        return EVERY_KIND
    kinds = tuple(kind.strip() for kind in text.split(","))
    for kind in kinds:
        if kind not in EVERY_KIND:
            raise click.BadParameter(
                f"{kind!r} is no kind of IMDb's; known are {', '.join(EVERY_KIND)}.",
                param_hint="--kinds",
            )
    return kinds


def _years(text: str) -> tuple[int | None, int | None]:
    match = _YEARS.fullmatch(text.replace(" ", ""))
    if match:
        first, dash, last = match["first"], match["dash"], match["last"]
        start, end = int(first) if first else None, int(last) if last else None
        if not dash:
            end = start
        if (start or end) and (start or 0) <= (end or MAXYEAR):
            return start, end
    raise click.BadParameter(
        f"{text!r} is no range of years; write 1994, 1950-1999, 1994- or -1939.",
        param_hint="--years",
    )


def _in_words(choice: Choice) -> str:
    kinds = "every kind" if choice.kinds == EVERY_KIND else ", ".join(choice.kinds)
    words = [f"titles of {kinds}"]
    if choice.min_votes:
        words.append(f"with at least {choice.min_votes:,} votes")
    if choice.first_year or choice.last_year:
        words.append(f"from {choice.first_year or '…'} to {choice.last_year or '…'}")
    if choice.top:
        words.append(f"the {choice.top:,} most voted")
    return ", ".join(words) + (", adult ones too" if choice.adult else "")


def _foretell(forecast: Forecast) -> None:
    minutes = forecast.seconds / 60
    time = "seconds" if minutes < 1 else f"about {minutes:.0f} minutes"
    say(
        f"Forecast: {forecast.films:,} films, some {forecast.credits:,} credits and "
        f"{forecast.people:,} people; {forecast.bytes / 1e6:,.0f} MB of disk; {time}.",
    )
