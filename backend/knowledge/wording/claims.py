"""What a question claims of a film or a person, said as it is or as it is not."""

from typing import Final

from backend.domain.wanted import (
    Bound,
    CreditedOn,
    Films,
    MadeBy,
    Measure,
    People,
    Tag,
    Tagged,
    Test,
    Works,
)
from backend.knowledge.wording.citing import Citing
from backend.knowledge.wording.conditions import flat
from backend.knowledge.wording.describing import (
    describe_films,
    kind_of_film,
    kind_of_person,
    somebody,
)
from backend.knowledge.wording.measures import (
    comparing_films,
    field_of,
    number_of_film,
    said,
    what_is_unknown,
)
from backend.knowledge.wording.nouns import (
    country_name,
    did,
    do,
    profession_noun,
    trade_of,
)
from backend.knowledge.wording.phrases import Number, a_or_an, quoted
from backend.knowledge.wording.subjects import bearing_of, film_named
from backend.ports.questions import FilmRow, PersonRow

_TAGGED: Final = {
    Tag.COUNTRY: ("was made in {}", "was not made in {}"),
    Tag.GENRE: ("is listed under {}", "is not listed under {}"),
    Tag.KEYWORD: ("has the keyword {}", "does not have the keyword {}"),
    Tag.LANGUAGE: ("is in {}", "is not in {}"),
}


def claims_of(subject: Films | People, claimed: Films | People) -> list[Test]:
    """Return the tests that a claim adds to its subject."""
    known = flat(subject.where)
    return [test for test in flat(claimed.where) if test not in known]


def unknown_of_film(test: Test, film: FilmRow) -> str:
    """Return what would have to be known of a film to tell, if it is not."""
    if isinstance(test, Bound) and number_of_film(film, test.measure) is None:
        return what_is_unknown(test.measure, film.name)
    return ""


def unknown_of_person(test: Test, person: PersonRow) -> str:
    """Return what would have to be known of somebody to tell, if it is not."""
    if isinstance(test, Bound) and _number_of_person(person, test.measure) is None:
        return what_is_unknown(test.measure, person.name)
    return ""


def film_is(test: Test, film: FilmRow, citing: Citing) -> str:
    """Say that a film passes a test, and cite what shows it."""
    match test:
        case MadeBy(people, roles):
            text = f"{somebody(people)} {did(roles)} {film.name}"
        case Bound(measure):
            return _number(measure, film, citing)
        case Tagged(tag, value):
            text = f"{film.name} {_TAGGED[tag][0].format(_value(tag, value))}"
        case _:
            text = f"{film.name} is {kind_of_film(test)}"
    field, bearing = next(bearing_of(test, film), ("title", film.title))
    return f"{text}{citing.mark(film, field, bearing)}"


def film_is_not(test: Test, film: FilmRow, citing: Citing) -> str:
    """Say that a film fails a test, and cite what is so instead."""
    match test:
        case MadeBy(people, roles):
            text = f"{somebody(people)} did not {do(roles)} {film.name}"
            return f"{text}, as far as the catalogue knows"
        case Bound(measure):
            return _number(measure, film, citing)
        case Tagged(tag, value):
            return f"{film.name} {_TAGGED[tag][1].format(_value(tag, value))}"
        case _:
            return f"{film.name} is not {kind_of_film(test)}"


def person_is(test: Test, name: str, person: PersonRow, citing: Citing) -> str:
    """Say that somebody passes a test, and cite the film that shows it."""
    match test:
        case CreditedOn(films, roles, character):
            what = f"played {character} in" if character else did(roles)
            mark = ""
            if film := film_named(films):
                field = trade_of(roles).field
                mark = citing.mark_id(film.id, film.name, field, person.name)
            return f"{name} {what} {describe_films(films)}{mark}"
        case Bound(measure):
            return f"{name} {_life(measure, person)}"
        case Works(professions):
            kind = profession_noun(professions, Number.ONE)
            return f"{name} is {a_or_an(kind)}"
        case _:
            return f"{name} is {kind_of_person(test)}"


def person_is_not(test: Test, name: str, person: PersonRow) -> str:
    """Say that somebody fails a test."""
    match test:
        case CreditedOn(films, roles, character):
            what = f"play {character} in" if character else do(roles)
            text = f"{name} did not {what} {describe_films(films)}"
            return f"{text}, as far as the catalogue knows"
        case Bound(measure):
            return f"{name} {_life(measure, person)}"
        case Works(professions):
            kind = profession_noun(professions, Number.ONE)
            return f"{name} is not {a_or_an(kind)}"
        case _:
            return f"{name} is not {kind_of_person(test)}"


def _number(measure: Measure, film: FilmRow, citing: Citing) -> str:
    """Say the number of a film that a claim is about."""
    number = number_of_film(film, measure)
    if number is None:
        return f"the catalogue does not say {what_is_unknown(measure, film.name)}"
    text = said(measure, number)
    does = comparing_films(measure).does.format(text)
    name = film.title if measure is Measure.YEAR else film.name
    return f"{name} {does}{citing.mark(film, field_of(measure), text)}"


def _life(measure: Measure, person: PersonRow) -> str:
    number = _number_of_person(person, measure)
    if number is None:
        return "is not known for that"
    if measure is Measure.FILM_COUNT:
        return f"has {said(measure, number)} here"
    return f"{'died' if measure is Measure.DEATH_YEAR else 'was born'} in {number}"


def _number_of_person(person: PersonRow, measure: Measure) -> int | None:
    return {
        Measure.BIRTH_YEAR: person.birth_year,
        Measure.DEATH_YEAR: person.death_year,
        Measure.FILM_COUNT: person.film_count,
    }.get(measure)


def _value(tag: Tag, value: str) -> str:
    match tag:
        case Tag.COUNTRY:
            return country_name(value)
        case Tag.KEYWORD:
            return quoted(value)
        case Tag.GENRE:
            return value.lower()
        case Tag.LANGUAGE:
            return value
