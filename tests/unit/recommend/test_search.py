"""Films are found by what happens in them, each with the sentences that matched."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.domain.errors import DatabaseUnavailable
from backend.domain.films import Film, FilmId
from backend.domain.passages import split_sentences
from backend.recommend.search import (
    LEAST_PIECE_WORDS,
    MOST_PIECES,
    SearchResult,
    pieces_of,
)
from tests.builders import a_film, cast, ids, people
from tests.fakes.embedder import BagOfWordsEmbedder
from tests.fakes.world import World

JAWS = a_film("Jaws", plot="A shark eats bathers at the beach. The mayor looks away.")
FOG = a_film("Fog", plot="A ship is lost in the fog at sea. Ghosts come ashore.")
OPERA = a_film("Opera", plot="A singer loses her voice. Her rival pays for it.")
HEIST = a_film("Heist", plot="Thieves rob a bank and quarrel over the loot.")
ALL = (JAWS, FOG, OPERA, HEIST)
WORDS = ("ship", "fog", "ghost", "shark", "gold", "priest", "beach", "thief")
PLOTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
CATALOGUES = st.lists(PLOTS, min_size=1, max_size=8).map(
    lambda plots: [
        a_film(f"Film {n}", id=f"tt{n}", plot=plot) for n, plot in enumerate(plots)
    ]
)
FEW = settings(deadline=None, max_examples=30)


def find(text: str, world: World, limit: int = 10) -> SearchResult:
    return world.search.find(text, limit=limit)


def titles(found: SearchResult) -> list[str]:
    return [hit.film.title for hit in found.hits]


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("a shark at the beach", "Jaws"),
        ("a ship in the fog", "Fog"),
        ("the singer whose voice is gone, she loses it", "Opera"),
        ("they quarrel over what they robbed", "Heist"),
    ],
)
def test_the_film_whose_plot_fits_best_comes_first(told, title):
    assert titles(find(told, World(*ALL)))[0] == title


def test_each_film_comes_once_with_its_nearest_passage():
    scenes = ("The crew argues. " * 50, "A shark eats a bather. " * 30)
    world = World(a_film("Jaws", plot=" ".join(scenes)))

    [hit] = find("a shark eats a bather", world).hits

    assert hit.passage is not None
    assert "shark" in hit.passage.text
    assert hit.nearness > 0.5


@given(CATALOGUES, PLOTS)
@FEW
def test_scores_fall_and_are_the_likelihoods_of_all_films(films, told):
    world = World(*films)
    hits = find(told, world, limit=len(films)).hits

    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) == pytest.approx(1, abs=1e-5)
    assert all(0 <= hit.nearness <= 1 + 1e-6 for hit in hits)


@given(CATALOGUES, PLOTS)
@FEW
def test_the_ranking_is_the_same_every_time_and_in_whatever_order_films_came(
    films, told
):
    world = World(*films)

    assert find(told, world).hits == find(told, world).hits
    assert titles(find(told, world)) == titles(find(told, World(*reversed(films))))


@given(CATALOGUES, PLOTS, st.sets(st.integers(0, 7)), st.integers(1, 8))
@FEW
def test_among_some_films_they_are_ranked_as_among_all(films, told, places, limit):
    world = World(*films)
    some = [film.id for n, film in enumerate(films) if n in places]

    among = world.search.find(told, limit=limit, among=some).hits

    every = find(told, world, limit=len(films)).hits
    assert among == tuple(hit for hit in every if hit.film.id in some)[:limit]


def test_those_wanted_may_be_named_twice_or_not_be_there():
    wanted = [FilmId("tt404"), FOG.id, FOG.id]

    found = World(*ALL).search.find("a shark", limit=5, among=wanted)

    assert titles(found) == ["Fog"]


def test_films_that_fit_the_same_come_in_order_of_their_ids():
    twins = [a_film("Twin", id=f"tt{n}", plot="A shark bites.") for n in (3, 1, 2)]

    found = find("a shark", World(*twins), limit=2)

    assert ids([hit.film for hit in found.hits]) == ["tt1", "tt2"]


def test_no_more_come_than_are_wanted():
    films = [a_film(f"Fog {n}", plot=f"A ship is lost {n}.") for n in range(5)]

    assert len(find("a ship", World(*films), limit=2).hits) == 2


def test_a_film_that_was_deleted_is_not_found():
    world = World(FOG, JAWS)
    world.catalogue.delete(JAWS.id)

    assert titles(find("a shark at the beach", world)) == ["Fog"]


def test_a_film_without_a_plot_is_not_found():
    assert find("jaws", World(a_film("Jaws"))).hits == ()
    assert titles(find("jaws", World(a_film("Jaws"), FOG))) == ["Fog"]


def test_nothing_is_found_in_an_empty_catalogue():
    assert find("a shark", World()).hits == ()


@pytest.mark.parametrize("told", ["", "?!", "the of and", "\x00", "shark " * 4_000])
def test_anything_can_be_asked(told):
    assert len(find(told, World(*ALL)).hits) == len(ALL)


# Evidence


def test_the_sentences_that_matched_come_from_the_plot_and_hold_the_words_sought():
    sentences = [f"Scene {n} goes by." for n in range(8)]
    sentences[2] = "A priest hides the gold."
    sentences[6] = "Ghosts of sailors come for it."
    world = World(a_film("Fog", plot=" ".join(sentences)), JAWS)

    hit = find("ghosts of sailors want gold from a priest", world).hits[0]

    assert hit.sentences == "A priest hides the gold. Ghosts of sailors come for it."


@given(CATALOGUES, PLOTS)
@FEW
def test_sentences_are_always_those_of_the_film(films, told):
    for hit in find(told, World(*films)).hits:
        assert hit.sentences
        assert set(split_sentences(hit.sentences)) <= set(
            split_sentences(hit.film.plot or "")
        )


def test_a_word_that_few_plots_have_says_more_than_one_they_all_have():
    plot = "The house is old. The house is dark. A submarine lies in the cellar."
    others = [
        a_film(f"House {n}", id=f"tt{n}", plot="The house is old.") for n in range(9)
    ]
    world = World(a_film("Deep", plot=plot), *others)

    assert "submarine" in find("a house with a submarine", world).hits[0].sentences


# Facts


def twin(title: str, **fields: Any) -> Film:
    return a_film(title, plot="A shark bites a man.", **fields)


@pytest.mark.parametrize(
    ("told", "right", "wrong"),
    [
        ("a 50s film with a shark", {"year": 1955}, {"year": 1999}),
        ("a cartoon, a shark", {"genres": ("Animation",)}, {"genres": ("Drama",)}),
        (
            "a man and a shark, with Ann Maker in it",
            {"cast": cast("Ann Maker")},
            {"cast": cast("Bob Taker")},
        ),
        (
            "a shark film by ann maker",
            {"directors": people("Ann Maker")},
            {"directors": people("Bob Taker")},
        ),
        ("I saw it in the 80s: a shark", {"year": 1979}, {"year": 2010}),
        ("black and white, a shark bites a man", {"year": 1940}, {"year": 2005}),
    ],
)
def test_facts_in_a_description_make_films_likelier_and_leave_none_out(
    told, right, wrong
):
    world = World(twin("Right", id="tt2", **right), twin("Wrong", id="tt1", **wrong))

    assert titles(find(told, world)) == ["Right", "Wrong"]


def test_what_is_said_not_to_be_so_does_not_count():
    told = "sailors, a ship lost at sea, not the one with a shark"

    assert titles(find(told, World(JAWS, FOG)))[0] == "Fog"


# What may be away


@pytest.mark.parametrize("part", ["embedder", "index"])
def test_words_alone_find_films_when_a_part_is_away(part):
    world = World(*ALL)
    getattr(world, part).is_away = True

    hit = find("a shark at the beach", world).hits[0]

    assert hit.film == JAWS
    assert "shark" in hit.sentences


def test_without_the_embedder_nothing_is_near_in_meaning():
    world = World(*ALL)
    world.embedder.is_away = True

    found = find("a shark", world)

    assert found.by_words_alone
    assert {hit.nearness for hit in found.hits} == {0.0}


def test_before_anything_is_embedded_words_find_films():
    world = World()
    world.use(BagOfWordsEmbedder("another"))
    for film in ALL:
        world.catalogue._films[film.id] = film

    hit = find("a shark at the beach", world).hits[0]

    assert (hit.film, hit.passage) == (JAWS, None)
    assert "shark" in hit.sentences


def test_without_the_catalogue_nothing_is_found():
    world = World(*ALL)
    world.catalogue.is_away = True

    with pytest.raises(DatabaseUnavailable):
        find("a shark", world)


def test_the_reading_is_kept_for_the_receipt():
    found = find("a shark at the beach", World(FOG, JAWS))

    assert found.reading.params == ([JAWS.id, FOG.id],)
    assert found.milliseconds >= 0


# Pieces


def test_a_short_description_is_one_piece():
    assert pieces_of("A shark bites a man.") == []
    assert pieces_of("") == []


def test_no_more_than_so_many_pieces_are_read_though_all_say_the_same():
    assert len(pieces_of("A shark bites a man at sea. " * 50)) == MOST_PIECES


@given(st.lists(st.sampled_from(["shark", "bites.", "man\n", "and"]), max_size=300))
def test_a_long_description_is_cut_in_order_and_its_longest_pieces_kept(words):
    text = " ".join(words)

    pieces = pieces_of(text)

    assert len(pieces) <= MOST_PIECES
    assert len(pieces) != 1
    told = " ".join(text.split())
    places = [told.find(piece) for piece in pieces]
    assert all(place >= 0 for place in places)
    assert all(len(piece.split()) >= LEAST_PIECE_WORDS for piece in pieces[1:])
