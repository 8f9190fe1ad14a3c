"""`FilmCatalogue` and `FilmStore` over a dict."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from backend.domain.errors import DatabaseUnavailable, NotFound
from backend.domain.films import (
    Film,
    FilmFilter,
    FilmId,
    FilmOrder,
    FilmPage,
    TitleMatch,
)
from backend.domain.people import Appearance, Person, PersonId, PersonRef
from backend.domain.records import FilmRecord
from backend.ports import Reading, StoreCounts
from tests.fakes.titles import is_called, is_near, is_wanted, names_of, people_of, place

STATEMENT: Final = "SELECT films FROM memory WHERE id = ANY(%(ids)s)"


class InMemoryCatalogue:
    """Films in a dict, by id."""

    def __init__(self, films: Iterable[Film] = ()) -> None:
        self.is_away = False
        self._films = {film.id: film for film in films}

    def film(self, film_id: FilmId) -> Film:
        found = self._reach(film_id).get(film_id)
        if found is None:
            raise NotFound("film", film_id)
        return found

    def read_films(self, film_ids: Sequence[FilmId]) -> Reading:
        there = self._reach(*film_ids)
        films = tuple(there[film_id] for film_id in film_ids if film_id in there)
        return Reading(films, STATEMENT, (list(film_ids),), milliseconds=0.0)

    def list_films(
        self,
        wanted: FilmFilter,
        *,
        order: FilmOrder,
        page: int,
        page_size: int,
    ) -> FilmPage:
        there = self._reach(wanted.q or "", wanted.person or "").values()
        found = [film for film in there if is_wanted(film, wanted)]
        found.sort(key=lambda film: place(film, order))
        if wanted.q is not None:
            title = wanted.q
            found.sort(key=lambda film: not is_called(film, title))
        start = (page - 1) * page_size
        shown = tuple(found[start : start + page_size])
        return FilmPage(shown, len(found), page, page_size)

    def ids_of(self, wanted: FilmFilter) -> list[FilmId]:
        there = self._reach(wanted.q or "", wanted.person or "").values()
        return [film.id for film in there if is_wanted(film, wanted)]

    def films_called(self, folded_titles: Sequence[str]) -> list[TitleMatch]:
        found = {
            (named.film.id, named.folded): named.match
            for film in self._reach(*folded_titles).values()
            for named in reversed(list(names_of(film)))
            if named.folded in folded_titles
        }
        return sorted(
            found.values(),
            key=lambda match: (-match.votes, match.year or 9999, match.film_id),
        )

    def titles_near(self, folded: str, *, limit: int) -> list[TitleMatch]:
        near = [
            named.match
            for film in self._reach(folded).values()
            for named in names_of(film)
            if is_near(named, folded)
        ]
        return sorted(near, key=lambda match: (-match.votes, match.film_id))[:limit]

    def person(self, person_id: PersonId) -> Person:
        found = [
            (person.name, Appearance(film.id, film.title, film.year, role, characters))
            for film in self._reach(person_id).values()
            for role, person, characters in people_of(film)
            if person.id == person_id
        ]
        if not found:
            raise NotFound("person", person_id)
        appearances = sorted((a for _, a in found), key=_newest_first)
        return Person(person_id, found[0][0], tuple(appearances))

    def count_films(self) -> int:
        return len(self._reach())

    def store(self, records: Iterable[FilmRecord]) -> StoreCounts:
        kept = list(records)
        films = dict(self._reach())
        added = changed = 0
        for record in kept:
            before = films.get(record.film.id)
            after = record.film if before is None else _merged(before, record)
            added += before is None
            changed += before is not None and before != after
            films[record.film.id] = after
        self._films = _with_last_names(films, kept)
        return StoreCounts(added, changed, len(kept) - added - changed)

    def delete(self, film_id: FilmId) -> None:
        if film_id not in self._reach(film_id):
            raise NotFound("film", film_id)
        del self._films[film_id]

    def all_films(self) -> Iterator[Film]:
        return iter(sorted(self._reach().values(), key=lambda film: film.id))

    def plots(self) -> dict[FilmId, tuple[str, str | None, tuple[str, ...]]]:
        """Return plots, loglines and genres: what passages are cut from."""
        films = self._reach().items()
        return {i: (f.plot, f.logline, f.genres) for i, f in films if f.plot}

    def _reach(self, *texts: str) -> dict[FilmId, Film]:
        """Return the films, or fail as a database that is away does."""
        if self.is_away:
            raise DatabaseUnavailable("The database does not answer (a test).")
        for text in texts:
            if "\x00" in text:
                raise ValueError("PostgreSQL text fields cannot contain NUL")
            text.encode()  # nor half a character pair
        return self._films


def _merged(film: Film, record: FilmRecord) -> Film:
    """Change what the record names, and nothing else."""
    changes = {key: getattr(record.film, key) for key in record.given}
    return replace(film, **changes)


def _newest_first(appearance: Appearance) -> tuple[int, str, str, str]:
    year = -appearance.year if appearance.year else 0
    return (year, appearance.title, appearance.film_id, appearance.role)


def _with_last_names(
    films: dict[FilmId, Film],
    records: Iterable[FilmRecord],
) -> dict[FilmId, Film]:
    """Call people as the last record called them, on all their films."""
    names = {
        person.id: person.name
        for record in records
        for _, person, _ in people_of(record.film)
    }
    return {film_id: _renamed(film, names) for film_id, film in films.items()}


def _renamed(film: Film, names: Mapping[PersonId, str]) -> Film:
    def called(person: PersonRef) -> PersonRef:
        return replace(person, name=names.get(person.id, person.name))

    return replace(
        film,
        directors=tuple(map(called, film.directors)),
        writers=tuple(map(called, film.writers)),
        cast=tuple(replace(m, person=called(m.person)) for m in film.cast),
    )
