"""Who did something on one film is a fact; who did on many is a list."""

import pytest

from backend.domain.answers import Answer, AnswerKind
from backend.domain.plans import (
    ListPeople,
    Reason,
)
from backend.domain.wanted import (
    CreditedOn,
    Direction,
    Films,
    Measure,
    Order,
    People,
    Role,
)
from backend.knowledge.compose import compose
from backend.knowledge.results import (
    PeopleListed,
)
from backend.ports.questions import (
    PersonRow,
)
from tests.expressions import (
    ACTED,
    DIRECTED,
    WROTE,
    directed_by,
    the_film,
    the_person,
    with_actor,
)
from tests.rows import (
    a_person_row,
    people_found,
    person_rows,
)

BY_ANN = Films((directed_by("Ann"),))
FOG = the_film("Fog (1950)")


def list_people(*rows: PersonRow, people: People, total: int | None = None) -> Answer:
    return compose(PeopleListed(ListPeople(people), people_found(*rows, total=total)))


def who(*roles: Role, films: Films = FOG, character: str | None = None) -> People:
    return People((CreditedOn(films, roles, character),))


@pytest.mark.parametrize(
    ("roles", "names", "text"),
    [
        ([Role.DIRECTOR], ["Ann"], "Ann directed Fog (1950) [1]."),
        ([Role.DIRECTOR], ["Ann", "Bob"], "Ann and Bob directed Fog (1950) [1]."),
        ([Role.WRITER], ["A", "B", "C"], "A, B and C wrote Fog (1950) [1]."),
        ([Role.COMPOSER], ["Ann"], "Ann wrote the music of Fog (1950) [1]."),
        ([Role.CINEMATOGRAPHER], ["Ann"], "Ann shot Fog (1950) [1]."),
        ([Role.ACTOR], ["A", "B", "C", "D"], "Fog (1950) stars A, B, C and D [1]."),
        ([Role.ACTOR, Role.SELF], ["Ann"], "Fog (1950) stars Ann [1]."),
        ([], ["Ann"], "Ann worked on Fog (1950) [1]."),
        ([*DIRECTED, *WROTE], ["Ann"], "Ann directed or wrote Fog (1950) [1]."),
    ],
)
def test_who_did_something_on_a_film_is_a_fact(roles, names, text):
    answer = list_people(*person_rows(*names), people=who(*roles))

    assert (answer.kind, answer.text) == (AnswerKind.FACT, text)
    assert [(item.type, item.label) for item in answer.items] == [
        ("person", name) for name in names
    ]


def test_a_long_cast_is_named_in_part():
    rows = person_rows("A", "B", "C", "D", "E", "F")

    answer = list_people(*rows, people=who(*ACTED), total=15)

    assert answer.text == "Fog (1950) stars A, B, C and 12 more [1]."
    assert (answer.total, answer.citations[0].field) == (15, "cast")


def test_who_played_somebody_is_told_with_whom_they_played():
    people = who(*ACTED, character="the Captain")

    answer = list_people(a_person_row("Ann"), people=people)

    assert answer.text == "Ann played the Captain in Fog (1950) [1]."


def test_the_lead_leads_the_cast():
    people = People((CreditedOn(FOG, ACTED),), limit=1)

    answer = list_people(a_person_row("Ann"), people=people)

    assert answer.text == "Ann leads the cast of Fog (1950) [1]."


def test_who_made_a_film_that_is_told_otherwise_is_a_fact_without_a_citation():
    best = Films((with_actor("Cate"),), Order(Measure.RATING, Direction.MOST), 1)

    answer = list_people(a_person_row("Ann"), people=who(*DIRECTED, films=best))

    assert answer.text == "Ann directed the highest-rated film with Cate."
    assert answer.citations == ()


def test_what_nobody_says_of_a_film_is_not_known():
    answer = list_people(people=who(*WROTE))

    assert answer.text == "The catalogue does not say who wrote Fog (1950)."
    assert answer.kind is AnswerKind.REFUSE
    assert answer.refusal is not None
    assert answer.refusal.reason is Reason.NOT_KNOWN
    assert answer.followups


def test_no_people_at_all_are_an_answer():
    answer = list_people(people=who(*ACTED, films=BY_ANN))

    assert answer.text == "I know no actors in films by Ann."
    assert (answer.kind, answer.total, answer.refusal) == (AnswerKind.LIST, 0, None)


def test_people_of_one_name_are_told_apart():
    rows = [
        a_person_row("Ann", id="nm1", birth_year=1950),
        a_person_row("Ann", id="nm2", professions=("casting_director",)),
        a_person_row("Bob"),
    ]

    answer = list_people(*rows, people=who(*ACTED, films=BY_ANN))

    assert answer.text == (
        "There are 3 actors in films by Ann here: "
        "Ann (born in 1950), Ann (casting director) and Bob."
    )
    assert [item.id for item in answer.items] == ["nm1", "nm2", rows[2].id]


def test_who_has_the_most_films_is_told_with_how_many():
    order = Order(Measure.FILM_COUNT, Direction.MOST)
    people = People((CreditedOn(Films(), DIRECTED),), order, 1)

    answer = list_people(a_person_row("Ann", film_count=30), people=people)

    assert answer.text == "The director with the most films here is Ann with 30 films."
    assert answer.kind is AnswerKind.FACT


def test_the_oldest_is_told_with_the_year_of_birth():
    order = Order(Measure.BIRTH_YEAR, Direction.LEAST)
    people = People((CreditedOn(FOG, ACTED),), order, 1)

    answer = list_people(a_person_row("Ann", birth_year=1901), people=people)

    assert answer.text == "The oldest actor in Fog (1950) here is Ann (born in 1901)."


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (a_person_row("Ann"), "Ann is known here."),
        (
            a_person_row("Ann", birth_year=1950, professions=("actress",)),
            "Ann (born in 1950) is an actress.",
        ),
        (
            a_person_row(
                "Ann",
                birth_year=1901,
                death_year=1980,
                professions=("editor",),
                film_count=1,
            ),
            "Ann (1901\u20131980) was an editor with 1 film here.",
        ),
    ],
)
def test_a_person_asked_for_by_name_alone_is_introduced(row, text):
    assert list_people(row, people=the_person("Ann")).text == text


def test_after_the_cast_other_makers_are_offered():
    followups = list_people(a_person_row("Ann"), people=who(*ACTED)).followups

    assert "Who directed Fog (1950)?" in followups
    assert len(followups) == 3
