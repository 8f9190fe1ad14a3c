"""`EmbedderLedger` and `SearchIndexes` in memory."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from backend.domain.errors import EmbeddingUnderWay, MovieChatError
from backend.ports import ActiveIndex, Embedder, KnownEmbedder
from tests.fakes.index import InMemoryIndex
from tests.fakes.passages import InMemoryPassages


class InMemoryEmbedders:
    """Embedders in a dict, by name."""

    def __init__(self, passages: InMemoryPassages) -> None:
        self._passages = passages
        self._known: dict[str, KnownEmbedder] = {}
        self._is_taken = False

    def known(self) -> list[KnownEmbedder]:
        return sorted(self._known.values(), key=lambda k: (not k.is_active, k.name))

    def enter(self, embedder: str) -> KnownEmbedder:
        new = KnownEmbedder(embedder, None, is_active=False, data_version=None)
        return self._known.setdefault(embedder, new)

    def set_dimension(self, embedder: str, dimension: int) -> None:
        self._known[embedder] = replace(self._known[embedder], dimension=dimension)

    def activate(self, embedder: str) -> bool:
        version = self._passages.version(embedder)
        if version is None:
            return False
        for name, known in self._known.items():
            self._known[name] = replace(known, is_active=name == embedder)
        self._known[embedder] = replace(self._known[embedder], data_version=version)
        return True

    def forget(self, embedder: str) -> None:
        known = self._known.get(embedder)
        if known is None or known.is_active:
            raise MovieChatError(f"The vectors of {embedder} stay.")
        self._passages.forget_embedder(embedder)
        del self._known[embedder]

    @contextmanager
    def alone(self) -> Iterator[None]:
        if self._is_taken:
            raise EmbeddingUnderWay("Another command is embedding just now.")
        self._is_taken = True
        try:
            yield
        finally:
            self._is_taken = False


class InMemoryIndexes:
    """One index for each embedder, made when it is asked for."""

    def __init__(
        self, ledger: InMemoryEmbedders, open_embedder: Callable[[str], Embedder]
    ) -> None:
        self._ledger = ledger
        self._open_embedder = open_embedder
        self._indexes: dict[str, InMemoryIndex] = {}

    def active(self) -> ActiveIndex | None:
        for known in self._ledger.known():
            if known.is_active:
                index = self.index_of(known.name)
                return ActiveIndex(self._open_embedder(known.name), index)
        return None

    def index_of(self, embedder: str) -> InMemoryIndex:
        return self._indexes.setdefault(embedder, InMemoryIndex())
