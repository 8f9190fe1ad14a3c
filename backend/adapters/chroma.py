"""`PassageIndex` over a Chroma server. Derived from PostgreSQL, never the truth."""

import re
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast
from urllib.parse import urlsplit

import numpy as np

from backend.domain.errors import SearchUnavailable
from backend.domain.passages import Passage, PassageId
from backend.ports import Vectors

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection

T = TypeVar("T")

# With Chroma's usual 100, one passage in ten that was unlike all others and came later
# was never found; with 200 none was (docs/benchmarks.md).
GRAPH: Final[Any] = {"space": "cosine", "ef_construction": 200}
BATCH: Final = 2_000  # the server takes at most 5,461 at once
SHOWN_LETTERS: Final = 40  # of an embedder's name in its collection's


class ChromaPassageIndex:
    """The passages of one embedder, in a collection of its own.

    Only adding makes the collection: one that is gone when it is searched was lost.
    """

    def __init__(self, address: Callable[[], str], *, embedder: str) -> None:
        self._address = address
        self._embedder = embedder
        self._lock = Lock()
        self._client: Client | None = None
        self._opened: Collection | None = None
        self._was_tried = False

    def warm_up(self) -> None:
        """Import the client and connect, so that the first search need not."""
        self.count()

    def close(self) -> None:
        """Let the connection go; the next question opens another."""
        with self._lock:
            client, self._client, self._opened = self._client, None, None
        if client is not None:
            _end(client)

    @property
    def is_warm(self) -> bool:
        """Whether the first connection was tried."""
        return self._was_tried

    def nearest(self, vector: Vectors, *, limit: int) -> list[tuple[PassageId, float]]:
        """Return passages by nearness, at most 1, nearest first."""
        found = self._ask(
            lambda collection: collection.query(
                query_embeddings=vector.tolist(),
                n_results=limit,
                include=["distances"],
            ),
        )
        if found is None:
            raise SearchUnavailable(
                "Search by plot does not work just now: Chroma has lost the passage "
                "index. Facts still answer. `moviechat ingest embed` fills it again, "
                "without embedding anew.",
            )
        ids = found["ids"][0]
        distances = (found["distances"] or [[]])[0]
        return [
            (PassageId(id_), 1.0 - float(distance))
            for id_, distance in zip(ids, distances, strict=True)
        ]

    def add(self, passages: Sequence[Passage], vectors: Vectors) -> None:
        """Hold these passages, in place of what stood under their ids."""
        for start in range(0, len(passages), BATCH):
            end = start + BATCH
            self._add(passages[start:end], np.asarray(vectors[start:end]))

    def remove(self, passage_ids: Sequence[PassageId]) -> None:
        """Hold these passages no longer."""
        for start in range(0, len(passage_ids), BATCH):
            self._remove(list(passage_ids[start : start + BATCH]))

    def count(self) -> int:
        """Return how many passages the index holds."""
        return int(self._ask(lambda collection: collection.count()) or 0)

    def held(self) -> Iterator[list[PassageId]]:
        """Yield the ids of all passages held, some at a time."""
        start = 0
        while ids := self._ids_from(start):
            yield ids
            start += len(ids)

    def vectors(self, passage_ids: Sequence[PassageId]) -> dict[PassageId, Vectors]:
        """Return the vectors held for those of these passages that are there."""
        asked: list[str] = list(passage_ids)
        found = self._ask(
            lambda collection: collection.get(ids=asked, include=["embeddings"]),
        )
        if found is None or found["embeddings"] is None:
            return {}
        pairs = zip(found["ids"], found["embeddings"], strict=True)
        return {PassageId(i): np.asarray(v, dtype=np.float32) for i, v in pairs}

    def drop(self) -> None:
        """Be gone, with all that is held."""
        name = collection_name(self._embedder)
        self._ask(lambda _collection: self._connected().delete_collection(name))
        self._forget()

    def _add(self, passages: Sequence[Passage], vectors: Vectors) -> None:
        self._ask(
            lambda collection: collection.upsert(
                ids=[passage.id for passage in passages],
                embeddings=vectors,
                metadatas=[{"film_id": passage.film_id} for passage in passages],
            ),
            make_with=vectors.shape[1],
        )

    def _remove(self, passage_ids: list[PassageId]) -> None:
        self._ask(lambda collection: collection.delete(ids=list(passage_ids)))

    def _ids_from(self, start: int) -> list[PassageId]:
        found = self._ask(
            lambda collection: collection.get(limit=BATCH, offset=start, include=[]),
        )
        return [PassageId(id_) for id_ in found["ids"]] if found else []

    def _ask(
        self,
        question: Callable[["Collection"], T],
        *,
        make_with: int | None = None,
    ) -> T | None:
        """Put a question to the collection, None if it is not there.

        After a failure the server is looked for anew; a collection that was made
        again meanwhile is found under its name.
        """
        import chromadb.errors  # noqa: PLC0415 - a second to import
        import httpx  # noqa: PLC0415 - a tenth

        try:
            try:
                return question(self._open(make_with))
            except chromadb.errors.NotFoundError:
                self._forget()
                return question(self._open(make_with))
        except chromadb.errors.NotFoundError:
            self._forget()
            return None
        except (httpx.HTTPError, ValueError, chromadb.errors.ChromaError) as exc:
            self.close()
            raise SearchUnavailable(
                "Search by plot does not work just now: Chroma does not answer "
                f"({_first_line(exc)}). Facts still do. "
                "`moviechat doctor` says how to mend it.",
            ) from exc
        finally:
            self._was_tried = True

    def _forget(self) -> None:
        with self._lock:
            self._opened = None

    def _connected(self) -> "Client":
        if self._client is None:
            self._client = _client(self._address())
        return self._client

    def _open(self, make_with: int | None) -> "Collection":
        with self._lock:
            if self._opened is None:
                name = collection_name(self._embedder)
                if make_with is None:
                    self._opened = self._connected().get_collection(
                        name, embedding_function=None
                    )
                else:
                    self._opened = self._make(name, make_with)
            return self._opened

    def _make(self, name: str, dimension: int) -> "Collection":
        return self._connected().get_or_create_collection(
            name=name,
            metadata={"embedder": self._embedder, "dimension": dimension},
            configuration={"hnsw": GRAPH},
            # Vectors are always ours: Chroma must not embed by itself.
            embedding_function=None,
        )


def _first_line(exc: Exception) -> str:
    words = str(exc).strip() or type(exc).__name__
    return words.splitlines()[0].rstrip(".")


def collection_name(embedder: str) -> str:
    """Return the name of an embedder's collection, as Chroma allows names."""
    plain = re.sub("[^a-z0-9]+", "-", embedder.lower()).strip("-")
    if plain == embedder:
        return f"passages-{plain}"
    # What was left out may be all that tells two names apart.
    digest = sha256(embedder.encode()).hexdigest()[:8]
    return f"passages-{plain[-SHOWN_LETTERS:].strip('-')}-{digest}"


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


def _end(client: "Client") -> None:
    """Close a client, and the connections that it would leave to be collected."""
    servers: list[Any] = [client._server, client._admin_client]  # noqa: SLF001 - no public way
    client.close()
    for server in servers:
        getattr(server, "_server", server)._session.close()  # noqa: SLF001 - likewise
