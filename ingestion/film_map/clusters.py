"""Films that lie together on the plane: clusters of about the same extent."""

import math
from typing import Final

import numpy as np
import numpy.typing as npt

from ingestion.film_map.layout import Plane

SEED: Final = 7
ROUNDS: Final = 100
# An island of fewer, against what is usual, belongs to what is nearest.
FEWEST_OF_USUAL: Final = 1 / 8


def count_for(films: int) -> int:
    """Return how many clusters so many films are divided into: 39 for 34,000."""
    return max(1, round(0.6 * math.pow(films, 0.4)))


def divide(plane: Plane) -> npt.NDArray[np.intp]:
    """Return the cluster of each film, counted from 0; none is empty (k-means)."""
    centres = _apart(plane, count_for(len(plane)))
    nearest = _nearest(plane, centres)
    for _ in range(ROUNDS):
        centres = centres_of(plane, nearest)
        moved = _nearest(plane, centres)
        if (moved == nearest).all():
            break
        nearest = moved
    clusters, sizes = np.unique(nearest, return_counts=True)
    big = clusters[sizes >= FEWEST_OF_USUAL * len(plane) / len(centres)]
    nearest = _nearest(plane, centres[big])
    return np.unique(nearest, return_inverse=True)[1]


def centres_of(plane: Plane, clusters: npt.NDArray[np.intp]) -> Plane:
    """Return the centre of each cluster that has a film."""
    _, places, sizes = np.unique(clusters, return_inverse=True, return_counts=True)
    sums = [np.bincount(places, weights=column) for column in plane.T]
    centres: Plane = (np.stack(sums, axis=1) / sizes[:, None]).astype(np.float32)
    return centres


def _apart(plane: Plane, count: int) -> Plane:
    """Choose films to begin with, far ones likelier than near ones (k-means++)."""
    chance = np.random.default_rng(SEED)
    chosen = [plane[chance.integers(len(plane))]]
    furthest = np.full(len(plane), np.inf)
    while len(chosen) < count:
        furthest = np.minimum(furthest, ((plane - chosen[-1]) ** 2).sum(axis=1))
        if not furthest.any():
            break
        chosen.append(plane[chance.choice(len(plane), p=furthest / furthest.sum())])
    return np.stack(chosen)


def _nearest(plane: Plane, centres: Plane) -> npt.NDArray[np.intp]:
    # What all centres have in common, the film's own square, changes no order.
    squares = (centres**2).sum(axis=1) - 2 * plane @ centres.T
    nearest: npt.NDArray[np.intp] = squares.argmin(axis=1)
    return nearest
