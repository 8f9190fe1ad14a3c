"""Words that a title must have are found in a question."""

import pytest

from backend.domain.wanted import Films, HasCharacter, TitleHas
from backend.knowledge.understanding.meanings import FilmTests, Meaning, SomeFilms
from backend.knowledge.understanding.pieces import Found, phrase_word
from backend.knowledge.understanding.title_words import add_titles_that_have
from backend.knowledge.understanding.tokens import tokenise
from tests.unit.knowledge.understanding.names import a_book

BOOK = a_book("Batman", "Batman Begins", "Jaws", "Toy Story", "Toy Story 2")


def found_in(question: str) -> dict[str, Meaning]:
    """Return what is found, by the words that say it."""
    tokens, found = tokenise(question), Found()
    words = [phrase_word(token) for token in tokens.all]
    add_titles_that_have(found, tokens, words, BOOK)
    return {tokens.slice(leaf.start, leaf.end): leaf.meaning for leaf in found.leaves}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("with the word night in the title", "night"),
        ("with night in the title", "night"),
        ("with “Night” in the title", "night"),
        ("that have the word night in their title", "night"),
        ("containing dead end in the name", "dead end"),
        ("with the title containing night", "night"),
        ("whose title includes the word night", "night"),
        ("whose title has Élan", "elan"),
    ],
)
def test_a_title_must_have_a_word(said, words):
    found = found_in(f"films {said}")

    assert FilmTests((TitleHas(words),)) in found.values()
    assert said in found


@pytest.mark.parametrize(
    "question",
    [
        "films with the title Night",
        "films from the night",
        "what is the title of the one with the shark",
        "",
    ],
)
def test_other_talk_of_titles_says_no_such_thing(question):
    assert found_in(question) == {}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Batman movies", "batman"),
        ("batman films", "batman"),
        ("toy story franchise", "toy story"),
    ],
)
def test_words_of_two_titles_name_a_series(said, words):
    assert found_in(f"the {said}")[said] == SomeFilms(Films((TitleHas(words),)))


@pytest.mark.parametrize(
    "said", ["jaws movies", "robin films", "three longest films", "2 films", "batman"]
)
def test_words_of_fewer_titles_and_numbers_name_none(said):
    assert found_in(said) == {}


@pytest.mark.parametrize("said", ["Bond films", "007 movies"])
def test_a_famous_series_goes_by_its_character(said):
    assert found_in(f"the {said}")[said] == SomeFilms(
        Films((HasCharacter("James Bond"),))
    )
