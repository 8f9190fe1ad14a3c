"""Looks names up and carries film and people expressions out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from backend.domain.films import FilmId
from backend.domain.opinions import Opinions
from backend.domain.people import PersonId
from backend.domain.plans import Field
from backend.domain.wanted import Films, Measure, People, Role


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that was carried out: what a receipt is made of."""

    sql: str
    params: tuple[object, ...]
    milliseconds: float


@dataclass(frozen=True, slots=True)
class FilmRow:
    """A film as a list of answers has it."""

    id: FilmId
    title: str
    original_title: str | None
    year: int | None
    runtime: int | None
    rating: float | None
    votes: int | None

    @property
    def name(self) -> str:
        """The title with its year, which tells remakes apart."""
        return f"{self.title} ({self.year})" if self.year else self.title


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as a list of answers has them."""

    id: PersonId
    name: str
    birth_year: int | None
    death_year: int | None
    professions: tuple[str, ...]
    film_count: int
    """On how many of the films in question they are credited."""


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A value of a field, and how many of the films in question have it."""

    value: str | float
    film_count: int


@dataclass(frozen=True, slots=True)
class CharacterRow:
    """Whom a person plays in a film."""

    film_id: FilmId
    film_title: str
    film_year: int | None
    person_id: PersonId
    person_name: str
    characters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FilmsFound:
    """The first films of an expression, and how many there are in all."""

    rows: tuple[FilmRow, ...]
    total: int
    statement: Statement


@dataclass(frozen=True, slots=True)
class PeopleFound:
    """The first people of an expression, and how many there are in all."""

    rows: tuple[PersonRow, ...]
    total: int
    statement: Statement


@dataclass(frozen=True, slots=True)
class ValuesFound:
    """The first values of a field over films, and how many there are in all."""

    rows: tuple[ValueRow, ...]
    total: int
    statement: Statement


@dataclass(frozen=True, slots=True)
class AverageFound:
    """What a number of films comes to on average, None if none has it."""

    value: float | None
    films: int
    """How many films have it."""
    statement: Statement


@dataclass(frozen=True, slots=True)
class CharactersFound:
    """Who plays whom, by film and billing."""

    rows: tuple[CharacterRow, ...]
    statement: Statement


@dataclass(frozen=True, slots=True)
class RoleCount:
    """On how many films a person is credited in a role."""

    role: Role
    films: int


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Something of the catalogue that goes by a folded name."""

    kind: Literal["film", "person", "keyword"]
    folded: str
    id: str
    """Of a film or a person; a keyword is its own."""
    name: str
    year: int | None
    weight: int
    """Votes of the film, or of all films of the person: who is meant, unless told."""
    is_primary: bool = True
    """Whether it is the title the film goes by here, not one it is also known as."""
    roles: tuple[RoleCount, ...] = ()
    """What a person is credited as, most films first."""


@dataclass(frozen=True, slots=True)
class WellKnown:
    """What may be named by a part of its name, or misspelt, most voted first."""

    films: tuple[NameMatch, ...]
    people: tuple[NameMatch, ...]


class QuestionCatalogue(Protocol):
    """Reads what questions ask, each question in one statement where one can do it."""

    def names(self, folded: Sequence[str]) -> list[NameMatch]:
        """Return films, people and keywords that go by one of these folded names.

        Films by any of their titles, folded as titles are and so without article.
        """

    def tags(self) -> dict[str, list[str]]:
        """Return all genres, languages and countries there are, by kind of tag."""

    def well_known(self, *, films: int, people: int) -> WellKnown:
        """Return so many films and people, the most voted for."""

    def version(self) -> str:
        """Return what is another whenever the catalogue changed."""

    def find_films(self, films: Films, *, limit: int) -> FilmsFound:
        """Return the first films of the expression."""

    def film_ids(self, films: Films) -> list[FilmId]:
        """Return the ids of all films of the expression, in no order."""

    def find_people(self, people: People, *, limit: int) -> PeopleFound:
        """Return the first people of the expression, of one film by billing."""

    def read_values(self, films: Films, field: Field, *, limit: int) -> ValuesFound:
        """Return what these films have in a field, the commonest first."""

    def average(self, films: Films, measure: Measure) -> AverageFound:
        """Return what a number of these films comes to on average."""

    def characters(self, people: People, films: Films) -> CharactersFound:
        """Return whom these people play in these films."""

    def opinions(self, film_id: FilmId) -> Opinions | None:
        """Return what reviews of a film come to, None if there are none."""
