"""Which films are liked by those who like others.

Knows numbers for people and films; knows nothing of files. This is EASE (Harald
Steck, 2019: Embarrassingly Shallow Autoencoders for Sparse Data): with P the inverse
of how often films are liked together, plus a ridge, -P[i, j] / P[j, j] is how much a
like of film i says for film j once all other likes have been heard.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy import sparse

from backend.ports import Progress

Numbers = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float32]

# docs/benchmarks.md, "Comparables: who likes what else", says how these were chosen.
RIDGE: Final = 100
KEPT: Final = 800
_BLOCK: Final = 512


@dataclass(frozen=True, slots=True)
class Heralds:
    """A film, and those whose being liked says something of it."""

    number: int
    films: Numbers
    strengths: Weights
    """From -1 to 1, the highest first: weights over the largest, so they add up."""


class LikedTogether:
    """Weighs what a like of each film says for every other."""

    def __init__(self, users: Numbers, films: Numbers, progress: Progress) -> None:
        """Take one user and one film for each like; tell of films as they are done."""
        people, rows = np.unique(users, return_inverse=True)
        self.films, columns = np.unique(films, return_inverse=True)
        self._progress = progress
        progress.stage("Comparing films by who likes them", len(self.films))
        likes = np.ones(len(rows), np.float32), (rows, columns)
        shape = len(people), len(self.films)
        self._inverse = _counted_together(sparse.csr_array(likes, shape=shape))
        np.einsum("ii->i", self._inverse)[:] += RIDGE
        _invert(self._inverse, progress)

    def weights(self, place: int) -> Weights:
        """Return what a like of each film says for the one at this place."""
        inverse, own = self._inverse, self._inverse[place, place]
        towards = np.concatenate((inverse[:place, place], inverse[place, place:]))
        found: Weights = towards / -own
        found[place] = 0
        return found

    def heralds(self) -> Iterator[Heralds]:
        """Return each film with what the largest weights of all say of it."""
        least, largest = self._bounds()
        for place, number in enumerate(self.films):
            self._progress.check()
            weights = self.weights(place)
            sizes = np.abs(weights)
            found = np.flatnonzero((sizes >= least) & (sizes > 0))
            # Among equals by number, so that every run says the same.
            best = found[np.argsort(-weights[found], kind="stable")]
            yield Heralds(int(number), self.films[best], weights[best] / largest)

    def _bounds(self) -> tuple[float, float]:
        """Return how large a weight must be to be among those kept, and the largest.

        Sizes are counted by their first 16 bits, as there are too many to sort: the
        bound is so much as a hundredth too high, and never lets in more than it may.
        """
        counts, largest = np.zeros(1 << 15, np.int64), 0.0
        for place in range(len(self.films)):
            self._progress.check()
            sizes = np.abs(self.weights(place))
            largest = max(largest, float(sizes.max()))
            counts += np.bincount(sizes.view(np.uint32) >> 16, minlength=len(counts))
        fewer = counts[::-1].cumsum()[::-1] <= KEPT * len(self.films)
        least = np.array(np.argmax(fewer) << 16, np.uint32).view(np.float32)
        return float(least), largest


def _counted_together(likes: sparse.csr_array) -> Weights:
    """Return how many like both of two films, a block at a time to save memory."""
    count = likes.shape[1]
    counts = np.empty((count, count), np.float32)
    by_film = likes.T.tocsr()
    for start in range(0, count, _BLOCK):
        block = slice(start, start + _BLOCK)
        counts[block] = (by_film[block] @ likes).toarray()
    return counts


def _invert(matrix: Weights, progress: Progress) -> None:
    """Turn the upper half of a positive definite matrix into that of its inverse.

    Block by block and in place: LAPACK does the same in one call, which for 20,000
    films takes minutes in which nobody can be told anything or call it off.
    """
    for start in range(0, len(matrix), _BLOCK):
        _sweep(matrix, start, min(start + _BLOCK, len(matrix)), progress)
        progress.advance(min(_BLOCK, len(matrix) - start))
    np.negative(matrix, out=matrix)


def _sweep(matrix: Weights, start: int, stop: int, progress: Progress) -> None:
    """Exchange a block of unknowns for their right sides, as Gauss and Jordan did."""
    block = slice(start, stop)
    above, right = matrix[:start, block], matrix[block, stop:]
    own = matrix[block, block]
    column = np.concatenate((above, own, right.T))
    pivot = np.linalg.inv(own.astype(np.float64)).astype(np.float32)
    solved = column @ pivot
    for first in range(0, len(matrix), _BLOCK):
        progress.check()
        rows = slice(first, first + _BLOCK)
        matrix[rows, first:] -= solved[rows] @ column[first:].T
    above[:], right[:], own[:] = solved[:start], solved[stop:].T, -pivot
