"""`PassageIndex` by exact cosine over a dict."""

from collections.abc import Iterator, Sequence

from backend.domain.errors import SearchUnavailable
from backend.domain.passages import Passage, PassageId
from backend.ports import Vectors


class InMemoryIndex:
    """Vectors in a dict, by passage id."""

    def __init__(self) -> None:
        self.is_away = False
        self._vectors: dict[PassageId, Vectors] = {}

    def nearest(self, vector: Vectors, *, limit: int) -> list[tuple[PassageId, float]]:
        held = self._reach()
        near = [(id_, min(1.0, float(vector @ v))) for id_, v in held.items()]
        return sorted(near, key=lambda found: (-found[1], found[0]))[:limit]

    def add(self, passages: Sequence[Passage], vectors: Vectors) -> None:
        held = self._reach()
        for passage, vector in zip(passages, vectors, strict=True):
            held[passage.id] = vector

    def remove(self, passage_ids: Sequence[PassageId]) -> None:
        held = self._reach()
        for passage_id in passage_ids:
            held.pop(passage_id, None)

    def count(self) -> int:
        return len(self._reach())

    def held(self) -> Iterator[list[PassageId]]:
        if there := list(self._reach()):
            yield there

    def vectors(self, passage_ids: Sequence[PassageId]) -> dict[PassageId, Vectors]:
        held = self._reach()
        return {id_: held[id_] for id_ in passage_ids if id_ in held}

    def drop(self) -> None:
        self._reach().clear()

    def lose_everything(self) -> None:
        """Be empty, as after its folder was deleted."""
        self._vectors.clear()

    def _reach(self) -> dict[PassageId, Vectors]:
        if self.is_away:
            raise SearchUnavailable("Search by plot does not work just now (a test).")
        return self._vectors
