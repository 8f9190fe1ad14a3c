"""Keeps passages and their vectors, embeds, and finds by meaning."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from backend.domain.films import (
    FilmId,
)
from backend.domain.passages import Passage, PassageId

Vectors = npt.NDArray[np.float32]
"""One row for each text, of length 1."""


def mean_of(vectors: Vectors) -> Vectors:
    """Return one vector, of length 1, for a plot as a whole."""
    mean: Vectors = vectors.mean(axis=0)
    length = float(np.linalg.norm(mean))
    return mean / length if length else mean


Cut = Callable[[FilmId, str, str | None, Sequence[str]], list[Passage]]
"""Cuts a film's plot, and its logline if it has one, into passages of its genres."""


@dataclass(frozen=True, slots=True)
class WaitingText:
    """A text that is to be embedded, once, however many passages have it."""

    text_hash: str
    text: str


@dataclass(frozen=True, slots=True)
class WaitingCounts:
    """How much is to be embedded."""

    texts: int
    letters: int


class PassageStore(Protocol):
    """Keeps passages, and vectors of each embedder: what an index is rebuilt from.

    Embedders are named; what is kept of one says nothing of another.
    """

    def find_uncut(self) -> int:
        """Look for plots that changed, or whose genres did, and count them."""

    def cut_plots(self, cut: Cut, *, limit: int = 1_000) -> int:
        """Cut so many of the plots that changed; return how many there were."""

    def count_waiting(self, embedder: str) -> WaitingCounts:
        """Count the texts that this embedder has not embedded yet."""

    def waiting_texts(self, embedder: str) -> Iterator[WaitingText]:
        """Yield these texts, each once, in no order that says anything of them.

        A text that already has this embedder's vector is taken from there instead.
        """

    def save_vectors(
        self,
        text_hashes: Sequence[str],
        vectors: Vectors,
        *,
        embedder: str,
    ) -> None:
        """Keep the vectors of all passages that have these texts."""

    def count_unindexed(self, embedder: str) -> int:
        """Return how many passages have a vector that the index does not hold."""

    def unindexed(self, embedder: str, *, limit: int) -> tuple[list[Passage], Vectors]:
        """Return passages with a vector that the index does not hold yet."""

    def mark_indexed(self, passages: Sequence[Passage], *, embedder: str) -> None:
        """Note that the index holds these now."""

    def departed(self, *, limit: int) -> list[PassageId]:
        """Return passages that are gone here and may still stand in an index."""

    def forget_departed(self, passage_ids: Sequence[PassageId]) -> None:
        """Note that no index holds these any longer."""

    def forget_index(self, embedder: str) -> None:
        """Note that the index holds nothing: it was lost or dropped."""

    def count_indexed(self, embedder: str) -> int:
        """Return how many passages the index is known to hold."""


class PassageReader(Protocol):
    """Reads passages for search and comparison."""

    def passages(
        self, passage_ids: Sequence[PassageId], *, embedder: str
    ) -> dict[PassageId, Passage]:
        """Return those of these that this embedder's index holds as they are now."""

    def vectors_of(self, film_id: FilmId, *, embedder: str) -> Vectors:
        """Return the vectors of a film's passages, none if it has none."""


class PassageIndex(Protocol):
    """Finds passages by meaning: an index of one embedder's vectors."""

    def nearest(self, vector: Vectors, *, limit: int) -> list[tuple[PassageId, float]]:
        """Return passages by nearness, at most 1, nearest first."""

    def add(self, passages: Sequence[Passage], vectors: Vectors) -> None:
        """Hold these passages, in place of what stood under their ids."""

    def remove(self, passage_ids: Sequence[PassageId]) -> None:
        """Hold these passages no longer."""

    def count(self) -> int:
        """Return how many passages the index holds."""

    def held(self) -> Iterator[list[PassageId]]:
        """Yield the ids of all passages held, some at a time."""

    def vectors(self, passage_ids: Sequence[PassageId]) -> dict[PassageId, Vectors]:
        """Return the vectors held for those of these passages that are there."""

    def drop(self) -> None:
        """Be gone, with all that is held."""


