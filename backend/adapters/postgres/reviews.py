"""What people wrote of films, in PostgreSQL."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from typing import Any, Final

from psycopg import Connection
from psycopg.rows import class_row

from backend.adapters.postgres.connect import Connect, reading
from backend.adapters.postgres.queries import query
from backend.domain.films import FilmId
from backend.domain.opinions import Opinions, Quote, Sentiment

QUOTES_OF_A_KIND: Final = 3

Name = tuple[str, int | None]
"""Title and year, as a review names its film."""
FindFilms = Callable[[Sequence[Name]], dict[Name, FilmId]]


@dataclass(frozen=True, slots=True)
class StoredReview:
    """A review as it is kept; its film is named by id, or by title and year."""

    film_id: FilmId | None
    title: str | None
    year: int | None
    origin: str
    file: str
    line: int
    rating: float | None
    sentiment: Sentiment | None
    is_derived: bool
    text: str
    quote: str | None
    score: float


class PostgresReviews:
    """Keeps reviews, and what they come to, film by film."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect

    def replace(
        self,
        source: str,
        origins: Collection[str],
        reviews: Iterable[StoredReview],
        find_films: FindFilms,
    ) -> tuple[int, int, int]:
        """Keep these in place of what was there of these files: all, or on error none.

        Returns how many were kept, of how many films, and how many are of none.
        """
        with self._connect() as connection:
            connection.execute(query("make_read_reviews"))
            read = _copy(connection, "read_reviews", map(astuple, reviews))
            rows = connection.execute(query("titles_of_reviews")).fetchall()
            found = find_films([(title, year) for title, year in rows])
            named = ((*name, film_id) for name, film_id in found.items())
            _copy(connection, "named_films", named)
            connection.execute(query("name_films_of_reviews"))
            connection.execute(query("take_turns"))
            kept, films = _put(connection, source, origins)
            return kept, films, read - kept

    def remove(self, source: str) -> int:
        """Take a source's reviews out; return of how many films they were."""
        with self._connect() as connection:
            connection.execute(query("make_read_reviews"))
            rows = connection.execute(query("origins_of_reviews"), {"source": source})
            origins = [row[0] for row in rows]
            connection.execute(query("take_turns"))
            _put(connection, source, origins)
            gone = connection.execute(query("count_reviewed")).fetchone()
            return int(gone[0]) if gone else 0

    def opinions(self, film_id: FilmId) -> Opinions | None:
        """Return what a film's reviews come to; None if it has none."""
        values = {"id": film_id}
        with reading(self._connect) as connection:
            with connection.cursor(row_factory=class_row(Opinions)) as cursor:
                told = cursor.execute(query("opinions_of_film"), values).fetchone()
            with connection.cursor(row_factory=class_row(Quote)) as quoted:
                quotes = quoted.execute(query("quotes_of_film"), values).fetchall()
        return replace(told, quotes=tuple(quotes)) if told else None


def state_of_catalogue(connect: Connect) -> list[int]:
    """Return what is another whenever films came or left."""
    with reading(connect) as connection:
        row = connection.execute(query("state_of_catalogue")).fetchone()
    return list(row) if row else []


def _put(
    connection: Connection[Any],
    source: str,
    origins: Collection[str],
) -> tuple[int, int]:
    """Let what was read take the place of what was there of these files."""
    values = {"source": source, "origins": list(origins)}
    connection.execute(query("clear_reviews"), values)
    kept = connection.execute(query("insert_reviews"), values).fetchone()
    connection.execute(query("clear_opinions"))
    connection.execute(query("count_opinions"))
    connection.execute(query("choose_quotes"), {"most": QUOTES_OF_A_KIND})
    return (kept[0], kept[1]) if kept else (0, 0)


def _copy(
    connection: Connection[Any],
    table: str,
    rows: Iterable[tuple[object, ...]],
) -> int:
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} FROM STDIN") as copy,
    ):
        written = 0
        for row in rows:
            copy.write_row(row)
            written += 1
    return written
