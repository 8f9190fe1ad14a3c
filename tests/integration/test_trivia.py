"""Trivia are true of the rows, and only told where there is enough to tell."""

from collections.abc import Iterator

import pytest

from backend.adapters.postgres.asking import PostgresQuestions
from backend.adapters.postgres.store import PostgresFilmStore
from backend.domain.people import PersonId
from backend.domain.plans import Trivia
from backend.domain.records import read_record
from backend.domain.wanted import Films, IsPerson, People
from backend.knowledge.results import TriviaTold
from backend.knowledge.trivia import MOST_FACTS, tell_trivia
from tests.expressions import the_film

pytestmark = pytest.mark.postgres

PEOPLE = {"Ann": "nm1", "Bea": "nm2", "Cal": "nm3"}
ANN, BEA, CAL = ({"id": key, "name": name} for name, key in PEOPLE.items())
LONGEST = 5


@pytest.fixture(scope="module")
def questions(cluster) -> Iterator[PostgresQuestions]:
    films = [
        {
            "id": f"tt{n}",
            "title": f"Film {n}",
            "year": 1990,  # all at once, so none of them is the earliest
            "runtime": 90 + n,
            "rating": 5 + n / 10,
            "votes": 100 * n,
            "genres": ["Drama"],
            "directors": [ANN],
            "cast": [BEA],
        }
        for n in range(1, LONGEST + 1)
    ]
    films.append({"id": "tt6", "title": "Alone", "directors": [CAL], "cast": [CAL]})
    films.append({"id": "tt7", "title": "Bare"})
    with cluster.fresh() as name:
        connect = cluster.connect(name)
        PostgresFilmStore(connect).store([read_record(film) for film in films])
        yield PostgresQuestions(connect)


def someone(name: str) -> People:
    return People((IsPerson((PersonId(PEOPLE[name]),), name),))


@pytest.fixture
def told(questions):
    def tell(about: Films | People) -> list[str]:
        result = tell_trivia(questions, Trivia(about))
        assert isinstance(result, TriviaTold)
        return [fact.text for fact in result.facts]

    return tell


def test_a_film_is_ranked_among_its_like(told):
    ranked, longest, *_ = told(the_film("Film 5", film_id="tt5"))

    assert ranked == (
        "Rated 5.5, Film 5 (1990) is number 1 of the 5 films of 1990 listed under "
        "drama here"
    )
    assert longest == (
        "With 95 minutes it is the longest of the 5 films here that Ann directed"
    )


def test_a_rank_counts_those_rated_better(told):
    assert "is number 3 of the 5 films" in told(the_film("Film 3", film_id="tt3"))[0]


def test_people_are_told_with_whom_they_work_most(told):
    assert told(someone("Ann")) == [
        "Ann and Bea are credited together on 5 of the films here",
        "Of 5 films of Ann here, Film 5 (1990) has most votes: 500",
        "The longest of them is Film 5 (1990), with 95 minutes",
    ]


def test_films_of_one_year_are_none_of_them_the_earliest(told):
    facts = [*told(someone("Ann")), *told(the_film("Film 5", film_id="tt5"))]

    assert not [fact for fact in facts if "earliest" in fact]
    assert len(facts) <= 2 * MOST_FACTS


def test_who_directed_and_acts_is_told_once(told):
    assert told(the_film("Alone", film_id="tt6")) == [
        "Cal both directed it and acts in it"
    ]


def test_of_a_film_of_which_little_is_known_nothing_is_made_up(told):
    assert told(the_film("Bare", film_id="tt7")) == []
    assert told(someone("Cal")) == []


def test_each_fact_says_what_it_rests_on(questions):
    result = tell_trivia(questions, Trivia(someone("Ann")))

    assert isinstance(result, TriviaTold)
    assert all(
        fact.statement.sql and fact.borne_by in fact.text for fact in result.facts
    )
