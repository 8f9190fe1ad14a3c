"""Films or people side by side."""

import pytest

from backend.domain.films import FilmId
from backend.domain.plans import Compare, Verdict
from backend.domain.wanted import Films, IsFilm, Measure
from backend.knowledge.comparing import compared
from tests.expressions import the_film, the_person
from tests.rows import a_film_row, a_person_row, films_found
from tests.unit.knowledge.asked import ToldQuestions, told

FOG = a_film_row("Fog", 1980, id="tt1", runtime=89, rating=6.8, votes=7)
RAIN = a_film_row("Rain", 1995, id="tt2")
ANN = a_person_row("Ann", birth_year=1950, film_count=3)


@pytest.mark.parametrize(
    ("measure", "numbers"),
    [
        (Measure.YEAR, [1980, 1995]),
        (Measure.RUNTIME, [89, None]),
        (Measure.RATING, [6.8, None]),
        (Measure.VOTES, [7, None]),
        (Measure.TITLE_LENGTH, [3, 4]),
        (Measure.BIRTH_YEAR, [None, None]),
    ],
)
def test_each_film_has_its_number_and_none_where_it_is_not_known(measure, numbers):
    fog, rain = the_film("Fog"), the_film("Rain", film_id="tt2")
    questions = told((fog, FOG), (rain, RAIN))

    found = compared(questions, Compare((fog, rain), measure, Verdict.MOST))

    assert [each.number for each in found.subjects] == numbers
    assert [each.subject for each in found.subjects] == [FOG, RAIN]
    assert len(found.statements) == 2


@pytest.mark.parametrize(
    ("measure", "number"),
    [
        (Measure.BIRTH_YEAR, 1950),
        (Measure.DEATH_YEAR, None),
        (Measure.FILM_COUNT, 3),
        (Measure.RATING, None),
    ],
)
def test_people_have_numbers_of_their_own(measure, number):
    ann = the_person("Ann")

    found = compared(told((ann, ANN)), Compare((ann,), measure, Verdict.LEAST))

    assert [each.number for each in found.subjects] == [number]


def test_who_is_not_found_is_missed_by_name():
    fog, nobody = the_film("Fog"), the_person("Nobody")
    plan = Compare((nobody, fog), Measure.YEAR, Verdict.DIFFERENCE)

    found = compared(told((fog, FOG)), plan)

    assert found.missing == ("Nobody",)
    assert [each.subject for each in found.subjects] == [FOG]


def test_of_several_films_of_a_title_the_likeliest_is_compared():
    films = Films((IsFilm((FilmId("tt2"), FilmId("tt1")), "Fog"),))
    questions = ToldQuestions({films: films_found(FOG, RAIN)})

    found = compared(questions, Compare((films,), Measure.YEAR, Verdict.MOST))

    assert [each.subject for each in found.subjects] == [RAIN]
