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
from backend.recommend.axes import AXES, BY_NAME, DIGITS, WEIGHTS, card_of
from backend.recommend.known_shelf import Shelves
from backend.recommend.shelf import Shelf

NO_WEIGHTS: Final[Mapping[str, float]] = MappingProxyType({})

Shares = npt.NDArray[np.float64]
"""What an axis adds for each film, of no more digits than are shown."""


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
        best = _best(shelf, shares, row, wanted, limit) if shares else []
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


def _shares(shelf: Shelf, row: int, weights: Mapping[str, float]) -> dict[str, Shares]:
    """Return what each axis adds to each film's score."""
    return {
        axis.name: _share(axis.likeness(shelf, row), weights[axis.name])
        for axis in AXES
        if weights[axis.name]
    }


def _share(likeness: Reals, weight: float) -> Shares:
    """Return what a likeness adds to each film's score, as it is shown."""
    share: Shares = np.round(weight * likeness.astype(np.float64), DIGITS)
    return share


def _best(
    shelf: Shelf,
    shares: Mapping[str, Shares],
    row: int,
    among: Integers | None,
    limit: int,
) -> list[int]:
    """Return the rows of the films closest to the film in this one."""
    scores = np.round(sum(shares.values(), np.zeros(1)), DIGITS)
    rows = np.arange(len(shelf)) if among is None else among
    return shelf.best(scores, rows[(rows != row) & (scores[rows] > 0)], limit)


def _card(shelf: Shelf, shares: Mapping[str, Shares], row: int, film: Film) -> FilmCard:
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
    return card_of(film, told)
