"""`PassageStore` and `PassageReader` over the plots of an in-memory catalogue."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from backend.domain.films import FilmId
from backend.domain.passages import Passage, PassageId
from backend.ports import Cut, Vectors
from tests.fakes.catalogue import InMemoryCatalogue


@dataclass(slots=True)
class Kept:
    """A passage with what is known of it."""

    passage: Passage
    embedder: str | None = None
    vector: Vectors | None = None
    is_indexed: bool = False


class InMemoryPassages:
    """Passages in a dict, by id; away whenever the catalogue is."""

    def __init__(self, catalogue: InMemoryCatalogue) -> None:
        self._catalogue = catalogue
        self._cut: dict[FilmId, tuple[str, str | None]] = {}
        self._passages: dict[PassageId, Kept] = {}
        self._departed: set[PassageId] = set()

    def cut_plots(self, cut: Cut) -> int:
        self._reach()
        plots = self._catalogue.plots()
        changed = [id_ for id_, plot in plots.items() if self._cut.get(id_) != plot]
        for film_id in changed:
            self._replace(film_id, cut(film_id, *plots[film_id]))
            self._cut[film_id] = plots[film_id]
        return len(changed)

    def passages_without_vector(self, embedder: str) -> list[Passage]:
        waiting = [k.passage for k in self._reach() if k.embedder != embedder]
        return sorted(waiting, key=lambda passage: -len(passage.text))

    def save_vectors(
        self,
        passages: Sequence[Passage],
        vectors: Vectors,
        *,
        embedder: str,
    ) -> None:
        for passage, vector in zip(passages, vectors, strict=True):
            for kept in self._as_it_was(passage):
                kept.embedder, kept.vector, kept.is_indexed = embedder, vector, False

    def unindexed(self, *, limit: int) -> tuple[list[Passage], Vectors]:
        waiting = [
            (kept.passage, kept.vector)
            for kept in self._reach()
            if kept.vector is not None and not kept.is_indexed
        ][:limit]
        return [p for p, _ in waiting], _stacked([vector for _, vector in waiting])

    def mark_indexed(self, passages: Sequence[Passage]) -> None:
        for passage in passages:
            for kept in self._as_it_was(passage):
                kept.is_indexed = True

    def departed(self, *, limit: int) -> list[PassageId]:
        self._reach()
        return sorted(self._departed)[:limit]

    def forget_departed(self, passage_ids: Sequence[PassageId]) -> None:
        self._reach()
        self._departed -= set(passage_ids)

    def forget_index(self) -> None:
        for kept in self._reach():
            kept.is_indexed = False

    def count_indexed(self) -> int:
        return sum(kept.is_indexed for kept in self._reach())

    def passages(self, passage_ids: Sequence[PassageId]) -> dict[PassageId, Passage]:
        there = {kept.passage.id: kept for kept in self._reach() if kept.is_indexed}
        return {id_: there[id_].passage for id_ in passage_ids if id_ in there}

    def vectors_of(self, film_id: FilmId) -> Vectors:
        return _stacked(
            [
                kept.vector
                for kept in self._reach()
                if kept.passage.film_id == film_id and kept.vector is not None
            ],
        )

    def _reach(self) -> list[Kept]:
        """Return the passages by film and number, without those of lost plots."""
        plots = self._catalogue.plots()
        for film_id in [film_id for film_id in self._cut if film_id not in plots]:
            self._replace(film_id, [])
            del self._cut[film_id]
        place = {film_id: n for n, film_id in enumerate(plots)}
        return sorted(
            self._passages.values(),
            key=lambda kept: (place[kept.passage.film_id], kept.passage.number),
        )

    def _replace(self, film_id: FilmId, passages: list[Passage]) -> None:
        """Put these in place of a film's passages; the same text keeps its vector."""
        before = {
            id_: kept
            for id_, kept in self._passages.items()
            if kept.passage.film_id == film_id
        }
        for passage_id in before:
            del self._passages[passage_id]
        for passage in passages:
            kept = before.pop(passage.id, None)
            is_same = kept is not None and kept.passage.text == passage.text
            self._passages[passage.id] = kept if kept and is_same else Kept(passage)
            self._passages[passage.id].passage = passage
            self._departed.discard(passage.id)
        self._departed |= set(before)

    def _as_it_was(self, passage: Passage) -> Iterator[Kept]:
        """Return the passage, unless its text changed meanwhile."""
        self._reach()
        kept = self._passages.get(passage.id)
        if kept is not None and kept.passage.text_hash == passage.text_hash:
            yield kept


def _stacked(vectors: Sequence[Vectors]) -> Vectors:
    return np.stack(vectors) if vectors else np.empty((0, 0), dtype=np.float32)
