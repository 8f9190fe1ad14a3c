"""Expressions as English noun phrases, to any depth.

"comedies with Hugh Grant from after 2000", "actors in films by the director of
Whiplash (2014)". What is simple comes before what has a phrase of its own inside, and
what is left out comes last, so that each part is read with the right noun.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import filterfalse, groupby
from typing import Final, assert_never

from backend.domain.wanted import (
    AllOf,
    AnyOf,
    Bound,
    CreditedOn,
    CreditedTwiceOn,
    Films,
    HasCharacter,
    IsFilm,
    IsPerson,
    MadeBy,
    MadeInBothRoles,
    Measure,
    Not,
    People,
    Role,
    Tagged,
    Test,
    Than,
    TitleHas,
    Works,
)
from backend.knowledge.wording.bounds import phrase_than, phrases_of
from backend.knowledge.wording.conditions import film_name, flat, person_name
from backend.knowledge.wording.nouns import (
    FILM,
    PERSON,
    TRADES,
    Noun,
    did,
    do,
    genre_noun,
    profession_noun,
    trade_of,
)
from backend.knowledge.wording.orders import (
    Extreme,
    extreme_film,
    extreme_person,
    in_order,
)
from backend.knowledge.wording.phrases import (
    Number,
    a_or_an,
    joined,
    number_of,
    one_line,
    quoted,
)
from backend.knowledge.wording.tags import (
    are_genres,
    genres_in,
    genres_or,
    is_genre,
    tag_phrases,
)

MANY, ONE = Number.MANY, Number.ONE
_LEAVING_OUT: Final = (
    *("that are not ", "that is not ", "who are not ", "who is not "),
    *("without ", "other than "),
)


def describe_films(films: Films, number: Number = MANY) -> str:
    """Return which films are meant: "films by X"; of one, without an article."""
    number = _number(films.limit, number)
    phrase = _films_where(films.where, number)
    if films.order:
        return in_order(phrase, extreme_film(films.order), films.limit, films.skip)
    if films.limit is None or films.named:
        return phrase
    return f"{'one' if films.limit == 1 else films.limit} {phrase}"


def describe_people(people: People, number: Number = MANY) -> str:
    """Return which people are meant: "actors in films by X"; of one, no article."""
    number = _number(people.limit, number)
    phrase = _people_where(people.where, number)
    if people.order:
        extreme = extreme_person(people.order)
        return in_order(phrase, extreme, people.limit, people.skip)
    if people.limit is None or people.named:
        return phrase
    return in_order(phrase, Extreme("first-billed"), people.limit, people.skip)


def somebody(people: People) -> str:
    """Return any of these people: "the director of Whiplash (2014)", "an actor"."""
    tests = flat(people.where)
    if people.order or people.limit is not None:
        said = describe_people(people)
        return said if people.limit == 1 else f"one of {said}"
    if any(isinstance(test, IsPerson) for test in tests):
        return describe_people(people, ONE)
    match tests:
        case [CreditedOn(films, (Role.DIRECTOR | Role.COMPOSER as role,), None)] if (
            films.named and len(films.where) == 1
        ):
            return f"the {TRADES[role].noun.one} of {describe_films(films)}"
    return a_or_an(describe_people(people, ONE))


# Films


def _films_where(where: Sequence[Test], number: Number) -> str:
    tests = flat(where)
    names = [film_name(test) for test in tests if isinstance(test, IsFilm)]
    genres = list(genres_in(tests))
    rest: list[Test] = [
        t for t in tests if not isinstance(t, IsFilm) and not is_genre(t)
    ]
    if names:
        kind = [f"as {a_or_an(genre_noun(genres, ONE))}"] if genres else []
        return " ".join([joined(names), *kind, *_film_modifiers(rest, ONE)])
    choice = next((t for t in rest if isinstance(t, AnyOf) and are_genres(t)), None)
    if choice and not genres:
        rest.remove(choice)
        noun = genres_or(choice, number)
    else:
        noun = genre_noun(genres, number) if genres else FILM.said(number)
    return " ".join([noun, *_film_modifiers(rest, number)])


def _film_modifiers(tests: Sequence[Test], number: Number) -> Iterator[str]:
    """Say the tests after a noun, simple ones first and what is left out last."""
    makers = [test for test in tests if isinstance(test, MadeBy)]
    named = [test for test in makers if _is_named(test)]
    yield from _makers(named)
    yield from tag_phrases([test for test in tests if isinstance(test, Tagged)])
    yield from phrases_of(test for test in tests if isinstance(test, Bound))
    yield from _makers([test for test in makers if not _is_named(test)])
    for test in tests:
        if not isinstance(test, MadeBy | Tagged | Bound | Not):
            yield _film_modifier(test, number)
    without = [_films_without(test, number) for test in tests if isinstance(test, Not)]
    yield from _left_out(without)


def _film_modifier(test: Test, number: Number) -> str:  # noqa: PLR0911 - a table
    match test:
        case TitleHas(words):
            return f"with {quoted(words)} in the title"
        case HasCharacter(name):
            return f"with the character {one_line(name)}"
        case Than():
            return _than(test)
        case MadeInBothRoles(first, second, people):
            who = somebody(people) if people else "the same person"
            return f"that {who} {did([first])} and {did([second])}"
        case AnyOf(tests):
            return _any_films(tests, number)
        case IsFilm() | Tagged() | Bound() | MadeBy() | Not() | AllOf():
            # A noun of its own, said here all the same if it stands alone.
            return f"that {number.is_or_are} {_films_where([test], number)}"
        case IsPerson() | CreditedOn() | CreditedTwiceOn() | Works():
            return f"made with {somebody(People((test,)))}"
        case _:
            assert_never(test)


def _any_films(tests: Sequence[Test], number: Number) -> str:
    if not tests:
        return "of no kind at all"
    if all(isinstance(test, MadeBy) for test in tests):
        return joined(list(_makers(tests, last="or")), last="or")
    if all(isinstance(test, Tagged) and not is_genre(test) for test in tests):
        return joined(list(tag_phrases(tests, last="or")), last="or")
    if all(isinstance(test, Bound) for test in tests):
        return joined([phrase for t in tests for phrase in _bound(t)], last="or")
    return _either([kind_of_film(test, number) for test in tests], number)


def kind_of_film(test: Test, number: Number = ONE) -> str:
    """Return what films that pass a test are: "a comedy", "films by X"."""
    said = _films_where([test], number)
    is_named = isinstance(test, IsFilm)
    return said if is_named or number is MANY else a_or_an(said)


def _films_without(test: Not, number: Number) -> str:  # noqa: C901, PLR0911, PLR0912 - a table
    match test.test:
        case IsFilm() as named:
            return f"other than {film_name(named)}"
        case MadeBy(people, roles) if roles and Role.ACTOR in roles:
            return f"without {somebody(people)}"
        case MadeBy(people, ()):
            return f"that {somebody(people)} did not work on"
        case TitleHas(words):
            return f"without {quoted(words)} in the title"
        case HasCharacter(name):
            return f"without the character {one_line(name)}"
        case Than() as than:
            return f"not {_than(than)}"
        case MadeBy() as made:
            return f"not {joined(list(_makers([made])))}"
        case Tagged() as tagged if not is_genre(tagged):
            return f"not {joined(list(tag_phrases([tagged])))}"
        case Bound() as bound:
            return f"not {joined(_bound(bound))}"
        case inner:
            return f"that {number.is_or_are} not {kind_of_film(inner, number)}"


def _makers(tests: Iterable[Test], *, last: str = "and") -> Iterator[str]:
    """Say who makes films, those of one role together."""
    made = [test for test in tests if isinstance(test, MadeBy)]
    # "films with A by B" might be read as B's doing something to A: "by B with A".
    made.sort(key=lambda test: (test.roles[:1] != (Role.DIRECTOR,), test.roles))
    for roles, group in groupby(made, key=lambda test: test.roles):
        who = joined([somebody(test.people) for test in group], last=last)
        if not roles:
            yield f"that {who} worked on"
        elif len(set(roles) - {Role.SELF}) > 1:
            yield f"that {who} {did(roles)}"
        else:
            yield f"{trade_of(roles).done_by} {who}"


def _is_named(test: MadeBy) -> bool:
    return all(isinstance(each, IsPerson) for each in flat(test.people.where))


# People


def _people_where(where: Sequence[Test], number: Number) -> str:
    tests = flat(where)
    names = [person_name(test) for test in tests if isinstance(test, IsPerson)]
    if names:
        claims = [test for test in tests if not isinstance(test, IsPerson)]
        return " ".join([joined(names), *_person_modifiers(claims, ONE)])
    noun, places, rest = _trade_noun(tests, number)
    bounds = [test for test in rest if isinstance(test, Bound)]
    others = [test for test in rest if not isinstance(test, Bound)]
    said = [noun, *phrases_of(bounds), places, *_person_modifiers(others, number)]
    return " ".join(part for part in said if part)


def _trade_noun(tests: Sequence[Test], number: Number) -> tuple[str, str, list[Test]]:
    """Return what people are called, of which films, and the tests left to say."""
    works = next((test for test in tests if isinstance(test, Works)), None)
    first = next((test for test in tests if _is_plain(test)), None)
    noun: Noun | None = None
    rest: list[Test] = [test for test in tests if test is not works]
    places = ""
    if isinstance(first, CreditedOn) and (not works or Role.ACTOR in first.roles):
        trade = trade_of(first.roles)
        alike = [t for t in rest if _is_plain(t, first.roles)]
        rest = [*filterfalse(alike.__contains__, rest)]
        noun, films = trade.noun, [t.films for t in alike if isinstance(t, CreditedOn)]
        told = [f"{trade.of} {describe_films(f)}" for f in films if f != Films()]
        places = joined(told)
    if works:
        return profession_noun(works.professions, number), places, rest
    return (noun or PERSON).said(number), places, rest


def _is_plain(test: Test, roles: Sequence[Role] | None = None) -> bool:
    """Whether a credit says what somebody is called: one role, and nobody played."""
    if not isinstance(test, CreditedOn) or test.character is not None:
        return False
    if roles is not None and test.roles != roles:
        return False
    return len(set(test.roles) - {Role.SELF}) == 1


def _person_modifiers(tests: Sequence[Test], number: Number) -> Iterator[str]:
    yield from phrases_of(test for test in tests if isinstance(test, Bound))
    clauses = [
        _person_clause(test, number)
        for test in tests
        if not isinstance(test, Bound | Not)
    ]
    if clauses:
        yield joined([f"who {clause}" for clause in clauses])
    without = [_people_without(t, number) for t in tests if isinstance(t, Not)]
    yield from _left_out(without)


def _person_clause(test: Test, number: Number) -> str:  # noqa: C901, PLR0911, PLR0912 - a table
    match test:
        case CreditedOn(films, roles, None):
            return f"{did(roles)} {describe_films(films)}"
        case CreditedOn(films, _, character):
            where = "" if films == Films() else f" in {describe_films(films)}"
            return f"played {one_line(character or '')}{where}"
        case CreditedTwiceOn(films, first, second):
            one = describe_films(films, ONE)
            which = one if films.named or films.limit else f"the same {one}"
            return f"{did([first])} and {did([second])} {which}"
        case AnyOf(()):
            return f"{number.is_or_are} of no kind at all"
        case AnyOf(tests):
            kinds = [kind_of_person(each, number) for each in tests]
            return _either(kinds, number).removeprefix("that ")
        case Than():
            return f"{_were(test.measure, number)} {_than(test)}"
        case IsPerson() | Bound() | Works() | Not() | AllOf():
            return f"{number.is_or_are} {kind_of_person(test, number)}"
        case (
            IsFilm()
            | Tagged()
            | TitleHas()
            | HasCharacter()
            | MadeBy()
            | MadeInBothRoles()
        ):
            return f"worked on {describe_films(Films((test,)))}"
        case _:
            assert_never(test)


def _people_without(test: Not, number: Number) -> str:
    match test.test:
        case IsPerson() as named:
            return f"other than {person_name(named)}"
        case CreditedOn(films, roles, None):
            return f"who did not {do(roles)} {describe_films(films)}"
        case Bound() as bound:
            return f"not {joined(_bound(bound)).removeprefix('who ')}"
        case inner:
            return f"who {number.is_or_are} not {kind_of_person(inner, number)}"


def kind_of_person(test: Test, number: Number = ONE) -> str:
    """Return what people who pass a test are: "an actor in X", "directors"."""
    said = _people_where([test], number)
    is_named = isinstance(test, IsPerson)
    return said if is_named or number is MANY else a_or_an(said)


# Both


def _than(test: Than) -> str:
    """Say how a number stands to another's: "longer than Heat (1995)"."""
    other = test.other
    if isinstance(other, Films):
        name = describe_films(other, ONE)
    else:
        name = describe_people(other, ONE)
    is_one = other.named or other.order
    return phrase_than(
        test.measure, test.op, name if is_one else f"the first of {name}"
    )


def _were(measure: Measure, number: Number) -> str:
    is_life = measure in {Measure.BIRTH_YEAR, Measure.DEATH_YEAR}
    return ("were" if number is MANY else "was") if is_life else str(number.is_or_are)


def _number(limit: int | None, number: Number) -> Number:
    return number if limit is None else number_of(limit)


def _either(kinds: Sequence[str], number: Number) -> str:
    either = "either " if len(kinds) > 1 else ""
    return f"that {number.is_or_are} {either}{joined(kinds, last='or')}"


def _bound(test: Test) -> list[str]:
    return phrases_of([test]) if isinstance(test, Bound) else []


def _left_out(phrases: Sequence[str]) -> Iterator[str]:
    """Join what is left out: "without A or B", "other than C"."""
    for before in _LEAVING_OUT:
        alike = [phrase for phrase in phrases if phrase.startswith(before)]
        if alike:
            kinds = [phrase.removeprefix(before) for phrase in alike]
            yield f"{before}{joined(kinds, last='or')}"
    yield from (phrase for phrase in phrases if not phrase.startswith(_LEAVING_OUT))
