"""Plots become vectors in the index, and only what is missing is done again."""

from dataclasses import replace
from typing import Any

import pytest

from backend.domain.errors import (
    Cancelled,
    EmbedderUnavailable,
    EmbeddingUnderWay,
    SearchUnavailable,
)
from backend.domain.films import FilmId
from backend.ports import EmbeddingForecast
from ingestion.embedding import INDEX_BATCH, SAVE_BATCH, EmbeddingCounts
from tests.builders import a_film, a_plot, a_record
from tests.fakes.embedder import BagOfWordsEmbedder
from tests.fakes.progress import Told
from tests.fakes.world import World

FOG = a_film("Fog", plot="A ship is lost.")
RAIN = a_film("Rain", plot="It rains.")
NOTHING = EmbeddingCounts(plots_cut=0, embedded=0, indexed=0, removed=0)
MANY = SAVE_BATCH * 2


def a_bare_world(*films: Any) -> World:
    """A world of which nothing is embedded yet."""
    world = World()
    world.catalogue.store([a_record(f.title, plot=f.plot) for f in films])
    return world


def ships(count: int) -> list[Any]:
    return [a_film(f"Fog {n}", plot=f"Ship {n} is lost.") for n in range(count)]


def indexed(world: World) -> int:
    return world.passages.count_indexed(world.embedder.name)


def test_every_plot_is_cut_embedded_and_indexed():
    world = a_bare_world(FOG, RAIN, a_film("Silence"))

    assert world.embed() == EmbeddingCounts(2, 2, 2, 0)
    assert world.index.count() == indexed(world) == 2
    assert sorted(world.embedder.embedded) == [
        "Film. A ship is lost.",
        "Film. It rains.",
    ]


def test_a_second_time_there_is_nothing_to_do():
    world = World(FOG, RAIN)
    world.embedder.embedded.clear()

    assert world.embed() == NOTHING
    assert world.embedder.embedded == []


def test_only_a_plot_that_changed_is_embedded_anew():
    world = World(FOG, RAIN)
    world.embedder.embedded.clear()
    world.catalogue.store([a_record("Fog", plot="A ship is found.")])

    assert world.embed() == EmbeddingCounts(1, 1, 1, 0)
    assert world.embedder.embedded == ["Film. A ship is found."]
    assert world.index.count() == 2


def test_a_record_that_leaves_the_plot_as_it_is_embeds_nothing():
    world = World(FOG)
    world.embedder.embedded.clear()
    world.catalogue.store([a_record("Fog", keywords=["sea"])])

    assert world.embed() == NOTHING


def test_films_that_share_a_text_share_what_embedding_it_took():
    world = a_bare_world(FOG, a_film("Mist", plot=FOG.plot))

    assert world.embed() == EmbeddingCounts(2, 1, 2, 0)
    assert world.embedder.embedded == ["Film. A ship is lost."]


def test_passages_whose_text_stays_keep_their_vectors_when_a_plot_grows():
    world = World(a_film("Fog", plot=a_plot(6)))
    world.embedder.embedded.clear()
    world.catalogue.store([a_record("Fog", plot=f"{a_plot(6)} {a_plot(1)}")])

    counts = world.embed()

    assert counts.embedded == len(world.embedder.embedded)
    assert world.index.count() == indexed(world)


def test_what_was_cut_short_is_taken_up_where_it_was_left():
    world = a_bare_world(*ships(MANY))
    world.progress = Told(cancel_after=MANY + 1)

    with pytest.raises(Cancelled):
        world.embed()
    world.progress = Told()
    counts = world.embed()

    assert 0 < counts.embedded < MANY
    assert counts.indexed == MANY
    assert world.embed() == NOTHING


def test_an_embedder_that_fails_loses_at_most_one_batch():
    world = a_bare_world(*ships(MANY))

    class FailsLate(Told):
        def advance(self, done: int = 1, *, skipped: int = 0, failed: int = 0) -> None:
            world.embedder.is_away = self.stages[-1][0] == "Embedding passages"

    world.progress = FailsLate()
    with pytest.raises(EmbedderUnavailable):
        world.embed()
    world.embedder.is_away, world.progress = False, Told()

    assert world.embed().embedded <= MANY - SAVE_BATCH


def test_an_index_that_is_away_costs_no_embedding_done_twice():
    world = a_bare_world(FOG)
    world.index.is_away = True

    with pytest.raises(SearchUnavailable):
        world.embed()
    world.index.is_away = False

    assert world.embed() == EmbeddingCounts(0, 0, 1, 0)
    assert world.embedder.embedded == ["Film. A ship is lost."]


def test_a_lost_index_is_filled_again_without_embedding():
    world = World(FOG, RAIN)
    world.embedder.embedded.clear()
    world.index.lose_everything()

    assert world.embed() == EmbeddingCounts(0, 0, 2, 0)
    assert world.embedder.embedded == []
    assert world.index.count() == 2


def test_passages_of_a_deleted_film_leave_the_index():
    world = World(FOG, RAIN)
    world.catalogue.delete(FOG.id)

    assert world.embed() == EmbeddingCounts(0, 0, 0, 1)
    assert world.index.count() == 1


def test_passages_of_a_plot_taken_away_leave_the_index():
    world = World(FOG)
    world.catalogue.store([a_record("Fog", plot=None)])

    assert world.embed().removed == 1
    assert world.index.count() == 0


