"""What the core asks of the outside world, in its own words.

Adapters implement these; the core never learns who does.
"""

from backend.ports.film_maps import FilmMaps
from backend.ports.films import (
    FilmCatalogue,
    FilmStore,
    Reading,
    StoreCounts,
)
from backend.ports.passages import (
    ActiveIndex,
    Cut,
    Embedded,
    Embedder,
    EmbedderLedger,
    EmbeddingForecast,
    KnownEmbedder,
    PassageIndex,
    PassageReader,
    PassageStore,
    PassageUpkeep,
    SearchIndexes,
    Vectors,
    WaitingCounts,
    WaitingText,
    mean_of,
)
from backend.ports.taste import TasteBook
from backend.ports.work import (
    JobQueue,
    Progress,
    ScheduleBook,
    WorkQueue,
)

__all__ = [
    "ActiveIndex",
    "Cut",
    "Embedded",
    "Embedder",
    "EmbedderLedger",
    "EmbeddingForecast",
    "FilmCatalogue",
    "FilmMaps",
    "FilmStore",
    "JobQueue",
    "KnownEmbedder",
    "PassageIndex",
    "PassageReader",
    "PassageStore",
    "PassageUpkeep",
    "Progress",
    "Reading",
    "ScheduleBook",
    "SearchIndexes",
    "StoreCounts",
    "TasteBook",
    "Vectors",
    "WaitingCounts",
    "WaitingText",
    "WorkQueue",
    "mean_of",
]
