"""Whose vectors are kept, and whose index is searched, in PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager

from psycopg.errors import LockNotAvailable
from psycopg.rows import class_row

from backend.adapters.postgres.connect import Connect, reading
from backend.adapters.postgres.queries import query
from backend.domain.errors import EmbeddingUnderWay, MovieChatError
from backend.ports import KnownEmbedder


class PostgresEmbedders:
    """`EmbedderLedger` over PostgreSQL."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect

    def known(self) -> list[KnownEmbedder]:
        """Return all embedders, the active one first."""
        with (
            reading(self._connect) as connection,
            connection.cursor(row_factory=class_row(KnownEmbedder)) as cursor,
        ):
            return cursor.execute(query("known_embedders")).fetchall()

    def active_name(self) -> str | None:
        """Return the name of the embedder whose index is searched, if there is one."""
        with reading(self._connect) as connection:
            row = connection.execute(query("active_embedder")).fetchone()
        return row[0] if row else None

    def enter(self, embedder: str) -> KnownEmbedder:
        """Return the embedder, made known if it was not."""
        with self._connect() as connection:
            connection.execute(query("enter_embedder"), {"embedder": embedder})
        return next(known for known in self.known() if known.name == embedder)

    def set_dimension(self, embedder: str, dimension: int) -> None:
        """Note how many numbers this embedder's vectors have."""
        values = {"embedder": embedder, "dimension": dimension}
        with self._connect() as connection:
            connection.execute(query("set_dimension"), values)

    def activate(self, embedder: str) -> bool:
        """Have its index searched from now on, if it is whole; return whether it is."""
        values = {"embedder": embedder}
        with self._connect() as connection, connection.transaction():
            noted = connection.execute(query("note_data_version"), values)
            if noted.rowcount == 0:
                return False
            connection.execute(query("deactivate_others"), values)
            connection.execute(query("activate"), values)
        return True

    def forget(self, embedder: str) -> None:
        """Forget an embedder that is not active, with its vectors."""
        with self._connect() as connection:
            forgotten = connection.execute(
                query("forget_embedder"), {"embedder": embedder}
            )
            if forgotten.rowcount == 0:
                raise MovieChatError(
                    f"The vectors of {embedder} stay: its index is the one searched, "
                    "or there are none.",
                )

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep all others from embedding; raise EmbeddingUnderWay if one does."""
        # The lock is the connection's: whatever ends this process frees it.
        with self._connect() as connection:
            connection.autocommit = True
            connection.execute(query("wait_a_little"))
            try:
                connection.execute(query("take_embedding"))
            except LockNotAvailable as exc:
                raise EmbeddingUnderWay(
                    "Another command is embedding just now. What is new waits for the "
                    "next: run `moviechat ingest embed` when that one is done.",
                ) from exc
            try:
                yield
            finally:
                # Closing frees it too, but a moment later.
                if not connection.broken:
                    connection.execute(query("leave_embedding"))
                connection.close()