def test_passages_of_a_plot_that_became_shorter_leave_the_index():
    world = World(a_film("Fog", plot=a_plot(20)))
    held = world.index.count()
    world.catalogue.store([a_record("Fog", plot="A ship is lost.")])

    assert world.embed() == EmbeddingCounts(1, 1, 1, held - 1)
    assert world.index.count() == 1


def test_a_film_that_came_back_stays_in_the_index():
    world = World(FOG)
    world.catalogue.delete(FOG.id)
    world.catalogue.store([a_record("Fog", plot=FOG.plot)])

    world.embed()

    assert world.index.count() == 1
    assert world.passages.departed(limit=INDEX_BATCH) == []


def test_until_the_first_index_is_whole_words_alone_are_searched():
    world = a_bare_world(FOG)

    assert world.indexes.active() is None
    before = world.search.find("a ship", limit=5)
    world.embed()
    after = world.search.find("a ship", limit=5)

    assert [hit.film for hit in before.hits] == [hit.film for hit in after.hits]
    assert (before.by_words_alone, after.by_words_alone) == (True, False)
    assert before.hits[0].nearness == 0 < after.hits[0].nearness


def test_another_embedder_is_searched_once_its_index_is_whole():
    world = World(FOG, RAIN)
    world.use(BagOfWordsEmbedder("another"))
    world.progress = Told(cancel_after=1)

    with pytest.raises(Cancelled):
        world.embed()
    during = world.indexes.active()
    found = world.search.find("a ship", limit=1).hits
    world.progress = Told()
    world.embed()
    after = world.indexes.active()

    assert during is not None
    assert after is not None
    assert (during.embedder.name, after.embedder.name) == ("bag-of-words", "another")
    assert [hit.film for hit in found] == [FOG]
    assert [hit.film for hit in world.search.find("a ship", limit=1).hits] == [FOG]


def test_questions_are_embedded_by_the_embedder_of_the_index_that_is_searched():
    world = World(FOG)
    first = world.embedder
    world.use(BagOfWordsEmbedder("another"))

    world.search.find("a ship", limit=1)

    assert first.embedded[-1] == "a ship"
    assert world.embedder.embedded == []


def test_an_embedder_that_comes_back_has_little_to_embed():
    world = World(FOG, RAIN)
    first = world.embedder
    world.use(BagOfWordsEmbedder("another"))
    world.embed()
    assert world.indexes.index_of(first.name).count() == 0
    world.catalogue.store([a_record("Hail", plot="It hails.")])
    world.use(first)
    first.embedded.clear()

    assert world.embed() == EmbeddingCounts(1, 1, 3, 0)
    assert first.embedded == ["Film. It hails."]


def test_every_index_is_told_of_passages_that_left():
    world = World(FOG, RAIN)
    world.use(BagOfWordsEmbedder("another"))
    world.progress = Told(cancel_after=4)
    with pytest.raises(Cancelled):
        world.embed()
    world.catalogue.delete(FOG.id)
    world.progress = Told()

    world.embed()

    assert world.index.count() == 1


def test_others_are_forgotten_when_asked_and_the_one_searched_stays():
    world = World(FOG)
    world.use(BagOfWordsEmbedder("another"))
    world.embed()

    assert world.embedding.forget_others() == ["bag-of-words"]
    assert [known.name for known in world.ledger.known()] == ["another"]
    assert len(world.search.find("a ship", limit=1).hits) == 1


def test_nothing_is_embedded_unless_it_is_agreed_to():
    world = World(FOG)
    world.embedder.embedded.clear()
    world.catalogue.store([a_record("Rain", plot="It rains.")])
    told: list[EmbeddingForecast] = []

    def refuse(forecast: EmbeddingForecast) -> bool:
        told.append(forecast)
        return False

    counts = world.embedding.bring_up_to_date(Told(), refuse)

    assert counts == EmbeddingCounts(1, 0, 0, 0, waiting=1)
    assert told == [EmbeddingForecast(1, len("Film. It rains."))]
    assert world.embedder.embedded == []
    assert len(world.search.find("a ship", limit=1).hits) == 1


def test_vectors_of_another_dimension_than_before_are_refused():
    world = World(FOG)
    world.catalogue.store([a_record("Rain", plot="It rains.")])
    world.ledger.set_dimension(world.embedder.name, 3)

    with pytest.raises(EmbedderUnavailable, match="not the same model"):
        world.embed()


def test_two_do_not_embed_at_once():
    world = World(FOG)

    with world.ledger.alone(), pytest.raises(EmbeddingUnderWay):
        world.embed()


def test_progress_is_told_stage_by_stage():
    world = a_bare_world(*ships(MANY))

    world.embed()

    assert world.progress.stages == [
        ("Cutting plots", MANY),
        ("Embedding passages", MANY),
        ("Indexing passages", MANY),
    ]
    assert sum(world.progress.steps) == 3 * MANY


def test_a_search_under_way_has_time_to_end_before_the_old_index_goes():
    world = World(FOG)
    old = world.index
    world.use(BagOfWordsEmbedder("another"))
    held: list[int] = []
    patient = replace(world.embedding, settle=lambda _s: held.append(old.count()))

    patient.bring_up_to_date(Told(), world.agree)

    assert held == [1]
    assert old.count() == 0


def test_vectors_are_kept_beside_the_passages_they_are_of():
    world = World(FOG, RAIN)
    name = world.embedder.name

    [vector] = world.passages.vectors_of(FOG.id, embedder=name)

    assert (vector == world.embedder.embed(["Film. A ship is lost."])[0]).all()
    assert len(world.passages.vectors_of(FilmId("tt404"), embedder=name)) == 0
