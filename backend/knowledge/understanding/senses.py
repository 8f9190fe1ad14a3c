"""What sorts of things phrases stand for, and how a table of them is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from backend.domain.wanted import Direction, Measure, Order, Role


class Sort(StrEnum):
    """What sort of thing a phrase is."""

    FILM_NOUN = "film noun"
    PERSON_NOUN = "person noun"
    ROLE = "role"
    VERB = "verb"
    FILM_FIELD = "field of a film"
    PERSON_FIELD = "field of a person"
    CHARACTER = "character"
    COUNT = "count"
    ORDER = "order"
    COMPARISON = "comparison"
    DIFFERENCE = "difference"
    SAMENESS = "sameness"
    AVERAGE = "average"
    OPINIONS = "opinions"
    TRIVIA = "trivia"
    SIMILAR = "similar"
    UNKNOWN_FACT = "a fact that no catalogue of ours holds"


@dataclass(frozen=True, slots=True)
class Verb:
    """Something that people do on films."""

    roles: tuple[Role, ...]
    is_passive: bool = False
    """Whether who did it follows: "starring", "directed by"."""
    with_others: bool = False
    """Whether it is done with somebody: "co-wrote", "worked with"."""
    plays: bool = False
    """Whether a character may follow."""
    most: bool = False
    """Whether the one is meant with whom it is done most."""
    is_helper: bool = False
    """Whether it mostly helps another verb: "did"."""


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """Somebody; of these professions, if the word says so."""

    professions: tuple[str, ...] = ()
    asks: bool = False
    """Whether it is "who", which may stand for the answer at the end too."""


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """People by what they do; `with_others` of "co-stars"."""

    roles: tuple[Role, ...]
    with_others: bool = False
    leads: int | None = None
    """How many of the first billed are meant; None for all."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a phrase."""

    sort: Sort
    value: object = None


def said_of_doing(
    roles: tuple[Role, ...], phrases: str, **how: bool
) -> Iterator[tuple[str, Sense]]:
    """Yield phrases for a verb."""
    yield from said(Sense(Sort.VERB, Verb(roles, **how)), phrases)


def said(sense: Sense, phrases: str) -> Iterator[tuple[str, Sense]]:
    """Yield phrases that all mean the same, from a list with commas."""
    for phrase in phrases.split(","):
        yield " ".join(phrase.split()), sense


def said_of_order(
    measure: Measure, direction: Direction, phrases: str
) -> Iterator[tuple[str, Sense]]:
    """Yield phrases for what comes first."""
    yield from said(Sense(Sort.ORDER, Order(measure, direction)), phrases)


def said_of_comparison(
    measure: Measure, direction: Direction, phrases: str
) -> Iterator[tuple[str, Sense]]:
    """Yield phrases that compare two."""
    yield from said(Sense(Sort.COMPARISON, Order(measure, direction)), phrases)
