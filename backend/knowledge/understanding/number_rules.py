"""How pieces tie together into averages, and into how old somebody was."""

from collections.abc import Iterator
from typing import Final

from backend.domain.plans import AgeAt, Average, Field, PersonField, ReadFilms
from backend.domain.wanted import Bound, CreditedOn, Films, Measure, Op
from backend.knowledge.understanding.chart import Gap
from backend.knowledge.understanding.film_rules import films_of
from backend.knowledge.understanding.finishing import others_than_named
from backend.knowledge.understanding.meanings import (
    AgeOf,
    Asked,
    AverageWord,
    FieldWord,
    FilmTests,
    Meaning,
    PersonFieldWord,
    PersonTests,
    SomeFilms,
)

Tied = Iterator[tuple[Meaning, float]]

_MEASURES: Final = {
    Field.YEAR: Measure.YEAR,
    Field.RUNTIME: Measure.RUNTIME,
    Field.RATING: Measure.RATING,
    Field.VOTES: Measure.VOTES,
}


def average_and_field(average: AverageWord, field: FieldWord, gap: Gap) -> Tied:
    """Tie "average rating", "how long on average"."""
    measure = _MEASURES.get(field.field)
    if measure and average.measure is None:
        yield AverageWord(measure), 0.1


def average_and_films(average: AverageWord, films: SomeFilms, gap: Gap) -> Tied:
    """Tie "the average rating of westerns"; of one film it is its rating."""
    if average.measure is None or films.is_bare:
        return
    if films.is_name:
        yield Asked(ReadFilms(films.films, Field(average.measure.value))), 0.0
    else:
        yield Asked(Average(others_than_named(films), average.measure)), 0.1


def average_and_tests(average: AverageWord, tests: FilmTests, gap: Gap) -> Tied:
    """Tie "the average length of westerns"."""
    yield from average_and_films(average, films_of(tests), gap)


def asked_on_average(asked: Asked, average: AverageWord, gap: Gap) -> Tied:
    """Tie "how long are westerns on average"."""
    plan = asked.plan
    measure = _MEASURES.get(plan.field) if isinstance(plan, ReadFilms) else None
    if measure and average.measure is None and isinstance(plan, ReadFilms):
        yield Asked(Average(plan.films, measure)), 0.1


def age_in_films(age: AgeOf, films: SomeFilms, gap: Gap) -> Tied:
    """Tie "how old was P in F", "… when F came out"."""
    if not films.is_bare:
        yield Asked(AgeAt(age.people.people, films.films)), 0.1


def age_when_making(age: AgeOf, tests: PersonTests, gap: Gap) -> Tied:
    """Tie "how old was P when he made F"."""
    made = [test for test in tests.tests if isinstance(test, CreditedOn)]
    if gap.has("when", "while", "by") and made and made[0].films != Films():
        yield Asked(AgeAt(age.people.people, made[0].films)), 0.2


def age_in_year(age: AgeOf, tests: FilmTests, gap: Gap) -> Tied:
    """Tie "how old was P in 1994"."""
    for test in tests.tests:
        if isinstance(test, Bound) and (test.measure, test.op) == (Measure.YEAR, Op.IS):
            yield Asked(AgeAt(age.people.people, year=int(test.value))), 0.1


def age_of_film(field: PersonFieldWord, films: SomeFilms, gap: Gap) -> Tied:
    """Tie "how old is F"."""
    if films.is_name and field.field is PersonField.AGE:
        yield Asked(ReadFilms(films.films, Field.YEAR)), -0.2
