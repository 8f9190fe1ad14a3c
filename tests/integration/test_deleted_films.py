"""A film that was deleted by hand stays deleted, whatever is taken in."""

import json
from pathlib import Path

import pytest

from backend.domain.errors import Cancelled, NotFound
from backend.domain.films import FilmId
from backend.domain.records import read_record
from backend.domain.sources import Source
from ingestion.intake import Intake
from tests.catalogue_state import differences, state_of
from tests.imdb_files import FEW, with_rows, write_imdb
from tests.integration.taking_in import take_in
from tests.progress import Quiet

pytestmark = pytest.mark.postgres

THIRD_MAN = FilmId("tt0041959")
KANE = FilmId("tt0033467")
LOTTERY = tuple(f"tt{n:07}|movie|Film {n}|-|0|1950|-|90|Drama" for n in range(1, 40))


def ids(store) -> set[str]:
    return {film.id for film in store.all_films()}


def next_day(folder: Path, *more: str) -> Path:
    ratings = ("tt0041959|8.2|180001", *FEW["title.ratings"][1:])
    titles = (*FEW["title.basics"], *more)
    rows = with_rows({"title.ratings": ratings, "title.basics": titles})
    return write_imdb(folder, rows)


def wikipedia(folder: Path, lead: str) -> Path:
    folder.mkdir(exist_ok=True)
    film = {
        "title": "The Third Man",
        "year": 1949,
        "cast": ["Orson Welles", "Joseph Cotten"],
        "genres": [],
        "href": "The_Third_Man",
        "extract": f"The Third Man is a 1949 film noir. {lead}",
    }
    (folder / "movies-1940s.json").write_text(json.dumps([film]))
    return folder


@pytest.mark.parametrize("more", [(), LOTTERY], ids=["patched", "made anew"])
def test_imdbs_next_day_does_not_bring_it_back(
    intake, store, connect, cluster, tmp_path, more
):
    folder = write_imdb(tmp_path / "imdb")
    take_in(intake, folder)
    store.delete(THIRD_MAN)

    outcome = take_in(intake, next_day(folder, *more))

    assert outcome.counts["unwanted"] == 1
    with cluster.fresh() as name:
        elsewhere = cluster.connect(name)
        without = [row for row in FEW["title.basics"] if THIRD_MAN not in row]
        rows = with_rows({"title.basics": (*without, *more)})
        other = Intake(elsewhere, tmp_path / "other", Quiet())
        take_in(other, write_imdb(tmp_path / "without", rows))
        assert not differences(state_of(connect), state_of(elsewhere))


def test_a_film_deleted_while_imdb_is_read_does_not_come_with_it(
    store, connect, tmp_path
):
    class Deleting(Quiet):
        def stage(self, name: str, total: int | None = None) -> None:
            if name == "Choosing titles":
                store.store([read_record({"id": KANE, "title": "Citizen Kane"})])
                store.delete(KANE)

    take_in(
        Intake(connect, tmp_path / "work", Deleting()), write_imdb(tmp_path / "imdb")
    )

    assert ids(store) == {THIRD_MAN, "tt0053198"}


def test_a_load_that_was_stopped_is_begun_anew_once_a_film_is_deleted(
    store, connect, tmp_path
):
    class CalledOff(Quiet):
        def stage(self, name: str, total: int | None = None) -> None:
            if name == "Loading tables":
                raise Cancelled("called off")

    folder = write_imdb(tmp_path / "imdb")
    with pytest.raises(Cancelled):
        take_in(Intake(connect, tmp_path / "work", CalledOff()), folder)
    store.store([read_record({"id": KANE, "title": "Citizen Kane"})])
    store.delete(KANE)

    outcome = take_in(Intake(connect, tmp_path / "work", Quiet()), folder)

    assert (outcome.counts["films"], outcome.counts["unwanted"]) == (2, 1)
    with connect() as connection:
        idle = "SELECT FROM people AS p WHERE NOT EXISTS (SELECT FROM credits AS c "
        rows = connection.execute(f"{idle} WHERE c.person_key = p.person_key)")
        assert not rows.fetchall()


def test_no_source_brings_it_back_under_the_id_that_it_has_of_its_own(
    intake, store, tmp_path
):
    take_in(intake, write_imdb(tmp_path / "imdb"))
    intake.wikipedia(wikipedia(tmp_path / "wiki", "A writer looks for his friend."))
    store.delete(THIRD_MAN)
    before = ids(store)

    outcome = intake.wikipedia(wikipedia(tmp_path / "wiki", "He finds a grave."))

    assert (outcome.counts["unwanted"], outcome.counts["added"]) == (1, 0)
    assert ids(store) == before


def test_a_film_that_went_by_another_id_comes_back_by_neither(intake, store, tmp_path):
    intake.wikipedia(wikipedia(tmp_path / "wiki", "A writer looks for his friend."))
    take_in(intake, write_imdb(tmp_path / "imdb"))
    store.delete(THIRD_MAN)

    intake.wikipedia(wikipedia(tmp_path / "wiki", "He finds a grave."))
    take_in(intake, next_day(tmp_path / "imdb"))

    assert ids(store) == {KANE, "tt0053198"}


def test_whoever_adds_it_again_has_it_and_what_sources_say_of_it(
    intake, store, catalogue, tmp_path
):
    take_in(intake, write_imdb(tmp_path / "imdb"))
    store.delete(THIRD_MAN)
    with pytest.raises(NotFound):
        catalogue.film(THIRD_MAN)

    store.store([read_record({"id": THIRD_MAN, "title": "My Third Man"})])
    intake.wikipedia(wikipedia(tmp_path / "wiki", "A writer looks for his friend."))
    outcome = take_in(intake, next_day(tmp_path / "imdb"))

    film = catalogue.film(THIRD_MAN)
    assert (film.title, film.rating) == ("My Third Man", 8.2)
    assert "unwanted" not in outcome.counts


def test_a_film_of_ones_own_in_its_place_does_not_bring_it_back(
    intake, store, tmp_path
):
    take_in(intake, write_imdb(tmp_path / "imdb"))
    store.delete(THIRD_MAN)
    mine = read_record({"title": "The Third Man", "year": 1949})
    store.store([mine])

    take_in(intake, next_day(tmp_path / "imdb"))
    intake.wikipedia(wikipedia(tmp_path / "wiki", "A writer looks for his friend."))

    assert ids(store) == {KANE, "tt0053198", mine.film.id}


def test_the_starter_catalogue_does_not_bring_it_back(store):
    record = read_record({"id": THIRD_MAN, "title": "The Third Man"})
    store.store([record], source=Source.STARTER)
    store.delete(THIRD_MAN)

    counts = store.store([record], source=Source.STARTER)

    assert (counts.added, counts.unwanted) == (0, 1)
    assert not ids(store)
