"""Who and what a plan names, read off its expressions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from backend.domain.films import FilmId
from backend.domain.wanted import (
    Bound,
    CreditedOn,
    Films,
    IsFilm,
    IsPerson,
    MadeBy,
    People,
    Role,
    Tag,
    Tagged,
    Test,
)
from backend.knowledge.wording.citing import Citing
from backend.knowledge.wording.conditions import film_name, flat, person_name
from backend.knowledge.wording.describing import describe_films, somebody
from backend.knowledge.wording.measures import field_of, number_of_film, said
from backend.knowledge.wording.nouns import trade_of
from backend.knowledge.wording.phrases import counted
from backend.ports.questions import FilmRow, PersonRow

_TAG_FIELDS = {
    Tag.COUNTRY: "countries",
    Tag.GENRE: "genres",
    Tag.KEYWORD: "keywords",
    Tag.LANGUAGE: "languages",
}


@dataclass(frozen=True, slots=True)
class FilmNamed:
    """A film that a plan names; it can be cited."""

    id: FilmId
    name: str


def film_named(films: Films) -> FilmNamed | None:
    """Return the film if an expression says no more than its name."""
    match flat(films.where):
        case [IsFilm(ids=(film_id, *_)) as test]:
            return FilmNamed(film_id, film_name(test))
    return None


@dataclass(frozen=True, slots=True)
class CreditsOfFilm:
    """People asked for by no more than what they do on one film."""

    name: str
    """What tells the film: its name, or "the longest film by Ann"."""
    film: FilmNamed | None
    """The film if it is told by its name."""
    roles: tuple[Role, ...]
    character: str | None

    @property
    def field(self) -> str:
        """The field of the film that says it."""
        return trade_of(self.roles).field


def credits_of_film(people: People) -> CreditsOfFilm | None:
    """Return whose credits are asked for, if it is those of one film."""
    match flat(people.where):
        case [CreditedOn(films, roles, character)] if not people.order:
            film = film_named(films)
            if film or films.limit == 1:
                name = film.name if film else describe_films(films)
                roles = roles or ((Role.ACTOR,) if character is not None else ())
                return CreditsOfFilm(name, film, roles, character)
    return None


def role_of(people: People) -> Role | None:
    """Return the one role that people are asked for in."""
    for test in flat(people.where):
        if isinstance(test, CreditedOn) and test.roles:
            return test.roles[0]
    return None


def cite_row(citing: Citing, films: Films, row: FilmRow) -> str:
    """Cite the field that makes a film one of those asked for; return the mark."""
    field, text = next(_bearing(films, row))
    return citing.mark(row, field, text)


def _bearing(films: Films, row: FilmRow) -> Iterator[tuple[str, str]]:
    if films.order:
        number = number_of_film(row, films.order.measure)
        if number is not None:
            yield field_of(films.order.measure), said(films.order.measure, number)
    for test in flat(films.where):
        yield from bearing_of(test, row)
    yield "title", row.title


def bearing_of(test: Test, row: FilmRow) -> Iterator[tuple[str, str]]:
    """Return the field, and its words, that show that a film passes a test."""
    match test:
        case MadeBy(people, roles):
            yield trade_of(roles).field, somebody(people)
        case Tagged(tag, value):
            yield _TAG_FIELDS[tag], value
        case Bound(measure):
            number = number_of_film(row, measure)
            if number is not None:
                yield field_of(measure), said(measure, number)


def people_names(people: Sequence[PersonRow]) -> list[str]:
    """Return people's names, those of one name with what tells them apart."""
    names = [person.name for person in people]
    return [
        f"{person.name} ({apart})"
        if names.count(person.name) > 1 and (apart := _apart(person))
        else person.name
        for person in people
    ]


def _apart(person: PersonRow) -> str:
    if person.birth_year:
        return f"born in {person.birth_year}"
    if person.professions:
        return person.professions[0].replace("_", " ")
    return counted(person.film_count, "film") if person.film_count else ""


def person_named(people: People) -> str | None:
    """Return the person's name if an expression says no more than that."""
    match flat(people.where):
        case [IsPerson() as test]:
            return person_name(test)
    return None
