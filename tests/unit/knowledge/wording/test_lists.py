"""Lists and counts: one, few and many, with their numbers and what shows them."""

import pytest

from backend.domain.answers import Answer, AnswerKind, Item
from backend.domain.plans import (
    Count,
    Field,
    ListFilms,
    ListPeople,
    ReadFilms,
    Reason,
)
from backend.domain.wanted import (
    CreditedOn,
    Direction,
    Films,
    MadeBy,
    Measure,
    Order,
    People,
    Role,
)
from backend.knowledge.compose import compose
from backend.knowledge.results import (
    Counted,
    FilmsListed,
    PeopleListed,
    ValuesListed,
)
from backend.ports.questions import (
    FilmRow,
    PersonRow,
    ValueRow,
    ValuesFound,
)
from tests.expressions import (
    ACTED,
    DIRECTED,
    WROTE,
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
    film_rows,
    films_found,
    people_found,
    person_rows,
)

BY_ANN = Films((directed_by("Ann"),))
FOG = the_film("Fog (1950)")


def list_films(
    *rows: FilmRow, films: Films = BY_ANN, total: int | None = None
) -> Answer:
    return compose(FilmsListed(ListFilms(films), films_found(*rows, total=total)))


def list_people(*rows: PersonRow, people: People, total: int | None = None) -> Answer:
    return compose(PeopleListed(ListPeople(people), people_found(*rows, total=total)))


def who(*roles: Role, films: Films = FOG, character: str | None = None) -> People:
    return People((CreditedOn(films, roles, character),))


@pytest.mark.parametrize(
    ("titles", "total", "text"),
    [
        ([], 0, "I know no films by Ann."),
        (["A"], 1, "There is one film by Ann here: A [1]."),
        (["A", "B"], 2, "There are 2 films by Ann here: A [1] and B [2]."),
        (
            ["A", "B", "C", "D", "E", "F"],
            13,
            "There are 13 films by Ann here: A [1], B [2], C [3] and 10 more.",
        ),
        (
            ["A", "B", "C", "D", "E", "F"],
            1234,
            "There are 1,234 films by Ann here: A [1], B [2], C [3] and 1,231 more.",
        ),
    ],
)
def test_few_films_are_all_named_and_of_many_the_first(titles, total, text):
    answer = list_films(*film_rows(*titles), total=total)

    assert (answer.text, answer.kind) == (text, AnswerKind.LIST)
    assert (answer.total, answer.refusal) == (total, None)
    assert [item.title for item in answer.items] == titles


def test_a_film_that_is_listed_cites_what_puts_it_there():
    [citation] = list_films(a_film_row("Fog", 1950)).citations

    assert (citation.film_name, citation.field) == ("Fog (1950)", "directors")
    assert citation.text == "Ann"


@pytest.mark.parametrize(
    ("measure", "direction", "row", "text", "field"),
    [
        (
            Measure.RUNTIME,
            Direction.MOST,
            a_film_row("Fog", 1950, runtime=209),
            "The longest film by Ann here is Fog (1950) at 209 minutes (3 h 29) [1].",
            "runtime",
        ),
        (
            Measure.RATING,
            Direction.LEAST,
            a_film_row("Fog", 1950, rating=3.0),
            "The lowest-rated film by Ann here is Fog (1950) at 3.0 [1].",
            "rating",
        ),
        (
            Measure.VOTES,
            Direction.MOST,
            a_film_row("Fog", 1950, votes=12_345),
            "The most voted-for film by Ann here is Fog (1950) with 12,345 votes [1].",
            "votes",
        ),
        (
            Measure.YEAR,
            Direction.LEAST,
            a_film_row("Fog", 1950),
            "The oldest film by Ann here is Fog (1950) [1].",
            "year",
        ),
        (
            Measure.RUNTIME,
            Direction.MOST,
            a_film_row("Fog", 1950),
            "The longest film by Ann here is Fog (1950) [1].",
            "directors",
        ),
    ],
)
def test_the_first_of_all_is_a_fact_with_its_number(
    measure, direction, row, text, field
):
    films = Films((directed_by("Ann"),), Order(measure, direction), 1)

    answer = list_films(row, films=films)

    assert (answer.kind, answer.text) == (AnswerKind.FACT, text)
    assert [citation.field for citation in answer.citations] == [field]


