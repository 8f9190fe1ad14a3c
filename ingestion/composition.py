"""What ingestion works with, put together: the only module that names adapters."""

import random
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from backend.adapters.embedder.minilm import is_read_whole
from backend.adapters.embedder.named import Embedders, NamedEmbedder
from backend.adapters.embedder.openai import Endpoint
from backend.adapters.indexes import KnownIndexes
from backend.adapters.local_services.checks import prepare_home
from backend.adapters.postgres.bulk import PostgresBulk
from backend.adapters.postgres.catalogue import PostgresFilmCatalogue
from backend.adapters.postgres.connect import Connect, single
from backend.adapters.postgres.coverage import PostgresCoverage
from backend.adapters.postgres.embedders import PostgresEmbedders
from backend.adapters.postgres.film_maps import PostgresFilmMaps
from backend.adapters.postgres.jobs import PostgresJobs
from backend.adapters.postgres.keywords import PostgresKeywords
from backend.adapters.postgres.labels import PostgresLabels
from backend.adapters.postgres.ledger import PostgresLedger
from backend.adapters.postgres.migrate import migrate
from backend.adapters.postgres.passages import PassageCounts, PostgresPassages
from backend.adapters.postgres.schedules import PostgresSchedules
from backend.adapters.postgres.store import PostgresFilmStore
from backend.adapters.postgres.upkeep import PostgresUpkeep
from backend.adapters.whereabouts import whereabouts
from backend.ports import EmbeddingForecast, Progress
from backend.settings import Settings
from backend.worker.desk import JobDesk
from backend.worker.kinds import installed_kinds
from ingestion.embedding import Agree, Embedding, EmbeddingCounts
from ingestion.film_map.making import MapCounts, make_map
from ingestion.intake import Intake
from ingestion.labelling import LabelCounts, derive_missing_labels
from ingestion.verifying import Verifying


def costs_nothing(forecast: EmbeddingForecast) -> bool:
    """Agree to embedding that nobody is paid for."""
    return not forecast.is_paid


@dataclass(frozen=True, slots=True)
class Workshop:
    """An open catalogue to read from and write to."""

    connect: Connect
    catalogue: PostgresFilmCatalogue
    store: PostgresFilmStore
    passages: PostgresPassages
    ledger: PostgresLedger
    embedders: PostgresEmbedders
    upkeep: PostgresUpkeep
    coverage: PostgresCoverage
    indexes: KnownIndexes
    work: Path
    """A folder for half-done work."""

    downloads: Path
    """A folder for what was fetched."""
    keywords: PostgresKeywords
    labels: PostgresLabels
    film_maps: PostgresFilmMaps
    tmdb_api_key: str | None = field(repr=False)

    def intake(
        self,
        progress: Progress,
        begun: Callable[[int], None] = lambda _: None,
    ) -> Intake:
        """Return what takes sources in; `begun` is told the key of each run."""
        return Intake(self.connect, self.work, progress, begun)

    def embed(
        self, progress: Progress, agree: Agree = costs_nothing
    ) -> EmbeddingCounts:
        """Embed what is missing for the index that is searched, and index it.

        Embedding that may cost something is left, unless it is agreed to.
        """
        work = self._embedding(self.indexes.embedder())
        return work.bring_up_to_date(progress, agree)

    def build(self, progress: Progress, agree: Agree) -> EmbeddingCounts:
        """Bring the index of the embedder asked for up to the plots; search it then."""
        work = self._embedding(self.indexes.wanted())
        return work.bring_up_to_date(progress, agree)

    def label(self, progress: Progress) -> LabelCounts:
        """Derive themes, tones and settings of plots that the searched index holds."""
        embedder = self.indexes.embedder()
        return derive_missing_labels(self.labels, self.embedders, embedder, progress)

    def make_map(self, progress: Progress) -> MapCounts:
        """Make the map of all films that the searched index holds."""
        return make_map(self.film_maps, self.indexes.embedder().name, progress)

    def forget_others(self) -> list[str]:
        """Drop the vectors of embedders whose index is not searched; return whose."""
        return self._embedding(self.indexes.embedder()).forget_others()

    def verifying(self) -> Verifying:
        """Return what compares rows and vectors of the index that is searched."""
        name = self.indexes.embedder().name
        index = self.indexes.index_of(name)
        chance = random.Random()  # noqa: S311 - nothing secret
        return Verifying(self.passages, self.upkeep, index, name, chance)

    def prove(self) -> None:
        """Prove what a load of whole tables left unproven; raise if it is not so."""
        PostgresBulk(self.connect).prove()

    def counts(self) -> PassageCounts:
        """Return how far the passages have come towards the index that is searched."""
        return self.passages.counts(self.indexes.embedder().name)

    def _embedding(self, embedder: NamedEmbedder) -> Embedding:
        return Embedding(
            self.passages,
            self.embedders,
            embedder,
            self.indexes.index_of,
            fits=is_read_whole,
        )


@contextmanager
def open_workshop(
    settings: Settings,
    say: Callable[[str], None],
) -> Iterator[Workshop]:
    """Start what is needed, bring the database up to date, and stop at the end."""
    with whereabouts(
        settings.home,
        database_url=settings.database_url,
        chroma_url=settings.chroma_url,
        say=say,
    ) as where:
        connect = single(where.database_url)
        migrate(connect)
        with closing(_indexes(settings, connect, where.chroma_url)) as indexes:
            yield Workshop(
                connect=connect,
                catalogue=PostgresFilmCatalogue(connect),
                store=PostgresFilmStore(connect),
                passages=PostgresPassages(connect),
                ledger=PostgresLedger(connect),
                embedders=PostgresEmbedders(connect),
                upkeep=PostgresUpkeep(connect),
                coverage=PostgresCoverage(connect),
                indexes=indexes,
                work=settings.home / "ingest",
                downloads=downloads_folder(settings),
                keywords=PostgresKeywords(connect),
                labels=PostgresLabels(connect),
                film_maps=PostgresFilmMaps(connect),
                tmdb_api_key=settings.tmdb_api_key,
            )


def downloads_folder(settings: Settings) -> Path:
    """Return where downloads are kept; raise HomeUnusable if none can be."""
    return prepare_home(settings.home, want=frozenset()).downloads


@contextmanager
def open_job_desk(
    settings: Settings,
    say: Callable[[str], None],
) -> Iterator[JobDesk]:
    """Open the queue, to have done by a worker what could be done here."""
    with whereabouts(
        settings.home,
        database_url=settings.database_url,
        chroma_url=settings.chroma_url,
        say=say,
    ) as where:
        connect = single(where.database_url)
        migrate(connect)
        yield JobDesk(
            PostgresJobs(connect), PostgresSchedules(connect), settings, installed_kinds
        )


def _indexes(
    settings: Settings, connect: Connect, chroma_url: Callable[[], str]
) -> KnownIndexes:
    endpoint = Endpoint(settings.openai_base_url, settings.openai_api_key)
    embedders = Embedders(settings.embedder, endpoint)
    return KnownIndexes(PostgresEmbedders(connect), embedders, chroma_url)
