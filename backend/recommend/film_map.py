"""The map of films, with films that came since it was made, and texts, in their places.

A plot is placed amid the films on the map whose plots are nearest to it: nothing of the
map moves, and nobody waits for another one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median
from threading import Lock
from typing import Final

from backend.domain.errors import NoMapYet, SearchUnavailable
from backend.domain.film_maps import FilmMap, MappedFilm, Newcomer, Spot
from backend.domain.films import Film, FilmId
from backend.domain.passages import cut_into_passages
from backend.ports import (
    ActiveIndex,
    FilmCatalogue,
    FilmMaps,
    PassageReader,
    SearchIndexes,
    Vectors,
    mean_of,
)

# The middle of five lies nearer to where a film really is than that of one, three or
# ten, and than any mean, which may lie where there is nothing (docs/benchmarks.md).
NEIGHBOURS: Final = 5
SHOWN_NEIGHBOURS: Final = 10
# If the nearest are all new themselves, it is looked further.
NEAREST_PASSAGES: Final = (60, 600)
PLACED_AT_ONCE: Final = 200
_A_TEXT: Final = FilmId("text")


@dataclass(frozen=True, slots=True)
class MapOfToday:
    """The map with films that came since it was made."""

    map: FilmMap
    waiting: int
    """Newcomers that have no place yet; those who ask again see more of them."""


@dataclass(frozen=True, slots=True)
class PlacedText:
    """Where on the map a text belongs."""

    version: str
    spot: Spot
    cluster: int
    cluster_name: str
    nearest: tuple[Film, ...]
    """The films it is placed by and some more, nearest first."""


class FilmMapper:
    """Shows the map that is kept, and places on it what it does not hold."""

    def __init__(
        self,
        maps: FilmMaps,
        catalogue: FilmCatalogue,
        passages: PassageReader,
        indexes: SearchIndexes,
    ) -> None:
        self._maps = maps
        self._catalogue = catalogue
        self._passages = passages
        self._indexes = indexes
        self._lock = Lock()
        self._version = ""
        self._placed: dict[tuple[FilmId, str], Spot] = {}

    def whole(self) -> MapOfToday:
        """Return the map of today, or raise NoMapYet."""
        kept = self._maps.whole()
        if kept is None:
            raise NoMapYet
        active = self._indexes.active()
        new = self._maps.newcomers(active.embedder.name) if active else []
        on_it = {film.id: film.spot for film in kept.films}
        new = [film for film in new if film.id not in on_it]
        if active is None or not new:
            return MapOfToday(kept, 0)
        spots = self._places_of(new, kept, on_it, active)
        came = [
            MappedFilm(film.id, spot, kept.cluster_at(spot), film.year, film.genre)
            for film in new
            if (spot := spots.get((film.id, film.plot)))
        ]
        whole = replace(kept, films=(*kept.films, *came))
        return MapOfToday(whole, len(new) - len(came))

    def place(self, text: str) -> PlacedText:
        """Return where a text belongs.

        Raises NoMapYet, or SearchUnavailable when nothing on the map can be compared.
        """
        if self._maps.around([]) is None:
            raise NoMapYet
        active = self._indexes.active()
        if active is None:
            raise _nothing_near()
        near = self._near(active, _vector_of(text, active), NEAREST_PASSAGES[-1])
        on_map = self._maps.around(near)
        if on_map is None:
            raise NoMapYet
        on_it = {film.id: film.spot for film in on_map.films}
        ids = [film_id for film_id in near if film_id in on_it]
        if not ids:
            raise _nothing_near()
        spot = _amid(on_it[film_id] for film_id in ids[:NEIGHBOURS])
        cluster = on_map.cluster_at(spot)
        return PlacedText(
            version=on_map.version,
            spot=spot,
            cluster=cluster,
            cluster_name=on_map.clusters[cluster].name,
            nearest=self._catalogue.read_films(ids[:SHOWN_NEIGHBOURS]).films,
        )

    def _places_of(
        self,
        new: Sequence[Newcomer],
        kept: FilmMap,
        on_it: dict[FilmId, Spot],
        active: ActiveIndex,
    ) -> dict[tuple[FilmId, str], Spot]:
        """Return where newcomers belong, as many as there is time for.

        What was found is remembered for as long as the map is this one.
        """
        with self._lock:
            if self._version != kept.version:
                self._version, self._placed = kept.version, {}
            unplaced = [f for f in new if (f.id, f.plot) not in self._placed]
            try:
                for film in unplaced[:PLACED_AT_ONCE]:
                    spot = self._spot_of(film.id, on_it, active)
                    if spot:
                        self._placed[film.id, film.plot] = spot
            except SearchUnavailable:
                pass  # the map itself is there; newcomers wait
            return dict(self._placed)

    def _spot_of(
        self, film_id: FilmId, on_it: dict[FilmId, Spot], active: ActiveIndex
    ) -> Spot | None:
        """Return where a film belongs, None if nothing on the map is near."""
        vectors = self._passages.vectors_of(film_id, embedder=active.embedder.name)
        if not len(vectors):
            return None
        for limit in NEAREST_PASSAGES:
            near = self._near(active, mean_of(vectors), limit)
            spots = [on_it[other] for other in near if other in on_it]
            if len(spots) >= NEIGHBOURS or limit == NEAREST_PASSAGES[-1]:
                break
        return _amid(spots[:NEIGHBOURS]) if spots else None

    def _near(self, active: ActiveIndex, vector: Vectors, limit: int) -> list[FilmId]:
        """Return films by their nearest passage."""
        found = active.index.nearest(vector, limit=limit)
        known = self._passages.passages(
            [passage_id for passage_id, _ in found], embedder=active.embedder.name
        )
        return list(dict.fromkeys(known[i].film_id for i, _ in found if i in known))


def _vector_of(text: str, active: ActiveIndex) -> Vectors:
    """Embed a text as a film's plot is."""
    passages = cut_into_passages(_A_TEXT, text)
    texts = [passage.embedded for passage in passages]
    return mean_of(active.embedder.embed(texts or [text]))


def _amid(spots: Iterable[Spot]) -> Spot:
    """Return the middle of some spots, from left to right and from top to bottom."""
    xs, ys = zip(*spots, strict=True)
    return Spot(median(xs), median(ys))


def _nothing_near() -> SearchUnavailable:
    return SearchUnavailable(
        "No film on the map can be compared with that: run `moviechat ingest embed`, "
        "then `moviechat map`.",
    )
