"""`PassageStore`, `PassageReader` and `PassageUpkeep` over an in-memory catalogue."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from backend.domain.films import FilmId
from backend.domain.passages import Passage, PassageId
from backend.ports import Cut, Vectors, WaitingCounts, WaitingText
from tests.fakes.catalogue import InMemoryCatalogue


@dataclass(slots=True)
class Kept:
    """A passage's vector by one embedder."""

    text_hash: str
    vector: Vectors
    is_indexed: bool = False


class InMemoryPassages:
    """Passages in a dict, by id; away whenever the catalogue is."""

    def __init__(self, catalogue: InMemoryCatalogue) -> None:
        self._catalogue = catalogue
        self._cut: dict[FilmId, tuple[str, str | None, tuple[str, ...]]] = {}
        self._passages: dict[PassageId, Passage] = {}
        self._kept: dict[tuple[str, PassageId], Kept] = {}
        self._departed: set[PassageId] = set()

    def find_uncut(self) -> int:
        return len(self._uncut())

    def cut_plots(self, cut: Cut, *, limit: int = 1_000) -> int:
        plots, changed = self._catalogue.plots(), self._uncut()[:limit]
        for film_id in changed:
            self._replace(film_id, cut(film_id, *plots[film_id]))
            self._cut[film_id] = plots[film_id]
        return len(changed)

    def count_waiting(self, embedder: str) -> WaitingCounts:
        texts = self._waiting(embedder).values()
        return WaitingCounts(len(texts), sum(map(len, texts)))

    def waiting_texts(self, embedder: str) -> Iterator[WaitingText]:
        self._copy_known_vectors(embedder)
        for text_hash, text in sorted(self._waiting(embedder).items()):
            yield WaitingText(text_hash, text)

    def save_vectors(
        self, text_hashes: Sequence[str], vectors: Vectors, *, embedder: str
    ) -> None:
        made = dict(zip(text_hashes, vectors, strict=True))
        for passage in self._reach():
            if passage.text_hash in made:
                kept = Kept(passage.text_hash, made[passage.text_hash])
                self._kept[embedder, passage.id] = kept

    def count_unindexed(self, embedder: str) -> int:
        return len(self._unindexed(embedder))

    def unindexed(self, embedder: str, *, limit: int) -> tuple[list[Passage], Vectors]:
        found = self._unindexed(embedder)[:limit]
        return [p for p, _ in found], _stacked([kept.vector for _, kept in found])

    def mark_indexed(self, passages: Sequence[Passage], *, embedder: str) -> None:
        for passage in passages:
            kept = self._kept.get((embedder, passage.id))
            if kept and kept.text_hash == passage.text_hash:
                kept.is_indexed = True

    def departed(self, *, limit: int) -> list[PassageId]:
        self._reach()
        return sorted(self._departed)[:limit]

    def forget_departed(self, passage_ids: Sequence[PassageId]) -> None:
        self._reach()
        self._departed -= set(passage_ids)

    def forget_index(self, embedder: str) -> None:
        self._reach()
        for (name, _), kept in self._kept.items():
            if name == embedder:
                kept.is_indexed = False

    def count_indexed(self, embedder: str) -> int:
        return len(self._indexed(embedder))

    def passages(
        self, passage_ids: Sequence[PassageId], *, embedder: str
    ) -> dict[PassageId, Passage]:
        there = self._indexed(embedder)
        return {id_: there[id_] for id_ in passage_ids if id_ in there}

    def vectors_of(self, film_id: FilmId, *, embedder: str) -> Vectors:
        of_film = [p for p in self._reach() if p.film_id == film_id]
        kept = [self._current(p, embedder) for p in of_film]
        return _stacked([k.vector for k in kept if k])

    def story_letters(self, film_id: FilmId) -> int:
        stories = [
            p.text if p.story is None else p.story
            for p in self._reach()
            if p.film_id == film_id
        ]
        return sum(map(len, stories))

    def count_false_hashes(self) -> int:
        return 0

    def mend_false_hashes(self) -> None:
        """Have nothing to mend: a passage's hash follows from its text here."""

    def count_without_vector(self, embedder: str) -> int:
        return sum(self._current(p, embedder) is None for p in self._reach())

    def count_broken_vectors(self, embedder: str) -> int:
        return len(self._broken(embedder))

    def drop_broken_vectors(self, embedder: str) -> None:
        for key in self._broken(embedder):
            del self._kept[key]

    def existing(self, passage_ids: Sequence[PassageId]) -> set[PassageId]:
        self._reach()
        return set(passage_ids) & self._passages.keys()

    def indexed_ids(self, embedder: str) -> set[PassageId]:
        self._reach()
        kept = self._kept.items()
        return {id_ for (name, id_), k in kept if name == embedder and k.is_indexed}

    def kept_vectors(
        self, passage_ids: Sequence[PassageId], *, embedder: str
    ) -> dict[PassageId, Vectors]:
        indexed = self.indexed_ids(embedder)
        return {i: self._kept[embedder, i].vector for i in passage_ids if i in indexed}

    def mark_lost(self, passage_ids: Sequence[PassageId], *, embedder: str) -> None:
        for passage_id in set(passage_ids) & self.indexed_ids(embedder):
            self._kept[embedder, passage_id].is_indexed = False

    def forget_embedder(self, embedder: str) -> None:
        """Drop an embedder's vectors, as the database does with its row."""
        for key in [key for key in self._kept if key[0] == embedder]:
            del self._kept[key]

    def version(self, embedder: str) -> str | None:
        """Tell the passages that the index holds, if it holds all there are."""
        held = self._indexed(embedder)
        if not held or len(held) < len(self._passages):
            return None
        return str(hash(frozenset((id_, p.text) for id_, p in held.items())))

    def mark(self) -> int:
        """Return another number whenever what is embedded changed."""
        kept = self._kept.items()
        return hash(frozenset((*key, vector.text_hash) for key, vector in kept))

    def _reach(self) -> list[Passage]:
        """Return the passages by film and number, without those of lost plots."""
        plots = self._catalogue.plots()
        for film_id in [film_id for film_id in self._cut if film_id not in plots]:
            self._replace(film_id, [])
            del self._cut[film_id]
        place = {film_id: n for n, film_id in enumerate(plots)}
        return sorted(
            self._passages.values(), key=lambda p: (place[p.film_id], p.number)
        )

    def _uncut(self) -> list[FilmId]:
        self._reach()
        plots = self._catalogue.plots()
        return [id_ for id_, plot in plots.items() if self._cut.get(id_) != plot]

    def _replace(self, film_id: FilmId, passages: list[Passage]) -> None:
        """Put these in place of a film's passages; vectors tell of what they are."""
        before = {i for i, p in self._passages.items() if p.film_id == film_id}
        gone = before - {passage.id for passage in passages}
        for passage_id in gone:
            del self._passages[passage_id]
        for key in [key for key in self._kept if key[1] in gone]:
            del self._kept[key]
        self._passages |= {passage.id: passage for passage in passages}
        self._departed -= {passage.id for passage in passages}
        self._departed |= gone

    def _current(self, passage: Passage, embedder: str) -> Kept | None:
        """Return the passage's vector, unless it is one of another text."""
        kept = self._kept.get((embedder, passage.id))
        return kept if kept and kept.text_hash == passage.text_hash else None

    def _indexed(self, embedder: str) -> dict[PassageId, Passage]:
        current = {p.id: (p, self._current(p, embedder)) for p in self._reach()}
        return {i: p for i, (p, kept) in current.items() if kept and kept.is_indexed}

    def _unindexed(self, embedder: str) -> list[tuple[Passage, Kept]]:
        current = [(p, self._current(p, embedder)) for p in self._reach()]
        return [(p, kept) for p, kept in current if kept and not kept.is_indexed]

    def _waiting(self, embedder: str) -> dict[str, str]:
        known = self._known(embedder)
        waiting = [p for p in self._reach() if p.text_hash not in known]
        return {p.text_hash: p.embedded for p in waiting}

    def _known(self, embedder: str) -> dict[str, Vectors]:
        kept = self._kept.items()
        return {k.text_hash: k.vector for (name, _), k in kept if name == embedder}

    def _copy_known_vectors(self, embedder: str) -> None:
        known = self._known(embedder)
        for passage in self._reach():
            is_known = passage.text_hash in known
            if is_known and not self._current(passage, embedder):
                kept = Kept(passage.text_hash, known[passage.text_hash])
                self._kept[embedder, passage.id] = kept

    def _broken(self, embedder: str) -> list[tuple[str, PassageId]]:
        sizes = {k: v.vector.size for k, v in self._kept.items() if k[0] == embedder}
        usual = max(sizes.values(), key=list(sizes.values()).count, default=0)
        return [key for key, size in sizes.items() if size != usual]


def _stacked(vectors: Sequence[Vectors]) -> Vectors:
    return np.stack(vectors) if vectors else np.empty((0, 0), dtype=np.float32)
