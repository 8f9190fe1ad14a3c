"""Which films' posters are still to be asked for, in PostgreSQL."""

from collections.abc import Sequence
from typing import Final

from backend.adapters.postgres.connect import Connect, reading
from backend.adapters.postgres.queries import query
from backend.domain.films import FilmId

ASKED_AGAIN_AFTER_DAYS: Final = 30


class PostgresPosterLookups:
    """Remembers which posters were asked for, so that nobody asks again soon."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect

    def count_due(self) -> int:
        """Return how many films have IMDb's id, no poster, and were not asked for."""
        values = {"days": ASKED_AGAIN_AFTER_DAYS}
        with reading(self._connect) as connection:
            row = connection.execute(query("count_without_poster"), values).fetchone()
        return int(row[0]) if row else 0

    def due(self, *, limit: int) -> list[FilmId]:
        """Return some of these films, the best known first."""
        values = {"days": ASKED_AGAIN_AFTER_DAYS, "limit": limit}
        with reading(self._connect) as connection:
            rows = connection.execute(query("films_without_poster"), values)
            return [FilmId(row[0]) for row in rows]

    def note(self, film_ids: Sequence[FilmId]) -> None:
        """Remember that these were asked for today."""
        with self._connect() as connection:
            connection.execute(query("note_poster_lookups"), {"ids": list(film_ids)})

    def forget(self) -> None:
        """Let every film be asked for again."""
        with self._connect() as connection:
            connection.execute(query("forget_poster_lookups"))
