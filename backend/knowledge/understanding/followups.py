"""Pieces of questions that only mean something after another: "and Collateral?"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from backend.domain.plans import (
    AgeAt,
    Average,
    Check,
    Compare,
    Count,
    ListFilms,
    ListPeople,
    Plan,
    ReadCharacters,
    ReadFilms,
    ReadPeople,
    Verdict,
)
from backend.domain.wanted import (
    Bound,
    CreditedOn,
    Direction,
    Films,
    FilmTest,
    MadeBy,
    Not,
    Order,
    People,
    Role,
    Than,
)
from backend.knowledge.understanding.chart import Piece
from backend.knowledge.understanding.context import Context, replaced_tests, version
from backend.knowledge.understanding.exchanging import with_film, with_person
from backend.knowledge.understanding.film_rules import NEGATIONS
from backend.knowledge.understanding.finishing import ARRANGING, is_yes_or_no
from backend.knowledge.understanding.meanings import (
    AgeOf,
    CharacterOf,
    CharacterWord,
    Comparing,
    CountWord,
    Differing,
    Doing,
    FieldWord,
    FilmTests,
    Meaning,
    PersonFieldWord,
    PersonTests,
    RoleWord,
    SomeFilms,
    SomePeople,
    Sorting,
    Version,
)
from backend.knowledge.understanding.short_questions import which

# What is no longer than this is hardly more than a name.
WORDS_OF_A_NAME: Final = 5

_INSTEAD: Final = frozenset("and or what how about instead now then".split())
_CORRECTING: Final = frozenset("no mean meant sorry actually rather".split())
_DROPPING: Final = frozenset(
    "drop remove exclude except without not skip leave omit minus lose no".split()
)
_THOSE: Final = frozenset("one ones them those these of".split())
_ANYTHING: Final = frozenset("anything something any nothing".split())
_WITH: Final = frozenset(("with", "starring", "featuring"))


def follow_up(piece: Piece, words: Sequence[str], context: Context) -> Plan | None:  # noqa: C901, PLR0911, PLR0912 # one case for each
    """Return what a piece means after what was asked before; None if it is whole."""
    if context.plan is None:
        return _which_of(piece.meaning, context)
    said = set(words)
    match piece.meaning:
        case FilmTests(tests):
            return _tests(tests, words, context)
        case SomeFilms() as films if _is_another_name(films, words):
            return _another_film(films, said, context)
        case SomePeople() as person if person.is_name:
            return _another_person(person, words, context)
        case SomeFilms(films) as some if films.order and not films.where:
            return _first_of_those(some, words, context)
        case SomeFilms() as films if films.is_bare:
            return which(context)
        case SomeFilms(films) if _narrows(films, words):
            return _tests(films.where, words, context)
        case SomeFilms(films) if not (films.named or films.order) and (
            _corrects(words)
            or said & {"ones", "one"}
            or words[:1] in (["only"], ["just"])
        ):
            return _tests(films.where, words, context)
        case PersonTests(tests):
            return _people_who(tests, context)
        case _:
            return _which_of(piece.meaning, context, said)


def _which_of(  # noqa: C901, PLR0911, PLR0912 # one case for each
    meaning: Meaning, context: Context, said: set[str] | None = None
) -> Plan | None:
    """Return what a word alone asks of the film or the films spoken of."""
    film = context.film.films if context.film else None
    listed = context.films.films if context.films else film
    match meaning:
        case FieldWord(field) if film:
            return ReadFilms(film, field)
        case RoleWord(noun) if film and "same" in (said or ()):
            return _same(noun.roles, context)
        case RoleWord(noun) if film:
            return ListPeople(People((CreditedOn(film, noun.roles),), limit=noun.leads))
        case Doing(verbs) if film and verbs[0].roles and _asks_who(said):
            return ListPeople(People((CreditedOn(film, verbs[0].roles),)))
        case PersonFieldWord(field) if context.person:
            return ReadPeople(context.person.people, field)
        case Sorting(order, limit, skip) if listed:
            first = limit or (None if said and said & ARRANGING else 1)
            return ListFilms(replace(listed, order=order, limit=first, skip=skip))
        case Differing(measure, verdict) if both := context.both():
            if isinstance(context.plan, Compare):
                measure = context.plan.measure
            return Compare(tuple(f.films for f in both.films), measure, verdict)
        case Comparing(order) if both := context.both():
            return _comparison(both.films, order)
        case Comparing(order) if context.films:
            return ListFilms(replace(context.films.films, order=order, limit=1))
        case CharacterOf(people) if film and not people.is_name and context.person:
            return ReadCharacters(context.person.people, film)
        case AgeOf(people) if film:
            return AgeAt(people.people, film)
        case CharacterOf(people) if film:
            return ReadCharacters(people.people, film)
        case CharacterWord() if film and context.person:
            return ReadCharacters(context.person.people, film)
        case CountWord() if listed:
            return Count(replace(listed, order=None, limit=None))
        case Version(order) if context.film and context.plan:
            return with_film(context.plan, version(context.film.films, order))
        case _:
            return None


def _first_of_those(
    films: SomeFilms, words: Sequence[str], context: Context
) -> Plan | None:
    """Return the best, the longest … of those spoken of: "which one is the best?"."""
    if context.films is None or not set(words) & _THOSE:
        return None
    wanted = films.films
    limit = None if set(words) & ARRANGING else wanted.limit
    return ListFilms(
        replace(context.films.films, order=wanted.order, limit=limit, skip=wanted.skip)
    )


def _narrows(films: Films, words: Sequence[str]) -> bool:
    """Return whether it is "anything shorter than …", of those spoken of."""
    first = next((word for word in words if word not in _INSTEAD), "")
    return first in _ANYTHING and all(
        isinstance(test, Bound | Than) for test in films.where
    )


def _comparison(films: Sequence[SomeFilms], order: Order) -> Plan:
    most = order.direction is Direction.MOST
    subjects = tuple(film.films for film in films)
    return Compare(subjects, order.measure, Verdict.MOST if most else Verdict.LEAST)


def _asks_who(said: set[str] | None) -> bool:
    return bool(said and said & {"who", "whom"})


def _same(roles: tuple[Role, ...], context: Context) -> Plan | None:
    """Answer "same director?" of the two films spoken of."""
    both = context.both()
    if both is None:
        return None
    one, other = (film.films for film in both.films)
    people = People((CreditedOn(one, roles), CreditedOn(other, roles)))
    return Check(People(people.where[:1]), people)


def _tests(
    tests: tuple[FilmTest, ...], words: Sequence[str], context: Context
) -> Plan | None:
    """Return the films asked for before, with these tests too, or instead."""
    said = set(words)
    plan = context.plan
    named = context.film.films.named if context.film else None
    is_which = named and len(named.ids) > 1 and "one" in said
    if (_corrects(words) or is_which) and context.film and named and plan:
        films = context.film.films
        return with_film(plan, replace(films, where=(*films.where, *tests), limit=1))
    asked = _asked_films(plan) if plan else None
    if asked is None:
        return None
    tests = tuple(test for test in tests if test not in asked.where)
    if said & _DROPPING and not any(isinstance(test, Not) for test in tests):
        return _with_films(plan, _added(asked, tuple(Not(test) for test in tests)))
    if words and words[0] in _INSTEAD and not said & {"only", "just", "those", "them"}:
        return _with_films(plan, replaced_tests(asked, tests))
    return _with_films(plan, _added(asked, tests))


def _added(films: Films, tests: tuple[FilmTest, ...]) -> Films:
    if films.limit:
        return replaced_tests(films, tests)
    return replace(films, where=(*films.where, *tests))


def _corrects(words: Sequence[str]) -> bool:
    return bool(words) and (
        words[0] == "no" or bool({"mean", "meant", "sorry"} & set(words))
    )


def _asked_films(plan: Plan | None) -> Films | None:
    match plan:
        case ListFilms(films):
            return films
        case Count(Films() as films) | Average(films):
            return films
        case ReadFilms(films, _) if not films.named:
            return films
        case ListPeople(people):
            listed = [t.films for t in people.where if isinstance(t, CreditedOn)]
            return listed[0] if listed and not listed[0].named else None
        case Check(_, Films() as films) if not films.named:
            return films
        case _:
            return None


def _with_films(plan: Plan | None, films: Films) -> Plan:
    match plan:
        case Count():
            return Count(films)
        case Average(_, measure):
            return Average(films, measure)
        case ReadFilms(_, field):
            return ReadFilms(films, field)
        case ListPeople(people):
            where = tuple(
                replace(t, films=films) if isinstance(t, CreditedOn) else t
                for t in people.where
            )
            return ListPeople(replace(people, where=where))
        case _:
            return ListFilms(films)


def _is_another_name(films: SomeFilms, words: Sequence[str]) -> bool:
    """Return whether a film is only named: "did P direct it" asks something of it."""
    is_named = films.is_name and films.films.named is not None
    return is_named and not is_yes_or_no(words)


def _another_film(films: SomeFilms, said: set[str], context: Context) -> Plan | None:
    """Ask of this film what was asked of the one before."""
    plan = context.plan
    is_short = len(said) <= WORDS_OF_A_NAME
    if plan is None or not (said & (_INSTEAD | _CORRECTING) or is_short):
        return None
    if said & {"tell"} or context.film is None or films == context.film:
        return None
    return with_film(plan, films.films)


def _another_person(
    person: SomePeople, words: Sequence[str], context: Context
) -> Plan | None:
    """Ask of this person what was asked of the one before, or narrow a list by them."""
    plan = context.plan
    said = set(words)
    asked = _asked_films(plan) if plan else None
    if asked is not None and said & (_WITH | set(NEGATIONS) | _DROPPING | {"by"}):
        is_without = said & (set(NEGATIONS) | _DROPPING)
        roles: tuple[Role, ...] = (Role.DIRECTOR,) if "by" in said else (Role.ACTOR,)
        if is_without and "by" not in said:
            roles = ()
        made: FilmTest = MadeBy(person.people, roles)
        if is_without:
            made = Not(made)
        return _with_films(plan, replace(asked, where=(*asked.where, made)))
    named = person.people.named
    is_short = len(words) < WORDS_OF_A_NAME
    if plan is None or named is None or not (said & _INSTEAD or is_short):
        return None
    return with_person(plan, person, named)


def _people_who(tests: tuple[Any, ...], context: Context) -> Plan | None:
    """Narrow the people asked for before."""
    if isinstance(context.plan, ListPeople) and tests:
        people = context.plan.people
        if all(not isinstance(test, CreditedOn) for test in tests):
            return ListPeople(replace(people, where=(*people.where, *tests)))
    return None
