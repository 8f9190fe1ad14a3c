"""MovieLens's ratings.csv, read by DuckDB: sums, likes and rows gone wrong.

Knows the file and DuckDB; knows nothing of films. A file that DuckDB would stumble
over is copied first, without what it would stumble over.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import duckdb

from backend.adapters.named_sql import named_queries
from ingestion.sources.co_likes import Numbers
from ingestion.sources.lines import (
    BROKEN_GZIP,
    Line,
    RawLine,
    open_file,
    raw_lines,
    text_lines,
)
from ingestion.sources.said import Rejected
from ingestion.sources.tables import read_columns

LIKED_FROM: Final = 4.0
FEWEST_LIKES: Final = 5
# Whoever likes thousands of films says little of any two of them, at great cost.
MOST_LIKES: Final = 500
MOST_REJECTED: Final = 1_000
MEMORY: Final = "600MB"
_BLOCK: Final = 1 << 20
_TYPES: Final = {"userid": "INTEGER", "movieid": "INTEGER", "rating": "FLOAT"}
_STARS: Final = (0.5, 5.0)


@dataclass(frozen=True, slots=True)
class FilmTotal:
    """How a film's ratings add up, in stars."""

    movie_id: int
    ratings: int
    total: float
    unusable: int


def _limits(folder: str) -> dict[str, str | bool | int | float | list[str]]:
    return {
        "memory_limit": MEMORY,
        "temp_directory": folder,
        "preserve_insertion_order": False,
    }


@contextmanager
def open_ratings(path: Path) -> Iterator["RatingsTable"]:
    """Open the ratings, with a folder for what DuckDB cannot hold in memory."""
    columns = read_columns(path, list(_TYPES))
    with (
        TemporaryDirectory(prefix="moviechat-ratings-") as folder,
        duckdb.connect(config=_limits(folder)) as database,
    ):
        table = RatingsTable(path, database)
        table.open(columns, Path(folder))
        yield table


class RatingsTable:
    """The ratings of a file, once it is open."""

    def __init__(self, path: Path, database: duckdb.DuckDBPyConnection) -> None:
        self._path = path
        self._database = database
        self._columns: list[str] = []
        self._unusable = 0
        self._passed_over: list[Rejected] = []

    def open(self, columns: list[str], folder: Path) -> None:
        """Show the file to DuckDB, or a copy without what it would stumble over."""
        self._columns = columns
        path = self._path if self._is_sound() else self._sound_copy(folder)
        types = {name: _TYPES.get(name, "VARCHAR") for name in columns}
        self._run("set_path", path=str(path))
        self._run("set_columns", columns=types)
        self._run("open_ratings")

    def totals(self) -> list[FilmTotal]:
        """Return how each film's ratings add up."""
        found = self._run("film_ratings").fetchall()
        totals = [FilmTotal(*row) for row in found if row[0] is not None]
        self._unusable = sum(row[3] for row in found)
        return totals

    def likes(self) -> tuple[Numbers, Numbers]:
        """Return a user and a film for each like."""
        found = self._run(
            "likes",
            liked_from=LIKED_FROM,
            fewest_likes=FEWEST_LIKES,
            most_likes=MOST_LIKES,
        ).fetchnumpy()
        return found["user_id"], found["movie_id"]

    def rejected(self) -> Iterator[Rejected]:
        """Return the rows that were not read, once the totals have been."""
        yield from self._passed_over
        for line, reason, raw in self._run("rejected").fetchall():
            yield Rejected.row(self._path.name, line, reason, (raw or "").strip())
        if self._unusable:
            yield from self._out_of_range()

    def _run(self, name: str, **values: object) -> duckdb.DuckDBPyConnection:
        return self._database.execute(named_queries(__package__)[name], values or None)

    def _is_sound(self) -> bool:
        """Whether DuckDB can read the file: all unpacks, lines are short and alike."""
        returns = ends = 0
        try:
            with open_file(self._path) as stream:
                for block in iter(lambda: stream.read(_BLOCK), b""):
                    if b"\n" not in block and len(block) == _BLOCK:
                        return False
                    returns, ends = (
                        returns + block.count(b"\r"),
                        ends + block.count(b"\n"),
                    )
        except BROKEN_GZIP:
            return False
        return returns in {0, ends}

    def _sound_copy(self, folder: Path) -> Path:
        copy = folder / "ratings.csv"
        with copy.open("wb") as out:
            for line in raw_lines(self._path):
                if isinstance(line, RawLine):
                    out.write(line.raw.rstrip(b"\r\n") + b"\n")
                else:
                    out.write(b"\n")  # so that the lines that follow keep their numbers
                    self._passed_over.append(self._left_out(line.number))
        return copy

    def _left_out(self, number: int) -> Rejected:
        reason = "the line is far too long, or the file breaks off here"
        return Rejected.row(self._path.name, number, reason, "")

    def _out_of_range(self) -> Iterator[Rejected]:
        """Look for the ratings that are none, which DuckDB counts but cannot place."""
        place = self._columns.index("rating")
        found = 0
        for line in text_lines(self._path):
            if isinstance(line, Line) and line.number > 1:
                cell = line.text.split(",")[place : place + 1]
                if cell and not _is_rating(cell[0]):
                    reason = f"rating: must be 0.5 to 5 stars, not {cell[0][:40]!r}"
                    yield Rejected.row(self._path.name, line.number, reason, line.text)
                    found += 1
            if found >= min(self._unusable, MOST_REJECTED):
                return


def _is_rating(cell: str) -> bool:
    """Whether a cell is a rating, or something that DuckDB has told of already."""
    try:
        return _STARS[0] <= float(cell) <= _STARS[1] if cell.strip() else False
    except ValueError:
        return True
