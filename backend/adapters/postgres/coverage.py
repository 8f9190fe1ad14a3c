"""How much of the catalogue is filled in, by field, decade and genre."""

from dataclasses import dataclass

from psycopg.rows import class_row, dict_row

from backend.adapters.postgres.connect import Connect
from backend.adapters.postgres.queries import query


@dataclass(frozen=True, slots=True)
class GroupCoverage:
    """How many films of a decade or a genre have what search and pages show."""

    name: str
    films: int
    plot: int
    poster: int
    rating: int
    searched: int
    """Films whose plot the index holds."""


class PostgresCoverage:
    """Counts over the whole catalogue; takes a second at a million films."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect

    def fields(self) -> dict[str, int]:
        """Return how many films there are, and how many have each field."""
        with (
            self._connect() as connection,
            connection.cursor(row_factory=dict_row) as cursor,
        ):
            return cursor.execute(query("coverage_of_fields")).fetchone() or {}

    def decades(self) -> list[GroupCoverage]:
        """Return every decade, oldest first."""
        return self._groups(query("coverage_of_decades"))

    def genres(self) -> list[GroupCoverage]:
        """Return every genre, the most frequent first."""
        return self._groups(query("coverage_of_genres"))

    def _groups(self, statement: str) -> list[GroupCoverage]:
        with (
            self._connect() as connection,
            connection.cursor(row_factory=class_row(GroupCoverage)) as cursor,
        ):
            return cursor.execute(statement).fetchall()
