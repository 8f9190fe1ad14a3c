"""Rows, vectors and index are compared both ways; what differs is done again."""

import random

import numpy as np

from backend.domain.films import FilmId
from backend.domain.passages import Passage, cut_into_passages
from ingestion.verifying import Findings, Verifying
from tests.builders import a_film, a_record
from tests.fakes.progress import Told
from tests.fakes.world import World

FOG = a_film("Fog", plot="A ship is lost.")
RAIN = a_film("Rain", plot="It rains.")
EAST = np.eye(1, 256, dtype=np.float32)


def verifying(world: World) -> Verifying:
    passages, name = world.passages, world.embedder.name
    return Verifying(passages, passages, world.index, name, random.Random(1))


def look(world: World) -> Findings:
    return verifying(world).look(Told(), compare_all=True)


def mended(world: World) -> Findings:
    verifying(world).mend(look(world))
    world.embed()
    return look(world)


def of(film: str, text: str = "") -> Passage:
    return Passage(FilmId(film), 0, text, 0.0)


def test_nothing_is_wrong_where_nothing_is():
    assert look(World(FOG, RAIN)).counts == {}
    assert look(World()).counts == {}


def test_what_waits_is_counted():
    world = World(FOG)
    world.catalogue.store([a_record("Rain", plot=RAIN.plot)])

    assert look(world).counts == {"plots wait to be cut": 1}
    assert mended(world).counts == {}


def test_a_passage_without_a_vector_is_counted_also_where_its_text_has_one():
    world = World(FOG)
    world.catalogue.store([a_record("Mist", plot=FOG.plot)])
    world.passages.cut_plots(cut_into_passages)

    assert look(world).counts == {"passages have no vector": 1}
    assert mended(world).counts == {}
    assert world.embedder.embedded == ["Film. A ship is lost."]


def test_vectors_that_no_passage_has_are_removed():
    world = World(FOG)
    world.index.add([of("tt404")], EAST)

    assert look(world).strangers == ("tt404-0",)
    assert mended(world).counts == {}
    assert world.index.count() == 1


def test_passages_that_the_index_lost_are_added_again():
    world = World(FOG, RAIN)
    world.index.remove([of(FOG.id).id])

    assert look(world).lost == (of(FOG.id).id,)
    assert mended(world).counts == {}
    assert world.index.count() == 2


def test_vectors_that_differ_from_the_kept_ones_are_replaced():
    world = World(FOG, RAIN)
    world.index.add([of(FOG.id)], EAST)

    found = look(world)

    assert found.counts == {"vectors in the index differ from the kept ones": 1}
    assert mended(world).counts == {}
    assert world.embedder.embedded == ["Film. A ship is lost.", "Film. It rains."]


def test_only_some_vectors_are_compared_unless_all_are_asked_for():
    films = [a_film(f"Fog {n}", plot=f"Ship {n} is lost.") for n in range(1_200)]
    world = World(*films)

    some = verifying(world).look(Told(), compare_all=False)

    assert some.compared == 1_000
    assert look(world).compared == 1_200


def test_looking_changes_nothing():
    world = World(FOG)
    world.index.add([of("tt404")], EAST)

    first, second = look(world), look(world)

    assert first == second
