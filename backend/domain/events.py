"""What happens in a turn of talk, in the order it is told."""

from dataclasses import dataclass
from typing import TypeAlias

from backend.domain.answers import Citation, FilmCard, Receipt, Refusal
from backend.domain.plans import Plan


@dataclass(frozen=True, slots=True)
class Started:
    """The turn begins; its message has an id."""

    message_id: str


@dataclass(frozen=True, slots=True)
class Working:
    """What is being done just now."""

    stage: str
    label: str


@dataclass(frozen=True, slots=True)
class Planned:
    """The question is understood."""

    plan: Plan


@dataclass(frozen=True, slots=True)
class LookedUp:
    """The plan is carried out."""

    receipt: Receipt


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation that the words will use."""

    citation: Citation


@dataclass(frozen=True, slots=True)
class CardsShown:
    """Films to show."""

    cards: tuple[FilmCard, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """There is no answer."""

    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Wrote:
    """Some words of the answer."""

    text: str


@dataclass(frozen=True, slots=True)
class FollowUps:
    """What may be asked next."""

    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """The turn ends well."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The turn ends, and the message says why and what to do."""

    message: str


Event: TypeAlias = (
    Started
    | Working
    | Planned
    | LookedUp
    | Cited
    | CardsShown
    | Refused
    | Wrote
    | FollowUps
    | Finished
    | Failed
)
