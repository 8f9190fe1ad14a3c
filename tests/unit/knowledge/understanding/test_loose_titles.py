"""Titles are found by most of their words."""

import pytest

from backend.domain.folding import fold_title
from backend.knowledge.understanding.loose_titles import LooseTitles

TITLES = [
    "The Cabinet of Dr. Caligari",
    "The Good, the Bad and the Ugly",
    "2001: A Space Odyssey",
    "Jaws",
    "Star Wars",
    "The Empire Strikes Back",
    "Rear Window",
    "Toy Story 2",
]
LOOSE = LooseTitles([fold_title(title) for title in TITLES])


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("cabinet of doctor caligari", "The Cabinet of Dr. Caligari"),
        ("cabinet caligari", "The Cabinet of Dr. Caligari"),
        ("good bad and ugly", "The Good, the Bad and the Ugly"),
        ("2001 space oddysey", "2001: A Space Odyssey"),
        ("space odyssey", "2001: A Space Odyssey"),
        ("empire strike back", "The Empire Strikes Back"),
        ("star war", "Star Wars"),
        ("toy story two", "Toy Story 2"),
        ("window rear", "Rear Window"),
    ],
)
def test_most_of_a_title_means_its_film(words, title):
    assert LOOSE.said_by(words.split()) == [fold_title(title)]


@pytest.mark.parametrize(
    "words",
    [
        "jaws",
        "window",
        "the of and",
        "rear door",
        "the cabinet",
        "toy story about a cowboy",
        "",
    ],
)
def test_less_than_most_of_a_title_means_none(words):
    assert LOOSE.said_by(words.split()) == []


def test_the_title_that_most_is_said_of_comes_first():
    loose = LooseTitles(["dark knight rises", "dark knight"])

    assert loose.said_by(["dark", "knight"]) == ["dark knight", "dark knight rises"]


def test_titles_are_counted_by_words_in_a_row():
    loose = LooseTitles(["batman", "batman begins", "begins a batman", "bat man"])

    assert loose.count_with(["batman"]) == 3
    assert loose.count_with(["batman", "begins"]) == 1
    assert loose.count_with(["robin"]) == 0
    assert loose.count_with(["the"]) == 0
