"""The objects of a JSON array, one at a time, each with the line it begins on.

Knows brackets and strings; knows nothing of films. An object that is broken, or
too long to be meant, is told as such, and the next one is looked for.
"""

import json
import re
from codecs import getincrementaldecoder
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ingestion.said import Rejected
from ingestion.sources.lines import (
    BROKEN_GZIP,
    LONGEST_LINE,
    NOT_UTF8,
    TOO_LONG,
    Packable,
    broken_off,
    open_file,
)

LONGEST_OBJECT: Final = LONGEST_LINE
_BLOCK: Final = 1 << 18
# A string whole, a bracket, or the quote of a string whose end is not here yet.
_MARK = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}]|"', re.DOTALL)
_NOT_TEXT = re.compile(r"[\udc80-\udcff]")
_NEXT_OBJECT = re.compile(r"[\n,]\s*\{")


@dataclass(frozen=True, slots=True)
class Element:
    """An object of the array, decoded."""

    line: int
    value: dict[str, object]
    raw: str


def read_array(path: Path) -> Iterator[Element | Rejected]:
    """Return the objects that stand in a file's array."""
    with open_file(path) as stream:
        window = _Window(stream)
        while window.find_object():
            line, raw = window.line, window.take_object()
            if raw is None:
                reason = window.broken or f"an object {TOO_LONG} or never ends"
                yield Rejected.row(path.name, line, reason, window.start())
                if not window.skip_to_next():
                    return
            else:
                yield _element(path.name, line, raw)
        if window.broken or window.is_empty:
            reason = window.broken or "there is no JSON object in this file"
            yield Rejected.row(path.name, window.line, reason, "")


def _element(file: str, line: int, raw: str) -> Element | Rejected:
    if _NOT_TEXT.search(raw):
        as_bytes = raw.encode("utf-8", "surrogateescape")
        return Rejected.row(file, line, f"this {NOT_UTF8}", as_bytes)
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError) as exc:
        return Rejected.row(file, line, f"this is not JSON: {exc}", raw)
    return Element(line, value, raw)


class _Window:
    """The piece of the file that is looked at."""

    def __init__(self, stream: Packable) -> None:
        self.line = 1
        self.is_empty = True
        self.broken: str | None = None
        self._stream = stream
        self._decode = getincrementaldecoder("utf-8-sig")("surrogateescape").decode
        self._text = ""
        self._at = 0
        self._passable = 1
        self._ended = False

    def find_object(self) -> bool:
        """Go to where the next object begins, if there is one."""
        while True:
            found = self._text.find("{", self._at)
            self._go_to(found if found >= 0 else len(self._text))
            self.is_empty = self.is_empty and found < 0
            if found >= 0 or not self._read():
                return found >= 0

    def take_object(self) -> str | None:
        """Return the object that begins here, None if it has no end in sight."""
        depth, place = 0, 0
        self._passable = 1
        while True:
            for mark in _MARK.finditer(self._text, self._at + place):
                sign = mark[0]
                if sign == '"':
                    break  # the string's end is still to be read
                place = mark.end() - self._at
                depth += (sign == "{") - (sign == "}")
                if not depth and sign == "}":
                    return self._taken(place)
            if len(self._text) - self._at > LONGEST_OBJECT or not self._read():
                return None

    def skip_to_next(self) -> bool:
        """Go on to what looks like the next object."""
        self._go_to(self._at + self._passable)
        while True:
            found = _NEXT_OBJECT.search(self._text, self._at)
            self._go_to(found.start() if found else len(self._text))
            if found or not self._read():
                return bool(found)

    def start(self) -> bytes:
        """Return how the object that begins here begins."""
        shown = self._text[self._at : self._at + 4_000]
        return shown.encode("utf-8", "surrogateescape")

    def _taken(self, length: int) -> str | None:
        if length > LONGEST_OBJECT:
            self._passable = length
            return None
        raw = self._text[self._at : self._at + length]
        self._go_to(self._at + length)
        return raw

    def _go_to(self, place: int) -> None:
        self.line += self._text.count("\n", self._at, place)
        self._at = place

    def _read(self) -> bool:
        """Read on and let go of what is behind; return whether there was more."""
        if self._ended:
            return False
        try:
            block = self._stream.read1(_BLOCK)
        except BROKEN_GZIP as exc:
            block, self.broken = b"", broken_off(exc)
        self._ended = not block
        self._text = self._text[self._at :] + self._decode(block, final=self._ended)
        self._at = 0
        return not self._ended
