"""Each port's implementations: the fake, and what is real."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import pytest

from backend.adapters.chroma import ChromaPassageIndex
from backend.adapters.local_services import LocalServices, ServiceName
from backend.adapters.postgres.catalogue import PostgresFilmCatalogue
from backend.adapters.postgres.embedders import PostgresEmbedders
from backend.adapters.postgres.jobs import PostgresJobs
from backend.adapters.postgres.passages import PostgresPassages
from backend.adapters.postgres.schedules import PostgresSchedules
from backend.adapters.postgres.shelf import PostgresShelf
from backend.adapters.postgres.store import PostgresFilmStore
from backend.adapters.postgres.taste import PostgresTaste
from backend.adapters.postgres.upkeep import PostgresUpkeep
from backend.adapters.postgres.viewers import PostgresViewers
from backend.adapters.postgres.work import PostgresWorkQueue
from backend.domain.films import FilmId
from backend.domain.jobs import JobId, ScheduleId
from backend.ports import (
    EmbedderLedger,
    FilmCatalogue,
    FilmStore,
    JobQueue,
    PassageIndex,
    PassageReader,
    PassageStore,
    PassageUpkeep,
    ScheduleBook,
    TasteBook,
    WorkQueue,
)
from backend.ports.shelf import FilmShelf
from tests.fakes.catalogue import InMemoryCatalogue
from tests.fakes.embedders import InMemoryEmbedders
from tests.fakes.index import InMemoryIndex
from tests.fakes.jobs import InMemoryJobs
from tests.fakes.passages import InMemoryPassages
from tests.fakes.shelf import InMemoryShelf
from tests.fakes.taste import InMemoryTaste


class Passages(PassageStore, PassageReader, Protocol):
    """One thing keeps passages and reads them."""


@dataclass(frozen=True)
class Shelf:
    """A catalogue, empty at first, and what writes to it."""

    catalogue: FilmCatalogue
    store: FilmStore
    passages: Passages
    ledger: EmbedderLedger
    upkeep: PassageUpkeep
    taste: TasteBook
    ranked: FilmShelf
    let_like: Callable[[FilmId, FilmId, float], None]
    """Have those who like a film like another one."""


@pytest.fixture(params=["memory", pytest.param("postgres", marks=pytest.mark.postgres)])
def shelf(request) -> Shelf:
    """An empty catalogue, in memory and in PostgreSQL."""
    if request.param == "memory":
        films = InMemoryCatalogue()
        passages = InMemoryPassages(films)
        ledger = InMemoryEmbedders(passages)
        taste = InMemoryTaste(films)
        ranked = InMemoryShelf(films, passages)

        def remember(film_id: FilmId, other_id: FilmId, strength: float) -> None:
            ranked.co_likes[film_id, other_id] = strength

        writers = (films, films, passages, ledger, passages, taste)
        return Shelf(*writers, ranked, remember)
    connect = request.getfixturevalue("connect")

    def replace_all(film_id: FilmId, other_id: FilmId, strength: float) -> None:
        alike = [(film_id, other_id, strength)]
        PostgresViewers(connect).replace("a test", [], alike)

    return Shelf(
        PostgresFilmCatalogue(connect),
        PostgresFilmStore(connect),
        PostgresPassages(connect),
        PostgresEmbedders(connect),
        PostgresUpkeep(connect),
        PostgresTaste(connect),
        PostgresShelf(connect),
        replace_all,
    )


@pytest.fixture(scope="session")
def chroma_address(tmp_path_factory) -> Iterator[Callable[[], str]]:
    """A running Chroma."""
    home = tmp_path_factory.mktemp("chroma") / "home"
    want = frozenset({ServiceName.CHROMA})
    with LocalServices.join(home, want=want, say=lambda _: None) as services:
        yield services.chroma_url


@pytest.fixture(params=["memory", pytest.param("chroma", marks=pytest.mark.services)])
def index(request) -> Iterator[PassageIndex]:
    """An empty index for vectors of three numbers, in memory and in Chroma."""
    if request.param == "memory":
        yield InMemoryIndex()
        return
    address = request.getfixturevalue("chroma_address")
    name = f"test-{abs(hash(request.node.name))}"
    with closing(ChromaPassageIndex(address, embedder=name)) as held:
        yield held


@dataclass(frozen=True)
class Office:
    """A queue from all sides, empty at first, and ways to let time pass."""

    queue: JobQueue
    work: WorkQueue
    book: ScheduleBook
    make_due: Callable[[ScheduleId, datetime], None]
    fall_silent: Callable[[JobId], None]


@pytest.fixture(params=["memory", pytest.param("postgres", marks=pytest.mark.postgres)])
def office(request) -> Office:
    """An empty queue, in memory and in PostgreSQL."""
    if request.param == "memory":
        jobs = InMemoryJobs()
        return Office(jobs, jobs, jobs, jobs.make_due, jobs.fall_silent)
    connect = request.getfixturevalue("connect")

    def make_due(schedule_id: ScheduleId, at: datetime) -> None:
        with connect() as connection:
            connection.execute(
                "UPDATE schedules SET next_at = %s WHERE id = %s", [at, schedule_id]
            )

    def fall_silent(job_id: JobId) -> None:
        with connect() as connection:
            connection.execute(
                "UPDATE jobs SET heartbeat_at = heartbeat_at - interval '16 seconds' "
                "WHERE id = %s",
                [job_id],
            )

    return Office(
        PostgresJobs(connect),
        PostgresWorkQueue(connect),
        PostgresSchedules(connect),
        make_due,
        fall_silent,
    )
