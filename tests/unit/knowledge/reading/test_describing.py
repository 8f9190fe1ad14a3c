"""A question that names no film describes it: the two are told apart."""

import pytest

from backend.knowledge.reading.describing import split_description


@pytest.mark.parametrize(
    ("question", "description", "asked"),
    [
        (
            "A knight plays chess with Death. What does he eat on the hill?",
            "A knight plays chess with Death.",
            "What does he eat on the hill?",
        ),
        (
            "two brothers rob a bank and one is caught. who was the patient",
            "two brothers rob a bank and one is caught.",
            "who was the patient",
        ),
        (
            "in that comedy where a cop goes undercover, what metal is in his arm?",
            "in that comedy where a cop goes undercover",
            "what metal is in his arm?",
        ),
        (
            "What does the knight eat in the film where he plays chess with Death?",
            "in the film where he plays chess with Death?",
            "What does the knight eat",
        ),
        (
            "What do officers find in The Cabinet of Dr. Caligari?",
            "What do officers find in The Cabinet of Dr. Caligari?",
            "What do officers find in The Cabinet of Dr. Caligari?",
        ),
        ("", "", ""),
    ],
)
def test_a_description_is_parted_from_what_is_asked(question, description, asked):
    assert split_description(question) == (description, asked)
