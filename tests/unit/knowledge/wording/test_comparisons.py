"""Comparisons: the winner, ties, differences, and what is missing."""

import pytest

from backend.domain.answers import Answer, AnswerKind
from backend.domain.plans import Compare, Reason, Verdict
from backend.domain.wanted import CreditedOn, Films, Measure
from backend.knowledge.compose import compose
from backend.knowledge.results import Compared, Measured
from backend.ports.questions import FilmRow, PersonRow
from tests.expressions import DIRECTED, the_film, the_person
from tests.rows import STATEMENT, a_film_row, a_person_row

FOG = a_film_row("Fog", 1950)
RAIN = a_film_row("Rain", 1960)
SNOW = a_film_row("Snow", 1970)


def compare(
    measure: Measure,
    verdict: Verdict,
    *measured: tuple[FilmRow | PersonRow, float | None],
    missing: tuple[str, ...] = (),
) -> Answer:
    subjects = tuple(
        the_film(each.name)
        if isinstance(each, FilmRow)
        else the_person(each.name, CreditedOn(Films(), DIRECTED))
        for each, _ in measured
    )
    sides = tuple(Measured(subject, number) for subject, number in measured)
    plan = Compare(subjects, measure, verdict)
    return compose(Compared(plan, sides, missing, (STATEMENT,) * len(sides)))


@pytest.mark.parametrize(
    ("measure", "verdict", "numbers", "text", "winner"),
    [
        (
            Measure.RUNTIME,
            Verdict.MOST,
            (100, 145),
            "Rain (1960) is longer than Fog (1950): 145 [1] against 100 minutes [2].",
            "Rain (1960)",
        ),
        (
            Measure.RUNTIME,
            Verdict.LEAST,
            (100, 145),
            "Fog (1950) is shorter than Rain (1960): 100 [1] against 145 minutes [2].",
            "Fog (1950)",
        ),
        (
            Measure.RATING,
            Verdict.MOST,
            (8.0, 7.9),
            "Fog (1950) is rated higher than Rain (1960): 8.0 [1] against 7.9 [2].",
            "Fog (1950)",
        ),
        (
            Measure.YEAR,
            Verdict.LEAST,
            (1950, 1960),
            "Fog (1950) came out before Rain (1960): 1950 [1] against 1960 [2].",
            "Fog (1950)",
        ),
        (
            Measure.VOTES,
            Verdict.MOST,
            (12_000, 900),
            (
                "Fog (1950) has more votes than Rain (1960): "
                "12,000 [1] against 900 votes [2]."
            ),
            "Fog (1950)",
        ),
    ],
)
def test_the_winner_of_two_is_named_with_both_numbers(
    measure, verdict, numbers, text, winner
):
    answer = compare(measure, verdict, (FOG, numbers[0]), (RAIN, numbers[1]))

    assert (answer.kind, answer.text) == (AnswerKind.COMPARE, text)
    assert [item.label for item in answer.items] == [winner]
    assert {citation.field for citation in answer.citations} == {measure.value}


def test_the_winner_of_three_is_set_against_the_others():
    answer = compare(Measure.RUNTIME, Verdict.MOST, (FOG, 90), (RAIN, 120), (SNOW, 45))

    assert answer.text == (
        "Rain (1960) is the longest: 120 minutes (2 h 00) [1], "
        "against 90 (Fog (1950)) [2] and 45 (Snow (1970)) [3]."
    )


def test_two_that_are_level_are_both_the_answer():
    answer = compare(Measure.RUNTIME, Verdict.MOST, (FOG, 90), (RAIN, 90))

    assert answer.text == (
        "Fog (1950) [1] and Rain (1960) [2] both run 90 minutes (1 h 30)."
    )
    assert [item.title for item in answer.items] == ["Fog", "Rain"]


def test_two_of_one_year_cannot_be_told_apart():
    text = compare(Measure.YEAR, Verdict.LEAST, (FOG, 1950), (RAIN, 1950)).text

    assert text == (
        "Fog (1950) [1] and Rain (1960) [2] both came out in 1950. "
        "The catalogue knows years, not days."
    )


def test_two_of_three_that_are_level_share_the_place():
    answer = compare(Measure.RATING, Verdict.MOST, (FOG, 8), (RAIN, 7), (SNOW, 8))

    assert answer.text == (
        "Fog (1950) [1] and Snow (1970) [2] are both rated 8.0, "
        "against 7.0 (Rain (1960)) [3]."
    )
    assert answer.total == 2


