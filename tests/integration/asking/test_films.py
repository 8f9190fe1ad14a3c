"""What questions ask of PostgreSQL: which films, and how many."""

import pytest

from backend.domain.films import FilmId
from backend.domain.wanted import (
    AllOf,
    AnyOf,
    CreditedOn,
    Direction,
    Films,
    IsPerson,
    MadeBy,
    MadeInBothRoles,
    Measure,
    Not,
    Order,
    People,
    Role,
    Tag,
    Tagged,
    TitleHas,
)
from tests.expressions import (
    ACTED,
    DIRECTED,
    bound,
    genre,
)
from tests.integration.asking.catalogue import ANN, BEA, CAL, DAN, by, on, this

pytestmark = pytest.mark.postgres


def test_films_come_most_voted_first(found):
    assert found() == ["tt3", "tt1", "tt2", "tt4"]


def test_of_one_title_the_likeliest_comes_first(found):
    assert found(this("tt1", "tt3")) == ["tt1", "tt3"]
    assert found(this("tt1", "tt3"), limit=1) == ["tt1"]


@pytest.mark.parametrize(
    ("op", "value", "ids"),
    [
        (">=", 1995, ["tt3", "tt2"]),
        (">", 1994.5, ["tt3", "tt2"]),
        (">", 1995, ["tt3"]),
        ("<=", 1990, ["tt1"]),
        ("=", 1990, ["tt1"]),
        ("=", 1990.5, []),
        ("<", 1e30, ["tt3", "tt1", "tt2"]),
        (">", float("inf"), []),
    ],
)
def test_numbers_are_held_against_bounds(found, op, value, ids):
    assert found(bound(Measure.YEAR, op, value)) == ids


def test_a_rating_is_the_number_that_is_written(found):
    assert found(bound(Measure.RATING, "=", 7.9)) == ["tt1"]
    assert found(bound(Measure.RATING, ">=", 7.9)) == ["tt1"]
    assert found(bound(Measure.RATING, ">", 7.9)) == []


def test_an_unknown_number_passes_neither_a_bound_nor_its_opposite(found):
    short = bound(Measure.RUNTIME, "<", 90)

    assert found(short) == ["tt2"]
    assert found(Not(short)) == ["tt1"]
    assert found(Not(Not(short))) == ["tt2"]


def test_what_is_unknown_does_not_hide_what_is_known(found):
    long, comedy = bound(Measure.RUNTIME, ">", 90), genre("comedy")

    assert found(AnyOf((long, comedy))) == ["tt3", "tt1"]
    assert found(Not(AnyOf((long, comedy)))) == ["tt2"]
    assert found(Not(AllOf((long, comedy)))) == ["tt1", "tt2", "tt4"]


def test_a_number_that_films_do_not_have_is_unknown_of_all(found, people):
    born = bound(Measure.BIRTH_YEAR, ">", 1900)

    assert found(born) == found(Not(born)) == []
    assert people(bound(Measure.RATING, ">", 1)) == []


def test_no_test_at_all_holds_for_none_and_for_all(found):
    assert found(AnyOf(())) == []
    assert len(found(AllOf(()))) == 4


def test_tags_are_the_same_in_any_case(found):
    assert found(genre("DRAMA")) == ["tt1", "tt2"]
    assert found(Tagged(Tag.LANGUAGE, "german")) == ["tt1"]
    assert found(Not(genre("drama"))) == ["tt3", "tt4"]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("fog", ["tt3", "tt1"]),
        ("FÓG", ["tt3", "tt1"]),
        ("the fog", ["tt1"]),
        ("the", ["tt1"]),
        ("nebel", ["tt1"]),
        ("mist", []),
        ("fo", []),
        ("snow_white", ["tt4"]),
        ("snow%", []),
        ("", []),
    ],
)
def test_titles_have_whole_words(found, words, ids):
    assert found(TitleHas(words)) == ids


def test_films_are_found_by_who_made_them(found):
    assert found(by(ANN)) == ["tt3", "tt1"]
    assert found(by(BEA, roles=DIRECTED)) == ["tt2"]
    assert found(by(CAL, DAN, roles=ACTED)) == ["tt3", "tt1", "tt2"]
    assert found(by(BEA), by(CAL)) == ["tt1", "tt2"]


def test_films_are_found_by_one_person_in_two_roles(found):
    assert found(MadeInBothRoles(Role.ACTOR, Role.DIRECTOR)) == ["tt2"]
    ann = People((IsPerson((ANN,)),))
    assert found(MadeInBothRoles(Role.WRITER, Role.DIRECTOR, ann)) == ["tt1"]


def test_films_nest_in_people_and_people_in_films(found):
    director = People((on("tt3", roles=DIRECTED),))

    films = found(MadeBy(director, DIRECTED), last=(FilmId("tt3"),))

    assert films == ["tt1", "tt3"]


def test_a_limit_holds_where_it_stands(found):
    earliest = Films(order=Order(Measure.YEAR, Direction.LEAST), limit=1)
    second = Films(order=Order(Measure.YEAR, Direction.LEAST), limit=1, skip=1)

    assert found(MadeBy(People((CreditedOn(earliest, DIRECTED),)))) == ["tt3", "tt1"]
    assert found(MadeBy(People((CreditedOn(second, DIRECTED),)))) == ["tt1", "tt2"]


def test_the_busiest_of_people_can_be_asked_further_about(found):
    busiest = People(
        (CreditedOn(Films(), DIRECTED),),
        order=Order(Measure.FILM_COUNT, Direction.MOST),
        limit=1,
    )

    assert found(MadeBy(busiest, DIRECTED)) == ["tt3", "tt1"]


def test_an_order_puts_what_is_unknown_last(found):
    assert found(order=Order(Measure.YEAR, Direction.LEAST))[-1] == "tt4"
    assert found(order=Order(Measure.YEAR, Direction.MOST))[-1] == "tt4"
