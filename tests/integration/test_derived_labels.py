"""Themes, tones and settings are derived from what is embedded of plots."""

from collections.abc import Callable

import pytest

from backend.adapters.postgres.catalogue import PostgresFilmCatalogue
from backend.adapters.postgres.embedders import PostgresEmbedders
from backend.adapters.postgres.labels import PostgresLabels
from backend.adapters.postgres.passages import PostgresPassages
from backend.adapters.postgres.store import PostgresFilmStore
from backend.domain.errors import Cancelled, EmbeddingUnderWay
from backend.domain.films import Film, FilmId
from backend.domain.records import FilmRecord, read_record, write_record
from backend.domain.sources import DERIVED, Source, edited
from ingestion import labelling
from ingestion.embedding import Embedding
from ingestion.labelling import LabelCounts, derive_missing_labels
from tests.fakes.catalogue import InMemoryCatalogue
from tests.fakes.embedder import BagOfWordsEmbedder
from tests.fakes.embedders import InMemoryEmbedders
from tests.fakes.index import InMemoryIndex
from tests.fakes.passages import InMemoryPassages
from tests.progress import Quiet
from tests.publisher import Told

pytestmark = pytest.mark.postgres

HUNTED = "An innocent man is hunted and must prove his innocence."
BLEAK = "A bleak, hopeless and depressing story."
CIRCUS = "A circus with clowns, acrobats and animals."
TOLD = {0: HUNTED, 1: f"{HUNTED} {CIRCUS}", 2: BLEAK}
FILMS = 40


def record(number: int, **fields: object) -> FilmRecord:
    plot = TOLD.get(number, f"Rain falls on street {number}.")
    every = {"id": f"tt{number:04}", "title": f"Film {number}", "plot": plot}
    return read_record({**every, **fields})


class World:
    """A catalogue, what embeds its plots, and what derives labels."""

    def __init__(self, connect) -> None:
        self.connect = connect
        self.store = PostgresFilmStore(connect)
        self.labels = PostgresLabels(connect)
        self.ledger = PostgresEmbedders(connect)
        self.embedder = BagOfWordsEmbedder()

    def embed(self) -> None:
        index = InMemoryIndex()
        embedding = Embedding(
            PostgresPassages(self.connect),
            self.ledger,
            self.embedder,
            lambda _: index,
            fits=lambda _: True,
            settle=lambda _: None,
        )
        embedding.bring_up_to_date(Quiet(), lambda _: True)

    def label(self, progress: Quiet | None = None) -> LabelCounts:
        told = progress or Quiet()
        return derive_missing_labels(self.labels, self.ledger, self.embedder, told)

    def film(self, number: int) -> Film:
        return PostgresFilmCatalogue(self.connect).film(FilmId(f"tt{number:04}"))

    def every_label(self) -> list[tuple[object, ...]]:
        with self.connect() as connection:
            rows = connection.execute(
                "SELECT f.id, l.kind, l.position, l.label FROM plot_labels AS l "
                "JOIN films AS f USING (film_key) ORDER BY 1, 2, 3",
            )
            return list(rows)


@pytest.fixture
def world(connect) -> World:
    """Films that are embedded, of which three are like labels."""
    filled = World(connect)
    filled.store.store(map(record, range(FILMS)))
    filled.embed()
    return filled


def test_a_plot_yields_labels_that_say_that_they_are_derived(world):
    assert world.label() == LabelCounts(looked_at=FILMS, labelled=3, waiting=0)

    film = world.film(1)
    assert "hunted" in film.themes
    assert film.settings == ("circus",)
    notes = {(note.field, note.name) for note in film.sources}
    assert {("themes", DERIVED), ("settings", DERIVED)} <= notes
    assert world.film(2).tones[0] == "bleak"
    assert not {*world.film(3).themes, *world.film(3).tones, *world.film(3).settings}


