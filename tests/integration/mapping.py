"""A catalogue whose plots are embedded, and its map."""

from backend.adapters.postgres.catalogue import PostgresFilmCatalogue
from backend.adapters.postgres.connect import Connect
from backend.adapters.postgres.embedders import PostgresEmbedders
from backend.adapters.postgres.film_maps import PostgresFilmMaps
from backend.adapters.postgres.passages import PostgresPassages
from backend.adapters.postgres.store import PostgresFilmStore
from backend.domain.film_maps import FilmMap
from backend.domain.records import FilmRecord, read_record
from backend.ports import ActiveIndex
from backend.recommend.film_map import FilmMapper
from ingestion.embedding import Embedding
from ingestion.film_map.making import MapCounts, make_map
from tests.fakes.embedder import BagOfWordsEmbedder
from tests.fakes.index import InMemoryIndex
from tests.progress import Quiet

PLOTS = (
    "A ship is lost in the fog at sea.",
    "A sheriff rides to the ranch.",
    "A singer comes to the big city.",
)


def record(number: int, **fields: object) -> FilmRecord:
    told = f"{PLOTS[number % 3]} Number {number}."
    every = {
        "id": f"tt{number:04}",
        "title": f"Film {number}",
        "year": 1950 + number,
        "genres": ["Drama"] if number % 2 else ["Western", "Drama"],
        "plot": told,
    }
    return read_record({**every, **fields})


class World:
    """A catalogue, what embeds its plots, and its map."""

    def __init__(self, connect: Connect, embedder: str = "bag-of-words") -> None:
        self.connect = connect
        self.store = PostgresFilmStore(connect)
        self.passages = PostgresPassages(connect)
        self.maps = PostgresFilmMaps(connect)
        self.embedder = BagOfWordsEmbedder(embedder)
        self.index = InMemoryIndex()

    def bring(self, *numbers: int, **fields: object) -> None:
        """Store films and embed them."""
        self.store.store(record(number, **fields) for number in numbers)
        Embedding(
            self.passages,
            PostgresEmbedders(self.connect),
            self.embedder,
            lambda _: self.index,
            fits=lambda _: True,
            settle=lambda _: None,
        ).bring_up_to_date(Quiet(), lambda _: True)

    def make(self, progress: Quiet | None = None) -> MapCounts:
        return make_map(self.maps, self.embedder.name, progress or Quiet())

    @property
    def kept(self) -> FilmMap:
        kept = self.maps.whole()
        assert kept is not None
        return kept

    @property
    def mapper(self) -> FilmMapper:
        catalogue = PostgresFilmCatalogue(self.connect)
        return FilmMapper(self.maps, catalogue, self.passages, self)

    def active(self) -> ActiveIndex:
        return ActiveIndex(self.embedder, self.index)
