"""Expressions become statements whose places and values belong together."""

from hypothesis import given

from backend.adapters.postgres.wanted_shape import naming_characters
from backend.adapters.postgres.wanted_sql import (
    Compiler,
)
from backend.domain.wanted import (
    AnyOf,
    CreditedOn,
    CreditedTwiceOn,
    Films,
    MadeBy,
    MadeInBothRoles,
    Not,
    People,
    Role,
    TitleHas,
)
from tests.expressions import ACTED, films_wanted, genre, people_wanted, the_film


def places(text: str) -> int:
    return text.count("%s")


@given(films_wanted())
def test_a_select_of_films_has_a_place_for_each_value(films):
    compiler = Compiler()

    text = compiler.films(films) + compiler.film_order(films) + compiler.among(films)

    assert places(text) == len(compiler.params)
    assert text.count("%") == places(text)


@given(people_wanted())
def test_a_select_of_people_has_a_place_for_each_value(people):
    compiler = Compiler()

    text = compiler.people(people) + compiler.counted_people(people)
    text += compiler.person_order(people)

    assert places(text) == len(compiler.params)


def test_values_stand_in_the_order_of_their_places():
    compiler = Compiler()
    films = Films((genre("Horror"), the_film("Fog").where[0]), limit=3, skip=2)

    compiler.films(films)

    assert compiler.params == ["Horror", ["tt1"], 3, 2]


def test_what_a_question_says_is_never_part_of_the_statement():
    compiler = Compiler()

    text = compiler.films(Films((genre("'; DROP TABLE films"), TitleHas("x%' --"))))

    assert "DROP" not in text
    assert "x%" not in text


def test_signs_of_patterns_are_looked_for_as_they_are():
    compiler = Compiler()

    compiler.films(Films((TitleHas("snake_case"),)))

    assert compiler.params[0] == "% snake\\_case %"


def test_characters_are_found_however_deep_they_are_named():
    inner = CreditedOn(the_film("Fog"), ACTED, "Ann")
    who = People((Not(AnyOf((inner,))),))
    twice = CreditedTwiceOn(Films((MadeBy(who),)), Role.ACTOR, Role.WRITER)
    films = Films((MadeInBothRoles(Role.ACTOR, Role.DIRECTOR, People((twice,))),))
    outer = CreditedOn(films, ACTED, "Bob")

    assert list(naming_characters(People((outer,)))) == [inner, outer]
