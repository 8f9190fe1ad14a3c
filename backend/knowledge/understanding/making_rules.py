"""How pieces tie together into what people did on films."""

from collections.abc import Iterator
from dataclasses import replace

from backend.domain.wanted import (
    AnyOf,
    MadeBy,
    MadeInBothRoles,
    Not,
    Role,
)
from backend.knowledge.understanding.chart import Gap
from backend.knowledge.understanding.film_rules import (
    NEGATIONS,
    as_maker,
    as_usual,
    signed,
)
from backend.knowledge.understanding.meanings import (
    Doing,
    FilmTests,
    Meaning,
    PeopleList,
    RoleWord,
    SomeFilms,
    SomePeople,
)

Tied = Iterator[tuple[Meaning, float]]


def person_and_doing(person: SomePeople, doing: Doing, gap: Gap) -> Tied:
    """Tie "films that Spielberg directed"."""
    if person.asks or person.is_bare or gap.has("by", "whose", "he", "she", "they"):
        return
    tests = tuple(
        MadeBy(person.people, verb.roles or _as_maker_or_usual(person))
        for verb in doing.verbs
    )
    yield FilmTests(tests), -0.05


def people_and_doing(people: PeopleList, doing: Doing, gap: Gap) -> Tied:
    """Tie "A and B appeared together", "has A or B directed more"."""
    if gap.has("by", "whose"):
        return
    roles = doing.roles
    tests = tuple(MadeBy(p.people, roles or as_usual(p)) for p in people.people)
    yield FilmTests((AnyOf(tests),) if people.is_either else tests), -0.05
    yield replace(people, verb=doing.verbs[0]), -0.05


def doing_and_person(doing: Doing, person: SomePeople, gap: Gap) -> Tied:
    """Tie "directed by P", "starring P", "written and directed by the same person"."""
    roles = [verb.roles for verb in doing.verbs if verb.roles]
    if person.is_bare and gap.has("same") and len(roles) > 1:
        yield FilmTests((MadeInBothRoles(roles[0][0], roles[1][0]),)), 0.3
    if person.asks or person.is_bare or doing.verbs[0].with_others:
        return
    if not (gap.has("by") or doing.verbs[0].is_passive):
        return
    tests = tuple(
        MadeBy(person.people, verb.roles or as_maker(person)) for verb in doing.verbs
    )
    yield FilmTests(tests), 0.1


def doing_and_people(doing: Doing, people: PeopleList, gap: Gap) -> Tied:
    """Tie "starring A and B"."""
    if doing.verbs[0].with_others or not (gap.has("by") or doing.verbs[0].is_passive):
        return
    tests = tuple(MadeBy(p.people, doing.roles or as_maker(p)) for p in people.people)
    yield FilmTests((AnyOf(tests),) if people.is_either else tests), 0.1


def person_and_role(person: SomePeople, role: RoleWord, gap: Gap) -> Tied:
    """Tie "which movie was P the director for"."""
    if person.asks or person.is_bare or role.noun.with_others or gap.has("'s", "of"):
        return
    tests = FilmTests((MadeBy(person.people, role.noun.roles),))
    yield tests, -0.3 if person.is_name else -0.4


def role_and_doing(role: RoleWord, doing: Doing, gap: Gap) -> Tied:
    """Tie "whose director also acts in them"."""
    if gap.has("also", "who", "too", "whose") or not gap.words:
        both = (
            MadeInBothRoles(role.noun.roles[0], doing.roles[0])
            if (role.noun.roles and doing.roles and role.noun.roles != doing.roles)
            else None
        )
        if both:
            yield FilmTests((both,)), -0.3


def doing_and_doing(left: Doing, right: Doing, gap: Gap) -> Tied:
    """Tie "wrote and directed"."""
    if gap.has(*NEGATIONS):
        return
    if gap.has("and", "or", "as"):
        yield Doing((*left.verbs, *right.verbs)), 0.0
    elif left.roles == right.roles or not left.roles:
        # "did P direct", "came to be written": the second says it.
        yield right, -0.2


def films_and_their_doing(films: SomeFilms, doing: Doing, gap: Gap) -> Tied:
    """Tie "films by P that he also wrote", "… that she did not direct"."""
    if films.is_name or not gap.has("he", "she", "they") or doing.verbs[0].with_others:
        return
    makers = [t for t in films.films.where if isinstance(t, MadeBy) and t.people.named]
    if not makers or not doing.roles:
        return
    test = signed(MadeBy(makers[0].people, doing.roles), gap)
    yield films.with_tests(test), 0.5


def tests_and_their_doing(tests: FilmTests, doing: Doing, gap: Gap) -> Tied:
    """Tie "that P wrote but did not direct"."""
    makers = [t for t in tests.tests if isinstance(t, MadeBy) and t.people.named]
    denies = gap.has(*NEGATIONS) and not gap.has("by", "he", "she", "they")
    if makers and doing.roles and denies:
        added = Not(MadeBy(makers[0].people, doing.roles))
        yield FilmTests((*tests.tests, added), tests.is_plural), 0.5


def _as_maker_or_usual(person: SomePeople) -> tuple[Role, ...]:
    """Return what "make" and "do" say: to direct, of those who ever did."""
    return (Role.DIRECTOR,) if Role.DIRECTOR in person.usual else person.usual
