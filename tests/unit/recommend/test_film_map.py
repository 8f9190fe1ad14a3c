"""What the map does not hold is placed amid its neighbours, and nothing moves."""

from dataclasses import replace

import pytest

from backend.domain.errors import NoMapYet, SearchUnavailable
from backend.domain.film_maps import FilmMap, Spot
from backend.domain.films import Film, FilmId
from backend.recommend import film_map
from tests.builders import a_film, a_record
from tests.fakes.film_maps import a_map
from tests.fakes.world import World

SEA = "A ship is lost in the fog at sea"
WEST = "A sheriff rides to the ranch with a gun"
SEA_SPOTS = [Spot(0.1, 0.1), Spot(0.2, 0.1), Spot(0.3, 0.2)]
WEST_SPOTS = [Spot(0.9, 0.8), Spot(0.8, 0.9), Spot(0.7, 0.7)]


def some_films(plot: str, name: str) -> list[Film]:
    return [
        a_film(f"{name} {n}", id=f"tt{name}{n}", plot=f"{plot} {n}.", genres=("Drama",))
        for n in range(3)
    ]


@pytest.fixture
def world() -> World:
    """Three films of the sea to the lower left, three of the west on the other side."""
    sea, west = some_films(SEA, "sea"), some_films(WEST, "west")
    world = World(*sea, *west)
    spots = {
        f.id: s for f, s in zip([*sea, *west], SEA_SPOTS + WEST_SPOTS, strict=True)
    }
    world.film_maps.kept = a_map(spots, centres={"Sea": (0.2, 0.1), "West": (0.8, 0.8)})
    return world


def kept_of(world: World) -> FilmMap:
    assert world.film_maps.kept is not None
    return world.film_maps.kept


def bring(world: World, *plots: str) -> list[FilmId]:
    """Add films that are embedded after the map was made."""
    new = [a_record(f"New {n}", id=f"ttnew{n}", plot=p) for n, p in enumerate(plots)]
    world.catalogue.store(new)
    world.embed()
    return [record.film.id for record in new]


def test_the_map_is_shown_as_it_is_kept(world):
    today = world.film_map.whole()

    assert {film.id: film.spot for film in today.map.films} == {
        film.id: film.spot for film in kept_of(world).films
    }
    assert {film.genre for film in today.map.films} == {"Drama"}
    assert today.waiting == 0


def test_before_there_is_a_map_both_say_how_one_is_made():
    world = World(*some_films(SEA, "sea"))

    for ask in (world.film_map.whole, lambda: world.film_map.place(SEA)):
        with pytest.raises(NoMapYet, match="moviechat map"):
            ask()


def test_a_film_that_came_later_lies_amid_its_neighbours(world):
    bring(world, f"{SEA} once more.")

    today = world.film_map.whole()

    [new] = [film for film in today.map.films if film.id == "ttnew0"]
    assert new.spot == Spot(
        0.3, 0.2
    )  # three of the sea and two of the west: the middle
    assert today.map.clusters[new.cluster].name == "Sea"
    assert today.map.version == kept_of(world).version


def test_a_film_that_came_later_has_the_same_place_every_time(world):
    bring(world, f"{SEA} once more.")
    mapper = world.film_map

    first, again = mapper.whole(), mapper.whole()

    assert first == again == world.film_map.whole()


def test_newcomers_are_no_neighbours_of_newcomers(world):
    bring(world, *(f"{SEA} once more {n}." for n in range(80)))

    today = world.film_map.whole()

    new = {film.spot for film in today.map.films if film.id.startswith("ttnew")}
    assert len(today.map.films) == 86
    assert new <= {*SEA_SPOTS, *WEST_SPOTS, Spot(0.3, 0.2)}


def test_so_many_newcomers_are_placed_at_once_and_the_rest_later(world, monkeypatch):
    monkeypatch.setattr(film_map, "PLACED_AT_ONCE", 3)
    bring(world, *(f"{SEA} {n}." for n in range(10, 15)))
    mapper = world.film_map

    assert [mapper.whole().waiting for _ in range(3)] == [2, 0, 0]


def test_a_newcomer_with_another_plot_has_another_place(world):
    [new] = bring(world, f"{SEA} once more.")
    mapper = world.film_map
    before = {film.id: film.cluster for film in mapper.whole().map.films}

    bring(world, f"{WEST} once more.")

    after = {film.id: film.cluster for film in mapper.whole().map.films}
    assert before[new] != after[new]


def test_another_map_places_newcomers_anew(world):
    [new] = bring(world, f"{SEA} once more.")
    mapper = world.film_map
    mapper.whole()
    kept = kept_of(world)
    turned = [replace(film, spot=Spot(film.spot.y, film.spot.x)) for film in kept.films]
    world.film_maps.kept = replace(kept, version="another", films=tuple(turned))

    spots = {film.id: film.spot for film in mapper.whole().map.films}

    assert spots[new] == Spot(0.2, 0.3)


def test_without_the_index_the_map_is_there_and_newcomers_wait(world):
    bring(world, f"{SEA} once more.")
    world.index.is_away = True

    today = world.film_map.whole()

    assert (len(today.map.films), today.waiting) == (6, 1)


def test_a_film_that_was_deleted_is_on_the_map_no_longer(world):
    world.catalogue.delete(FilmId("ttsea0"))

    assert len(world.film_map.whole().map.films) == 5


def test_a_text_of_ones_own_is_placed_with_the_films_nearest_to_it(world):
    placed = world.film_map.place("The ship was lost, and the fog lay on the sea.")

    assert placed.cluster_name == "Sea"
    assert {film.id for film in placed.nearest[:3]} == {"ttsea0", "ttsea1", "ttsea2"}
    assert placed.version == kept_of(world).version


def test_a_long_text_is_placed_by_all_of_it(world):
    placed = world.film_map.place(f"{SEA}. " + f"{WEST}. " * 100)

    assert placed.cluster_name == "West"


def test_a_text_cannot_be_placed_where_no_film_can_be_compared(world):
    world.film_maps.kept = replace(kept_of(world), films=())

    with pytest.raises(SearchUnavailable, match="moviechat map"):
        world.film_map.place(SEA)
