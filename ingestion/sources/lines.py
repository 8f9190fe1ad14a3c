"""Lines of a file, plain or gzipped, whatever stands in them.

Knows bytes and line ends; knows nothing of what a line means. A line too long to
be meant, or a gzip file cut short, is told as such and ends nothing that came
before it.
"""

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Final, TextIO, cast

from ingestion.said import LONGEST_RAW, Rejected

Packable = BufferedReader | gzip.GzipFile

# The longest text of a record has a million letters, of at most four bytes each.
LONGEST_LINE: Final = 8 << 20
TOO_LONG: Final = f"is longer than {LONGEST_LINE >> 20} MB"
NOT_UTF8: Final = "is not UTF-8"
HOLDS_NUL: Final = "holds a NUL byte"
BROKEN_GZIP: Final = (EOFError, zlib.error, gzip.BadGzipFile)


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line as it stands, with its end."""

    number: int
    raw: bytes


@dataclass(frozen=True, slots=True)
class LongLine:
    """A line too long to hold: how it begins, and how many quotes are in it."""

    number: int
    start: bytes
    quotes: int


@dataclass(frozen=True, slots=True)
class BrokenOff:
    """The file cannot be read from here on."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, without its end."""

    number: int
    text: str


def open_file(path: Path) -> Packable:
    """Open a file to read its bytes, unpacked if its name ends in .gz."""
    return gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb")


def open_text(path: Path, *, packed: bool) -> TextIO:
    """Open a file to write text, gzipped or not."""
    if packed:
        return cast("TextIO", gzip.open(path, "wt", encoding="utf-8", newline="\n"))
    return path.open("w", encoding="utf-8", newline="\n")


def unpacked_suffix(path: Path) -> str:
    """Return what a file's name ends in, once .gz is taken off."""
    return (path.with_suffix("") if path.suffix == ".gz" else path).suffix.lower()


def broken_off(exc: BaseException) -> str:
    """Say of a gzip file why it cannot be read on."""
    return f"the gzip file is broken from here on: {exc}"


def raw_lines(path: Path) -> Iterator[RawLine | LongLine | BrokenOff]:
    """Return a file's lines, none of them held longer than need be."""
    number = 1
    with open_file(path) as stream:
        try:
            while raw := stream.readline(LONGEST_LINE):
                whole = raw.endswith(b"\n") or len(raw) < LONGEST_LINE
                yield RawLine(number, raw) if whole else _long(stream, number, raw)
                number += 1
        except BROKEN_GZIP as exc:
            yield BrokenOff(number, broken_off(exc))


def text_lines(path: Path) -> Iterator[Line | Rejected]:
    """Return a file's lines as text; what is none is told with its number."""
    for line in raw_lines(path):
        match line:
            case RawLine(number, raw):
                yield _decoded(path.name, number, raw)
            case LongLine(number, start):
                yield Rejected.row(path.name, number, f"this {TOO_LONG}", start)
            case BrokenOff(number, reason):
                yield Rejected.row(path.name, number, reason, "")


def _long(stream: Packable, number: int, start: bytes) -> LongLine:
    """Pass over the rest of a line."""
    quotes = start.count(b'"')
    while piece := stream.readline(LONGEST_LINE):
        quotes += piece.count(b'"')
        if piece.endswith(b"\n"):
            break
    return LongLine(number, start[:LONGEST_RAW], quotes)


def _decoded(file: str, number: int, raw: bytes) -> Line | Rejected:
    try:
        text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as exc:
        return Rejected.row(file, number, f"this {NOT_UTF8}: {exc.reason}", raw)
    if "\x00" in text:
        return Rejected.row(file, number, f"this {HOLDS_NUL}", raw)
    return Line(number, text.rstrip("\r\n"))
