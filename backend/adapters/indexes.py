"""Which index is searched, read anew for each question, and its parts kept open.

So a server notices at once that another embedder's index took over.
"""

from collections.abc import Callable
from threading import Lock

from backend.adapters.chroma import ChromaPassageIndex
from backend.adapters.embedder.named import Embedders, NamedEmbedder
from backend.adapters.postgres.embedders import PostgresEmbedders
from backend.ports import ActiveIndex


class KnownIndexes:
    """`SearchIndexes` over PostgreSQL's ledger and Chroma."""

    def __init__(
        self,
        ledger: PostgresEmbedders,
        embedders: Embedders,
        chroma_url: Callable[[], str],
    ) -> None:
        self._ledger = ledger
        self._embedders = embedders
        self._chroma_url = chroma_url
        self._lock = Lock()
        self._indexes: dict[str, ChromaPassageIndex] = {}

    def active(self) -> ActiveIndex | None:
        """Return the index to search now, None before the first is whole."""
        name = self._ledger.active_name()
        if name is None:
            return None
        return ActiveIndex(self._embedders.named(name), self.index_of(name))

    def index_of(self, embedder: str) -> ChromaPassageIndex:
        """Return the index of this embedder's vectors, searched or not."""
        with self._lock:
            if embedder not in self._indexes:
                self._indexes[embedder] = ChromaPassageIndex(
                    self._chroma_url, embedder=embedder
                )
            return self._indexes[embedder]

    def wanted(self) -> NamedEmbedder:
        """Return the embedder that the settings ask for."""
        return self._embedders.wanted()

    def embedder(self) -> NamedEmbedder:
        """Return the embedder that questions need now, or will need."""
        name = self._ledger.active_name()
        return self._embedders.named(name) if name else self.wanted()

    def close(self) -> None:
        """Let all connections go; the next question opens one."""
        with self._lock:
            indexes = list(self._indexes.values())
        for index in indexes:
            index.close()
