"""The floor that loading IMDb is measured against, in the same run.

DuckDB reads and joins the files into Parquet; then the same rows, as text, are copied
into bare tables: no key, no index, no constraint. A loader does more; how many times
as long it takes is what counts. Making the text of the rows is not part of the floor.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import duckdb
import psycopg

from tests.bench.measuring import PeakMemory
from tests.samples.imdb.files import file_of, named_blocks, reading

FILMS: Final = "\"titleType\" IN ('movie', 'tvMovie') AND \"isAdult\" = '0'"
BLOCK_BYTES: Final = 1 << 20
TABLES: Final = ("films", "genres", "credits", "crew", "people")
_VIEWS: Final = {
    "basics": "title.basics",
    "ratings": "title.ratings",
    "principals": "title.principals",
    "crew_lists": "title.crew",
    "names": "name.basics",
}
# PostgreSQL's text format: a tab, a line, and the backslash that announces others.
_AS_TEXT: Final = (
    r"FORMAT csv, DELIMITER '\t', QUOTE '', ESCAPE '', NULL '\N', HEADER false"
)


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the floor: how long it took and what it made."""

    name: str
    seconds: float
    rows: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Baseline:
    """The floor, step by step."""

    read: tuple[Stage, ...]
    """Files read and joined into Parquet."""
    copied: tuple[Stage, ...]
    """The rows copied into bare tables."""
    peak_bytes: int
    """The most memory that this process held meanwhile."""

    @property
    def seconds(self) -> float:
        """How long the floor is."""
        return sum(stage.seconds for stage in (*self.read, *self.copied))

    def __str__(self) -> str:
        rows = [
            f"{stage.name:<22}{stage.seconds:>8.2f} s{stage.rows:>12,} rows"
            f"{stage.bytes / 1e6:>9.1f} MB"
            for stage in (*self.read, *self.copied)
        ]
        peak = f"peak memory {self.peak_bytes / 1e6:,.0f} MB"
        return "\n".join([*rows, f"{'floor':<22}{self.seconds:>8.2f} s, {peak}"])


def measure_baseline(
    dump: Path,
    url: str,
    scratch: Path,
    *,
    wanted: str = FILMS,
    threads: int = 2,
    memory: str = "1GB",
) -> Baseline:
    """Measure the floor of a dump in a database, which keeps the schema `baseline`.

    `wanted` chooses the titles: a condition on the columns of title.basics.
    """
    with PeakMemory() as held, _reader(threads, memory, scratch) as reader:
        for view, name in _VIEWS.items():
            source = reading(file_of(dump, name))
            reader.execute(f"CREATE VIEW {view} AS FROM {source}")
        read = tuple(_read(reader, scratch, wanted))
        texts = [_write_text(reader, scratch, table) for table in TABLES]
        copied = tuple(_copy(url, texts, [stage.rows for stage in read]))
    return Baseline(read, copied, held.own_bytes)


def _reader(
    threads: int,
    memory: str,
    scratch: Path,
) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(
        config={
            "threads": threads,
            "memory_limit": memory,
            "temp_directory": str(scratch / "spilled"),
        }
    )


def _read(
    reader: duckdb.DuckDBPyConnection,
    scratch: Path,
    wanted: str,
) -> Iterator[Stage]:
    for table in TABLES:
        query = _blocks()[table].replace("{wanted}", wanted)
        path = scratch / f"{table}.parquet"
        started = time.perf_counter()
        reader.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
        seconds = time.perf_counter() - started
        reader.execute(f"CREATE VIEW {table} AS FROM '{path}'")
        yield Stage(f"{table}.parquet", seconds, _count(reader, table), _size(path))


def _write_text(
    reader: duckdb.DuckDBPyConnection,
    scratch: Path,
    table: str,
) -> Path:
    path = scratch / f"{table}.txt"
    columns = reader.execute(f"DESCRIBE {table}").fetchall()
    escaped = [
        rf"replace({name}, '\', '\\')" if kind == "VARCHAR" else str(name)
        for name, kind, *_ in columns
        if (table, name) != ("films", "genres")
    ]
    rows = f"SELECT {', '.join(escaped)} FROM {table}"
    reader.execute(f"COPY ({rows}) TO '{path}' ({_AS_TEXT})")
    return path


def _copy(url: str, texts: list[Path], rows: list[int]) -> Iterator[Stage]:
    """Copy in the transaction that makes the tables, so that nothing is logged."""
    with psycopg.connect(url) as connection:
        connection.execute(_blocks()["tables"])
        for path, count in zip(texts, rows, strict=True):
            with _timed() as clock:
                copy_file(connection, f"baseline.{path.stem}", path)
            yield Stage(f"COPY {path.stem}", clock[0], count, _size(path))
        with _timed() as clock:
            connection.commit()
        yield Stage("commit", clock[0], 0, 0)


def copy_file(connection: psycopg.Connection, table: str, path: Path) -> None:
    """Copy a file in PostgreSQL's text format into a table."""
    with (
        path.open("rb") as rows,
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} FROM STDIN") as copy,
    ):
        while block := rows.read(BLOCK_BYTES):
            copy.write(block)


@contextmanager
def _timed() -> Iterator[list[float]]:
    started = time.perf_counter()
    clock: list[float] = []
    yield clock
    clock.append(time.perf_counter() - started)


def _count(reader: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(reader.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])


def _size(path: Path) -> int:
    return path.stat().st_size


@cache
def _blocks() -> dict[str, str]:
    return named_blocks(Path(__file__).with_suffix(".sql"))
