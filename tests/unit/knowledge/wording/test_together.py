"""Questions asked in one are answered as one."""

from typing import Any

import pytest

from backend.domain.answers import (
    Answer,
    AnswerKind,
    Citation,
    FilmCard,
    Item,
    Receipt,
    Refusal,
)
from backend.domain.films import FilmId
from backend.domain.plans import Chat, Reason, Several
from backend.knowledge.compose import compose
from backend.knowledge.results import SeveralTold
from backend.knowledge.wording.together import MOST_FOLLOWUPS, say_together
from tests.builders import a_film
from tests.unit.knowledge.wording.test_averaging import averaged, refused

PLAN = Several((Chat(), Chat()))
NO_RECEIPT = Receipt(None, (), (), 0, 0.0)


def an_answer(text: str = "So.", **fields: Any) -> Answer:
    usual: dict[str, Any] = {
        "kind": AnswerKind.FACT,
        "plan": Chat(),
        "receipt": NO_RECEIPT,
    }
    return Answer(text=text, **(usual | fields))


def cited(*texts: str) -> tuple[Citation, ...]:
    return tuple(
        Citation(n, FilmId("tt1"), "Fog", "year", text)
        for n, text in enumerate(texts, start=1)
    )


def test_what_all_say_is_said_in_their_order():
    assert say_together(PLAN, [an_answer("One."), an_answer("Two.")]).text == (
        "One. Two."
    )


def test_citations_are_numbered_on_from_one_to_the_next():
    first = an_answer("A [1] and B [2].", citations=cited("a", "b"))
    plain = an_answer("Nothing.")
    last = an_answer("C [1], D [2] and C [1].", citations=cited("c", "d"))

    said = say_together(PLAN, [first, plain, last])

    assert said.text == "A [1] and B [2]. Nothing. C [3], D [4] and C [3]."
    assert [(c.n, c.text) for c in said.citations] == [
        (1, "a"),
        (2, "b"),
        (3, "c"),
        (4, "d"),
    ]


def test_items_and_totals_are_those_of_all():
    one, two = Item("value", "1", value=1), Item("value", "2", value=2)

    said = say_together(
        PLAN, [an_answer(items=(one,), total=1), an_answer(items=(two,), total=40)]
    )

    assert (said.items, said.total) == ((one, two), 41)


def test_a_film_has_one_card_and_followups_are_few_and_each_once():
    card = FilmCard(a_film("Fog"))
    first = an_answer(cards=(card,), followups=("a", "b"))
    other = an_answer(cards=(card,), followups=("b", "c", "d"))

    said = say_together(PLAN, [first, other])

    assert said.cards == (card,)
    assert said.followups == ("a", "b", "c")
    assert len(said.followups) == MOST_FOLLOWUPS


def test_the_receipt_holds_all_statements():
    first = Receipt("SELECT 1", ("x",), ({"a": 1},), 3, 1.5)
    other = Receipt("SELECT 2", ("y",), ({"b": 2},), 4, 2.0)

    said = say_together(
        PLAN, [an_answer(receipt=r) for r in (first, NO_RECEIPT, other)]
    )

    assert said.receipt == Receipt(
        "SELECT 1;\n\nSELECT 2", ("x", "y"), ({"a": 1}, {"b": 2}), 7, 3.5
    )


def test_without_a_statement_the_receipt_has_none():
    assert say_together(PLAN, [an_answer(), an_answer()]).receipt == NO_RECEIPT


@pytest.mark.parametrize("place", [0, 1])
def test_it_refuses_only_if_every_one_does(place):
    answers = [refused(), refused()]
    answers[place] = an_answer("So.", kind=AnswerKind.LIST)

    said = say_together(PLAN, answers)

    assert (said.kind, said.refusal) == (AnswerKind.LIST, None)


def test_if_every_one_refuses_so_does_the_whole_for_the_first_reason():
    first = an_answer(kind=AnswerKind.REFUSE, refusal=Refusal(Reason.OUT_OF_SCOPE, ()))

    said = say_together(PLAN, [first, refused()])

    assert said.kind is AnswerKind.REFUSE
    assert said.refusal == first.refusal


def test_results_of_several_plans_are_told_as_one_answer():
    results = (averaged(7.1, 3), averaged(None, 0))
    plan = Several(tuple(result.plan for result in results))

    said = compose(SeveralTold(plan, results))

    assert said.plan == plan
    assert said.text == (
        "The average rating of films by Ann here is 7.1, over 3 films. "
        "The catalogue knows no rating of films by Ann."
    )
