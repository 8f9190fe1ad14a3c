"""Expressions that stand for one film or person, by its name.

"The films of the director of Parasite" is said as "the films of Bong Joon Ho", and
"the oldest of those" by its title: who reads an answer wants to know who that is.
"""

from dataclasses import replace
from typing import TypeVar

from backend.domain.wanted import (
    CreditedOn,
    Films,
    IsFilm,
    IsPerson,
    MadeBy,
    People,
    Test,
)
from backend.ports.questions import QuestionCatalogue

T = TypeVar("T", bound=Test)


def named_people(people: People, questions: QuestionCatalogue) -> People:
    """Return the people with each film that is the first of some by its name."""

    def named(test: T) -> T:
        if isinstance(test, CreditedOn) and test.films.limit == 1:
            return replace(test, films=_first(test.films, questions))
        return test

    return replace(people, where=tuple(map(named, people.where)))


def named_films(films: Films, questions: QuestionCatalogue) -> Films:
    """Return the films with who made them by name, where that is one person."""

    def named(test: T) -> T:
        if isinstance(test, MadeBy) and _is_of_one_film(test.people):
            return replace(test, people=_only(test.people, questions))
        return test

    return replace(films, where=tuple(map(named, films.where)))


def _first(films: Films, questions: QuestionCatalogue) -> Films:
    rows = questions.find_films(films, limit=1).rows
    return Films((IsFilm((rows[0].id,), rows[0].name),)) if rows else films


def _is_of_one_film(people: People) -> bool:
    """Return whether these are the makers of a film that is named."""
    match people:
        case People((CreditedOn(films, _, None),), None, None):
            return films.named is not None
        case _:
            return False


def _only(people: People, questions: QuestionCatalogue) -> People:
    found = questions.find_people(people, limit=2)
    if len(found.rows) != 1:
        return people
    return People((IsPerson((found.rows[0].id,), found.rows[0].name),))
