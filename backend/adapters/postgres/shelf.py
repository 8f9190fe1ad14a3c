"""The films that are ranked, read into columns.

Rows of numbers come as binary copies, which NumPy reads without a look at each row:
forty thousand films with their vectors take about a second.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from psycopg import Connection

from backend.adapters.postgres.connect import Connect, reading
from backend.adapters.postgres.queries import query
from backend.domain.films import FilmId
from backend.domain.people import PersonId
from backend.ports.shelf import Integers, Links, PassageRows, Reals, ShelfColumns

# Some 2 KB for each film and 1.5 KB for each passage are kept at hand.
MOST_FILMS: Final = 250_000
MOST_PASSAGES: Final = 500_000
READ_LIMIT_MS: Final = 120_000
_HEADER_BYTES: Final = 19
_TRAILER_BYTES: Final = 2
_CO_LIKE: Final = np.dtype([("a", ">i4"), ("b", ">i4"), ("c", ">f4")])


class PostgresShelf:
    """`FilmShelf` over PostgreSQL; never writes."""

    def __init__(self, connect: Connect, *, films: int = MOST_FILMS) -> None:
        self._connect = connect
        self._films = films

    def version(self) -> str:
        """Return what is another whenever anything of the columns changed."""
        with reading(self._connect) as connection:
            row = connection.execute(query("shelf_version")).fetchone()
            return str(row[0]) if row else ""

    def columns(self, embedder: str | None) -> ShelfColumns:
        """Return the films, with the vectors that this embedder made."""
        with reading(self._connect, limit_ms=READ_LIMIT_MS) as connection:
            connection.execute(query("shelf_reads_whole_tables"))
            values = {"films": self._films}
            films = connection.execute(query("shelf_films"), values).fetchall()
            return _Reader(connection, films).columns(embedder)

    def plots(self, film_ids: Sequence[FilmId]) -> Iterable[tuple[FilmId, str]]:
        """Return the plots of those of these films that have one."""
        values = {"ids": list(film_ids)}
        with reading(self._connect, limit_ms=READ_LIMIT_MS) as connection:
            rows = connection.execute(query("shelf_plots"), values).fetchall()
        return [(FilmId(film_id), text) for film_id, text in rows]

    def characters(self) -> Iterable[tuple[FilmId, Sequence[str]]]:
        """Return whom the actors play, by film."""
        with reading(self._connect, limit_ms=READ_LIMIT_MS) as connection:
            values = {"films": self._films}
            films = connection.execute(query("shelf_films"), values).fetchall()
            keys = {"keys": _written(row[0] for row in films)}
            rows = connection.execute(query("shelf_characters"), keys).fetchall()
        return [(FilmId(film_id), names) for film_id, names in rows]


class _Reader:
    """Reads the columns of these films within one transaction."""

    def __init__(
        self, connection: Connection[Any], films: list[tuple[Any, ...]]
    ) -> None:
        self._connection = connection
        # In the order of their keys, as links find their films by halving.
        self._films = sorted(films)
        self._keys = np.array([row[0] for row in self._films], dtype=np.int64)
        # Written once: the driver would write every number of a list anew each time.
        self._written_keys = _written(row[0] for row in self._films)

    def columns(self, embedder: str | None) -> ShelfColumns:
        """Return them all."""
        films = self._films
        credited = [
            self._numbers(query("shelf_credits"), "f4", categories=categories)
            for categories in (["actor"], ["director"], ["writer"])
        ]
        people, (cast, directors, writers) = self._people(credited)
        return ShelfColumns(
            film_ids=tuple(FilmId(row[1]) for row in films),
            titles=tuple(row[2] for row in films),
            years=_whole(row[3] for row in films),
            runtimes=_whole(row[4] for row in films),
            votes=_whole(row[5] for row in films),
            ratings=np.array([row[6] for row in films], dtype=np.float32),
            plot_marks=_whole(row[7] for row in films),
            story_letters=self._story_letters(),
            person_ids=people,
            genres=self._words("film_genres", "genre"),
            keywords=self._words("film_keywords", "keyword"),
            themes=self._labels("theme"),
            tones=self._labels("tone"),
            countries=self._words("film_countries", "country"),
            languages=self._words("film_languages", "language"),
            cast=cast,
            directors=directors,
            writers=writers,
            co_likes=self._co_likes(),
            passages=self._passages(embedder),
        )

    def _story_letters(self) -> Reals:
        found = self._numbers(query("shelf_stories"), "f4")
        letters = np.zeros(len(self._films), dtype=np.float32)
        letters[self._rows_of(found["a"])] = found["c"]
        return letters

    def _words(self, table: str, column: str, *, only: str = "") -> Links:
        parts = {"table": table, "column": column, "only": only}
        listed = self._connection.execute(query("shelf_names").format(**parts))
        names = [row[0] for row in listed]
        found = self._numbers(query("shelf_links").format(**parts), "f4", names=names)
        return self._links(names, found["a"], found["b"] - 1, found["c"])

    def _labels(self, kind: str) -> Links:
        return self._words("plot_labels", "label", only=f"AND l.kind = '{kind}'")

    def _people(
        self, credited: list[npt.NDArray[Any]]
    ) -> tuple[tuple[PersonId, ...], list[Links]]:
        keys = np.unique(np.concatenate([found["b"] for found in credited]))
        values = {"keys": _written(keys.tolist())}
        rows = self._connection.execute(query("shelf_people"), values).fetchall()
        known = _whole(row[0] for row in rows)
        names = [row[2] for row in rows]
        links = [
            self._links(names, f["a"], np.searchsorted(known, f["b"]), f["c"])
            for f in credited
        ]
        return tuple(PersonId(row[1]) for row in rows), links

    def _co_likes(self) -> Links:
        values = {"keys": self._written_keys}
        with self._connection.cursor(binary=True) as cursor:
            rows = cursor.execute(query("shelf_co_likes"), values).fetchall()
        found = np.frombuffer(b"".join(row[0] for row in rows), dtype=_CO_LIKE)
        return self._links([], found["a"], self._rows_of(found["b"]), found["c"])

    def _passages(self, embedder: str | None) -> PassageRows:
        nothing = np.zeros(0, dtype=np.int64)
        row = self._connection.execute(
            query("shelf_dimension"), {"embedder": embedder}
        ).fetchone()
        if row is None or not row[0]:
            return PassageRows(nothing, nothing, np.zeros((0, 0), dtype=np.float32))
        found = self._numbers(
            query("shelf_vectors"),
            f"V{4 * row[0]}",
            embedder=embedder,
            passages=MOST_PASSAGES,
        )
        order = np.lexsort((found["b"], found["a"]))
        vectors = np.ascontiguousarray(found["c"][order]).view("<f4")
        return PassageRows(
            self._rows_of(found["a"][order]),
            found["b"][order].astype(np.int64),
            vectors.reshape(len(order), row[0]),
        )

    def _links(
        self,
        names: Iterable[str],
        film_keys: Integers,
        things: Integers,
        weights: npt.NDArray[Any],
    ) -> Links:
        return Links(
            tuple(names),
            self._rows_of(film_keys),
            things.astype(np.int64),
            weights.astype(np.float32),
        )

    def _rows_of(self, film_keys: npt.NDArray[Any]) -> Integers:
        return np.searchsorted(self._keys, film_keys)

    def _numbers(
        self,
        statement: str,
        third: str,
        **values: object,
    ) -> npt.NDArray[Any]:
        """Return rows of two integers and a third column, as a binary copy has them."""
        wanted = {"keys": self._written_keys, **values}
        with (
            self._connection.cursor() as cursor,
            cursor.copy(statement, wanted) as copy,
        ):
            copied = b"".join(copy)
        kind = third if third.startswith("V") else f">{third}"
        row = np.dtype(
            [
                ("fields", ">i2"),
                *(("a_bytes", ">i4"), ("a", ">i4")),
                *(("b_bytes", ">i4"), ("b", ">i4")),
                *(("c_bytes", ">i4"), ("c", kind)),
            ]
        )
        return np.frombuffer(copied[_HEADER_BYTES:-_TRAILER_BYTES], dtype=row)


def _whole(numbers: Iterator[int] | Iterable[int]) -> Integers:
    return np.fromiter(numbers, dtype=np.int64)


def _written(numbers: Iterable[int]) -> str:
    """Return an array as PostgreSQL reads it."""
    return "{" + ",".join(map(str, numbers)) + "}"
