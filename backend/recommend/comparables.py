"""Films like a film: candidates from rows and vectors, scored along axes.

A score is the sum of weight times similarity, so each axis's share can be shown.
"""

from dataclasses import dataclass
from typing import Final

from backend.domain.answers import AxisShare, FilmCard
from backend.domain.errors import SearchUnavailable
from backend.domain.films import Film, FilmId
from backend.ports import (
    ActiveIndex,
    FilmCatalogue,
    PassageReader,
    Reading,
    SearchIndexes,
)
from backend.recommend.axes import AXES, Likeness

# Chosen by eye over the starter catalogue; fitted on data once there are some.
WEIGHTS: Final = {
    "plot": 0.40,
    "theme": 0.25,
    "genre": 0.15,
    "makers": 0.10,
    "cast": 0.05,
    "era": 0.05,
}
CANDIDATES: Final = 300
NEAREST_PASSAGES: Final = 100


@dataclass(frozen=True, slots=True)
class Comparables:
    """Films like a film, closest first, and how they were found."""

    film: Film
    cards: tuple[FilmCard, ...]
    reading: Reading
    plots_compared: bool
    """False when the passage index did not answer: the other axes still did."""


class ComparableFinder:
    """Finds films like a film."""

    def __init__(
        self,
        catalogue: FilmCatalogue,
        passages: PassageReader,
        indexes: SearchIndexes,
    ) -> None:
        self._catalogue = catalogue
        self._passages = passages
        self._indexes = indexes

    def like(self, film_id: FilmId, *, limit: int) -> Comparables:
        """Return films like this one, closest first, or raise NotFound."""
        film = self._catalogue.film(film_id)
        nearness, plots_compared = self._plot_nearness(film_id)
        related = self._catalogue.related_films(film_id, limit=CANDIDATES)
        candidates = dict.fromkeys([*nearness, *related])
        reading = self._catalogue.read_films(list(candidates))
        cards = [
            score(film, other, nearness.get(other.id, 0.0)) for other in reading.films
        ]
        cards.sort(key=lambda card: (-(card.score or 0.0), card.film.id))
        return Comparables(film, tuple(cards[:limit]), reading, plots_compared)

    def _plot_nearness(self, film_id: FilmId) -> tuple[dict[FilmId, float], bool]:
        """Return how near other films' plots are, and whether that could be told."""
        try:
            active = self._indexes.active()
            return ({} if active is None else self._near(active, film_id)), True
        except SearchUnavailable:
            return {}, False

    def _near(self, active: ActiveIndex, film_id: FilmId) -> dict[FilmId, float]:
        """Return how near other films' plots are, by their nearest passages."""
        best: dict[FilmId, float] = {}
        name = active.embedder.name
        for vector in self._passages.vectors_of(film_id, embedder=name):
            found = active.index.nearest(vector, limit=NEAREST_PASSAGES)
            ids = [passage_id for passage_id, _ in found]
            known = self._passages.passages(ids, embedder=name)
            for passage_id, nearness in found:
                if passage_id in known and known[passage_id].film_id != film_id:
                    other = known[passage_id].film_id
                    best[other] = max(best.get(other, 0.0), nearness)
        return best


def score(film: Film, other: Film, plot_nearness: float) -> FilmCard:
    """Return the other film with its score and what each axis adds to it."""
    similarities = {axis: alike(film, other) for axis, alike in AXES.items()}
    similarities["plot"] = _plot(film, other, plot_nearness)
    shares = [
        AxisShare(axis, WEIGHTS[axis] * likeness.similarity, likeness.evidence)
        for axis, likeness in similarities.items()
    ]
    shares.sort(key=lambda share: -share.contribution)
    return FilmCard(
        film=other,
        score=sum(share.contribution for share in shares),
        why=tuple(share for share in shares if share.contribution > 0),
    )


def _plot(film: Film, other: Film, nearness: float) -> Likeness:
    if nearness <= 0:
        return Likeness(0.0)
    note = f"the plots of {film.title} and {other.title} are {nearness:.0%} alike"
    return Likeness(min(1.0, nearness), (note,))
