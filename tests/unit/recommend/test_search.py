"""Films are found by what happens in them, each with the passage that matched."""

import pytest

from backend.domain.errors import EmbedderUnavailable, SearchUnavailable
from backend.recommend.search import SearchResult
from tests.builders import a_film
from tests.fakes.world import World

JAWS = a_film("Jaws", plot="A shark eats bathers at the beach.")
FOG = a_film("Fog", plot="A ship is lost in the fog at sea.")


def find(text: str, world: World, limit: int = 10) -> SearchResult:
    return world.search.find(text, limit=limit)


def titles(found: SearchResult) -> list[str]:
    return [hit.film.title for hit in found.hits]


def test_the_film_whose_plot_comes_nearest_comes_first():
    world = World(FOG, JAWS)

    assert titles(find("a shark at the beach", world)) == ["Jaws", "Fog"]
    assert titles(find("a ship in the fog", world)) == ["Fog", "Jaws"]


def test_each_film_comes_once_with_its_nearest_passage():
    scenes = ("The crew argues. " * 50, "A shark eats a bather. " * 30)
    world = World(a_film("Jaws", plot=" ".join(scenes)))

    [hit] = find("a shark eats a bather", world).hits

    assert "shark" in hit.passage.text
    assert hit.score == pytest.approx(1, abs=0.2)


def test_scores_fall_and_are_never_below_zero_nor_above_one():
    scores = [hit.score for hit in find("a shark at sea", World(FOG, JAWS)).hits]

    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_no_more_come_than_are_wanted():
    films = [a_film(f"Fog {n}", plot=f"A ship is lost {n}.") for n in range(5)]

    assert len(find("a ship", World(*films), limit=2).hits) == 2


def test_a_film_that_was_deleted_is_not_found_though_the_index_still_has_it():
    world = World(FOG, JAWS)
    world.catalogue.delete(JAWS.id)

    assert titles(find("a shark at the beach", world)) == ["Fog"]


def test_nothing_is_found_among_no_plots():
    assert find("a shark", World(a_film("Jaws"))).hits == ()


def test_the_reading_is_kept_for_the_receipt():
    found = find("a shark at the beach", World(FOG, JAWS))

    assert found.reading.params == ([JAWS.id, FOG.id],)
    assert found.milliseconds >= 0


def test_without_the_index_it_says_that_search_is_unavailable():
    world = World(JAWS)
    world.index.is_away = True

    with pytest.raises(SearchUnavailable):
        find("a shark", world)


def test_without_the_embedder_it_says_that_search_is_unavailable():
    world = World(JAWS)
    world.embedder.is_away = True

    with pytest.raises(EmbedderUnavailable):
        find("a shark", world)
