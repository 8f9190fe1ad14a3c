"""What was taken in, from which files, and what could not be used."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from psycopg import Connection
from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from backend.adapters.postgres.connect import Connect, reading
from backend.adapters.postgres.queries import query

BATCH: Final = 2_000


@dataclass(frozen=True, slots=True)
class Run:
    """One taking in of a source."""

    run_key: int
    source: str
    state: str
    """`running`, `done` or `failed`."""
    inputs: list[dict[str, Any]]
    options: dict[str, Any]
    licence: str | None
    counts: dict[str, int]
    started_at: datetime
    finished_at: datetime | None

    def is_over(
        self,
        inputs: Sequence[Mapping[str, Any]],
        options: Mapping[str, Any],
    ) -> bool:
        """Whether it took in just these files, in this way."""
        return self.inputs == list(inputs) and self.options == dict(options)


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row of a source's file that could not be used."""

    source: str
    file: str
    line: int
    reason: str
    raw: str


class PostgresLedger:
    """The ledger of runs."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect

    def last_run(self, source: str, names: Sequence[str]) -> Run | None:
        """Return the last run of a source over files of these names."""
        values = {"source": source, "names": sorted(names)}
        with (
            reading(self._connect) as connection,
            connection.cursor(row_factory=class_row(Run)) as cursor,
        ):
            return cursor.execute(query("last_run"), values).fetchone()

    def begin(
        self,
        source: str,
        inputs: Sequence[Mapping[str, Any]],
        options: Mapping[str, Any],
        licence: str | None,
    ) -> int:
        """Note that a source is being taken in; return the run's key."""
        with self._connect() as connection:
            connection.execute(query("give_up_runs"), {"source": source})
            begun = connection.execute(
                query("begin_run"),
                {
                    "source": source,
                    "inputs": Jsonb(list(inputs)),
                    "options": Jsonb(dict(options)),
                    "licence": licence,
                },
            ).fetchone()
        return int(begun[0]) if begun else 0

    def finish(
        self,
        run_key: int,
        counts: Mapping[str, int],
        rejected: Iterable[tuple[str, int, str, str]],
    ) -> None:
        """Note that a run is done, what it did and what it could not use."""
        with self._connect() as connection, connection.transaction():
            connection.execute(query("clear_rejected"), {"run_key": run_key})
            _copy_rejected(connection, run_key, rejected)
            self._end(connection, run_key, "done", counts)

    def fail(self, run_key: int, counts: Mapping[str, int]) -> None:
        """Note that a run ended before it was done."""
        with self._connect() as connection:
            self._end(connection, run_key, "failed", counts)

    def forget(self, source: str) -> None:
        """Forget the runs of a source that was taken out."""
        with self._connect() as connection:
            connection.execute(query("forget_runs"), {"source": source})

    def runs(self) -> list[Run]:
        """Return every run, the last first."""
        with (
            reading(self._connect) as connection,
            connection.cursor(row_factory=class_row(Run)) as cursor,
        ):
            return cursor.execute(query("runs")).fetchall()

    def rejected(self, source: str | None = None) -> Iterator[RejectedRow]:
        """Return what the runs that count could not use."""
        return self._rejected("rejected", {"source": source})

    def rejected_of(self, run_key: int) -> Iterator[RejectedRow]:
        """Return what one run could not use."""
        return self._rejected("rejected_of_run", {"run_key": run_key})

    def _rejected(self, name: str, values: dict[str, object]) -> Iterator[RejectedRow]:
        with (
            reading(self._connect) as connection,
            connection.cursor(name, row_factory=class_row(RejectedRow)) as rows,
        ):
            rows.itersize = BATCH
            rows.execute(query(name), values)
            yield from rows

    def _end(
        self,
        connection: Connection[Any],
        run_key: int,
        state: str,
        counts: Mapping[str, int],
    ) -> None:
        values = {"run_key": run_key, "state": state, "counts": Jsonb(dict(counts))}
        connection.execute(query("end_run"), values)


def _copy_rejected(
    connection: Connection[Any],
    run_key: int,
    rejected: Iterable[tuple[str, int, str, str]],
) -> None:
    with (
        connection.cursor() as cursor,
        cursor.copy("COPY rejected_rows FROM STDIN") as copy,
    ):
        for row in rejected:
            copy.write_row((run_key, *row))
