"""Moods: what is asked for, what is ruled out, and which films fit."""

import pytest

from backend.recommend.moods import fit, moods_in
from tests.builders import a_film
from tests.fakes.world import World

NEW = a_film("New", year=2019, runtime=95, genres=("Comedy",), keywords=("farce",))
OLD = a_film("Old", year=1931, runtime=180, genres=("Drama",), keywords=("grief",))
GORY = a_film("Gory", year=1990, genres=("Horror",), keywords=("gore", "revenge"))
CARTOON = a_film("Cartoon", year=1990, genres=("Animation", "Family"))
WORLD = World(NEW, OLD, GORY, CARTOON)


def best_for(text: str) -> str:
    shelf = WORLD.now()
    scores = fit(shelf, moods_in(text)).scores
    return shelf.columns.titles[int(scores.argmax())]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("something to laugh about", "New"),
        ("a sad one", "Old"),
        ("something for the kids", "Cartoon"),
        ("a recent film", "New"),
        ("an old classic", "Old"),
        ("not too old", "New"),
        ("not too long", "New"),
        ("scary and bloody", "Gory"),
        ("in black and white", "Old"),
    ],
)
def test_films_are_ranked_by_how_they_fit(text, title):
    assert best_for(text) == title


def test_what_is_ruled_out_counts_against_a_film():
    shelf = WORLD.now()

    scores = fit(shelf, moods_in("not so bloody")).scores

    assert scores[shelf.rows[GORY.id]] == min(scores)
    assert scores[shelf.rows[GORY.id]] < 0


def test_what_fits_is_told_as_evidence():
    shelf = WORLD.now()

    fitting = fit(shelf, moods_in("funny"))

    assert list(fitting.evidence(shelf, shelf.rows[NEW.id])) == ["farce", "Comedy"]


def test_a_text_without_a_mood_asks_for_none():
    assert moods_in("a film about sharks") == []
