"""Plans are carried out over what the catalogue says."""

from datetime import UTC, datetime
from typing import Any

import pytest

from backend.domain.films import FilmId
from backend.domain.plans import (
    AgeAt,
    Average,
    Chat,
    Check,
    Compare,
    Count,
    Field,
    ListFilms,
    ListPeople,
    PersonField,
    ReadCharacters,
    ReadFilms,
    ReadPeople,
    Reason,
    Refuse,
    Several,
    Trivia,
    Verdict,
)
from backend.domain.plans import Opinions as AskOpinions
from backend.domain.wanted import (
    CreditedOn,
    Films,
    HasCharacter,
    IsFilm,
    Measure,
    People,
)
from backend.knowledge.carry_out import MOST_AT_ONCE, CarryingOut
from backend.knowledge.results import (
    Aged,
    Averaged,
    CharactersRead,
    Chatting,
    Checked,
    Compared,
    Corrected,
    Counted,
    FieldRead,
    FilmsListed,
    OpinionsTold,
    PeopleListed,
    PeopleRead,
    Refusing,
    SeveralTold,
    TriviaTold,
    ValuesListed,
)
from backend.ports.questions import ValueRow
from tests.builders import a_film
from tests.expressions import ACTED, directed_by, genre, the_film, the_person
from tests.fakes.catalogue import InMemoryCatalogue
from tests.rows import a_character_row, a_film_row, a_person_row, films_found
from tests.unit.knowledge.asked import ToldQuestions, told

FOG = a_film_row("Fog", 1980, id="tt1")
OLD_FOG = a_film_row("Fog", 1940, id="tt2")
ANN = a_person_row("Ann", birth_year=1950)
THE_FOG, THE_ANN = the_film("Fog"), the_person("Ann")
BOTH = Films((IsFilm((FilmId("tt2"), FilmId("tt1")), "Fog"),))
WHOLE = [
    a_film("Fog", id="tt1", year=1980, logline="A fog comes."),
    a_film("Fog", id="tt2", year=1940, keywords=("ship", "night")),
]