def test_fewer_than_were_asked_for_are_so_many():
    rows = [a_film_row(title, rating=8.0) for title in "AB"]
    best = Films((genre("War"),), Order(Measure.RATING, Direction.MOST), 5)

    text = list_films(*rows, films=best).text

    assert (
        text == "The 2 highest-rated war films here are A at 8.0 [1] and B at 8.0 [2]."
    )


def test_a_sorted_list_says_how_it_is_sorted():
    films = Films((directed_by("Ann"),), Order(Measure.YEAR, Direction.LEAST))

    text = list_films(a_film_row("A", 1950), a_film_row("B", 1951), films=films).text

    assert text == (
        "There are 2 films by Ann here, oldest first: A (1950) [1] and B (1951) [2]."
    )


def test_a_film_asked_for_by_name_alone_is_introduced():
    row = a_film_row("Fog", 1950, runtime=90, rating=7.1)

    text = list_films(row, films=FOG).text

    assert text == (
        "Fog (1950) is in the catalogue [1], runs 90 minutes (1 h 30) [2] "
        "and is rated 7.1 [3]."
    )


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


@pytest.mark.parametrize(
    ("total", "text"),
    [
        (0, "I know no films by Ann."),
        (1, "There is one film by Ann here: Fog [1]."),
        (13, "There are 13 films by Ann here: Fog [1] and 12 more."),
    ],
)
def test_a_count_is_one_number(total, text):
    rows = film_rows("Fog") if total else []

    answer = compose(Counted(Count(BY_ANN), films_found(*rows, total=total)))

    assert (answer.kind, answer.text) == (AnswerKind.COUNT, text)
    assert answer.items == (Item("value", str(total), value=total),)
    assert answer.total == 1


def test_people_are_counted_likewise():
    found = people_found(a_person_row("Ann"), total=1)

    answer = compose(Counted(Count(who(*ACTED, films=BY_ANN)), found))

    assert answer.text == "There is one actor in films by Ann here: Ann."
    assert [item.value for item in answer.items] == [1]


@pytest.mark.parametrize(
    ("field", "values", "text"),
    [
        (Field.GENRES, ["War"], "The genre of films by Ann is War."),
        (
            Field.GENRES,
            ["War", "Drama"],
            "The genres of films by Ann are War and Drama.",
        ),
        (Field.YEAR, [1950.0, 1999], "The years of films by Ann are 1950 and 1999."),
    ],
)
def test_values_of_many_films_are_listed(field, values, text):
    rows = tuple(ValueRow(value, 1) for value in values)
    found = ValuesFound(rows, len(rows), STATEMENT)

    answer = compose(ValuesListed(ReadFilms(BY_ANN, field), found))

    assert (answer.kind, answer.text) == (AnswerKind.LIST, text)
    assert [item.value for item in answer.items] == values


def test_values_that_nobody_states_are_not_known():
    found = ValuesFound((), 0, STATEMENT)

    answer = compose(ValuesListed(ReadFilms(BY_ANN, Field.LANGUAGES), found))

    assert answer.text == "The catalogue does not say the languages of films by Ann."
    assert answer.kind is AnswerKind.REFUSE


def test_the_receipt_of_a_list_shows_statement_and_first_rows():
    rows = film_rows(*(f"Film {n}" for n in range(12)))

    receipt = list_films(*rows, total=40).receipt

    assert (receipt.sql, receipt.params) == (STATEMENT.sql, STATEMENT.params)
    assert len(receipt.rows) == 10
    assert receipt.rows[0]["title"] == "Film 0"
    assert (receipt.row_count, receipt.milliseconds) == (40, 2.5)


def test_after_films_by_a_director_nobody_is_offered_who_directed_them():
    assert list_films(*film_rows("A", "B")).followups == (
        "Who is in A?",
        "What happens in A?",
        "Films like B",
    )


def test_after_the_cast_other_makers_are_offered():
    followups = list_people(a_person_row("Ann"), people=who(*ACTED)).followups

    assert "Who directed Fog (1950)?" in followups
    assert len(followups) == 3


def test_made_by_anybody_in_any_role_is_cited_as_a_credit():
    films = Films((MadeBy(the_person("Ann")),))

    [citation] = list_films(*film_rows("A"), films=films).citations

    assert citation.field == "credits"
