"""Everything in memory, put together as `backend.bootstrap` does it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from backend.chat.turn import Chat
from backend.domain.errors import EmbedderUnavailable
from backend.domain.films import Film
from backend.domain.jobs import RejectedRow
from backend.domain.passages import is_of_usual_length
from backend.knowledge.advising import Adviser
from backend.knowledge.carry_out import CarryingOut, Finders
from backend.knowledge.known_names import KnownNames
from backend.knowledge.plot_answers import PlotAnswers
from backend.knowledge.understanding.kinds_of_question import KindsOfQuestion
from backend.knowledge.understanding.understand import Understanding
from backend.knowledge.understanding.wish_reader import WishReader
from backend.ports import Embedder, EmbeddingForecast
from backend.recommend.comparables import ComparableFinder
from backend.recommend.film_map import FilmMapper
from backend.recommend.known_shelf import KnownShelf
from backend.recommend.narrowing import Narrower
from backend.recommend.novelty import NoveltyGauge
from backend.recommend.recommending import Recommender
from backend.recommend.search import PlotSearch
from backend.recommend.shelf import Shelf
from backend.services import PartState, Readiness, Services
from backend.settings import Settings
from backend.worker.desk import JobDesk
from backend.worker.kinds import JobKinds
from ingestion.embedding import Embedding, EmbeddingCounts
from tests.fakes.catalogue import InMemoryCatalogue
from tests.fakes.embedder import BagOfWordsEmbedder
from tests.fakes.embedders import InMemoryEmbedders, InMemoryIndexes
from tests.fakes.film_maps import InMemoryFilmMaps
from tests.fakes.index import InMemoryIndex
from tests.fakes.jobs import InMemoryJobs
from tests.fakes.kinds import FakeKind
from tests.fakes.passages import InMemoryPassages
from tests.fakes.progress import Told
from tests.fakes.questions import InMemoryQuestions
from tests.fakes.shelf import InMemoryShelf
from tests.fakes.taste import InMemoryTaste

NOON: Final = datetime(2026, 11, 20, 12, tzinfo=UTC)
REJECTED: Final = (
    RejectedRow("title.tsv", 7, "2 columns, not 9", 'tt7\tA "quoted", title'),
    RejectedRow("title.tsv", 9, "no year", "tt9\tB"),
)


class World:
    """The core over fakes; what a test switches off is off for all of it."""

    def __init__(self, *films: Film) -> None:
        self.catalogue = InMemoryCatalogue(films)
        self.questions = InMemoryQuestions(self.catalogue)
        self.passages = InMemoryPassages(self.catalogue)
        self.ledger = InMemoryEmbedders(self.passages)
        self.embedder = BagOfWordsEmbedder()
        self.jobs = InMemoryJobs(clock=lambda: NOON)
        self.taste = InMemoryTaste(self.catalogue, clock=lambda: NOON)
        self.embedders = {self.embedder.name: self.embedder}
        self.indexes = InMemoryIndexes(self.ledger, self.embedders.__getitem__)
        self.progress = Told()
        self.shelf = InMemoryShelf(self.catalogue, self.passages)
        self.known_shelf = KnownShelf(self.shelf, self._active_name, lambda: 0.0)
        self.film_maps = InMemoryFilmMaps(self.catalogue, self.passages)
        self.embed()

    def embed(self) -> EmbeddingCounts:
        """Bring passages, vectors and index up to the plots."""
        return self.embedding.bring_up_to_date(self.progress, self.agree)

    def use(self, embedder: BagOfWordsEmbedder) -> None:
        """Ask for another embedder from now on."""
        self.embedder = self.embedders[embedder.name] = embedder

    def agree(self, _forecast: EmbeddingForecast) -> bool:
        """Agree to whatever embedding takes."""
        return True

    @property
    def index(self) -> InMemoryIndex:
        """The index of the embedder that is asked for."""
        return self.indexes.index_of(self.embedder.name)

    @property
    def embedding(self) -> Embedding:
        return Embedding(
            self.passages,
            self.ledger,
            self.embedder,
            self.indexes.index_of,
            fits=is_of_usual_length,
            settle=lambda _seconds: None,
        )

    def come_back(self) -> None:
        """Switch on again whatever was switched off."""
        self.catalogue.is_away = self.index.is_away = self.embedder.is_away = False
        self.jobs.is_away = False

    @property
    def understanding(self) -> Understanding:
        names = KnownNames(self.questions, lambda: 0.0)
        return Understanding(
            self.questions,
            names.book,
            names.tags,
            KindsOfQuestion(_no_embedder),
            WishReader(self.questions, names.book, names.tags),
        )

    @property
    def comparables(self) -> ComparableFinder:
        return ComparableFinder(self.catalogue, self)

    @property
    def search(self) -> PlotSearch:
        return PlotSearch(self.catalogue, self.passages, self.indexes, self)

    @property
    def adviser(self) -> Adviser:
        names = KnownNames(self.questions, lambda: 0.0)
        reader = WishReader(self.questions, names.book, names.tags)
        recommender = Recommender(self.catalogue, self.questions, self.indexes, self)
        return Adviser(reader, recommender, self)

    @property
    def narrower(self) -> Narrower:
        return Narrower(self.catalogue, self.search, self)

    @property
    def novelty(self) -> NoveltyGauge:
        return NoveltyGauge(
            self.catalogue, self.passages, self.indexes, self, self.shelf
        )

    def now(self) -> Shelf:
        """Return the shelf as it is at this very moment."""
        return self.known_shelf.renew()

    def _active_name(self) -> str | None:
        active = self.indexes.active()
        return active.embedder.name if active else None

    @property
    def film_map(self) -> FilmMapper:
        return FilmMapper(self.film_maps, self.catalogue, self.passages, self.indexes)

    @property
    def carrying_out(self) -> CarryingOut:
        plots = PlotAnswers(
            self.questions, self.catalogue, self.search, lambda: self.embedder
        )
        return CarryingOut(
            self.questions,
            self.catalogue,
            Finders(self.comparables, self.search, plots, self.adviser),
            lambda: NOON,
        )

    @property
    def chat(self) -> Chat:
        return Chat(self.understanding, self.carrying_out, self.catalogue)

    @property
    def job_desk(self) -> JobDesk:
        kinds = {
            "embed": FakeKind(),
            "films-import": FakeKind(may_be_posted=False, rows=REJECTED),
        }
        settings = Settings.from_env({})
        return JobDesk(self.jobs, self.jobs, settings, lambda: JobKinds(kinds))

    def services(self, page_folder: Path) -> Services:
        """Return what the web may call."""
        return Services(
            catalogue=self.catalogue,
            chat=self.chat,
            search=self.search,
            comparables=self.comparables,
            adviser=self.adviser,
            narrower=self.narrower,
            novelty=self.novelty,
            film_map=self.film_map,
            jobs=self.job_desk,
            taste=self.taste,
            readiness=self._readiness,
            warm_up=lambda: None,
            page_folder=page_folder,
        )

    def _readiness(self) -> Readiness:
        away = {
            "database": self.catalogue.is_away,
            "search": self.index.is_away,
            "embedder": self.embedder.is_away,
        }
        parts = {n: PartState.DOWN if a else PartState.OK for n, a in away.items()}
        parts["model"] = PartState.OFF
        return Readiness(is_ready=not self.catalogue.is_away, parts=parts)


def _no_embedder() -> Embedder:
    """Refuse: this world's embedder knows nothing of how questions are put."""
    raise EmbedderUnavailable("There is none.")
