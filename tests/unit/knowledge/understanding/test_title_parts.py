"""Titles are shortened to what stands before a colon, to initials, to rare words."""

import pytest

from backend.knowledge.understanding.title_parts import (
    MOST_OF_A_PART,
    by_part,
    is_plain,
)
from tests.unit.knowledge.understanding.names import a_title

TOWERS = "The Lord of the Rings: The Two Towers"


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        (TOWERS, ["lord of the rings", "two towers", "lotr"]),
        ("Snow White and the Seven Dwarfs", ["snow white", "seven dwarfs", "dwarfs"]),
        ("The Shawshank Redemption", ["shawshank", "redemption"]),
        ("E.T. the Extra-Terrestrial", ["et", "e t", "extra terrestrial"]),
        (
            "Dr. Strangelove or: How I Learned to Stop Worrying",
            ["dr strangelove", "strangelove", "how i learned to stop worrying"],
        ),
    ],
)
def test_a_title_is_shortened_so(title, parts):
    film = a_title(title)

    found = by_part([film])

    assert all(found.get(part) == [film] for part in parts)


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("Jaws", "jaws"),
        ("X2", "x"),
        ("Rear Window", "rear window"),
        ("Rear Window", "window"),
        ("Snow White and the Seven Dwarfs", "white and"),
        ("Snow White and the Seven Dwarfs", "white"),
        (TOWERS, "the two"),
    ],
)
def test_a_title_is_not_shortened_so(title, part):
    assert part not in by_part([a_title(title)])


def test_films_of_one_part_come_in_their_order_and_are_few():
    films = [a_title(f"Alien Pox: Part {n}") for n in range(MOST_OF_A_PART + 2)]

    assert by_part(films)["alien pox"] == films[:MOST_OF_A_PART]


def test_what_stands_before_a_colon_goes_before_words_from_the_middle():
    middle, before = a_title("The Big Dark Fog Bank"), a_title("Dark Fog: Rain")

    assert by_part([middle, before])["dark fog"] == [before]


@pytest.mark.parametrize(
    ("part", "plain"),
    [("rear window", True), ("snow white", True), ("shawshank", False)],
)
def test_a_part_of_common_words_is_plain(part, plain):
    assert is_plain(part) is plain
