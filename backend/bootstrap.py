"""Build the services: the only module of the backend that names adapters."""

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from time import monotonic

from backend.adapters.embedder.named import Embedders
from backend.adapters.embedder.openai import Endpoint
from backend.adapters.indexes import KnownIndexes
from backend.adapters.postgres.asking import PostgresQuestions
from backend.adapters.postgres.catalogue import PostgresFilmCatalogue
from backend.adapters.postgres.connect import Connect, open_pool, pooled, single
from backend.adapters.postgres.embedders import PostgresEmbedders
from backend.adapters.postgres.film_maps import PostgresFilmMaps
from backend.adapters.postgres.jobs import PostgresJobs
from backend.adapters.postgres.migrate import migrate
from backend.adapters.postgres.passages import PostgresPassages
from backend.adapters.postgres.schedules import PostgresSchedules
from backend.adapters.postgres.shelf import PostgresShelf
from backend.adapters.postgres.taste import PostgresTaste
from backend.adapters.postgres.work import PostgresWorkQueue
from backend.adapters.whereabouts import Whereabouts, whereabouts
from backend.chat.turn import Chat
from backend.domain.errors import ServiceUnavailable
from backend.knowledge.advising import Adviser
from backend.knowledge.carry_out import CarryingOut, Finders
from backend.knowledge.known_names import KnownNames
from backend.knowledge.plot_answers import PlotAnswers
from backend.knowledge.reading import meanings
from backend.knowledge.understanding.kinds_of_question import KindsOfQuestion
from backend.knowledge.understanding.understand import Understanding
from backend.knowledge.understanding.wish_reader import WishReader
from backend.ports import Embedder, FilmCatalogue, SearchIndexes
from backend.recommend.comparables import ComparableFinder
from backend.recommend.film_map import FilmMapper
from backend.recommend.known_shelf import KnownShelf
from backend.recommend.narrowing import Narrower
from backend.recommend.novelty import NoveltyGauge
from backend.recommend.recommending import Recommender
from backend.recommend.search import PlotSearch
from backend.services import PartState, Readiness, Services
from backend.settings import Settings
from backend.worker.desk import JobDesk
from backend.worker.kinds import installed_kinds
from backend.worker.worker import Worker

logger = logging.getLogger(__name__)

# One connection takes jobs, one reports how they go.
WORKER_POOL_SIZE = 2
PAGE_FOLDER = Path(__file__).resolve().parent.parent / "frontend" / "out"


def located(
    settings: Settings,
    say: Callable[[str], None],
) -> AbstractContextManager[Whereabouts]:
    """Start what is needed and keep it running for as long as this is open."""
    return whereabouts(
        settings.home,
        database_url=settings.database_url,
        chroma_url=settings.chroma_url,
        say=say,
    )


def bring_up_to_date(where: Whereabouts) -> int:
    """Migrate the database and return how many steps that took."""
    return migrate(single(where.database_url))


@contextmanager
def open_services(where: Whereabouts, settings: Settings) -> Iterator[Services]:
    """Connect to what runs there; close the connections at the end."""
    with open_pool(where.database_url) as pool:
        connect = pooled(pool)
        parts = _parts(connect, where, settings)
        with closing(parts.indexes), closing(parts.shelf):
            yield _build(parts, _job_desk(connect, settings))


@contextmanager
def open_worker(where: Whereabouts, settings: Settings) -> Iterator[Worker]:
    """Lend a worker, with connections of its own: questions never hold up its pulse."""
    with open_pool(where.database_url, size=WORKER_POOL_SIZE) as pool:
        yield Worker(PostgresWorkQueue(pooled(pool)), installed_kinds, settings)


def _job_desk(connect: Connect, settings: Settings) -> JobDesk:
    return JobDesk(
        queue=PostgresJobs(connect),
        book=PostgresSchedules(connect),
        settings=settings,
        load_kinds=installed_kinds,
    )


@dataclass(frozen=True, slots=True)
class Parts:
    """The adapters that everything else is made of."""

    catalogue: PostgresFilmCatalogue
    questions: PostgresQuestions
    passages: PostgresPassages
    taste: PostgresTaste
    ledger: PostgresEmbedders
    film_maps: PostgresFilmMaps
    indexes: KnownIndexes
    shelf_source: PostgresShelf
    shelf: KnownShelf


@contextmanager
def open_parts(where: Whereabouts, settings: Settings) -> Iterator[Parts]:
    """Lend the parts, with a database connection of its own for each question."""
    parts = _parts(single(where.database_url), where, settings)
    with closing(parts.indexes):
        yield parts


