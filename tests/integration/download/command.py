"""A command as sources have one: python -m … ADDRESS [PATH] --download --yes."""

from pathlib import Path

import click

from backend.cli import Doors
from ingestion.cli.downloading import (
    MOVIELENS_SIZE,
    download_options,
    given_or_downloaded,
)
from ingestion.download.published import MovieLensSize, movielens


@click.group(cls=Doors)
def cli() -> None:
    """Stands for `moviechat ingest`."""


@cli.command()
@click.argument("address")
@click.argument("path", type=click.Path(exists=True, path_type=Path), required=False)
@MOVIELENS_SIZE
@download_options
def ratings(
    address: str,
    path: Path | None,
    *,
    size: MovieLensSize,
    download: bool,
    yes: bool,
) -> None:
    """Print the folder that would be read."""
    source = movielens(size, address)
    click.echo(given_or_downloaded(path, source, download=download, yes=yes))


if __name__ == "__main__":
    cli()
