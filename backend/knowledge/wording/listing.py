"""Lists and counts of films and people, in words."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeVar

from backend.domain.answers import Answer, AnswerKind
from backend.domain.wanted import Films, IsFilm, IsPerson, Measure, Order, People, Role
from backend.knowledge.results import Counted, FilmsListed, PeopleListed
from backend.knowledge.wording.citing import Citing, paragraph, sentence, written
from backend.knowledge.wording.conditions import flat
from backend.knowledge.wording.describing import (
    describe_films,
    describe_people,
)
from backend.knowledge.wording.followups import (
    after_films,
    after_named_film,
    after_people,
)
from backend.knowledge.wording.measures import (
    after_name,
    comparing_films,
    field_of,
    number_of_film,
    said,
)
from backend.knowledge.wording.nouns import did
from backend.knowledge.wording.orders import extreme_film, extreme_person
from backend.knowledge.wording.phrases import (
    a_or_an,
    capitalised,
    counted,
    joined,
    listed,
    number_of,
)
from backend.knowledge.wording.receipts import (
    film_row_item,
    number_item,
    person_row_item,
    receipt_of,
)
from backend.knowledge.wording.refusing import not_known
from backend.knowledge.wording.subjects import (
    CreditsOfFilm,
    cite_row,
    credits_of_film,
    people_names,
    role_of,
)
from backend.ports.questions import FilmRow, FilmsFound, PeopleFound, PersonRow

RowT = TypeVar("RowT")

SAID_IN_WORDS: Final = 3
ALL_SAID: Final = 5
"""So many are all named; of more, only the first."""


def say_films(result: FilmsListed) -> Answer:
    """Return the films that were asked for."""
    films, found, citing = result.plan.films, result.found, Citing()
    return Answer(
        kind=AnswerKind.FACT if _is_extreme(films) else AnswerKind.LIST,
        text=written(_list_films(films, found, citing)),
        plan=result.plan,
        receipt=receipt_of(found.rows, found.total, found.statement),
        items=tuple(map(film_row_item, found.rows)),
        total=found.total,
        citations=citing.citations,
        followups=after_films(found.rows, films),
    )


def say_people(result: PeopleListed) -> Answer:
    """Return the people who were asked for."""
    people, found = result.plan.people, result.found
    of_film = credits_of_film(people)
    if of_film:
        return _say_credits(result, of_film)
    return Answer(
        kind=AnswerKind.FACT if _is_extreme(people) else AnswerKind.LIST,
        text=written(_list_people(people, found)),
        plan=result.plan,
        receipt=receipt_of(found.rows, found.total, found.statement),
        items=tuple(map(person_row_item, found.rows)),
        total=found.total,
        followups=after_people(found.rows, role_of(people)),
    )


def _say_credits(result: PeopleListed, asked: CreditsOfFilm) -> Answer:
    """Return who did something on one film, or that it is not known."""
    people, found, citing = result.plan.people, result.found, Citing()
    receipt = receipt_of(found.rows, found.total, found.statement)
    followups = after_people(found.rows, role_of(people))
    if asked.film:
        followups = after_named_film(asked.name, asked.roles)
    text = _credits_in_words(asked, people, found, citing)
    if not found.rows:
        return not_known(text, result.plan, receipt, followups)
    return Answer(
        kind=AnswerKind.FACT,
        text=written(text),
        plan=result.plan,
        receipt=receipt,
        items=tuple(map(person_row_item, found.rows)),
        total=found.total,
        citations=citing.citations,
        followups=followups,
    )


def say_count(result: Counted) -> Answer:
    """Return how many there are."""
    found, citing = result.found, Citing()
    match result.plan.of, found:
        case Films() as films, FilmsFound():
            text = films_in_words(films, found, citing)
            followups = after_films(found.rows, films)
        case People() as people, PeopleFound():
            text = people_in_words(people, found)
            followups = after_people(found.rows, role_of(people))
        case _:
            raise TypeError("films were counted as people, or people as films")
    return Answer(
        kind=AnswerKind.COUNT,
        text=written(text),
        plan=result.plan,
        receipt=receipt_of(found.rows, found.total, found.statement),
        items=(number_item(found.total),),
        total=1,
        citations=citing.citations,
        followups=followups,
    )


def films_in_words(films: Films, found: FilmsFound, citing: Citing) -> str:
    """Say how many films there are, if any, and name the first."""
    plain = replace(films, order=None, limit=None, skip=0)
    if not found.total:
        return f"I know no {describe_films(plain)}."
    kinds = describe_films(plain, number_of(found.total))
    names = [_film_in_list(films, row, citing) for row in _said(found.rows)]
    in_order = f", {extreme_film(films.order).first}" if films.order else ""
    return _there_are(kinds, names, found.total, in_order)


def people_in_words(people: People, found: PeopleFound) -> str:
    """Say how many people there are, if any, and name the first."""
    plain = replace(people, order=None, limit=None, skip=0)
    if not found.total:
        return f"I know no {describe_people(plain)}."
    kinds = describe_people(plain, number_of(found.total))
    in_order = f", {extreme_person(people.order).first}" if people.order else ""
    return _there_are(kinds, _people_in_list(people, found), found.total, in_order)


def _there_are(kinds: str, names: Sequence[str], total: int, in_order: str) -> str:
    many = total > 1
    there = f"There are {total:,}" if many else "There is one"
    named = f": {listed(names, total)}" if names else ""
    return sentence(f"{there} {kinds} here{in_order if many else ''}{named}")


def _list_films(films: Films, found: FilmsFound, citing: Citing) -> str:
    if found.rows and _are_named(films):
        return _here(films, found, citing)
    if not found.rows or films.limit is None or not films.order:
        return films_in_words(films, found, citing)
    # Fewer than were asked for are no "5 longest films".
    of_so_many = replace(films, limit=min(films.limit, found.total))
    names = [_film_in_list(films, row, citing) for row in _said(found.rows)]
    verb = number_of(found.total).is_or_are
    kinds = capitalised(describe_films(of_so_many))
    return sentence(f"{kinds} here {verb} {listed(names, found.total)}")


def _here(films: Films, found: FilmsFound, citing: Citing) -> str:
    """Say that films asked for by name alone are here, and what their rows tell."""
    if found.total > 1:
        names = [_film_in_list(films, row, citing) for row in _said(found.rows)]
        return _there_are("films of that title", names, found.total, "")
    row = found.rows[0]
    told = [f"is in the catalogue{citing.mark(row, 'title', row.title)}"]
    for measure in (Measure.RUNTIME, Measure.RATING):
        number = number_of_film(row, measure)
        if number is not None:
            text = said(measure, number)
            mark = citing.mark(row, field_of(measure), text)
            told.append(f"{comparing_films(measure).does.format(text)}{mark}")
    return sentence(f"{row.name} {joined(told)}")


def _list_people(people: People, found: PeopleFound) -> str:
    if all(isinstance(test, IsPerson) for test in people.where) and found.rows:
        return paragraph(map(_introduced, found.rows[:SAID_IN_WORDS]))
    if not found.rows or people.limit is None or not people.order:
        return people_in_words(people, found)
    of_so_many = replace(people, limit=min(people.limit, found.total))
    kinds = capitalised(describe_people(of_so_many))
    names = listed(_people_in_list(people, found), found.total)
    return sentence(f"{kinds} here {number_of(found.total).is_or_are} {names}")


def _credits_in_words(
    asked: CreditsOfFilm,
    people: People,
    found: PeopleFound,
    citing: Citing,
) -> str:
    did_it = f"played {asked.character} in" if asked.character else did(asked.roles)
    if not found.rows:
        return f"The catalogue does not say who {did_it} {asked.name}."
    names, mark = people_names(_said(found.rows)), ""
    if film := asked.film:
        mark = citing.mark(film, asked.field, ", ".join(names))
    who = listed(names, found.total)
    if asked.character or Role.ACTOR not in asked.roles:
        return sentence(f"{who} {did_it} {asked.name}{mark}")
    if people.limit is not None:
        leads = "leads" if found.total == 1 else "lead"
        return sentence(f"{who} {leads} the cast of {asked.name}{mark}")
    return sentence(f"{capitalised(asked.name)} stars {who}{mark}")


def _film_in_list(films: Films, row: FilmRow, citing: Citing) -> str:
    placed = ""
    if films.order:
        measure = films.order.measure
        placed = after_name(measure, number_of_film(row, measure))
    return f"{row.name}{placed}{cite_row(citing, films, row)}"


def _people_in_list(people: People, found: PeopleFound) -> list[str]:
    rows = _said(found.rows)
    names = people_names(rows)
    match people.order:
        case Order(Measure.FILM_COUNT):
            counts = [after_name(Measure.FILM_COUNT, row.film_count) for row in rows]
        case Order(Measure.BIRTH_YEAR):
            counts = [_in_year("born", row.birth_year) for row in rows]
        case Order(Measure.DEATH_YEAR):
            counts = [_in_year("died", row.death_year) for row in rows]
        case _:
            return names
    return [f"{name}{count}" for name, count in zip(names, counts, strict=True)]


def _in_year(what: str, year: int | None) -> str:
    return f" ({what} in {year})" if year else ""


def _introduced(person: PersonRow) -> str:
    """Say who somebody is in a sentence."""
    work = joined([each.replace("_", " ") for each in person.professions])
    verb = "was" if person.death_year else "is"
    parts = [f"{person.name}{_lived(person)}", verb]
    parts.append(a_or_an(work) if work else "known here")
    if person.film_count:
        parts.append(f"with {counted(person.film_count, 'film')} here")
    return sentence(" ".join(parts))


def _lived(person: PersonRow) -> str:
    if person.birth_year and person.death_year:
        return f" ({person.birth_year}\u2013{person.death_year})"
    born = _in_year("born", person.birth_year)
    return born or _in_year("died", person.death_year)


def _are_named(films: Films) -> bool:
    tests = flat(films.where)
    return bool(tests) and all(isinstance(test, IsFilm) for test in tests)


def _said(rows: Sequence[RowT]) -> Sequence[RowT]:
    return rows if len(rows) <= ALL_SAID else rows[:SAID_IN_WORDS]


def _is_extreme(of: Films | People) -> bool:
    """Whether just one is asked for, the longest or the oldest, say."""
    return of.order is not None and of.limit == 1
