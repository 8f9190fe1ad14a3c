"""How new a story is: what is nearest to it, by how much, and on what evidence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.domain.errors import DatabaseUnavailable
from backend.recommend.novelty import Novelty
from backend.recommend.shared import Shared
from tests.builders import a_film, a_record, cast, ids
from tests.fakes.world import World

JAWS = a_film(
    "Jaws",
    plot="A shark eats bathers at the beach of Amity. The mayor looks away.",
    genres=("Thriller",),
    keywords=("shark", "small town"),
    themes=("greed",),
    settings=("beach",),
)
FOG = a_film("Fog", plot="A ship is lost in the fog at sea. Ghosts come ashore.")
OPERA = a_film("Opera", plot="A singer loses her voice. Her rival pays for it.")
HEIST = a_film("Heist", plot="Thieves rob a bank and quarrel over the loot.")
SILENT = a_film("Silent", votes=10**6)
ALL = (JAWS, FOG, OPERA, HEIST, SILENT)
WORDS = st.lists(st.sampled_from(["ship", "fog", "ghost", "shark"]), max_size=6)
PLOTS = st.lists(WORDS.map(" ".join), min_size=1, max_size=6)


def gauge(text: str, *films, limit: int = 10) -> Novelty:
    return World(*(films or ALL)).novelty.gauge(text, limit=limit)


def titles(found: Novelty) -> list[str]:
    return [near.film.title for near in found.nearest]


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("Bathers are eaten by a shark.", "Jaws"),
        ("Ghosts of a lost ship come out of the fog.", "Fog"),
        ("She was a singer, but the voice is gone and her rival sings.", "Opera"),
    ],
)
def test_the_film_whose_plot_is_nearest_comes_first(told, title):
    assert titles(gauge(told))[0] == title


def test_the_films_own_nearest_sentences_are_shown():
    near = gauge("Bathers are eaten by a shark.").nearest[0]

    assert "A shark eats bathers at the beach of Amity." in near.sentences


def test_fame_and_year_do_not_count():
    plain = a_film("A", plot="A shark eats bathers.", year=1950)
    known = a_film("B", plot="A shark eats bathers.", year=1990, votes=10**6)

    found = gauge("A shark eats bathers in 1990.", plain, known, FOG)

    first, second = found.nearest[:2]
    assert first.nearness == second.nearness
    assert [first.film.id, second.film.id] == sorted(ids([plain, known]))


def test_a_film_without_a_plot_is_near_to_nothing():
    assert "Silent" not in titles(gauge("A shark eats bathers."))


def test_no_more_come_than_are_wanted_and_they_are_the_first():
    told = "A shark eats bathers at sea and ghosts rob a bank."
    many = titles(gauge(told))

    assert len(many) > 2
    assert titles(gauge(told, limit=2)) == many[:2]


def test_the_plot_of_a_film_is_nearer_to_it_than_films_are_to_each_other():
    found = gauge(JAWS.plot or "")

    assert found.percentile == 0
    assert found.nearest[0].nearness > 0.8


def test_a_text_like_nothing_else_is_as_unlike_as_the_most_unlike_film():
    twins = [a_film(f"Twin {n}", plot="A shark eats bathers.") for n in range(2)]

    found = gauge("Quantum accountants juggle turnips.", *twins, FOG, HEIST)

    assert found.percentile is not None
    assert found.percentile >= 50


@given(WORDS.map(" ".join), PLOTS)
@settings(deadline=None, max_examples=40)
def test_what_is_told_is_within_bounds_and_the_same_each_time(text, plots):
    films = [a_film(f"Film {n}", plot=plot) for n, plot in enumerate(plots)]

    one, other = gauge(f"The {text}", *films), gauge(f"The {text}", *reversed(films))

    assert all(0 <= near.nearness <= 1 for near in one.nearest)
    assert one.percentile is None or 0 <= one.percentile <= 100
    assert titles(one) == titles(other)
    assert one.percentile == other.percentile


def test_one_film_alone_says_nothing_of_how_near_films_are():
    assert gauge("A shark.", JAWS).percentile is None


def test_what_is_shared_of_the_premise_is_named_and_shown():
    shared = gauge("A shark eats bathers, out of greed.").nearest[0].shared

    assert shared.premise[:2] == ("shark", "greed")
    assert shared.premise[2].startswith(
        "\u201cA shark eats bathers, out of greed.\u201d \u2013 \u201cA shark eats"
    )
    assert shared.turn == ()


def test_times_and_places_of_both_are_the_setting():
    film = a_film(
        "Fog",
        plot="In 1944 a ship leaves the harbour for New York with Ann Gray aboard.",
        cast=cast("Ann Gray"),
        settings=("winter",),
    )
    told = "One winter of 1944, Ann sails from old harbours to New York."

    [near] = gauge(told, film, JAWS, limit=1).nearest

    assert near.shared.setting == ("winter", "1944", "New York", "harbours")


def test_a_decade_is_shared_where_the_year_is_not():
    film = a_film("Fog", plot="A ship is lost in 1944.")

    [near] = gauge("In 1941 a ship is lost.", film, JAWS, limit=1).nearest

    assert near.shared.setting == ("1940s", "ship")


def test_the_turn_is_what_both_come_to_in_the_end():
    calm = "The keeper counts the days. " * 20
    ending = "At last the lighthouse burns and the keeper jumps into the waves."
    film = a_film("Light", plot=f"{calm}{calm}{ending}")
    told = f"A woman marries. They travel by mule. {ending}"

    [near] = gauge(told, film, JAWS, limit=1).nearest

    [turn] = near.shared.turn
    assert turn.startswith(f"\u201c{ending}\u201d \u2013 \u201c")
    assert "lighthouse burns" in turn.partition(" \u2013 ")[2]


def test_nothing_is_shared_where_nothing_can_be_shown():
    [near] = gauge("Someone loses a bet.", OPERA, FOG, limit=1).nearest

    assert near.shared == Shared()


def test_runs_of_words_are_found_in_any_plot():
    found = gauge("So a shark eats bathers at the beach of Amity, then.", limit=1)

    assert [(run.film_id, run.words) for run in found.copied] == [(JAWS.id, 9)]


def test_without_the_embedder_words_alone_tell():
    world = World(*ALL)
    world.embedder.is_away = True

    found = world.novelty.gauge(f"{JAWS.plot} Ghosts.", limit=10)

    assert found.by_words_alone
    assert found.percentile is None
    assert titles(found)[0] == "Jaws"
    assert 0 < found.nearest[0].nearness <= 1
    assert "shark" in found.nearest[0].shared.premise
    assert found.copied[0].film_id == JAWS.id


def test_with_no_films_nothing_is_near():
    found = World().novelty.gauge("A shark.", limit=5)

    assert (found.nearest, found.copied, found.percentile) == ((), (), None)


def test_what_is_read_before_the_first_text_changes_nothing():
    world = World(*ALL)
    gauge_now = world.novelty
    gauge_now.warm_up()

    assert titles(gauge_now.gauge("A shark.", limit=5)) == titles(gauge("A shark."))


def test_films_that_came_since_are_compared():
    world = World(FOG, HEIST)
    novelty = world.novelty
    novelty.gauge("A shark eats bathers.", limit=5)

    world.catalogue.store([a_record("Jaws", plot=JAWS.plot)])
    world.embed()

    found = novelty.gauge(JAWS.plot or "", limit=5)
    assert titles(found)[0] == "Jaws"
    assert found.percentile == 0
    assert found.copied


def test_without_the_catalogue_nothing_is_told():
    world = World(*ALL)
    world.catalogue.is_away = True

    with pytest.raises(DatabaseUnavailable):
        world.novelty.gauge("A shark.", limit=5)
