"""What questions ask of PostgreSQL: which people, values and names."""

import pytest
from hypothesis import HealthCheck, given, settings

from backend.adapters.postgres.connect import reading
from backend.domain.errors import DatabaseTooSlow, MovieChatError
from backend.domain.films import FilmId
from backend.domain.plans import Field
from backend.domain.wanted import (
    CreditedOn,
    CreditedTwiceOn,
    Direction,
    Films,
    IsFilm,
    IsPerson,
    MadeBy,
    Measure,
    Not,
    Order,
    People,
    Role,
    Works,
)
from tests.expressions import (
    ACTED,
    DIRECTED,
    bound,
    films_wanted,
    genre,
    people_wanted,
)
from tests.integration.asking.catalogue import ANN, BEA, CAL, DAN, by, on, this

pytestmark = pytest.mark.postgres


def test_people_of_a_film_come_as_they_are_billed(people):
    assert people(on("tt1", roles=ACTED)) == [CAL, BEA]
    assert people(on("tt2", roles=ACTED)) == [BEA, CAL]
    assert people(on("tt1", roles=(Role.WRITER,))) == [ANN, DAN]


def test_people_come_by_how_many_films_they_are_on(questions):
    anyone = People((CreditedOn(Films()),))

    rows = questions.find_people(anyone, limit=10).rows

    assert [(row.id, row.film_count) for row in rows] == [
        (CAL, 3),
        (ANN, 2),
        (DAN, 2),
        (BEA, 2),
    ]


def test_films_are_counted_once_where_somebody_does_two_things(questions):
    found = questions.find_people(People((on("tt1"), IsPerson((ANN,)))), limit=10)

    assert [row.film_count for row in found.rows] == [1]


def test_those_who_are_only_on_the_film_named_come_last(people):
    films = Films((by(ANN, roles=DIRECTED),), last=(FilmId("tt3"), FilmId("tt1")))

    assert people(CreditedOn(films, ACTED)) == [DAN, BEA, CAL]
    films = Films((by(ANN, roles=DIRECTED),), last=(FilmId("tt3"),))
    assert people(CreditedOn(films, ACTED)) == [BEA, CAL, DAN]


def test_people_can_be_those_of_several_films(people):
    assert people(on("tt1", roles=ACTED), on("tt2", roles=ACTED)) == [CAL, BEA]
    assert people(on("tt1", roles=ACTED), on("tt3", roles=ACTED)) == []
    assert people(IsPerson((ANN,)), IsPerson((BEA,))) == []


def test_somebody_is_not_the_person_they_worked_with(people):
    assert people(
        CreditedOn(Films((by(CAL, roles=ACTED),)), ACTED), Not(IsPerson((CAL,)))
    ) == [BEA]


def test_people_are_told_by_how_many_films_they_are_on(found, people):
    busy = bound(Measure.FILM_COUNT, ">=", 2)

    assert people(CreditedOn(Films(), DIRECTED), busy) == [ANN]
    assert people(CreditedOn(Films(), DIRECTED), Not(busy)) == [BEA, CAL]
    assert found(MadeBy(People((CreditedOn(Films(), DIRECTED), busy)), DIRECTED)) == [
        "tt3",
        "tt1",
    ]


def test_unknown_years_of_people_come_last_and_pass_no_bound(people):
    everyone = CreditedOn(Films())

    first = people(everyone, order=Order(Measure.BIRTH_YEAR, Direction.LEAST))
    assert first[:2] == [BEA, CAL]
    assert people(Not(bound(Measure.BIRTH_YEAR, ">", 1960))) == [BEA]
    assert people(order=Order(Measure.BIRTH_YEAR, Direction.MOST), limit=1) == [CAL]
    assert people(order=Order(Measure.BIRTH_YEAR, Direction.MOST), limit=1, skip=1) == [
        BEA
    ]


def test_professions_are_told(people):
    assert people(Works(("actress", "editor"))) == [BEA]


def test_people_in_two_roles_on_one_film(people):
    assert people(CreditedTwiceOn(Films(), Role.WRITER, Role.DIRECTOR)) == [ANN]
    rain = Films((this("tt2"),))
    assert people(CreditedTwiceOn(rain, Role.WRITER, Role.DIRECTOR)) == []


@pytest.mark.parametrize("said", ["lea obrien", "LÉA", "o'brien", "Lea O'Brien"])
def test_who_plays_somebody_on_a_film(people, said):
    assert people(on("tt1", roles=ACTED, character=said)) == [CAL]


def test_who_plays_somebody_on_any_film_is_counted_there_alone(questions):
    lea = People((CreditedOn(Films(), ACTED, "Lea"),))

    rows = questions.find_people(lea, limit=10).rows

    assert {row.id: row.film_count for row in rows} == {CAL: 1, BEA: 1, DAN: 1}


def test_a_character_that_nobody_plays_is_played_by_nobody(people):
    assert people(CreditedOn(Films(), ACTED, "Batman")) == []
    assert people(CreditedOn(Films(), ACTED, "?!")) == []


def test_characters_are_known_inside_of_other_tests(found):
    bob = People((on("tt2", roles=ACTED, character="Bob"),))
    played = CreditedOn(Films((MadeBy(bob, ACTED),)), ACTED, "Doctor")

    assert found(MadeBy(People((played,)), DIRECTED)) == ["tt2"]
    assert found(MadeBy(bob, ACTED)) == ["tt1", "tt2"]


