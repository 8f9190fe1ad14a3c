"""Genres, countries and languages get the words that the catalogue has for them."""

import pytest

from ingestion.sources.genres import genres_in, imdb_genres, is_genre
from ingestion.sources.origins import (
    country_named,
    country_of,
    language_named,
    language_of,
)


@pytest.mark.parametrize(
    ("words", "year", "genres"),
    [
        (["Science Fiction", "Animated"], None, ["Sci-Fi", "Animation"]),
        (["Historical", "Sports", "Sport"], None, ["History", "Sport"]),
        (["Noir"], 1946, ["Film-Noir"]),
        (["Noir"], 1990, ["Neo-Noir"]),
        (["Slasher", "Found Footage"], 1999, ["Slasher", "Found Footage"]),
        (["Live Action", "", " "], None, []),
    ],
)
def test_a_source_s_genres_become_imdb_s_where_they_are_the_same(words, year, genres):
    assert imdb_genres(words, year) == genres


@pytest.mark.parametrize(
    ("text", "genres"),
    [
        ("romantic comedy/drama", ["Romance", "Comedy", "Drama"]),
        ("crime comedy-drama ", ["Crime", "Comedy", "Drama"]),
        ("science fiction psychological thriller", ["Sci-Fi", "Thriller"]),
        ("dramedy", ["Comedy", "Drama"]),
        ("neo-noir, sci-fi", ["Neo-Noir", "Sci-Fi"]),
        ("unknown", []),
        (" usa, can ", []),
        ("ann actor bob player", []),
    ],
)
def test_genres_are_found_in_free_words(text, genres):
    assert genres_in(text, 2017) == genres


def test_a_genre_is_told_from_a_name():
    assert is_genre(" Comedy ")
    assert not is_genre("Ann Comedy")


@pytest.mark.parametrize(
    ("origin", "year", "country"),
    [
        ("American", 1990, "United States"),
        ("South_Korean", 1990, "South Korea"),
        ("Bollywood", 1990, "India"),
        ("Tamil", 1990, "India"),
        ("Russian", 1960, "Soviet Union"),
        ("Russian", 2001, "Russia"),
        ("Klingon", 1990, None),
    ],
)
def test_an_origin_names_a_country(origin, year, country):
    assert country_of(origin, year) == country


def test_languages_and_countries_get_their_usual_names():
    assert language_of("Bollywood") == "Hindi"
    assert language_of("American") is None
    assert language_named("English Language") == "English"
    assert language_named("Silent film") is None
    assert country_named("United States of America") == "United States"
