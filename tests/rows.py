"""Rows and results for tests, as if a catalogue had been asked."""

from typing import Any

from backend.domain.films import FilmId
from backend.domain.people import PersonId
from backend.domain.records import derive_film_id, derive_person_id
from backend.ports.questions import (
    CharacterRow,
    FilmRow,
    FilmsFound,
    PeopleFound,
    PersonRow,
    Statement,
)

STATEMENT = Statement("SELECT id FROM films WHERE title = %s", ("King Kong",), 2.5)


def a_film_row(
    title: str = "King Kong", year: int | None = None, **row: Any
) -> FilmRow:
    """A film as a list has it; what is not given is not known."""
    film_id = FilmId(row.pop("id", None) or derive_film_id(title, year))
    empty = dict.fromkeys(("original_title", "runtime", "rating", "votes"))
    return FilmRow(id=film_id, title=title, year=year, **{**empty, **row})


def a_person_row(name: str = "Ann Maker", **row: Any) -> PersonRow:
    """A person as a list has them; what is not given is not known."""
    person_id = PersonId(row.pop("id", None) or derive_person_id(name))
    empty = {"birth_year": None, "death_year": None, "professions": ()}
    return PersonRow(id=person_id, name=name, **{**empty, "film_count": 0, **row})


def a_character_row(person: PersonRow, film: FilmRow, *characters: str) -> CharacterRow:
    """Whom somebody plays in a film."""
    played = (film.id, film.title, film.year, person.id, person.name, characters)
    return CharacterRow(*played)


def films_found(*rows: FilmRow, total: int | None = None) -> FilmsFound:
    """Films of which these are the first."""
    return FilmsFound(rows, len(rows) if total is None else total, STATEMENT)


def people_found(*rows: PersonRow, total: int | None = None) -> PeopleFound:
    """People of whom these are the first."""
    return PeopleFound(rows, len(rows) if total is None else total, STATEMENT)


def film_rows(*titles: str) -> list[FilmRow]:
    """Films by their titles."""
    return [a_film_row(title) for title in titles]


def person_rows(*names: str) -> list[PersonRow]:
    """People by their names."""
    return [a_person_row(name) for name in names]
