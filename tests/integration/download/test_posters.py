"""Posters are asked for politely, in order, and the key is shown to nobody."""

import json
import logging
import threading
import time
from collections.abc import Iterator

import pytest

from backend.domain.errors import Cancelled, InvalidSettings, SourceUnavailable
from backend.domain.films import FilmId
from ingestion.patience import Patience
from ingestion.sources.posters import (
    Poster,
    PosterFound,
    PosterMissing,
    Tmdb,
    find_posters,
)
from tests.publisher import IMPATIENT, Publisher, Told

KEY = "0123456789abcdef0123456789abcdef"
TOKEN = "eyJhbGciOi.eyJhdWQiOi.c2lnbmF0dXJl"


def knows(publisher: Publisher, film_id: str, **shelves: object) -> None:
    """Let TMDB know a film."""
    publisher.publish(f"3/find/{film_id}", json.dumps(shelves).encode())


def a_poster(path: object) -> list[dict[str, object]]:
    return [{"id": 1, "poster_path": path}]


def tmdb(publisher: Publisher, key: str = KEY, **how: object) -> Tmdb:
    usual: dict[str, object] = {"patience": IMPATIENT, "most_a_second": 2_000.0}
    return Tmdb(key, api=publisher.address, **(usual | how))  # type: ignore[arg-type] # as the test states it


def found(publisher: Publisher, *film_ids: str, **how: object) -> list[Poster]:
    with tmdb(publisher, **how) as opened:  # type: ignore[arg-type] # as the test states it
        return list(find_posters(map(FilmId, film_ids), opened, Told()))


def test_a_poster_is_found_by_the_id_of_imdb(publisher):
    knows(publisher, "tt0041959", movie_results=a_poster("/third-Man_1.jpg"))

    [poster] = found(publisher, "tt0041959")

    url = "https://image.tmdb.org/t/p/w342/third-Man_1.jpg"
    assert poster == PosterFound(FilmId("tt0041959"), url)
    [asked] = publisher.gets()
    assert asked.path == f"/3/find/tt0041959?external_source=imdb_id&api_key={KEY}"


def test_a_read_access_token_goes_into_a_header(publisher):
    knows(publisher, "tt1", movie_results=a_poster("/a.jpg"))

    found(publisher, "tt1", key=TOKEN)

    [asked] = publisher.gets()
    assert asked.headers["authorization"] == f"Bearer {TOKEN}"
    assert TOKEN not in asked.path


def test_what_tmdb_files_as_television_has_a_poster_too(publisher):
    knows(publisher, "tt1", movie_results=[], tv_results=a_poster("/a.jpg"))

    [poster] = found(publisher, "tt1")

    assert isinstance(poster, PosterFound)


@pytest.mark.parametrize(
    "shelves",
    [
        {},
        {"movie_results": []},
        {"movie_results": a_poster(None)},
        {"movie_results": a_poster(7)},
        {"movie_results": a_poster("/../../evil.jpg")},
        {"movie_results": a_poster("/a.jpg?x=<script>")},
        {"movie_results": a_poster("https://example.org/a.jpg")},
        {"movie_results": a_poster("/a.svg")},
        {"movie_results": "none"},
        {"movie_results": ["none"]},
    ],
)
def test_a_film_without_a_usable_poster_is_remembered_as_such(publisher, shelves):
    knows(publisher, "tt1", **shelves)

    assert found(publisher, "tt1") == [PosterMissing(FilmId("tt1"))]


def test_a_film_that_tmdb_does_not_know_has_none(publisher):
    assert found(publisher, "tt1") == [PosterMissing(FilmId("tt1"))]


def test_films_that_imdb_does_not_know_are_skipped(publisher):
    told = Told()
    films = [FilmId("mc0123"), FilmId("tt1"), FilmId("tt1x?y=/../")]

    with tmdb(publisher) as opened:
        posters = list(find_posters(films, opened, told))

    assert posters == [PosterMissing(FilmId("tt1"))]
    assert (told.done, told.skipped) == (1, 2)


def test_many_films_come_in_order_and_at_once(publisher):
    films = [f"tt{number}" for number in range(100)]
    for film_id in films:
        knows(publisher, film_id, movie_results=a_poster(f"/{film_id}.jpg"))
    publisher.behaviour.seconds_a_piece = 0.02
    started = time.monotonic()

    posters = found(publisher, *films)

    assert [poster.film_id for poster in posters] == films
    assert time.monotonic() - started < 100 * 0.02


def test_no_more_is_asked_in_a_second_than_allowed(publisher):
    films = [f"tt{number}" for number in range(30)]
    started = time.monotonic()

    found(publisher, *films, most_a_second=40.0)

    assert time.monotonic() - started >= 29 / 40


