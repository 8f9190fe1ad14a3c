"""A database of these films, which no test here changes."""

from collections.abc import Iterator
from typing import Any

import pytest

from backend.adapters.postgres.asking import PostgresQuestions
from backend.adapters.postgres.connect import Connect
from backend.adapters.postgres.store import PostgresFilmStore
from backend.domain.records import read_record
from backend.domain.wanted import (
    Films,
    FilmTest,
    People,
    PersonTest,
)
from tests.integration.asking.catalogue import (
    BEA,
    CAL,
    FILMS,
)


@pytest.fixture(scope="module")
def connect(cluster) -> Iterator[Connect]:
    """A database with these films, which no test changes."""
    with cluster.fresh() as name:
        connect = cluster.connect(name)
        PostgresFilmStore(connect).store([read_record(film) for film in FILMS])
        with connect() as connection:
            connection.execute(
                "UPDATE people SET birth_year = 1950, professions = '{actress}' "
                "WHERE id = %s",
                [BEA],
            )
            connection.execute(
                "UPDATE people SET birth_year = 1970 WHERE id = %s", [CAL]
            )
        yield connect


@pytest.fixture(scope="module")
def questions(connect) -> PostgresQuestions:
    return PostgresQuestions(connect)


@pytest.fixture
def found(questions):
    """Return the ids of films that pass tests, most voted first."""

    def find(*tests: FilmTest, **rest: Any) -> list[str]:
        films = Films(tests, **rest)
        return [row.id for row in questions.find_films(films, limit=10).rows]

    return find


@pytest.fixture
def people(questions):
    """Return the ids of people who pass tests."""

    def find(*tests: PersonTest, **rest: Any) -> list[str]:
        wanted = People(tests, **rest)
        return [row.id for row in questions.find_people(wanted, limit=10).rows]

    return find


@pytest.fixture(scope="module")
def kept(connect) -> Iterator[PostgresQuestions]:
    """Questions over one connection, for very many of them."""
    with connect() as connection:
        connection.commit()

        class _Kept:
            def __enter__(self):
                return connection

            def __exit__(self, *error: object) -> None:
                return None

        yield PostgresQuestions(_Kept)
