"""What stands round a description is no part of it."""

import pytest

from backend.recommend.framing import unframed


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("that movie with musicians in dresses", "musicians in dresses"),
        ("what's that film with the kid who hides it", "the kid who hides it"),
        ("Is there a film about a lonely robot?", "a lonely robot?"),
        ("the one where they drive off", "they drive off"),
        ("which movie has the computer that sings", "the computer that sings"),
        ("One day a man wakes up", "One day a man wakes up"),
        ("a silent film where a stage conjurer falls",) * 2,
        ("a film about love",) * 2,
    ],
)
def test_only_the_description_is_left(text, left):
    assert unframed(text) == left
