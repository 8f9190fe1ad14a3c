"""Reads films and people, and writes films."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from backend.domain.films import (
    Film,
    FilmFilter,
    FilmId,
    FilmOrder,
    FilmPage,
    TitleMatch,
)
from backend.domain.people import Person, PersonId
from backend.domain.records import FilmRecord


@dataclass(frozen=True, slots=True)
class Reading:
    """Rows with the statement that read them: what a receipt is made of."""

    films: tuple[Film, ...]
    sql: str
    params: tuple[object, ...]
    milliseconds: float


class FilmCatalogue(Protocol):
    """Reads films and people."""

    def film(self, film_id: FilmId) -> Film:
        """Return the film, or raise NotFound."""

    def read_films(self, film_ids: Sequence[FilmId]) -> Reading:
        """Return these films in this order, without those that are not there."""

    def list_films(
        self,
        wanted: FilmFilter,
        *,
        order: FilmOrder,
        page: int,
        page_size: int,
    ) -> FilmPage:
        """Return a page of the films wanted; an exact title comes first."""

    def ids_of(self, wanted: FilmFilter) -> list[FilmId]:
        """Return the ids of all films wanted, in no order."""

    def films_called(self, folded_titles: Sequence[str]) -> list[TitleMatch]:
        """Return the films that go by these folded titles, most voted first."""

    def titles_near(self, folded: str, *, limit: int) -> list[TitleMatch]:
        """Return films whose titles share words with this one, likeliest first."""

    def person(self, person_id: PersonId) -> Person:
        """Return the person with their films, or raise NotFound."""

    def count_films(self) -> int:
        """Return how many films there are."""


@dataclass(frozen=True, slots=True)
class StoreCounts:
    """What storing records changed."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    unwanted: int = 0
    """Films that were deleted by hand, and that a source does not bring back."""


class FilmStore(Protocol):
    """Writes films."""

    def store(self, records: Iterable[FilmRecord]) -> StoreCounts:
        """Add or change films, all of them or, when one fails, none.

        A film that was deleted before is wanted again.
        """

    def delete(self, film_id: FilmId) -> None:
        """Remove the film and what hangs on it for good, or raise NotFound."""

    def all_films(self) -> Iterator[Film]:
        """Return every film, by id, as one moment saw them."""
