"""Takes out of a Fountain text what is not part of the script: notes, boneyard.

Knows brackets; knows nothing of scenes. Each search starts where the last one
ended, so that a text made of brackets takes no longer than any other.
"""

from dataclasses import dataclass
from typing import Final

from backend.domain.screenplays.elements import Kind

_MOST_BLANKS: Final = 200


@dataclass(frozen=True, slots=True)
class Aside:
    """A note, or a piece that was struck out."""

    kind: Kind
    text: str
    line: int


def take_out_asides(text: str, first_line: int) -> tuple[str, list[Aside]]:
    """Return the text without its asides, and the asides.

    A line end within an aside leaves a NUL, so that later lines can be numbered.
    """
    text = text.replace("\x00", "")
    text, boneyard = _take_out(text, _BONEYARD, first_line)
    text, notes = _take_out(text, _NOTES, first_line)
    return text, [*boneyard, *notes]


@dataclass(frozen=True, slots=True)
class _Brackets:
    kind: Kind
    opening: str
    closing: str
    ends_at_empty_line: bool


_BONEYARD: Final = _Brackets(Kind.BONEYARD, "/*", "*/", ends_at_empty_line=False)
_NOTES: Final = _Brackets(Kind.NOTE, "[[", "]]", ends_at_empty_line=True)


def _take_out(
    text: str,
    brackets: _Brackets,
    first_line: int,
) -> tuple[str, list[Aside]]:
    kept: list[str] = []
    asides: list[Aside] = []
    done = counted = 0
    line = first_line
    for start, end in _spans(text, brackets):
        kept.append(text[done:start])
        line += _line_ends(text, counted, start)
        counted = start
        inside = text[start + 2 : end - 2].replace("\x00", "\n")
        asides.append(Aside(brackets.kind, inside.strip(), line))
        done = _after(text, start, end)
        kept.append("\x00" * _line_ends(text, start, done))
    kept.append(text[done:])
    return "".join(kept), asides


def _spans(text: str, brackets: _Brackets) -> list[tuple[int, int]]:
    """Return where each aside begins and ends."""
    spans: list[tuple[int, int]] = []
    start, closing, empty = text.find(brackets.opening), -1, -1
    while start >= 0:
        if closing < start + 2:
            closing = text.find(brackets.closing, start + 2)
        if empty < start:
            empty = _empty_line(text, start)
        if closing < 0:
            break
        is_open = brackets.ends_at_empty_line and empty < closing
        if not is_open:
            spans.append((start, closing + 2))
        start = text.find(brackets.opening, start + 2 if is_open else closing + 2)
    return spans


def _empty_line(text: str, start: int) -> int:
    found = text.find("\n\n", start)
    return found if found >= 0 else len(text)


def _after(text: str, start: int, end: int) -> int:
    """Return where to go on: past the line end, if the aside fills its lines.

    Of the two blanks that an aside stood between, one goes with it.
    """
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    fills_start = start == 0 or text[start - 1] == "\n"
    fills_end = line_end - end < _MOST_BLANKS and not text[end:line_end].strip()
    if fills_start and fills_end:
        return min(line_end + 1, len(text))
    is_between_blanks = text[start - 1 : start] == text[end : end + 1] == " "
    return end + 1 if is_between_blanks else end


def _line_ends(text: str, start: int, end: int) -> int:
    return text.count("\n", start, end) + text.count("\x00", start, end)
