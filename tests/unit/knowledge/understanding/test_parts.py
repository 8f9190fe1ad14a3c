"""Questions fall apart into sentences, clauses and questions asked in one."""

import pytest

from backend.knowledge.understanding.parts import (
    clauses,
    is_talk,
    questions,
    sentences,
)


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("I saw Jaws. Who made it?", ["I saw Jaws.", "Who made it?"]),
        ("Jaws... who made it", ["Jaws", "who made it"]),
        ("I saw Jaws; who made it", ["I saw Jaws", "who made it"]),
        ("Jaws - who made it", ["Jaws", "who made it"]),
        ("Jaws (the old one) who made it", ["Jaws", "the old one", "who made it"]),
        ("Is E.T. good? I ask.", ["Is E.T. good?", "I ask."]),
        ("Dr. No vs. Mr. Bean", ["Dr. No vs. Mr. Bean"]),
        ("who made Spider-Man", ["who made Spider-Man"]),
        ("", []),
    ],
)
def test_sentences_are_parted_by_stops_dashes_and_brackets(said, parts):
    assert sentences(said) == parts


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("i like it, but who made it", ["i like it", "who made it"]),
        ("i like it but who made it", ["i like it", "who made it"]),
        ("it rains, so what is short", ["it rains", "what is short"]),
        ("who made it", ["who made it"]),
    ],
)
def test_clauses_are_parted_by_commas_and_but(said, parts):
    assert clauses(said) == parts


@pytest.mark.parametrize("clause", ["i like it", "It's late", "hello", "let's see"])
def test_somebody_talks(clause):
    assert is_talk(clause)


@pytest.mark.parametrize("clause", ["the Bad", "Tomorrow", "a ship in fog", "Italy"])
def test_what_may_be_of_a_name_is_no_talk(clause):
    assert not is_talk(clause)


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        (
            "Who directed Jaws and when was it released?",
            ["Who directed Jaws", "when was it released?"],
        ),
        ("who made Jaws, how long is it", ["who made Jaws", "how long is it"]),
        (
            "hey who made Jaws, and who wrote it and is it old",
            ["who made Jaws", "who wrote it", "is it old"],
        ),
        (
            "is Jaws good and did he write it",
            ["is Jaws good", "did he write it"],
        ),
    ],
)
def test_questions_asked_in_one_are_parted_where_one_asks_again(asked, parts):
    assert questions(asked) == parts


@pytest.mark.parametrize(
    "asked",
    [
        "who directed Crash and Burn",
        "who made Jaws and Alien",
        "what is it about and where",
        "Tomorrow, When the War Began",
        "films by Ann and who she likes",
        "",
    ],
)
def test_one_question_stays_whole(asked):
    assert questions(asked) == [asked]
