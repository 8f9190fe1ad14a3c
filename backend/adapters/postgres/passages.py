"""Passages and their vectors in PostgreSQL."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from psycopg import Connection
from psycopg.rows import class_row, dict_row

from backend.adapters.postgres.connect import Connect, reading
from backend.adapters.postgres.queries import query
from backend.domain.films import FilmId
from backend.domain.passages import Passage, PassageId
from backend.ports import Cut, Vectors, WaitingCounts, WaitingText

TEXTS_AT_ONCE: Final = 5_000
_STORED: Final = np.dtype("<f4")


@dataclass(frozen=True, slots=True)
class PassageCounts:
    """How far the passages have come with one embedder."""

    plots: int
    uncut: int
    passages: int
    embedded: int
    indexed: int

    @property
    def is_behind(self) -> bool:
        """Whether something waits to be cut, embedded or indexed."""
        return bool(self.uncut) or self.indexed < self.passages


class PostgresPassages:
    """`PassageStore` and `PassageReader` over PostgreSQL."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect

    def counts(self, embedder: str) -> PassageCounts:
        """Return how far the passages have come with this embedder."""
        with (
            self._connect() as connection,
            connection.cursor(row_factory=class_row(PassageCounts)) as cursor,
        ):
            values = {"embedder": embedder}
            counts = cursor.execute(query("count_passages"), values).fetchone()
        return counts or PassageCounts(0, 0, 0, 0, 0)

    def find_uncut(self) -> int:
        """Look for plots that changed, or whose genres did, and count them."""
        with self._connect() as connection:
            connection.execute(query("recut_changed_genres"))
        return self._count(query("count_uncut"))

    def cut_plots(self, cut: Cut, *, limit: int = 1_000) -> int:
        """Cut so many of the plots that changed; return how many there were."""
        with self._connect() as connection, connection.transaction():
            plots = connection.execute(query("plots_to_cut"), {"limit": limit})
            pieces = {
                id_: cut(FilmId(id_), text, logline, genres)
                for id_, text, logline, genres in plots
            }
            if pieces:
                _keep_passages(connection, pieces)
        return len(pieces)

    def count_waiting(self, embedder: str) -> WaitingCounts:
        """Count the texts that this embedder has not embedded yet."""
        with (
            self._connect() as connection,
            connection.cursor(row_factory=class_row(WaitingCounts)) as cursor,
        ):
            values = {"embedder": embedder}
            counts = cursor.execute(query("count_waiting"), values).fetchone()
        return counts or WaitingCounts(0, 0)

    def waiting_texts(self, embedder: str) -> Iterator[WaitingText]:
        """Yield these texts, each once, in no order that says anything of them.

        A text that already has this embedder's vector is taken from there instead.
        """
        with self._connect() as connection:
            connection.execute(query("copy_known_vectors"), {"embedder": embedder})
        after = ""
        while some := self._waiting_after(after, embedder):
            yield from some
            after = some[-1].text_hash

    def save_vectors(
        self,
        text_hashes: Sequence[str],
        vectors: Vectors,
        *,
        embedder: str,
    ) -> None:
        """Keep the vectors of all passages that have these texts."""
        with self._connect() as connection, connection.transaction():
            connection.execute(query("make_incoming_vectors"))
            rows = zip(text_hashes, map(_to_bytes, vectors), strict=True)
            _copy(connection, "incoming_vectors", rows)
            connection.execute(query("enter_vectors"), {"embedder": embedder})

    def count_unindexed(self, embedder: str) -> int:
        """Return how many passages have a vector that the index does not hold."""
        return self._count(query("count_unindexed"), embedder=embedder)

    def unindexed(self, embedder: str, *, limit: int) -> tuple[list[Passage], Vectors]:
        """Return passages with a vector that the index does not hold yet."""
        values = {"embedder": embedder, "limit": limit}
        with (
            self._connect() as connection,
            connection.cursor(row_factory=dict_row) as cursor,
        ):
            rows = cursor.execute(query("unindexed"), values).fetchall()
        vectors = _to_vectors([row.pop("vector") for row in rows])
        return [Passage(**row) for row in rows], vectors

    def mark_indexed(self, passages: Sequence[Passage], *, embedder: str) -> None:
        """Note that the index holds these now."""
        values = {
            "embedder": embedder,
            "film_ids": [passage.film_id for passage in passages],
            "numbers": [passage.number for passage in passages],
            "hashes": [passage.text_hash for passage in passages],
        }
        with self._connect() as connection:
            connection.execute(query("mark_indexed"), values)

    def departed(self, *, limit: int) -> list[PassageId]:
        """Return passages that are gone here and may still stand in an index."""
        with reading(self._connect) as connection:
            rows = connection.execute(query("departed"), {"limit": limit})
            return [PassageId(row[0]) for row in rows]

    def forget_departed(self, passage_ids: Sequence[PassageId]) -> None:
        """Note that no index holds these any longer."""
        with self._connect() as connection:
            connection.execute(query("forget_departed"), {"ids": list(passage_ids)})

    def forget_index(self, embedder: str) -> None:
        """Note that the index holds nothing: it was lost or dropped."""
        with self._connect() as connection:
            connection.execute(query("forget_index"), {"embedder": embedder})

    def count_indexed(self, embedder: str) -> int:
        """Return how many passages the index is known to hold."""
        return self.counts(embedder).indexed

    def passages(
        self, passage_ids: Sequence[PassageId], *, embedder: str
    ) -> dict[PassageId, Passage]:
        """Return those of these that this embedder's index holds as they are now."""
        values = {**keys_of(passage_ids), "embedder": embedder}
        with (
            reading(self._connect) as connection,
            connection.cursor(row_factory=class_row(Passage)) as cursor,
        ):
            found = cursor.execute(query("passages_by_id"), values).fetchall()
        return {passage.id: passage for passage in found}

    def vectors_of(self, film_id: FilmId, *, embedder: str) -> Vectors:
        """Return the vectors of a film's passages, none if it has none."""
        values = {"id": film_id, "embedder": embedder}
        with reading(self._connect) as connection:
            rows = connection.execute(query("vectors_of_film"), values)
            return _to_vectors([row[0] for row in rows])

    def _waiting_after(self, text_hash: str, embedder: str) -> list[WaitingText]:
        values = {"after": text_hash, "embedder": embedder, "limit": TEXTS_AT_ONCE}
        with (
            self._connect() as connection,
            connection.cursor(row_factory=class_row(WaitingText)) as cursor,
        ):
            return cursor.execute(query("waiting_texts"), values).fetchall()

    def _count(self, statement: str, **values: object) -> int:
        with self._connect() as connection:
            row = connection.execute(statement, values).fetchone()
        return int(row[0]) if row else 0


