"""Which films are liked by the same people.

Knows numbers for people and films; knows nothing of files. Two films are alike by
the cosine of who likes them, with a few likes by nobody else added to each, so
that two films that only three people know do not come first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int32]

NEIGHBOURS: Final = 50
# docs/benchmarks.md, "Which films are liked together", says how these were chosen.
ADDED_LIKES: Final = 10
FEWEST_SHARED: Final = 3


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A film that is liked by many who like another one."""

    number: int
    similarity: float
    shared: int


class LikedTogether:
    """Compares films by who likes them."""

    def __init__(self, users: Numbers, films: Numbers) -> None:
        """Take one user and one film for each like."""
        _, user_places = np.unique(users, return_inverse=True)
        self.films, film_places = np.unique(films, return_inverse=True)
        self._by_user = _Lists(user_places, film_places)
        self._by_film = _Lists(film_places, user_places)
        self._likes = np.bincount(film_places, minlength=len(self.films))

    def neighbours(self) -> Iterator[tuple[int, tuple[Neighbour, ...]]]:
        """Return each film with those nearest to it, nearest first."""
        for place, number in enumerate(self.films):
            yield int(number), self._nearest(place)

    def _nearest(self, place: int) -> tuple[Neighbour, ...]:
        liked_too = self._by_user.all_of(self._by_film.one(place))
        shared = np.bincount(liked_too, minlength=len(self.films))
        shared[place] = 0
        found = np.flatnonzero(shared >= FEWEST_SHARED)
        own, others = self._likes[place], self._likes[found]
        cosines = shared[found] / np.sqrt((own + ADDED_LIKES) * (others + ADDED_LIKES))
        # By nearness, and among equals by number, so that every run says the same.
        best = np.lexsort((self.films[found], -cosines))[:NEIGHBOURS]
        return tuple(
            Neighbour(
                int(self.films[found[i]]), float(cosines[i]), int(shared[found[i]])
            )
            for i in best
        )


class _Lists:
    """For each place of one kind the places of the other, end to end."""

    def __init__(
        self, keys: npt.NDArray[np.intp], values: npt.NDArray[np.intp]
    ) -> None:
        order = np.argsort(keys, kind="stable")
        self._values = values[order].astype(np.int32)
        self._starts = np.concatenate(([0], np.cumsum(np.bincount(keys))))

    def one(self, place: int) -> Numbers:
        found: Numbers = self._values[self._starts[place] : self._starts[place + 1]]
        return found

    def all_of(self, places: Numbers) -> Numbers:
        """Return the lists of these places, one after another."""
        starts = self._starts[places]
        lengths = self._starts[places + 1] - starts
        before = np.cumsum(lengths) - lengths
        steps = np.arange(lengths.sum()) - np.repeat(before - starts, lengths)
        found: Numbers = self._values[steps]
        return found