def test_whom_people_play(questions):
    doctor = People((CreditedOn(Films(), ACTED, "Doctor"),))

    rows = questions.characters(doctor, Films()).rows

    assert [(row.film_id, row.characters) for row in rows] == [
        ("tt1", ("Doctor",)),
        ("tt2", ("Doctor Lea",)),
    ]
    assert questions.characters(doctor, Films((this("tt3"),))).rows == ()


@pytest.mark.parametrize(
    ("films", "limit", "shown", "total"),
    [
        (Films(), 2, 2, 4),
        (Films(), 0, 0, 4),
        (Films(skip=3), 2, 1, 1),
        (Films(skip=9), 2, 0, 0),
        (Films(limit=3), 2, 2, 3),
        (Films(limit=3, skip=2), 1, 1, 2),
        (Films(limit=1), 10, 1, 1),
        (Films((genre("western"),)), 10, 0, 0),
    ],
)
def test_the_total_is_of_all_that_is_wanted(questions, films, limit, shown, total):
    found = questions.find_films(films, limit=limit)

    assert (len(found.rows), found.total) == (shown, total)


@pytest.mark.parametrize(
    ("people", "limit", "shown", "total"),
    [
        (People(), 0, 0, 4),
        (People(limit=3), 1, 1, 3),
        (People(skip=3), 9, 1, 1),
        (People(skip=9), 9, 0, 0),
    ],
)
def test_the_total_of_people_is_of_all(questions, people, limit, shown, total):
    found = questions.find_people(people, limit=limit)

    assert (len(found.rows), found.total) == (shown, total)


def test_what_no_column_can_hold_is_asked_for_in_vain(found):
    assert len(found(limit=10**30)) == 4
    assert found(skip=10**30) == []
    assert found(genre("\x00\ud800")) == []
    assert found(IsFilm((FilmId("\ud800"),))) == []


def test_values_come_commonest_first(questions):
    found = questions.read_values(Films(), Field.GENRES, limit=1)

    assert [(row.value, row.film_count) for row in found.rows] == [("Drama", 2)]
    assert found.total == 3


def test_values_of_the_film_named_come_last(questions):
    films = Films((by(ANN),), last=(FilmId("tt3"),))

    found = questions.read_values(films, Field.GENRES, limit=9)

    assert [row.value for row in found.rows] == ["Drama", "Horror", "Comedy"]


def test_values_are_of_the_films_within_the_limit(questions):
    films = Films(order=Order(Measure.YEAR, Direction.LEAST), limit=2)

    years = questions.read_values(films, Field.YEAR, limit=9).rows

    assert sorted(row.value for row in years) == [1990, 1995]
    assert questions.read_values(films, Field.PLOT, limit=9).rows == ()


def test_names_are_those_of_films_and_people(questions):
    found = questions.names(["fog", "ann able", "mist", "nobody\x00"])

    named = [(match.kind, match.id, match.is_primary) for match in found]
    assert named == [
        ("film", "tt3", True),
        ("film", "tt1", True),
        ("film", "tt1", False),
        ("person", ANN, True),
    ]


def test_people_are_known_by_what_they_do_most(questions):
    (ann,) = questions.names(["ann able"])

    assert [(count.role, count.films) for count in ann.roles] == [
        (Role.DIRECTOR, 2),
        (Role.WRITER, 1),
    ]
    (same,) = questions.well_known(films=9, people=1).people
    assert same.roles == ann.roles


def test_the_well_known_are_the_most_voted(questions):
    known = questions.well_known(films=1, people=1)

    assert [match.id for match in known.films] == ["tt3"]
    assert [match.name for match in known.people] == ["Ann Able"]


def test_a_receipt_can_be_carried_out_again(connect, questions):
    found = questions.find_films(Films((genre("drama"), by(BEA))), limit=5)

    with reading(connect) as connection:
        again = connection.execute(found.statement.sql, found.statement.params)
        assert [row[0] for row in again] == [row.id for row in found.rows]


def test_nothing_can_be_written_while_reading(connect):
    with pytest.raises(MovieChatError, match="read-only"), reading(connect) as reader:
        reader.execute("DELETE FROM films")


def test_what_takes_too_long_is_called_off_and_says_so(connect):
    with (
        pytest.raises(DatabaseTooSlow, match="narrower"),
        reading(connect, limit_ms=20) as reader,
    ):
        reader.execute("SELECT pg_sleep(5)")


def test_one_reading_sees_one_state(connect):
    count = "SELECT count(*) FROM jobs"
    with reading(connect) as reader:
        before = reader.execute(count).fetchone()
        with connect() as writer:
            writer.execute("INSERT INTO jobs (kind, config) VALUES ('embed', '{}')")
        assert reader.execute(count).fetchone() == before


MANY = settings(
    max_examples=70,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@MANY
@given(films=films_wanted())
def test_whatever_is_asked_of_films_can_be_looked_up(kept, films):
    found = kept.find_films(films, limit=2)

    assert len(found.rows) <= found.total <= 4
    assert kept.read_values(films, Field.GENRES, limit=2).total <= 3


@MANY
@given(people=people_wanted())
def test_whatever_is_asked_of_people_can_be_looked_up(kept, people):
    found = kept.find_people(people, limit=2)

    assert len(found.rows) <= found.total <= 4
    assert len(kept.characters(people, Films()).rows) <= 50
