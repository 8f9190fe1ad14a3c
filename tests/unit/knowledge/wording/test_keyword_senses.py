"""Some keywords tell the mood of a film, and some where and when it plays."""

import pytest

from backend.knowledge.wording.keyword_senses import moods, places


@pytest.mark.parametrize("keyword", ["melancholy", "Film Noir", "DREAD"])
def test_some_keywords_tell_how_a_film_feels(keyword):
    assert moods([keyword]) == (keyword,)
    assert places([keyword]) == ()


@pytest.mark.parametrize(
    "keyword",
    ["Paris", "19th century", "1970s", "winter", "Small Town", "post-war", "space"],
)
def test_some_keywords_tell_where_or_when_it_plays(keyword):
    assert places([keyword]) == (keyword,)
    assert moods([keyword]) == ()


@pytest.mark.parametrize("keyword", ["heist", "giant ape", "revenge", ""])
def test_most_keywords_tell_neither(keyword):
    assert (moods([keyword]), places([keyword])) == ((), ())


def test_cities_and_countries_come_first_and_else_the_order_stays():
    told = places(["winter", "Paris", "heist", "1970s", "France", "prison"])

    assert told == ("Paris", "France", "winter", "1970s", "prison")


def test_moods_stay_in_their_order():
    assert moods(["wonder", "heist", "awe"]) == ("wonder", "awe")
