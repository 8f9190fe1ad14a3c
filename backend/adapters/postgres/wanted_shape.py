"""What expressions are made of, as far as it decides how they are asked."""

from collections.abc import Iterator
from typing import Final

from backend.domain.wanted import (
    AllOf,
    AnyOf,
    Bound,
    CreditedOn,
    CreditedTwiceOn,
    Films,
    HasCharacter,
    MadeBy,
    MadeInBothRoles,
    Measure,
    Not,
    People,
    PersonTest,
    Role,
    Test,
    Than,
)

MOST_HOPS: Final = 2


def naming_characters(wanted: Films | People | Test) -> Iterator[CreditedOn]:
    """Yield each test that names a character, the innermost first."""
    for inner in _within(wanted):
        yield from naming_characters(inner)
    if isinstance(wanted, HasCharacter):
        yield playing(wanted)
    if isinstance(wanted, CreditedOn) and wanted.character is not None:
        yield wanted


def playing(test: HasCharacter) -> CreditedOn:
    """Return what holds of those who play the character, on any film."""
    return CreditedOn(Films(), (Role.ACTOR,), test.name)


def _within(wanted: Films | People | Test) -> Iterator[Films | People | Test]:
    match wanted:
        case Films(where) | People(where):
            yield from where
        case CreditedOn(films) | CreditedTwiceOn(films):
            yield films
        case MadeBy(people) | MadeInBothRoles(people=People() as people):
            yield people
        case Than(other=other):
            yield other
        case Not(test):
            yield test
        case AnyOf(tests) | AllOf(tests):
            yield from tests
        case _:
            return


def counts_films(test: PersonTest | Test) -> bool:
    """Return whether it asks on how many of the films in question people are."""
    match test:
        case Bound(Measure.FILM_COUNT):
            return True
        case Not(inner):
            return counts_films(inner)
        case AnyOf(tests) | AllOf(tests):
            return any(map(counts_films, tests))
        case _:
            return False


def is_few(some: Films | People, hops: int = MOST_HOPS) -> bool:
    """Return whether there are some hundreds at most, as it seems.

    So it is with what is named, with the credits of that, and with theirs.
    """
    if some.named or some.limit is not None:
        return True
    return hops > 0 and any(_leads_to_few(test, hops - 1) for test in some.where)


def _leads_to_few(test: Test, hops: int) -> bool:
    match test:
        case CreditedOn(character=str()) | HasCharacter():
            return True
        case CreditedOn(films) | CreditedTwiceOn(films):
            return is_few(films, hops)
        case MadeBy(people) | MadeInBothRoles(people=People() as people):
            return is_few(people, hops)
        case AllOf(tests):
            return any(_leads_to_few(inner, hops) for inner in tests)
        case _:
            return False


def first_credit(people: People) -> CreditedOn | None:
    """Return the test whose films people are counted on."""
    return next((test for test in people.where if isinstance(test, CreditedOn)), None)


def is_by_billing(people: People) -> bool:
    """Return whether people are those of one film, who have an order of their own."""
    credited = first_credit(people)
    return bool(credited and (credited.films.named or credited.films.limit == 1))
