"""Films like a film, scored along axes.

A score is the sum of weight times similarity, so each axis's share can be shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
import numpy.typing as npt

from backend.domain.answers import AxisShare, FilmCard
from backend.domain.errors import InvalidRequest, NotFound
from backend.domain.films import Film, FilmId
from backend.ports import FilmCatalogue, Reading
from backend.ports.shelf import Integers, Reals
from backend.recommend.axes import AXES, BY_NAME, WEIGHTS
from backend.recommend.known_shelf import Shelves
from backend.recommend.shelf import Shelf

# As they are shown: what is summed is what is seen.
DIGITS: Final = 6
NO_WEIGHTS: Final[Mapping[str, float]] = MappingProxyType({})

Scores = npt.NDArray[np.float64]
"""A score for each film, of no more digits than are shown."""


@dataclass(frozen=True, slots=True)
class Comparables:
    """Films like a film, closest first, and how they were found."""

    film: Film
    cards: tuple[FilmCard, ...]
    reading: Reading
    plots_compared: bool
    """False where the film has no plot that is compared: the other axes did it."""


@dataclass(frozen=True, slots=True)
class AxisReading:
    """How alike two films are along one axis, and what that adds to the score."""

    axis: str
    similarity: float
    weight: float
    contribution: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """How alike two films are."""

    score: float
    axes: tuple[AxisReading, ...]


class ComparableFinder:
    """Finds films like a film, and says how alike any two are."""

    def __init__(self, catalogue: FilmCatalogue, shelves: Shelves) -> None:
        self._catalogue = catalogue
        self._shelves = shelves

    def like(
        self,
        film_id: FilmId,
        *,
        limit: int,
        weights: Mapping[str, float] = NO_WEIGHTS,
        among: Sequence[FilmId] | None = None,
    ) -> Comparables:
        """Return films like this one, closest first, or raise NotFound.

        Axes without a weight keep their own; `among` leaves all other films out.
        """
        film = self._catalogue.film(film_id)
        shelf = self._shelves.now()
        row = _row(shelf, film_id)
        shares = _shares(shelf, row, _weights(weights))
        wanted = None if among is None else shelf.rows_of(among)
        best = _best(shelf, _sum_of(shares), row, wanted, limit) if shares else []
        reading = self._catalogue.read_films(shelf.ids_of(best))
        cards = tuple(
            _card(shelf, shares, row, found)
            for found in reading.films
            if found.id in shelf.rows
        )
        has_plot = bool(shelf.meanings.of_films[row].any())
        return Comparables(film, cards, reading, has_plot)

    def compare(
        self,
        a: FilmId,
        b: FilmId,
        *,
        weights: Mapping[str, float] = NO_WEIGHTS,
    ) -> Pair:
        """Return how alike two films are, axis by axis, or raise NotFound."""
        shelf = self._shelves.now()
        rows = _row(shelf, a), _row(shelf, b)
        given = _weights(weights)
        axes = []
        for axis in AXES:
            likeness = axis.likeness(shelf, rows[0])
            similarity = round(float(likeness[rows[1]]), DIGITS)
            axes.append(
                AxisReading(
                    axis.name,
                    similarity,
                    given[axis.name],
                    float(_share(likeness, given[axis.name])[rows[1]]),
                    axis.evidence(shelf, *rows) if similarity else (),
                )
            )
        score = round(sum(reading.contribution for reading in axes), DIGITS)
        return Pair(score, tuple(axes))


def _weights(given: Mapping[str, float]) -> dict[str, float]:
    unknown = [name for name in given if name not in BY_NAME]
    if unknown:
        raise InvalidRequest(
            f"There is no axis {unknown[0]!r}; there are {', '.join(BY_NAME)}."
        )
    return {**WEIGHTS, **given}


def _row(shelf: Shelf, film_id: FilmId) -> int:
    if film_id not in shelf.rows:
        raise NotFound("film", film_id, place="among the films that are compared yet")
    return shelf.rows[film_id]


def _shares(shelf: Shelf, row: int, weights: Mapping[str, float]) -> dict[str, Scores]:
    """Return what each axis adds to each film's score."""
    return {
        axis.name: _share(axis.likeness(shelf, row), weights[axis.name])
        for axis in AXES
        if weights[axis.name]
    }


def _share(likeness: Reals, weight: float) -> Scores:
    """Return what a likeness adds to each film's score, as it is shown."""
    share: Scores = np.round(weight * likeness.astype(np.float64), DIGITS)
    return share


def _sum_of(shares: Mapping[str, Scores]) -> Scores:
    """Return each film's score."""
    total: Scores = np.round(sum(shares.values(), np.zeros(1)), DIGITS)
    return total


def _best(
    shelf: Shelf, scores: Scores, row: int, among: Integers | None, limit: int
) -> list[int]:
    """Return the rows of the films that score most, by id where they score the same."""
    rows = np.arange(len(shelf)) if among is None else among
    rows = rows[(rows != row) & (scores[rows] > 0)]
    if len(rows) > limit:
        least = -np.partition(-scores[rows], limit - 1)[limit - 1]
        rows = rows[scores[rows] >= least]
    ids = shelf.columns.film_ids
    return sorted(rows.tolist(), key=lambda r: (-scores[r], ids[r]))[:limit]


def _card(shelf: Shelf, shares: Mapping[str, Scores], row: int, film: Film) -> FilmCard:
    other = shelf.rows[film.id]
    told = [
        AxisShare(
            name,
            float(share[other]),
            BY_NAME[name].evidence(shelf, row, other),
        )
        for name, share in shares.items()
        if share[other]
    ]
    told.sort(key=lambda share: -share.contribution)
    score = round(sum(share.contribution for share in told), DIGITS)
    return FilmCard(film=film, score=score, why=tuple(told))
