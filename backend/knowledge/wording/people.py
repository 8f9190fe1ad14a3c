"""What is known of people: years, trades, whom they played, how old they were."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final, assert_never

from backend.domain.answers import Answer, AnswerKind, Item, value_item
from backend.domain.plans import PersonField
from backend.knowledge.results import Aged, CharactersRead, PeopleRead
from backend.knowledge.wording.citing import Citing, paragraph, sentence, written
from backend.knowledge.wording.describing import describe_films, describe_people
from backend.knowledge.wording.followups import after_named_film, after_people
from backend.knowledge.wording.phrases import a_or_an, counted, joined, listed
from backend.knowledge.wording.receipts import receipt_of
from backend.knowledge.wording.refusing import not_known
from backend.knowledge.wording.subjects import film_named, people_names
from backend.ports.questions import CharacterRow, FilmRow, PersonRow

SAID_IN_WORDS: Final = 5


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence about a person, and what it consists of."""

    text: str
    items: tuple[Item, ...] = ()


def say_people_read(result: PeopleRead) -> Answer:
    """Return what was asked of people, a sentence for each."""
    rows, field = result.found.rows, result.plan.field
    pairs = list(zip(people_names(rows), rows, strict=True))
    telling = (_tell(field, name, row, result.year) for name, row in pairs)
    told = [said for said in telling if said]
    receipt = receipt_of(rows, result.found.total, result.found.statement)
    followups = after_people(rows, None)
    if not told:
        who = joined([name for name, _ in pairs[:SAID_IN_WORDS]], last="or")
        who = who or describe_people(result.plan.people)
        known = [sentence(said.text) for pair in pairs[:1] for said in _all_of(*pair)]
        text = f"The catalogue does not say {_WHAT_IT_IS[field].format(who)}."
        return not_known(paragraph([text, *known]), result.plan, receipt, followups)
    items = tuple(item for said in told for item in said.items)
    return Answer(
        kind=AnswerKind.FACT,
        text=written(paragraph(sentence(said.text) for said in told[:SAID_IN_WORDS])),
        plan=result.plan,
        receipt=receipt,
        items=items,
        total=len(items),
        followups=followups,
    )


def say_characters(result: CharactersRead) -> Answer:
    """Return whom people play, film by film."""
    citing, rows = Citing(), result.found.rows
    named = [row for row in rows if row.characters]
    receipt = receipt_of(rows, len(rows), result.found.statement)
    film = film_named(result.plan.films)
    followups = after_named_film(film.name, ()) if film else ()
    if not named:
        return not_known(_unplayed(result), result.plan, receipt, followups)
    items = tuple(value_item(name) for row in named for name in row.characters)
    by_person = groupby(named, key=lambda row: (row.person_id, row.person_name))
    told = [_played(name, rows, citing) for (_, name), rows in by_person]
    return Answer(
        kind=AnswerKind.FACT,
        text=written(paragraph(told[:SAID_IN_WORDS])),
        plan=result.plan,
        receipt=receipt,
        items=items,
        total=len(items),
        citations=citing.citations,
        followups=followups or after_people(result.people.rows, None),
    )


def say_age(result: Aged) -> Answer:
    """Return how old people were, as well as years of birth can tell."""
    citing, rows = Citing(), result.people.rows
    receipt = receipt_of(rows, result.people.total, result.people.statement)
    followups = after_people(rows, None)
    if result.year is None:
        when = f"when {result.film.name} came out" if result.film else "when that was"
        text = f"The catalogue does not say {when}."
        return not_known(text, result.plan, receipt, followups)
    told = [
        said
        for name, row in zip(people_names(rows), rows, strict=True)
        if (said := _age(name, row, result.film, result.year))
    ]
    if not told:
        who = joined(people_names(rows)) or describe_people(result.plan.people)
        text = f"The catalogue does not say when {who} was born."
        return not_known(text, result.plan, receipt, followups)
    mark = citing.mark(result.film, "year", str(result.year)) if result.film else ""
    items = tuple(item for said in told for item in said.items)
    return Answer(
        kind=AnswerKind.FACT,
        text=written(
            paragraph(sentence(said.text, mark) for said in told[:SAID_IN_WORDS])
        ),
        plan=result.plan,
        receipt=receipt,
        items=items,
        total=len(items),
        citations=citing.citations,
        followups=followups,
    )


# Years and trades