def keys_of(passage_ids: Iterable[PassageId]) -> dict[str, list[object]]:
    """Return the film ids and numbers that passage ids are made of."""
    parts = [passage_id.rpartition("-") for passage_id in passage_ids]
    return {
        "film_ids": [film_id for film_id, _, _ in parts],
        "numbers": [int(number) for _, _, number in parts],
    }


def to_vector(stored: bytes) -> Vectors:
    """Return a vector as it was before it was stored."""
    return np.frombuffer(stored, dtype=_STORED).astype(np.float32)


def _keep_passages(
    connection: Connection[Any], pieces: dict[str, list[Passage]]
) -> None:
    """Put these in place of the films' passages; unchanged ones stay as they are."""
    connection.execute(query("make_incoming_passages"))
    rows = (
        (p.film_id, p.number, p.header, p.text, p.starts_at, p.story, p.text_hash)
        for passages in pieces.values()
        for p in passages
    )
    _copy(connection, "incoming_passages", rows)
    connection.execute(query("enter_passages"))
    connection.execute(query("call_back_departed"))
    counts = {"ids": list(pieces), "counts": [len(p) for p in pieces.values()]}
    connection.execute(query("drop_surplus_passages"), counts)
    connection.execute(query("mark_cut"), {"ids": list(pieces)})


def _copy(
    connection: Connection[Any], table: str, rows: Iterable[tuple[object, ...]]
) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _to_bytes(vector: Vectors) -> bytes:
    return vector.astype(_STORED).tobytes()


def _to_vectors(stored: list[bytes]) -> Vectors:
    if not stored:
        return np.empty((0, 0), dtype=np.float32)
    return np.stack([to_vector(vector) for vector in stored])
