"""People who make films."""

from dataclasses import dataclass
from typing import NewType

PersonId = NewType("PersonId", str)


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A person as a film names them."""

    id: PersonId
    name: str


@dataclass(frozen=True, slots=True)
class Appearance:
    """One thing a person did on one film."""

    film_id: str
    title: str
    year: int | None
    role: str
    characters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A person and their films, newest first."""

    id: PersonId
    name: str
    appearances: tuple[Appearance, ...]
