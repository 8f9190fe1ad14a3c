"""The shelf at hand is renewed when the catalogue changed, and only then."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from threading import Event, Thread

import pytest

from backend.domain.errors import DatabaseUnavailable
from backend.domain.films import FilmId
from backend.ports.shelf import ShelfColumns
from backend.recommend import known_shelf
from backend.recommend.known_shelf import LONGEST_WAIT_SECONDS, KnownShelf
from backend.recommend.shelf import Shelf
from tests.builders import a_film
from tests.fakes.catalogue import InMemoryCatalogue
from tests.fakes.passages import InMemoryPassages
from tests.fakes.shelf import InMemoryShelf

LOOKED_AGAIN = 0.005


class Source(InMemoryShelf):
    """A shelf of films with a version of its own, which counts its readings."""

    def __init__(self) -> None:
        films = InMemoryCatalogue([a_film("Fog", plot="A ship is lost.")])
        super().__init__(films, InMemoryPassages(films))
        self.number = self.looks = self.readings = 0
        self.plots_read: list[FilmId] = []
        self.is_away = self.is_restless = False
        self.may_be_read = Event()
        self.may_be_read.set()

    def version(self) -> str:
        self.looks += 1
        self.number += self.is_restless
        if self.is_away:
            raise DatabaseUnavailable("away")
        return str(self.number)

    def columns(self, embedder: str | None) -> ShelfColumns:
        self.readings += 1
        assert self.may_be_read.wait(5)
        return super().columns(embedder)

    def plots(self, film_ids: Sequence[FilmId]) -> list[tuple[FilmId, str]]:
        self.plots_read += film_ids
        return list(super().plots(film_ids))

    def store(self, **fields: object) -> None:
        self._catalogue._films[FilmId("tt9")] = a_film("Rain", id="tt9", **fields)
        self.number += 1


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shelf(source, clock) -> Iterator[KnownShelf]:
    with closing(KnownShelf(source, lambda: "e", clock)) as known:
        yield known


@pytest.fixture
def watched(shelf: KnownShelf, monkeypatch: pytest.MonkeyPatch) -> KnownShelf:
    """The shelf, made and looked after."""
    monkeypatch.setattr(known_shelf, "LOOKED_AGAIN_SECONDS", LOOKED_AGAIN)
    shelf.now()
    shelf.watch()
    return shelf


def wait_until(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + 5
    while not is_so():
        assert time.monotonic() < until
        time.sleep(LOOKED_AGAIN)


def let_it_look(source: Source, times: int = 4) -> None:
    seen = source.looks
    wait_until(lambda: source.looks >= seen + times)


def test_the_first_who_asks_has_it_made(source, shelf):
    assert source.readings == 0

    assert shelf.now().columns.titles == ("Fog",)
    assert source.readings == 1


def test_whoever_asks_while_it_is_first_made_waits_for_the_same(source, shelf):
    source.may_be_read.clear()
    with asking(shelf) as first, asking(shelf) as second:
        wait_until(lambda: source.readings == 1)
        assert not first + second
        source.may_be_read.set()

    assert first == second == [shelf.now()]
    assert source.readings == 1


def test_nobody_waits_while_it_is_renewed(source, shelf):
    before = shelf.now()
    source.store()
    source.may_be_read.clear()
    renewing = Thread(target=shelf.renew)
    renewing.start()
    wait_until(lambda: source.readings == 2)

    assert shelf.now() is before

    source.may_be_read.set()
    renewing.join()
    assert shelf.now().columns.titles == ("Fog", "Rain")


def test_what_did_not_change_is_not_read_again(source, shelf):
    before = shelf.now()

    assert shelf.renew() is before
    assert source.readings == 1


def test_another_embedder_makes_another_shelf(source, clock):
    names = ["one"]
    shelf = KnownShelf(source, lambda: names[-1], clock)
    assert shelf.renew().embedder == "one"

    names.append("another")

    assert shelf.renew().embedder == "another"


def test_only_plots_that_changed_are_read_again(source, shelf):
    shelf.now()
    source.store(plot="It rains.")
    shelf.renew()
    source.store(plot="It rains no more.")
    shelf.renew()
    source.store(plot="It rains no more.", year=1950)
    shelf.renew()

    assert source.plots_read == [a_film("Fog").id, "tt9", "tt9"]


def test_a_plot_that_is_gone_is_forgotten(source, shelf):
    source.store(plot="It rains.")
    assert shelf.renew().plots.lengths.all()

    source.store()

    renewed = shelf.renew()
    assert renewed.plots.lengths[renewed.rows[FilmId("tt9")]] == 0


def test_it_is_renewed_when_the_catalogue_changed_and_rests(source, watched):
    source.store()

    wait_until(lambda: len(watched.now()) == 2)
    let_it_look(source)

    assert source.readings == 2


def test_while_the_catalogue_rests_nothing_is_read(source, watched):
    let_it_look(source)

    assert source.readings == 1


def test_while_an_ingest_goes_on_it_is_renewed_only_now_and_then(
    source, clock, watched
):
    source.is_restless = True
    let_it_look(source, 10)
    assert source.readings == 1

    clock.now += LONGEST_WAIT_SECONDS + 1
    wait_until(lambda: source.readings == 2)
    let_it_look(source, 10)

    assert source.readings == 2


def test_while_the_database_is_away_the_films_stay(source, watched, caplog):
    before = watched.now()
    source.is_away = True
    source.number += 1
    let_it_look(source)

    assert watched.now() is before
    assert "films to rank are not renewed: away" in caplog.messages

    source.is_away = False
    wait_until(lambda: watched.now() is not before)


def test_without_the_database_there_is_nothing_to_begin_with(source, shelf):
    source.is_away = True

    with pytest.raises(DatabaseUnavailable):
        shelf.now()

    source.is_away = False
    assert len(shelf.now()) == 1


def test_after_it_is_closed_it_is_not_renewed(source, watched):
    watched.close()
    time.sleep(4 * LOOKED_AGAIN)
    looks = source.looks
    time.sleep(4 * LOOKED_AGAIN)

    assert source.looks == looks


@contextmanager
def asking(shelf: KnownShelf) -> Iterator[list[Shelf]]:
    """Ask for the shelf meanwhile; what was answered is there at the end."""
    answers: list[Shelf] = []
    thread = Thread(target=lambda: answers.append(shelf.now()))
    thread.start()
    yield answers
    thread.join(5)
