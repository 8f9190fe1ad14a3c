"""Questions are picked by how much their answers tell, and put as people put them."""

from typing import Any, Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.errors import InvalidRequest
from backend.recommend.shelf import Shelf
from backend.recommend.traits import (
    Trait,
    bits_told,
    most_telling,
    trait_named,
    traits_of,
    was_asked,
)
from tests.builders import a_film, cast
from tests.fakes.world import World

HOLDS = st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=2, max_size=12)


def shelf_of(*films: dict[str, Any]) -> Shelf:
    """Return a shelf of films of which only this is known."""
    named = [a_film(f"Film {n}", id=f"tt{n}", **each) for n, each in enumerate(films)]
    return World(*named).now()


def every_trait(shelf: Shelf) -> dict[str, Trait]:
    rows = np.arange(len(shelf))
    found = traits_of(shelf, rows, np.ones(len(shelf), dtype=np.float32))
    return {trait.id: trait for trait in found}


MIXED: Final[tuple[dict[str, Any], ...]] = (
    {"genres": ("Comedy",), "year": 1950, "runtime": 90, "languages": ("French",)},
    {"genres": ("Comedy",), "year": 1960, "runtime": 100, "languages": ("French",)},
    {"genres": ("Horror",), "year": 1990, "cast": cast("Ann Actor")},
    {"genres": ("Horror",), "year": 2000, "cast": cast("Ann Actor", "Bob Other")},
    {"languages": ("German",), "countries": ("Japan",), "cast": cast("Bob Other")},
)


def test_what_one_film_alone_has_or_all_have_is_no_question():
    shelf = shelf_of({"genres": ("War", "Drama")}, {"genres": ("War", "Sport")})

    assert not every_trait(shelf)


def test_traits_are_those_that_divide_the_films():
    assert {"genre:Comedy", "genre:Horror", "language:French"} <= set(
        every_trait(shelf_of(*MIXED))
    )
    assert "country:Japan" not in every_trait(shelf_of(*MIXED))


def test_it_is_neither_so_nor_not_so_where_nobody_knows():
    traits = every_trait(shelf_of(*MIXED))

    assert traits["genre:Comedy"].holds.tolist() == [1, 1, 0, 0, 0.5]
    assert traits["language:French"].holds.tolist() == [1, 1, 0.5, 0.5, 0]


def test_a_trait_found_again_by_its_id_is_the_same():
    shelf = shelf_of(*MIXED)

    for trait in every_trait(shelf).values():
        again = trait_named(shelf, np.arange(len(shelf)), trait.id)
        assert (again.id, again.question, again.kind) == (
            trait.id,
            trait.question,
            trait.kind,
        )
        assert again.holds.tolist() == trait.holds.tolist()


@pytest.mark.parametrize(
    "trait_id",
    [
        "",
        "genre",
        "genre:",
        "genre:Opera",
        "year>1950",
        "year<x",
        "person:nm1",
        "\ud83d",
    ],
)
def test_an_id_that_came_with_no_question_is_refused(trait_id):
    with pytest.raises(InvalidRequest, match="There is no trait"):
        trait_named(shelf_of(*MIXED), np.arange(5), trait_id)


def test_a_keyword_that_is_a_genre_or_somebodys_name_is_not_asked_for():
    films: list[dict[str, Any]] = [
        {"genres": ("War",), "keywords": ("war", "ann actor", "snow")},
        {"cast": cast("Ann Actor"), "keywords": ("war", "ann actor", "snow")},
        {"keywords": ("rain",)},
    ]

    asked = [t for t in every_trait(shelf_of(*films)).values() if t.kind == "theme"]

    assert [trait.id for trait in asked] == ["theme:snow"]


@pytest.mark.parametrize(
    ("trait_id", "question"),
    [
        ("genre:Comedy", "Is it a comedy?"),
        ("genre:Horror", "Is it a horror film?"),
        ("year<1985", "Was it made before 1985?"),
        ("runtime>100", "Is it longer than 100 minutes?"),
        ("language:French", "Is it in French?"),
        ("country:United States", "Was it made in the United States?"),
        ("theme:snow", "Does it have to do with snow?"),
    ],
)
def test_questions_are_put_as_people_put_them(trait_id, question):
    shelf = shelf_of(*MIXED, {"countries": ("United States",), "keywords": ("snow",)})

    assert trait_named(shelf, np.arange(1), trait_id).question == question


def test_somebody_is_asked_for_by_name():
    questions = [t.question for t in every_trait(shelf_of(*MIXED)).values()]

    assert "Is Ann Actor in it?" in questions


def test_an_even_split_tells_a_bit_and_what_nobody_knows_nothing():
    weights = np.ones(4, dtype=np.float32)
    holds = np.array([[1, 1, 0, 0], [0.5] * 4, [1, 1, 1, 1], [1, 0, 0.5, 0.5]])

    told = bits_told(holds.astype(np.float32), weights)

    assert told.tolist() == pytest.approx([1, 0, 0, 0.5], abs=1e-3)


@given(HOLDS)
def test_an_answer_never_tells_more_than_a_bit(holds):
    told = bits_told(
        np.array([holds], dtype=np.float32), np.ones(len(holds), dtype=np.float32)
    )

    assert -1e-6 <= told[0] <= 1 + 1e-6


def test_what_tells_most_is_asked_until_nothing_is_left_to_ask():
    traits = list(every_trait(shelf_of(*MIXED)).values())
    weights = np.ones(5, dtype=np.float32)
    asked: list[str] = []
    while trait := most_telling(traits, weights, asked):
        assert not was_asked(trait.id, asked)
        asked.append(trait.id)

    assert asked[0] in {"genre:Comedy", "genre:Horror", "year<1990", "year<1960"}
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize(
    ("trait_id", "before", "expected"),
    [
        ("year<1985", "year<1985", True),
        ("year<1985", "year<1982", True),
        ("year<1985", "year<1980", False),
        ("runtime>100", "runtime>105", True),
        ("runtime>100", "runtime>110", False),
        ("genre:War", "genre:Western", False),
        ("genre:War", "genre:War", True),
    ],
)
def test_a_number_near_one_that_was_asked_is_the_same_question(
    trait_id, before, expected
):
    assert was_asked(trait_id, [before]) is expected
