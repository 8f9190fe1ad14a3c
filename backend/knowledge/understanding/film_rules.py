"""How pieces tie together into films and tests of films."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from backend.domain.plans import Field
from backend.domain.wanted import (
    AllOf,
    AnyOf,
    Direction,
    Films,
    FilmTest,
    MadeBy,
    Measure,
    Not,
    Op,
    Role,
    Tag,
    Tagged,
    Than,
)
from backend.knowledge.understanding.chart import Gap
from backend.knowledge.understanding.meanings import (
    Comparing,
    FieldWord,
    FilmsList,
    FilmTests,
    Meaning,
    PeopleList,
    SomeFilms,
    SomePeople,
)

Tied = Iterator[tuple[Meaning, float]]

NEGATIONS: Final = (
    "not",
    "no",
    "without",
    "except",
    "excluding",
    "nor",
    "minus",
    "besides",
    "apart",
)
_IN_CAST: Final = ("with", "and", "starring", "featuring", "alongside", "plus")
_OTHERS: Final = ("other", "others", "another", "else", "also", "same", "share",
                  "shares", "shared", "sharing")  # fmt: skip
_TYING: Final = ("by", "with", "of", "whose", "from", "for", "without", *_OTHERS)
_WHEN: Final = ("after", "before", "since", "following")
_BETWEEN_FILMS: Final = ("or", "and", "than", "as", "vs", "versus", ",", "to", ";", "-",
                         "with", "against")  # fmt: skip
_ACT: Final = (Role.ACTOR,)


def films_of(tests: FilmTests) -> SomeFilms:
    """Return films of which nothing but tests is said."""
    return SomeFilms(Films(tests.tests))


def joined(tests: tuple[FilmTest, ...]) -> FilmTest:
    """Return tests that all must hold as one."""
    return tests[0] if len(tests) == 1 else AllOf(tests)


def made_by(person: SomePeople, gap: Gap) -> FilmTest:
    """Return "films … person": what the little words between say of the role."""
    if person.roles and not person.is_name:
        roles = person.roles
    elif gap.has("by"):
        roles = as_maker(person)
    elif gap.has(*_IN_CAST, *NEGATIONS):
        roles = _as_cast(person)
    else:
        roles = person.roles or as_usual(person)
    return MadeBy(person.people, roles)


def as_maker(person: SomePeople) -> tuple[Role, ...]:
    """Return what "by" says of somebody: to direct, or else to write."""
    for role in (Role.DIRECTOR, Role.WRITER):
        if role in person.credited:
            return (role,)
    return () if person.credited else (Role.DIRECTOR,)


def _as_cast(person: SomePeople) -> tuple[Role, ...]:
    """Return actors' role, also of people who are known to do something else only."""
    if person.credited and Role.ACTOR not in person.credited:
        return ()
    return _ACT


def as_usual(person: SomePeople) -> tuple[Role, ...]:
    """Return what somebody is mostly credited as."""
    return person.usual or (() if person.is_name else _ACT)


def signed(test: FilmTest, gap: Gap) -> FilmTest:
    """Return the test, or its opposite if the words between deny it."""
    return Not(test) if gap.has(*NEGATIONS) else test


def films_and_tests(films: SomeFilms, tests: FilmTests, gap: Gap) -> Tied:
    """Tie "films from the 90s", "Total Recall, the 1990 one"."""
    if gap.has("or") and not films.is_bare:
        return
    if _one_of_each(gap) and films.films.where and not films.is_name:
        yield _of_each(films.films, Films(tests.tests)), 0.6
    added = joined(tests.tests)
    if gap.has(*NEGATIONS):
        yield films.with_tests(Not(added)), 0.0
    else:
        yield films.with_tests(*tests.tests), 0.0


def tests_and_films(tests: FilmTests, films: SomeFilms, gap: Gap) -> Tied:
    """Tie "horror films", "the 2010 True Grit", "films that P directed"."""
    if gap.has("or", *NEGATIONS) or (films.is_name and _has_keyword(tests.tests)):
        return
    if films.is_name and gap.has(*_WHEN):
        # "What did Kubrick make after The Shining".
        yield films_of(tests).with_tests(_when(films, gap)), 0.2
        return
    tied = films.with_tests(*tests.tests)
    says_who = films.is_name and any(isinstance(t, MadeBy) for t in tests.tests)
    excludes = tied.excludes_named or gap.has(*_OTHERS)
    yield replace(tied, excludes_named=excludes), -0.25 if says_who else 0.0


