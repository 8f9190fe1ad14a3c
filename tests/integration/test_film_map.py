"""The map is made of what is embedded, kept whole, and shown with what came since."""

from math import dist

import pytest

from backend.adapters.postgres.catalogue import PostgresFilmCatalogue
from backend.adapters.postgres.film_maps import NewMap
from backend.domain.errors import Cancelled, MovieChatError
from backend.domain.film_maps import FilmMap, MapCluster, MappedFilm, Spot
from backend.domain.films import FilmFilter, FilmId, FilmOrder
from tests.integration.mapping import PLOTS, World, record
from tests.publisher import Told

pytestmark = pytest.mark.postgres


@pytest.fixture
def world(connect) -> World:
    """Nine films that are embedded."""
    filled = World(connect)
    filled.bring(*range(9))
    return filled


def ids(some: FilmMap) -> list[str]:
    return [film.id for film in some.films]


def test_before_the_first_map_there_is_none(world):
    assert world.maps.whole() is None
    assert world.maps.around([FilmId("tt0001")]) is None


def test_a_map_holds_every_film_that_is_embedded(world):
    world.store.store([record(9, plot=None), record(10)])  # the last is not embedded

    made = world.make()

    assert (made.films, made.embedder) == (9, "bag-of-words")
    assert made.version == world.kept.version
    assert ids(world.kept) == [f"tt{number:04}" for number in range(9)]
    first, second = world.kept.films[:2]
    assert (first.year, first.genre) == (1950, "Western")
    assert (second.year, second.genre) == (1951, "Drama")
    assert sum(each.size for each in world.kept.clusters) == 9


@pytest.mark.timeout(300)  # UMAP is compiled first, which a busy machine delays
def test_films_that_are_alike_lie_together_where_there_are_many(connect):
    world = World(connect)
    world.bring(*range(45))

    world.make()

    films = world.kept.films
    for film in films:
        others = (other for other in films if other is not film)
        nearest = min(others, key=lambda other: dist(other.spot, film.spot))
        assert kind(nearest) == kind(film)


def kind(film: MappedFilm) -> int:
    return int(film.id.removeprefix("tt")) % len(PLOTS)


def test_only_what_is_asked_for_is_read(world):
    world.make()

    some = world.maps.around([FilmId("tt0003"), FilmId("tt0001"), FilmId("tt404")])

    assert some is not None
    assert ids(some) == ["tt0001", "tt0003"]
    assert some.clusters == world.kept.clusters


def test_the_same_films_make_the_same_map_in_whatever_order_they_came(connect, world):
    before = world.make().version
    assert world.make().version == before
    with connect() as connection:
        connection.execute("TRUNCATE films, departed_passages CASCADE")
    world.index.lose_everything()

    world.bring(*reversed(range(9)))

    assert world.make().version == before


def test_a_new_map_takes_the_place_of_the_old_one(world):
    before = world.make().version
    world.bring(9)

    assert world.make().version != before

    assert len(world.kept.films) == 10
    assert not world.maps.newcomers("bag-of-words")


def test_whoever_reads_while_a_map_is_kept_sees_the_old_one_whole(world):
    world.make()
    before = world.kept
    with world.connect() as connection:
        connection.execute("LOCK TABLE film_map IN EXCLUSIVE MODE")
        connection.execute("DELETE FROM map_points")
        connection.execute("DELETE FROM film_map")

        assert world.kept == before
        connection.rollback()


def test_called_off_the_old_map_stays(world):
    world.make()
    before = world.kept
    world.bring(9)

    with pytest.raises(Cancelled):
        world.make(Told(calls_off_after=10))

    assert world.kept == before


def test_without_anything_embedded_it_says_what_to_do(connect):
    with pytest.raises(MovieChatError, match="moviechat ingest embed"):
        World(connect).make()


def test_a_film_that_goes_while_the_map_is_made_is_left_out(world):
    clusters = [MapCluster("Films", Spot(0.5, 0.5), 2)]
    spots = [Spot(0.1, 0.2), Spot(0.3, 0.4)]

    kept = world.maps.keep(NewMap("v", "e", clusters, [1, 999], spots, [0, 0]))

    assert kept == 1


def test_a_film_that_leaves_leaves_the_map(world):
    world.make()

    world.store.delete(FilmId("tt0003"))

    assert "tt0003" not in ids(world.kept)


def test_a_film_that_came_later_is_placed_without_a_new_map(world):
    version = world.make().version
    world.bring(9, year=1999)

    today = world.mapper.whole()

    new = today.map.films[-1]
    assert (new.id, new.year, new.genre) == ("tt0009", 1999, "Drama")
    assert today.waiting == 0
    assert today.map.version == version
    sea = [film.spot for film in today.map.films[:9:3]]
    assert min(spot.x for spot in sea) <= new.spot.x <= max(spot.x for spot in sea)
    assert "tt0009" not in ids(world.kept)


def test_a_changed_plot_is_told_from_what_it_was(world):
    world.make()
    world.bring(9)
    [before] = world.maps.newcomers("bag-of-words")

    world.bring(9, plot=PLOTS[1])

    [after] = world.maps.newcomers("bag-of-words")
    assert before.id == after.id
    assert before.plot != after.plot


def test_a_text_is_placed_among_the_films_that_are_nearest(world):
    world.make()

    placed = world.mapper.place("A ship at sea is lost, and there is fog.")

    assert {film.id for film in placed.nearest[:3]} == {"tt0000", "tt0003", "tt0006"}


def test_a_lasso_is_a_list_of_ids(world):
    catalogue = PostgresFilmCatalogue(world.connect)
    chosen = FilmFilter(ids=(FilmId("tt0007"), FilmId("tt0002"), FilmId("tt404")))

    page = catalogue.list_films(chosen, order=FilmOrder.NEWEST, page=1, page_size=1)

    assert [film.id for film in page.films] == ["tt0007"]
    assert page.total == 2
