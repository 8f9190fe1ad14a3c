"""MovieLens's ratings.csv, read by DuckDB: sums, likes and rows gone wrong.

Knows the file and DuckDB; knows nothing of films. DuckDB leaves out what it cannot
use without a word; if a line is missing, the file is gone through again to say
which.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import duckdb

from backend.adapters.named_sql import named_queries
from ingestion.said import Rejected
from ingestion.sources.co_likes import Numbers
from ingestion.sources.lines import (
    BROKEN_GZIP,
    RawLine,
    open_file,
    raw_lines,
    text_lines,
)
from ingestion.sources.tables import read_columns

LIKED_FROM: Final = 4.0
FEWEST_LIKES: Final = 3
# Comparing takes the square of these in memory, 1.6 GB, and the cube in time.
MOST_FILMS: Final = 20_000
# Whoever likes thousands of films says little of any two of them, at great cost.
MOST_LIKES: Final = 500
MOST_REJECTED: Final = 1_000
MEMORY: Final = "600MB"
_BLOCK: Final = 1 << 20
_USER, _FILM, _RATING = "userid", "movieid", "rating"
_WHOLE = re.compile(r"\s*[+-]?\d{1,9}\s*")
_LOWEST, _HIGHEST = 0.5, 5.0


@dataclass(frozen=True, slots=True)
class FilmTotal:
    """How a film's ratings add up, in stars."""

    movie_id: int
    ratings: int
    total: float


@contextmanager
def open_ratings(path: Path) -> Iterator["RatingsTable"]:
    """Open the ratings, with a folder for what DuckDB cannot hold in memory."""
    columns = read_columns(path, [_USER, _FILM, _RATING])
    with (
        TemporaryDirectory(prefix="moviechat-ratings-") as folder,
        duckdb.connect(config=_limits(folder)) as database,
    ):
        table = RatingsTable(path, columns, database)
        table.open(Path(folder))
        yield table


def _limits(folder: str) -> dict[str, str | bool | int | float | list[str]]:
    return {
        "memory_limit": MEMORY,
        "temp_directory": folder,
        "preserve_insertion_order": False,
    }


class RatingsTable:
    """The ratings of a file, once it is open."""

    def __init__(
        self,
        path: Path,
        columns: list[str],
        database: duckdb.DuckDBPyConnection,
    ) -> None:
        self._path = path
        self._columns = columns
        self._database = database
        self._lines = 0

    def open(self, folder: Path) -> None:
        """Show DuckDB the file, or what can be unpacked of it."""
        path = self._path if self._unpacks() else self._unpacked(folder)
        file = {
            "path": str(path),
            "width": len(self._columns),
            "user_place": self._columns.index(_USER) + 1,
            "film_place": self._columns.index(_FILM) + 1,
            "rating_place": self._columns.index(_RATING) + 1,
        }
        self._run("set_file", file=file)
        self._run("open_ratings")

    def totals(self) -> list[FilmTotal]:
        """Return how each film's ratings add up."""
        return [FilmTotal(*row) for row in self._run("film_ratings").fetchall()]

    def likes(self) -> tuple[Numbers, Numbers]:
        """Return a user and a film for each like."""
        found = self._run(
            "likes",
            liked_from=LIKED_FROM,
            fewest_likes=FEWEST_LIKES,
            most_films=MOST_FILMS,
            most_likes=MOST_LIKES,
        ).fetchnumpy()
        return found["user_id"], found["movie_id"]

    def rejected(self, totals: list[FilmTotal]) -> Iterator[Rejected]:
        """Return the lines that are not among these totals, the first thousand."""
        missing = self._lines - 1 - sum(total.ratings for total in totals)
        found = 0
        for line in text_lines(self._path) if missing else ():
            if isinstance(line, Rejected):
                row = line
            elif line.number == 1 or not (reason := self._problem(line.text)):
                continue
            else:
                row = Rejected.row(self._path.name, line.number, reason, line.text)
            yield row
            found += 1
            if found >= min(missing, MOST_REJECTED):
                return

    def _run(self, name: str, **values: object) -> duckdb.DuckDBPyConnection:
        return self._database.execute(named_queries(__package__)[name], values or None)

    def _unpacks(self) -> bool:
        """Whether the file can be read to its end; counts its lines on the way."""
        last = b"\n"
        try:
            with open_file(self._path) as stream:
                for block in iter(lambda: stream.read(_BLOCK), b""):
                    self._lines += block.count(b"\n")
                    last = block[-1:]
        except BROKEN_GZIP:
            return False
        self._lines += last != b"\n"
        return True

    def _unpacked(self, folder: Path) -> Path:
        """Return a copy of what can be unpacked; the break counts as a line."""
        copy = folder / "ratings.csv"
        self._lines = 1
        with copy.open("wb") as out:
            for line in raw_lines(self._path):
                if isinstance(line, RawLine):
                    self._lines += 1
                    out.write(line.raw)
        return copy

    def _problem(self, text: str) -> str | None:
        """Return why a line is no rating, None if it is one or nothing at all."""
        cells = text.split(",")
        if not text.strip():
            return None
        if len(cells) != len(self._columns):
            return f"has {len(cells)} columns, not {len(self._columns)}"
        row = dict(zip(self._columns, cells, strict=True))
        for name in (_USER, _FILM):
            if not _WHOLE.fullmatch(row[name]):
                return f"{name}: must be a whole number, not {row[name][:40]!r}"
        if not _is_rating(row[_RATING]):
            return f"rating: must be 0.5 to 5 stars, not {row[_RATING][:40]!r}"
        return None


def _is_rating(cell: str) -> bool:
    try:
        return _LOWEST <= float(cell) <= _HIGHEST
    except ValueError:
        return False
