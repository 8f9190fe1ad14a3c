"""Films into PostgreSQL: records are staged by COPY and enter in one transaction."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from psycopg import Connection

from backend.adapters.postgres.catalogue import read_whole_films
from backend.adapters.postgres.connect import Connect, reading
from backend.adapters.postgres.queries import query
from backend.adapters.postgres.staging import Told, stage
from backend.adapters.postgres.statements import keep_statements, listen, withdraw
from backend.domain.errors import NotFound
from backend.domain.films import Film, FilmId
from backend.domain.records import FilmRecord
from backend.domain.sources import Source
from backend.ports import StoreCounts

EXPORT_BATCH: Final = 500
WITHDRAW_BATCH: Final = 2_000

# Each step is a named query; what must be gone goes before what replaces it.
_STEPS: Final = (
    "insert_films",
    "recut_changed_loglines",
    "update_films",
    "clear_titles",
    "insert_titles",
    "upsert_people",
    "clear_credits",
    "insert_credits",
    "clear_labels",
    "insert_labels",
    "drop_passages_of_lost_plots",
    "drop_lost_plots",
    "upsert_plots",
    "clear_sources",
    "insert_sources",
)


class PostgresFilmStore:
    """`FilmStore` over PostgreSQL."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect

    def store(
        self,
        records: Iterable[FilmRecord],
        *,
        source: Source = Source.OWN,
    ) -> StoreCounts:
        """Add or change what a source says of films: all of it or, on error, nothing.

        Where others speak of a film too, what stands afterwards is what all of them
        say together.
        """
        stated = list(records)
        with self._connect() as connection, connection.transaction():
            connection.execute(query("take_turns"))
            heard = listen(connection, source, stated)
            counts = enter(connection, heard.told)
            keep_statements(connection, heard.statements)
            return counts

    def remove(self, source: Source) -> int:
        """Take back all that a source said; return how many films that concerned.

        Films that nobody else knows leave; killed half way, it goes on when run again.
        """
        total = 0
        while True:
            with self._connect() as connection, connection.transaction():
                connection.execute(query("take_turns"))
                values = {"source": source, "limit": WITHDRAW_BATCH}
                rows = connection.execute(query("films_shared_with"), values)
                ids = [FilmId(row[0]) for row in rows]
                enter(connection, withdraw(connection, source, ids))
            total += len(ids)
            if not ids:
                return total + self._remove_films_of(source)

    def delete(self, film_id: FilmId) -> None:
        """Remove the film and what hangs on it, or raise NotFound."""
        with self._connect() as connection, connection.transaction():
            deleted = connection.execute(query("delete_film"), {"id": film_id})
            if deleted.rowcount == 0:
                raise NotFound("film", film_id)
            connection.execute(query("drop_people_without_films"))

    def all_films(self) -> Iterator[Film]:
        """Return every film, by id, as one moment saw them."""
        with reading(self._connect) as connection:
            # An export may take longer than a question may.
            connection.execute("SET LOCAL statement_timeout = 0")
            ids = [row[0] for row in connection.execute(query("film_ids"))]
            for start in range(0, len(ids), EXPORT_BATCH):
                yield from read_whole_films(
                    connection,
                    ids[start : start + EXPORT_BATCH],
                )

    def _remove_films_of(self, source: Source) -> int:
        with self._connect() as connection, connection.transaction():
            connection.execute(query("take_turns"))
            values = {"source": source}
            connection.execute(query("depart_passages_of_source"), values)
            gone = connection.execute(query("delete_films_of_source"), values)
            connection.execute(query("drop_people_without_films"))
            return gone.rowcount


def enter(connection: Connection[Any], told: Sequence[Told]) -> StoreCounts:
    """Let what is told of films enter, and count what that changed."""
    connection.execute(query("make_staging"))
    stage(connection, told)
    connection.execute(query("drop_unchanged"))
    connection.execute(query("analyze_staging"))
    rows = {step: connection.execute(query(step)).rowcount for step in _STEPS}
    if rows["clear_credits"]:
        connection.execute(query("drop_people_without_films"))
    connection.execute(query("drop_staging"))
    added = rows["insert_films"]
    changed = rows["update_films"] - added
    return StoreCounts(added, changed, unchanged=len(told) - added - changed)