@pytest.mark.parametrize(
    ("measure", "numbers", "text", "value"),
    [
        (
            Measure.RUNTIME,
            (209, 145),
            (
                "Fog (1950) is 64 minutes longer than Rain (1960): "
                "209 [1] against 145 minutes [2]."
            ),
            64,
        ),
        (
            Measure.RUNTIME,
            (144, 145),
            (
                "Fog (1950) is 1 minute shorter than Rain (1960): "
                "144 [1] against 145 minutes [2]."
            ),
            1,
        ),
        (
            Measure.RATING,
            (8.7, 7.8),
            (
                "Fog (1950) is rated 0.9 points higher than Rain (1960): "
                "8.7 [1] against 7.8 [2]."
            ),
            0.9,
        ),
        (
            Measure.YEAR,
            (1950, 1960),
            (
                "Fog (1950) came out 10 years before Rain (1960): "
                "1950 [1] against 1960 [2]."
            ),
            10,
        ),
        (
            Measure.RUNTIME,
            (90, 90),
            (
                "There is no difference. "
                "Fog (1950) [1] and Rain (1960) [2] both run 90 minutes (1 h 30)."
            ),
            0,
        ),
    ],
)
def test_a_difference_is_one_number(measure, numbers, text, value):
    answer = compare(measure, Verdict.DIFFERENCE, (FOG, numbers[0]), (RAIN, numbers[1]))

    assert answer.text == text
    assert [item.value for item in answer.items] == [value]


@pytest.mark.parametrize(
    ("numbers", "text", "value"),
    [
        (
            (1950, 1950),
            (
                "Yes. Fog (1950) [1] and Rain (1960) [2] both came out in 1950. "
                "The catalogue knows years, not days."
            ),
            True,
        ),
        (
            (1950, 1960),
            "No: Fog (1950) came out in 1950 [1] and Rain (1960) came out in 1960 [2].",
            False,
        ),
    ],
)
def test_whether_they_are_the_same_is_yes_or_no(numbers, text, value):
    answer = compare(Measure.YEAR, Verdict.SAME, (FOG, numbers[0]), (RAIN, numbers[1]))

    assert answer.text == text
    assert [item.value for item in answer.items] == [value]


@pytest.mark.parametrize(
    ("measure", "verdict", "numbers", "text", "winner"),
    [
        (
            Measure.BIRTH_YEAR,
            Verdict.LEAST,
            (1949, 1947),
            "Bob is older than Ann: born in 1947 against 1949.",
            "Bob",
        ),
        (
            Measure.FILM_COUNT,
            Verdict.MOST,
            (30, 25),
            "Ann directed more films here than Bob: 30 against 25.",
            "Ann",
        ),
    ],
)
def test_people_are_compared_by_years_and_films(
    measure, verdict, numbers, text, winner
):
    ann, bob = a_person_row("Ann"), a_person_row("Bob")

    answer = compare(measure, verdict, (ann, numbers[0]), (bob, numbers[1]))

    assert answer.text == text
    assert [(item.type, item.label) for item in answer.items] == [("person", winner)]
    assert answer.citations == ()


def test_a_number_that_nobody_knows_is_named_and_the_other_told():
    answer = compare(Measure.RUNTIME, Verdict.MOST, (FOG, None), (RAIN, 90))

    assert answer.text == (
        "The catalogue does not say how long Fog (1950) is. "
        "Rain (1960) runs 90 minutes (1 h 30) [1]."
    )
    assert answer.refusal is not None
    assert answer.refusal.reason is Reason.NOT_KNOWN
    assert answer.items == ()


def test_what_is_not_in_the_catalogue_cannot_be_compared():
    answer = compare(Measure.RUNTIME, Verdict.MOST, (RAIN, 90), missing=("Marmalade",))

    assert answer.text.startswith("The catalogue has nothing called “Marmalade”")
    assert answer.refusal is not None
    assert answer.refusal.reason is Reason.NOT_IN_CATALOGUE


def test_the_receipt_of_a_comparison_shows_every_statement():
    receipt = compare(Measure.RUNTIME, Verdict.MOST, (FOG, 1), (RAIN, 2)).receipt

    assert receipt.sql == f"{STATEMENT.sql};\n\n{STATEMENT.sql}"
    assert receipt.params == STATEMENT.params * 2
    assert receipt.row_count == 2
