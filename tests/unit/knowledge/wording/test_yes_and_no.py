"""Yes and no with what bears them out, and false premises put right."""

import pytest

from backend.domain.answers import Answer, AnswerKind, Item
from backend.domain.plans import Check, Field, ListFilms, Plan, ReadFilms, Reason
from backend.domain.wanted import (
    CreditedOn,
    Films,
    FilmTest,
    Measure,
    PersonTest,
    Role,
    Tag,
    Tagged,
    TitleHas,
    Works,
)
from backend.knowledge.compose import compose
from backend.knowledge.results import Checked, Corrected
from backend.ports.questions import PeopleFound, PersonRow
from tests.expressions import (
    ACTED,
    bound,
    directed_by,
    genre,
    the_film,
    the_person,
    with_actor,
)
from tests.rows import (
    STATEMENT,
    a_film_row,
    a_person_row,
    films_found,
    people_found,
)

FOG = a_film_row("Fog", 1950, runtime=137, rating=8.0, votes=1_000)
RAIN = the_film("Rain (1960)")


def is_fog(
    *tests: FilmTest,
    holds: bool,
    instead: PeopleFound | None = None,
    role: Role | None = None,
    row=FOG,
) -> Answer:
    plan = Check(the_film("Fog (1950)"), the_film("Fog (1950)", *tests))
    claimed = films_found(row) if holds else films_found()
    return compose(Checked(plan, holds, claimed, films_found(row), instead, role))


def is_ann(*tests: PersonTest, holds: bool, row: PersonRow) -> Answer:
    plan = Check(the_person("Ann"), the_person("Ann", *tests))
    claimed = people_found(row) if holds else people_found()
    return compose(Checked(plan, holds, claimed, people_found(row)))


@pytest.mark.parametrize(
    ("test", "yes", "no"),
    [
        (
            with_actor("Ann"),
            "Yes, Ann acted in Fog (1950) [1].",
            "No, Ann did not act in Fog (1950), as far as the catalogue knows.",
        ),
        (
            genre("Horror"),
            "Yes, Fog (1950) is listed under horror [1].",
            "No, Fog (1950) is not listed under horror.",
        ),
        (
            Tagged(Tag.LANGUAGE, "French"),
            "Yes, Fog (1950) is in French [1].",
            "No, Fog (1950) is not in French.",
        ),
        (
            Tagged(Tag.COUNTRY, "United Kingdom"),
            "Yes, Fog (1950) was made in the United Kingdom [1].",
            "No, Fog (1950) was not made in the United Kingdom.",
        ),
        (
            bound(Measure.RUNTIME, ">", 120),
            "Yes, Fog (1950) runs 137 minutes (2 h 17) [1].",
            "No, Fog (1950) runs 137 minutes (2 h 17) [1].",
        ),
        (
            bound(Measure.YEAR, "<", 1960),
            "Yes, Fog came out in 1950 [1].",
            "No, Fog came out in 1950 [1].",
        ),
        (
            bound(Measure.RATING, ">=", 8),
            "Yes, Fog (1950) is rated 8.0 [1].",
            "No, Fog (1950) is rated 8.0 [1].",
        ),
        (
            TitleHas("fog"),
            "Yes, Fog (1950) is a film with “fog” in the title [1].",
            "No, Fog (1950) is not a film with “fog” in the title.",
        ),
    ],
)
def test_a_claim_about_a_film_is_confirmed_or_denied(test, yes, no):
    for holds, text in ((True, yes), (False, no)):
        answer = is_fog(test, holds=holds)

        assert (answer.kind, answer.text) == (AnswerKind.YESNO, text)
        expected = Item("value", "yes" if holds else "no", value=holds)
        assert answer.items == (expected,)
        assert answer.total == 1


