"""Genres, keywords, languages and countries read as phrases around a noun."""

import pytest

from backend.domain.wanted import AnyOf, Tag, Tagged, TitleHas
from backend.knowledge.wording.phrases import Number
from backend.knowledge.wording.tags import (
    are_genres,
    genres_in,
    genres_or,
    is_genre,
    tag_phrases,
)
from tests.expressions import genre

DRAMA, WAR = genre("Drama"), genre("War")
FRENCH = Tagged(Tag.LANGUAGE, "French")
FRANCE, AMERICA = Tagged(Tag.COUNTRY, "France"), Tagged(Tag.COUNTRY, "United States")
SEA = Tagged(Tag.KEYWORD, "sea")


@pytest.mark.parametrize(
    ("tests", "phrases"),
    [
        ((), []),
        ((TitleHas("fog"),), []),
        ((FRENCH,), ["in French"]),
        ((FRANCE, AMERICA), ["from France and the United States"]),
        ((SEA,), ["about “sea”"]),
        ((WAR, DRAMA), ["listed under War and Drama"]),
        (
            (WAR, SEA, TitleHas("fog"), FRENCH, FRANCE),
            ["from France", "in French", "about “sea”", "listed under War"],
        ),
    ],
)
def test_the_values_of_each_tag_are_said_together(tests, phrases):
    assert list(tag_phrases(tests)) == phrases


def test_a_choice_is_said_with_or():
    assert list(tag_phrases((FRANCE, AMERICA), last="or")) == [
        "from France or the United States"
    ]


def test_genres_are_told_from_other_tests():
    assert list(genres_in((WAR, FRENCH, TitleHas("fog"), DRAMA))) == ["War", "Drama"]
    assert is_genre(WAR)
    assert not is_genre(FRENCH)
    assert are_genres(AnyOf((WAR, DRAMA)))
    assert not are_genres(AnyOf((WAR, FRENCH)))
    assert not are_genres(AnyOf(()))


@pytest.mark.parametrize(
    ("number", "said"),
    [(Number.ONE, "comedy or drama"), (Number.MANY, "comedies or dramas")],
)
def test_a_choice_of_genres_is_a_noun(number, said):
    assert genres_or(AnyOf((genre("Comedy"), DRAMA)), number) == said
