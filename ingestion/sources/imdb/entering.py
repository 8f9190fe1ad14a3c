"""What was read of IMDb's files into the catalogue: rows in bulk, records where shared.

The keys of rows are given here; nobody else may store films meanwhile.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Final

from backend.adapters.postgres.bulk import BulkTable, PostgresBulk
from backend.domain.records import FilmRecord, read_record
from ingestion.workbench import Workbench, literal

BATCH: Final = 1_000
_THERE: Final = {
    "films_there": "{'film_key': 'INTEGER', 'id': 'VARCHAR', 'is_alone': 'BOOLEAN'}",
    "people_there": "{'person_key': 'INTEGER', 'id': 'VARCHAR'}",
}


class ImdbEntering:
    """Brings what a workbench has read into PostgreSQL."""

    def __init__(self, bench: Workbench, bulk: PostgresBulk, folder: Path) -> None:
        self._bench = bench
        self._bulk = bulk
        self._folder = folder

    def give_keys(self) -> None:
        """Find out what is there already, and number what is not."""
        last_film, last_person = self._bulk.next_keys()
        self._bench.run(f"SET VARIABLE last_film_key = {last_film}")
        self._bench.run(f"SET VARIABLE last_person_key = {last_person}")
        self._bulk.films_there(self._folder / "films_there.csv")
        self._bulk.people_there(self._folder / "people_there.csv")
        for name, columns in _THERE.items():
            file = literal(self._folder / f"{name}.csv")
            self._bench.run(
                f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM "
                f"read_csv({file}, header = false, auto_detect = false, "
                f"columns = {columns})",
            )
        for name in ("film_keys", "person_keys"):
            self._bench.run(f"DROP TABLE IF EXISTS {name}")
            self._bench.make(name)

    def rebuild(self) -> None:
        """Make the tables anew, of these rows and of those that others state."""
        self._bulk.rebuild(
            lambda: self._text(
                "arriving_films", "SELECT film_key, is_shared FROM film_keys"
            ),
            lambda: self._text("arriving_people", "SELECT person_key FROM person_keys"),
            self._rows,
        )

    def shared(self) -> Iterator[list[FilmRecord]]:
        """Return what IMDb says of films that others state too."""
        for rows in self._bench.stream(self._bench.query("shared_records"), BATCH):
            yield [_record(json.loads(text)) for (text,) in rows]

    def _rows(self, table: BulkTable) -> AbstractContextManager[Iterable[bytes]]:
        wanted = self._bench.query(f"want_{table.name}")
        columns = ", ".join(_as_text(table, column) for column in table.columns)
        return self._text(table.name, f"SELECT {columns} FROM ({wanted})")

    @contextmanager
    def _text(self, name: str, statement: str) -> Iterator[Iterable[bytes]]:
        with self._bench.as_text(statement, self._folder / f"{name}.pipe") as pieces:
            yield pieces


def _as_text(table: BulkTable, column: str) -> str:
    """Return a column as COPY reads it: backslashes twice, lists in braces."""
    if column in table.numbers:
        return column
    if column in table.lists:
        # A JSON list of texts is PostgreSQL's array but for its brackets.
        inner = f"coalesce({column}, '[]')"
        return rf"replace('{{' || {inner}[2:-2] || '}}', '\', '\\')"
    return rf"replace({column}, '\', '\\')"


def _record(stated: dict[str, Any]) -> FilmRecord:
    """Read a record as the workbench joins it."""
    for key in ("directors", "writers"):
        named = stated[key] or ()
        stated[key] = [{"id": one["id"], "name": one["name"]} for one in named]
    stated["cast"] = stated.pop("members")
    return read_record(stated)