def carrying_out(questions: ToldQuestions) -> CarryingOut:
    unused: Any = None
    return CarryingOut(
        questions,
        InMemoryCatalogue(WHOLE),
        unused,
        lambda: datetime(2026, 11, 20, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("plan", "result"),
    [
        (ListFilms(THE_FOG), FilmsListed),
        (ListFilms(Films((genre("Western"),))), FilmsListed),
        (ListPeople(THE_ANN), PeopleListed),
        (ListPeople(the_person("Nobody")), PeopleListed),
        (Count(THE_FOG), Counted),
        (Count(THE_ANN), Counted),
        (Average(Films(), Measure.YEAR), Averaged),
        (Several((Chat(), Count(THE_FOG))), SeveralTold),
        (ReadFilms(THE_FOG, Field.YEAR), FieldRead),
        (ReadFilms(Films((genre("Horror"),)), Field.YEAR), ValuesListed),
        (ReadFilms(Films((genre("Horror"),)), Field.PLOT), FilmsListed),
        (ReadPeople(THE_ANN, PersonField.AGE), PeopleRead),
        (Compare((THE_FOG,), Measure.YEAR, Verdict.MOST), Compared),
        (Check(THE_FOG, THE_FOG), Checked),
        (AskOpinions(THE_FOG), OpinionsTold),
        (AskOpinions(the_film("Rain", film_id="tt9")), FilmsListed),
        (Trivia(THE_FOG), TriviaTold),
        (Trivia(the_person("Nobody")), PeopleListed),
        (Trivia(the_film("Rain", film_id="tt9")), FilmsListed),
        (Refuse(Reason.NOT_IN_CATALOGUE, "Frog", (FilmId("tt1"),)), Refusing),
        (Chat(), Chatting),
    ],
)
def test_each_plan_has_its_result(plan, result):
    carry = carrying_out(told((THE_FOG, FOG), (THE_ANN, ANN)))

    assert isinstance(carry.carry_out(plan), result)


def test_no_more_is_shown_than_is_wanted_and_the_total_is_told():
    questions = ToldQuestions({Films(): films_found(FOG, OLD_FOG, total=40)})

    result = carrying_out(questions).carry_out(Count(Films()), limit=1)

    assert isinstance(result, Counted)
    assert (len(result.found.rows), result.found.total) == (1, 40)


def test_a_field_is_read_of_the_likeliest_film_and_the_others_are_named():
    questions = ToldQuestions({BOTH: films_found(FOG, OLD_FOG)})

    result = carrying_out(questions).carry_out(ReadFilms(BOTH, Field.YEAR))

    assert isinstance(result, FieldRead)
    assert result.film.year == 1940
    assert result.others == (FOG,)


@pytest.mark.parametrize(
    ("ids", "field"), [(("tt1",), Field.LOGLINE), (("tt2",), Field.KEYWORDS)]
)
def test_without_a_plot_a_film_is_told_by_what_there_is(ids, field):
    films = Films((IsFilm(ids, "Fog"),))
    row = FOG if ids == ("tt1",) else OLD_FOG

    result = carrying_out(told((films, row))).carry_out(ReadFilms(films, Field.PLOT))

    assert isinstance(result, FieldRead)
    assert result.plan.field is field


@pytest.mark.parametrize(
    "plan_of", [ListFilms, lambda films: ReadFilms(films, Field.YEAR)]
)
def test_a_film_that_is_not_as_the_question_says_is_put_right(plan_of):
    wrong = the_film("Fog", directed_by("Bea"))
    questions = told((Films(THE_FOG.where, limit=1), FOG))

    result = carrying_out(questions).carry_out(plan_of(wrong))

    assert isinstance(result, Corrected)
    assert result.film == FOG


def test_people_of_a_film_that_is_not_as_the_question_says_are_put_right():
    wrong = People((CreditedOn(the_film("Fog", directed_by("Bea")), ACTED),))
    questions = told((Films(THE_FOG.where, limit=1), FOG))

    assert isinstance(carrying_out(questions).carry_out(ListPeople(wrong)), Corrected)


def test_whom_people_play_comes_with_the_people_and_the_films():
    played = a_character_row(ANN, FOG, "Stevie")
    questions = ToldQuestions({THE_FOG: films_found(FOG)}, characters=(played,))

    result = carrying_out(questions).carry_out(ReadCharacters(THE_ANN, THE_FOG))

    assert isinstance(result, CharactersRead)
    assert result.found.rows == (played,)
    assert result.films.rows == (FOG,)


@pytest.mark.parametrize(
    ("plan", "film", "year"),
    [
        (AgeAt(THE_ANN, THE_FOG), FOG, 1980),
        (AgeAt(THE_ANN, year=1999), None, 1999),
        (AgeAt(THE_ANN, the_film("Rain", film_id="tt9")), None, None),
    ],
)
def test_ages_are_told_at_a_film_or_in_a_year(plan, film, year):
    result = carrying_out(told((THE_ANN, ANN), (THE_FOG, FOG))).carry_out(plan)

    assert isinstance(result, Aged)
    assert (result.film, result.year) == (film, year)


def test_the_living_are_as_old_as_the_year_makes_them():
    plan = ReadPeople(THE_ANN, PersonField.AGE)

    result = carrying_out(told((THE_ANN, ANN))).carry_out(plan)

    assert isinstance(result, PeopleRead)
    assert result.year == 2026


def test_opinions_are_of_the_likeliest_film():
    opinions: Any = "what reviewers say"
    questions = ToldQuestions({BOTH: films_found(FOG, OLD_FOG)}, opinions=opinions)

    result = carrying_out(questions).carry_out(AskOpinions(BOTH))

    assert isinstance(result, OpinionsTold)
    assert (result.film, result.opinions) == (OLD_FOG, opinions)


def test_values_are_read_over_many_films():
    value = ValueRow("Horror", 7)

    result = carrying_out(ToldQuestions(values=(value,))).carry_out(
        ReadFilms(Films(), Field.GENRES)
    )

    assert isinstance(result, ValuesListed)
    assert result.found.rows == (value,)


def test_a_refusal_shows_what_comes_nearest():
    refuse = Refuse(Reason.AMBIGUOUS, "Fog", (FilmId("tt2"), FilmId("tt9")))

    result = carrying_out(ToldQuestions()).carry_out(refuse)

    assert isinstance(result, Refusing)
    assert [film.id for film in result.nearest] == ["tt2"]


def test_an_average_comes_with_how_many_films_have_the_number():
    values = (ValueRow(80, 1), ValueRow(100, 1))

    result = carrying_out(ToldQuestions(values=values)).carry_out(
        Average(Films(), Measure.RUNTIME)
    )

    assert isinstance(result, Averaged)
    assert (result.found.value, result.found.films) == (90, 2)


def test_an_average_of_nothing_is_none():
    average = Average(Films(), Measure.RUNTIME)

    result = carrying_out(ToldQuestions()).carry_out(average)

    assert isinstance(result, Averaged)
    assert (result.found.value, result.found.films) == (None, 0)


def test_several_plans_are_carried_out_in_their_order_each_as_if_alone():
    questions = told((THE_FOG, FOG), (THE_ANN, ANN))
    plans = (Count(THE_ANN), ReadFilms(THE_FOG, Field.YEAR), Chat())

    result = carrying_out(questions).carry_out(Several(plans), limit=1)

    assert isinstance(result, SeveralTold)
    assert [each.plan for each in result.results] == list(plans)
    assert [type(each) for each in result.results] == [Counted, FieldRead, Chatting]


def test_of_very_many_plans_only_the_first_are_carried_out():
    plan = Several((Count(THE_FOG),) * (MOST_AT_ONCE + 1))

    result = carrying_out(ToldQuestions()).carry_out(plan)

    assert isinstance(result, SeveralTold)
    assert len(result.results) == MOST_AT_ONCE


def test_films_with_a_character_whom_nobody_plays_are_refused_by_name():
    films = Films((HasCharacter("Captain Hook"),))

    result = carrying_out(ToldQuestions()).carry_out(ListFilms(films))

    assert isinstance(result, Refusing)
    assert result.plan == Refuse(Reason.NOT_IN_CATALOGUE, "Captain Hook")
