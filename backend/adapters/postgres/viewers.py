"""What viewers gave to films and which they liked alike."""

from collections.abc import Iterable
from typing import Any

from psycopg import Cursor

from backend.adapters.postgres.connect import Connect
from backend.adapters.postgres.queries import query

Rating = tuple[str, float, int]
"""A film's id, its mean from 0 to 10, and how many gave one."""
Alike = tuple[str, str, float]
"""A film's id, that of one that who likes it likes too, and how surely, up to 1."""


class PostgresViewers:
    """Keeps what the viewers of another house think."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect

    def replace(
        self,
        source: str,
        ratings: Iterable[Rating],
        co_likes: Iterable[Alike],
    ) -> tuple[int, int]:
        """Keep these in place of what was kept before; return how many of each.

        Films that are not in the catalogue are passed over.
        """
        with self._connect() as connection, connection.cursor() as cursor:
            cursor.execute(query("make_viewed"))
            _copy(cursor, "viewed", ratings)
            _copy(cursor, "liked_alike", co_likes)
            cursor.execute(query("clear_ratings"), {"source": source})
            cursor.execute(query("clear_co_likes"))
            rated = cursor.execute(query("insert_ratings"), {"source": source}).rowcount
            alike = cursor.execute(query("insert_co_likes")).rowcount
        return rated, alike


def _copy(cursor: Cursor[Any], table: str, rows: Iterable[tuple[object, ...]]) -> None:
    with cursor.copy(f"COPY {table} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
