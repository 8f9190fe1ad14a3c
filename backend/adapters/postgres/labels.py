"""Themes, tones and settings that are derived from plots, in PostgreSQL."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

import numpy as np
from psycopg import Connection
from psycopg.rows import class_row

from backend.adapters.postgres.connect import Connect
from backend.adapters.postgres.passages import to_vector
from backend.adapters.postgres.queries import query
from backend.domain.films import FilmId
from backend.ports import Vectors

BEFORE_ALL: Final = 0
KindAndName = tuple[str, str]
Judge = Callable[[Vectors], Sequence[KindAndName]]
"""Returns the labels that a plot deserves by its passages' vectors, nearest first."""


@dataclass(frozen=True, slots=True)
class SamplePlot:
    """A plot that others are compared with."""

    film_key: int
    id: FilmId
    hashes: list[str]
    """What its passages are told by."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """How far some plots came."""

    last_key: int
    done: int
    labelled: int
    """Those of them that have labels now."""
    waiting: int
    """Those that lack vectors."""


class PostgresLabels:
    """Knows which plots are to be compared with labels, and keeps what they get."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect

    def sample(self, embedder: str, *, limit: int) -> list[SamplePlot]:
        """Return plots to compare others with: the same while nothing changes."""
        values = {"embedder": embedder, "limit": limit}
        with (
            self._connect() as connection,
            connection.cursor(row_factory=class_row(SamplePlot)) as cursor,
        ):
            return cursor.execute(query("label_sample"), values).fetchall()

    def vectors(self, film_keys: Sequence[int], embedder: str) -> list[Vectors]:
        """Return the vectors of those of these plots that have all of theirs."""
        with self._connect() as connection:
            return list(_whole(connection, film_keys, embedder).values())

    def count_due(self, basis: str) -> int:
        """Return how many plots were not compared with this basis."""
        return self._count(query("count_labels_due"), basis=basis)

    def count_unlabelled(self) -> int:
        """Return how many plots were cut, and compared with nothing since."""
        return self._count(query("count_unlabelled"))

    def derive(
        self, judge: Judge, *, embedder: str, basis: str, after: int, limit: int
    ) -> Labelled | None:
        """Derive and keep labels of the next plots that are due; None if none are.

        Nobody stores films meanwhile; whoever calls keeps others from embedding.
        """
        values = {"basis": basis, "after": after, "limit": limit}
        with self._connect() as connection, connection.transaction():
            connection.execute(query("take_turns"))
            rows = connection.execute(query("plots_due_for_labels"), values)
            keys = [row[0] for row in rows]
            if not keys:
                return None
            vectors = _whole(connection, keys, embedder)
            derived = {key: judge(each) for key, each in vectors.items()}
            _keep(connection, derived, basis)
        labelled = sum(map(bool, derived.values()))
        return Labelled(keys[-1], len(derived), labelled, len(keys) - len(derived))

    def _count(self, statement: str, **values: object) -> int:
        with self._connect() as connection:
            row = connection.execute(statement, values).fetchone()
        return int(row[0]) if row else 0


def _whole(
    connection: Connection[Any],
    film_keys: Sequence[int],
    embedder: str,
) -> dict[int, Vectors]:
    """Return the vectors of those of these plots that have one for each passage."""
    values = {"keys": list(film_keys), "embedder": embedder}
    rows = connection.execute(query("vectors_of_plots"), values)
    found = {
        key: [vector for _, vector in some]
        for key, some in groupby(rows, key=itemgetter(0))
    }
    return {
        key: np.stack([to_vector(vector) for vector in found[key]])
        for key in film_keys
        if found.get(key) and None not in found[key]
    }


def _keep(
    connection: Connection[Any],
    derived: Mapping[int, Sequence[KindAndName]],
    basis: str,
) -> None:
    rows = [
        (film_key, kind, position, name)
        for film_key, labels in derived.items()
        for position, (kind, name) in enumerate(labels)
    ]
    connection.execute(query("clear_plot_labels"), {"keys": list(derived)})
    connection.execute(
        query("insert_plot_labels"),
        {
            "keys": [row[0] for row in rows],
            "kinds": [row[1] for row in rows],
            "positions": [row[2] for row in rows],
            "labels": [row[3] for row in rows],
        },
    )
    values = {"keys": list(derived), "basis": basis}
    connection.execute(query("labels_are_derived"), values)
