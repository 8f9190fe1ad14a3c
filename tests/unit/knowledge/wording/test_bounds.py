"""A number that stands so to another's reads as a phrase."""

import pytest

from backend.domain.wanted import Measure, Op
from backend.knowledge.wording.bounds import phrase_than


@pytest.mark.parametrize(
    ("measure", "more", "less"),
    [
        (Measure.YEAR, "from after Fog", "from before Fog"),
        (Measure.RUNTIME, "longer than Fog", "shorter than Fog"),
        (Measure.RATING, "rated higher than Fog", "rated lower than Fog"),
        (Measure.VOTES, "with more votes than Fog", "with fewer votes than Fog"),
        (
            Measure.TITLE_LENGTH,
            "with a longer title than Fog",
            "with a shorter title than Fog",
        ),
        (Measure.BIRTH_YEAR, "born after Fog", "born before Fog"),
        (Measure.FILM_COUNT, "with more films than Fog", "with fewer films than Fog"),
    ],
)
def test_more_or_less_than_anothers_is_said_in_the_words_of_the_measure(
    measure, more, less
):
    assert phrase_than(measure, Op.ABOVE, "Fog") == more
    assert phrase_than(measure, Op.BELOW, "Fog") == less


@pytest.mark.parametrize(
    ("op", "said"),
    [
        (Op.AT_LEAST, "with more votes than Fog or equal to it"),
        (Op.AT_MOST, "with fewer votes than Fog or equal to it"),
    ],
)
def test_it_may_be_as_much(op, said):
    assert phrase_than(Measure.VOTES, op, "Fog") == said


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        (Measure.YEAR, "of the same year as Fog"),
        (Measure.RUNTIME, "of the same length as Fog"),
        (Measure.VOTES, "of the same number of votes as Fog"),
        (Measure.BIRTH_YEAR, "of the same year of birth as Fog"),
    ],
)
def test_the_same_as_anothers_is_said_so(measure, said):
    assert phrase_than(measure, Op.IS, "Fog") == said


@pytest.mark.parametrize("measure", Measure)
@pytest.mark.parametrize("op", Op)
def test_every_measure_can_be_said_in_every_way(measure, op):
    assert "Fog" in phrase_than(measure, op, "Fog")
