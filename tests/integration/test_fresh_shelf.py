"""What another process took in is ranked by those who run, soon after it ended."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from backend.adapters.local_services import LocalServices, ServiceName
from backend.adapters.postgres.connect import open_pool, pooled
from backend.adapters.postgres.shelf import PostgresShelf
from backend.adapters.postgres.store import PostgresFilmStore
from backend.domain.films import FilmId
from backend.domain.records import read_record
from backend.recommend.known_shelf import KnownShelf
from tests.moviechat import NO_MODEL, Installation, installed

pytestmark = [pytest.mark.postgres, pytest.mark.services, pytest.mark.timeout(180)]

SOON = 2.0
"""Within so many seconds after an ingest ended."""
MANY = 2_000


@pytest.fixture(scope="module")
def here() -> Iterator[Installation]:
    """A server over some films."""
    with installed(**NO_MODEL) as installation:
        installation.serve()
        yield installation


@pytest.fixture
def watched(here) -> Iterator[KnownShelf]:
    """The films at hand, as a server keeps them."""
    want = frozenset({ServiceName.POSTGRES})
    with (
        LocalServices.join(here.home, want=want, say=lambda _: None) as services,
        open_pool(services.database_url) as pool,
        closing(
            KnownShelf(PostgresShelf(pooled(pool)), lambda: None, time.monotonic)
        ) as shelf,
    ):
        shelf.renew()
        shelf.watch()
        yield shelf


def write_films(path: Path, first: int, count: int) -> str:
    with path.open("w") as lines:
        for number in range(first, first + count):
            record = {
                "id": f"tt9{number:07}",
                "title": f"Film {number}",
                "year": 1950 + number % 50,
                "genres": ["Drama"],
                "plot": f"In town {number} a stranger opens door {number * 7}. " * 12,
            }
            lines.write(json.dumps(record) + "\n")
    return str(path)


def take_in(here: Installation, file: str) -> None:
    done = here.run("films", "import", file)
    assert done.returncode == 0, done.stderr


def seconds_until(is_so: Callable[[], bool]) -> float:
    started = time.monotonic()
    while not is_so():
        assert time.monotonic() - started < 30
        time.sleep(0.02)
    return time.monotonic() - started


def test_films_that_were_taken_in_are_at_hand_soon(here, watched, tmp_path):
    known = len(watched.now())
    take_in(here, write_films(tmp_path / "films.jsonl", 10_000, MANY))

    waited = seconds_until(lambda: len(watched.now()) == known + MANY)

    assert waited <= SOON
    assert FilmId("tt90010000") in watched.now().rows


def test_a_film_is_at_hand_soon_after_it_was_kept(connect):
    shelf = KnownShelf(PostgresShelf(connect), lambda: None, time.monotonic)
    with closing(shelf):
        shelf.renew()
        shelf.watch()

        PostgresFilmStore(connect).store([read_record({"title": "Fog"})])

        assert seconds_until(lambda: len(shelf.now()) == 1) <= SOON


def test_a_film_that_changed_or_left_is_so_at_hand_soon(here, watched, tmp_path):
    take_in(here, write_films(tmp_path / "films.jsonl", 1, 3))
    film_id = FilmId("tt90000001")
    seconds_until(lambda: film_id in watched.now().rows)

    def year() -> int:
        shelf = watched.now()
        return int(shelf.columns.years[shelf.rows[film_id]])

    changed = here.run("films", "edit", film_id, "--year", "1999")
    assert changed.returncode == 0, changed.stderr
    assert seconds_until(lambda: year() == 1999) <= SOON

    deleted = here.run("films", "delete", film_id, "--yes")
    assert deleted.returncode == 0, deleted.stderr
    assert seconds_until(lambda: film_id not in watched.now().rows) <= SOON


def test_the_server_compares_films_soon_after_they_were_taken_in(here, tmp_path):
    take_in(here, write_films(tmp_path / "films.jsonl", 100, 20))

    path = "/api/films/tt90000100/comparables"
    waited = seconds_until(lambda: here.get(path).status == 200)

    assert waited <= SOON
