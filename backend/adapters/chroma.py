"""`PassageIndex` over a Chroma server. Derived from PostgreSQL, never the truth."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import urlsplit

import numpy as np

from backend.domain.errors import SearchUnavailable
from backend.domain.passages import Passage, PassageId
from backend.ports import Vectors

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection

BATCH: Final = 2_000  # the server takes at most 5,461 at once


class ChromaPassageIndex:
    """The passages of one embedder, in a collection of its own."""

    def __init__(
        self,
        address: Callable[[], str],
        *,
        embedder: str,
        dimension: int,
    ) -> None:
        self._address = address
        self._embedder = embedder
        self._dimension = dimension
        self._lock = Lock()
        self._client: Client | None = None
        self._opened: Collection | None = None
        self._was_tried = False

    def warm_up(self) -> None:
        """Import the client and connect, so that the first search need not."""
        with self._collection():
            pass

    def close(self) -> None:
        """Let the connection go; the next question opens another."""
        with self._lock:
            client, self._client, self._opened = self._client, None, None
            if client is not None:
                client.close()

    @property
    def is_warm(self) -> bool:
        """Whether the first connection was tried."""
        return self._was_tried

    def nearest(self, vector: Vectors, *, limit: int) -> list[tuple[PassageId, float]]:
        """Return passages by nearness, at most 1, nearest first."""
        with self._collection() as collection:
            found = collection.query(
                query_embeddings=vector.tolist(),
                n_results=limit,
                include=["distances"],
            )
        ids = found["ids"][0]
        distances = (found["distances"] or [[]])[0]
        return [
            (PassageId(id_), 1.0 - float(distance))
            for id_, distance in zip(ids, distances, strict=True)
        ]

    def add(self, passages: Sequence[Passage], vectors: Vectors) -> None:
        """Hold these passages, in place of what stood under their ids."""
        with self._collection() as collection:
            for start in range(0, len(passages), BATCH):
                some = passages[start : start + BATCH]
                collection.upsert(
                    ids=[passage.id for passage in some],
                    embeddings=np.asarray(vectors[start : start + BATCH]),
                    metadatas=[{"film_id": passage.film_id} for passage in some],
                )

    def remove(self, passage_ids: Sequence[PassageId]) -> None:
        """Hold these passages no longer."""
        with self._collection() as collection:
            for start in range(0, len(passage_ids), BATCH):
                collection.delete(ids=list(passage_ids[start : start + BATCH]))

    def count(self) -> int:
        """Return how many passages the index holds."""
        with self._collection() as collection:
            return int(collection.count())

    @contextmanager
    def _collection(self) -> Iterator["Collection"]:
        """Lend the collection; after a failure, look for the server anew."""
        import chromadb.errors  # noqa: PLC0415 - a second to import
        import httpx  # noqa: PLC0415 - comes with chromadb

        try:
            yield self._open()
        except (httpx.HTTPError, ValueError, chromadb.errors.ChromaError) as exc:
            self.close()
            self._was_tried = True
            raise SearchUnavailable(
                "Search by plot does not work just now: Chroma does not answer "
                f"({_first_line(exc)}). Facts still do. "
                "`moviechat doctor` says how to mend it.",
            ) from exc

    def _open(self) -> "Collection":
        with self._lock:
            if self._opened is None:
                self._client = _client(self._address())
                self._opened = self._client.get_or_create_collection(
                    name=collection_name(self._embedder),
                    metadata={"embedder": self._embedder, "dimension": self._dimension},
                    configuration={"hnsw": {"space": "cosine"}},
                    # Vectors are always ours: Chroma must not embed by itself.
                    embedding_function=None,
                )
                self._was_tried = True
            return self._opened


def _first_line(exc: Exception) -> str:
    words = str(exc).strip() or type(exc).__name__
    return words.splitlines()[0].rstrip(".")


def collection_name(embedder: str) -> str:
    """Return the name of an embedder's collection, as Chroma allows names."""
    return f"passages-{re.sub('[^a-z0-9]+', '-', embedder.lower()).strip('-')}"


def _client(address: str) -> "Client":
    import chromadb  # noqa: PLC0415 - a second to import
    from chromadb.config import Settings  # noqa: PLC0415 - likewise

    parts = urlsplit(address)
    is_https = parts.scheme == "https"
    options: dict[str, Any] = {
        "host": parts.hostname or "127.0.0.1",
        "port": parts.port or (443 if is_https else 80),
        "ssl": is_https,
    }
    settings = Settings(anonymized_telemetry=False)
    return cast("Client", chromadb.HttpClient(**options, settings=settings))
