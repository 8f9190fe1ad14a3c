"""Plots → passages → vectors → index, each step taken up where it was left.

PostgreSQL has every step's result before the next begins: whatever is killed,
running this again does only what is missing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from backend.domain.passages import cut_into_passages
from backend.ports import Embedder, PassageIndex, PassageStore

Progress = Callable[[int, int], None]
"""Told how many are done, of how many."""

EMBED_BATCH: Final = 64
INDEX_BATCH: Final = 2_000


@dataclass(frozen=True, slots=True)
class EmbeddingCounts:
    """What was done."""

    plots_cut: int
    embedded: int
    indexed: int
    removed: int


def embed_what_is_missing(
    store: PassageStore,
    embedder: Embedder,
    index: PassageIndex,
    progress: Progress,
) -> EmbeddingCounts:
    """Bring passages, vectors and index up to the plots."""
    plots_cut = store.cut_plots(cut_into_passages)
    embedded = _embed(store, embedder, progress)
    removed = _remove_departed(store, index)
    indexed = _index(store, index)
    return EmbeddingCounts(plots_cut, embedded, indexed, removed)


def _embed(store: PassageStore, embedder: Embedder, progress: Progress) -> int:
    missing = store.passages_without_vector(embedder.name)
    for start in range(0, len(missing), EMBED_BATCH):
        batch = missing[start : start + EMBED_BATCH]
        vectors = embedder.embed([passage.text for passage in batch])
        store.save_vectors(batch, vectors, embedder=embedder.name)
        progress(start + len(batch), len(missing))
    return len(missing)


def _remove_departed(store: PassageStore, index: PassageIndex) -> int:
    removed = 0
    while departed := store.departed(limit=INDEX_BATCH):
        index.remove(departed)
        store.forget_departed(departed)
        removed += len(departed)
    return removed


def _index(store: PassageStore, index: PassageIndex) -> int:
    if index.count() < store.count_indexed():
        store.forget_index()  # the index was lost; the vectors were not
    indexed = 0
    while True:
        passages, vectors = store.unindexed(limit=INDEX_BATCH)
        if not passages:
            return indexed
        index.add(passages, vectors)
        store.mark_indexed(passages)
        indexed += len(passages)
