"""Genres, keywords, languages and countries as phrases around a noun."""

from collections.abc import Iterable, Iterator
from typing import Final

from backend.domain.wanted import AnyOf, Tag, Tagged, Test
from backend.knowledge.wording.nouns import country_name, genre_noun
from backend.knowledge.wording.phrases import Number, joined, one_line, quoted

MOST_NAMED: Final = 4
_PLURALS: Final = {
    Tag.COUNTRY: "countries",
    Tag.LANGUAGE: "languages",
    Tag.KEYWORD: "themes",
    Tag.GENRE: "genres",
}


def tag_phrases(tests: Iterable[Test], *, last: str = "and") -> Iterator[str]:
    """Say what films are listed under, the values of each tag together."""
    tagged = [test for test in tests if isinstance(test, Tagged)]
    for tag, before in (
        (Tag.COUNTRY, "from"),
        (Tag.LANGUAGE, "in"),
        (Tag.KEYWORD, "about"),
        (Tag.GENRE, "listed under"),
    ):
        values = [_tag_value(test) for test in tagged if test.tag is tag]
        if len(values) > MOST_NAMED and last == "or":
            others = f"one of {len(values) - MOST_NAMED + 1} other {_PLURALS[tag]}"
            values = [*values[: MOST_NAMED - 1], others]
        if values:
            yield f"{before} {joined(values, last=last)}"


def _tag_value(tagged: Tagged) -> str:
    if tagged.tag is Tag.COUNTRY:
        return country_name(one_line(tagged.value))
    is_keyword = tagged.tag is Tag.KEYWORD
    return quoted(tagged.value) if is_keyword else one_line(tagged.value)


def genres_in(tests: Iterable[Test]) -> Iterator[str]:
    """Yield the genres among some tests."""
    for test in tests:
        if isinstance(test, Tagged) and test.tag is Tag.GENRE:
            yield test.value


def is_genre(test: Test) -> bool:
    """Return whether a test asks for a genre."""
    return isinstance(test, Tagged) and test.tag is Tag.GENRE


def are_genres(test: AnyOf) -> bool:
    """Return whether all that it chooses from are genres."""
    return bool(test.tests) and all(map(is_genre, test.tests))


def genres_or(test: AnyOf, number: Number) -> str:
    """Say a choice of genres: "comedies or dramas"."""
    kinds = [genre_noun([t.value], number) for t in test.tests if isinstance(t, Tagged)]
    return joined(kinds, last="or")
