"""Several sources of one small world: together, in any order, and out again."""

import json
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from backend.adapters.postgres.catalogue import PostgresFilmCatalogue
from backend.adapters.postgres.connect import Connect
from backend.adapters.postgres.ledger import PostgresLedger
from backend.adapters.postgres.matching import PostgresCandidates
from backend.adapters.postgres.store import PostgresFilmStore
from backend.adapters.postgres.viewers import PostgresViewers
from backend.domain.errors import DatabaseUnavailable, InvalidRequest
from backend.domain.films import FilmId
from backend.domain.records import read_record, read_statement, write_record
from backend.domain.sources import Source, sources_above
from ingestion.intake import Intake
from ingestion.matching import match
from ingestion.pipeline import Outcome
from ingestion.said import Stated
from ingestion.sources.imdb.choice import Choice
from ingestion.sources.wikipedia import read_wikipedia
from tests.catalogue_state import differences, state_of
from tests.progress import Quiet
from tests.samples.world import write_world

pytestmark = pytest.mark.postgres

TITLES = 120
FOLDERS = {
    Source.WIKIPEDIA: "wikipedia",
    Source.PLOTS: "movie_plots",
    Source.RATINGS: "movielens",
}


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    folder = tmp_path_factory.mktemp("world")
    write_world(folder, titles=TITLES)
    return folder


def take_in(intake: Intake, world: Path, *sources: Source) -> Iterator[Outcome]:
    for source in sources:
        if source is Source.IMDB:
            yield intake.imdb(world / "imdb", Choice(min_votes=0), lambda _: None)
        else:
            yield getattr(intake, source)(world / FOLDERS[source])


def everything(connect: Connect) -> dict[FilmId, dict[str, object]]:
    films = PostgresFilmStore(connect).all_films()
    return {film.id: write_record(film) for film in films}


def test_pages_find_the_films_that_they_are_of(intake, world, connect):
    list(take_in(intake, world, Source.IMDB))
    truth = json.loads((world / "wikipedia" / "truth.json").read_text())["films"]
    said = read_wikipedia(world / "wikipedia")
    films = [one.record.film for one in said if isinstance(one, Stated)]

    found = match(films, PostgresCandidates(connect, sources_above(Source.WIKIPEDIA)))

    is_of = {
        n: truth[film.name]
        for n, film in enumerate(films)
        if film.name in truth and f"{film.name} #2" not in truth
    }
    wrong = {n for n, film_id in is_of.items() if found.get(n, film_id) != film_id}
    missed = {n for n, film_id in is_of.items() if film_id and n not in found}
    assert len(is_of) > TITLES / 2
    assert not wrong
    assert len(missed) <= len(is_of) / 20


# A plot that found a page before IMDb came stays with that page: the last order of
# the six may differ where a remake has a page and the film itself has none.
ORDERS = list(permutations([Source.IMDB, Source.WIKIPEDIA, Source.PLOTS]))[1:-1]


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
def test_the_order_in_which_sources_come_does_not_matter(
    intake, world, connect, cluster, tmp_path, order
):
    list(take_in(intake, world, Source.IMDB, Source.WIKIPEDIA, Source.PLOTS))

    with cluster.fresh() as name:
        elsewhere = cluster.connect(name)
        other = Intake(elsewhere, tmp_path / "other", Quiet())
        list(take_in(other, world, *order))
        found = everything(elsewhere)

    assert found == everything(connect)


def test_every_source_again_changes_nothing(intake, world, connect):
    sources = [Source.IMDB, Source.WIKIPEDIA, Source.PLOTS, Source.RATINGS]
    list(take_in(intake, world, *sources))
    before = everything(connect)

    again = list(take_in(intake, world, *sources))

    assert all(outcome.is_unchanged for outcome in again)
    assert everything(connect) == before


@pytest.mark.parametrize("source", [Source.WIKIPEDIA, Source.PLOTS, Source.RATINGS])
def test_a_source_taken_out_leaves_what_was_there_without_it(
    intake, world, connect, source
):
    others = [s for s in (Source.IMDB, *FOLDERS) if s is not source]
    list(take_in(intake, world, *others))
    before = everything(connect)
    list(take_in(intake, world, source))
    assert everything(connect) != before

    intake.remove(source)

    assert everything(connect) == before
    assert source not in {run.source for run in PostgresLedger(connect).runs()}


def test_imdb_taken_out_and_in_again_ends_where_it_was(intake, world, connect):
    list(take_in(intake, world, Source.IMDB, Source.WIKIPEDIA))
    before = everything(connect)

    intake.remove(Source.IMDB)
    without = everything(connect)
    list(take_in(intake, world, Source.IMDB))

    assert not [film_id for film_id in without if film_id.startswith("tt")]
    assert set(everything(connect)) == set(before)


