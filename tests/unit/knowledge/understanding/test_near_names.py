"""Words that mean nothing in a question may misspell a name, or say it loosely."""

import pytest

from backend.knowledge.understanding.namebook import Names
from backend.knowledge.understanding.near_names import misspelt_in
from backend.knowledge.understanding.tokens import tokenise
from tests.unit.knowledge.understanding.names import a_book, a_name, a_title

CALIGARI = "The Cabinet of Dr. Caligari"
BOOK = a_book(
    "Casablanca",
    CALIGARI,
    "2001: A Space Odyssey",
    people=("Akira Kurosawa", "Steven Spielberg"),
)


def found_in(question: str, *known: str) -> dict[str, Names]:
    """Return what is found by the words that say it, where some have a meaning."""
    tokens = tokenise(question)
    covered = {n for n, token in enumerate(tokens.all) if token.word in known}
    free = frozenset(range(len(tokens.all))) - covered
    found = misspelt_in(BOOK, tokens, covered, free)
    return {tokens.slice(*span): names for span, names in found.items()}


def film(title: str) -> Names:
    return Names((a_title(title),))


def person(name: str) -> Names:
    return Names((), (a_name(name),))


@pytest.mark.parametrize(
    ("question", "said", "names"),
    [
        ("who directed cassablanca", "cassablanca", film("Casablanca")),
        ("who directed Casablnca?", "Casablnca", film("Casablanca")),
        ("films by Kurosava", "Kurosava", person("Akira Kurosawa")),
        ("films by akira kurosava", "akira kurosava", person("Akira Kurosawa")),
        ("films by stephen speilberg", "stephen speilberg", person("Steven Spielberg")),
        ("who directed cabinet of caligari", "cabinet of caligari", film(CALIGARI)),
        (
            "who directed 2001: space oddysey",
            "2001: space oddysey",
            film("2001: A Space Odyssey"),
        ),
    ],
)
def test_a_name_is_meant_by_what_comes_near(question, said, names):
    assert found_in(question, "directed", "films")[said] == names


@pytest.mark.parametrize(
    "question",
    [
        "who directed Rain",
        "films by somebody",
        "who directed 2001",
        "who directed the and of",
        "",
    ],
)
def test_what_comes_near_no_name_means_none(question):
    assert found_in(question, "directed", "films") == {}


def test_words_that_have_a_meaning_misspell_nothing():
    assert found_in("films by kurosava", "films", "kurosava") == {}


def test_an_ordinary_word_misspells_nothing_unless_it_looks_like_a_name():
    book = a_book("Strangers")

    def near(word: str) -> bool:
        return bool(misspelt_in(book, tokenise(word), set(), frozenset({0})))

    assert near("Stranger")
    assert not near("stranger")
