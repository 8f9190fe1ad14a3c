"""IMDb's files again: unchanged, changed, called off, and while others read."""

import threading

import pytest

from backend.adapters.named_sql import named_queries
from backend.adapters.postgres.connect import Connect
from backend.adapters.postgres.store import PostgresFilmStore
from backend.domain.errors import (
    AlreadyRunning,
    Cancelled,
    DatabaseUnavailable,
    InvalidRequest,
    MovieChatError,
)
from backend.domain.films import FilmId
from backend.domain.records import read_record
from ingestion import workbench
from ingestion.intake import Intake
from ingestion.sources.imdb import taking_in
from ingestion.sources.imdb.choice import Choice
from tests.catalogue_state import differences, state_of
from tests.imdb_files import FEW, with_rows, write_imdb
from tests.integration.taking_in import everything, take_in
from tests.progress import Quiet

pytestmark = pytest.mark.postgres

THIRD_MAN = FilmId("tt0041959")


def test_the_same_files_again_change_nothing_and_are_not_even_read(
    intake, store, tmp_path
):
    folder = write_imdb(tmp_path / "imdb")
    take_in(intake, folder)
    before = everything(store)

    again = take_in(intake, folder)

    assert again.is_unchanged
    assert everything(store) == before
    assert not any("Reading" in stage for stage in intake.progress.stages[-3:])


def test_a_changed_file_touches_only_the_rows_that_changed(intake, connect, tmp_path):
    folder = write_imdb(tmp_path / "imdb")
    take_in(intake, folder)
    before = versions(connect)
    ratings = ("tt0041959|8.2|180001", *FEW["title.ratings"][1:])

    changed = take_in(intake, write_imdb(folder, with_rows({"title.ratings": ratings})))

    assert changed.counts["rows_written"] == 1
    assert changed.counts["rows_gone"] == 0
    after = versions(connect)
    assert {key for key in before if before[key] != after[key]} == {
        ("films", THIRD_MAN)
    }


def test_films_that_would_leave_in_suspicious_numbers_stay_and_are_counted(
    intake, store, tmp_path
):
    folder = write_imdb(tmp_path / "imdb")
    take_in(intake, folder)
    one_of_three_less = {"title.basics": FEW["title.basics"][:-2]}

    outcome = take_in(intake, write_imdb(folder, with_rows(one_of_three_less)))

    assert (outcome.counts["films_gone"], outcome.counts["films_spared"]) == (0, 1)
    assert "tt0053198" in {record["id"] for record in everything(store)}


def test_what_another_version_left_half_done_is_not_gone_on_with(
    intake, store, tmp_path, monkeypatch
):
    folder = write_imdb(tmp_path / "imdb")
    with monkeypatch.context() as earlier:
        steps = {**named_queries(taking_in.PACKAGE), "chosen": "SELECT 1 AS title"}
        earlier.setattr(taking_in, "named_queries", lambda _: steps)
        earlier.setattr(workbench, "named_queries", lambda _: steps)
        with pytest.raises(MovieChatError):
            take_in(intake, folder)

    take_in(intake, folder)

    assert len(everything(store)) == 3


def versions(connect: Connect) -> dict[tuple[str, str], str]:
    """Return the transactions that last wrote each film's rows."""
    asked = """
        SELECT 'films', id, xmin::text FROM films UNION ALL
        SELECT 'titles', f.id, string_agg(t.xmin::text, ' ' ORDER BY t.ctid)
          FROM film_titles AS t JOIN films AS f USING (film_key) GROUP BY f.id UNION ALL
        SELECT 'genres', f.id, string_agg(g.xmin::text, ' ' ORDER BY g.ctid)
          FROM film_genres AS g JOIN films AS f USING (film_key) GROUP BY f.id UNION ALL
        SELECT 'credits', f.id, string_agg(c.xmin::text, ' ' ORDER BY c.ctid)
          FROM credits AS c JOIN films AS f USING (film_key) GROUP BY f.id"""
    with connect() as connection:
        rows = connection.execute(asked).fetchall()
    return {(table, film_id): version for table, film_id, version in rows}


def test_a_film_that_changed_its_cast_and_genres_has_the_new_ones(
    intake, catalogue, tmp_path
):
    folder = write_imdb(tmp_path / "imdb")
    take_in(intake, folder)
    changed = with_rows(
        {
            "title.basics": (
                "tt0041959|movie|The Third Man|-|0|1949|-|104|Thriller",
                *FEW["title.basics"][1:],
            ),
            "title.principals": FEW["title.principals"][1:],
            "name.basics": (
                "nm0001072|Joe Cotten|1905|1994|actor|-",
                *(r for r in FEW["name.basics"] if "Cotten" not in r),
            ),
        },
    )

    take_in(intake, write_imdb(folder, changed))

    film = catalogue.film(THIRD_MAN)
    assert (film.runtime, film.genres) == (104, ("Thriller",))
    assert [m.person.name for m in film.cast] == ["Joe Cotten"]