def test_a_no_says_who_it_was_instead():
    found = people_found(a_person_row("Roman"))

    answer = is_fog(
        directed_by("Stanley"), holds=False, instead=found, role=Role.DIRECTOR
    )

    assert answer.text == "No: Roman directed Fog (1950) [1], not Stanley."
    assert answer.citations[0].field == "directors"


def test_what_nobody_knows_is_neither_yes_nor_no():
    row = a_film_row("Fog", 1950)

    answer = is_fog(bound(Measure.RUNTIME, ">", 120), holds=False, row=row)

    assert answer.text == "The catalogue does not say how long Fog (1950) is."
    assert answer.refusal is not None
    assert answer.refusal.reason is Reason.NOT_KNOWN


def test_a_claim_of_two_parts_is_confirmed_in_both():
    answer = is_fog(genre("War"), with_actor("Ann"), holds=True)

    assert answer.text == (
        "Yes, Fog (1950) is listed under war [1] and Ann acted in Fog (1950) [2]."
    )


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (
            [a_film_row("Rain", 1960)],
            "Yes. There is one film with Ann and Bob here: Rain (1960) [1].",
        ),
        ([], "No, I know no films with Ann and Bob."),
    ],
)
def test_whether_there_is_any_such_film_is_told_with_the_films(rows, text):
    subject = Films((with_actor("Ann"),))
    plan = Check(subject, Films((with_actor("Ann"), with_actor("Bob"))))

    result = Checked(plan, bool(rows), films_found(*rows), films_found(FOG))

    assert compose(result).text == text


@pytest.mark.parametrize(
    ("test", "yes", "no"),
    [
        (
            CreditedOn(RAIN, ACTED),
            "Yes, Ann acted in Rain (1960) [1].",
            "No, Ann did not act in Rain (1960), as far as the catalogue knows.",
        ),
        (
            CreditedOn(RAIN, ACTED, "the Captain"),
            "Yes, Ann played the Captain in Rain (1960) [1].",
            (
                "No, Ann did not play the Captain in Rain (1960), "
                "as far as the catalogue knows."
            ),
        ),
        (
            bound(Measure.BIRTH_YEAR, ">", 1960),
            "Yes, Ann was born in 1963.",
            "No, Ann was born in 1963.",
        ),
        (Works(("actress",)), "Yes, Ann is an actress.", "No, Ann is not an actress."),
    ],
)
def test_a_claim_about_a_person_is_confirmed_or_denied(test, yes, no):
    row = a_person_row("Ann", birth_year=1963)

    assert is_ann(test, holds=True, row=row).text == yes
    assert is_ann(test, holds=False, row=row).text == no


def corrected(plan: Plan, *instead: str) -> Answer:
    found = people_found(*map(a_person_row, instead)) if instead else None
    return compose(Corrected(plan, FOG, found, Role.DIRECTOR, STATEMENT))


def test_a_false_premise_is_put_right_and_the_question_answered():
    films = the_film("Fog (1950)", directed_by("Steven"))

    answer = corrected(ReadFilms(films, Field.YEAR), "Ridley")

    assert answer.text == (
        "Steven did not direct Fog (1950): Ridley did [1]. It came out in 1950 [2]."
    )
    assert (answer.kind, answer.refusal) == (AnswerKind.FACT, None)
    assert [item.value for item in answer.items] == [1950]


def test_without_a_number_asked_for_the_answer_is_who_did_it():
    films = the_film("Fog (1950)", directed_by("Steven"))

    answer = corrected(ListFilms(films), "Ann", "Bob")

    assert answer.text == "Steven did not direct Fog (1950): Ann and Bob did [1]."
    assert [item.label for item in answer.items] == ["Ann", "Bob"]


def test_when_nobody_is_known_instead_it_says_only_what_is_not():
    films = the_film("Fog (1950)", directed_by("Steven"))

    answer = corrected(ReadFilms(films, Field.RUNTIME))

    assert answer.text == (
        "Steven did not direct Fog (1950), as far as the catalogue knows. "
        "It runs 137 minutes (2 h 17) [1]."
    )
