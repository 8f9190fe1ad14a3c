"""Films to watch and films side by side, in words made from what was found."""

import pytest

from backend.domain.answers import Answer, AnswerKind
from backend.domain.plans import Reason
from tests.builders import a_film, cast, people
from tests.fakes.world import World

ALIEN = a_film(
    "Alien",
    year=1979,
    runtime=117,
    genres=("Horror", "Sci-Fi"),
    keywords=("monster",),
    directors=people("Ridley Scott"),
    cast=cast("Sigourney Weaver"),
    logline="A crew finds that something came aboard.",
)
THING = a_film(
    "The Thing",
    year=1982,
    runtime=109,
    genres=("Horror",),
    keywords=("monster",),
    directors=people("John Carpenter"),
    logline="Men in the ice find a stranger among them.",
)
HEAT = a_film("Heat", year=1995, genres=("Crime",), directors=people("Michael Mann"))


def ask(question: str) -> Answer:
    return World(ALIEN, THING, HEAT).chat.answer(question)


def test_advice_says_among_how_many_and_what_each_film_is():
    answer = ask("recommend a horror film")

    assert answer.kind is AnswerKind.RECOMMEND
    assert answer.text.startswith("Of 2 horror films here, I would start with:\n\n1. ")
    assert "Alien (1979), a horror film by Ridley Scott: A crew finds" in answer.text
    assert [item.id for item in answer.items].count(HEAT.id) == 0
    assert {cited.field for cited in answer.citations} == {"logline"}
    assert answer.total == 2


def test_advice_tells_what_a_film_shares_with_one_that_is_liked():
    answer = ask("I loved Alien, recommend something made after 1980")

    assert "[1]. It shares monster and horror with Alien.\n2. " in answer.text


def test_a_wish_that_nothing_meets_is_not_answered():
    answer = ask("recommend a crime film from before 1950")

    assert answer.refusal is not None
    assert answer.refusal.reason is Reason.NOT_IN_CATALOGUE
    assert answer.text == "There are no crime films from before 1950 here."


def test_two_films_are_told_and_then_what_they_share():
    answer = ask("compare Alien and The Thing")

    assert answer.kind is AnswerKind.COMPARE
    assert answer.text == (
        "Alien (1979) is a horror film by Ridley Scott, 117 minutes (1 h 57) long [1]. "
        "The Thing (1982) is a horror film by John Carpenter, 109 minutes (1 h 49) "
        "long [2].\n\n"
        "They share the theme monster [3] and the genre Horror [4]."
    )
    assert [card.film.id for card in answer.cards] == [ALIEN.id, THING.id]


def test_people_who_made_both_are_told_and_cited():
    other = a_film("Legend", year=1985, directors=people("Ridley Scott"))

    answer = World(ALIEN, other).chat.answer("compare Alien and Legend")

    assert answer.text.endswith("Ridley Scott made both [3].")
    assert answer.citations[-1].field == "directors"


def test_films_that_share_nothing_are_said_to():
    assert ask("compare Alien and Heat").text.endswith(
        "I find nothing that they share."
    )


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What else did the director of Heat make?", "Michael Mann"),
        ("Who directed the oldest horror film?", "Ridley Scott directed Alien (1979)"),
    ],
)
def test_who_is_meant_is_named(question, text):
    assert text in ask(question).text
