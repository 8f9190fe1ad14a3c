"""Averages are told with how many films they are of."""

import pytest

from backend.domain.answers import Answer, AnswerKind
from backend.domain.plans import Average, Reason
from backend.domain.wanted import Films, Measure
from backend.knowledge.compose import compose
from backend.knowledge.results import Averaged
from backend.ports.questions import AverageFound
from tests.expressions import directed_by, genre
from tests.rows import STATEMENT

BY_ANN = Films((directed_by("Ann"),))


def averaged(
    value: float | None,
    count: int,
    measure: Measure = Measure.RATING,
    films: Films = BY_ANN,
) -> Averaged:
    return Averaged(Average(films, measure), AverageFound(value, count, STATEMENT))


def refused() -> Answer:
    return compose(averaged(None, 0))


@pytest.mark.parametrize(
    ("measure", "value", "count", "text"),
    [
        (Measure.RATING, 7.26, 4, "average rating of films by Ann here is 7.3"),
        (Measure.RATING, 7, 4, "average rating of films by Ann here is 7.0"),
        (
            Measure.RUNTIME,
            104.4,
            4,
            "average length of films by Ann here is 104 minutes (1 h 44)",
        ),
        (Measure.YEAR, 1987.6, 4, "average year of films by Ann here is 1988"),
        (
            Measure.VOTES,
            12_345.2,
            4,
            "average number of votes of films by Ann here is 12,345 votes",
        ),
        (
            Measure.TITLE_LENGTH,
            9.8,
            4,
            "average length of the title of films by Ann here is 10 letters",
        ),
    ],
)
def test_an_average_is_told_in_the_words_of_its_measure(measure, value, count, text):
    answer = compose(averaged(value, count, measure))

    assert answer.text == f"The {text}, over 4 films."
    assert answer.kind is AnswerKind.FACT


@pytest.mark.parametrize(
    ("count", "over"), [(1, "1 film"), (2, "2 films"), (1_234, "1,234 films")]
)
def test_it_is_told_over_how_many_films(count, over):
    answer = compose(averaged(7.1, count))

    assert answer.text.endswith(f" is 7.1, over {over}.")
    assert answer.receipt.row_count == count


def test_the_number_is_the_one_item():
    answer = compose(averaged(7.26, 4, films=Films((genre("Horror"),))))

    assert answer.text.startswith("The average rating of horror films here")
    assert [item.value for item in answer.items] == [7.3]
    assert answer.total == 1


def test_an_average_of_what_nobody_states_is_not_known():
    answer = refused()

    assert answer.text == "The catalogue knows no rating of films by Ann."
    assert answer.refusal is not None
    assert answer.refusal.reason is Reason.NOT_KNOWN
    assert answer.items == ()
