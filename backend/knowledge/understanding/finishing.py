"""Meaning of a whole question → plan."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from backend.domain.films import FilmId
from backend.domain.plans import (
    Check,
    Compare,
    Field,
    ListFilms,
    ListPeople,
    Plan,
    ReadFilms,
    Reason,
    Refuse,
    Several,
    Trivia,
    Verdict,
)
from backend.domain.wanted import (
    AnyOf,
    CreditedOn,
    Direction,
    Films,
    FilmTest,
    IsFilm,
    IsPerson,
    MadeBy,
    Not,
    Order,
    People,
)
from backend.knowledge.understanding.context import YEAR
from backend.knowledge.understanding.meanings import (
    Asked,
    Asking,
    Beside,
    FilmTests,
    HalfCompared,
    Meaning,
    PeopleList,
    PersonTests,
    Playing,
    SomeFilms,
    SomePeople,
)

if TYPE_CHECKING:
    from backend.domain.people import PersonId

ARRANGING: Final = frozenset(
    "sort sorted order ordered rank ranked arrange arranged".split()
)
_OPENERS: Final = frozenset("is was are were did does do has have had isn wasn".split())
_SKIPPED: Final = frozenset("and so ok okay but well hey then um now btw also".split())
_LISTING: Final = frozenset(("do you have", "do you know", "have you got", "are there",
                             "is there", "did you know"))  # fmt: skip


def is_yes_or_no(words: Sequence[str]) -> bool:
    """Return whether a question begins as those do that ask yes or no."""
    said = [word for word in words if word not in {",", ":", "-"}]
    while said and said[0] in _SKIPPED:
        said = said[1:]
    if not said or said[0] not in _OPENERS:
        return False
    return not any(" ".join(said[: len(p.split())]) == p for p in _LISTING)


def finish(meaning: Meaning, *, yes_or_no: bool) -> Plan | None:  # noqa: C901, PLR0911, PLR0912 # one case for each
    """Return the plan of a whole question, None when something is missing."""
    match meaning:
        case Asked(plan):
            return plan
        case SomeFilms():
            return _films(meaning, yes_or_no=yes_or_no)
        case SomePeople():
            return _people(meaning, yes_or_no=yes_or_no)
        case FilmTests(tests):
            films = Films(tests)
            return Check(Films(), films) if yes_or_no else ListFilms(films)
        case PeopleList(people, is_either=False):
            together = tuple(MadeBy(p.people, p.usual) for p in people)
            return ListFilms(Films(together))
        case PersonTests() if yes_or_no:
            # "Did Hitchcock act" asks of a person, not of the film "Hitchcock".
            return None
        case PersonTests(tests, order):
            limit = 1 if order else None
            return ListPeople(People(tests, order=order, limit=limit))
        case Beside():
            return ListPeople(People(meaning.tests()))
        case Playing():
            return ListPeople(People((meaning.test(),)))
        case HalfCompared(order, films) if (named := films.films.named) and len(
            named.ids
        ) > 1:
            # "Which King Kong is longer?"
            return ListFilms(replace(films.films, order=order, limit=1))
        case Asking(about) if about not in {"similar", "opinions", "trivia"}:
            return Refuse(Reason.NOT_KNOWN, about)
        case _:
            return None


def _films(meaning: SomeFilms, *, yes_or_no: bool) -> Plan | None:
    films = others_than_named(meaning)
    if meaning.is_bare:
        return None
    if not meaning.is_name:
        return Check(Films(), films) if yes_or_no else ListFilms(films)
    only_name = len(films.where) == 1 and not films.order
    if yes_or_no and not only_name:
        named = films.named
        subject = Films((named,)) if named else Films()
        return Check(subject, films)
    if not yes_or_no and any(t for t in films.where if _is_loose(t)):
        return None
    if only_name or films.limit == 1 or films.named:
        return ReadFilms(films, Field.PLOT)
    return ListFilms(films)


def _is_loose(test: FilmTest) -> bool:
    """Return whether a person and a film merely stand side by side."""
    return isinstance(test, MadeBy) and not test.roles


def _people(meaning: SomePeople, *, yes_or_no: bool) -> Plan | None:
    people = meaning.people
    if meaning.is_bare or not people.where:
        return None
    if (
        meaning.is_name
        and len(people.where) == 1
        and isinstance(people.where[0], IsPerson)
    ):
        return Trivia(people)
    if yes_or_no:
        return Check(People(), people)
    return ListPeople(people)


def arranged(plan: Plan | None, words: Sequence[str]) -> Plan | None:
    """Return a list where it was asked to sort films, not for the first of them."""
    if not ARRANGING.intersection(words):
        return plan
    match plan:
        case ListFilms(films) if films.order and films.limit == 1:
            return ListFilms(replace(films, limit=None))
        case Compare(subjects, measure, (Verdict.MOST | Verdict.LEAST) as verdict):
            named = tuple(s.named for s in subjects if isinstance(s, Films))
            tests = tuple(IsFilm(n.ids[:1], n.name) for n in named if n)
            if len(tests) == len(subjects):
                most = verdict is Verdict.MOST
                order = Order(measure, Direction.MOST if most else Direction.LEAST)
                return ListFilms(Films((AnyOf(tests),), order=order))
    return plan


def settled(plan: Plan) -> Plan:
    """Say of each expression in a plan what the question left open.

    A title alone stands for the likeliest film that has it: until then all of them are
    kept, so that "the 1990 one" can choose. And films by which others are told come
    last among those: of the director's films, the one that named the director.
    """
    if isinstance(plan, Several):
        return Several(tuple(map(settled, plan.plans)))
    if isinstance(plan, ReadFilms) and _is_title(plan.films):
        return plan
    return _settled(plan)  # type: ignore[no-any-return] # a plan stays the plan it is


def _directly(people: People) -> People:
    """Let "directors of films by a director of westerns" be directors of westerns."""
    match people.where:
        case (CreditedOn(Films((MadeBy(makers, roles),), None, None), same, None),) if (
            roles in {(), same} and not (makers.named or makers.order or makers.limit)
        ):
            return replace(people, where=makers.where)
    return people


def _settled(value: Any) -> Any:  # noqa: ANN401 # any part of a plan
    if isinstance(value, tuple):
        return tuple(_settled(item) for item in value)
    if not hasattr(value, "__dataclass_fields__") or isinstance(value, IsFilm):
        return value
    changed = {}
    for name in value.__dataclass_fields__:
        before = getattr(value, name)
        after = _settled(before)
        if after is not before and after != before:
            changed[name] = after
    settled_value = replace(value, **changed) if changed else value
    if isinstance(settled_value, Films):
        return _with_last(_one_of_a_title(settled_value))
    if isinstance(settled_value, People):
        return _with_last_people(_directly(settled_value))
    return settled_value


def _is_title(films: Films) -> bool:
    return films.named is not None and len(films.where) == 1 and not films.order


def _one_of_a_title(films: Films) -> Films:
    named = films.named
    if not named or len(named.ids) == 1:
        return films
    if _is_title(films):
        return replace(films, where=(replace(named, ids=named.ids[:1]),))
    # Which of that title it is, the tests say.
    any_of_them = replace(named, name=YEAR.sub("", named.name))
    where = tuple(any_of_them if test is named else test for test in films.where)
    return replace(films, where=where, limit=films.limit or 1)


def _with_last(films: Films) -> Films:
    named = named_in(films)
    if not named or films.order or films.named:
        return films
    return replace(films, last=tuple(dict.fromkeys((*films.last, *named))))


def _with_last_people(people: People) -> People:
    """Have those last who are named themselves: "who wrote films that P directed"."""
    named: list[PersonId] = []
    for test in people.where:
        if isinstance(test, CreditedOn):
            for made in test.films.where:
                if isinstance(made, MadeBy) and made.people.named:
                    named += made.people.named.ids
    if not named or people.order:
        return people
    return replace(people, last=tuple(dict.fromkeys(named)))


def named_in(films: Films) -> tuple[FilmId, ...]:
    """Return the films by whose makers films are told."""
    found: list[FilmId] = []
    for test in films.where:
        if isinstance(test, MadeBy):
            for credit in test.people.where:
                if isinstance(credit, CreditedOn):
                    named = credit.films.named
                    found += named.ids if named else ()
                    found += credit.films.last or named_in(credit.films)
    return tuple(found)


def _tests_naming(films: Films) -> tuple[IsFilm, ...]:
    """Return the tests that name the films by whose makers films are told."""
    return tuple(
        credit.films.named
        for test in films.where
        if isinstance(test, MadeBy)
        for credit in test.people.where
        if isinstance(credit, CreditedOn) and credit.films.named
    ) or tuple(IsFilm((film_id,)) for film_id in named_in(films))


def others_than_named(films: SomeFilms) -> Films:
    """Return the films, without those that "other" and "else" leave out."""
    named = _tests_naming(films.films) if films.excludes_named else ()
    return films.with_tests(*map(Not, named)).films if named else films.films