def _born(name: str, person: PersonRow) -> Told | None:
    if person.birth_year is None:
        return None
    text = f"{name} was born in {person.birth_year}"
    return Told(text, (_of(person, person.birth_year),))


def _died(name: str, person: PersonRow) -> Told | None:
    if person.death_year is None:
        return None
    text = f"{name} died in {person.death_year}"
    return Told(text, (_of(person, person.death_year),))


def _trades(name: str, person: PersonRow) -> Told | None:
    trades = [trade.replace("_", " ") for trade in person.professions]
    if not trades:
        return None
    verb = "was" if person.death_year else "is"
    items = tuple(Item("value", trade, id=person.id, value=trade) for trade in trades)
    return Told(f"{name} {verb} {a_or_an(joined(trades))}", items)


def _tell(
    field: PersonField, name: str, person: PersonRow, year: int | None
) -> Told | None:
    match field:
        case PersonField.BIRTH_YEAR:
            return _born(name, person)
        case PersonField.DEATH_YEAR:
            return _died(name, person)
        case PersonField.PROFESSIONS:
            return _trades(name, person)
        case PersonField.AGE:
            return _reached(name, person, year)
        case _:
            assert_never(field)


def _reached(name: str, person: PersonRow, year: int | None) -> Told | None:
    """Say how old somebody became, or is in the year that it is."""
    if person.birth_year is None:
        return None
    if person.death_year is None:
        return None if year is None else _lives(name, person, year)
    age = person.death_year - person.birth_year
    text = f"{name} was born in {person.birth_year} and died in {person.death_year}"
    return Told(f"{text}, at {_years(age)}", (_of(person, age),))


def _lives(name: str, person: PersonRow, year: int) -> Told | None:
    if person.birth_year is None:
        return None
    age = year - person.birth_year
    text = f"{name}, born in {person.birth_year}, is {_years(age)}"
    return Told(text, (_of(person, age),))


def _all_of(name: str, person: PersonRow) -> Iterable[Told]:
    """Tell whatever is known of somebody."""
    told = (tell(name, person) for tell in (_trades, _born, _died))
    return [said for said in told if said]


def _of(person: PersonRow, number: int) -> Item:
    return Item("value", str(number), id=person.id, value=number)


_WHAT_IT_IS: Final = {
    PersonField.BIRTH_YEAR: "when {} was born",
    PersonField.DEATH_YEAR: "when, or whether, {} died",
    PersonField.PROFESSIONS: "what {} does",
    PersonField.AGE: "how old {} is",
}


# Ages


def _age(name: str, person: PersonRow, film: FilmRow | None, year: int) -> Told | None:
    if person.birth_year is None:
        return None
    age, born, died = year - person.birth_year, person.birth_year, person.death_year
    then = f"{film.name} came out" if film else f"{year}"
    if died is not None and year > died:
        before = f"{counted(year - died, 'year')} before {then}"
        return Told(f"{name} died in {died}, {before}")
    if age < 0:
        return Told(f"{name} was born in {born}, {counted(-age, 'year')} after {then}")
    at = f"when {then}" if film else f"in {then}"
    text = f"{name}, born in {born}, was {_years(age)} {at}"
    return Told(text, (_of(person, age),))


def _years(age: int) -> str:
    """Say an age as well as two years tell it: "12 or 13"."""
    return f"{age - 1} or {age}" if age else "not yet 1"


# Characters


def _played(name: str, rows: Iterable[CharacterRow], citing: Citing) -> str:
    films = list(rows)
    parts = [
        f"{joined(row.characters)} in {_name(row)}{_cite(row, citing)}"
        for row in films[:SAID_IN_WORDS]
    ]
    return sentence(f"{name} played {listed(parts, len(films))}")


def _unplayed(result: CharactersRead) -> str:
    who = joined(people_names(result.people.rows[:SAID_IN_WORDS]), last="or")
    who = who or describe_people(result.plan.people)
    where = joined([film.name for film in result.films.rows[:1]])
    where = where or describe_films(result.plan.films)
    if result.found.rows:
        return f"The catalogue does not say whom {who} played in {where}."
    return f"The catalogue does not list {who} in the cast of {where}."


def _cite(row: CharacterRow, citing: Citing) -> str:
    text = f"{row.person_name} as {joined(row.characters)}"
    return citing.mark_id(row.film_id, _name(row), "cast", text)


def _name(row: CharacterRow) -> str:
    if row.film_year is None:
        return row.film_title
    return f"{row.film_title} ({row.film_year})"