def test_changing_step_by_step_ends_where_starting_anew_does(
    intake, store, connect, tmp_path, cluster
):
    folder = write_imdb(tmp_path / "imdb")
    take_in(intake, folder)
    changed = with_rows({"title.ratings": ("tt0041959|1.0|5",), "title.crew": ()})
    take_in(intake, write_imdb(folder, changed))

    with cluster.fresh() as name:
        elsewhere = cluster.connect(name)
        take_in(Intake(elsewhere, tmp_path / "other", Quiet()), folder)
        anew = everything(PostgresFilmStore(elsewhere))

    assert everything(store) == anew


@pytest.mark.parametrize("stop_at", [1, 7, 10, 13, 15])
def test_called_off_anywhere_and_run_again_it_ends_as_if_undisturbed(
    connect, cluster, tmp_path, stop_at
):
    folder = write_imdb(tmp_path / "imdb")

    class CalledOff(Quiet):
        left = stop_at

        def check(self) -> None:
            self.left -= 1
            if self.left == 0:
                raise Cancelled("called off")

    with pytest.raises(Cancelled):
        take_in(Intake(connect, tmp_path / "work", CalledOff()), folder)
    outcome = take_in(Intake(connect, tmp_path / "work", Quiet()), folder)

    with cluster.fresh() as name:
        elsewhere = cluster.connect(name)
        take_in(Intake(elsewhere, tmp_path / "other", Quiet()), folder)
        undisturbed = everything(PostgresFilmStore(elsewhere))
    assert not outcome.is_unchanged
    assert everything(PostgresFilmStore(connect)) == undisturbed
    assert not list((tmp_path / "work").glob("imdb-*"))


def test_files_changed_between_a_stop_and_the_next_run_are_read_anew(
    connect, cluster, tmp_path
):
    folder = write_imdb(tmp_path / "imdb")

    class CalledOff(Quiet):
        def stage(self, name: str, total: int | None = None) -> None:
            if name == "Loading tables":
                raise Cancelled("called off")

    with pytest.raises(Cancelled):
        take_in(Intake(connect, tmp_path / "work", CalledOff()), folder)
    changed = with_rows({"title.ratings": ("tt0041959|1.0|5",)})
    take_in(Intake(connect, tmp_path / "work", Quiet()), write_imdb(folder, changed))

    with cluster.fresh() as name:
        elsewhere = cluster.connect(name)
        take_in(Intake(elsewhere, tmp_path / "other", Quiet()), folder)
        assert not differences(state_of(connect), state_of(elsewhere))


def test_a_file_changed_while_it_is_read_is_said_and_read_again(
    connect, catalogue, tmp_path
):
    folder = write_imdb(tmp_path / "imdb")

    class Overwritten(Quiet):
        def stage(self, name: str, total: int | None = None) -> None:
            if name == "Loading tables":
                lines = ("tt0041959|1.0|5",)
                write_imdb(folder, {"title.ratings": lines})

    with pytest.raises(InvalidRequest, match="was changed while it was read"):
        take_in(Intake(connect, tmp_path / "work", Overwritten()), folder)
    again = take_in(Intake(connect, tmp_path / "work", Quiet()), folder)

    assert not again.is_unchanged
    assert catalogue.film(THIRD_MAN).rating == 1.0


def test_two_choices_at_once_are_taken_in_one_after_the_other(connect, tmp_path):
    folder = write_imdb(tmp_path / "imdb")

    class Meanwhile(Quiet):
        def stage(self, name: str, total: int | None = None) -> None:
            if name == "Loading tables":
                second = Intake(connect, tmp_path / "work", Quiet())
                with pytest.raises(AlreadyRunning):
                    take_in(second, folder, Choice(top=1))

    outcome = take_in(Intake(connect, tmp_path / "work", Meanwhile()), folder)

    assert outcome.counts["films"] == 3


def test_readers_find_films_while_tables_are_made_anew(
    intake, connect, catalogue, tmp_path
):
    folder = write_imdb(tmp_path / "imdb")
    take_in(intake, folder)
    stop, found = threading.Event(), []

    def read() -> None:
        while not stop.is_set():
            found.append(len(catalogue.read_films([THIRD_MAN]).films))

    reader = threading.Thread(target=read)
    reader.start()
    many = tuple(f"tt{n:07}|movie|Film {n}|-|0|1950|-|90|Drama" for n in range(1, 300))
    more = with_rows({"title.basics": (*FEW["title.basics"], *many)})
    take_in(intake, write_imdb(folder, more))
    stop.set()
    reader.join()

    assert found
    assert set(found) == {1}


def test_a_lost_connection_in_the_middle_leaves_the_catalogue_as_it_was(
    intake, store, connect, tmp_path
):
    ours = read_record({"title": "Ours", "year": 2020})
    store.store([ours])
    folder = write_imdb(tmp_path / "imdb")
    before = everything(store)

    class Cut(Quiet):
        def stage(self, name: str, total: int | None = None) -> None:
            if name == "Loading tables":
                with connect() as connection:
                    connection.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                        "WHERE datname = current_database() "
                        "AND pid <> pg_backend_pid()",
                    )

    with pytest.raises(DatabaseUnavailable):
        take_in(Intake(connect, tmp_path / "work", Cut()), folder)

    assert everything(store) == before
    take_in(intake, folder)
    assert len(everything(store)) == 4
