"""The map of films in PostgreSQL."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

import numpy as np
from psycopg import Connection
from psycopg.rows import class_row

from backend.adapters.postgres.connect import Connect, reading
from backend.adapters.postgres.passages import to_vector
from backend.adapters.postgres.queries import query
from backend.domain.film_maps import FilmMap, MapCluster, MappedFilm, Newcomer, Spot
from backend.domain.films import FilmId
from backend.ports import Vectors

ROWS_AT_ONCE: Final = 2_000
LONGEST_READ_MS: Final = 600_000


@dataclass(frozen=True, slots=True)
class FilmToMap:
    """A film with a plot, and what a cluster of its like may be named by."""

    film_key: int
    id: FilmId
    year: int | None
    genres: list[str]
    words: list[str]


@dataclass(frozen=True, slots=True)
class NewMap:
    """A map that was just made, to be kept."""

    version: str
    embedder: str
    clusters: Sequence[MapCluster]
    film_keys: Sequence[int]
    spots: Sequence[Spot]
    clusters_of: Sequence[int]
    """The cluster of each film."""


class PostgresFilmMaps:
    """`FilmMaps` over PostgreSQL, and where ingestion keeps a map that it made."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect

    def whole(self) -> FilmMap | None:
        """Return the map with all its films, by id; None before the first is made."""
        return self._read("mapped_films", {})

    def around(self, film_ids: Sequence[FilmId]) -> FilmMap | None:
        """Return the map with those of these films that are on it."""
        return self._read("mapped_films_of", {"ids": list(film_ids)})

    def newcomers(self, embedder: str) -> list[Newcomer]:
        """Return films that this embedder's index holds and the map does not, by id."""
        with (
            reading(self._connect) as connection,
            connection.cursor(row_factory=class_row(Newcomer)) as cursor,
        ):
            values = {"embedder": embedder}
            return cursor.execute(query("map_newcomers"), values).fetchall()

    def films_to_map(self) -> list[FilmToMap]:
        """Return all films with a plot, in no order."""
        with (
            reading(self._connect, limit_ms=LONGEST_READ_MS) as connection,
            connection.cursor(row_factory=class_row(FilmToMap)) as cursor,
        ):
            return cursor.execute(query("films_for_map")).fetchall()

    def vectors_of_films(self, embedder: str) -> Iterator[tuple[int, Vectors]]:
        """Yield each film's key and the vectors of its passages, as of one moment."""
        with (
            reading(self._connect, limit_ms=LONGEST_READ_MS) as connection,
            connection.cursor("vectors_for_map") as rows,
        ):
            rows.itersize = ROWS_AT_ONCE
            rows.execute(query("vectors_for_map"), {"embedder": embedder})
            for film_key, some in groupby(rows, key=itemgetter(0)):
                yield film_key, np.stack([to_vector(stored) for _, stored in some])

    def keep(self, made: NewMap) -> int:
        """Put a map in the place of the old one; return how many films are on it."""
        with self._connect() as connection, connection.transaction():
            connection.execute(query("alone_with_map"))
            connection.execute(query("clear_map"))
            values = {"version": made.version, "embedder": made.embedder}
            connection.execute(query("enter_map"), values)
            _enter_clusters(connection, made.clusters)
            return _enter_points(connection, made)

    def _read(self, films_query: str, values: dict[str, object]) -> FilmMap | None:
        with reading(self._connect) as connection:
            head = connection.execute(query("map_head")).fetchone()
            if head is None:
                return None
            version, made_at, embedder = head
            clusters = connection.execute(query("map_clusters")).fetchall()
            films = connection.execute(query(films_query), values).fetchall()
        return FilmMap(
            version=version,
            made_at=made_at,
            embedder=embedder,
            clusters=tuple(
                MapCluster(n, Spot(x, y), size) for n, x, y, size in clusters
            ),
            films=tuple(
                MappedFilm(FilmId(id_), Spot(x, y), cluster, year, genre)
                for id_, x, y, cluster, year, genre in films
            ),
        )


def _enter_clusters(
    connection: Connection[Any], clusters: Sequence[MapCluster]
) -> None:
    values = {
        "names": [each.name for each in clusters],
        "xs": [each.centre.x for each in clusters],
        "ys": [each.centre.y for each in clusters],
        "sizes": [each.size for each in clusters],
    }
    connection.execute(query("enter_map_clusters"), values)


def _enter_points(connection: Connection[Any], made: NewMap) -> int:
    connection.execute(query("make_incoming_points"))
    rows = zip(made.film_keys, made.spots, made.clusters_of, strict=True)
    with (
        connection.cursor() as cursor,
        cursor.copy("COPY incoming_points FROM STDIN") as copy,
    ):
        for film_key, (x, y), cluster in rows:
            copy.write_row((film_key, x, y, cluster))
    return connection.execute(query("enter_map_points")).rowcount
