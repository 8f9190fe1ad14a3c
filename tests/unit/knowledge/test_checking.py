"""Claims hold or not, and what is so instead is told."""

import pytest

from backend.domain.films import FilmId
from backend.domain.plans import Check, ListFilms, ListPeople
from backend.domain.wanted import CreditedOn, Films, IsFilm, Measure, People, Role
from backend.knowledge.checking import Claims
from tests.expressions import (
    ACTED,
    DIRECTED,
    bound,
    directed_by,
    genre,
    the_film,
    the_person,
    with_actor,
)
from tests.rows import a_film_row, a_person_row
from tests.unit.knowledge.asked import ToldQuestions, told

FOG = a_film_row("Fog", 1980, id="tt1")
OLD_FOG = a_film_row("Fog", 1940, id="tt2")
ANN, BEA = a_person_row("Ann"), a_person_row("Bea")
SUBJECT = the_film("Fog")
ONE_FOG = Films(SUBJECT.where, limit=1)
BY_BEA = the_film("Fog", directed_by("Bea"))
DIRECTORS = People((CreditedOn(ONE_FOG, DIRECTED),))


def test_what_is_found_holds():
    questions = told((SUBJECT, FOG), (BY_BEA, FOG))

    checked = Claims(questions).check(Check(SUBJECT, BY_BEA), limit=5)

    assert checked.holds
    assert checked.instead is None
    assert checked.subject.rows == (FOG,)


def test_a_no_says_who_did_it():
    questions = told((SUBJECT, FOG), (DIRECTORS, ANN))

    checked = Claims(questions).check(Check(SUBJECT, BY_BEA), limit=5)

    assert not checked.holds
    assert checked.instead_role is Role.DIRECTOR
    assert checked.instead
    assert checked.instead.rows == (ANN,)


def test_a_no_about_a_genre_names_nobody():
    claimed = the_film("Fog", genre("Western"))

    checked = Claims(told((SUBJECT, FOG))).check(Check(SUBJECT, claimed), limit=5)

    assert (checked.holds, checked.instead, checked.instead_role) == (False, None, None)


def test_a_claim_about_a_person_is_checked_of_the_person():
    ann = the_person("Ann")
    claimed = the_person("Ann", CreditedOn(SUBJECT, ACTED))

    questions = told((ann, ANN), (claimed, ANN))

    assert Claims(questions).check(Check(ann, claimed), limit=5).holds
    checked = Claims(told((ann, ANN))).check(Check(ann, claimed), limit=5)
    assert not checked.holds
    assert checked.instead is None


def test_a_film_that_is_not_there_bears_out_nothing():
    checked = Claims(ToldQuestions()).check(Check(SUBJECT, BY_BEA), limit=5)

    assert not checked.holds
    assert checked.subject.rows == ()


def test_a_year_is_claimed_of_the_likeliest_film_of_the_title_alone():
    both = IsFilm((FilmId("tt1"), FilmId("tt2")), "Fog")
    before = bound(Measure.YEAR, "<", 1950)
    questions = told(
        (the_film("Fog"), FOG),
        (Films((both, before)), OLD_FOG),
        (the_film("Fog", before, film_id="tt2"), OLD_FOG),
    )

    checked = Claims(questions).check(
        Check(Films((both,)), Films((both, before))), limit=5
    )

    assert not checked.holds
    assert checked.subject.rows == (FOG,)


def test_a_wrong_premise_is_corrected():
    questions = told((ONE_FOG, FOG), (DIRECTORS, ANN))

    corrected = Claims(questions).correct(ListFilms(BY_BEA), BY_BEA)

    assert corrected
    assert corrected.film == FOG
    assert corrected.instead_role is Role.DIRECTOR
    assert corrected.instead
    assert corrected.instead.rows == (ANN,)


@pytest.mark.parametrize(
    "films", [SUBJECT, Films((directed_by("Bea"), genre("Horror"))), Films()]
)
def test_nothing_is_corrected_where_nothing_is_claimed_of_a_film(films):
    claims = Claims(told((ONE_FOG, FOG)))

    assert claims.correct(ListFilms(films), films) is None


def test_an_unknown_film_is_not_corrected():
    wrong = the_film("Rain", with_actor("Bea"), film_id="tt9")

    assert Claims(told((ONE_FOG, FOG))).correct(ListFilms(wrong), wrong) is None


def test_who_is_on_a_film_that_is_not_as_the_question_says():
    people = People((CreditedOn(BY_BEA, ACTED),))
    questions = told((ONE_FOG, FOG), (DIRECTORS, ANN))

    corrected = Claims(questions).correct_people(ListPeople(people), people)

    assert corrected
    assert corrected.film == FOG
    assert Claims(questions).correct_people(ListPeople(People()), People()) is None
