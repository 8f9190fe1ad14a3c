"""Posters come from TMDB to the films that have none, and nobody is asked twice."""

import json

import pytest

from backend.adapters.postgres.catalogue import PostgresFilmCatalogue
from backend.adapters.postgres.posters import PostgresPosterLookups
from backend.adapters.postgres.store import PostgresFilmStore
from backend.domain.errors import Cancelled, SourceUnavailable
from backend.domain.films import FilmId
from backend.domain.records import read_record, write_record
from backend.domain.sources import Source
from ingestion import posters as looking_up
from ingestion.intake import Intake
from ingestion.sources.posters import Tmdb
from tests.progress import Quiet
from tests.publisher import IMPATIENT, Publisher, Told, publishing

pytestmark = pytest.mark.postgres

KEY = "0123456789abcdef0123456789abcdef"
FOUND = "https://image.tmdb.org/t/p/w342/a.jpg"
OURS = "https://example.org/ours.jpg"


@pytest.fixture
def publisher():
    with publishing() as opened:
        yield opened


@pytest.fixture
def store(connect) -> PostgresFilmStore:
    filled = PostgresFilmStore(connect)
    filled.store(
        [
            read_record({"id": "tt0000001", "title": "One", "votes": 5}),
            read_record({"id": "tt0000002", "title": "Two", "votes": 9}),
            read_record({"id": "tt0000003", "title": "Three", "poster_url": OURS}),
            read_record({"title": "Without an id", "year": 1950}),
        ],
        source=Source.IMDB,
    )
    return filled


@pytest.fixture
def intake(connect, store, tmp_path) -> Intake:
    return Intake(connect, tmp_path / "work", Quiet())


def knows(publisher: Publisher, *film_ids: str) -> None:
    shelf = {"movie_results": [{"poster_path": "/a.jpg"}]}
    for film_id in film_ids:
        publisher.publish(f"3/find/{film_id}", json.dumps(shelf).encode())


def tmdb(publisher: Publisher) -> Tmdb:
    return Tmdb(KEY, api=publisher.address, patience=IMPATIENT, most_a_second=2_000.0)


def asked(publisher: Publisher) -> list[str]:
    return [got.path.split("?")[0].split("/")[-1] for got in publisher.gets()]


def poster(connect, film_id: str) -> str | None:
    return PostgresFilmCatalogue(connect).film(FilmId(film_id)).poster_url


def test_a_film_without_a_poster_gets_that_of_tmdb(intake, publisher, connect):
    knows(publisher, "tt0000001", "tt0000003")

    with tmdb(publisher) as opened:
        counts = intake.posters(opened)

    assert counts == {"asked": 2, "found": 1}
    assert sorted(asked(publisher)) == ["tt0000001", "tt0000002"]
    assert poster(connect, "tt0000001") == FOUND
    assert poster(connect, "tt0000003") == OURS
    film = PostgresFilmCatalogue(connect).film(FilmId("tt0000001"))
    assert "TMDB" in {note.name for note in film.sources if note.field == "poster_url"}


def test_nobody_is_asked_again_within_a_month(intake, publisher, connect):
    for _ in range(2):
        with tmdb(publisher) as opened:
            intake.posters(opened)
    assert len(asked(publisher)) == 2

    with connect() as connection:
        connection.execute("UPDATE poster_lookups SET asked_on = asked_on - 31")
    knows(publisher, "tt0000002")
    with tmdb(publisher) as opened:
        assert intake.posters(opened) == {"asked": 2, "found": 1}


def test_a_run_that_breaks_off_asks_the_others_only(
    intake, publisher, connect, tmp_path, monkeypatch
):
    monkeypatch.setattr(looking_up, "BATCH", 1)
    halted = Intake(connect, tmp_path / "work", Told(calls_off_after=1))
    knows(publisher, "tt0000001", "tt0000002")

    with tmdb(publisher) as opened, pytest.raises(Cancelled):
        halted.posters(opened)
    assert poster(connect, "tt0000002") == FOUND
    assert poster(connect, "tt0000001") is None
    with tmdb(publisher) as opened:
        assert intake.posters(opened) == {"asked": 1, "found": 1}

    assert asked(publisher) == ["tt0000002", "tt0000001"]


def test_a_server_that_fails_costs_nothing_that_was_found(
    intake, publisher, connect, monkeypatch
):
    monkeypatch.setattr(looking_up, "BATCH", 1)
    knows(publisher, "tt0000001", "tt0000002")
    publisher.behaviour.answers = [None, *[(503, {})] * 9]

    with tmdb(publisher) as opened, pytest.raises(SourceUnavailable):
        intake.posters(opened)

    assert poster(connect, "tt0000002") == FOUND
    assert PostgresPosterLookups(connect).due(limit=9) == ["tt0000001"]


def test_posters_taken_out_leave_what_was_there_and_may_come_again(
    intake, store, publisher, connect
):
    before = [write_record(film) for film in store.all_films()]
    knows(publisher, "tt0000001")
    with tmdb(publisher) as opened:
        intake.posters(opened)

    assert intake.remove(Source.POSTERS) == 1

    assert [write_record(film) for film in store.all_films()] == before
    assert PostgresPosterLookups(connect).count_due() == 2
