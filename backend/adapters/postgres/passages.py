"""Passages and their vectors in PostgreSQL."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from psycopg import Connection
from psycopg.rows import class_row, dict_row

from backend.adapters.postgres.connect import Connect, reading
from backend.adapters.postgres.queries import query
from backend.domain.films import FilmId
from backend.domain.passages import Passage, PassageId
from backend.ports import Cut, Vectors

CUT_BATCH: Final = 500
_STORED: Final = np.dtype("<f4")


@dataclass(frozen=True, slots=True)
class PassageCounts:
    """How far the passages have come."""

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

    def counts(self) -> PassageCounts:
        """Return how far the passages have come."""
        with (
            reading(self._connect) as connection,
            connection.cursor(row_factory=class_row(PassageCounts)) as cursor,
        ):
            counts = cursor.execute(query("count_passages")).fetchone()
        return counts or PassageCounts(0, 0, 0, 0, 0)

    def cut_plots(self, cut: Cut) -> int:
        """Cut the plots that changed, or whose logline did; return how many."""
        total = 0
        while True:
            with self._connect() as connection, connection.transaction():
                batch = _cut_batch(connection, cut)
            total += batch
            if batch < CUT_BATCH:
                return total

    def passages_without_vector(self, embedder: str) -> list[Passage]:
        """Return the passages that this embedder has not embedded yet."""
        return self._read("passages_without_vector", {"embedder": embedder})

    def save_vectors(
        self,
        passages: Sequence[Passage],
        vectors: Vectors,
        *,
        embedder: str,
    ) -> None:
        """Keep each passage's vector."""
        rows = [
            {**_key(p), "embedder": embedder, "vector": _to_bytes(v)}
            for p, v in zip(passages, vectors, strict=True)
        ]
        self._write_many("save_vector", rows)

    def unindexed(self, *, limit: int) -> tuple[list[Passage], Vectors]:
        """Return passages with a vector that the index does not hold yet."""
        with (
            reading(self._connect) as connection,
            connection.cursor(row_factory=dict_row) as cursor,
        ):
            rows = cursor.execute(query("unindexed"), {"limit": limit}).fetchall()
        vectors = _to_vectors([row.pop("vector") for row in rows])
        return [Passage(**row) for row in rows], vectors

    def mark_indexed(self, passages: Sequence[Passage]) -> None:
        """Note that the index holds these now."""
        self._write_many("mark_indexed", [_key(passage) for passage in passages])

    def departed(self, *, limit: int) -> list[PassageId]:
        """Return passages that are gone here and may still stand in the index."""
        with reading(self._connect) as connection:
            rows = connection.execute(query("departed"), {"limit": limit})
            return [PassageId(row[0]) for row in rows]

    def forget_departed(self, passage_ids: Sequence[PassageId]) -> None:
        """Note that the index no longer holds these."""
        with self._connect() as connection:
            connection.execute(query("forget_departed"), {"ids": list(passage_ids)})

    def forget_index(self) -> None:
        """Note that the index holds nothing: it was lost or replaced."""
        with self._connect() as connection:
            connection.execute(query("forget_index"))

    def count_indexed(self) -> int:
        """Return how many passages the index is known to hold."""
        return self.counts().indexed

    def passages(self, passage_ids: Sequence[PassageId]) -> dict[PassageId, Passage]:
        """Return those of these passages that the index holds as they are now."""
        parts = [passage_id.rpartition("-") for passage_id in passage_ids]
        found = self._read(
            "passages_by_id",
            {
                "film_ids": [film_id for film_id, _, _ in parts],
                "numbers": [int(number) for _, _, number in parts],
            },
        )
        return {passage.id: passage for passage in found}

    def vectors_of(self, film_id: FilmId) -> Vectors:
        """Return the vectors of a film's passages, none if it has none."""
        with reading(self._connect) as connection:
            rows = connection.execute(query("vectors_of_film"), {"id": film_id})
            return _to_vectors([row[0] for row in rows])

    def _read(self, name: str, values: dict[str, object]) -> list[Passage]:
        with (
            reading(self._connect) as connection,
            connection.cursor(row_factory=class_row(Passage)) as cursor,
        ):
            return cursor.execute(query(name), values).fetchall()

    def _write_many(self, name: str, rows: list[dict[str, object]]) -> None:
        with self._connect() as connection, connection.cursor() as cursor:
            cursor.executemany(query(name), rows)


def _cut_batch(connection: Connection[Any], cut: Cut) -> int:
    """Cut some plots within the transaction that holds them."""
    plots = connection.execute(query("plots_to_cut"), {"limit": CUT_BATCH}).fetchall()
    pieces = {id_: cut(FilmId(id_), text, logline) for id_, text, logline in plots}
    with connection.cursor() as cursor:
        cursor.executemany(
            query("upsert_passage"),
            [
                {**_key(passage), "text": passage.text, "starts_at": passage.starts_at}
                for passages in pieces.values()
                for passage in passages
            ],
        )
        cursor.executemany(
            query("drop_passages_from"),
            [{"film_id": film_id, "number": len(p)} for film_id, p in pieces.items()],
        )
    connection.execute(query("mark_cut"), {"ids": list(pieces)})
    return len(plots)


def _key(passage: Passage) -> dict[str, object]:
    return {
        "film_id": passage.film_id,
        "number": passage.number,
        "text_hash": passage.text_hash,
    }


def _to_bytes(vector: Vectors) -> bytes:
    return vector.astype(_STORED).tobytes()


def _to_vectors(stored: list[bytes]) -> Vectors:
    if not stored:
        return np.empty((0, 0), dtype=np.float32)
    return np.stack([np.frombuffer(v, dtype=_STORED) for v in stored]).astype(
        np.float32
    )
