"""The whole catalogue at once, in columns: what ranking its films needs at hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from backend.domain.films import FilmId
from backend.domain.people import PersonId
from backend.ports.passages import Vectors

Integers = npt.NDArray[np.int64]
Reals = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Links:
    """What films have: pairs of a film's row and a thing's number, with a weight."""

    names: tuple[str, ...]
    """Of the things, by their numbers."""
    rows: Integers
    things: Integers
    weights: Reals


@dataclass(frozen=True, slots=True)
class PassageRows:
    """Passages by their film's row and their number, and a vector for each."""

    rows: Integers
    numbers: Integers
    vectors: Vectors


@dataclass(frozen=True, slots=True)
class ShelfColumns:
    """The films of the catalogue as one moment saw them, a row for each."""

    film_ids: tuple[FilmId, ...]
    titles: tuple[str, ...]
    years: Integers
    """0 where nobody knows it, here and in the next columns."""
    runtimes: Integers
    votes: Integers
    ratings: Reals
    plot_marks: Integers
    """Another number whenever a film's plot changed; 0 where it has none."""
    story_letters: Reals
    """How much of each film's passages tells its story."""
    person_ids: tuple[PersonId, ...]
    """Of those whom cast, directors and writers name by number."""
    genres: Links
    keywords: Links
    themes: Links
    tones: Links
    countries: Links
    languages: Links
    cast: Links
    """Weighed by billing: 1 for whoever stands first, less and less for the others."""
    directors: Links
    writers: Links
    co_likes: Links
    """From a film to others, which are rows of films too: from -1 to 1, what a like
    of it says for them."""
    passages: PassageRows


class FilmShelf(Protocol):
    """Reads the films that are ranked."""

    def version(self) -> str:
        """Return what is another whenever anything of the columns changed."""

    def columns(self, embedder: str | None) -> ShelfColumns:
        """Return the films, with the vectors that this embedder made."""

    def plots(self, film_ids: Sequence[FilmId]) -> Iterable[tuple[FilmId, str]]:
        """Return the plots of those of these films that have one."""

    def characters(self) -> Iterable[tuple[FilmId, Sequence[str]]]:
        """Return whom the actors play, by film."""
