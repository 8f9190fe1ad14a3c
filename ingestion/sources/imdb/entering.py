"""What was read of IMDb's files into the catalogue: rows in bulk, records where shared.

The keys of rows are given here; nobody else may store films meanwhile.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Final

from backend.adapters.postgres.bulk import (
    BULK_TABLES,
    CREDITS,
    FILM_GENRES,
    FILM_TITLES,
    FILMS,
    PEOPLE,
    BulkTable,
    PostgresBulk,
    Text,
)
from backend.domain.films import FilmId
from backend.domain.records import FilmRecord, read_record
from ingestion.pipeline import Counts
from ingestion.workbench import Workbench, literal

BATCH: Final = 1_000
MOSTLY: Final = 0.2  # of the films wanted
MOST_LEAVING: Final = 0.2  # of the films that IMDb stated before
_OF_WANTED: Final = "SEMI JOIN film_keys USING (film_key)"
_NUMBERS: Final = {"rating": "DOUBLE", "votes": "BIGINT"}
_THERE: Final = {
    "films_there": "{'film_key': 'INTEGER', 'id': 'VARCHAR', 'is_alone': 'BOOLEAN', "
    "'is_stated': 'BOOLEAN'}",
    "people_there": "{'person_key': 'INTEGER', 'id': 'VARCHAR'}",
}


class ImdbEntering:
    """Brings what a workbench has read into PostgreSQL."""

    def __init__(self, bench: Workbench, bulk: PostgresBulk, folder: Path) -> None:
        self._bench = bench
        self._bulk = bulk
        self._folder = folder

    def give_film_keys(self) -> None:
        """Find out which films are there already, and number those that are not."""
        last_film, last_person = self._bulk.next_keys()
        self._bench.set("last_film_key", last_film)
        self._bench.set("last_person_key", last_person)
        self._bench.set("unwanted", self._bulk.unwanted_titles())
        self._bulk.films_there(self._folder / "films_there.csv")
        self._give_keys("films_there", "film_keys")

    def give_person_keys(self) -> None:
        """Find out who is there already, and number who is not."""
        self._bulk.people_there(self._folder / "people_there.csv")
        self._give_keys("people_there", "person_keys")

    def _give_keys(self, there: str, keys: str) -> None:
        file = literal(self._folder / f"{there}.csv")
        columns = _THERE[there]
        rows = self._bench.query("there").format(file=file, columns=columns)
        self._bench.replace(there, rows)
        self._bench.replace(keys, self._bench.query(keys))

    def rebuild(
        self,
        read_people: Callable[[], None],
        read_titles: Callable[[], None],
    ) -> None:
        """Make the tables anew, of these rows and of those that others state.

        Credits take the longest by far: they are begun first, and whatever else there
        is to read and to load is done beside them.
        """
        with self._bulk.rebuilding(self._rows) as making:
            making.arrive_films(lambda: self._named("arriving_films"))
            read_people()
            self.give_person_keys()
            making.arrive_people(lambda: self._named("arriving_people"))
            making.begin(CREDITS, PEOPLE)
            read_titles()
            making.begin(FILM_TITLES, FILMS, FILM_GENRES)

    def is_mostly_new(self) -> bool:
        """Whether making tables anew is less work than changing them."""
        new, every = self._bench.rows(self._bench.query("newness"))[0]
        return bool(new > every * MOSTLY)

    def patch(self) -> Counts:
        """Change the rows that differ, and only those; return how many those are."""
        counts = {"rows_written": 0, "rows_gone": 0}
        for table in BULK_TABLES:
            self._compare(table)
            counts["rows_written"] += self._bench.count(f"coming_{table.name}")
            if not table.is_referenced:  # those are changed in place
                counts["rows_gone"] += self._bench.count(f"going_{table.name}")
        if any(counts.values()):
            self._bulk.patch(
                (table, self._change("coming", table), self._change("going", table))
                for table in BULK_TABLES
            )
        return counts

    def _compare(self, table: BulkTable) -> None:
        """Find the rows that come and go, in tables of the workbench."""
        file = self._folder / f"stand_{table.name}.csv"
        self._bulk.standing(table, file)
        of_wanted = "" if table.name == "people" else _OF_WANTED
        stand = self._bench.query("standing").format(
            file=literal(file),
            columns=_typed(table),
            of_wanted=of_wanted,
        )
        self._bench.view("stand", stand)
        self._bench.view("want", self._bench.query(f"want_{table.name}"))
        columns, key = ", ".join(table.columns), ", ".join(table.key)
        for name in ("coming", "going"):
            rows = self._bench.query(name).format(columns=columns, key=key)
            self._bench.replace(f"{name}_{table.name}", rows)
        file.unlink()

    def _change(self, name: str, table: BulkTable) -> Text:
        columns = table.columns if name == "coming" else table.key
        as_text = self._bench.query("columns_of").format(
            columns=", ".join(_as_text(table, column) for column in columns),
            rows=f"FROM {name}_{table.name}",
        )
        return lambda: self._text(f"{name}_{table.name}", as_text)

    def stated_before(self) -> int:
        """Return how many films IMDb stated before."""
        return int(self._bench.rows(self._bench.query("stated_before"))[0][0])

    def leaving(self) -> list[FilmId]:
        """Return the films that IMDb stated before and that are not wanted now."""
        return [
            FilmId(row[0]) for row in self._bench.rows(self._bench.query("leaving"))
        ]

    def is_plausible(self, leaving: Sequence[FilmId]) -> bool:
        """Whether so few leave that no file is likely to be broken."""
        return len(leaving) <= self.stated_before() * MOST_LEAVING

    def shared(self) -> Iterator[list[FilmRecord]]:
        """Return what IMDb says of films that others state too."""
        if not self._bench.rows(self._bench.query("any_shared"))[0][0]:
            return  # joining nine million credits to none takes its time
        for rows in self._bench.stream(self._bench.query("shared_records"), BATCH):
            yield [_record(json.loads(text)) for (text,) in rows]

    def _rows(self, table: BulkTable) -> AbstractContextManager[Iterable[bytes]]:
        wanted = self._bench.query(f"want_{table.name}")
        columns = ", ".join(_as_text(table, column) for column in table.columns)
        as_text = self._bench.query("columns_of").format(columns=columns, rows=wanted)
        return self._text(table.name, as_text)

    def _named(self, name: str) -> AbstractContextManager[Iterable[bytes]]:
        return self._text(name, self._bench.query(name))

    @contextmanager
    def _text(self, name: str, statement: str) -> Iterator[Iterable[bytes]]:
        with self._bench.as_text(statement, self._folder / f"{name}.pipe") as pieces:
            yield pieces


def _typed(table: BulkTable) -> str:
    """Return the columns of a table as DuckDB reads what PostgreSQL wrote."""
    types = {
        column: _NUMBERS.get(column, "INTEGER")
        if column in table.numbers
        else "VARCHAR"
        for column in table.columns
    }
    return str(types)


def _as_text(table: BulkTable, column: str) -> str:
    """Return a column as COPY reads it."""
    if column in table.numbers:
        return column
    if column in table.lists:
        return f"array_of({column})"
    return f"escaped({column})"


def _record(stated: dict[str, Any]) -> FilmRecord:
    """Read a record as the workbench joins it."""
    for key in ("directors", "writers"):
        named = stated[key] or ()
        stated[key] = [{"id": one["id"], "name": one["name"]} for one in named]
    stated["cast"] = stated.pop("members")
    return read_record(stated)
