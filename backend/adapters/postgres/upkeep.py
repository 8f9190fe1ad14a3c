"""What verifying asks of PostgreSQL, and how what is wrong there is mended."""

from collections.abc import Sequence
from typing import Final

from backend.adapters.postgres.connect import Connect
from backend.adapters.postgres.passages import keys_of, to_vector
from backend.adapters.postgres.queries import query
from backend.domain.passages import PassageId
from backend.ports import Vectors

IDS_AT_ONCE: Final = 20_000


class PostgresUpkeep:
    """`PassageUpkeep` over PostgreSQL."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect

    def count_false_hashes(self) -> int:
        """Return how many passages have a hash that is not their text's."""
        return self._count(query("count_false_hashes"))

    def mend_false_hashes(self) -> None:
        """Give these passages the hash of their text, so that it is embedded."""
        self._run(query("mend_false_hashes"))

    def count_without_vector(self, embedder: str) -> int:
        """Return how many passages have no vector of their text by this embedder."""
        return self._count(query("count_without_vector"), embedder=embedder)

    def count_broken_vectors(self, embedder: str) -> int:
        """Return how many vectors have not as many numbers as this embedder's have."""
        return self._count(query("count_broken_vectors"), embedder=embedder)

    def drop_broken_vectors(self, embedder: str) -> None:
        """Let go of these vectors, so that their texts are embedded anew."""
        self._run(query("drop_broken_vectors"), embedder=embedder)

    def existing(self, passage_ids: Sequence[PassageId]) -> set[PassageId]:
        """Return those of these that are passages now."""
        with self._connect() as connection:
            rows = connection.execute(query("existing_ids"), keys_of(passage_ids))
            return {PassageId(row[0]) for row in rows}

    def indexed_ids(self, embedder: str) -> set[PassageId]:
        """Return the ids of all passages that the index is known to hold."""
        with self._connect() as connection:
            rows = connection.execute(query("indexed_ids"), {"embedder": embedder})
            return {PassageId(row[0]) for row in rows}

    def kept_vectors(
        self, passage_ids: Sequence[PassageId], *, embedder: str
    ) -> dict[PassageId, Vectors]:
        """Return the vectors kept of those of these that the index should hold."""
        values = {**keys_of(passage_ids), "embedder": embedder}
        with self._connect() as connection:
            rows = connection.execute(query("vectors_by_id"), values)
            return {PassageId(id_): to_vector(stored) for id_, stored in rows}

    def mark_lost(self, passage_ids: Sequence[PassageId], *, embedder: str) -> None:
        """Note that the index does not hold these as they are kept."""
        for start in range(0, len(passage_ids), IDS_AT_ONCE):
            keys = keys_of(passage_ids[start : start + IDS_AT_ONCE])
            self._run(query("mark_lost"), **keys, embedder=embedder)

    def _count(self, statement: str, **values: object) -> int:
        with self._connect() as connection:
            row = connection.execute(statement, values).fetchone()
        return int(row[0]) if row else 0

    def _run(self, statement: str, **values: object) -> None:
        with self._connect() as connection:
            connection.execute(statement, values)
