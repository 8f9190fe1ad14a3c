"""A half-remembered film, narrowed down by questions that take a yes or a no.

Whoever half remembers a film misremembers, too: an answer makes films less likely and
never removes one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from time import perf_counter
from typing import Final

import numpy as np

from backend.domain.answers import FilmCard
from backend.domain.films import FilmFilter, FilmId
from backend.ports import FilmCatalogue
from backend.ports.shelf import Integers, Reals
from backend.recommend.known_shelf import Shelves
from backend.recommend.search import PlotSearch
from backend.recommend.shelf import Shelf
from backend.recommend.traits import (
    MOST_ASKED_ABOUT,
    UNKNOWN,
    Choose,
    Trait,
    by_fame,
    most_telling,
    trait_named,
    traits_of,
)

WRONG_ANSWERS: Final = 0.07
"""The share of answers that are taken to be wrong."""
DOUBT_OF_TEXT: Final = 0.1
"""How likely it is that what is told of a film leads astray, or that it has no plot."""


class Reply(StrEnum):
    """What may be answered."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is remembered of a film."""

    text: str = ""
    candidates: tuple[FilmId, ...] | None = None
    """None where it may be any film."""
    filters: FilmFilter = field(default_factory=FilmFilter)
    replies: Mapping[str, Reply] = field(default_factory=dict)
    """What was answered, by the ids of traits."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The likeliest films with their shares of the likelihood, and what to ask next."""

    question: Trait | None
    """None where nothing is left to ask."""
    cards: tuple[FilmCard, ...]
    remaining: int
    """How many films are still likely: as much is open as between so many equals."""
    milliseconds: float


class Narrower:
    """Narrows down which film somebody half remembers."""

    def __init__(
        self,
        catalogue: FilmCatalogue,
        search: PlotSearch,
        shelves: Shelves,
        choose: Choose = most_telling,
    ) -> None:
        self._catalogue = catalogue
        self._search = search
        self._shelves = shelves
        self._choose = choose

    def narrow(self, remembered: Remembered, *, limit: int) -> Narrowed:
        """Return the likeliest films, and the question whose answer tells most."""
        started = perf_counter()
        shelf = self._shelves.now()
        rows = self._rows(shelf, remembered)
        prior = self._prior(shelf, remembered)[rows]
        shares = likelihoods(shelf, rows, prior, remembered.replies)
        best = np.lexsort((rows, -shelf.fame[rows], -shares))
        asked_about = best[:MOST_ASKED_ABOUT]
        question = self._choose(
            traits_of(shelf, rows[asked_about], shares[asked_about]),
            shares[asked_about],
            remembered.replies,
        )
        return Narrowed(
            question,
            self._cards(shelf, rows[best[:limit]], shares[best[:limit]]),
            still_likely(shares),
            (perf_counter() - started) * 1000,
        )

    def _rows(self, shelf: Shelf, remembered: Remembered) -> Integers:
        """Return the rows of the films that it may be."""
        rows = np.arange(len(shelf))
        if remembered.candidates is not None:
            rows = shelf.rows_of(remembered.candidates)
        if remembered.filters != FilmFilter():
            wanted = shelf.rows_of(self._catalogue.ids_of(remembered.filters))
            rows = np.intersect1d(rows, wanted)
        return rows

    def _prior(self, shelf: Shelf, remembered: Remembered) -> Reals:
        """Return how likely each film of the shelf is before anything is answered."""
        if remembered.text:
            told = self._search.sought(shelf, remembered.text).likelihoods
            famed = by_fame(shelf)
            doubt: Reals = DOUBT_OF_TEXT * famed / max(1.0, float(famed.sum()))
            return (1 - DOUBT_OF_TEXT) * told + doubt
        if remembered.candidates is not None:
            return np.ones(len(shelf), dtype=np.float32)
        return by_fame(shelf)

    def _cards(
        self, shelf: Shelf, rows: Integers, shares: Reals
    ) -> tuple[FilmCard, ...]:
        reading = self._catalogue.read_films(shelf.ids_of(rows.tolist()))
        by_id = dict(zip(shelf.ids_of(rows.tolist()), shares.tolist(), strict=True))
        return tuple(
            FilmCard(film=film, score=by_id[film.id])
            for film in reading.films
            if film.id in by_id
        )


def likelihoods(
    shelf: Shelf, rows: Integers, prior: Reals, replies: Mapping[str, Reply]
) -> Reals:
    """Return each film's share of the likelihood after what was answered."""
    shares = _shared_out(prior)
    for trait_id, reply in replies.items():
        trait = trait_named(shelf, rows, trait_id)
        if reply is not Reply.UNSURE:
            shares = _shared_out(shares * _fit(trait, reply, shares))
    return shares


def still_likely(shares: Reals) -> int:
    """Return among how many equals as much would be open as among these films."""
    likely = shares[shares > 0]
    return round(float(np.exp(-(likely * np.log(likely)).sum()))) if len(likely) else 0


def _fit(trait: Trait, reply: Reply, shares: Reals) -> Reals:
    """Return how likely this reply is of each film, were it the one.

    Of films of which it is not known that is what it is of the others on average, so
    that they keep their share.
    """
    is_so = trait.holds > UNKNOWN
    is_right = is_so if reply is Reply.YES else ~is_so
    fit = np.where(is_right, 1 - WRONG_ANSWERS, WRONG_ANSWERS)
    known = trait.holds != UNKNOWN
    weight = float(shares[known].sum())
    average = float((fit * shares)[known].sum()) / weight if weight > 0 else 1.0
    return np.where(known, fit, average)


def _shared_out(weights: Reals) -> Reals:
    total = float(weights.sum())
    return weights / total if total > 0 else weights