def _parts(connect: Connect, where: Whereabouts, settings: Settings) -> Parts:
    endpoint = Endpoint(settings.openai_base_url, settings.openai_api_key)
    embedders = Embedders(settings.embedder, endpoint)
    ledger = PostgresEmbedders(connect)
    source = PostgresShelf(connect)
    shelf = KnownShelf(source, ledger.active_name, monotonic)
    return Parts(
        catalogue=PostgresFilmCatalogue(connect),
        questions=PostgresQuestions(connect),
        passages=PostgresPassages(connect),
        taste=PostgresTaste(connect),
        ledger=ledger,
        film_maps=PostgresFilmMaps(connect),
        indexes=KnownIndexes(ledger, embedders, where.chroma_url),
        shelf_source=source,
        shelf=shelf,
    )


def _build(parts: Parts, jobs: JobDesk) -> Services:
    catalogue, indexes, shelf = parts.catalogue, parts.indexes, parts.shelf
    search = PlotSearch(catalogue, parts.passages, indexes, shelf)
    comparables = ComparableFinder(catalogue, shelf)
    names = KnownNames(parts.questions, monotonic)
    novelty = NoveltyGauge(
        catalogue, parts.passages, indexes, shelf, parts.shelf_source
    )
    wishes = WishReader(parts.questions, names.book, names.tags)
    adviser = Adviser(
        wishes,
        Recommender(catalogue, parts.questions, indexes, shelf),
        shelf,
    )
    plots = PlotAnswers(
        parts.questions, catalogue, search, lambda: _embedder_of(indexes)
    )
    finders = Finders(comparables, search, plots, adviser)
    return Services(
        catalogue=catalogue,
        chat=_chat(parts, names, wishes, finders),
        search=search,
        comparables=comparables,
        adviser=adviser,
        narrower=Narrower(catalogue, search, shelf),
        novelty=novelty,
        film_map=FilmMapper(parts.film_maps, catalogue, parts.passages, indexes),
        jobs=jobs,
        taste=parts.taste,
        readiness=lambda: _readiness(catalogue, indexes),
        warm_up=lambda: _warm_up(indexes, names, shelf, novelty),
        page_folder=PAGE_FOLDER,
    )


def _embedder_of(indexes: SearchIndexes) -> Embedder | None:
    active = indexes.active()
    return active.embedder if active else None


def _chat(
    parts: Parts,
    names: KnownNames,
    wishes: WishReader,
    finders: Finders,
) -> Chat:
    questions, catalogue = parts.questions, parts.catalogue
    kinds = KindsOfQuestion(parts.indexes.embedder)
    return Chat(
        Understanding(questions, names.book, names.tags, kinds, wishes),
        CarryingOut(questions, catalogue, finders, _now),
        catalogue,
    )


def _now() -> datetime:
    return datetime.now(UTC)


def _warm_up(
    indexes: KnownIndexes, names: KnownNames, shelf: KnownShelf, novelty: NoveltyGauge
) -> None:
    """Load behind what the first question would otherwise wait for, and keep it new."""
    parts = [indexes, names, shelf, novelty]
    Thread(target=_warm_up_quietly, args=parts, daemon=True).start()


def _warm_up_quietly(
    indexes: KnownIndexes, names: KnownNames, shelf: KnownShelf, novelty: NoveltyGauge
) -> None:
    try:
        names.warm_up()
        meanings.load()
        embedder = indexes.embedder()
        embedder.warm_up()
        indexes.index_of(embedder.name).warm_up()
        shelf.renew()
        novelty.warm_up()
    except ServiceUnavailable as exc:
        # Whoever searches is told again; the log should know first.
        logger.warning("%s", exc)
    shelf.watch()


def _readiness(catalogue: FilmCatalogue, indexes: KnownIndexes) -> Readiness:
    database = _state(catalogue.count_films)
    search, embedder = PartState.DOWN, PartState.DOWN
    if database is PartState.OK:
        search, embedder = _search_state(indexes)
    parts = {
        "database": database,
        "search": search,
        "embedder": embedder,
        "model": PartState.OFF,
    }
    return Readiness(is_ready=database is PartState.OK, parts=parts)


def _search_state(indexes: KnownIndexes) -> tuple[PartState, PartState]:
    """Return how the index and the embedder are that questions need now."""
    try:
        embedder = indexes.embedder()
    except ServiceUnavailable:
        return PartState.DOWN, PartState.DOWN
    index = indexes.index_of(embedder.name)
    return (
        _state(index.count) if index.is_warm else PartState.STARTING,
        PartState.OK if embedder.is_warm else PartState.STARTING,
    )


def _state(ask: Callable[[], object]) -> PartState:
    try:
        ask()
    except ServiceUnavailable:
        return PartState.DOWN
    return PartState.OK
