"""How near stories lie to one another, once what their kinds have in common is off.

Passages are embedded behind their film's genres, so two westerns are near before a
word of them is told. What the plots of a kind have in common is taken off each; off a
text, which has no genres, what all plots have in common. Measured so, a plot given as
a text lies as far from other films as its film does (docs/benchmarks.md, "Novelty").
"""

from dataclasses import dataclass, replace
from threading import Lock
from typing import Final

import numpy as np
import scipy.sparse as sp

from backend.ports import Vectors
from backend.ports.shelf import Integers, Reals
from backend.recommend.shelf import Shelf

SAMPLE: Final = 2_000
"""So many films say how near films usually lie: to within about a percent of all."""
_BLOCK: Final = 250
_FEW: Final = 3.0
"""So many films of a kind are needed before half of what they share is taken off."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What a text's nearness to the films of a shelf is measured by."""

    means: Vectors
    kinds: sp.csr_array
    """Which genres films have, and a column of ones for what all have in common."""
    usual: Vectors
    """What films of each genre have in common; last, what those of none have."""
    middle: Vectors
    """What is in common to all films, whatever their genres."""
    lengths: Reals
    """Of what is left of each film's mean; infinite where it has none."""
    nearest: Reals
    """How near its nearest other film is to each of the films drawn, sorted."""

    def of_text(self, mean: Vectors) -> Reals:
        """Return how near each film is to a text with this mean, from 0 to 1."""
        return np.clip(self._nearness(_of_length_one(mean - self.middle)), 0.0, 1.0)

    def percentile(self, nearest: float) -> float | None:
        """Return what share of films have another film nearer than this, in percent."""
        if not len(self.nearest):
            return None
        return round(100 * float((self.nearest > nearest).mean()), 1)

    def _nearness(self, left: Vectors) -> Vectors:
        """Return how near films are to what is left of one story, or of several."""
        near = self.means @ left.T - self.kinds @ (self.usual @ left.T)
        shape = (-1,) + (1,) * (left.ndim - 1)
        result: Vectors = near / self.lengths.reshape(shape)
        return result

    def nearest_others(self, rows: Integers) -> Reals:
        """Return how near its nearest other film is to each of these films."""
        found = []
        for some in np.split(rows, range(_BLOCK, len(rows), _BLOCK)):
            left = self.means[some] - self.kinds[some] @ self.usual
            near = self._nearness(left / self.lengths[some, None])
            near[some, np.arange(len(some))] = -1.0
            found.append(np.clip(near.max(axis=0), 0.0, 1.0))
        return np.concatenate(found)


class KnownYardstick:
    """The yardstick of the shelf that it was last asked for."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: tuple[tuple[str, str | None], Yardstick] | None = None

    def of(self, shelf: Shelf) -> Yardstick:
        """Return the shelf's yardstick, made at the first question about it."""
        key = shelf.version, shelf.embedder
        with self._lock:
            if self._known is None or self._known[0] != key:
                self._known = key, make_yardstick(shelf)
            return self._known[1]


def make_yardstick(shelf: Shelf) -> Yardstick:
    """Measure the films of a shelf."""
    means = shelf.meanings.of_films
    told = np.flatnonzero(means.any(axis=1))
    kinds = _kinds(shelf)
    usual = _usual(means[told], kinds[told])
    left = np.linalg.norm(means - kinds @ usual, axis=1)
    # Films without a plot are near to nothing; so is one that is just as usual.
    lengths = np.full(len(means), np.inf, dtype=np.float32)
    lengths[told] = np.where(left[told] > np.finfo(np.float32).eps, left[told], np.inf)
    middle = means[told].sum(axis=0) / max(1, len(told))
    nobody = np.zeros(0, dtype=np.float32)
    made = Yardstick(means, kinds, usual, middle, lengths, nobody)
    if len(told) < 2:  # noqa: PLR2004 - one film alone has no other
        return made
    drawn = told[np.unique(np.linspace(0, len(told) - 1, SAMPLE).astype(np.int64))]
    nearest = np.sort(made.nearest_others(drawn))
    return replace(made, nearest=nearest)


def _kinds(shelf: Shelf) -> sp.csr_array:
    genres = shelf.genres.matrix
    has = sp.csr_array(
        (np.ones_like(genres.data), genres.indices, genres.indptr), shape=genres.shape
    )
    every = sp.csr_array(np.ones((len(shelf), 1), dtype=np.float32))
    return sp.csr_array(sp.hstack([has, every]))


def _usual(means: Vectors, kinds: sp.csr_array) -> Vectors:
    """Return what films of each genre have in common: a ridge regression."""
    damping = np.full(kinds.shape[1], _FEW, dtype=np.float32)
    damping[-1] = 1e-3
    shared = (kinds.T @ kinds).toarray() + np.diag(damping)
    usual: Vectors = np.linalg.solve(shared, kinds.T @ means).astype(np.float32)
    return usual


def _of_length_one(vector: Vectors) -> Vectors:
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector
