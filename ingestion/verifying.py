"""Whether passages, their vectors and the index say the same, both ways.

Looks, tells in counts, and notes what is to be done again; doing it is embedding's.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from backend.domain.passages import PassageId
from backend.ports import (
    PassageIndex,
    PassageStore,
    PassageUpkeep,
    Progress,
    Vectors,
)

SAMPLE: Final = 1_000
AT_ONCE: Final = 2_000
TOLERANCE: Final = 1e-4


@dataclass(frozen=True, slots=True)
class Findings:
    """What is not as it should be, and how much was looked at."""

    embedder: str
    indexed: int
    held: int
    compared: int
    uncut: int
    false_hashes: int
    without_vector: int
    broken_vectors: int
    unindexed: int
    strangers: tuple[PassageId, ...]
    lost: tuple[PassageId, ...]
    different: tuple[PassageId, ...]

    @property
    def counts(self) -> dict[str, int]:
        """What is wrong, in words, and how often."""
        said = {
            "plots wait to be cut": self.uncut,
            "passages have a hash that is not their text's": self.false_hashes,
            "passages have no vector": self.without_vector,
            "vectors have a wrong dimension": self.broken_vectors,
            "passages with a vector are not in the index": self.unindexed,
            "vectors in the index have no passage": len(self.strangers),
            "passages marked as indexed are not in the index": len(self.lost),
            "vectors in the index differ from the kept ones": len(self.different),
        }
        return {words: count for words, count in said.items() if count}


@dataclass(frozen=True, slots=True)
class Verifying:
    """Compares what is kept with the index of one embedder."""

    store: PassageStore
    upkeep: PassageUpkeep
    index: PassageIndex
    embedder: str
    chance: random.Random

    def look(self, progress: Progress, *, compare_all: bool) -> Findings:
        """Return what is wrong; changes nothing."""
        name = self.embedder
        indexed = self.upkeep.indexed_ids(name)
        progress.stage("Reading the index", len(indexed))
        strangers, held = self._strangers(progress)
        common = sorted(indexed & held)
        if not compare_all and len(common) > SAMPLE:
            common = self.chance.sample(common, SAMPLE)
        progress.stage("Comparing vectors", len(common))
        return Findings(
            embedder=name,
            indexed=len(indexed),
            held=len(held),
            compared=len(common),
            uncut=self.store.find_uncut(),
            false_hashes=self.upkeep.count_false_hashes(),
            without_vector=self.upkeep.count_without_vector(name),
            broken_vectors=self.upkeep.count_broken_vectors(name),
            unindexed=self.store.count_unindexed(name),
            strangers=tuple(strangers),
            lost=tuple(sorted(indexed - held)),
            different=tuple(self._different(common, progress)),
        )

    def mend(self, found: Findings) -> None:
        """Clear away what is wrong, so that embedding does it again."""
        if found.false_hashes:
            self.upkeep.mend_false_hashes()
        if found.broken_vectors:
            self.upkeep.drop_broken_vectors(self.embedder)
        if found.strangers:
            self.index.remove(found.strangers)
        if wrong := (*found.lost, *found.different):
            self.upkeep.mark_lost(wrong, embedder=self.embedder)

    def _strangers(self, progress: Progress) -> tuple[list[PassageId], set[PassageId]]:
        """Return what the index holds without a passage, and all that it holds."""
        strangers: list[PassageId] = []
        held: set[PassageId] = set()
        for ids in self.index.held():
            held.update(ids)
            there = self.upkeep.existing(ids)
            strangers += [id_ for id_ in ids if id_ not in there]
            progress.advance(len(ids))
            progress.check()
        return strangers, held

    def _different(
        self, ids: Sequence[PassageId], progress: Progress
    ) -> Iterator[PassageId]:
        for start in range(0, len(ids), AT_ONCE):
            some = ids[start : start + AT_ONCE]
            kept = self.upkeep.kept_vectors(some, embedder=self.embedder)
            there = self.index.vectors(some)
            for id_ in some:
                if id_ in kept and not _is_same(kept[id_], there.get(id_)):
                    yield id_
            progress.advance(len(some))
            progress.check()


def _is_same(kept: Vectors, there: Vectors | None) -> bool:
    return (
        there is not None
        and kept.shape == there.shape
        and bool(np.allclose(kept, there, atol=TOLERANCE))
    )
