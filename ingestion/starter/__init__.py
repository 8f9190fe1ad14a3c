"""The starter catalogue: films that come with Movie Chat, and what checks them."""

from collections.abc import Iterator
from pathlib import Path

from backend.domain.records import FilmRecord
from ingestion.films import read_films


def starter_files() -> list[Path]:
    """Return the files that hold the starter catalogue."""
    return sorted(Path(__file__).parent.glob("films*.jsonl"))


def starter_films() -> Iterator[FilmRecord]:
    """Return the films that come with Movie Chat."""
    for path in starter_files():
        yield from read_films(path)
