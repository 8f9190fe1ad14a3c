"""Film records as the rows that are staged for entering the catalogue."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain
from typing import Any, Final

from psycopg import Connection, Cursor
from psycopg.errors import UniqueViolation

from backend.domain.errors import InvalidRecord
from backend.domain.films import FilmId
from backend.domain.folding import fold_name, fold_title
from backend.domain.people import PersonRef
from backend.domain.records import FilmRecord, write_statement
from backend.domain.sources import Source

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What is to stand of a film, and who says it."""

    record: FilmRecord
    sources: tuple[Source, ...]


LABELS: Final = ("genres", "keywords", "languages", "countries")


def stage(connection: Connection[Any], told: Sequence[Told]) -> None:
    """Copy what is told into the staging tables."""
    try:
        with connection.cursor() as cursor:
            for table, rows in _staged(told).items():
                _copy(cursor, table, rows)
    except UniqueViolation as exc:
        twice = exc.diag.message_detail or "an id stands twice"
        raise InvalidRecord(f"Two records are of one film: {twice}") from exc


def _copy(cursor: Cursor[Any], table: str, rows: Iterable[Row]) -> None:
    with cursor.copy(f"COPY {table} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _staged(told: Sequence[Told]) -> dict[str, Iterator[Row]]:
    """Return the rows of each staging table."""
    records = [one.record for one in told]
    return {
        "incoming_films": map(_film_row, told),
        "incoming_titles": chain.from_iterable(map(_title_rows, records)),
        "incoming_credits": chain.from_iterable(map(_credit_rows, records)),
        "incoming_labels": chain.from_iterable(map(_label_rows, records)),
        "incoming_sources": chain.from_iterable(map(_source_rows, records)),
    }


def _film_row(told: Told) -> Row:
    record, film = told.record, told.record.film
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
        list(told.sources),
    )


def _digest(record: FilmRecord) -> bytes:
    """Tell a record from every other, whatever the order of its keys."""
    text = json.dumps(write_statement(record), ensure_ascii=False, sort_keys=True)
    return blake2b(text.encode(), digest_size=16).digest()


def _title_rows(record: FilmRecord) -> Iterator[Row]:
    film = record.film
    named = [("primary", 0, film.title)] if "title" in record.given else []
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
        fold_name(person.name),
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
