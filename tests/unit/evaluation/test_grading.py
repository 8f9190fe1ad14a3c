"""Answers are held against what is right."""

import pytest

from backend.domain.answers import AnswerKind, Citation, Item
from backend.domain.films import FilmId
from backend.domain.plans import Reason
from backend.evaluation.gold import (
    OneOf,
    Passage,
    Refused,
    Said,
    Things,
    Truth,
    Value,
)
from backend.evaluation.grading import Grade, grade
from tests.unit.evaluation.answers import an_answer, films, refusal, values

MANY = tuple(f"tt{n}" for n in range(12))
ORDERED = Things("film", ("tt1", "tt2"), is_ordered=True)


def is_right(gold, answer) -> bool:
    return grade(gold, answer).is_right


@pytest.mark.parametrize(
    ("gold", "got", "right"),
    [
        (Things("film", ("tt1", "tt2")), ("tt2", "tt1"), True),
        (Things("film", ("tt1", "tt2")), ("tt1", "tt1", "tt2"), True),
        (Things("film", ("tt1", "tt2")), ("tt1",), False),
        (Things("film", ("tt1", "tt2")), ("tt1", "tt2", "tt3"), False),
        (Things("film", ("tt1",)), (), False),
        (Things("person", ("tt1",)), ("tt1",), False),
        (ORDERED, ("tt1", "tt2"), True),
        (ORDERED, ("tt2", "tt1"), False),
    ],
)
def test_of_a_short_list_all_must_be_met_and_nothing_else(gold, got, right):
    assert is_right(gold, films(*got)) is right


def test_a_tie_may_stand_in_the_place_of_another():
    tied = Things("film", ("tt1", "tt2"), accept=frozenset({"tt3"}))

    assert is_right(tied, films("tt1", "tt3"))
    assert not is_right(tied, films("tt1", "tt4"))


def test_a_tie_for_the_first_place_may_come_first():
    tied = Things(
        "film", ("tt1", "tt2"), is_ordered=True, accept_first=frozenset({"tt2"})
    )

    assert is_right(tied, films("tt2", "tt1"))


def test_what_is_also_in_order_neither_helps_nor_harms():
    gold = Things("film", ("tt1",), also_ok=frozenset({"tt2"}))

    assert is_right(gold, films("tt1", "tt2"))
    assert not is_right(gold, films("tt2"))


@pytest.mark.parametrize(
    ("got", "total", "right"),
    [
        (MANY[:10], 12, True),
        (MANY[:3], 12, True),
        (MANY[:10], 11, False),
        (MANY[:10], 13, False),
        ((*MANY[:9], "tt99"), 12, False),
        ((*MANY[:10], "tt99"), 12, True),
        ((), 12, False),
    ],
)
def test_of_a_long_list_the_first_ten_and_the_total_count(got, total, right):
    assert is_right(Things("film", MANY), films(*got, total=total)) is right


def test_a_long_list_may_be_of_another_size_that_is_accepted():
    gold = Things("film", MANY, accept_sizes=(14,))

    assert is_right(gold, films(*MANY[:10], total=14))
    assert not is_right(gold, films(*MANY[:10], total=15))


def test_whether_the_first_is_right_is_marked():
    assert grade(ORDERED, films("tt1", "tt9")) == Grade(
        is_right=False, marks={"first": True}
    )


@pytest.mark.parametrize(
    ("got", "right"),
    [
        (("tt1",), True),
        (("tt2", "tt9"), True),
        (("tt9", "tt1"), False),
        (("tt1", "tt3"), False),
        ((), False),
    ],
)
def test_of_several_films_one_must_come_first_and_some_never(got, right):
    gold = OneOf(frozenset({"tt1", "tt2"}), never=frozenset({"tt3"}))

    assert is_right(gold, films(*got)) is right


@pytest.mark.parametrize(
    ("gold", "said", "right"),
    [
        (Value((1950,)), (1950,), True),
        (Value((1950,)), (1951,), False),
        (Value((1950, 1951)), (1951,), True),
        (Value((7.1,), tolerance=0.1), (7.2,), True),
        (Value((7.1,), tolerance=0.1), (7.3,), False),
        (Value((104,)), ("104 min",), True),
        (Value((12_345,)), ("12,345 votes",), True),
        (Value((104,)), ("about 104",), False),
        (Value((1,)), (True,), False),
        (Value((3,)), (1, 2, 3), True),
        (Value((4,)), (1, 2, 3, 4), False),
        (Value(("French",)), ("french",), True),
        (Value(("art",)), ("martial",), False),
        (Value(("Élan Hook",)), ("Captain Elan Hook",), True),
        (Value((1950,)), (), False),
    ],
)
def test_one_of_the_first_values_must_be_right(gold, said, right):
    assert is_right(gold, values(*said)) is right


