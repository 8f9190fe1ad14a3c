"""How pieces tie together into people and tests of people."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from backend.domain.plans import Reason, Refuse
from backend.domain.wanted import (
    AnyOf,
    Bound,
    CreditedOn,
    CreditedTwiceOn,
    Direction,
    Films,
    MadeBy,
    Measure,
    Not,
    Op,
    People,
    PersonTest,
    Role,
    Than,
    Works,
)
from backend.knowledge.understanding.chart import Gap
from backend.knowledge.understanding.film_rules import NEGATIONS
from backend.knowledge.understanding.meanings import (
    Asked,
    Beside,
    Comparing,
    Counted,
    Doing,
    FilmsList,
    FilmTests,
    Hole,
    Meaning,
    PeopleList,
    PersonTests,
    RoleWord,
    SomeFilms,
    SomePeople,
    Sorting,
    TheirMakers,
)

Tied = Iterator[tuple[Meaning, float]]

_ACT: Final = (Role.ACTOR,)


def _credited(films: SomeFilms, roles: tuple[Role, ...]) -> tuple[PersonTest, ...]:
    """Return who did something on the films, or on those of each of several."""
    each = films.each or (films.films,)
    return tuple(CreditedOn(one, roles) for one in each)


def role_and_films(role: RoleWord, films: SomeFilms, gap: Gap) -> Tied:
    """Tie "the director of F", "actors in films …", "the same actor as F"."""
    if role.noun.with_others or gap.has("by", "whose", *NEGATIONS):
        return
    if films.is_bare and gap.has("their"):
        return
    people = People(_credited(films, role.noun.roles), limit=role.noun.leads)
    yield SomePeople(people, role.noun.roles), -0.9 if films.is_bare else 0.05


def role_in_their_films(role: RoleWord, films: SomeFilms, gap: Gap) -> Tied:
    """Tie "directors that the actors in their films also appear in F"."""
    if gap.has("their", "whose", "his", "her") and films.is_bare:
        yield TheirMakers(role.noun.roles), 0.6


def their_makers_and_tests(makers: TheirMakers, tests: PersonTests, _: Gap) -> Tied:
    """Tie "the actors in their films also appear in F": films with such actors."""
    yield FilmTests((MadeBy(People(tests.tests), makers.roles),)), 0.1


def role_and_film_tests(role: RoleWord, tests: FilmTests, gap: Gap) -> Tied:
    """Tie "directors of westerns"."""
    if not role.noun.with_others and not gap.has("by", *NEGATIONS):
        people = People((CreditedOn(Films(tests.tests), role.noun.roles),))
        yield SomePeople(people, role.noun.roles), -0.3


def films_and_doing(films: SomeFilms, doing: Doing, gap: Gap) -> Tied:
    """Tie "who was F directed by"."""
    verb = doing.verbs[0]
    if films.is_bare or not verb.roles or verb.with_others or verb.plays:
        return
    if not gap.has("by", "whose", "who", "that", "and"):
        tests = _credited(films, verb.roles)
        yield PersonTests(tests), -0.3 if films.is_name else -0.6


def films_and_role(films: SomeFilms, role: RoleWord, gap: Gap) -> Tied:
    """Tie "the F director", "F's cast", "F - director?"."""
    if role.noun.with_others or films.is_bare or gap.has("by", "whose", "with", "that"):
        return
    people = People(_credited(films, role.noun.roles), limit=role.noun.leads)
    is_usual = films.is_name or gap.has("'s")
    yield SomePeople(people, role.noun.roles), 0.0 if is_usual else -0.6


def role_and_person(role: RoleWord, person: SomePeople, gap: Gap) -> Tied:
    """Tie "the actor P", "co-stars of P"."""
    if role.noun.with_others:
        if not person.asks:
            mine = role.noun.roles or _ACT
            yield Beside(person, mine, role.noun.roles), 0.1
    elif person.is_name and not gap.has("of", "by", "in", "'s"):
        roles = tuple(r for r in role.noun.roles if r in person.credited)
        yield replace(person, roles=roles or role.noun.roles), 0.1
    elif person.is_name and gap.has("of", "for") and person.usual:
        # "The actors of the writer P": those in P's films.
        films = Films((MadeBy(person.people, person.roles or person.usual),))
        people = People((CreditedOn(films, role.noun.roles),))
        yield SomePeople(people, role.noun.roles), -0.2
    elif not person.is_name and person.roles and not person.asks and not gap.words:
        # "main actors, the cast": said twice.
        yield person, -0.3


def person_and_role_head(person: SomePeople, role: RoleWord, gap: Gap) -> Tied:
    """Tie "P's co-stars", "who is the director"."""
    if role.noun.with_others and person.is_name:
        yield Beside(person, role.noun.roles or _ACT, role.noun.roles), 0.1


def role_and_people(role: RoleWord, people: PeopleList, gap: Gap) -> Tied:
    """Tie "the actors A and B"."""
    if not role.noun.with_others and not gap.has("of", "by", "in"):
        yield people, 0.0


def doing_and_films(doing: Doing, films: SomeFilms, gap: Gap) -> Tied:
    """Tie "directed F", "acted in films …", "direct and star in their own western"."""
    if gap.has("by", "whose") or any(v.with_others or v.is_helper for v in doing.verbs):
        return
    plays_it = doing.verbs[0].plays and not gap.has("in", "on")
    roles = [verb.roles for verb in doing.verbs]
    if len(roles) > 1 and all(roles) and not films.is_name:
        tests: tuple[PersonTest, ...] = (
            CreditedTwiceOn(films.films, roles[0][0], roles[1][0]),
        )
    else:
        tests = tuple(t for some in roles for t in _credited(films, some or made()))
    penalty = (0.3 if films.is_bare else 0.0) + (1.2 if plays_it else 0.0)
    yield PersonTests(tests), -penalty


def doing_and_films_list(doing: Doing, films: FilmsList, gap: Gap) -> Tied:
    """Tie "composed the music of F and G"."""
    if doing.roles and not gap.has("by", "whose"):
        tests = tuple(CreditedOn(f.films, doing.roles) for f in films.films)
        yield PersonTests(tests), 0.0


def role_and_films_list(role: RoleWord, films: FilmsList, gap: Gap) -> Tied:
    """Tie "the composer of F and G"."""
    if not role.noun.with_others and not gap.has("by", "whose"):
        tests = tuple(CreditedOn(f.films, role.noun.roles) for f in films.films)
        yield SomePeople(People(tests), role.noun.roles), 0.0


def made() -> tuple[Role, ...]:
    """Return what "made" says, where nobody says of whom."""
    return (Role.DIRECTOR,)


def doing_and_film_tests(doing: Doing, tests: FilmTests, gap: Gap) -> Tied:
    """Tie "direct and star in their own western"."""
    for meaning, bonus in doing_and_films(doing, SomeFilms(Films(tests.tests)), gap):
        yield meaning, bonus - 0.3


def doing_and_counted(doing: Doing, counted: Counted, _: Gap) -> Tied:
    """Tie "directed the most westerns"."""
    yield PersonTests((CreditedOn(counted.films, doing.roles),), counted.order), 0.1


def doing_and_sorting(doing: Doing, order: Sorting, _: Gap) -> Tied:
    """Tie "directed the most films"."""
    if order.order.measure is Measure.FILM_COUNT:
        tests = (CreditedOn(Films(), doing.roles),)
        yield PersonTests(tests, order.order), 0.1


def role_and_counted(role: RoleWord, counted: Counted, _: Gap) -> Tied:
    """Tie "the actor with the most horror films"."""
    films = CreditedOn(counted.films, role.noun.roles)
    limit = None if role.is_plural else 1
    yield (
        SomePeople(People((films,), order=counted.order, limit=limit), role.noun.roles),
        0.1,
    )


def role_and_sorting(role: RoleWord, order: Sorting, _: Gap) -> Tied:
    """Tie "which director has the most films"."""
    if order.order.measure is Measure.FILM_COUNT:
        films = CreditedOn(Films(), role.noun.roles)
        limit = order.limit or (None if role.is_plural else 1)
        yield (
            SomePeople(
                People((films,), order=order.order, limit=limit), role.noun.roles
            ),
            0.1,
        )


def sorting_and_role(order: Sorting, role: RoleWord, gap: Gap) -> Tied:
    """Tie "the most prolific director", "the oldest director"."""
    yield from role_and_sorting(role, order, gap)
    by_birth = _by_birth(order)
    if by_birth:
        people = People((CreditedOn(Films(), role.noun.roles),), order=by_birth.order)
        limit = order.limit or (None if role.is_plural else 1)
        yield SomePeople(replace(people, limit=limit), role.noun.roles), -0.3


def sorting_and_person(order: Sorting, person: SomePeople, _: Gap) -> Tied:
    """Tie "the youngest actor in F"."""
    by_birth = _by_birth(order)
    if by_birth and not person.is_name and not person.is_bare:
        people = replace(person.people, order=by_birth.order, limit=order.limit or 1)
        yield replace(person, people=people), 0.0


def _by_birth(order: Sorting) -> Sorting | None:
    """Return how people are sorted by age: "oldest" is of films, too."""
    measures = {
        Measure.BIRTH_YEAR: Measure.BIRTH_YEAR,
        Measure.YEAR: Measure.BIRTH_YEAR,
    }
    measure = measures.get(order.order.measure)
    return Sorting(replace(order.order, measure=measure)) if measure else None


def person_and_tests(person: SomePeople, tests: PersonTests, gap: Gap) -> Tied:
    """Tie "who directed F", "the people in F born after 1960"."""
    if person.is_name:
        return
    if asks_for_women(person) and not all(map(_acts, tests.tests)):
        yield WOMEN, 0.1
        return
    signed = tuple(Not(t) for t in tests.tests) if gap.has(*NEGATIONS) else tests.tests
    tied = person.with_tests(*signed)
    if tests.order:
        people = replace(tied.people, order=tests.order, limit=1)
        tied = replace(tied, people=people)
    yield replace(tied, asks=False), 0.05


WOMEN: Final = Asked(Refuse(Reason.NOT_KNOWN, "who of them is a woman"))
"""Only of those who act are women told from men, by their trade."""


def asks_for_women(person: SomePeople) -> bool:
    """Return whether women are asked for, whatever they do."""
    return any(isinstance(test, Works) for test in person.people.where)


def _acts(test: PersonTest) -> bool:
    return not isinstance(test, CreditedOn) or Role.ACTOR in test.roles


def role_and_tests(role: RoleWord, tests: PersonTests, gap: Gap) -> Tied:
    """Tie "directors who also acted in F", "whose writers also wrote F"."""
    if role.noun.with_others:
        return
    where = tests.tests
    if all(isinstance(test, Bound | Than) for test in where):
        # "Directors born after 1970", "actors in at least two films".
        where = (CreditedOn(Films(), role.noun.roles), *where)
    people = People(where, order=tests.order, limit=1 if tests.order else None)
    yield SomePeople(people, role.noun.roles), 0.0


def tests_and_tests(left: PersonTests, right: PersonTests, gap: Gap) -> Tied:
    """Tie "acted in F and directed G"."""
    if gap.has("or"):
        yield PersonTests((AnyOf((*left.tests, *right.tests)),), left.order), 0.0
    elif gap.has(*NEGATIONS):
        negated = tuple(Not(test) for test in right.tests)
        yield PersonTests((*left.tests, *negated), left.order), 0.0
    else:
        yield PersonTests((*left.tests, *right.tests), left.order or right.order), 0.0


def person_and_person(left: SomePeople, right: SomePeople, gap: Gap) -> Tied:
    """Tie "A and B", "who is the director of F", "somebody from the cast of F"."""
    if left.is_name and right.is_name:
        if gap.has("and", "or", ",", "vs", "versus", "with", "than", "&"):
            yield PeopleList((left, right), is_either=gap.has("or")), 0.1
    elif left.is_bare and not right.is_name and not right.asks:
        where = (*left.people.where, *right.people.where)
        people = replace(right.people, where=where)
        yield replace(right, people=people), 0.0
    elif left.asks and right.is_bare:
        yield replace(right, asks=True), 0.0
    elif right.is_bare and not left.is_name and not gap.has("with", "of", "and"):
        yield replace(left, asks=False), -0.2


def comparing_and_person(comparing: Comparing, person: SomePeople, gap: Gap) -> Tied:
    """Tie "older than P"."""
    measures = {Measure.YEAR, Measure.BIRTH_YEAR}
    if person.is_name and gap.has("than") and comparing.order.measure in measures:
        op = Op.ABOVE if comparing.order.direction is Direction.MOST else Op.BELOW
        yield PersonTests((Than(Measure.BIRTH_YEAR, op, person.people),)), 0.1


def people_and_person(people: PeopleList, person: SomePeople, gap: Gap) -> Tied:
    """Tie a third person to two."""
    if person.is_name and gap.has("and", "or", ","):
        either = people.is_either or gap.has("or")
        yield PeopleList((*people.people, person), is_either=either), 0.1


def films_and_hole(films: SomeFilms, hole: Hole, _: Gap) -> Tied:
    """Tie "F was directed by who"."""
    people = People(_credited(films, hole.roles))
    yield SomePeople(people, hole.roles), 0.05


def person_in_films(person: SomePeople, films: SomeFilms, gap: Gap) -> Tied:
    """Tie "who is in F", "was P in F"."""
    if not gap.has("in", "on", "from") or films.is_bare:
        return
    if person.is_name:
        if films.is_name:
            yield films.with_tests(MadeBy(person.people)), -0.3
    elif person.roles and not any(
        isinstance(test, CreditedOn) and test.films != Films()
        for test in person.people.where
    ):
        # "Actors born before 1930 in F".
        where = [t for t in person.people.where if not isinstance(t, CreditedOn)]
        tests = (*_credited(films, person.roles), *where)
        yield replace(person, people=replace(person.people, where=tests)), 0.0
    elif person.is_bare:
        tests = (*person.people.where, *_credited(films, _ACT))
        yield SomePeople(People(tests), _ACT), -0.2


def person_in_films_list(person: SomePeople, films: FilmsList, gap: Gap) -> Tied:
    """Tie "who was in both F and G"."""
    if gap.has("in", "on", "from") and not person.is_name:
        roles = person.roles or _ACT
        tests = tuple(CreditedOn(f.films, roles) for f in films.films)
        yield SomePeople(People((*person.people.where, *tests)), roles), 0.0


def people_in_films(people: PeopleList, films: SomeFilms, gap: Gap) -> Tied:
    """Tie "have A and B ever been in the same film"."""
    if gap.has("in", "on") and not films.is_name:
        tests = tuple(MadeBy(p.people, _ACT) for p in people.people)
        yield films.with_tests(*tests), 0.0
