"""Lists and counts: one, few and many, with their numbers and what shows them."""

import pytest

from backend.domain.answers import Answer, AnswerKind, Item
from backend.domain.plans import (
    Count,
    Field,
    ListFilms,
    ReadFilms,
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
    ValuesListed,
)
from backend.ports.questions import (
    FilmRow,
    ValueRow,
    ValuesFound,
)
from tests.expressions import (
    ACTED,
    directed_by,
    genre,
    the_film,
    the_person,
)
from tests.rows import (
    STATEMENT,
    a_film_row,
    a_person_row,
    film_rows,
    films_found,
    people_found,
)

BY_ANN = Films((directed_by("Ann"),))
FOG = the_film("Fog (1950)")


def who(*roles: Role, films: Films = FOG, character: str | None = None) -> People:
    return People((CreditedOn(films, roles, character),))


def list_films(
    *rows: FilmRow, films: Films = BY_ANN, total: int | None = None
) -> Answer:
    return compose(FilmsListed(ListFilms(films), films_found(*rows, total=total)))


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


def test_made_by_anybody_in_any_role_is_cited_as_a_credit():
    films = Films((MadeBy(the_person("Ann")),))

    [citation] = list_films(*film_rows("A"), films=films).citations

    assert citation.field == "credits"
