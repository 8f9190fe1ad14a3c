"""What is known of people: years, trades, characters and ages."""

import pytest

from backend.domain.answers import Answer, AnswerKind
from backend.domain.plans import (
    AgeAt,
    PersonField,
    ReadCharacters,
    ReadPeople,
    Reason,
)
from backend.knowledge.compose import compose
from backend.knowledge.results import Aged, CharactersRead, PeopleRead
from backend.ports.questions import CharacterRow, CharactersFound, FilmRow, PersonRow
from tests.expressions import the_film, the_person
from tests.rows import (
    STATEMENT,
    a_character_row,
    a_film_row,
    a_person_row,
    films_found,
    people_found,
)

ANN = a_person_row("Ann", birth_year=1901, death_year=1980)
FOG = a_film_row("Fog", 1950)


def read(field: PersonField, *rows: PersonRow, year: int | None = None) -> Answer:
    plan = ReadPeople(the_person("Ann"), field)
    return compose(PeopleRead(plan, people_found(*rows), year))


@pytest.mark.parametrize(
    ("field", "text", "values"),
    [
        (PersonField.BIRTH_YEAR, "Ann was born in 1901.", [1901]),
        (PersonField.DEATH_YEAR, "Ann died in 1980.", [1980]),
        (
            PersonField.AGE,
            "Ann was born in 1901 and died in 1980, at 78 or 79.",
            [79],
        ),
    ],
)
def test_a_year_of_a_person_is_one_number(field, text, values):
    answer = read(field, ANN)

    assert (answer.kind, answer.text) == (AnswerKind.FACT, text)
    assert [item.value for item in answer.items] == values


def test_trades_are_one_item_each():
    row = a_person_row("Ann", professions=("actress", "casting_director"))

    answer = read(PersonField.PROFESSIONS, row)

    assert answer.text == "Ann is an actress and casting director."
    assert [item.value for item in answer.items] == ["actress", "casting director"]


def test_how_old_the_living_are_is_told_for_the_year_it_is():
    row = a_person_row("Ann", birth_year=1954)

    answer = read(PersonField.AGE, row, year=2026)

    assert answer.text == "Ann, born in 1954, is 71 or 72."
    assert [item.value for item in answer.items] == [72]


def test_several_people_have_a_sentence_each():
    rows = [a_person_row("Ann", birth_year=1901), a_person_row("Bob", birth_year=1902)]

    answer = read(PersonField.BIRTH_YEAR, *rows)

    assert answer.text == "Ann was born in 1901. Bob was born in 1902."
    assert answer.total == 2


@pytest.mark.parametrize(
    ("field", "row", "text"),
    [
        (
            PersonField.BIRTH_YEAR,
            a_person_row("Ann"),
            "The catalogue does not say when Ann was born.",
        ),
        (
            PersonField.DEATH_YEAR,
            a_person_row("Ann", birth_year=1954, professions=("editor",)),
            (
                "The catalogue does not say when, or whether, Ann died. "
                "Ann is an editor. Ann was born in 1954."
            ),
        ),
        (
            PersonField.AGE,
            a_person_row("Ann", birth_year=1954),
            "The catalogue does not say how old Ann is. Ann was born in 1954.",
        ),
    ],
)
def test_what_nobody_knows_of_a_person_is_said_with_what_is_known(field, row, text):
    answer = read(field, row)

    assert answer.text == text
    assert answer.refusal is not None
    assert answer.refusal.reason is Reason.NOT_KNOWN


def played(*rows: CharacterRow) -> Answer:
    plan = ReadCharacters(the_person("Ann"), the_film("Fog (1950)"))
    found = CharactersFound(rows, STATEMENT)
    return compose(CharactersRead(plan, found, people_found(ANN), films_found(FOG)))


def test_a_character_is_the_answer_itself():
    answer = played(a_character_row(ANN, FOG, "the Captain"))

    assert answer.text == "Ann played the Captain in Fog (1950) [1]."
    assert [item.value for item in answer.items] == ["the Captain"]
    assert answer.citations[0].field == "cast"


def test_characters_of_several_films_are_told_film_by_film():
    rain = a_film_row("Rain")

    answer = played(
        a_character_row(ANN, FOG, "the Captain", "his twin"),
        a_character_row(ANN, rain, "Eve"),
    )

    assert answer.text == (
        "Ann played the Captain and his twin in Fog (1950) [1] and Eve in Rain [2]."
    )
    assert answer.total == 3


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ((), "The catalogue does not list Ann in the cast of Fog (1950)."),
        (
            (a_character_row(ANN, FOG),),
            "The catalogue does not say whom Ann played in Fog (1950).",
        ),
    ],
)
def test_whom_nobody_played_is_not_known(rows, text):
    answer = played(*rows)

    assert (answer.kind, answer.text) == (AnswerKind.REFUSE, text)


def aged(
    *rows: PersonRow, film: FilmRow | None = FOG, year: int | None = 1950
) -> Answer:
    films = the_film(film.name) if film else None
    plan = AgeAt(the_person("Ann"), films, year)
    return compose(Aged(plan, people_found(*rows), film, year))


@pytest.mark.parametrize(
    ("birth_year", "text", "values"),
    [
        (1937, "Ann, born in 1937, was 12 or 13 when Fog (1950) came out [1].", [13]),
        (1950, "Ann, born in 1950, was not yet 1 when Fog (1950) came out [1].", [0]),
        (1955, "Ann was born in 1955, 5 years after Fog (1950) came out [1].", []),
    ],
)
def test_an_age_is_told_as_well_as_years_can_tell_it(birth_year, text, values):
    answer = aged(a_person_row("Ann", birth_year=birth_year))

    assert answer.text == text
    assert [item.value for item in answer.items] == values
    assert answer.citations[0].field == "year"


def test_the_dead_are_of_no_age():
    row = a_person_row("Ann", birth_year=1901, death_year=1949)

    answer = aged(row)

    assert answer.text == "Ann died in 1949, 1 year before Fog (1950) came out [1]."
    assert answer.items == ()


def test_an_age_in_a_year_cites_no_film():
    answer = aged(a_person_row("Ann", birth_year=1937), film=None)

    assert answer.text == "Ann, born in 1937, was 12 or 13 in 1950."
    assert answer.citations == ()


@pytest.mark.parametrize(
    ("row", "year", "text"),
    [
        (
            a_person_row("Ann"),
            1950,
            "The catalogue does not say when Ann was born.",
        ),
        (
            a_person_row("Ann", birth_year=1937),
            None,
            "The catalogue does not say when Fog (1950) came out.",
        ),
    ],
)
def test_an_age_wants_both_years(row, year, text):
    answer = aged(row, year=year)

    assert (answer.kind, answer.text) == (AnswerKind.REFUSE, text)
