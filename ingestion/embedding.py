"""Plots → passages → vectors → index, each step taken up where it was left.

PostgreSQL has every step's result before the next begins: whatever is killed,
running this again does only what is missing. Another embedder's index is built
beside the one that is searched, and takes its place once it is whole.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Final

import numpy as np

from backend.domain.errors import EmbedderUnavailable
from backend.domain.passages import Fits, cut_into_passages
from backend.ports import (
    Embedded,
    Embedder,
    EmbedderLedger,
    EmbeddingForecast,
    PassageIndex,
    PassageStore,
    Progress,
    Vectors,
    WaitingText,
)

SAVE_BATCH: Final = 512  # what a kill may lose
INDEX_BATCH: Final = 2_000
# So long a search may still read the index that was searched until now.
SETTLING_SECONDS: Final = 1.0

Agree = Callable[[EmbeddingForecast], bool]
"""Asked before anything is embedded; says whether it may be."""

Indexes = Callable[[str], PassageIndex]
"""Returns the index of an embedder's vectors, by the embedder's name."""


@dataclass(frozen=True, slots=True)
class EmbeddingCounts:
    """What was done."""

    plots_cut: int
    embedded: int
    """Texts: passages that share one are embedded once."""
    indexed: int
    removed: int
    waiting: int = 0
    """Texts that were left, because embedding them was not agreed to."""


@dataclass(frozen=True, slots=True)
class Embedding:
    """Everything that bringing an index up to the plots works with."""

    store: PassageStore
    ledger: EmbedderLedger
    embedder: Embedder
    indexes: Indexes
    fits: Fits
    settle: Callable[[float], None] = time.sleep

    def bring_up_to_date(self, progress: Progress, agree: Agree) -> EmbeddingCounts:
        """Do what is missing, and search this embedder's index once it is whole.

        Raises EmbeddingUnderWay while another command does the same.
        """
        with self.ledger.alone():
            plots_cut = self._cut(progress)
            self.ledger.enter(self.embedder.name)
            embedded, waiting = self._embed(progress, agree)
            removed = self._remove_departed()
            indexed = self._index(progress)
            if waiting == 0:
                self._switch()
        return EmbeddingCounts(plots_cut, embedded, indexed, removed, waiting)

    def forget_others(self) -> list[str]:
        """Drop the vectors of embedders whose index is not searched; return whose."""
        with self.ledger.alone():
            others = [k.name for k in self.ledger.known() if not k.is_active]
            for name in others:
                self.indexes(name).drop()
                self.ledger.forget(name)
        return others

    def _cut(self, progress: Progress) -> int:
        total = self.store.find_uncut()
        if total == 0:
            return 0
        progress.stage("Cutting plots", total)
        cut, done = partial(cut_into_passages, fits=self.fits), 0
        while some := self.store.cut_plots(cut):
            done += some
            progress.advance(some)
            progress.check()
        return done

    def _embed(self, progress: Progress, agree: Agree) -> tuple[int, int]:
        """Return how many texts were embedded, and how many are left."""
        name = self.embedder.name
        # Asked for first: what has a vector already is not embedded, nor forecast.
        texts = _begun(self.store.waiting_texts(name))
        waiting = self.store.count_waiting(name)
        if waiting.texts == 0:
            return 0, 0
        if not agree(self.embedder.forecast(waiting.texts, waiting.letters)):
            return 0, waiting.texts
        progress.stage("Embedding passages", waiting.texts)
        done = 0
        for hashes, vectors in _gathered(*_embedded(self.embedder, texts)):
            self._save(hashes, vectors)
            done += len(hashes)
            progress.advance(len(hashes))
            progress.check()
        return done, 0

    def _save(self, hashes: Sequence[str], vectors: Vectors) -> None:
        """Keep vectors, if they are like those kept before."""
        name, dimension = self.embedder.name, vectors.shape[1]
        known = self.ledger.enter(name).dimension
        if known is None:
            self.ledger.set_dimension(name, dimension)
        elif known != dimension:
            raise EmbedderUnavailable(
                f"{name} now makes vectors of {dimension} numbers, and made them of "
                f"{known}: it is not the same model. Restore that one, or begin anew "
                "with `moviechat ingest embed --forget-others` under another embedder.",
            )
        self.store.save_vectors(hashes, vectors, embedder=name)

    def _remove_departed(self) -> int:
        """Tell every index of the passages that left."""
        removed = 0
        names = [known.name for known in self.ledger.known()]
        while departed := self.store.departed(limit=INDEX_BATCH):
            for name in names:
                self.indexes(name).remove(departed)
            self.store.forget_departed(departed)
            removed += len(departed)
        return removed

    def _index(self, progress: Progress) -> int:
        name, index = self.embedder.name, self.indexes(self.embedder.name)
        if index.count() < self.store.count_indexed(name):
            self.store.forget_index(name)  # the index was lost; the vectors were not
        total = self.store.count_unindexed(name)
        if total:
            progress.stage("Indexing passages", total)
        indexed = 0
        while True:
            passages, vectors = self.store.unindexed(name, limit=INDEX_BATCH)
            if not passages:
                return indexed
            index.add(passages, vectors)
            self.store.mark_indexed(passages, embedder=name)
            indexed += len(passages)
            progress.advance(len(passages))
            progress.check()

    def _switch(self) -> None:
        """Search this index from now on, if it is whole; drop the others."""
        before = [known.name for known in self.ledger.known() if known.is_active]
        if not self.ledger.activate(self.embedder.name):
            return
        if before not in ([], [self.embedder.name]):
            self.settle(SETTLING_SECONDS)
        for known in self.ledger.known():
            if not known.is_active and known.data_version is not None:
                # Vectors stay: should that embedder come back, little is embedded.
                self.store.forget_index(known.name)
                self.indexes(known.name).drop()


def _begun(texts: Iterator[WaitingText]) -> Iterator[WaitingText]:
    """Ask for the first at once, and yield all of them."""
    first = next(texts, None)
    return iter(()) if first is None else chain([first], texts)


def _embedded(
    embedder: Embedder, texts: Iterator[WaitingText]
) -> tuple[list[str], Iterator[Embedded]]:
    """Return a list of hashes that grows as texts are asked for, and the vectors."""
    hashes: list[str] = []

    def asked() -> Iterator[str]:
        for waiting in texts:
            hashes.append(waiting.text_hash)
            yield waiting.text

    return hashes, embedder.embed_many(asked())


def _gathered(
    hashes: Sequence[str], answers: Iterable[Embedded]
) -> Iterator[tuple[list[str], Vectors]]:
    """Yield vectors with their texts' hashes, in batches worth a transaction."""
    names: list[str] = []
    parts: list[Vectors] = []
    for places, vectors in answers:
        names += [hashes[place] for place in places]
        parts.append(vectors)
        if len(names) >= SAVE_BATCH:
            yield names, np.concatenate(parts)
            names, parts = [], []
    if names:
        yield names, np.concatenate(parts)