def test_while_tmdb_asks_to_wait_nobody_asks(publisher):
    publisher.behaviour.answers = [(429, {"Retry-After": "1"})]
    started = time.monotonic()

    posters = found(publisher, *[f"tt{number}" for number in range(60)])

    assert len(posters) == 60
    assert time.monotonic() - started >= 1


def test_when_tmdb_asks_to_wait_for_hours_it_is_not_waited_for(publisher):
    publisher.behaviour.answers = [(429, {"Retry-After": "7200"})] * 100

    with pytest.raises(SourceUnavailable, match="asks to wait 120 minutes"):
        found(publisher, *[f"tt{number}" for number in range(50)])


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_failure_in_passing_is_asked_again(publisher, status):
    knows(publisher, "tt1", movie_results=a_poster("/a.jpg"))
    publisher.behaviour.answers = [(status, {})]

    [poster] = found(publisher, "tt1")

    assert isinstance(poster, PosterFound)


def test_what_was_found_before_a_failure_was_told(publisher):
    for number in range(40):
        knows(publisher, f"tt{number}", movie_results=a_poster("/a.jpg"))
    publisher.publish("3/find/tt20", b"<html>")
    told: list[Poster] = []

    with tmdb(publisher) as opened, pytest.raises(SourceUnavailable, match="no JSON"):
        told.extend(
            find_posters((FilmId(f"tt{n}") for n in range(40)), opened, Told()),
        )

    assert [poster.film_id for poster in told] == [f"tt{n}" for n in range(20)]


@pytest.mark.parametrize("status", [401, 403])
def test_a_key_that_is_not_accepted_is_named_with_its_remedy(publisher, status):
    publisher.behaviour.answers = [(status, {})] * 50

    with pytest.raises(InvalidSettings) as caught:
        found(publisher, "tt1", "tt2")

    assert "TMDB_API_KEY: TMDB does not accept this key" in str(caught.value)
    assert "https://www.themoviedb.org/settings/api" in str(caught.value)
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("key", [None, ""])
def test_without_a_key_it_says_which_setting_and_where_to_get_one(key):
    with pytest.raises(InvalidSettings) as caught:
        Tmdb(key)

    assert "TMDB_API_KEY: is not set." in str(caught.value)
    assert "https://www.themoviedb.org/settings/api" in str(caught.value)


@pytest.mark.parametrize("key", [KEY, TOKEN], ids=["key", "token"])
@pytest.mark.parametrize("trouble", [[], [(500, {})] * 50, [(302, {"Location": "/x"})]])
def test_the_key_is_in_no_log_and_no_message(publisher, caplog, key, trouble):
    knows(publisher, "tt1", movie_results=a_poster("/a.jpg"))
    publisher.behaviour.answers = trouble
    said = ""
    with caplog.at_level(logging.DEBUG), caplog.at_level(logging.DEBUG, "httpx"):
        try:
            with tmdb(publisher, key=key) as opened:
                said += repr(opened)
                list(find_posters([FilmId("tt1")], opened, Told()))
        except SourceUnavailable as exc:
            said += f"{exc!r} {exc.__cause__!r}"

    assert "HTTP Request" in caplog.text
    assert key not in caplog.text
    assert key not in said


def test_a_redirect_takes_the_key_nowhere(publisher):
    publisher.behaviour.answers = [(302, {"Location": "/elsewhere"})]

    with pytest.raises(SourceUnavailable, match="answers 302"):
        found(publisher, "tt1")

    assert len(publisher.asked) == 1


def films_without_end() -> Iterator[FilmId]:
    number = 0
    while True:
        number += 1
        yield FilmId(f"tt{number}")


class SoonOver(Told):
    """Called off half a second after the first question."""

    until = float("inf")

    def check(self) -> None:
        self.until = min(self.until, time.monotonic() + 0.5)
        if time.monotonic() >= self.until:
            raise Cancelled("Called off.")


@pytest.mark.parametrize("held", [{}, {"Retry-After": "4"}])
def test_asking_can_be_called_off_and_leaves_nothing_running(publisher, held):
    publisher.behaviour.answers = [(429, held)] * 1_000
    patient = Patience(retries=1_000, first_wait_seconds=60.0)
    started = time.monotonic()

    with (
        tmdb(publisher, patience=patient) as opened,
        pytest.raises(Cancelled, match=r"Called off\."),
    ):
        list(find_posters(films_without_end(), opened, SoonOver()))

    assert publisher.asked
    assert time.monotonic() - started < 3
    assert not [t for t in threading.enumerate() if t.name.startswith("posters")]


def test_films_are_read_no_further_than_they_are_asked_for(publisher):
    read = 0

    def films() -> Iterator[FilmId]:
        nonlocal read
        for film_id in films_without_end():
            read += 1
            yield film_id

    with tmdb(publisher) as opened:
        posters = find_posters(films(), opened, Told())
        for _ in range(10):
            next(posters)
        posters.close()  # type: ignore[attr-defined] # a generator

    assert read < 60
