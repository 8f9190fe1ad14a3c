"""What a screenplay is made of, whatever file it comes from.

Knows the parts of a script; knows nothing of formats.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What an element of a script is."""

    HEADING = "heading"
    ACTION = "action"
    CHARACTER = "character"
    DIALOGUE = "dialogue"
    PARENTHETICAL = "parenthetical"
    LYRIC = "lyric"
    TRANSITION = "transition"
    CENTERED = "centered"
    PAGE_BREAK = "page_break"
    SECTION = "section"
    SYNOPSIS = "synopsis"
    NOTE = "note"
    BONEYARD = "boneyard"


@dataclass(frozen=True, slots=True)
class Element:
    """A part of a script, in the writer's words, without what marks it."""

    kind: Kind
    text: str
    line: int
    """Where it begins in the file."""
    number: str | None = None
    """A scene's number, if it was given one."""
    depth: int = 0
    """How deep a section lies, from 1."""
    is_dual: bool = False
    """Whether a character speaks at once with the one before."""


@dataclass(frozen=True, slots=True)
class TitleEntry:
    """A line of the title page, such as Author, with all that stands under it."""

    key: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """A title page and the elements that follow it, in order."""

    title_page: tuple[TitleEntry, ...]
    elements: tuple[Element, ...]

    def titled(self, *keys: str) -> tuple[str, ...]:
        """Return what the title page has under the first of these keys that it has."""
        entries = {entry.key.casefold(): entry.values for entry in self.title_page}
        found = (entries[key] for key in keys if entries.get(key))
        return next(found, ())
