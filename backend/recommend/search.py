"""Films by what happens in them: the nearest passages, one film each."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Final

from backend.domain.films import Film, FilmId
from backend.domain.passages import Passage, PassageId
from backend.ports import (
    ActiveIndex,
    FilmCatalogue,
    PassageReader,
    Reading,
    SearchIndexes,
)

PASSAGES_PER_FILM: Final = 5


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A film with the passage that matched."""

    film: Film
    score: float
    passage: Passage


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The films found, best first."""

    hits: tuple[SearchHit, ...]
    reading: Reading
    milliseconds: float


class PlotSearch:
    """Finds films by plot, mood or a half-remembered scene."""

    def __init__(
        self,
        catalogue: FilmCatalogue,
        passages: PassageReader,
        indexes: SearchIndexes,
    ) -> None:
        self._catalogue = catalogue
        self._passages = passages
        self._indexes = indexes

    def find(self, text: str, *, limit: int) -> SearchResult:
        """Return the films whose plots come nearest, or raise SearchUnavailable."""
        started = perf_counter()
        active = self._indexes.active()
        best = {} if active is None else self._best(active, text, limit=limit)
        reading = self._catalogue.read_films(list(best)[:limit])
        hits = tuple(SearchHit(film, *best[film.id]) for film in reading.films)
        return SearchResult(hits, reading, (perf_counter() - started) * 1000)

    def _best(
        self, active: ActiveIndex, text: str, *, limit: int
    ) -> dict[FilmId, tuple[float, Passage]]:
        vector = active.embedder.embed([text])[0]
        found = active.index.nearest(vector, limit=limit * PASSAGES_PER_FILM)
        known = self._passages.passages(
            [passage_id for passage_id, _ in found],
            embedder=active.embedder.name,
        )
        return _best_of_each_film(found, known)


def _best_of_each_film(
    found: Sequence[tuple[PassageId, float]],
    known: dict[PassageId, Passage],
) -> dict[FilmId, tuple[float, Passage]]:
    """Keep the first, and so nearest, passage of each film."""
    best: dict[FilmId, tuple[float, Passage]] = {}
    for passage_id, nearness in found:
        passage = known.get(passage_id)
        if passage is not None:
            best.setdefault(passage.film_id, (max(0.0, nearness), passage))
    return best