def test_once_derived_nothing_is_due(world):
    world.label()
    before, asked = world.every_label(), len(world.embedder.embedded)

    assert world.label() == LabelCounts()
    assert world.every_label() == before
    assert len(world.embedder.embedded) == asked


def test_derived_labels_are_nobodys_word(world):
    before = [write_record(film) for film in world.store.all_films()]
    world.label()

    assert [write_record(film) for film in world.store.all_films()] == before
    assert not world.store.stated(FilmId("tt0001")).themes
    edit = edited(world.film(1), {"year": 1950})
    assert DERIVED not in {note.name for note in edit.film.sources}


def test_what_the_sources_say_again_or_beside_leaves_labels_and_keywords(world):
    world.store.store([record(1, keywords=["escape"])])
    world.label()
    before = world.every_label()

    world.store.store([record(1, keywords=["escape"])])
    world.store.store([record(1, year=1950, plot=None)], source=Source.WIKIPEDIA)

    assert world.film(1).keywords == ("escape",)
    assert world.every_label() == before
    assert world.label() == LabelCounts()


def test_a_changed_plot_loses_its_labels_and_gets_others_once_it_is_embedded(world):
    world.label()

    world.store.store([record(0, plot=BLEAK)])

    assert not world.film(0).themes
    assert world.label().waiting == 1
    world.embed()
    assert world.label().waiting == 0
    assert "hunted" not in world.film(0).themes
    assert world.film(0).tones[0] == "bleak"


@pytest.mark.parametrize(
    "leave",
    [
        lambda store: store.store([record(0, plot=None)]),
        lambda store: store.delete(FilmId("tt0000")),
    ],
    ids=["the plot", "the film"],
)
def test_what_leaves_takes_its_labels_along(
    world, leave: Callable[[PostgresFilmStore], object]
):
    world.label()

    leave(world.store)

    assert "tt0000" not in {row[0] for row in world.every_label()}


def test_a_film_of_other_genres_is_looked_at_again(world):
    world.label()

    world.store.store([record(0, genres=["Circus", "Clowns"])])
    world.embed()

    assert world.label().looked_at > 0
    assert world.label() == LabelCounts()


def test_another_embedder_has_another_say(world):
    world.label()

    world.embedder = BagOfWordsEmbedder("another")
    assert world.label() == LabelCounts(waiting=FILMS)
    world.embed()

    assert world.label() == LabelCounts(looked_at=FILMS, labelled=3)


def test_whoever_is_killed_ends_where_all_others_do(world, monkeypatch):
    world.label()
    undisturbed = world.every_label()
    with world.connect() as connection:
        connection.execute("DELETE FROM plot_labels")
        connection.execute("UPDATE plots SET labels_basis = NULL")
    monkeypatch.setattr(labelling, "BATCH", 7)
    with pytest.raises(Cancelled):
        world.label(Told(calls_off_after=1))
    assert 0 < world.labels.count_unlabelled() < FILMS

    world.label()

    assert world.every_label() == undisturbed


def test_films_that_come_later_change_what_all_are_compared_with(connect, world):
    world.label()
    at_once = world.every_label()
    with connect() as connection:
        connection.execute("TRUNCATE films, departed_passages CASCADE")

    for some in (range(5), range(5, FILMS)):
        world.store.store(map(record, some))
        world.embed()
        world.label()

    assert world.every_label() == at_once


def test_nothing_is_derived_while_another_command_embeds(world):
    ledger = InMemoryEmbedders(InMemoryPassages(InMemoryCatalogue()))

    with (
        ledger.alone(),
        pytest.raises(EmbeddingUnderWay, match="moviechat ingest keywords"),
    ):
        derive_missing_labels(world.labels, ledger, world.embedder, Quiet())


def test_before_anything_is_embedded_all_plots_wait(connect):
    bare = World(connect)
    bare.store.store(map(record, range(3)))

    assert bare.label() == LabelCounts(waiting=3)
    assert not bare.embedder.embedded
