"""Which films' plots are nearest to each film's: exactly, by cosine."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from backend.ports import Vectors

BLOCK: Final = 500


@dataclass(frozen=True, slots=True)
class Neighbours:
    """For each film, the nearest ones, itself first, and how far they are."""

    places: npt.NDArray[np.int32]
    distances: npt.NDArray[np.float32]


def find_neighbours(
    vectors: Vectors, count: int, done: Callable[[int], None]
) -> Neighbours:
    """Compare each film with every other; `done` is told of some more at a time."""
    total = len(vectors)
    places = np.empty((total, count), dtype=np.int32)
    distances = np.empty((total, count), dtype=np.float32)
    for start in range(0, total, BLOCK):
        rows = slice(start, min(start + BLOCK, total))
        near, nearness = _nearest(vectors[rows] @ vectors.T, start, count)
        places[rows], distances[rows] = near, np.maximum(0, 1 - nearness)
        done(rows.stop - rows.start)
    distances[:, 0] = 0
    return Neighbours(places, distances)


def _nearest(
    likeness: Vectors, start: int, count: int
) -> tuple[npt.NDArray[np.intp], Vectors]:
    """Return the nearest of each row, of several as near the one that comes first."""
    rows = np.arange(len(likeness))
    likeness[rows, start + rows] = np.inf  # before its doubles, if it has any
    near = np.argpartition(likeness, -count, axis=1)[:, -count:]
    nearness = np.take_along_axis(likeness, near, axis=1)
    order = np.lexsort((near, -nearness), axis=1)
    return (
        np.take_along_axis(near, order, axis=1),
        np.take_along_axis(nearness, order, axis=1),
    )
