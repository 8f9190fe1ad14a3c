"""Keywords that are derived from plots, in PostgreSQL."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from psycopg import Connection
from psycopg.rows import class_row

from backend.adapters.postgres.connect import Connect, reading
from backend.adapters.postgres.queries import query

PLOTS_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class DuePlot:
    """A plot that keywords are to be derived from."""

    film_key: int
    text: str
    names: list[str]
    """The people of the film."""


Derive = Callable[[DuePlot], Sequence[str]]
"""Returns what a plot is about in words, most telling first."""


class PostgresKeywords:
    """Knows which films need derived keywords, and keeps them."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect

    def count_due(self) -> int:
        """Return how many films have none stated, and none derived yet."""
        with reading(self._connect) as connection:
            row = connection.execute(query("count_due_keywords")).fetchone()
        return int(row[0]) if row else 0

    def every_plot(self) -> Iterator[str]:
        """Return the text of every plot, a few at a time."""
        with self._connect() as connection, connection.cursor("every_plot") as rows:
            rows.itersize = PLOTS_AT_ONCE
            rows.execute(query("every_plot"))
            for (text,) in rows:
                yield text

    def derive(self, derive: Derive, *, limit: int) -> int:
        """Derive and keep keywords of some films that are due; return of how many.

        Nobody stores films meanwhile.
        """
        with self._connect() as connection, connection.transaction():
            connection.execute(query("take_turns"))
            with connection.cursor(row_factory=class_row(DuePlot)) as cursor:
                values = {"limit": limit}
                due = cursor.execute(query("plots_due_for_keywords"), values).fetchall()
            _keep(connection, {plot.film_key: derive(plot) for plot in due})
        return len(due)


def _keep(connection: Connection[Any], derived: Mapping[int, Sequence[str]]) -> None:
    rows = [
        (film_key, position, keyword)
        for film_key, keywords in derived.items()
        for position, keyword in enumerate(keywords)
    ]
    connection.execute(query("clear_derived_keywords"), {"keys": list(derived)})
    connection.execute(
        query("insert_derived_keywords"),
        {
            "keys": [row[0] for row in rows],
            "positions": [row[1] for row in rows],
            "keywords": [row[2] for row in rows],
        },
    )
    connection.execute(query("keywords_are_derived"), {"keys": list(derived)})
