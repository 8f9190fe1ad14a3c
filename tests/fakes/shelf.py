"""`FilmShelf` over an in-memory catalogue and its passages."""

from collections.abc import Iterable, Sequence
from math import sqrt

import numpy as np

from backend.domain.films import Film, FilmId
from backend.domain.people import PersonId, PersonRef
from backend.ports.shelf import Links, PassageRows, ShelfColumns
from tests.fakes.catalogue import InMemoryCatalogue
from tests.fakes.passages import InMemoryPassages

CoLikes = dict[tuple[FilmId, FilmId], float]


class InMemoryShelf:
    """Columns of the films in a catalogue; away whenever it is."""

    def __init__(
        self, catalogue: InMemoryCatalogue, passages: InMemoryPassages
    ) -> None:
        self.co_likes: CoLikes = {}
        self._catalogue = catalogue
        self._passages = passages

    def version(self) -> str:
        films = list(self._catalogue.all_films())
        parts = tuple(films), tuple(self.co_likes.items()), self._passages.mark()
        return " ".join(str(hash(part)) for part in parts)

    def columns(self, embedder: str | None) -> ShelfColumns:
        films = list(self._catalogue.all_films())
        rows = {film.id: row for row, film in enumerate(films)}
        people = _People()
        cast = people.links(films, lambda f: [member.person for member in f.cast])
        directors = people.links(films, lambda f: f.directors)
        writers = people.links(films, lambda f: f.writers)
        names = tuple(people.names)
        liked = [
            (rows[a], rows[b], strength)
            for (a, b), strength in self.co_likes.items()
            if a in rows and b in rows
        ]
        return ShelfColumns(
            film_ids=tuple(film.id for film in films),
            titles=tuple(film.title for film in films),
            years=np.array([film.year or 0 for film in films], dtype=np.int64),
            runtimes=np.array([film.runtime or 0 for film in films], dtype=np.int64),
            votes=np.array([film.votes or 0 for film in films], dtype=np.int64),
            ratings=np.array([film.rating or 0 for film in films], dtype=np.float32),
            plot_marks=np.array(
                [hash(film.plot) if film.plot else 0 for film in films], dtype=np.int64
            ),
            story_letters=np.array(
                [self._passages.story_letters(film.id) for film in films],
                dtype=np.float32,
            ),
            person_ids=tuple(people.ids),
            genres=_words(films, lambda f: f.genres),
            keywords=_words(films, lambda f: f.keywords),
            themes=_words(films, lambda f: f.themes),
            tones=_words(films, lambda f: f.tones),
            countries=_words(films, lambda f: f.countries),
            languages=_words(films, lambda f: f.languages),
            cast=_links(names, cast),
            directors=_links(names, directors),
            writers=_links(names, writers),
            co_likes=_links((), liked),
            passages=self._vectors(rows, embedder),
        )

    def plots(self, film_ids: Sequence[FilmId]) -> Iterable[tuple[FilmId, str]]:
        wanted = set(film_ids)
        films = self._catalogue.all_films()
        return [(f.id, f.plot) for f in films if f.id in wanted and f.plot]

    def characters(self) -> Iterable[tuple[FilmId, Sequence[str]]]:
        return [
            (film.id, [name for member in film.cast for name in member.characters])
            for film in self._catalogue.all_films()
        ]

    def _vectors(self, rows: dict[FilmId, int], embedder: str | None) -> PassageRows:
        found = [
            (rows[film_id], number, vector)
            for film_id in rows
            for number, vector in enumerate(
                self._passages.vectors_of(film_id, embedder=embedder or "")
            )
        ]
        size = len(found[0][2]) if found else 0
        return PassageRows(
            np.array([row for row, _, _ in found], dtype=np.int64),
            np.array([number for _, number, _ in found], dtype=np.int64),
            np.array([v for _, _, v in found], dtype=np.float32).reshape(-1, size)
            if found
            else np.zeros((0, 0), dtype=np.float32),
        )


class _People:
    def __init__(self) -> None:
        self._numbers: dict[PersonId, int] = {}
        self.names: list[str] = []

    @property
    def ids(self) -> list[PersonId]:
        return list(self._numbers)

    def links(self, films: Sequence[Film], of) -> list[tuple[int, int, float]]:
        return [
            (row, self._number(person), 1 / sqrt(place))
            for row, film in enumerate(films)
            for place, person in enumerate(of(film), start=1)
        ]

    def _number(self, person: PersonRef) -> int:
        if person.id not in self._numbers:
            self._numbers[person.id] = len(self.names)
            self.names.append(person.name)
        return self._numbers[person.id]


def _words(films: Sequence[Film], of) -> Links:
    names: dict[str, int] = {}
    found = []
    for row, film in enumerate(films):
        words = dict.fromkeys(word.lower() for word in of(film))
        found += [(row, names.setdefault(word, len(names)), 1.0) for word in words]
    spelt = {word.lower(): word for film in films for word in of(film)}
    return _links(tuple(spelt[name] for name in names), found)


def _links(names: tuple[str, ...], found: Sequence[tuple[int, int, float]]) -> Links:
    return Links(
        names,
        np.array([row for row, _, _ in found], dtype=np.int64),
        np.array([thing for _, thing, _ in found], dtype=np.int64),
        np.array([weight for _, _, weight in found], dtype=np.float32),
    )
