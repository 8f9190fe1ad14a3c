"""Films, as the catalogue holds them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from backend.domain.people import PersonRef

FilmId = NewType("FilmId", str)


@dataclass(frozen=True, slots=True)
class CastMember:
    """An actor in a film, with whom they play."""

    person: PersonRef
    characters: tuple[str, ...]
    billing: int


@dataclass(frozen=True, slots=True)
class FieldSource:
    """Where the value of a field comes from, and on what terms."""

    field: str
    name: str
    url: str | None
    licence: str | None


@dataclass(frozen=True, slots=True)
class Film:
    """A film with everything the catalogue knows of it."""

    id: FilmId
    title: str
    original_title: str | None = None
    kind: str = "movie"
    year: int | None = None
    runtime: int | None = None
    genres: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    rating: float | None = None
    votes: int | None = None
    logline: str | None = None
    plot: str | None = None
    poster_url: str | None = None
    also_known_as: tuple[str, ...] = ()
    directors: tuple[PersonRef, ...] = ()
    writers: tuple[PersonRef, ...] = ()
    cast: tuple[CastMember, ...] = ()
    sources: tuple[FieldSource, ...] = ()
    # Derived from the plot, nearest first. Nobody states them: no record has them.
    themes: tuple[str, ...] = ()
    tones: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The title with its year, which tells remakes apart."""
        return f"{self.title} ({self.year})" if self.year else self.title


class FilmOrder(StrEnum):
    """How a list of films is sorted."""

    POPULAR = "popular"
    RATING = "rating"
    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class FilmFilter:
    """What the films of a list have in common; None asks for nothing."""

    q: str | None = None
    genre: str | None = None
    language: str | None = None
    keyword: str | None = None
    person: str | None = None
    year_gte: int | None = None
    year_lte: int | None = None
    runtime_gte: int | None = None
    runtime_lte: int | None = None
    rating_gte: float | None = None
    votes_gte: int | None = None
    ids: tuple[FilmId, ...] | None = None


@dataclass(frozen=True, slots=True)
class FilmPage:
    """One page of a list of films, with the size of the whole list."""

    films: tuple[Film, ...]
    total: int
    page: int
    page_size: int


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A film that goes by a folded title."""

    film_id: FilmId
    title: str
    year: int | None
    votes: int
    folded: str
    is_primary: bool

    @property
    def name(self) -> str:
        """The title with its year, which tells remakes apart."""
        return f"{self.title} ({self.year})" if self.year else self.title
