"""Plots become vectors in the index, and only what is missing is done again."""

from typing import Any

import pytest

from backend.domain.errors import EmbedderUnavailable, SearchUnavailable
from backend.domain.films import FilmId
from ingestion.embedding import (
    EMBED_BATCH,
    INDEX_BATCH,
    EmbeddingCounts,
    embed_what_is_missing,
)
from tests.builders import a_film, a_plot, a_record
from tests.fakes.embedder import BagOfWordsEmbedder
from tests.fakes.world import World

FOG = a_film("Fog", plot="A ship is lost.")
RAIN = a_film("Rain", plot="It rains.")
NOTHING = EmbeddingCounts(plots_cut=0, embedded=0, indexed=0, removed=0)


def a_bare_world(*films: Any) -> World:
    """A world of which nothing is embedded yet."""
    world = World()
    world.catalogue.store([a_record(f.title, plot=f.plot) for f in films])
    return world


def test_every_plot_is_cut_embedded_and_indexed():
    world = a_bare_world(FOG, RAIN, a_film("Silence"))

    assert world.embed() == EmbeddingCounts(2, 2, 2, 0)
    assert world.index.count() == world.passages.count_indexed() == 2
    assert sorted(world.embedder.embedded) == ["A ship is lost.", "It rains."]


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
    assert world.embedder.embedded == ["A ship is found."]
    assert world.index.count() == 2


def test_a_record_that_leaves_the_plot_as_it_is_embeds_nothing():
    world = World(FOG)
    world.embedder.embedded.clear()
    world.catalogue.store([a_record("Fog", keywords=["sea"])])

    assert world.embed() == NOTHING


def test_passages_whose_text_stays_keep_their_vectors_when_a_plot_grows():
    world = World(a_film("Fog", plot=a_plot(6)))
    world.embedder.embedded.clear()
    world.catalogue.store([a_record("Fog", plot=f"{a_plot(6)} {a_plot(1)}")])

    counts = world.embed()

    assert counts.embedded == len(world.embedder.embedded)
    assert world.index.count() == world.passages.count_indexed()


def test_what_was_cut_short_is_taken_up_where_it_was_left():
    films = [a_film(f"Fog {n}", plot=f"Ship {n} is lost.") for n in range(150)]
    world = a_bare_world(*films)

    def fail_after_the_first_batch(_done: int, _total: int) -> None:
        world.embedder.is_away = True

    with pytest.raises(EmbedderUnavailable):
        embed_what_is_missing(
            world.passages,
            world.embedder,
            world.index,
            fail_after_the_first_batch,
        )
    world.embedder.is_away = False
    counts = world.embed()

    assert counts.embedded == 150 - EMBED_BATCH
    assert counts.indexed == 150
    assert len(world.embedder.embedded) == len(set(world.embedder.embedded)) == 150


def test_an_index_that_is_away_costs_no_embedding_done_twice():
    world = a_bare_world(FOG)
    world.index.is_away = True

    with pytest.raises(SearchUnavailable):
        world.embed()
    world.index.is_away = False

    assert world.embed() == EmbeddingCounts(0, 0, 1, 0)
    assert world.embedder.embedded == ["A ship is lost."]


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


def test_another_embedder_embeds_everything_again():
    world = World(FOG, RAIN)
    world.embedder = BagOfWordsEmbedder("another")

    assert world.embed() == EmbeddingCounts(0, 2, 2, 0)


def test_progress_is_told_batch_by_batch():
    world = a_bare_world(*(a_film(f"Fog {n}", plot=f"Ship {n}.") for n in range(150)))
    told: list[tuple[int, int]] = []

    embed_what_is_missing(
        world.passages,
        world.embedder,
        world.index,
        lambda done, total: told.append((done, total)),
    )

    assert told == [(64, 150), (128, 150), (150, 150)]


def test_vectors_are_kept_beside_the_passages_they_are_of():
    world = World(FOG, RAIN)

    [vector] = world.passages.vectors_of(FOG.id)

    assert (vector == world.embedder.embed(["A ship is lost."])[0]).all()
    assert len(world.passages.vectors_of(FilmId("tt404"))) == 0
