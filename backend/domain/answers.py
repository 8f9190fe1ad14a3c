"""Answers: words with what bears them out."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from backend.domain.films import Film, FilmId
from backend.domain.people import PersonRef
from backend.domain.plans import Plan, Reason


class AnswerKind(StrEnum):
    """What sort of answer it is."""

    FACT = "fact"
    LIST = "list"
    COUNT = "count"
    COMPARE = "compare"
    YESNO = "yesno"
    PASSAGE = "passage"
    OPINIONS = "opinions"
    TRIVIA = "trivia"
    RECOMMEND = "recommend"
    SEARCH = "search"
    CLARIFY = "clarify"
    REFUSE = "refuse"
    CHAT = "chat"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that the answer consists of: a film, a person or a value."""

    type: Literal["film", "person", "value"]
    label: str
    id: str | None = None
    value: str | float | bool | None = None
    title: str | None = None
    year: int | None = None


def film_item(film: Film) -> Item:
    """Return a film as an item."""
    return Item("film", film.name, id=film.id, title=film.title, year=film.year)


def person_item(person: PersonRef) -> Item:
    """Return a person as an item."""
    return Item("person", person.name, id=person.id)


def value_item(value: str | float) -> Item:
    """Return a value as an item."""
    return Item("value", str(value), value=value)


@dataclass(frozen=True, slots=True)
class Citation:
    """The field or sentence that bears a statement out; `n` stands in the words."""

    n: int
    film_id: FilmId
    film_name: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class AxisShare:
    """What one axis adds to a score, and on what evidence."""

    axis: str
    contribution: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FilmCard:
    """A film shown with an answer, and why it is."""

    film: Film
    score: float | None = None
    why: tuple[AxisShare, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was looked up to answer, for anyone to check."""

    sql: str | None
    params: tuple[object, ...]
    rows: tuple[dict[str, object], ...]
    """The first of them; `row_count` says how many there were."""
    row_count: int
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer, and what comes nearest."""

    reason: Reason
    nearest: tuple[FilmCard, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, written up."""

    kind: AnswerKind
    text: str
    plan: Plan
    receipt: Receipt
    items: tuple[Item, ...] = ()
    total: int = 0
    """How many items there are in all, of which some may be left out."""
    citations: tuple[Citation, ...] = ()
    cards: tuple[FilmCard, ...] = ()
    followups: tuple[str, ...] = ()
    refusal: Refusal | None = None
