"""Which films and which people a question means: expressions that compose.

Films are described by tests on films, people by tests on people, and each kind of
test may hold the other: films of the people who acted in films of … to any depth.
Knows nothing of how they are found.
"""

from dataclasses import dataclass
from dataclasses import field as dataclass_field
from enum import StrEnum
from typing import TypeAlias

from backend.domain.films import FilmId
from backend.domain.people import PersonId


class Role(StrEnum):
    """What a person does on a film; the values are the catalogue's categories."""

    ACTOR = "actor"
    CINEMATOGRAPHER = "cinematographer"
    COMPOSER = "composer"
    DESIGNER = "production_designer"
    DIRECTOR = "director"
    EDITOR = "editor"
    PRODUCER = "producer"
    SELF = "self"
    WRITER = "writer"


class Tag(StrEnum):
    """A kind of word that films are listed under."""

    COUNTRY = "country"
    GENRE = "genre"
    KEYWORD = "keyword"
    LANGUAGE = "language"


class Measure(StrEnum):
    """A number that films or people have, to compare and to sort by."""

    YEAR = "year"
    RUNTIME = "runtime"
    RATING = "rating"
    VOTES = "votes"
    TITLE_LENGTH = "title_length"
    BIRTH_YEAR = "birth_year"
    DEATH_YEAR = "death_year"
    FILM_COUNT = "film_count"
    """Of people: on how many of the films in question they are credited."""


class Op(StrEnum):
    """How a number stands to a bound."""

    AT_LEAST = ">="
    AT_MOST = "<="
    ABOVE = ">"
    BELOW = "<"
    IS = "="


class Direction(StrEnum):
    """Which end comes first."""

    MOST = "most"
    LEAST = "least"


@dataclass(frozen=True, slots=True)
class Order:
    """What comes first."""

    measure: Measure
    direction: Direction


@dataclass(frozen=True, slots=True)
class IsFilm:
    """It is this film; of several of one title, the likeliest stands first."""

    ids: tuple[FilmId, ...]
    name: str = dataclass_field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class IsPerson:
    """They are this person, or one of these people."""

    ids: tuple[PersonId, ...]
    name: str = dataclass_field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Bound:
    """A number of theirs stands so to this one."""

    measure: Measure
    op: Op
    value: float


@dataclass(frozen=True, slots=True)
class Tagged:
    """It is listed under this genre, keyword, language or country."""

    tag: Tag
    value: str


@dataclass(frozen=True, slots=True)
class TitleHas:
    """Its title has these folded words in a row."""

    words: str


@dataclass(frozen=True, slots=True)
class HasCharacter:
    """Somebody plays a character of this name on it, as the question says it."""

    name: str


@dataclass(frozen=True, slots=True)
class Than:
    """A number of theirs stands so to that of another, of its first if it is several.

    Films are set beside a film, people beside a person.
    """

    measure: Measure
    op: Op
    other: "Films | People"


@dataclass(frozen=True, slots=True)
class MadeBy:
    """One of these people is credited on it; no roles mean any role."""

    people: "People"
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class MadeInBothRoles:
    """One of these people is credited on it in both roles."""

    first: Role
    second: Role
    people: "People | None" = None


@dataclass(frozen=True, slots=True)
class CreditedOn:
    """They are credited on one of these films; no roles mean any role."""

    films: "Films"
    roles: tuple[Role, ...] = ()
    character: str | None = None
    """Whom they play, as the question says it."""


@dataclass(frozen=True, slots=True)
class CreditedTwiceOn:
    """They are credited on one of these films in both roles."""

    films: "Films"
    first: Role
    second: Role


@dataclass(frozen=True, slots=True)
class Works:
    """They follow one of these professions, such as "actress"."""

    professions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The test fails."""

    test: "Test"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the tests holds."""

    tests: tuple["Test", ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of the tests hold."""

    tests: tuple["Test", ...]


FilmTest: TypeAlias = (
    IsFilm
    | Bound
    | Than
    | Tagged
    | TitleHas
    | HasCharacter
    | MadeBy
    | MadeInBothRoles
    | Not
    | AnyOf
    | AllOf
)
PersonTest: TypeAlias = (
    IsPerson | Bound | Than | CreditedOn | CreditedTwiceOn | Works | Not | AnyOf | AllOf
)
Test: TypeAlias = FilmTest | PersonTest


@dataclass(frozen=True, slots=True)
class Films:
    """The films that pass every test, sorted; all films if there is none."""

    where: tuple[FilmTest, ...] = ()
    order: Order | None = None
    limit: int | None = None
    """So many of the first; None for all."""
    skip: int = 0
    last: tuple[FilmId, ...] = ()
    """Named in the question, so what is asked for is rather the others."""

    @property
    def named(self) -> IsFilm | None:
        """The test that names one film, if that is how they are told."""
        return next((test for test in self.where if isinstance(test, IsFilm)), None)


@dataclass(frozen=True, slots=True)
class People:
    """The people who pass every test, sorted; all people if there is none."""

    where: tuple[PersonTest, ...] = ()
    order: Order | None = None
    limit: int | None = None
    skip: int = 0
    last: tuple[PersonId, ...] = ()
    """Named in the question, so who is asked for is rather the others."""

    @property
    def named(self) -> IsPerson | None:
        """The test that names them, if that is how they are told."""
        return next((test for test in self.where if isinstance(test, IsPerson)), None)
