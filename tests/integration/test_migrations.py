"""The database is brought from any earlier state to the present one."""

import threading
from pathlib import Path

import pytest

from backend.adapters.postgres.catalogue import PostgresFilmCatalogue
from backend.adapters.postgres.migrate import Migration, migrate, shipped_migrations
from backend.adapters.postgres.passages import PostgresPassages
from backend.domain.errors import DatabaseTooNew, MovieChatError
from backend.domain.films import FilmId
from backend.domain.passages import cut_into_passages

pytestmark = pytest.mark.postgres

STATES = Path(__file__).with_name("states")
VERSIONS = [step.version for step in shipped_migrations()]


@pytest.fixture
def empty(cluster):
    """Connects to a database without a table."""
    with cluster.fresh(template="template0") as name:
        yield cluster.connect(name)


def restore(connect, version: int) -> None:
    """Restore a dump; a new state is dumped by tests/integration/states/make_state."""
    dump = (STATES / f"{version:04}.sql").read_text()
    with connect() as connection:
        connection.execute(dump)


def tables(connect) -> set[str]:
    with connect() as connection:
        rows = connection.execute(
            "SELECT table_name FROM information_schema.tables "
            "WHERE table_schema = 'public'",
        )
        return {name for (name,) in rows}


@pytest.mark.parametrize("version", VERSIONS)
def test_a_dump_of_every_state_comes_up_to_date_with_its_data(empty, version):
    restore(empty, version)

    steps = migrate(empty)

    assert steps == len(VERSIONS) - VERSIONS.index(version) - 1
    film = PostgresFilmCatalogue(empty).film(FilmId("tt0041959"))
    assert film.name == "The Third Man (1949)"
    assert [person.name for person in film.directors] == ["Carol Reed"]
    assert film.plot
    assert PostgresPassages(empty).cut_plots(cut_into_passages) == 2


def test_co_likes_that_were_made_in_another_way_are_gone_and_signs_are_welcome(empty):
    restore(empty, 10)
    with empty() as connection:
        connection.execute("INSERT INTO co_likes VALUES (1, 2, 0.4)")

    migrate(empty)

    with empty() as connection:
        left = connection.execute("SELECT count(*) FROM co_likes").fetchone()
        connection.execute("INSERT INTO co_likes VALUES (1, 2, -0.4)")
    assert left == (0,)


def test_a_migrated_database_is_left_alone(empty):
    migrate(empty)

    assert migrate(empty) == 0


def test_processes_that_start_at_once_migrate_once(empty):
    steps: list[int] = []
    threads = [
        threading.Thread(target=lambda: steps.append(migrate(empty))) for _ in range(5)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(steps) == [0, 0, 0, 0, len(shipped_migrations())]


def test_a_step_that_fails_leaves_the_state_before_it(empty):
    good = Migration(1, "0001_good", "CREATE TABLE good (n int)")
    bad = Migration(2, "0002_bad", "CREATE TABLE half (n int); SELECT 1 / 0")

    with pytest.raises(MovieChatError, match="division by zero"):
        migrate(empty, [good, bad])

    assert tables(empty) == {"schema_migrations", "good"}
    assert migrate(empty, [good, Migration(2, "0002_mended", "SELECT 1")]) == 1


def test_a_database_of_a_newer_program_is_refused_and_not_touched(empty):
    newer = [*shipped_migrations(), Migration(99, "0099_future", "SELECT 1")]
    migrate(empty, newer)

    with pytest.raises(DatabaseTooNew, match=r"newer Movie Chat.*Nothing was changed"):
        migrate(empty)


def test_a_step_that_was_altered_after_it_was_applied_is_refused(empty):
    migrate(empty, [Migration(1, "0001_first", "SELECT 1")])

    with pytest.raises(MovieChatError, match="0001_first"):
        migrate(empty, [Migration(1, "0001_first", "SELECT 2")])
