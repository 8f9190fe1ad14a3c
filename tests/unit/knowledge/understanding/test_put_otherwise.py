"""Questions become plans also if they ask more than one thing, or name in part."""

import pytest

from backend.domain.films import FilmId
from backend.domain.plans import (
    AgeAt,
    Average,
    Compare,
    Field,
    ListFilms,
    ListPeople,
    Plan,
    ReadFilms,
    Several,
    Verdict,
)
from backend.domain.wanted import (
    CreditedOn,
    Direction,
    Films,
    FilmTest,
    IsFilm,
    IsPerson,
    MadeBy,
    Measure,
    Not,
    Op,
    Order,
    People,
    Role,
    Than,
    TitleHas,
)
from backend.domain.wishes import Said
from tests.builders import a_film, a_person, cast, people
from tests.expressions import ACTED, DIRECTED, WROTE, bound, genre
from tests.fakes.world import World

JAWS = a_film(
    "Jaws",
    year=1975,
    directors=people("Steven Spielberg"),
    writers=people("Peter Benchley"),
    genres=("Thriller",),
)
ALIEN = a_film("Alien", year=1979, genres=("Horror",))
THE_KID = a_film(
    "The Kid",
    directors=people("Charles Chaplin"),
    cast=cast("Charles Chaplin"),
    genres=("Comedy",),
)
CALIGARI = a_film("The Cabinet of Dr. Caligari")
TOWERS = a_film("The Lord of the Rings: The Two Towers")
OLD_KONG, NEW_KONG = (a_film("King Kong", year=year) for year in (1933, 2005))
BATMANS = (a_film("Batman"), a_film("Batman Begins"), a_film("Night Bat"))
WORLD = World(JAWS, ALIEN, THE_KID, CALIGARI, TOWERS, OLD_KONG, NEW_KONG, *BATMANS)

HORROR = genre("Horror")
THE_JAWS = Films((IsFilm((JAWS.id,)),))
THE_ALIEN = Films((IsFilm((ALIEN.id,)),))
THE_THE_KID = Films((IsFilm((THE_KID.id,)),))


def plan(question: str, *history: str) -> Plan:
    return WORLD.understanding.plan(question, [Said("user", h) for h in history])


def credited(role: Role, film_id: FilmId) -> ListPeople:
    return ListPeople(People((CreditedOn(Films((IsFilm((film_id,)),)), (role,)),)))


def made_by(name: str, *roles: Role) -> MadeBy:
    return MadeBy(People((IsPerson((a_person(name).id,)),)), roles)


def listed(
    *tests: FilmTest, by: Order | None = None, limit: int | None = None, skip: int = 0
) -> ListFilms:
    return ListFilms(Films(tests, by, limit, skip))


def most(measure: Measure) -> Order:
    return Order(measure, Direction.MOST)


DIRECTS_JAWS = credited(Role.DIRECTOR, JAWS.id)


@pytest.mark.parametrize(
    ("question", "plans"),
    [
        (
            "Who directed Jaws and when did it come out?",
            (DIRECTS_JAWS, ReadFilms(THE_JAWS, Field.YEAR)),
        ),
        (
            "who made Jaws, how long is it and who wrote it",
            (
                DIRECTS_JAWS,
                ReadFilms(THE_JAWS, Field.RUNTIME),
                credited(Role.WRITER, JAWS.id),
            ),
        ),
        (
            "who directed Jaws and how long is Alien",
            (DIRECTS_JAWS, ReadFilms(THE_ALIEN, Field.RUNTIME)),
        ),
    ],
)
def test_several_questions_in_one_are_all_asked(question, plans):
    assert plan(question) == Several(plans)


def test_what_is_asked_twice_in_one_is_asked_once():
    assert plan("who directed Jaws and who directed Jaws") == DIRECTS_JAWS


def test_after_several_questions_it_is_the_film_they_were_about():
    asked = plan("how long is it", "who directed Jaws and when did it come out")

    assert asked == ReadFilms(THE_JAWS, Field.RUNTIME)


@pytest.mark.parametrize(
    ("question", "films", "measure"),
    [
        ("average rating of horror films", Films((HORROR,)), Measure.RATING),
        ("how long are horror films on average", Films((HORROR,)), Measure.RUNTIME),
        ("average year of comedies", Films((genre("Comedy"),)), Measure.YEAR),
        (
            "what is the average length of films by Steven Spielberg",
            Films((made_by("Steven Spielberg", *DIRECTED),)),
            Measure.RUNTIME,
        ),
    ],
)
def test_averages_are_of_films_and_a_measure(question, films, measure):
    assert plan(question) == Average(films, measure)


def test_the_average_of_one_film_is_its_own_number():
    asked = plan("what's the average rating of Jaws")

    assert asked == ReadFilms(THE_JAWS, Field.RATING)


@pytest.mark.parametrize(
    ("question", "films", "year"),
    [
        ("how old was Charles Chaplin in The Kid", THE_THE_KID, None),
        ("how old was Charles Chaplin when The Kid came out", THE_THE_KID, None),
        ("how old was Charles Chaplin when he made The Kid", THE_THE_KID, None),
        ("how old was Charles Chaplin in 1950", None, 1950),
    ],
)
def test_how_old_somebody_was_is_told_by_a_film_or_a_year(question, films, year):
    who = People((IsPerson((a_person("Charles Chaplin").id,)),))

    assert plan(question) == AgeAt(who, films, year)


