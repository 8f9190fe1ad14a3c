"""What pieces of a question mean on the way to a plan: the values of the grammar."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from backend.domain.plans import Field, PersonField, Plan, Verdict
from backend.domain.wanted import (
    CreditedOn,
    Films,
    FilmTest,
    IsPerson,
    MadeBy,
    Measure,
    Not,
    Order,
    People,
    PersonTest,
    Role,
)
from backend.knowledge.understanding.senses import RoleNoun, Verb


@dataclass(frozen=True, slots=True)
class SomeFilms:
    """Films: by name, by noun with constraints, or what "it" stands for."""

    films: Films
    is_name: bool = False
    is_plural: bool = True
    is_bare: bool = False
    """Whether it is but the noun: "films", "anything"."""
    excludes_named: bool = False
    """Whether "other", "else" or "same" leaves out what the question names."""
    each: tuple[Films, ...] = ()
    """Of "films by both A and B": the films of each."""
    is_guess: bool = False
    """Whether it was named by a part of its name, or misspelt."""

    def with_tests(self, *tests: FilmTest) -> "SomeFilms":
        """Return these films with more tests."""
        films = replace(self.films, where=(*self.films.where, *tests))
        return replace(self, films=films, is_bare=False)


@dataclass(frozen=True, slots=True)
class SomePeople:
    """People: by name, by role on films, or "who"."""

    people: People
    roles: tuple[Role, ...] = ()
    """What the question calls them: "the director of …"."""
    is_name: bool = False
    asks: bool = False
    is_bare: bool = False
    usual: tuple[Role, ...] = ()
    """What a person named is mostly credited as."""
    credited: tuple[Role, ...] = ()
    """All that a person named is credited as."""
    is_guess: bool = False
    """Whether they were named by a part of their name, or misspelt."""

    def with_tests(self, *tests: PersonTest) -> "SomePeople":
        """Return these people with more tests."""
        people = replace(self.people, where=(*self.people.where, *tests))
        return replace(self, people=people, is_bare=False)


@dataclass(frozen=True, slots=True)
class PeopleList:
    """Two or more people named side by side."""

    people: tuple[SomePeople, ...]
    is_either: bool
    verb: Verb | None = None


@dataclass(frozen=True, slots=True)
class FilmsList:
    """Two or more films named side by side."""

    films: tuple[SomeFilms, ...]


@dataclass(frozen=True, slots=True)
class RoleWord:
    """A role as a noun that is not tied to films yet."""

    noun: RoleNoun
    is_plural: bool = False


@dataclass(frozen=True, slots=True)
class Doing:
    """A verb that is not tied to films or people yet; several are all meant."""

    verbs: tuple[Verb, ...]

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles of the first verb."""
        return self.verbs[0].roles


@dataclass(frozen=True, slots=True)
class FilmTests:
    """Constraints on films that look for films to hold of."""

    tests: tuple[FilmTest, ...]
    is_plural: bool = False
    """Whether they are a noun of several: "comedies"."""


@dataclass(frozen=True, slots=True)
class PersonTests:
    """Constraints on people that look for people to hold of."""

    tests: tuple[PersonTest, ...]
    order: Order | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """To have worked with somebody, in roles of either, on films of some sort."""

    partner: SomePeople
    mine: tuple[Role, ...]
    theirs: tuple[Role, ...]
    films: Films = Films()  # noqa: RUF009 # a value that never changes
    most: bool = False
    """Whether who did so most often is meant."""

    def tests(self) -> tuple[PersonTest, ...]:
        """Return what holds of those who did."""
        together = MadeBy(self.partner.people, self.theirs)
        films = replace(self.films, where=(*self.films.where, together))
        worked = CreditedOn(films, self.mine)
        named = self.partner.people.named
        return (worked, Not(IsPerson(named.ids, named.name))) if named else (worked,)


@dataclass(frozen=True, slots=True)
class FieldWord:
    """A field of films."""

    field: Field


@dataclass(frozen=True, slots=True)
class PersonFieldWord:
    """Something that can be asked of people."""

    field: PersonField


@dataclass(frozen=True, slots=True)
class AgeOf:
    """How old somebody is, at a time yet to come."""

    people: SomePeople


@dataclass(frozen=True, slots=True)
class CharacterWord:
    """The word "character"."""


@dataclass(frozen=True, slots=True)
class CharacterOf:
    """Whom somebody plays, in films yet to come."""

    people: SomePeople


@dataclass(frozen=True, slots=True)
class Text:
    """Words that may name a character."""

    text: str
    is_lead: bool = False


@dataclass(frozen=True, slots=True)
class Playing:
    """To play a character, in films yet to come or in these."""

    character: Text
    films: Films | None = None

    def test(self) -> PersonTest:
        """Return what holds of those who do."""
        films = self.films if self.films is not None else Films()
        name = None if self.character.is_lead else self.character.text
        return CreditedOn(films, (Role.ACTOR,), name)


@dataclass(frozen=True, slots=True)
class CountWord:
    """What is said by "How many"."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that may say how many are wanted."""

    number: int


@dataclass(frozen=True, slots=True)
class Sorting:
    """What comes first, and how many of them; None when the noun tells."""

    order: Order
    limit: int | None = None
    skip: int = 0
    """Before it: "the second longest"."""


@dataclass(frozen=True, slots=True)
class Nth:
    """What is said by "second": looks for an order, such as "longest"."""

    place: int


@dataclass(frozen=True, slots=True)
class Version:
    """Which of several films of one title: "the original", "the remake"."""

    order: Order


@dataclass(frozen=True, slots=True)
class Counted:
    """What is said by "The most horror films": who has most of these."""

    order: Order
    films: Films


@dataclass(frozen=True, slots=True)
class Comparing:
    """What is said by "Longer", "rated higher": looks for two to compare."""

    order: Order


@dataclass(frozen=True, slots=True)
class HalfCompared:
    """What is said by "F is longer": looks for what it is longer than."""

    order: Order
    films: SomeFilms


@dataclass(frozen=True, slots=True)
class Differing:
    """What is said by "How many minutes longer": looks for two to compare."""

    measure: Measure
    verdict: Verdict = Verdict.DIFFERENCE
    """Or whether they are the same: "as long as"."""


@dataclass(frozen=True, slots=True)
class AverageWord:
    """What is said by "on average": looks for a number, or has it."""

    measure: Measure | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """Words such as "films like" or "trivia", or for a fact that nobody here knows."""

    about: str


@dataclass(frozen=True, slots=True)
class Hole:
    """What is said by "Was directed by who": looks for the films."""

    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class TheirMakers:
    """What is said by "The actors in their films": looks for what is told of those."""

    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A whole question."""

    plan: Plan


Meaning: TypeAlias = (
    SomeFilms
    | SomePeople
    | PeopleList
    | FilmsList
    | RoleWord
    | Doing
    | FilmTests
    | PersonTests
    | Beside
    | FieldWord
    | PersonFieldWord
    | AgeOf
    | CharacterWord
    | CharacterOf
    | Text
    | Playing
    | CountWord
    | Number
    | Sorting
    | Nth
    | Version
    | Counted
    | Comparing
    | HalfCompared
    | Differing
    | AverageWord
    | Asking
    | Hole
    | TheirMakers
    | Asked
)