def test_a_film_is_found_by_the_id_that_it_went_by_before(intake, world, connect):
    list(take_in(intake, world, Source.WIKIPEDIA))
    before = set(everything(connect))
    list(take_in(intake, world, Source.IMDB))
    gone = sorted(before - set(everything(connect)))

    film = PostgresFilmCatalogue(connect).film(gone[0])

    assert film.id.startswith("tt")


@pytest.mark.parametrize("source", [Source.WIKIPEDIA, Source.PLOTS])
def test_a_file_in_which_nothing_can_be_used_is_said_in_words(intake, tmp_path, source):
    file = tmp_path / "films.jsonl"
    file.write_text("<html>not found</html>\n")

    with pytest.raises(InvalidRequest, match="Nothing in it can be used"):
        getattr(intake, source)(file)


def test_an_edit_by_hand_survives_every_source(intake, world, connect):
    list(take_in(intake, world, Source.IMDB))
    film_id = min(everything(connect))
    store = PostgresFilmStore(connect)
    store.store([read_statement({"id": film_id, "plot": "Ours.", "runtime": 77})])

    list(take_in(intake, world, *FOLDERS))

    film = everything(connect)[film_id]
    assert (film["plot"], film["runtime"]) == ("Ours.", 77)


def test_viewers_ratings_and_likes_are_kept_for_films_that_are_there(
    intake, world, connect
):
    *_, outcome = take_in(intake, world, Source.IMDB, Source.RATINGS)

    with connect() as connection:
        rated, alike = (
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("ratings", "co_likes")
        )
    assert rated == outcome.counts["films_rated"] > 0
    assert alike == outcome.counts["co_likes"] > 0


def test_ratings_are_taken_in_again_where_films_are_now_compared_in_another_way(
    intake, world, monkeypatch
):
    list(take_in(intake, world, Source.IMDB, Source.RATINGS))
    monkeypatch.setattr("ingestion.intake.KEPT", 7)

    *_, outcome = take_in(intake, world, Source.RATINGS)

    assert not outcome.is_unchanged


def test_co_likes_taken_in_keep_their_keys_and_leave_with_a_film(
    intake, world, connect
):
    def keys() -> Any:
        with connect() as connection:
            return connection.execute(
                "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint "
                "WHERE conrelid = 'co_likes'::regclass UNION ALL "
                "SELECT indexname, indexdef FROM pg_indexes "
                "WHERE tablename = 'co_likes' ORDER BY 1, 2"
            ).fetchall()

    before = keys()
    list(take_in(intake, world, Source.IMDB, Source.RATINGS))

    assert keys() == before
    with connect() as connection:
        (signs,) = connection.execute(
            "SELECT array_agg(DISTINCT sign(strength)) FROM co_likes"
        ).fetchone()
        connection.execute(
            "DELETE FROM films WHERE film_key = ANY(SELECT film_key FROM co_likes)"
        )
        left = connection.execute("SELECT count(*) FROM co_likes").fetchone()
    assert signs == [-1, 1]
    assert left == (0,)


def test_while_somebody_keeps_films_locked_co_likes_stay_as_they_were(
    connect, monkeypatch
):
    monkeypatch.setattr("backend.adapters.postgres.viewers.LOCK_ATTEMPTS", 2)
    films = [{"id": f"tt{n}", "title": f"F {n}"} for n in range(2)]
    PostgresFilmStore(connect).store(map(read_record, films))
    viewers = PostgresViewers(connect)
    viewers.replace("a test", [], [("tt0", "tt1", 0.5)])

    with connect() as reading:
        reading.execute("SELECT FROM films")
        with pytest.raises(DatabaseUnavailable, match="nothing was lost"):
            viewers.replace("a test", [], [("tt1", "tt0", -0.5)])

    with connect() as connection:
        kept = connection.execute("SELECT strength FROM co_likes").fetchall()
    assert kept == [(0.5,)]


def test_imdb_taken_out_takes_the_crew_along_that_it_alone_knew(intake, world, connect):
    list(take_in(intake, world, Source.WIKIPEDIA, Source.IMDB))
    before = {row[2] for row in state_of(connect)["credits"]}

    intake.remove(Source.IMDB)

    assert "composer" in before
    assert {row[2] for row in state_of(connect)["credits"]} <= {
        "director",
        "writer",
        "actor",
    }


@pytest.mark.parametrize("source", [Source.WIKIPEDIA, Source.PLOTS])
def test_a_source_taken_in_anew_is_not_led_by_its_own_words(
    intake, connect, tmp_path, source
):
    write_world(tmp_path / "world", titles=500, seed=5)
    list(take_in(intake, tmp_path / "world", Source.IMDB, Source.WIKIPEDIA, source))
    before = state_of(connect)

    PostgresLedger(connect).forget(source)
    list(take_in(intake, tmp_path / "world", source))

    after = state_of(connect)
    assert not differences(after, before | {"rejected": after["rejected"]})
