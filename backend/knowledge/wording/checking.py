"""Yes and no, and what a question took for granted that is not so."""

from collections.abc import Sequence

from backend.domain.answers import Answer, AnswerKind, Item
from backend.domain.plans import (
    AgeAt,
    Count,
    Field,
    ListFilms,
    ListPeople,
    Opinions,
    Plan,
    ReadCharacters,
    ReadFilms,
    ReadPlot,
)
from backend.domain.wanted import (
    AllOf,
    CreditedOn,
    Films,
    IsFilm,
    MadeBy,
    Measure,
    People,
    Test,
)
from backend.knowledge.results import Checked, Corrected
from backend.knowledge.wording.citing import Citing, paragraph, sentence, written
from backend.knowledge.wording.claims import (
    claims_of,
    film_is,
    film_is_not,
    person_is,
    person_is_not,
    unknown_of_film,
    unknown_of_person,
)
from backend.knowledge.wording.conditions import flat
from backend.knowledge.wording.describing import somebody
from backend.knowledge.wording.followups import after_films, after_people
from backend.knowledge.wording.listing import films_in_words, people_in_words
from backend.knowledge.wording.measures import (
    comparing_films,
    field_of,
    number_of_film,
    said,
)
from backend.knowledge.wording.nouns import did, do, trade_of
from backend.knowledge.wording.phrases import joined, listed
from backend.knowledge.wording.receipts import (
    film_row_item,
    number_item,
    person_row_item,
    receipt_of,
    truth_item,
)
from backend.knowledge.wording.refusing import not_known
from backend.knowledge.wording.subjects import people_names
from backend.ports.questions import FilmRow, FilmsFound, PeopleFound, PersonRow

SAID_IN_WORDS = 3
_MEASURES = {
    Field.YEAR: Measure.YEAR,
    Field.RUNTIME: Measure.RUNTIME,
    Field.RATING: Measure.RATING,
    Field.VOTES: Measure.VOTES,
}


def say_checked(result: Checked) -> Answer:
    """Return yes or no, with what bears it out or is so instead."""
    citing, rows = Citing(), (*result.claimed.rows, *result.subject.rows)
    statements = [result.claimed.statement, result.subject.statement]
    if result.instead:
        statements.append(result.instead.statement)
    receipt = receipt_of(rows, len(rows), *statements)
    unknown = _unknown(result)
    if unknown and not result.holds:
        text = f"The catalogue does not say {unknown}."
        return not_known(text, result.plan, receipt)
    return Answer(
        kind=AnswerKind.YESNO,
        text=written(_yes(result, citing) if result.holds else _no(result, citing)),
        plan=result.plan,
        receipt=receipt,
        items=(truth_item(holds=result.holds), *_examples(result)),
        total=1,
        citations=citing.citations,
        followups=_followups(result),
    )


def say_corrected(result: Corrected) -> Answer:
    """Return what is so where the question took something else for granted."""
    citing, film, instead = Citing(), result.film, result.instead
    statements = [result.statement, *([instead.statement] if instead else [])]
    corrected = _correction(result, citing)
    asked, items = _asked(result.plan, film, citing)
    if not items and instead:
        items = tuple(map(person_row_item, instead.rows))
    return Answer(
        kind=AnswerKind.FACT,
        text=written(paragraph([corrected, asked]) or f"I know {film.name}."),
        plan=result.plan,
        receipt=receipt_of((film,), 1, *statements),
        items=items,
        total=len(items),
        citations=citing.citations,
        followups=after_films((film,)),
    )


# Yes and no


def _examples(result: Checked) -> tuple[Item, ...]:
    """Return what there is, where it was asked whether there is any: "has he a …"."""
    if not result.holds or result.plan.subject.where:
        return ()
    return tuple(
        film_row_item(row) if isinstance(row, FilmRow) else person_row_item(row)
        for row in result.claimed.rows
    )


def _yes(result: Checked, citing: Citing) -> str:
    plan, film, person = result.plan, _film(result), _person(result)
    tests = claims_of(plan.subject, plan.claimed)
    if film and tests:
        told = [film_is(test, film, citing) for test in tests]
    elif person and tests:
        [name] = people_names([person])
        told = [person_is(test, name, person, citing) for test in tests]
    else:
        return f"Yes. {_found(plan.claimed, result.claimed, citing)}"
    return sentence(f"Yes, {joined(told)}")


def _no(result: Checked, citing: Citing) -> str:
    plan, film, person = result.plan, _film(result), _person(result)
    tests = claims_of(plan.subject, plan.claimed)
    if film and result.instead and result.instead.rows:
        return _rather(result, film, result.instead, citing)
    if film and tests:
        failed = _failed(tests)
        return sentence(f"No, {film_is_not(failed, film, citing)}")
    if person and tests:
        [name] = people_names([person])
        return sentence(f"No, {person_is_not(_failed(tests), name, person)}")
    return f"No, {_found(plan.claimed, result.claimed, citing)}"


