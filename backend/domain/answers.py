"""Answers: words with what bears them out."""

from dataclasses import dataclass
from enum import StrEnum

from backend.domain.films import Film, FilmId
from backend.domain.plans import Plan, Reason


class AnswerKind(StrEnum):
    """What sort of answer it is."""

    FACT = "fact"
    PASSAGE = "passage"
    RECOMMEND = "recommend"
    SEARCH = "search"
    REFUSE = "refuse"
    CHAT = "chat"


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
    citations: tuple[Citation, ...] = ()
    cards: tuple[FilmCard, ...] = ()
    followups: tuple[str, ...] = ()
    refusal: Refusal | None = None
