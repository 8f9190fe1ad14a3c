"""A map of films: each on a plane, near those whose plots are like its own.

Knows places and names; knows nothing of how they are found.
"""

from dataclasses import dataclass
from datetime import datetime
from math import hypot
from typing import NamedTuple

from backend.domain.films import FilmId


class Spot(NamedTuple):
    """Where something is on the map: both from 0 to 1."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class MapCluster:
    """Films that lie together, and what tells them from all others."""

    name: str
    centre: Spot
    size: int
    """How many films were in it when the map was made."""


@dataclass(frozen=True, slots=True)
class MappedFilm:
    """A film on the map, with what colours it there."""

    id: FilmId
    spot: Spot
    cluster: int
    """Which of the map's clusters it is in, counted from 0."""
    year: int | None = None
    genre: str | None = None
    """The first of its genres."""


@dataclass(frozen=True, slots=True)
class FilmMap:
    """A map, or as much of it as was asked for."""

    version: str
    """Tells this map from any other."""
    made_at: datetime
    embedder: str
    """By whose vectors plots were compared."""
    clusters: tuple[MapCluster, ...]
    films: tuple[MappedFilm, ...]

    def cluster_at(self, spot: Spot) -> int:
        """Return the cluster whose centre is nearest."""
        distances = [
            hypot(spot.x - each.centre.x, spot.y - each.centre.y)
            for each in self.clusters
        ]
        return distances.index(min(distances))


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A film that was embedded after the map was made."""

    id: FilmId
    plot: str
    """Tells its plot, as it was embedded, from any other."""
    year: int | None
    genre: str | None
