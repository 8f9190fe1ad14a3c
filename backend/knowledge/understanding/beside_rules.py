"""How pieces tie together into who worked with whom."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from backend.domain.wanted import (
    AnyOf,
    CreditedOn,
    Direction,
    Measure,
    Order,
    People,
    Role,
)
from backend.knowledge.understanding.chart import Gap
from backend.knowledge.understanding.meanings import (
    Beside,
    Doing,
    FilmTests,
    Hole,
    Meaning,
    PeopleList,
    PersonTests,
    RoleWord,
    SomeFilms,
    SomePeople,
)
from backend.knowledge.understanding.people_rules import WOMEN, asks_for_women, made

Tied = Iterator[tuple[Meaning, float]]

_ACT: Final = (Role.ACTOR,)


def doing_and_partner(doing: Doing, person: SomePeople, gap: Gap) -> Tied:
    """Tie "co-starred with P", "worked with P"; "was directed by who"."""
    verb = doing.verbs[0]
    if person.is_bare and not person.asks and asks_for_women(person) and gap.has("by"):
        yield WOMEN, 0.3
    if person.asks:
        if not verb.with_others:
            yield Hole(verb.roles or made()), 0.0
    elif verb.with_others and not person.is_bare:
        theirs = verb.roles or person.usual
        yield Beside(person, verb.roles, theirs, most=verb.most), 0.1


def doing_and_object(doing: Doing, person: SomePeople, gap: Gap) -> Tied:
    """Tie "who has directed P", which is to direct films that P acts in."""
    verb = doing.verbs[0]
    directs = verb.roles == (Role.DIRECTOR,) and not verb.is_passive
    acts = person.is_name and Role.ACTOR in person.credited
    if directs and acts and not gap.words:
        yield Beside(person, verb.roles, _ACT), -0.1


def doing_and_partners(doing: Doing, people: PeopleList, _: Gap) -> Tied:
    """Tie "worked with both A and B"."""
    verb = doing.verbs[0]
    if verb.with_others:
        each = [Beside(p, verb.roles, verb.roles or p.usual) for p in people.people]
        tests = tuple(test for beside in each for test in beside.tests())
        yield PersonTests((AnyOf(tests),) if people.is_either else tests), 0.1


def partner_and_doing(person: SomePeople, doing: Doing, _: Gap) -> Tied:
    """Tie "P co-starred with who"."""
    verb = doing.verbs[0]
    if verb.with_others and person.is_name:
        yield Beside(person, verb.roles, verb.roles or person.usual), -0.05


def beside_and_films(beside: Beside, films: SomeFilms, gap: Gap) -> Tied:
    """Tie "acted alongside P in a western"."""
    if films.is_bare or (films.is_name and not gap.has("in", "on")):
        return
    where = (*beside.films.where, *films.films.where)
    yield replace(beside, films=replace(films.films, where=where)), 0.0


def beside_and_film_tests(beside: Beside, tests: FilmTests, _: Gap) -> Tied:
    """Tie "worked with P in the 90s"."""
    where = (*beside.films.where, *tests.tests)
    yield replace(beside, films=replace(beside.films, where=where)), -0.05


def person_and_beside(person: SomePeople, beside: Beside, _: Gap) -> Tied:
    """Tie "who worked with P"."""
    if not person.is_name:
        tied = person.with_tests(*_with_role(beside, _ACT).tests())
        people = _counted(tied.people, beside)
        yield replace(tied, people=people, asks=False), 0.0


def beside_and_person(beside: Beside, person: SomePeople, gap: Gap) -> Tied:
    """Tie "P co-starred with who"."""
    if person.asks or person.is_bare:
        yield from person_and_beside(person, beside, gap)


def role_and_beside(role: RoleWord, beside: Beside, _: Gap) -> Tied:
    """Tie "actors who worked with P"."""
    tests = _with_role(beside, role.noun.roles).tests()
    yield SomePeople(_counted(People(tests), beside), role.noun.roles), 0.0


def _counted(people: People, beside: Beside) -> People:
    """Return the one who did so most, if that is asked."""
    if not beside.most:
        return people
    return replace(people, order=Order(Measure.FILM_COUNT, Direction.MOST), limit=1)


def _with_role(beside: Beside, roles: tuple[Role, ...]) -> Beside:
    return beside if beside.mine else replace(beside, mine=roles)


def role_and_person_tests_of_list(role: RoleWord, tests: PersonTests, _: Gap) -> Tied:
    """Give "actors who worked with both A and B" their role."""
    changed = tuple(
        replace(test, roles=role.noun.roles)
        if isinstance(test, CreditedOn) and not test.roles
        else test
        for test in tests.tests
    )
    if changed != tests.tests:
        yield SomePeople(People(changed), role.noun.roles), 0.1
