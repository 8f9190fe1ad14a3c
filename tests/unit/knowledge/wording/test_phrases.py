"""Lists, numbers and lengths read as a person would say them."""

import pytest

from backend.knowledge.wording.phrases import a_or_an, counted, duration, joined


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
    ],
)
def test_names_are_joined(names, said):
    assert joined(names) == said


def test_the_last_joint_can_be_another():
    assert joined(["A", "B", "C"], last="or") == "A, B or C"


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 films"), (1, "1 film"), (2, "2 films"), (1_234_567, "1,234,567 films")],
)
def test_things_are_counted(count, said):
    assert counted(count, "film") == said


def test_an_odd_plural_is_given():
    assert counted(2, "person", "people") == "2 people"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (1, "1 minute"),
        (59, "59 minutes"),
        (60, "60 minutes (1 h 00)"),
        (104, "104 minutes (1 h 44)"),
        (873, "873 minutes (14 h 33)"),
    ],
)
def test_a_length_is_said_in_minutes_and_hours(minutes, said):
    assert duration(minutes) == said


@pytest.mark.parametrize("phrase", ["a drama", "an adventure film", "an Irish film"])
def test_the_article_fits_the_word(phrase):
    assert a_or_an(phrase.split(" ", 1)[1]) == phrase