@pytest.mark.parametrize(
    ("said", "right"),
    [
        (("War", "Drama"), True),
        (("drama and war",), True),
        (("Drama; War",), True),
        (("War",), False),
        (("War", "Drama", "Comedy"), False),
    ],
)
def test_a_list_of_words_must_be_exactly_those(said, right):
    gold = Value(("War",), words=frozenset({"War", "Drama"}))

    assert is_right(gold, values(*said)) is right


def test_a_value_without_a_number_goes_by_its_label():
    assert is_right(Value(("Hook",)), an_answer(Item("value", "Hook")))


@pytest.mark.parametrize(
    ("is_so", "said", "right"),
    [
        (True, (True,), True),
        (False, (False,), True),
        (True, (False,), False),
        (False, (), False),
        (True, (1,), False),
    ],
)
def test_yes_is_yes_and_no_is_no(is_so, said, right):
    assert is_right(Truth(is_so), values(*said)) is right


@pytest.mark.parametrize(
    ("reason", "answer", "expected"),
    [
        (None, refusal(), Grade(is_right=True, marks={"reason": True})),
        (
            Reason.NOT_KNOWN,
            refusal(Reason.NOT_KNOWN),
            Grade(is_right=True, marks={"reason": True}),
        ),
        (
            Reason.NOT_KNOWN,
            refusal(Reason.OUT_OF_SCOPE),
            Grade(is_right=True, marks={"reason": False}),
        ),
        (None, films("tt1"), Grade(is_right=False, marks={"reason": False})),
    ],
)
def test_a_refusal_is_right_and_its_reason_is_marked(reason, answer, expected):
    assert grade(Refused(reason), answer) == expected


@pytest.mark.parametrize(
    "gold",
    [
        Things("film", ("tt1",)),
        OneOf(frozenset({"tt1"})),
        Value((1,)),
        Truth(is_so=False),
        Passage(("so",), None),
    ],
)
def test_to_refuse_what_can_be_answered_is_wrong(gold):
    assert not is_right(gold, refusal())


def told(text: str, cited: str = "", kind: AnswerKind = AnswerKind.PASSAGE):
    citation = Citation(1, FilmId("tt1"), "Fog", "plot", cited)
    return an_answer(kind=kind, text=text, citations=(citation,))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (
            told("Through a Tunnel [1].", "A tunnel."),
            Grade(is_right=True, marks={"cited": True}),
        ),
        (
            told("Through a tunnel [1].", "A door."),
            Grade(is_right=True, marks={"cited": False}),
        ),
        (
            told("Through a door [1].", "A tunnel."),
            Grade(is_right=False, marks={"cited": True}),
        ),
        (
            told("A tunnel.", "A tunnel.", AnswerKind.SEARCH),
            Grade(is_right=False, marks={"cited": True}),
        ),
    ],
)
def test_a_passage_must_hold_the_words_and_its_sentence_is_marked(answer, expected):
    assert grade(Passage(("a tunnel", "underground"), "A tunnel."), answer) == expected


def test_without_a_sentence_nothing_is_marked():
    assert grade(Passage(("tunnel",), None), told("A tunnel.")).marks == {}


@pytest.mark.parametrize(
    ("gold", "right"),
    [
        (Said(None, ()), True),
        (Said(AnswerKind.LIST, ("so", "IT IS")), True),
        (Said(AnswerKind.CHAT, ()), False),
        (Said(None, ("so", "never")), False),
        (Said(None, (), unsaid=("never",)), True),
        (Said(None, (), unsaid=("it is",)), False),
    ],
)
def test_an_answer_mentions_these_words_and_not_those(gold, right):
    assert is_right(gold, an_answer(text="So it is.")) is right


def test_a_refusal_may_be_what_is_to_be_said():
    assert is_right(Said(AnswerKind.REFUSE, ()), refusal())