@dataclass(frozen=True, slots=True)
class KnownEmbedder:
    """An embedder of which vectors are kept, and what is known of its index."""

    name: str
    dimension: int | None
    """How many numbers a vector has; None before the first."""
    is_active: bool
    """Whether its index is the one that is searched."""
    data_version: str | None
    """Tells the passages that the index held when it was last whole; None if never."""


class EmbedderLedger(Protocol):
    """Knows whose vectors are kept, and whose index is searched."""

    def known(self) -> list[KnownEmbedder]:
        """Return all embedders, the active one first."""

    def enter(self, embedder: str) -> KnownEmbedder:
        """Return the embedder, made known if it was not."""

    def set_dimension(self, embedder: str, dimension: int) -> None:
        """Note how many numbers this embedder's vectors have."""

    def activate(self, embedder: str) -> bool:
        """Have its index searched from now on, if it is whole; return whether it is."""

    def forget(self, embedder: str) -> None:
        """Forget an embedder that is not active, with its vectors."""

    def alone(self) -> AbstractContextManager[None]:
        """Keep all others from embedding; raise EmbeddingUnderWay if one does."""


class PassageUpkeep(Protocol):
    """Compares what is kept of passages with itself, and notes what an index lacks."""

    def count_false_hashes(self) -> int:
        """Return how many passages have a hash that is not their text's."""

    def mend_false_hashes(self) -> None:
        """Give these passages the hash of their text, so that it is embedded."""

    def count_without_vector(self, embedder: str) -> int:
        """Return how many passages have no vector of their text by this embedder."""

    def count_broken_vectors(self, embedder: str) -> int:
        """Return how many vectors have not as many numbers as this embedder's have."""

    def drop_broken_vectors(self, embedder: str) -> None:
        """Let go of these vectors, so that their texts are embedded anew."""

    def existing(self, passage_ids: Sequence[PassageId]) -> set[PassageId]:
        """Return those of these that are passages now."""

    def indexed_ids(self, embedder: str) -> set[PassageId]:
        """Return the ids of all passages that the index is known to hold."""

    def kept_vectors(
        self, passage_ids: Sequence[PassageId], *, embedder: str
    ) -> dict[PassageId, Vectors]:
        """Return the vectors kept of those of these that the index should hold."""

    def mark_lost(self, passage_ids: Sequence[PassageId], *, embedder: str) -> None:
        """Note that the index does not hold these as they are kept."""


Embedded = tuple[Sequence[int], Vectors]
"""Vectors, and the places that their texts had among those given."""


@dataclass(frozen=True, slots=True)
class EmbeddingForecast:
    """What embedding so many texts takes; None where nobody can tell."""

    texts: int
    tokens: int
    seconds: float | None = None
    dollars: float | None = None
    is_paid: bool = False
    """Whether the texts go to a service that may charge for them."""


class Embedder(Protocol):
    """Turns text into vectors of meaning."""

    @property
    def name(self) -> str:
        """Tells one embedder's vectors from another's."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one vector of length 1 for each question."""

    def embed_many(self, texts: Iterable[str]) -> Iterator[Embedded]:
        """Yield vectors of passages, of length 1, in the order they are ready."""

    def forecast(self, texts: int, letters: int) -> EmbeddingForecast:
        """Return what embedding so many passages takes."""


@dataclass(frozen=True, slots=True)
class ActiveIndex:
    """The index that is searched, and the embedder that questions need for it."""

    embedder: Embedder
    index: PassageIndex


class SearchIndexes(Protocol):
    """Knows which index is searched; it may be another from one moment to the next."""

    def active(self) -> ActiveIndex | None:
        """Return the index to search now, None before the first is whole."""