@pytest.mark.parametrize(
    ("question", "tests"),
    [
        ("films longer than Jaws", (Than(Measure.RUNTIME, Op.ABOVE, THE_JAWS),)),
        ("movies shorter than Jaws", (Than(Measure.RUNTIME, Op.BELOW, THE_JAWS),)),
        (
            "films with a higher rating than Jaws",
            (Than(Measure.RATING, Op.ABOVE, THE_JAWS),),
        ),
        ("films newer than Jaws", (Than(Measure.YEAR, Op.ABOVE, THE_JAWS),)),
        (
            "any horror films shorter than Jaws",
            (Than(Measure.RUNTIME, Op.BELOW, THE_JAWS), HORROR),
        ),
        ("movies with the word night in the title", (TitleHas("night"),)),
        ("films with Night in the title", (TitleHas("night"),)),
        ("films whose title contains night", (TitleHas("night"),)),
        ("the Batman movies", (TitleHas("batman"),)),
    ],
)
def test_films_are_told_by_another_film_or_by_words_of_their_titles(question, tests):
    assert plan(question) == listed(*tests)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("second longest film", listed(by=most(Measure.RUNTIME), limit=1, skip=1)),
        (
            "the second best horror film",
            listed(HORROR, by=most(Measure.RATING), limit=1, skip=1),
        ),
        (
            "what is the third oldest film",
            listed(by=Order(Measure.YEAR, Direction.LEAST), limit=1, skip=2),
        ),
    ],
)
def test_a_film_is_told_by_its_place(question, expected):
    assert plan(question) == expected


@pytest.mark.parametrize(
    ("question", "measure"),
    [
        ("are Jaws and Alien the same length", Measure.RUNTIME),
        ("do Jaws and Alien have the same length?", Measure.RUNTIME),
        ("were Jaws and Alien made in the same year", Measure.YEAR),
    ],
)
def test_the_same_number_is_asked_of_two_films(question, measure):
    asked = Compare((THE_JAWS, THE_ALIEN), measure, Verdict.SAME)

    assert plan(question) == asked


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("which one is best", listed(HORROR, by=most(Measure.RATING), limit=1)),
        (
            "which of those is the oldest?",
            listed(HORROR, by=Order(Measure.YEAR, Direction.LEAST), limit=1),
        ),
        (
            "and what is the second longest",
            listed(HORROR, by=most(Measure.RUNTIME), limit=1, skip=1),
        ),
        (
            "sort them by year",
            listed(HORROR, by=Order(Measure.YEAR, Direction.LEAST)),
        ),
        ("sort them by rating", listed(HORROR, by=most(Measure.RATING))),
        (
            "anything shorter than 100 minutes",
            listed(HORROR, bound(Measure.RUNTIME, "<", 100)),
        ),
        (
            "something from after 1990",
            listed(HORROR, bound(Measure.YEAR, ">", 1990)),
        ),
    ],
)
def test_after_a_list_its_films_are_meant(question, expected):
    assert plan(question, "horror films") == expected


def test_the_other_one_is_the_film_of_that_title_that_was_not_meant():
    asked = plan("no, the other one", "who directed King Kong from 1933")

    [found] = WORLD.questions.find_films(films_of(asked), limit=9).rows
    assert found.id == NEW_KONG.id


def test_the_other_one_is_the_film_named_before():
    asked = plan("the other one", "how long is Jaws", "how long is Alien")

    assert asked == ReadFilms(THE_JAWS, Field.RUNTIME)


def films_of(asked: Plan) -> Films:
    """Return the films whose people are asked for."""
    assert isinstance(asked, ListPeople)
    [credit] = asked.people.where
    assert isinstance(credit, CreditedOn)
    return credit.films


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("films by Charlie Chaplin", "Charles Chaplin"),
        ("films by Steve Spielberg", "Steven Spielberg"),
        ("films by Stephen Speilberg", "Steven Spielberg"),
    ],
)
def test_people_are_meant_by_other_forms_of_their_names(question, name):
    assert plan(question) == listed(made_by(name, *DIRECTED))


@pytest.mark.parametrize(
    ("question", "film"),
    [
        ("who directed the cabinet of caligari", CALIGARI),
        ("who directed cabinet of doctor caligary", CALIGARI),
        ("who directed caligari", CALIGARI),
        ("who directed the two towers", TOWERS),
        ("who directed lotr", TOWERS),
        ("who directed the lord of the rings", TOWERS),
    ],
)
def test_films_are_meant_by_parts_of_their_titles(question, film):
    assert plan(question) == credited(Role.DIRECTOR, film.id)


@pytest.mark.parametrize(
    ("question", "roles", "denied"),
    [
        ("films with Charles Chaplin that he did not direct", ACTED, DIRECTED),
        ("films Charles Chaplin wrote that he did not direct", WROTE, DIRECTED),
        ("films by Charles Chaplin that he did not write", DIRECTED, WROTE),
    ],
)
def test_what_somebody_did_not_do_is_left_out(question, roles, denied):
    made = made_by("Charles Chaplin", *roles)
    not_made = Not(made_by("Charles Chaplin", *denied))

    assert plan(question) == listed(made, not_made)
