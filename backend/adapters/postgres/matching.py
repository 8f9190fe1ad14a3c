"""Films that a record may be of, out of PostgreSQL."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from psycopg.rows import class_row

from backend.adapters.postgres.connect import Connect
from backend.adapters.postgres.queries import query
from backend.domain.films import FilmId
from backend.domain.sources import Source

Wanted = tuple[int, str, int | None]
"""The number of a record, a folded name that its film is looked for by, its year."""

BATCH: Final = 5_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A film that a record may be of."""

    number: int
    film_id: FilmId
    title: str
    year: int | None
    votes: int
    is_exact: bool
    """Whether it goes by the very title looked for."""
    people: list[str]
    """Who acts in it or directs it, folded."""
    also_named: list[str]
    """Whom one of its sources names so, whatever the others say."""


class PostgresCandidates:
    """Finds films that these sources state, for records of other sources."""

    def __init__(self, connect: Connect, sources: Sequence[Source]) -> None:
        self._connect = connect
        self._sources = list(sources)

    def by_title(self, wanted: Iterable[Wanted], *, gap: int) -> Iterator[Candidate]:
        """Return films by these titles, so many years apart at most."""
        return self._find("candidates", wanted, {"gap": gap})

    def by_people(
        self,
        wanted: Iterable[Wanted],
        *,
        gap: int,
        least: int,
    ) -> Iterator[Candidate]:
        """Return films that at least so many of these people made."""
        values = {"gap": gap, "least": least}
        return self._find("candidates_by_people", wanted, values)

    def _find(
        self,
        name: str,
        wanted: Iterable[Wanted],
        values: dict[str, int],
    ) -> Iterator[Candidate]:
        with self._connect() as connection:
            connection.execute(query("make_wanted"))
            with (
                connection.cursor() as cursor,
                cursor.copy("COPY wanted FROM STDIN") as copy,
            ):
                for row in wanted:
                    copy.write_row(row)
            connection.execute(query("index_wanted"))
            with connection.cursor(name, row_factory=class_row(Candidate)) as found:
                found.itersize = BATCH
                found.execute(query(name), {"sources": self._sources, **values})
                yield from found
