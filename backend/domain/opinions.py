"""What reviews say of a film: how many like it, and in which words."""

from dataclasses import dataclass
from typing import Literal

Sentiment = Literal["pos", "neg"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence or two of one review, and where it stands."""

    text: str
    sentiment: Sentiment
    rating: float | None
    """From 0 to 10, if the reviewer gave one."""
    source: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Opinions:
    """What the reviews of one film come to."""

    reviews: int
    positive: int
    negative: int
    undecided: int
    derived: int
    """How many of the positive and negative were told by their words alone."""
    rated: int
    mean: float | None
    """Of those that gave a rating, from 0 to 10."""
    quotes: tuple[Quote, ...] = ()
    """Praise first, the best of each kind first."""
    are_house: bool = False
    """Whether they are the starter catalogue's own, for want of anybody else's."""
