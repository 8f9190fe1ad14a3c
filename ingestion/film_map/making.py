"""What is embedded → the map, kept whole in the place of the old one."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
import numpy.typing as npt

from backend.adapters.postgres.film_maps import FilmToMap, NewMap, PostgresFilmMaps
from backend.domain.errors import MovieChatError
from backend.domain.film_maps import MapCluster, Spot
from backend.ports import Progress, Vectors, mean_of
from ingestion.film_map.clusters import centres_of, divide
from ingestion.film_map.layout import NEIGHBOURS, Plane, lay_out
from ingestion.film_map.naming import Labels, name_clusters
from ingestion.film_map.neighbours import find_neighbours


@dataclass(frozen=True, slots=True)
class MapCounts:
    """What came of making a map."""

    version: str
    embedder: str
    films: int
    clusters: int


def make_map(maps: PostgresFilmMaps, embedder: str, progress: Progress) -> MapCounts:
    """Make the map of all films that this embedder has embedded, and keep it.

    Called off, the old map stays.
    """
    progress.stage("Reading films")
    films, vectors = _read(maps, embedder, progress)
    if not films:
        raise MovieChatError(
            "There is nothing to make a map of: run `moviechat ingest embed`, then "
            "`moviechat map`.",
        )
    plane = draw(vectors, progress)
    progress.stage("Naming clusters")
    made = name(films, plane, embedder)
    progress.check()
    progress.stage("Keeping the map")
    kept = maps.keep(made)
    return MapCounts(made.version, embedder, kept, len(made.clusters))


def draw(vectors: Vectors, progress: Progress) -> Plane:
    """Return where films of these vectors lie."""

    def compared(some: int) -> None:
        progress.advance(some)
        progress.check()

    progress.stage("Comparing films", len(vectors))
    near = find_neighbours(vectors, min(NEIGHBOURS, len(vectors)), compared)
    progress.stage("Laying out the map")
    return lay_out(vectors, near, progress.check)


def name(films: Sequence[FilmToMap], plane: Plane, embedder: str) -> NewMap:
    """Return the map of films in these places."""
    clusters = divide(plane)
    labels = [Labels(tuple(f.genres), tuple(f.words), f.year) for f in films]
    named = zip(
        name_clusters(labels, clusters.tolist()),
        _spots(centres_of(plane, clusters)),
        np.bincount(clusters).tolist(),
        strict=True,
    )
    about = [MapCluster(*each) for each in named]
    return NewMap(
        version=_version(embedder, films, plane, about),
        embedder=embedder,
        clusters=about,
        film_keys=[film.film_key for film in films],
        spots=_spots(plane),
        clusters_of=clusters.tolist(),
    )


def _read(
    maps: PostgresFilmMaps, embedder: str, progress: Progress
) -> tuple[list[FilmToMap], Vectors]:
    """Return films by id, so that the map depends on nothing else, and their means."""
    there = {film.film_key: film for film in maps.films_to_map()}
    means: dict[int, Vectors] = {}
    for film_key, vectors in maps.vectors_of_films(embedder):
        if film_key in there:
            means[film_key] = mean_of(vectors)
            progress.advance()
            progress.check()
    films = sorted((there[key] for key in means), key=lambda film: film.id)
    if not films:
        return [], np.empty((0, 0), dtype=np.float32)
    return films, np.stack([means[film.film_key] for film in films])


def _spots(plane: npt.NDArray[np.float32]) -> list[Spot]:
    return [Spot(x, y) for x, y in plane.tolist()]


def _version(
    embedder: str,
    films: Sequence[FilmToMap],
    plane: Plane,
    clusters: Sequence[MapCluster],
) -> str:
    """Tell this map from any other."""
    told = sha256(repr((embedder, [film.id for film in films], clusters)).encode())
    told.update(plane.tobytes())
    return told.hexdigest()[:16]
