"""What each source says of the films of which several speak."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from psycopg import Connection
from psycopg.types.json import Jsonb

from backend.adapters.postgres.catalogue import read_whole_films
from backend.adapters.postgres.queries import query
from backend.adapters.postgres.staging import Told
from backend.domain.films import Film, FilmId
from backend.domain.records import (
    EVERY_KEY,
    FilmRecord,
    read_statement,
    write_statement,
)
from backend.domain.sources import Source, merge, resolve

Statements = dict[FilmId, dict[Source, FilmRecord]]

# Sources that state a film in pieces: what a piece leaves out stays as it was said.
_PIECEMEAL: Final = frozenset({Source.OWN, Source.STARTER, Source.POSTERS})


@dataclass(frozen=True, slots=True)
class Heard:
    """What is to stand of each film, and the statements to keep beside."""

    told: list[Told]
    statements: Statements


def listen(
    connection: Connection[Any],
    source: Source,
    records: Sequence[FilmRecord],
) -> Heard:
    """Put what a source says beside what others said of the same films."""
    others = _other_sources(connection, source, [record.film.id for record in records])
    shared = [record for record in records if others.get(record.film.id)]
    known = _statements_of(connection, {r.film.id: others[r.film.id] for r in shared})
    told = [_alone(source, r) for r in records if not others.get(r.film.id)]
    kept: Statements = {}
    for record in shared:
        statements = _with(known[record.film.id], source, record)
        kept[record.film.id] = statements
        told.append(together(record.film.id, statements))
    return Heard(told, kept)


def withdraw(
    connection: Connection[Any],
    source: Source,
    film_ids: Sequence[FilmId],
) -> list[Told]:
    """Forget what a source says of these films; return what stands without it."""
    others = _other_sources(connection, source, film_ids)
    known = _statements_of(connection, others)
    connection.execute(
        query("forget_statements"),
        {"source": source, "ids": list(film_ids)},
    )
    if source is Source.IMDB:
        connection.execute(query("forget_crew"), {"ids": list(film_ids)})
    return [
        together(film_id, {s: r for s, r in known[film_id].items() if s is not source})
        for film_id in film_ids
    ]


def said_of(
    connection: Connection[Any],
    film_ids: Sequence[FilmId],
) -> Statements:
    """Return what every source says of these films."""
    rows = connection.execute(query("sources_of_films"), {"ids": list(film_ids)})
    every = {FilmId(film_id): [Source(s) for s in names] for film_id, names in rows}
    return _statements_of(connection, every)


def together(film_id: FilmId, statements: Mapping[Source, FilmRecord]) -> Told:
    """Return what several sources say of a film."""
    return Told(resolve(film_id, statements), tuple(sorted(statements)))


def keep_statements(connection: Connection[Any], statements: Statements) -> None:
    """Keep what each source says, in place of what it said before."""
    rows = [
        (film_id, source, write_statement(record))
        for film_id, by_source in statements.items()
        for source, record in by_source.items()
    ]
    connection.execute(
        query("upsert_statements"),
        {
            "ids": [row[0] for row in rows],
            "sources": [row[1] for row in rows],
            "records": [Jsonb(row[2]) for row in rows],
        },
    )


def as_statement(source: Source, film: Film) -> FilmRecord:
    """Return a film that one source alone knows as what that source says."""
    if source is Source.IMDB:
        # What IMDb says needs no notes: they are made when a film is read.
        film = replace(film, sources=())
    return FilmRecord(film, _filled(film))


def _filled(film: Film) -> frozenset[str]:
    return frozenset(key for key in EVERY_KEY if getattr(film, key) not in (None, ()))


def _alone(source: Source, record: FilmRecord) -> Told:
    given = record.given if source in _PIECEMEAL else EVERY_KEY
    return Told(FilmRecord(record.film, given), (source,))


def _with(
    known: Mapping[Source, FilmRecord],
    source: Source,
    record: FilmRecord,
) -> dict[Source, FilmRecord]:
    earlier = known.get(source)
    if earlier is not None and source in _PIECEMEAL:
        record = merge(earlier, record)
    return {**known, source: record}


def _other_sources(
    connection: Connection[Any],
    source: Source,
    film_ids: Iterable[FilmId],
) -> dict[FilmId, list[Source]]:
    """Return who else speaks of these films; those that are not there are left out."""
    rows = connection.execute(query("sources_of_films"), {"ids": list(film_ids)})
    return {
        FilmId(film_id): [Source(name) for name in names if name != source]
        for film_id, names in rows
    }


def _statements_of(
    connection: Connection[Any],
    others: Mapping[FilmId, Sequence[Source]],
) -> Statements:
    """Return what is said of these films, from the tables where one speaks alone."""
    known: Statements = {film_id: {} for film_id in others}
    rows = connection.execute(query("statements_of_films"), {"ids": list(others)})
    for film_id, source, record in rows:
        known[FilmId(film_id)][Source(source)] = read_statement(record)
    alone = [film_id for film_id, said in known.items() if not said]
    for film in read_whole_films(connection, alone):
        source = others[film.id][0]
        known[film.id][source] = as_statement(source, film)
    return known