def _has_keyword(tests: tuple[FilmTest, ...]) -> bool:
    return any(isinstance(t, Tagged) and t.tag is Tag.KEYWORD for t in tests)


def tests_and_tests(left: FilmTests, right: FilmTests, gap: Gap) -> Tied:
    """Tie "horror comedies", "comedies or dramas", "1970s but not westerns"."""
    if _one_of_each(gap):
        yield _of_each(Films(left.tests), Films(right.tests)), 0.6
    if gap.has("or", "nor", "either"):
        either = AnyOf((joined(left.tests), joined(right.tests)))
        yield FilmTests((either,)), 0.1
    elif gap.has(*NEGATIONS):
        yield FilmTests((*left.tests, Not(joined(right.tests)))), 0.0
    else:
        is_plural = left.is_plural or right.is_plural
        yield FilmTests((*left.tests, *right.tests), is_plural), 0.0


def _one_of_each(gap: Gap) -> bool:
    """Return whether one of each is meant: "a western and a comedy"."""
    return gap.has("and") and gap.has("a", "an")


def _of_each(one: Films, other: Films) -> SomeFilms:
    """Return films of two sorts, of which somebody did one each."""
    either = AnyOf((joined(one.where), joined(other.where)))
    return SomeFilms(Films((either,)), each=(one, other))


def films_and_person(films: SomeFilms, person: SomePeople, gap: Gap) -> Tied:
    """Tie "films by P", "films with P", "films whose director directed F"."""
    if person.asks or (person.is_bare and not gap.has("with", "by")):
        return
    if films.is_name and person.is_name and not gap.has("with", "by", "'s"):
        penalty = -0.6
    elif films.is_name and not person.is_name:
        return
    else:
        penalty = 0.0 if person.is_name or gap.has(*_TYING) else -0.5
    tied = films.with_tests(signed(made_by(person, gap), gap))
    excludes = tied.excludes_named or gap.has(*_OTHERS)
    yield replace(tied, excludes_named=excludes), penalty


def tests_and_person(tests: FilmTests, person: SomePeople, gap: Gap) -> Tied:
    """Tie "comedies with P"."""
    for meaning, bonus in films_and_person(films_of(tests), person, gap):
        yield meaning, bonus - 0.05


def tests_and_people(tests: FilmTests, people: PeopleList, gap: Gap) -> Tied:
    """Tie "comedies with A and B"."""
    for meaning, bonus in films_and_people(films_of(tests), people, gap):
        yield meaning, bonus - 0.05


def person_and_films(person: SomePeople, films: SomeFilms, gap: Gap) -> Tied:
    """Tie "Tom Hanks movies", "the director's other films"."""
    if films.is_name and person.is_name and gap.has("'s"):
        # "Tarantino's Heat" claims that it is his.
        roles = (as_usual(person) or (Role.DIRECTOR,))[:1]
        yield films.with_tests(MadeBy(person.people, roles)), 0.1
    if films.is_name or person.asks or person.is_bare or gap.has("by", "with", "or"):
        return
    if gap.has("in", "of", "on"):
        return
    tied = films.with_tests(made_by(person, gap))
    penalty = -0.1 if person.is_name or gap.has("'s") else -0.6
    excludes = tied.excludes_named or gap.has(*_OTHERS)
    yield replace(tied, excludes_named=excludes), penalty


def films_and_people(films: SomeFilms, people: PeopleList, gap: Gap) -> Tied:
    """Tie "films with A and B", "films of both A and B"."""
    if films.is_name:
        return
    tests = tuple(made_by(person, gap) for person in people.people)
    if gap.has(*NEGATIONS):
        yield films.with_tests(*(Not(test) for test in tests)), 0.0
    elif people.is_either:
        yield films.with_tests(AnyOf(tests)), 0.0
    else:
        each = tuple(films.with_tests(test).films for test in tests)
        yield replace(films.with_tests(*tests), each=each), 0.0


def person_and_tests(person: SomePeople, tests: FilmTests, gap: Gap) -> Tied:
    """Tie "Jason Statham but not action": films, though nobody says so."""
    if not person.is_name or gap.has("or"):
        return
    films = SomeFilms(Films((MadeBy(person.people, as_usual(person)),)))
    yield next(films_and_tests(films, tests, gap))[0], -0.5


