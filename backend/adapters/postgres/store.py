"""Films into PostgreSQL: records are staged by COPY and enter in one transaction."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from psycopg import Connection

from backend.adapters.postgres.catalogue import read_whole_films
from backend.adapters.postgres.connect import Connect, reading
from backend.adapters.postgres.queries import query
from backend.adapters.postgres.staging import Told, stage
from backend.adapters.postgres.statements import (
    keep_statements,
    listen,
    said_of,
    withdraw,
)
from backend.adapters.postgres.taste import say_again, tastes_of
from backend.domain.errors import NotFound
from backend.domain.films import Film, FilmId
from backend.domain.records import FilmRecord, derive_film_id
from backend.domain.sources import GIVE_IDS, Source, ids_of, sources_above
from backend.ports import StoreCounts

EXPORT_BATCH: Final = 500
WITHDRAW_BATCH: Final = 2_000
MOVE_BATCH: Final = 500

# Each step is a named query; what must be gone goes before what replaces it.
_STEPS: Final = (
    "insert_films",
    "recut_changed_loglines",
    "update_films",
    "clear_titles",
    "insert_titles",
    "know_people",
    "upsert_people",
    "clear_credits",
    "insert_credits",
    "clear_labels",
    "insert_labels",
    "drop_passages_of_lost_plots",
    "drop_lost_plots",
    "upsert_plots",
    "let_keywords_be_due",
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
        say together. What was deleted by hand only our own word brings back.
        """
        stated = list(records)
        with self._connect() as connection, connection.transaction():
            connection.execute(query("take_turns"))
            wanted = _wanted(connection, source, stated)
            heard = listen(connection, source, wanted)
            counts = enter(connection, heard.told)
            keep_statements(connection, heard.statements)
            return replace(counts, unwanted=len(stated) - len(wanted))

    def move(self, moves: Mapping[FilmId, FilmId]) -> None:
        """Let films go by other ids; where such a film is there, they become one."""
        former = list(moves)
        for start in range(0, len(former), MOVE_BATCH):
            some = former[start : start + MOVE_BATCH]
            with self._connect() as connection, connection.transaction():
                connection.execute(query("take_turns"))
                _move(connection, {film_id: moves[film_id] for film_id in some})

    def there(self, film_ids: Iterable[FilmId]) -> list[FilmId]:
        """Return those of these films that are in the catalogue."""
        with reading(self._connect) as connection:
            rows = connection.execute(
                query("sources_of_films"),
                {"ids": list(film_ids)},
            )
            return sorted(FilmId(row[0]) for row in rows)

    def films_of(self, source: Source) -> Iterator[Film]:
        """Return films that this source or lower ones alone know by themselves."""
        with reading(self._connect) as connection:
            connection.execute("SET LOCAL statement_timeout = 0")
            values = {"source": source, "above": list(sources_above(source))}
            ids = [row[0] for row in connection.execute(query("films_of"), values)]
            for start in range(0, len(ids), EXPORT_BATCH):
                yield from read_whole_films(
                    connection,
                    ids[start : start + EXPORT_BATCH],
                )

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
                total += self._remove_films_of(source)
                self._take_back_ids()
                return total

    def let_go(self, source: Source, film_ids: Sequence[FilmId]) -> None:
        """Take back what a source said of these films, as `remove` does of all.

        People whom no film names any more leave in any case.
        """
        for start in range(0, len(film_ids), WITHDRAW_BATCH):
            some = film_ids[start : start + WITHDRAW_BATCH]
            with self._connect() as connection, connection.transaction():
                connection.execute(query("take_turns"))
                _let_go(connection, source, some)
        with self._connect() as connection, connection.transaction():
            connection.execute(query("take_turns"))
            connection.execute(query("drop_people_without_films"))
        self._take_back_ids()

    def know_people(self) -> int:
        """Join people named without IMDb's id to IMDb's; return how many credits."""
        with self._connect() as connection, connection.transaction():
            unknown = connection.execute(query("has_unknown_people")).fetchone()
            if not unknown or not unknown[0]:
                return 0
            connection.execute(query("take_turns"))
            joined = connection.execute(query("know_people_at_last")).rowcount
            connection.execute(query("drop_people_without_films"))
        return joined

    def stated(self, film_id: FilmId) -> Film:
        """Return a film as its sources state it, or raise NotFound."""
        with reading(self._connect) as connection:
            films = list(read_whole_films(connection, [film_id]))
        if not films:
            raise NotFound("film", film_id)
        return films[0]

    def delete(self, film_id: FilmId) -> None:
        """Remove the film and what hangs on it for good, or raise NotFound.

        No source brings it back, by whatever id it would.
        """
        with self._connect() as connection, connection.transaction():
            # A load that is under way would not see that it is gone.
            connection.execute(query("take_turns"))
            said = said_of(connection, [film_id]).get(film_id)
            if said is None:
                raise NotFound("film", film_id)
            values = {"film_id": film_id, "ids": sorted(ids_of(film_id, said))}
            connection.execute(query("note_unwanted"), values)
            connection.execute(query("delete_films"), {"ids": [film_id]})
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

    def _take_back_ids(self) -> None:
        """Let films go by ids of their own again that no source gives IMDb's any more.

        Taken in again, the sources that are left find them under these.
        """
        values = {"sources": list(GIVE_IDS), "limit": MOVE_BATCH}
        while True:
            with reading(self._connect) as connection:
                rows = connection.execute(query("films_of_lost_standing"), values)
                films = list(read_whole_films(connection, [row[0] for row in rows]))
            if not films:
                return
            self.move(
                {film.id: derive_film_id(film.title, film.year) for film in films}
            )

    def _remove_films_of(self, source: Source) -> int:
        with self._connect() as connection, connection.transaction():
            connection.execute(query("take_turns"))
            values = {"source": source}
            connection.execute(query("depart_passages_of_source"), values)
            gone = connection.execute(query("delete_films_of_source"), values)
            connection.execute(query("drop_people_without_films"))
            return gone.rowcount


