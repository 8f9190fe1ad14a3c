"""What somebody wishes to watch, as their words and their talk tell it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from backend.domain.films import FilmId
from backend.domain.people import PersonId
from backend.domain.wanted import Films


class Hint(StrEnum):
    """What a part of the talk tells."""

    LIKES = "likes"
    DISLIKES = "dislikes"
    SEEN = "seen"
    LIMIT = "limit"
    MOOD = "mood"


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a conversation."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Clue:
    """What was understood, with the words it came from."""

    hint: Hint
    about: str
    """A film, a person or a genre by name; of a limit, the limit as it was said."""
    words: str


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wished for: limits are never broken, the rest only weighs."""

    named: tuple[FilmId, ...] = ()
    """Every film that either side named, in order: none of them is recommended."""
    liked: tuple[FilmId, ...] = ()
    disliked: tuple[FilmId, ...] = ()
    seen: tuple[FilmId, ...] = ()
    limits: Films = field(default_factory=Films)
    liked_genres: tuple[str, ...] = ()
    liked_people: tuple[PersonId, ...] = ()
    moods: tuple[str, ...] = ()
    text: str = ""
    """The words that describe what is sought, without names and limits."""
    clues: tuple[Clue, ...] = ()
