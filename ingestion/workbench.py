"""DuckDB in a file: reads and joins what is too big for Python.

Each step makes one table, whole or not at all, so that a step whose table is there
is done: whatever was killed goes on where it was.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import Any, Final

import duckdb

from backend.adapters.named_sql import named_queries
from backend.domain.errors import AlreadyRunning
from backend.domain.folding import fold, fold_title

MEMORY: Final = "900MB"  # beside it stands Python with its libraries
THREADS: Final = 2
PIECE: Final = 1 << 18


class Workbench:
    """An open DuckDB file and the named queries of a package."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, package: str) -> None:
        self._connection = connection
        self._queries = named_queries(package)

    def make(self, table: str) -> bool:
        """Make a table by the query of its name, unless it is there already."""
        if self.has(table):
            return False
        self.run(f"CREATE TABLE {table} AS\n{self._queries[table]}")
        return True

    def has(self, table: str) -> bool:
        """Whether a table is there."""
        found = self.rows(
            "SELECT 1 FROM duckdb_tables() WHERE table_name = $name", {"name": table}
        )
        return bool(found)

    def query(self, name: str) -> str:
        """Return a named query of this bench's package."""
        return self._queries[name]

    def run(self, statement: str, values: Mapping[str, object] | None = None) -> None:
        """Carry out a statement."""
        self._connection.execute(statement, dict(values or {}))

    def rows(
        self,
        statement: str,
        values: Mapping[str, object] | None = None,
    ) -> list[tuple[Any, ...]]:
        """Return all rows of a question whose answer is small."""
        return self._connection.execute(statement, dict(values or {})).fetchall()

    def number(self, statement: str) -> int:
        """Return the one number that a question answers with."""
        return int(self.rows(statement)[0][0] or 0)

    def stream(self, statement: str, size: int) -> Iterator[list[tuple[Any, ...]]]:
        """Return the rows of a question, some at a time."""
        with self._connection.cursor() as cursor:
            cursor.execute(statement)
            while rows := cursor.fetchmany(size):
                yield rows

    @contextmanager
    def as_text(self, statement: str, pipe: Path) -> Iterator[Iterator[bytes]]:
        """Lend the rows of a question as PostgreSQL's COPY reads text, piece by piece.

        They go through a named pipe: nothing is kept, and one works while the
        other reads.
        """
        pipe.unlink(missing_ok=True)
        os.mkfifo(pipe)
        writer = _Writer(self._connection.cursor(), statement, pipe)
        writer.start()
        try:
            with pipe.open("rb") as end:
                yield iter(lambda: end.read(PIECE), b"")
        except BaseException:
            writer.interrupt()
            raise
        finally:
            writer.finish()
            pipe.unlink()


class _Writer(Thread):
    """Writes rows into a pipe while somebody reads them."""

    def __init__(
        self,
        cursor: duckdb.DuckDBPyConnection,
        statement: str,
        pipe: Path,
    ) -> None:
        super().__init__(name=f"writer-{pipe.name}", daemon=True)
        self._cursor = cursor
        self._statement = statement
        self._pipe = pipe
        self._failure: Exception | None = None

    def run(self) -> None:
        try:
            self._cursor.execute(
                f"COPY ({self._statement}) TO '{self._pipe}' (FORMAT csv, HEADER false, "
                r"DELIMITER '\t', QUOTE '', ESCAPE '', NULLSTR '\N')",
            )
        except duckdb.Error as exc:
            self._failure = exc
            # Whoever waits for the pipe to open must not wait for ever.
            with suppress(OSError):
                os.close(os.open(self._pipe, os.O_WRONLY | os.O_NONBLOCK))

    def interrupt(self) -> None:
        """Stop: nobody reads any more."""
        self._cursor.interrupt()

    def finish(self) -> None:
        """Wait for the end; raise what went wrong."""
        self.join()
        self._cursor.close()
        if self._failure is not None:
            raise self._failure


@contextmanager
def open_workbench(file: Path, package: str) -> Iterator[Workbench]:
    """Open a workbench, alone; raise AlreadyRunning when another has it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    settings = {
        "memory_limit": MEMORY,
        "threads": THREADS,
        "preserve_insertion_order": False,
        "temp_directory": str(file.parent / "spilled"),
    }
    try:
        connection = duckdb.connect(str(file), config=settings)
    except duckdb.IOException as exc:
        raise AlreadyRunning(
            "This source is being taken in already; wait for that, or end it.",
        ) from exc
    with connection:
        connection.create_function("fold_any", fold, ["VARCHAR"], "VARCHAR")
        connection.create_function("fold_any_title", fold_title, ["VARCHAR"], "VARCHAR")
        yield Workbench(connection, package)


def literal(text: str | Path) -> str:
    """Return a text as DuckDB's SQL writes it."""
    return "'" + str(text).replace("'", "''") + "'"


def columns_of(names: Sequence[str]) -> str:
    """Return column names as a CSV reader of all texts takes them."""
    return "{" + ", ".join(f"{literal(name)}: 'VARCHAR'" for name in names) + "}"
