"""What a script amounts to: scenes, who speaks how much, a few short quotes.

The text itself stays behind: headings, counts and short quotes are all there is.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scene:
    """A scene: where and when it plays, who speaks in it, how long it is."""

    position: int
    number: str | None
    heading: str
    setting: str | None
    """INT, EXT or INT/EXT."""
    place: str | None
    time_of_day: str | None
    page: int
    starts_at: float
    """Where in the script it begins, from 0 to 1."""
    words: int
    dialogue_words: int
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """How much somebody speaks, and from which scene to which."""

    name: str
    speeches: int
    lines: int
    words: int
    first_scene: int
    last_scene: int


@dataclass(frozen=True, slots=True)
class SpokenQuote:
    """A short piece of what somebody says."""

    speaker: str
    scene: int
    text: str


@dataclass(frozen=True, slots=True)
class Screenplay:
    """What a script amounts to."""

    title: str | None
    authors: tuple[str, ...]
    year_guess: int | None
    scenes: tuple[Scene, ...]
    speakers: tuple[Speaker, ...]
    """Who says most comes first."""
    quotes: tuple[SpokenQuote, ...]
    pages: int
    words: int
    dialogue_share: float
    """How much of the words is said; the rest is action."""