def person_without_person(left: SomePeople, right: SomePeople, gap: Gap) -> Tied:
    """Tie "with A but without B": films, though nobody says so."""
    if left.is_name and right.is_name and gap.has(*NEGATIONS):
        with_left = MadeBy(left.people, left.roles or as_usual(left))
        without = Not(MadeBy(right.people, _as_cast(right)))
        yield SomeFilms(Films((with_left, without))), -0.3


def field_and_tests(field: FieldWord, tests: FilmTests, _: Gap) -> Tied:
    """Tie "about sharks", "described by sharks", "in the genre of horror"."""
    telling = field.field in {Field.KEYWORDS, Field.PLOT, Field.THEMES, Field.SETTING}
    if telling and _has_keyword(tests.tests):
        is_one = len(tests.tests) == 1 and " " in getattr(tests.tests[0], "value", "")
        yield tests, 0.8 if is_one else 0.4
    elif _says(field.field, tests.tests):
        yield tests, 0.0


def _says(field: Field, tests: tuple[FilmTest, ...]) -> bool:
    """Return whether the field only says of what kind the tests are."""
    tags = {Field.GENRES: Tag.GENRE, Field.LANGUAGES: Tag.LANGUAGE,
            Field.COUNTRIES: Tag.COUNTRY}  # fmt: skip
    first = tests[0]
    if isinstance(first, Tagged):
        return tags.get(field) is first.tag
    return field is Field.YEAR and getattr(first, "measure", None) is Measure.YEAR


def tests_and_field(tests: FilmTests, field: FieldWord, gap: Gap) -> Tied:
    """Tie "French language", "1994 release"."""
    if not gap.words and _says(field.field, tests.tests):
        yield tests, 0.0


def kinds_of_films(left: SomeFilms, right: SomeFilms, gap: Gap) -> Tied:
    """Tie "a horror film and a war film": one of each."""
    if left.is_name or right.is_name or not _one_of_each(gap):
        return
    if left.films.where and right.films.where:
        yield _of_each(left.films, right.films), 0.6


def films_and_films(left: SomeFilms, right: SomeFilms, gap: Gap) -> Tied:
    """Tie "Heat or The Insider", "the big lebowski a horror movie"."""
    if left.is_name and right.is_name:
        if gap.has(*_BETWEEN_FILMS) and not (gap.has("other")):
            yield FilmsList((left, right)), 0.2
    elif (
        left.is_name
        and right.films.where
        and not right.films.order
        and not gap.has("in", "of", "by", "with", "from", "'s")
    ):
        yield left.with_tests(*right.films.where), -0.1
    elif right.is_name and right.films.named and gap.has("than", "except", "besides"):
        # "anything by P other than F".
        yield left.with_tests(Not(right.films.named)), 0.1
    elif right.is_name and gap.has(*_WHEN) and not left.is_name:
        yield left.with_tests(_when(right, gap)), 0.2
    elif left.is_bare and not gap.has("in", "by", "with", "or"):
        # "the film Heat"; "something, a western".
        beside = right.is_name and not gap.words - {"the", "is", "was"}
        yield right, 0.0 if beside else -0.3
    elif right.is_bare and not right.excludes_named and not gap.has("'s"):
        # "the Heat film"; "westerns, I mean films".
        says_so = gap.has("is", "was") and gap.has("a", "the")
        penalty = 1.2 if left.is_name and not says_so else 0.2
        yield replace(left, is_plural=right.is_plural), -penalty


def _when(films: SomeFilms, gap: Gap) -> FilmTest:
    """Return "after F", "before F"."""
    op = Op.BELOW if gap.has("before") else Op.ABOVE
    return Than(Measure.YEAR, op, films.films)


def comparing_and_film(comparing: Comparing, films: SomeFilms, gap: Gap) -> Tied:
    """Tie "longer than F", of films that are looked for."""
    if films.is_name and gap.has("than"):
        most = comparing.order.direction is Direction.MOST
        op = Op.ABOVE if most else Op.BELOW
        if comparing.order.measure is not Measure.BIRTH_YEAR:
            yield FilmTests((Than(comparing.order.measure, op, films.films),)), -0.1


def list_and_films(left: FilmsList, right: SomeFilms, gap: Gap) -> Tied:
    """Tie a third film to two."""
    if right.is_name and gap.has("or", "and", ","):
        yield FilmsList((*left.films, right)), 0.2
