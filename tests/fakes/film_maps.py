"""`FilmMaps` over an in-memory catalogue."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from backend.domain.film_maps import FilmMap, MapCluster, MappedFilm, Newcomer, Spot
from backend.domain.films import Film, FilmId
from backend.ports import PassageReader
from tests.fakes.catalogue import InMemoryCatalogue

MADE: Final = datetime(2026, 11, 20, 12, tzinfo=UTC)


class InMemoryFilmMaps:
    """The map that a test keeps, if it keeps one."""

    def __init__(self, catalogue: InMemoryCatalogue, passages: PassageReader) -> None:
        self._catalogue = catalogue
        self._passages = passages
        self.kept: FilmMap | None = None

    def whole(self) -> FilmMap | None:
        return self._only(self._films().keys())

    def around(self, film_ids: Sequence[FilmId]) -> FilmMap | None:
        return self._only(set(film_ids) & self._films().keys())

    def newcomers(self, embedder: str) -> list[Newcomer]:
        films = self._films()
        on_it = {film.id for film in self.kept.films} if self.kept else set()
        return [
            Newcomer(film.id, film.plot or "", film.year, _genre(film))
            for film in sorted(films.values(), key=lambda film: film.id)
            if film.id not in on_it
            and len(self._passages.vectors_of(film.id, embedder=embedder))
        ]

    def _only(self, ids: Collection[FilmId]) -> FilmMap | None:
        if self.kept is None:
            return None
        there = self._films()
        films = tuple(
            replace(f, year=there[f.id].year, genre=_genre(there[f.id]))
            for f in self.kept.films
            if f.id in ids and f.id in there
        )
        return replace(self.kept, films=films)

    def _films(self) -> dict[FilmId, Film]:
        return {film.id: film for film in self._catalogue.all_films()}


def _genre(film: Film) -> str | None:
    return film.genres[0] if film.genres else None


def a_map(
    spots: Mapping[FilmId, Spot], *, centres: Mapping[str, tuple[float, float]]
) -> FilmMap:
    """Return a map of films in these spots, with these clusters."""
    clusters = tuple(MapCluster(name, Spot(*at), 1) for name, at in centres.items())
    made = FilmMap("one", MADE, "bag-of-words", clusters, ())
    films = (MappedFilm(i, spot, made.cluster_at(spot)) for i, spot in spots.items())
    return replace(made, films=tuple(films))
