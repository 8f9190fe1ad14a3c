"""Expressions mean the same in PostgreSQL as one film at a time in memory."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from backend.adapters.postgres.asking import PostgresQuestions
from backend.adapters.postgres.catalogue import PostgresFilmCatalogue
from backend.adapters.postgres.connect import Connect
from backend.adapters.postgres.store import PostgresFilmStore
from backend.domain.films import FilmId
from backend.domain.folding import fold_name, fold_title
from backend.domain.plans import Field
from backend.domain.records import read_record
from backend.domain.wanted import (
    AnyOf,
    Bound,
    CreditedOn,
    CreditedTwiceOn,
    Direction,
    Films,
    FilmTest,
    HasCharacter,
    IsFilm,
    IsPerson,
    MadeBy,
    MadeInBothRoles,
    Measure,
    Not,
    Op,
    Order,
    People,
    PersonTest,
    Role,
    Tag,
    Tagged,
    Than,
    TitleHas,
)
from tests.expressions import films_wanted, people_wanted
from tests.fakes.catalogue import InMemoryCatalogue
from tests.fakes.questions import InMemoryQuestions
from tests.postgres import Cluster

pytestmark = pytest.mark.postgres

ANN, BEN, CAT, DAN = (
    {"id": f"nm{n}", "name": name}
    for n, name in enumerate(("Ann Ames", "Ben Bell", "Cat Cole", "Dan Dé"), start=1)
)
FILMS = (
    {
        "id": "tt1",
        "title": "The Fog",
        "year": 1990,
        "runtime": 90,
        "rating": 7.1,
        "votes": 900,
        "genres": ["Drama", "War"],
        "keywords": ["sea"],
        "directors": [ANN],
        "writers": [ANN, BEN],
        "cast": [
            {**CAT, "characters": ["Captain Élan Hook"], "billing": 1},
            {**ANN, "characters": ["A cook"], "billing": 2},
        ],
    },
    {
        "id": "tt2",
        "title": "Fog Again",
        "year": 1995,
        "runtime": 120,
        "rating": 6.5,
        "votes": 500,
        "genres": ["Drama"],
        "languages": ["French"],
        "directors": [ANN],
        "cast": [{**DAN, "billing": 1}, {**CAT, "billing": 2}],
    },
    {
        "id": "tt3",
        "title": "Rain",
        "year": 2001,
        "votes": 100,
        "genres": ["Comedy"],
        "directors": [BEN],
        "writers": [CAT],
        "cast": [{**CAT, "billing": 1}],
    },
    {"id": "tt4", "title": "Rain", "kind": "tvSeries", "year": 2005, "genres": ["War"]},
)
FOG = Films((IsFilm((FilmId("tt1"),)),))
RAIN = Films((IsFilm((FilmId("tt3"),)),))
ANNS = People((IsPerson(("nm1",)),))  # type: ignore[arg-type] # an id is a text
CATS = People((IsPerson(("nm3",)),))  # type: ignore[arg-type] # likewise
DRAMA = Tagged(Tag.GENRE, "drama")
OLDEST = Order(Measure.YEAR, Direction.LEAST)
LATE = Bound(Measure.YEAR, Op.ABOVE, 1990)


@pytest.fixture(scope="module")
def shared(cluster: Cluster) -> Iterator[Connect]:
    """A database of these films, which no test here changes."""
    with cluster.fresh() as name:
        connect = cluster.connect(name)
        store_films(PostgresFilmStore(connect))
        yield connect


@pytest.fixture
def questions(shared: Connect) -> PostgresQuestions:
    return PostgresQuestions(shared)


@pytest.fixture
def in_memory(shared: Connect) -> InMemoryQuestions:
    films = PostgresFilmCatalogue(shared)
    whole = [films.film(FilmId(str(record["id"]))) for record in FILMS]
    return InMemoryQuestions(InMemoryCatalogue(whole))


def store_films(store: PostgresFilmStore) -> None:
    store.store([read_record(record) for record in FILMS])


@pytest.mark.parametrize(
    ("tests", "expected"),
    [
        ((), ["tt1", "tt2", "tt3"]),
        ((DRAMA,), ["tt1", "tt2"]),
        ((Not(DRAMA),), ["tt3"]),
        ((Tagged(Tag.LANGUAGE, "french"),), ["tt2"]),
        ((Tagged(Tag.KEYWORD, "Sea"),), ["tt1"]),
        ((LATE,), ["tt2", "tt3"]),
        ((Bound(Measure.RATING, Op.IS, 7.1),), ["tt1"]),
        ((Bound(Measure.RUNTIME, Op.BELOW, 100),), ["tt1"]),
        ((Not(Bound(Measure.RUNTIME, Op.BELOW, 100)),), ["tt2"]),
        ((TitleHas("fog"),), ["tt1", "tt2"]),
        ((HasCharacter("captain elan"),), ["tt1"]),
        ((HasCharacter("Hook"),), ["tt1"]),
        ((HasCharacter("Ho"),), []),
        ((Not(HasCharacter("Hook")),), ["tt2", "tt3"]),
        ((Than(Measure.RUNTIME, Op.ABOVE, FOG),), ["tt2"]),
        ((Than(Measure.RUNTIME, Op.AT_LEAST, FOG),), ["tt1", "tt2"]),
        ((Than(Measure.VOTES, Op.BELOW, FOG),), ["tt2", "tt3"]),
        ((Than(Measure.RUNTIME, Op.BELOW, RAIN),), []),
        ((Not(Than(Measure.RUNTIME, Op.BELOW, RAIN)),), []),
        ((Not(Than(Measure.RUNTIME, Op.ABOVE, FOG)),), ["tt1"]),
        ((Than(Measure.YEAR, Op.IS, FOG), DRAMA), ["tt1"]),
        ((MadeBy(CATS, (Role.ACTOR,)),), ["tt1", "tt2", "tt3"]),
        ((MadeBy(CATS, (Role.WRITER,)),), ["tt3"]),
        ((MadeBy(ANNS), Not(MadeBy(CATS, (Role.WRITER,)))), ["tt1", "tt2"]),
        ((MadeInBothRoles(Role.DIRECTOR, Role.ACTOR),), ["tt1"]),
        ((MadeInBothRoles(Role.DIRECTOR, Role.ACTOR, CATS),), []),
        ((AnyOf((LATE, Tagged(Tag.GENRE, "War"))),), ["tt1", "tt2", "tt3"]),
        ((IsFilm((FilmId("tt4"),)),), ["tt4"]),
        ((MadeBy(People((CreditedOn(FOG, (Role.DIRECTOR,)),))), LATE), ["tt2"]),
    ],
)
def test_films_are_those_that_pass_every_test(
    questions, in_memory, tests: tuple[FilmTest, ...], expected: list[str]
):
    for one in (questions, in_memory):
        found = one.find_films(Films(tests), limit=10)

        assert [row.id for row in found.rows] == expected
        assert found.total == len(expected)


@pytest.mark.parametrize(
    ("tests", "expected"),
    [
        ((CreditedOn(FOG, (Role.ACTOR,)),), ["nm3", "nm1"]),
        ((CreditedOn(Films((DRAMA,)), (Role.DIRECTOR,)),), ["nm1"]),
        ((CreditedOn(Films(), (Role.ACTOR,)),), ["nm3", "nm1", "nm4"]),
        ((CreditedOn(FOG, (Role.ACTOR,), "captain elan"),), ["nm3"]),
        ((CreditedOn(FOG, (Role.ACTOR,), "hook the third"),), []),
        ((CreditedTwiceOn(Films(), Role.DIRECTOR, Role.WRITER),), ["nm1"]),
        (
            (
                CreditedOn(Films((MadeBy(ANNS),)), (Role.ACTOR,)),
                CreditedOn(Films((LATE,)), (Role.ACTOR,)),
            ),
            ["nm3", "nm4"],
        ),
        ((CreditedOn(FOG), Not(IsPerson(("nm1",)))), ["nm3", "nm2"]),  # type: ignore[arg-type] # an id is a text
    ],
)
def test_people_are_those_who_pass_every_test(
    questions, in_memory, tests: tuple[PersonTest, ...], expected: list[str]
):
    for one in (questions, in_memory):
        found = one.find_people(People(tests), limit=10)

        assert sorted(row.id for row in found.rows) == sorted(expected)
        assert found.total == len(expected)


def test_an_order_says_which_come_first_and_a_limit_how_many_there_are(questions):
    found = questions.find_films(Films((DRAMA,), order=OLDEST, limit=1), limit=10)
    second = questions.find_films(Films(order=OLDEST, skip=1, limit=1), limit=10)

    assert [row.id for row in found.rows] == ["tt1"]
    assert found.total == 1
    assert [row.id for row in second.rows] == ["tt2"]


def test_the_total_counts_also_what_is_not_returned(questions):
    found = questions.find_films(Films(), limit=1)

    assert [row.id for row in found.rows] == ["tt1"]
    assert found.total == 3


def test_films_by_which_others_are_told_come_last(questions):
    anns = Films((MadeBy(ANNS),), last=(FilmId("tt1"),))

    found = questions.find_films(anns, limit=10)
    years = questions.read_values(anns, Field.YEAR, limit=10)

    assert [row.id for row in found.rows] == ["tt2", "tt1"]
    assert [row.value for row in years.rows] == [1995, 1990]


def test_people_are_counted_on_the_films_in_question(questions):
    most = Order(Measure.FILM_COUNT, Direction.MOST)
    actors = People((CreditedOn(Films((DRAMA,)), (Role.ACTOR,)),), order=most, limit=1)

    [row] = questions.find_people(actors, limit=10).rows

    assert (row.id, row.film_count) == ("nm3", 2)


def test_the_commonest_value_comes_first(questions):
    genres = questions.read_values(Films(), Field.GENRES, limit=10)

    assert [(row.value, row.film_count) for row in genres.rows] == [
        ("Drama", 2),
        ("Comedy", 1),
        ("War", 1),
    ]


@pytest.mark.parametrize(
    ("films", "measure", "value", "count"),
    [
        (Films(), Measure.VOTES, 500, 3),
        (Films(), Measure.RUNTIME, 105, 2),
        (Films((DRAMA,)), Measure.RATING, 6.8, 2),
        (Films((DRAMA,)), Measure.YEAR, 1992.5, 2),
        (Films(order=OLDEST, limit=2), Measure.VOTES, 700, 2),
        (RAIN, Measure.RATING, None, 0),
        (Films((TitleHas("snow"),)), Measure.YEAR, None, 0),
    ],
)
def test_an_average_is_of_the_films_that_have_the_number(
    questions,
    in_memory,
    films: Films,
    measure: Measure,
    value: float | None,
    count: int,
):
    for one in (questions, in_memory):
        found = one.average(films, measure)

        assert found.value == (value if value is None else pytest.approx(value))
        assert found.films == count


def test_names_are_found_whole_by_any_title(questions):
    names = questions.names([fold_title("The Fog"), fold_name("Dan Dé"), "sea"])

    assert [(match.kind, match.id) for match in names] == [
        ("film", "tt1"),
        ("keyword", "sea"),
        ("person", "nm4"),
    ]


def test_what_people_do_is_counted_most_first(questions):
    people = questions.well_known(films=9, people=9).people
    (named,) = [person for person in people if person.id == "nm3"]

    assert [(count.role, count.films) for count in named.roles] == [
        (Role.ACTOR, 3),
        (Role.WRITER, 1),
    ]


def test_characters_come_with_film_and_actor(questions):
    [row] = questions.characters(CATS, FOG).rows

    assert row.characters == ("Captain Élan Hook",)


def test_a_change_shows_in_the_version(connect, store):
    store_films(store)
    questions = PostgresQuestions(connect)
    before = questions.version()

    store.delete(FilmId("tt3"))

    # PostgreSQL's statistics may take a second to tell.
    assert _changes_within(questions, before, seconds=5)


def _changes_within(questions, before: str, *, seconds: float) -> bool:
    from time import monotonic, sleep

    ends = monotonic() + seconds
    while monotonic() < ends:
        if questions.version() != before:
            return True
        sleep(0.1)
    return False


def test_any_expression_means_the_same_in_sql_as_in_memory(questions, in_memory):
    @settings(
        max_examples=150,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(films_wanted(), people_wanted())
    def compare(films: Films, people: People) -> None:
        found = questions.find_films(films, limit=10)
        assert [r.id for r in found.rows] == [
            r.id for r in in_memory.find_films(films, limit=10).rows
        ]
        who = questions.find_people(people, limit=10)
        assert who.total == len({row.id for row in who.rows})

    compare()


@pytest.mark.parametrize(
    "value", ["a\x00b", "x" * 5_000, "%_\\", "'; DROP TABLE films"]
)
def test_no_text_harms_the_statement(questions, value):
    found = questions.find_films(Films((TitleHas(value), DRAMA)), limit=5)

    assert found.rows == ()
    assert questions.names([value]) == []


def test_no_number_is_too_big(questions):
    huge = Bound(Measure.VOTES, Op.ABOVE, 1e300)

    assert questions.find_films(Films((huge,)), limit=5).rows == ()
