"""What ingestion works with, put together: the only module that names adapters."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from backend.adapters.chroma import ChromaPassageIndex
from backend.adapters.embedder import DIMENSION, MiniLmEmbedder
from backend.adapters.local_services.checks import prepare_home
from backend.adapters.postgres.catalogue import PostgresFilmCatalogue
from backend.adapters.postgres.connect import Connect, single
from backend.adapters.postgres.jobs import PostgresJobs
from backend.adapters.postgres.keywords import PostgresKeywords
from backend.adapters.postgres.ledger import PostgresLedger
from backend.adapters.postgres.migrate import migrate
from backend.adapters.postgres.passages import PostgresPassages
from backend.adapters.postgres.schedules import PostgresSchedules
from backend.adapters.postgres.store import PostgresFilmStore
from backend.adapters.whereabouts import whereabouts
from backend.ports import Progress as WorkProgress
from backend.settings import Settings
from backend.worker.desk import JobDesk
from backend.worker.kinds import installed_kinds
from ingestion.embedding import EmbeddingCounts, Progress, embed_what_is_missing
from ingestion.intake import Intake


@dataclass(frozen=True, slots=True)
class Workshop:
    """An open catalogue to read from and write to."""

    connect: Connect
    catalogue: PostgresFilmCatalogue
    store: PostgresFilmStore
    passages: PostgresPassages
    index: ChromaPassageIndex
    embedder: MiniLmEmbedder
    ledger: PostgresLedger
    work: Path
    """A folder for half-done work."""

    downloads: Path
    """A folder for what was fetched."""
    keywords: PostgresKeywords
    tmdb_api_key: str | None = field(repr=False)

    def intake(
        self,
        progress: WorkProgress,
        begun: Callable[[int], None] = lambda _: None,
    ) -> Intake:
        """Return what takes sources in; `begun` is told the key of each run."""
        return Intake(self.connect, self.work, progress, begun)

    def embed(self, progress: Progress) -> EmbeddingCounts:
        """Embed and index what is missing."""
        return embed_what_is_missing(
            self.passages,
            self.embedder,
            self.index,
            progress,
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
        embedder = MiniLmEmbedder()
        index = ChromaPassageIndex(
            where.chroma_url,
            embedder=embedder.name,
            dimension=DIMENSION,
        )
        with closing(index):
            yield Workshop(
                connect=connect,
                catalogue=PostgresFilmCatalogue(connect),
                store=PostgresFilmStore(connect),
                passages=PostgresPassages(connect),
                index=index,
                embedder=embedder,
                ledger=PostgresLedger(connect),
                work=settings.home / "ingest",
                downloads=downloads_folder(settings),
                keywords=PostgresKeywords(connect),
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
