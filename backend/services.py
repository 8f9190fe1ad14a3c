"""What the web and the command line may call: one frozen value."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from backend.chat.turn import Chat
from backend.knowledge.advising import Adviser
from backend.ports import FilmCatalogue, TasteBook
from backend.recommend.comparables import ComparableFinder
from backend.recommend.film_map import FilmMapper
from backend.recommend.narrowing import Narrower
from backend.recommend.novelty import NoveltyGauge
from backend.recommend.search import PlotSearch
from backend.worker.desk import JobDesk


class PartState(StrEnum):
    """How a part of the service is."""

    OK = "ok"
    STARTING = "starting"
    DOWN = "down"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether questions can be answered, and how each part is."""

    is_ready: bool
    parts: dict[str, PartState]


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that a door may open onto."""

    catalogue: FilmCatalogue
    chat: Chat
    search: PlotSearch
    comparables: ComparableFinder
    adviser: Adviser
    narrower: Narrower
    novelty: NoveltyGauge
    film_map: FilmMapper
    jobs: JobDesk
    taste: TasteBook
    readiness: Callable[[], Readiness]
    warm_up: Callable[[], None]
    """Begins, behind, to load what the first search would wait for."""
    page_folder: Path
    """Where the built page lies."""
