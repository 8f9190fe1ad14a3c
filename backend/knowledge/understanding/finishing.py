"""Meaning of a whole question → plan."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from backend.domain.plans import (
    Check,
    Field,
    ListFilms,
    ListPeople,
    Plan,
    ReadFilms,
    Reason,
    Refuse,
    Trivia,
)
from backend.domain.wanted import Films, FilmTest, IsFilm, IsPerson, MadeBy, People
from backend.knowledge.understanding.meanings import (
    Asked,
    Asking,
    Beside,
    FilmTests,
    Meaning,
    PersonTests,
    Playing,
    SomeFilms,
    SomePeople,
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


def finish(meaning: Meaning, *, yes_or_no: bool) -> Plan | None:
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
        case PersonTests(tests, order):
            people = People(tests, order=order, limit=1 if order else None)
            return ListPeople(people)
        case Beside():
            return ListPeople(People(meaning.tests()))
        case Playing():
            return ListPeople(People((meaning.test(),)))
        case Asking(about) if about not in {"similar", "opinions", "trivia"}:
            return Refuse(Reason.NOT_KNOWN, about)
        case _:
            return None


def _films(meaning: SomeFilms, *, yes_or_no: bool) -> Plan | None:
    films = meaning.films
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
    if meaning.is_name and len(people.where) == 1 and isinstance(people.where[0], IsPerson):
        return Trivia(people)
    if yes_or_no:
        return Check(People(), people)
    return ListPeople(people)


def narrowed(plan: Plan) -> Plan:
    """Take each film that is told by its title alone for the likeliest of that title.

    Until then all films of a title are kept, so that "the 1990 one" can choose.
    """
    return _narrowed(plan)  # type: ignore[no-any-return] # a plan stays the plan it is


def _narrowed(value: Any) -> Any:  # noqa: ANN401 # any part of a plan
    if isinstance(value, tuple):
        return tuple(_narrowed(item) for item in value)
    if isinstance(value, Films):
        value = _one_of_a_title(value)
    if hasattr(value, "__dataclass_fields__") and not isinstance(value, IsFilm):
        changed = {}
        for name in value.__dataclass_fields__:
            before = getattr(value, name)
            after = _narrowed(before)
            if after is not before and after != before:
                changed[name] = after
        return replace(value, **changed) if changed else value
    return value


def _one_of_a_title(films: Films) -> Films:
    named = films.named
    if not named or len(named.ids) == 1:
        return films
    if len(films.where) > 1 or films.order:
        return films if films.limit else replace(films, limit=1)
    return films
