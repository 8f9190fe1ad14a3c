"""Reads Fountain, the plain text that screenplays are written in.

Knows the syntax of fountain.io; every text is read, none is refused. Time grows
with the length of the text and no faster.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from backend.domain.screenplays.asides import Aside, take_out_asides
from backend.domain.screenplays.elements import Element, Kind, Script
from backend.domain.screenplays.title_page import read_title_page

_HEADING = re.compile(
    r"(?:int\.?/ext|ext\.?/int|i/e|int|ext|est)[. ]",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*#(?P<number>[\w.-]+)#\s*$")
_PAGE_BREAK = re.compile(r"={3,}\s*")
_SECTION = re.compile(r"(?P<marks>#{1,6})(?!#)\s*(?P<text>.*)", re.DOTALL)
_EXTENSION = re.compile(r"\([^()]*\)")
_STRUCTURE: Final = "#=~>"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the script's body."""

    number: int
    text: str

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


def parse_fountain(text: str) -> Script:
    """Return the title page and the elements of a Fountain text."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    title_page, body, first = read_title_page(plain)
    without, asides = take_out_asides(body, first)
    elements = [*_Reader(_lines(without, first)).read(), *map(_aside, asides)]
    # A note comes after what it stands in or beside: both begin on that line.
    elements.sort(key=lambda element: element.line)
    return Script(title_page, tuple(elements))


def _lines(body: str, first: int) -> list[_Line]:
    """Number the lines; an aside has left a NUL for each line end it took along."""
    lines, number = [], first
    for text in body.split("\n"):
        passed = len(text) - len(text.lstrip("\x00"))
        lines.append(_Line(number + passed, text.replace("\x00", "")))
        number += 1 + text.count("\x00")
    return lines


def _aside(aside: Aside) -> Element:
    return Element(aside.kind, aside.text, aside.line)


class _Reader:
    """Goes through the lines once, each with its neighbours in view."""

    def __init__(self, lines: list[_Line]) -> None:
        self._lines = lines
        self._at = 0

    def read(self) -> Iterator[Element]:
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.is_blank:
                self._at += 1
            else:
                yield from self._element(line)

    def _element(self, line: _Line) -> Iterator[Element]:
        single = _marked(line) or self._unmarked(line)
        if single is None:
            yield self._action()
            return
        self._at += 1
        yield single
        if single.kind is Kind.CHARACTER:
            yield from self._speech()

    def _unmarked(self, line: _Line) -> Element | None:
        """Tell headings, transitions and characters by the blanks around them."""
        if not self._is_blank(self._at - 1):
            return None
        text = line.text.strip()
        is_alone = self._is_blank(self._at + 1)
        if is_alone and _HEADING.match(text):
            return _heading(line, text)
        if is_alone and text.isupper() and line.text.endswith("TO:"):
            return Element(Kind.TRANSITION, text, line.number)
        if not is_alone and _is_cue(text):
            return _cue(line, text)
        return None

    def _is_blank(self, place: int) -> bool:
        """Whether there is nothing at a place, or what parts elements as well."""
        if not 0 <= place < len(self._lines):
            return True
        line = self._lines[place]
        return line.is_blank or (place < self._at and line.text[:1] in "#=")

    def _speech(self) -> Iterator[Element]:
        """Read what is said, up to a line with nothing in it; two blanks go on."""
        while self._at < len(self._lines) and _goes_on(self._lines[self._at]):
            line = self._lines[self._at]
            if line.text.lstrip().startswith("~"):
                self._at += 1
                yield Element(Kind.LYRIC, line.text.strip()[1:].strip(), line.number)
            elif line.text.lstrip().startswith("("):
                yield self._parenthetical()
            else:
                yield self._dialogue()

    def _parenthetical(self) -> Element:
        first = self._lines[self._at]
        texts = [first.text.strip()]
        self._at += 1
        while not texts[-1].endswith(")") and self._continues():
            texts.append(self._lines[self._at].text.strip())
            self._at += 1
        return Element(Kind.PARENTHETICAL, "\n".join(texts), first.number)

    def _continues(self) -> bool:
        """Whether a bracket is closed further down in the same speech."""
        for line in self._lines[self._at : self._at + 4]:
            if line.is_blank or line.text.lstrip().startswith("("):
                return False
            if line.text.rstrip().endswith(")"):
                return True
        return False

    def _dialogue(self) -> Element:
        first = self._lines[self._at]
        texts: list[str] = []
        while self._at < len(self._lines) and _goes_on(self._lines[self._at]):
            text = self._lines[self._at].text.strip()
            if texts and text[:1] in {"(", "~"}:
                break
            texts.append(text)
            self._at += 1
        return Element(Kind.DIALOGUE, "\n".join(texts).strip(), first.number)

    def _action(self) -> Element:
        """Read lines as they stand, blanks before them too, up to an empty one."""
        first = self._lines[self._at]
        texts = [first.text.removeprefix("!")]
        self._at += 1
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.is_blank or line.text[:1] in _STRUCTURE:
                break
            texts.append(line.text.removeprefix("!"))
            self._at += 1
        text = "\n".join(part.expandtabs(4).rstrip() for part in texts)
        return Element(Kind.ACTION, text, first.number)


def _marked(line: _Line) -> Element | None:
    """Return the element that a sign at the line's beginning makes it."""
    text, number = line.text.strip(), line.number
    sign, rest = text[0], text[1:].strip()
    if _PAGE_BREAK.fullmatch(text):
        return Element(Kind.PAGE_BREAK, "", number)
    if sign == "." and text[1:2].isalnum():
        return _heading(line, text[1:])
    if sign == ">":
        is_centered = text.endswith("<") and len(text) > 1
        kind = Kind.CENTERED if is_centered else Kind.TRANSITION
        return Element(kind, rest.removesuffix("<").strip(), number)
    if sign == "@" and rest:
        return _cue(line, rest)
    if sign == "#" and (section := _SECTION.fullmatch(text)):
        depth = len(section["marks"])
        return Element(Kind.SECTION, section["text"], number, depth=depth)
    kinds = {"~": Kind.LYRIC, "=": Kind.SYNOPSIS}
    return Element(kinds[sign], rest, number) if sign in kinds else None


def _heading(line: _Line, text: str) -> Element:
    number = _NUMBER.search(text)
    shown = text[: number.start()] if number else text
    scene = number["number"] if number else None
    return Element(Kind.HEADING, shown.strip(), line.number, number=scene)


def _cue(line: _Line, text: str) -> Element:
    name = text.removesuffix("^").strip()
    return Element(Kind.CHARACTER, name, line.number, is_dual=text.endswith("^"))


def _is_cue(text: str) -> bool:
    """Whether a line is in capitals, of whatever script, brackets aside."""
    if text[0] == "!" or _HEADING.match(text):
        return False
    return _EXTENSION.sub("", text).isupper()


def _goes_on(line: _Line) -> bool:
    """Whether a speech goes on: two blanks are an empty line that was meant."""
    return not line.is_blank or line.text.startswith("  ")
