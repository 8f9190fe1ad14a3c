"""A suite is asked question by question, and scored by type."""

from collections.abc import Sequence

import pytest

from backend.domain.answers import Answer
from backend.domain.errors import DatabaseUnavailable, InvalidRequest
from backend.domain.wishes import Said
from backend.evaluation.gold import Truth
from backend.evaluation.grading import Grade
from backend.evaluation.questions import Question
from backend.evaluation.running import (
    Graded,
    Score,
    ask_all,
    score,
    scores_by_type,
)
from tests.unit.evaluation.answers import NO, YES, an_answer

RIGHT, WRONG = Grade(is_right=True), Grade(is_right=False)


class Answering:
    """Says what it was told to say to each question, and keeps what it was asked."""

    def __init__(self, **told: Answer | Exception) -> None:
        self.told = told
        self.asked: list[tuple[str, tuple[Said, ...]]] = []

    def answer(self, question: str, *, history: Sequence[Said]) -> Answer:
        self.asked.append((question, tuple(history)))
        told = self.told[question]
        if isinstance(told, Exception):
            raise told
        return told


def a_question(text: str = "so", type_: str = "yes_no", *history: str) -> Question:
    return Question(text, type_, text, Truth(is_so=True), history)


def graded(type_: str, grade: Grade) -> Graded:
    return Graded(a_question("so", type_), an_answer(), grade)


def test_each_question_is_asked_after_its_history_and_graded():
    chat = Answering(first=YES, then=NO)
    questions = [a_question("first"), a_question("then", "yes_no", "first")]

    told = list(ask_all(chat, questions))

    before = (Said("user", "first"), Said("assistant", YES.text))
    assert chat.asked == [("first", ()), ("then", before)]
    assert [each.question for each in told] == questions
    assert [each.answer for each in told] == [YES, NO]
    assert [each.grade.is_right for each in told] == [True, False]


def test_a_question_that_cannot_be_asked_is_wrong_and_the_next_is_asked():
    chat = Answering(much=InvalidRequest("Too long."), then=YES)

    told = list(ask_all(chat, [a_question("much"), a_question("then")]))

    assert told[0] == Graded(a_question("much"), None, WRONG)
    assert told[1].grade.is_right


def test_a_part_that_is_away_ends_it():
    chat = Answering(so=DatabaseUnavailable("It does not answer."))

    with pytest.raises(DatabaseUnavailable):
        list(ask_all(chat, [a_question("so")]))


def test_answers_are_scored_by_type_in_the_order_of_the_suite():
    told = [
        graded("plot", RIGHT),
        graded("field", WRONG),
        graded("plot", WRONG),
        graded("plot", RIGHT),
    ]

    assert scores_by_type(told) == [
        Score("plot", asked=3, right=2, marks={}),
        Score("field", asked=1, right=0, marks={}),
    ]


def test_a_mark_is_counted_over_the_answers_that_have_it():
    told = [
        graded("a", Grade(is_right=True, marks={"first": True})),
        graded("a", Grade(is_right=False, marks={"first": False})),
        graded("b", Grade(is_right=False, marks={"reason": True})),
        graded("b", RIGHT),
    ]

    marks = {"first": (1, 2), "reason": (1, 1)}
    assert score("all", told) == Score("all", asked=4, right=2, marks=marks)


@pytest.mark.parametrize(
    ("asked", "right", "share"), [(4, 3, 0.75), (4, 0, 0.0), (0, 0, 0.0)]
)
def test_a_share_is_of_those_asked(asked, right, share):
    assert Score("all", asked, right, {}).share == share
