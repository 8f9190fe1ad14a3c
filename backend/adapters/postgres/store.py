"""Films into PostgreSQL: records are staged by COPY and enter in one transaction."""

import json
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import chain
from typing import Any, Final

from psycopg import Connection, Cursor
from psycopg.errors import UniqueViolation

from backend.adapters.postgres.catalogue import read_whole_films
from backend.adapters.postgres.connect import Connect, reading
from backend.adapters.postgres.queries import query
from backend.domain.errors import InvalidRecord, NotFound
from backend.domain.films import Film, FilmId
from backend.domain.folding import fold, fold_title
from backend.domain.people import PersonRef
from backend.domain.records import FilmRecord, write_record
from backend.ports import StoreCounts

Row = tuple[object, ...]

LABELS: Final = ("genres", "keywords", "languages", "countries")
EXPORT_BATCH: Final = 500

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

    def store(self, records: Iterable[FilmRecord]) -> StoreCounts:
        """Add or change films, all of them or, when one fails, none."""
        kept = list(records)
        with self._connect() as connection, connection.transaction():
            connection.execute(query("take_turns"))
            connection.execute(query("make_staging"))
            _stage(connection, kept)
            connection.execute(query("drop_unchanged"))
            connection.execute(query("analyze_staging"))
            return _enter(connection, arrived=len(kept))

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


def _stage(connection: Connection[Any], records: list[FilmRecord]) -> None:
    try:
        with connection.cursor() as cursor:
            for table, rows in _staged(records).items():
                _copy(cursor, table, rows)
    except UniqueViolation as exc:
        twice = exc.diag.message_detail or "an id stands twice"
        raise InvalidRecord(f"Two records are of one film: {twice}") from exc


def _enter(connection: Connection[Any], *, arrived: int) -> StoreCounts:
    """Carry out the steps and count what they changed."""
    rows = {step: connection.execute(query(step)).rowcount for step in _STEPS}
    if rows["clear_credits"]:
        connection.execute(query("drop_people_without_films"))
    added = rows["insert_films"]
    changed = rows["update_films"] - added
    return StoreCounts(added, changed, unchanged=arrived - added - changed)


def _copy(cursor: Cursor[Any], table: str, rows: Iterable[Row]) -> None:
    with cursor.copy(f"COPY {table} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _staged(records: list[FilmRecord]) -> dict[str, Iterator[Row]]:
    """Return the rows of each staging table."""
    return {
        "incoming_films": map(_film_row, records),
        "incoming_titles": chain.from_iterable(map(_title_rows, records)),
        "incoming_credits": chain.from_iterable(map(_credit_rows, records)),
        "incoming_labels": chain.from_iterable(map(_label_rows, records)),
        "incoming_sources": chain.from_iterable(map(_source_rows, records)),
    }


def _film_row(record: FilmRecord) -> Row:
    film = record.film
    return (
        film.id,
        film.title,
        film.original_title,
        film.kind,
        film.year,
        film.runtime,
        film.rating,
        film.votes,
        film.logline,
        film.plot,
        film.poster_url,
        sorted(record.given),
        _digest(record),
    )


def _digest(record: FilmRecord) -> bytes:
    """Tell a record from every other, whatever the order of its keys."""
    stated = write_record(record.film)
    given = {key: stated[key] for key in sorted(record.given)}
    text = json.dumps(given, ensure_ascii=False, sort_keys=True)
    return blake2b(text.encode(), digest_size=16).digest()


def _title_rows(record: FilmRecord) -> Iterator[Row]:
    film = record.film
    named = [("primary", 0, film.title)]
    if film.original_title:
        named.append(("original", 0, film.original_title))
    named += [("aka", n, title) for n, title in enumerate(film.also_known_as)]
    for role, position, title in named:
        yield film.id, role, position, title, fold_title(title)


def _credit_rows(record: FilmRecord) -> Iterator[Row]:
    film = record.film
    for n, person in enumerate(film.directors, start=1):
        yield _credit(film.id, "director", n, person, ())
    for n, person in enumerate(film.writers, start=1):
        yield _credit(film.id, "writer", n, person, ())
    for member in film.cast:
        yield _credit(
            film.id,
            "actor",
            member.billing,
            member.person,
            member.characters,
        )


def _credit(
    film_id: FilmId,
    category: str,
    billing: int,
    person: PersonRef,
    characters: tuple[str, ...],
) -> Row:
    return (
        film_id,
        category,
        billing,
        person.id,
        person.name,
        fold(person.name),
        list(characters),
    )


def _label_rows(record: FilmRecord) -> Iterator[Row]:
    for field in LABELS:
        for position, label in enumerate(getattr(record.film, field)):
            yield record.film.id, field, position, label


def _source_rows(record: FilmRecord) -> Iterator[Row]:
    for n, source in enumerate(record.film.sources):
        yield (
            record.film.id,
            n,
            source.field,
            source.name,
            source.url,
            source.licence,
        )