def _wanted(
    connection: Connection[Any],
    source: Source,
    records: Sequence[FilmRecord],
) -> Sequence[FilmRecord]:
    """Leave out films that were deleted by hand, unless it is we who state them."""
    values = {"ids": [record.film.id for record in records]}
    if source is Source.OWN:
        connection.execute(query("want_again"), values)
        return records
    unwanted = {row[0] for row in connection.execute(query("unwanted_of"), values)}
    return [record for record in records if record.film.id not in unwanted]


def _let_go(
    connection: Connection[Any],
    source: Source,
    film_ids: Sequence[FilmId],
) -> None:
    rows = connection.execute(query("sources_of_films"), {"ids": list(film_ids)})
    voices = {FilmId(film_id): names for film_id, names in rows if source in names}
    shared = [film_id for film_id, names in voices.items() if len(names) > 1]
    alone = [film_id for film_id, names in voices.items() if len(names) == 1]
    enter(connection, withdraw(connection, source, shared))
    connection.execute(query("delete_films"), {"ids": alone})


def _move(connection: Connection[Any], moves: Mapping[FilmId, FilmId]) -> None:
    said = said_of(connection, list(moves))
    there = said_of(connection, list(moves.values()))
    tastes = tastes_of(connection, list(moves))
    connection.execute(query("delete_films"), {"ids": list(moves)})
    by_source: dict[Source, dict[FilmId, FilmRecord]] = defaultdict(dict)
    for former, film_id in moves.items():
        for source, record in said.get(former, {}).items():
            if source not in there.get(film_id, {}):  # its own word stands
                film = replace(record.film, id=film_id)
                by_source[source].setdefault(film_id, FilmRecord(film, record.given))
    for source, records in by_source.items():
        heard = listen(connection, source, list(records.values()))
        enter(connection, heard.told)
        keep_statements(connection, heard.statements)
    say_again(connection, tastes, moves)
    connection.execute(query("want_again"), {"ids": list(moves.values())})
    connection.execute(
        query("note_former_ids"),
        {"formers": list(moves), "ids": list(moves.values())},
    )


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
