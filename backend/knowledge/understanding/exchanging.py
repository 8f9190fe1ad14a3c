"""Plans with another film or person in place of the one they are about."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from backend.domain.plans import (
    AgeAt,
    Check,
    ListPeople,
    Plan,
    ReadCharacters,
    ReadFilms,
)
from backend.domain.wanted import (
    CreditedOn,
    Films,
    IsFilm,
    IsPerson,
    MadeBy,
    Not,
    Role,
)
from backend.knowledge.understanding.meanings import SomePeople


def with_film(plan: Plan, films: Films) -> Plan | None:
    """Put a film in place of the one that a plan is about."""
    match plan:
        case ReadFilms(before, _) if before.named:
            return replace(plan, films=films)
        case ReadCharacters(_, before) if before.named:
            return replace(plan, films=films)
        case AgeAt():
            return replace(plan, films=films, year=None)
        case ListPeople(people):
            where = _with_film(people.where, films)
            return ListPeople(replace(people, where=where)) if where else None
        case Check(Films() as subject, Films() as claimed) if subject.named:
            claims = tuple(t for t in claimed.where if not isinstance(t, IsFilm))
            return Check(films, replace(films, where=(*films.where, *claims)))
        case _:
            return None


def _with_film(where: tuple[Any, ...], films: Films) -> tuple[Any, ...] | None:
    found = False
    changed = []
    for test in where:
        if isinstance(test, CreditedOn) and test.films.named and not found:
            found = True
            changed.append(replace(test, films=films))
        else:
            changed.append(test)
    return tuple(changed) if found else None


def with_person(plan: Plan, person: SomePeople, named: IsPerson) -> Plan | None:
    """Put a person in place of the one that a plan is about; None if it is of none."""
    changed = _swapped(plan, _like_them(plan, person), named)
    return None if changed == plan else changed


def _like_them(plan: Plan, person: SomePeople) -> IsPerson | None:
    """Return whose place a person takes: of several, one who did what they do."""
    credited = list(dict.fromkeys(_named_in(plan)))
    if not credited:
        return None
    alike = (one for one, roles in credited if set(roles) & set(person.usual))
    return next(alike, credited[-1][0])


def _named_in(value: Any) -> Iterator[tuple[IsPerson, tuple[Role, ...]]]:  # noqa: ANN401 # any part of a plan
    """Yield the people that a plan names, with what they did."""
    if isinstance(value, MadeBy) and value.people.named:
        yield value.people.named, value.roles
    elif isinstance(value, IsPerson):
        yield value, ()
    elif isinstance(value, tuple):
        for item in value:
            yield from _named_in(item)
    elif is_dataclass(value) and not isinstance(value, Not | type):
        for each in fields(value):
            yield from _named_in(getattr(value, each.name))


def _swapped(value: Any, old: IsPerson | None, new: IsPerson) -> Any:  # noqa: ANN401 # any part of a plan
    """Put one person in place of another, wherever a plan names them."""
    if isinstance(value, IsPerson):
        return new if value == old else value
    if isinstance(value, Not):
        return value
    if isinstance(value, tuple):
        return tuple(_swapped(item, old, new) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {
            f.name: _swapped(getattr(value, f.name), old, new) for f in fields(value)
        }
        return replace(value, **changes)
    return value
