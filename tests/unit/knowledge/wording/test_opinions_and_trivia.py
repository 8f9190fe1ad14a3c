"""What reviewers make of a film, with quotes; small facts, with what they rest on."""

from typing import Any

import pytest

from backend.domain.answers import Answer, AnswerKind
from backend.domain.opinions import Opinions, Quote
from backend.domain.plans import Opinions as AskOpinions
from backend.domain.plans import Reason, Trivia
from backend.knowledge.compose import compose
from backend.knowledge.results import OpinionsTold, TriviaFact, TriviaTold
from backend.ports.questions import FilmRow
from tests.expressions import the_film
from tests.rows import STATEMENT, a_film_row

FOG = a_film_row("Fog", 1950)
PRAISE = Quote("A joy from start to end.", "pos", 9.0, "Web reviews", "a.csv", 1)
BLAME = Quote("Long and dull.", "neg", None, "Web reviews", "a.csv", 2)


def opinions(**known: Any) -> Opinions:
    counts = {"reviews": 10, "positive": 7, "negative": 3, "undecided": 0}
    rest = {"derived": 0, "rated": 0, "mean": None, "quotes": (PRAISE, BLAME)}
    return Opinions(**{**counts, **rest, **known})


def tell(told: Opinions | None) -> Answer:
    plan = AskOpinions(the_film("Fog (1950)"))
    return compose(OpinionsTold(plan, FOG, told, STATEMENT))


def test_opinions_are_counted_and_quoted_on_both_sides():
    answer = tell(opinions())

    assert answer.text == (
        "Of 10 reviews of Fog (1950) here, 7 for it and 3 against it. "
        "For: “A joy from start to end.” (Web reviews) [1]. "
        "Against: “Long and dull.” (Web reviews) [2]."
    )
    assert answer.kind is AnswerKind.OPINIONS
    assert [citation.text for citation in answer.citations] == [PRAISE.text, BLAME.text]


def test_what_was_judged_by_words_alone_and_the_mean_are_said():
    text = tell(opinions(undecided=2, derived=4, rated=6, mean=7.25)).text

    assert text.startswith(
        "Of 10 reviews of Fog (1950) here, 7 for it, 3 against it and 2 undecided "
        "(4 judged by their words alone). "
        "Those that gave a rating come to 7.2 out of 10."
    )


def test_with_praise_alone_two_of_it_are_quoted():
    answer = tell(opinions(quotes=(PRAISE, PRAISE)))

    assert answer.text.count("For: ") == 2


def test_house_opinions_are_called_what_they_are():
    own = Quote("A joy from start to end.", "pos", 9.0, "starter", "opinions.jsonl", 1)

    text = tell(
        opinions(reviews=4, positive=3, negative=1, quotes=(own,), are_house=True)
    ).text

    assert text == (
        "There are no reviews of Fog (1950) here, only 4 house opinions written for "
        "Movie Chat: 3 for it and 1 against it. "
        "For: “A joy from start to end.” (house opinion) [1]."
    )


@pytest.mark.parametrize("told", [None, opinions(reviews=0)])
def test_without_reviews_opinions_are_not_known(told):
    answer = tell(told)

    assert answer.text == "The catalogue holds no reviews of Fog (1950)."
    assert answer.refusal is not None
    assert answer.refusal.reason is Reason.NOT_KNOWN


def a_fact(text: str, film: FilmRow | None = FOG) -> TriviaFact:
    return TriviaFact(text, "runtime", "137 minutes", film, STATEMENT)


def trivia(*facts: TriviaFact) -> Answer:
    return compose(TriviaTold(Trivia(the_film("Fog (1950)")), FOG, facts))


def test_three_facts_are_told_each_with_what_it_rests_on():
    rain = a_film_row("Rain")
    facts = [
        a_fact("It is the longest of its director."),
        a_fact("Ann and Bob met on it", rain),
        a_fact("It is one of 3 westerns of its year.", None),
        a_fact("A fourth."),
    ]

    answer = trivia(*facts)

    assert answer.text == (
        "It is the longest of its director [1]. Ann and Bob met on it [2]. "
        "It is one of 3 westerns of its year."
    )
    assert answer.kind is AnswerKind.TRIVIA
    assert answer.total == 3
    assert [citation.film_name for citation in answer.citations] == [
        "Fog (1950)",
        "Rain",
    ]


def test_nothing_out_of_the_ordinary_is_not_known():
    assert trivia().text == "I have found nothing out of the ordinary about Fog (1950)."
