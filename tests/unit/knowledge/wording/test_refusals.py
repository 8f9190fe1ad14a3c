"""Refusals say what is missing and what comes nearest; small talk is answered."""

import pytest

from backend.domain.answers import Answer, AnswerKind
from backend.domain.films import Film
from backend.domain.plans import Chat, Courtesy, Reason, Refuse
from backend.domain.wanted import Films, People
from backend.knowledge.compose import compose
from backend.knowledge.results import Chatting, Refusing
from backend.knowledge.wording.followups import EXAMPLES
from backend.ports import Reading
from tests.builders import a_film
from tests.expressions import the_film, the_person

FOG = a_film("Fog", year=1950)
RAIN = a_film("Rain")


def refuse(
    reason: Reason,
    about: str = "Frog",
    *nearest: Film,
    known: Films | People | None = None,
) -> Answer:
    ids = tuple(film.id for film in nearest)
    reading = Reading(nearest, "SELECT 1", (), 1.0)
    return compose(Refusing(Refuse(reason, about, ids, known), nearest, reading))


@pytest.mark.parametrize("reason", Reason)
def test_every_refusal_keeps_its_reason_and_offers_a_way_on(reason):
    answer = refuse(reason)

    asks = reason is Reason.AMBIGUOUS
    assert answer.kind is (AnswerKind.CLARIFY if asks else AnswerKind.REFUSE)
    assert answer.refusal is not None
    assert answer.refusal.reason is reason
    assert (answer.items, answer.total) == ((), 0)
    assert answer.followups == EXAMPLES


@pytest.mark.parametrize(
    ("nearest", "text"),
    [
        ((), "The catalogue has no film or person called “Frog”."),
        (
            (FOG,),
            (
                "The catalogue has no film or person called “Frog”. "
                "The nearest title is Fog (1950)."
            ),
        ),
        (
            (FOG, RAIN),
            (
                "The catalogue has no film or person called “Frog”. "
                "The nearest titles are Fog (1950) or Rain."
            ),
        ),
    ],
)
def test_what_is_not_there_is_refused_with_the_nearest(nearest, text):
    answer = refuse(Reason.NOT_IN_CATALOGUE, "Frog", *nearest)

    assert answer.text == text
    assert answer.refusal is not None
    assert [card.film for card in answer.refusal.nearest] == list(nearest)


@pytest.mark.parametrize(
    ("about", "known", "text"),
    [
        (
            "how much money did Fog make at the box office",
            the_film("Fog (1950)"),
            (
                "The catalogue holds nothing about box-office takings, "
                "so I cannot tell that of Fog (1950). "
                "It does know who made it, when, how long it is and what happens."
            ),
        ),
        (
            "shoe size",
            the_person("Ann"),
            (
                "The catalogue holds nothing about what people look like, "
                "so I cannot tell that of Ann. "
                "It does know their films, their trade and when they were born."
            ),
        ),
        (
            "the catering bill",
            the_film("Fog (1950)"),
            (
                "The catalogue holds nothing about budgets and costs, "
                "so I cannot tell that of Fog (1950). "
                "It does know who made it, when, how long it is and what happens."
            ),
        ),
        (
            "who wins best picture",
            None,
            (
                "The catalogue holds nothing about awards. "
                "It knows who made films, when, how long they are and what happens."
            ),
        ),
        (
            "favourite colour",
            the_person("Ann"),
            (
                "The catalogue does not say that of Ann: “favourite colour”. "
                "It does know their films, their trade and when they were born."
            ),
        ),
    ],
)
def test_what_the_catalogue_does_not_hold_is_named_and_of_whom(about, known, text):
    assert refuse(Reason.NOT_KNOWN, about, known=known).text == text


@pytest.mark.parametrize(
    "name", ["Eyes Wide Shut", "Rent", "Bill", "The Lives of Others"]
)
def test_a_title_is_not_mistaken_for_a_kind_of_fact(name):
    text = refuse(Reason.NOT_KNOWN, f"the mood of {name}").text

    assert text.startswith("The catalogue does not say that: ")


def test_a_known_film_is_offered_to_go_on_with():
    answer = refuse(Reason.NOT_KNOWN, "budget", known=the_film("Fog (1950)"))

    assert answer.followups == (
        "Who directed Fog (1950)?",
        "What happens in Fog (1950)?",
        "Films like Fog (1950)",
    )


@pytest.mark.parametrize(
    ("nearest", "text"),
    [
        (
            (),
            "I am not sure what you mean by “Frog”. Could you put it in other words?",
        ),
        ((FOG,), "Do you mean Fog (1950)?"),
        ((FOG, RAIN), "Which one do you mean: Fog (1950) or Rain?"),
    ],
)
def test_what_may_mean_several_is_asked_back(nearest, text):
    assert refuse(Reason.AMBIGUOUS, "Frog", *nearest).text == text


def test_out_of_scope_says_what_it_is_for():
    text = refuse(Reason.OUT_OF_SCOPE, "will it rain").text

    assert text.startswith("I answer questions about films")


@pytest.mark.parametrize("courtesy", Courtesy)
def test_small_talk_is_answered_in_kind(courtesy):
    answer = compose(Chatting(Chat(courtesy), 1, 0.5))

    assert answer.kind is AnswerKind.CHAT
    assert answer.refusal is None
    assert answer.receipt.rows == ({"films": 1},)


@pytest.mark.parametrize(
    ("films", "counted"), [(0, "0 films"), (1, "1 film"), (38_500, "38,500 films")]
)
def test_help_says_how_many_films_there_are(films, counted):
    assert f"I know {counted}." in compose(Chatting(Chat(), films, 0.5)).text
