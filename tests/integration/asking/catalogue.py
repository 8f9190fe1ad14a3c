"""A few films and people to ask of, and short expressions over them."""

from typing import Any

from backend.domain.films import FilmId
from backend.domain.people import PersonId
from backend.domain.wanted import (
    CreditedOn,
    Films,
    IsFilm,
    IsPerson,
    MadeBy,
    People,
    Role,
)

ANN, BEA, CAL, DAN = (PersonId(f"nm{n}") for n in range(1, 5))
NAMES = {ANN: "Ann Able", BEA: "Bea Best", CAL: "Cal Cove", DAN: "Dan Dell"}


def person(person_id: PersonId, *characters: str) -> dict[str, object]:
    named: dict[str, object] = {"id": person_id, "name": NAMES[person_id]}
    return named | ({"characters": list(characters)} if characters else {})


FILMS = [
    {
        "id": "tt1",
        "title": "The Fog",
        "original_title": "Der Nebel",
        "also_known_as": ["Mist"],
        "year": 1990,
        "runtime": 100,
        "rating": 7.9,
        "votes": 1000,
        "genres": ["Horror", "Drama"],
        "languages": ["German"],
        "directors": [person(ANN)],
        "writers": [person(ANN), person(DAN)],
        "cast": [person(CAL, "Léa O'Brien"), person(BEA, "Doctor")],
    },
    {
        "id": "tt2",
        "title": "Rain",
        "year": 1995,
        "runtime": 80,
        "rating": 6.1,
        "votes": 500,
        "genres": ["Drama"],
        "directors": [person(BEA)],
        "cast": [person(BEA, "Doctor Lea"), person(CAL, "Bob")],
    },
    {
        "id": "tt3",
        "title": "Fog",
        "year": 2005,
        "votes": 9000,
        "genres": ["Comedy"],
        "directors": [person(ANN)],
        "cast": [person(DAN, "Lea")],
    },
    {"id": "tt4", "title": "Snow_White 100%", "directors": [person(CAL)]},
]


def this(*ids: str) -> IsFilm:
    return IsFilm(tuple(map(FilmId, ids)))


def on(*ids: str, roles: tuple[Role, ...] = (), **rest: Any) -> CreditedOn:
    return CreditedOn(Films((this(*ids),)), roles, **rest)


def by(*ids: PersonId, roles: tuple[Role, ...] = ()) -> MadeBy:
    return MadeBy(People((IsPerson(ids),)), roles)
