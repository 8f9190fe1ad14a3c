"""Suite files become questions, each with what was asked before it."""

import json
from pathlib import Path

import pytest

from backend.domain.errors import InvalidRequest
from backend.evaluation.gold import Passage, Refused, Truth, Value
from backend.evaluation.questions import (
    FIRST_TURN,
    LATER_TURN,
    Question,
    read_suite,
)
from backend.evaluation.suites import shipped_suites

YES = {"kind": "bool", "value": True}
A_QUESTION = {"id": "q1", "type": "field", "question": "Is it?", "gold": YES}


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    return tmp_path / "suite.jsonl"


def write(suite: Path, *lines: object) -> None:
    told = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    suite.write_text("\n".join(told), encoding="utf-8")


def test_a_line_is_a_question(suite):
    write(suite, A_QUESTION)

    assert read_suite(suite) == [Question("q1", "field", "Is it?", Truth(is_so=True))]


def test_each_turn_of_a_dialogue_comes_after_those_before_it(suite):
    year = {"kind": "value", "value": 1950}
    turns = [
        {"user": "Is it?", "gold": YES},
        {"user": "And when?", "gold": year},
        {"user": "Is it old?", "gold": YES},
    ]
    write(suite, {"id": "d1", "turns": turns})

    yes = Truth(is_so=True)
    assert read_suite(suite) == [
        Question("d1.1", FIRST_TURN, "Is it?", yes),
        Question("d1.2", LATER_TURN, "And when?", Value((1950,)), ("Is it?",)),
        Question("d1.3", LATER_TURN, "Is it old?", yes, ("Is it?", "And when?")),
    ]


def test_questions_about_plots_may_leave_the_type_out(suite):
    write(
        suite,
        {"id": "r1", "question": "How?", "gold": {"answers": ["so"]}},
        {"id": "r2", "question": "Why?", "gold": {"refuse": True}},
    )

    assert read_suite(suite) == [
        Question("r1", "plot, told", "How?", Passage(("so",), None)),
        Question("r2", "plot, not told", "Why?", Refused(None)),
    ]


def test_empty_lines_are_passed_over_and_still_counted(suite):
    write(suite, "", A_QUESTION, "  ", "{")

    with pytest.raises(InvalidRequest, match=r"suite\.jsonl, line 4: "):
        read_suite(suite)


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("{", "Expecting property name"),
        ("[]", "needs id, question and gold"),
        ({"question": "Is it?", "gold": YES}, "needs id, question and gold"),
        ({"id": "q2", "gold": YES}, "needs id, question and gold"),
        ({"id": "q2", "question": "Is it?"}, "needs id, question and gold"),
        ({"id": "q2", "question": "Is it?", "gold": {"kind": "bool"}}, "value is"),
        ({"id": "q2", "turns": "Is it?"}, "turns: must be a list"),
        ({"id": "q2", "turns": ["Is it?"]}, "turns of user and gold"),
        ({"id": "q2", "turns": [{"user": "Is it?"}]}, "turns of user and gold"),
        ({"id": "q2", "turns": [{"user": "Is it?", "gold": {}}]}, "answers is missing"),
    ],
)
def test_what_is_wrong_names_file_and_line(suite, line, wrong):
    write(suite, A_QUESTION, line)

    with pytest.raises(InvalidRequest) as refused:
        read_suite(suite)

    assert str(refused.value).startswith(f"{suite}, line 2: ")
    assert wrong in str(refused.value)


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"", "holds no questions"),
        (b"\n \n", "holds no questions"),
        (b"\xff", "is not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(suite, content, wrong):
    suite.write_bytes(content)

    with pytest.raises(InvalidRequest, match=f"{suite} {wrong}"):
        read_suite(suite)


def test_every_suite_that_is_shipped_reads():
    suites = shipped_suites()

    assert {"knowledge", "reading"} <= set(suites)
    assert all(read_suite(path) for path in suites.values())
