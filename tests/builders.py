"""Values for tests that show only what matters to the test."""

from collections.abc import Sequence
from typing import Any

from backend.domain.films import CastMember, FieldSource, Film, FilmId
from backend.domain.passages import Passage
from backend.domain.people import PersonRef
from backend.domain.records import (
    FilmRecord,
    derive_film_id,
    derive_person_id,
    read_record,
)

SOURCE = FieldSource("facts", "A test", "https://example.org/", "CC0-1.0")


def a_person(name: str = "Ann Maker") -> PersonRef:
    """A person; the same name is the same person."""
    return PersonRef(derive_person_id(name), name)


def people(*names: str) -> tuple[PersonRef, ...]:
    """People by their names."""
    return tuple(map(a_person, names))


def an_actor(
    name: str = "Ann Actor",
    *characters: str,
    billing: int = 1,
) -> CastMember:
    """Someone in the cast."""
    return CastMember(a_person(name), characters, billing)


def cast(*names: str) -> tuple[CastMember, ...]:
    """A cast, billed in this order."""
    return tuple(an_actor(name, billing=n) for n, name in enumerate(names, start=1))


def a_film(title: str = "King Kong", **fields: Any) -> Film:
    """A film; its id follows from title and year unless it is named."""
    film_id = fields.pop("id", None) or derive_film_id(title, fields.get("year"))
    return Film(FilmId(film_id), title, **fields)


def a_known_film(title: str = "King Kong", **fields: Any) -> Film:
    """A film of which every field is known."""
    known: dict[str, Any] = {
        "year": 1933,
        "runtime": 100,
        "genres": ("Adventure", "Horror"),
        "keywords": ("giant ape", "island"),
        "languages": ("English",),
        "countries": ("United States",),
        "rating": 7.9,
        "votes": 90_000,
        "logline": "A giant ape falls for an actress.",
        "plot": "A crew sails to Skull Island. They bring a giant ape to New York.",
        "directors": people("Merian C. Cooper", "Ernest B. Schoedsack"),
        "writers": people("James Creelman"),
        "cast": (an_actor("Fay Wray", "Ann Darrow"),),
        "sources": (SOURCE,),
    }
    return a_film(title, **(known | fields))


def a_record(title: str = "King Kong", **keys: object) -> FilmRecord:
    """A record as its JSON would be read."""
    return read_record({"title": title, **keys})


def a_passage(
    text: str = "An ape climbs a tower.",
    *,
    film_id: str = "tt1",
    number: int = 0,
    starts_at: float = 0.0,
) -> Passage:
    """A passage of a plot."""
    return Passage(FilmId(film_id), number, text, starts_at)


def a_plot(sentences: int, *, words_each: int = 20) -> str:
    """A plot of whole sentences, no two the same."""
    return " ".join(_sentence(n, words_each) for n in range(sentences))


def ids(films: Sequence[Film]) -> list[str]:
    """Return the ids of films."""
    return [film.id for film in films]


def _sentence(number: int, words: int) -> str:
    rest = " ".join(f"word{number}x{n}" for n in range(words - 1))
    return f"Sentence{number} {rest}."
