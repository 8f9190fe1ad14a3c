"""Keeps the map of films."""

from collections.abc import Sequence
from typing import Protocol

from backend.domain.film_maps import FilmMap, Newcomer
from backend.domain.films import FilmId


class FilmMaps(Protocol):
    """Reads the map that is kept; another may take its place from call to call."""

    def whole(self) -> FilmMap | None:
        """Return the map with all its films, by id; None before the first is made."""

    def around(self, film_ids: Sequence[FilmId]) -> FilmMap | None:
        """Return the map with those of these films that are on it."""

    def newcomers(self, embedder: str) -> list[Newcomer]:
        """Return films that this embedder's index holds and the map does not, by id."""
