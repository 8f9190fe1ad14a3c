"""DuckDB in a file: reads and joins what is too big for Python.

Each step makes one table, whole or not at all, so that a step whose table is there
is done: whatever was killed goes on where it was.
"""

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any, Final

import duckdb

from backend.adapters.named_sql import named_queries
from backend.domain.errors import AlreadyRunning, MovieChatError
from backend.domain.folding import fold_name, fold_title

MEMORY: Final = "1300MB"  # beside it stands Python with its libraries
THREADS: Final = 2
# Bigger pieces cost libpq several times as much.
PIECE: Final = 1 << 16
PIPE_HOLDS: Final = 1 << 20
PAUSE_SECONDS: Final = 0.01
_AS_TEXT: Final = """COPY ({query}) TO {pipe} (
  FORMAT csv, HEADER false, DELIMITER '\t', QUOTE '', ESCAPE '', NULLSTR '\\N')"""


class Workbench:
    """An open DuckDB file and the named queries of a package."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, package: str) -> None:
        self._connection = connection
        # Writers run beside whatever this connection is busy with.
        self._beside = connection.cursor()
        self._lock = Lock()
        self._queries = named_queries(package)

    def make(self, table: str) -> None:
        """Make a table by the query of its name, unless it is there already."""
        if not self.has(table):
            self._connection.execute(f"CREATE TABLE {table} AS {self.query(table)}")

    def has(self, table: str) -> bool:
        """Whether a table is there."""
        found = self._connection.execute(
            "SELECT 1 FROM duckdb_tables() WHERE table_name = ?",
            [table],
        )
        return bool(found.fetchall())

    def query(self, name: str) -> str:
        """Return a named query of this bench's package."""
        return self._queries[name]

    def run(self, statements: str) -> None:
        """Carry out statements."""
        self._connection.execute(statements)

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """Return all rows of a question whose answer is small."""
        return self._connection.execute(statement).fetchall()

    def count(self, table: str) -> int:
        """Return how many rows a table has."""
        return int(self._connection.table(table).count("*").fetchall()[0][0])

    def view(self, name: str, query: str) -> None:
        """Give a query a name, in place of what went by it."""
        self._connection.execute(f"CREATE OR REPLACE VIEW {name} AS {query}")

    def replace(self, table: str, query: str) -> None:
        """Make a table of a query, in place of what went by its name."""
        self._connection.execute(f"CREATE OR REPLACE TABLE {table} AS {query}")

    def set(self, name: str, value: object) -> None:
        """Let queries know a value by `getvariable`."""
        self._connection.execute(f"SET VARIABLE {name} = $value", {"value": value})

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
        with self._lock:
            writer = _Writer(self._beside.cursor(), statement, pipe)
        writer.start()
        try:
            with pipe.open("rb", buffering=0) as end:
                _widen(end)
                writer.has_reader.set()
                yield iter(lambda: end.read(PIECE), b"")
        except BaseException:
            writer.interrupt()
            raise
        finally:
            writer.finish()
            pipe.unlink()
        writer.see_that_all_was_written()


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
        self.has_reader = Event()

    def run(self) -> None:
        try:
            self._cursor.execute(
                _AS_TEXT.format(query=self._statement, pipe=literal(self._pipe)),
            )
        except duckdb.Error as exc:
            self._failure = exc
            self._let_reader_go()

    def _let_reader_go(self) -> None:
        """Open the pipe for a reader who waits for that, without waiting for one.

        Whoever gave up reading does not come back.
        """
        while not self.has_reader.is_set():
            with suppress(OSError):  # nobody waits yet
                os.close(os.open(self._pipe, os.O_WRONLY | os.O_NONBLOCK))
            self.has_reader.wait(PAUSE_SECONDS)

    def interrupt(self) -> None:
        """Stop: nobody reads any more."""
        self._cursor.interrupt()

    def finish(self) -> None:
        """Wait for the end."""
        self.join()
        self._cursor.close()

    def see_that_all_was_written(self) -> None:
        """Raise what went wrong, if anything did."""
        if self._failure is not None:
            raise self._failure


def _widen(pipe: FileIO) -> None:
    """Let a pipe hold more, so that its ends wait for each other less."""
    if hasattr(fcntl, "F_SETPIPE_SZ"):  # Linux has it, macOS has not
        with suppress(OSError):  # no more than the system allows
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE_HOLDS)


@contextmanager
def open_workbench(file: Path, package: str) -> Iterator[Workbench]:
    """Open a workbench, alone; raise AlreadyRunning when another has it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    settings: dict[str, str | bool | int | float | list[str]] = {
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
        # What is closed is done and goes, or was broken off and is found in its log.
        connection.execute("PRAGMA disable_checkpoint_on_shutdown")
        connection.create_function("fold_any_name", fold_name, ["VARCHAR"], "VARCHAR")
        connection.create_function("fold_any_title", fold_title, ["VARCHAR"], "VARCHAR")
        try:
            yield Workbench(connection, package)
        except duckdb.Error as exc:
            reason = str(exc).splitlines()[0]
            raise MovieChatError(
                f"The files cannot be read and joined in {file.parent}: {reason} "
                "If the disk is full, free some space; then run it again.",
            ) from exc


def literal(text: str | Path) -> str:
    """Return a text as DuckDB's SQL writes it."""
    return "'" + str(text).replace("'", "''") + "'"


def columns_of(names: Sequence[str]) -> str:
    """Return column names as a CSV reader of all texts takes them."""
    return "{" + ", ".join(f"{literal(name)}: 'VARCHAR'" for name in names) + "}"
