"""What is right reads from each form that suites are written in."""

import pytest

from backend.domain.answers import AnswerKind
from backend.domain.errors import InvalidRequest
from backend.domain.plans import Reason
from backend.evaluation.gold import (
    OneOf,
    Passage,
    Refused,
    Said,
    Things,
    Truth,
    Value,
    read_gold,
)


@pytest.mark.parametrize(
    ("told", "gold"),
    [
        ({"kind": "films", "ids": ["tt1"]}, Things("film", ("tt1",))),
        ({"kind": "people", "ids": ["nm2", "nm1"]}, Things("person", ("nm2", "nm1"))),
        (
            {
                "kind": "films",
                "ids": ["tt1", "tt2"],
                "ordered": True,
                "accept": ["tt3"],
                "accept_first": ["tt4"],
                "also_ok": ["tt5"],
                "accept_sizes": [3],
            },
            Things(
                "film",
                ("tt1", "tt2"),
                is_ordered=True,
                accept=frozenset({"tt3"}),
                accept_first=frozenset({"tt4"}),
                also_ok=frozenset({"tt5"}),
                accept_sizes=(3,),
            ),
        ),
        ({"kind": "first", "ids": ["tt1"]}, OneOf(frozenset({"tt1"}))),
        (
            {"kind": "first", "ids": ["tt1"], "never": ["tt2"]},
            OneOf(frozenset({"tt1"}), frozenset({"tt2"})),
        ),
        ({"kind": "value", "value": 1950}, Value((1950,))),
        (
            {"kind": "value", "value": 7.1, "accept": ["seven"], "tolerance": 0.1},
            Value((7.1, "seven"), tolerance=0.1),
        ),
        (
            {"kind": "value", "value": "War", "set": ["War", "Drama"]},
            Value(("War",), words=frozenset({"War", "Drama"})),
        ),
        ({"kind": "bool", "value": False}, Truth(is_so=False)),
        ({"kind": "refuse"}, Refused(None)),
        ({"kind": "refuse", "reason": "not_known"}, Refused(Reason.NOT_KNOWN)),
        ({"answers": ["a tunnel"]}, Passage(("a tunnel",), None)),
        ({"answers": ["x"], "sentence": "An x."}, Passage(("x",), "An x.")),
        ({"refuse": True}, Refused(None)),
        ({"kind": "says"}, Said(None, ())),
        (
            {"kind": "says", "answer": "chat", "mentions": ["film"], "unsaid": ["x"]},
            Said(AnswerKind.CHAT, ("film",), ("x",)),
        ),
    ],
)
def test_each_form_reads(told, gold):
    assert read_gold(told) == gold


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("yes", "must be an object"),
        ({"kind": "guess"}, "kind must be one of films, people, first, value"),
        ({"kind": "films"}, "ids is missing"),
        ({"kind": "films", "ids": []}, "ids must name at least one"),
        ({"kind": "films", "ids": "tt1"}, "'tt1' must be a list"),
        ({"kind": "films", "ids": ["tt1"], "accept_sizes": ["few"]}, "'few'"),
        ({"kind": "first"}, "ids is missing"),
        ({"kind": "value"}, "value is missing"),
        ({"kind": "value", "value": None}, "None must be a number or text"),
        ({"kind": "value", "value": 1, "tolerance": "some"}, "'some'"),
        ({"kind": "bool", "value": "yes"}, "value must be true or false"),
        ({"kind": "refuse", "reason": "tired"}, "'tired' is not a valid Reason"),
        ({"kind": "says", "answer": "song"}, "'song' is not a valid AnswerKind"),
        ({}, "answers is missing"),
    ],
)
def test_what_is_wrong_with_a_form_is_said(told, wrong):
    with pytest.raises(InvalidRequest) as refused:
        read_gold(told)

    assert str(refused.value).startswith("gold: ")
    assert wrong in str(refused.value)