def _rather(
    result: Checked, film: FilmRow, instead: PeopleFound, citing: Citing
) -> str:
    """Say who did it rather than the one who was named."""
    plan = result.plan
    roles = (result.instead_role,) if result.instead_role else ()
    names = people_names(instead.rows[:SAID_IN_WORDS])
    who = listed(names, instead.total)
    mark = citing.mark(film, trade_of(roles).field, ", ".join(names))
    wrong = [
        somebody(test.people)
        for test in claims_of(plan.subject, plan.claimed)
        if isinstance(test, MadeBy)
    ]
    rather = f", not {joined(wrong, last='or')}" if wrong else ""
    return sentence(f"No: {who} {did(roles)} {film.name}{mark}{rather}")


def _failed(tests: Sequence[Test]) -> Test:
    """Return what to deny: one test, or that all hold together."""
    return tests[0] if len(tests) == 1 else AllOf(tuple(tests))


def _found(
    claimed: Films | People, found: FilmsFound | PeopleFound, citing: Citing
) -> str:
    if isinstance(claimed, Films) and isinstance(found, FilmsFound):
        return films_in_words(claimed, found, citing)
    if isinstance(claimed, People) and isinstance(found, PeopleFound):
        return people_in_words(claimed, found)
    raise TypeError("films were looked up as people, or people as films")


def _film(result: Checked) -> FilmRow | None:
    """Return the film that a claim is about, if it is about one."""
    if not isinstance(result.plan.subject, Films) or not result.plan.subject.named:
        return None
    rows = (*result.claimed.rows, *result.subject.rows)
    return next((row for row in rows if isinstance(row, FilmRow)), None)


def _person(result: Checked) -> PersonRow | None:
    """Return the person that a claim is about, if it is about one."""
    if not isinstance(result.plan.subject, People) or not result.plan.subject.named:
        return None
    rows = (*result.claimed.rows, *result.subject.rows)
    return next((row for row in rows if isinstance(row, PersonRow)), None)


def _unknown(result: Checked) -> str:
    """Return what would have to be known to say no."""
    film, person = _film(result), _person(result)
    for test in claims_of(result.plan.subject, result.plan.claimed):
        if film and (unknown := unknown_of_film(test, film)):
            return unknown
        if person and (unknown := unknown_of_person(test, person)):
            return unknown
    return ""


def _followups(result: Checked) -> tuple[str, ...]:
    for found in (result.claimed, result.subject):
        if isinstance(found, FilmsFound) and found.rows:
            return after_films(found.rows)
        if isinstance(found, PeopleFound) and found.rows:
            return after_people(found.rows, None)
    return ()


# Corrections


def _correction(result: Corrected, citing: Citing) -> str:
    film, instead = result.film, result.instead
    roles = (result.instead_role,) if result.instead_role else ()
    tests = [test for test in _claims(result.plan) if not isinstance(test, IsFilm)]
    made = [test for test in tests if isinstance(test, MadeBy)]
    if not made:
        denied = film_is_not(_failed(tests), film, citing) if tests else ""
        return sentence(denied) if denied else ""
    wrong = joined([somebody(test.people) for test in made], last="or")
    denied = f"{wrong} did not {do(roles or made[0].roles)} {film.name}"
    if not instead or not instead.rows:
        return f"{denied}, as far as the catalogue knows."
    names = people_names(instead.rows[:SAID_IN_WORDS])
    mark = citing.mark(film, trade_of(roles).field, ", ".join(names))
    return sentence(f"{denied}: {listed(names, instead.total)} did{mark}")


def _asked(plan: Plan, film: FilmRow, citing: Citing) -> tuple[str, tuple[Item, ...]]:
    """Say what was asked of the film all the same, where its row has it."""
    measure = _MEASURES.get(plan.field) if isinstance(plan, ReadFilms) else None
    number = number_of_film(film, measure) if measure else None
    if measure is None or number is None:
        return "", ()
    text = said(measure, number)
    does = comparing_films(measure).does.format(text)
    mark = citing.mark(film, field_of(measure), text)
    return sentence(f"It {does}{mark}"), (number_item(number),)


def _claims(plan: Plan) -> list[Test]:
    """Return what a plan says of the films in it."""
    match plan:
        case (
            ListFilms(films)
            | ReadFilms(films)
            | ReadCharacters(films=films)
            | Opinions(films)
            | AgeAt(films=Films() as films)
            | ReadPlot(films=Films() as films)
            | Count(Films() as films)
        ):
            return flat(films.where)
        case ListPeople(people) | Count(People() as people):
            tests = flat(people.where)
            films_of = [test.films for test in tests if isinstance(test, CreditedOn)]
            return flat([test for films in films_of for test in films.where])
        case _:
            return []
