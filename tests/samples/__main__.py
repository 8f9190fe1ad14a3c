"""Write sample data from the command line."""

from pathlib import Path

import click

from tests.samples.imdb import (
    DAMAGES,
    DumpShape,
    break_dump,
    write_imdb,
    write_next_day,
)
from tests.samples.world import write_world

INTO = click.option(
    "--into", required=True, type=click.Path(file_okay=False, path_type=Path)
)
SEED = click.option("--seed", default=1, show_default=True)
DUMP = click.argument(
    "dump", type=click.Path(exists=True, file_okay=False, path_type=Path)
)


@click.group()
def samples() -> None:
    """Make sample data of any size, from a seed."""


@samples.command()
@click.option("--titles", required=True, type=click.IntRange(min=1))
@click.option("--only-films", is_flag=True, help="No television, no shorts.")
@click.option("--akas/--no-akas", default=True)
@click.option("--gzip/--plain", "is_packed", default=True)
@SEED
@INTO
def imdb(
    *,
    titles: int,
    only_films: bool,
    akas: bool,
    is_packed: bool,
    seed: int,
    into: Path,
) -> None:
    """Write an IMDb-shaped dump."""
    shape = DumpShape(
        titles,
        seed=seed,
        only_films=only_films,
        with_akas=akas,
        is_packed=is_packed,
    )
    write_imdb(into, shape)


@samples.command()
@DUMP
@click.option("--share", default=0.01, show_default=True, type=click.FloatRange(0, 1))
@SEED
@INTO
def next_day(dump: Path, *, share: float, seed: int, into: Path) -> None:
    """Write the dump that comes a day after DUMP."""
    write_next_day(dump, into, seed=seed, share=share)


@samples.command(name="break")
@DUMP
@click.argument("damage", type=click.Choice(list(DAMAGES)))
def break_(dump: Path, damage: str) -> None:
    """Damage DUMP on purpose."""
    click.echo(break_dump(dump, damage))


@samples.command()
@click.option("--titles", default=300, show_default=True, type=click.IntRange(min=1))
@SEED
@INTO
def world(*, titles: int, seed: int, into: Path) -> None:
    """Write a small dump and every other source telling of its films."""
    write_world(into, titles=titles, seed=seed)


if __name__ == "__main__":
    samples()
