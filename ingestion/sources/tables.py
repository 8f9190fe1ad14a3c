"""Tables in CSV, row by row, each with the line it begins on.

Knows quotes, columns and how both go wrong; knows nothing of films. A quote that
is never closed costs the line it stands on, not the rest of the file.
"""

import csv
import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from backend.domain.errors import InvalidRequest
from ingestion.said import Rejected
from ingestion.sources.lines import (
    HOLDS_NUL,
    LONGEST_LINE,
    NOT_UTF8,
    TOO_LONG,
    BrokenOff,
    LongLine,
    RawLine,
    raw_lines,
    unpacked_suffix,
)

LONGEST_ROW: Final = LONGEST_LINE
LOOKED_AT: Final = 20  # lines, to tell rows from the text of a cell
# What bytes that are no UTF-8 become, so that the rest of their row can be read.
_NOT_TEXT = re.compile(r"[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells by the names of their columns."""

    line: int
    cells: dict[str, str]


class _Unreadable(Exception):
    """The row runs into a line that cannot be held."""

    def __init__(self, line: LongLine | BrokenOff) -> None:
        self.line = line


class _TooLong(Exception):
    """The row goes on and on: its quote is never closed."""


def read_table(path: Path, needed: Sequence[str] = ()) -> Iterator[Row | Rejected]:
    """Return the rows of a table whose first row names its columns.

    Case and blanks around a column's name do not count. Raises InvalidRequest
    when the columns cannot be told, or one that is needed is missing.
    """
    rows = _Rows(path)
    names = _columns(path.name, next(rows, None), needed)
    rows.width = len(names)
    return _named(rows, names)


def read_columns(path: Path, needed: Sequence[str] = ()) -> list[str]:
    """Return the names of a table's columns, as `read_table` has them."""
    return _columns(path.name, next(_Rows(path), None), needed)


def _named(rows: "_Rows", names: Sequence[str]) -> Iterator[Row | Rejected]:
    for row in rows:
        if isinstance(row, Rejected):
            yield row
        else:
            yield Row(row[0], dict(zip(names, row[1], strict=True)))


def _columns(
    file: str,
    header: tuple[int, list[str]] | Rejected | None,
    needed: Sequence[str],
) -> list[str]:
    if header is None or isinstance(header, Rejected):
        why = "it is empty" if header is None else header.reason
        raise InvalidRequest(f"{file}: the row of column names cannot be read: {why}")
    names = [name.strip().lower() for name in header[1]]
    missing = [name for name in needed if name not in names]
    twice = sorted({name for name in names if names.count(name) > 1})
    if missing or twice:
        wrong = f"lacks {', '.join(missing)}" if missing else f"has {twice[0]!r} twice"
        raise InvalidRequest(f"{file}: {wrong}; its columns are {', '.join(names)}")
    return names


class _Rows:
    """The rows of a file; `width` is set once it is known."""

    def __init__(self, path: Path) -> None:
        csv.field_size_limit(LONGEST_ROW)  # the module's own is 128 KB
        self.width: int | None = None
        self._file = path.name
        self._delimiter = "\t" if unpacked_suffix(path) == ".tsv" else ","
        self._lines = _Lines(path)

    def __iter__(self) -> Iterator[tuple[int, list[str]] | Rejected]:
        return self

    def __next__(self) -> tuple[int, list[str]] | Rejected:
        try:
            cells = self._next_cells()
        except _Unreadable as met:
            return self._give_up(met.line)
        except _TooLong:
            return self._never_closed()
        except csv.Error as exc:
            return self._rejected(str(exc))
        return self._never_closed() if self._lines.ran_out else self._checked(cells)

    def _next_cells(self) -> list[str]:
        """Return the next row's cells, past lines with nothing in them."""
        cells: list[str] = []
        while not cells:
            self._lines.begin_row()
            cells = next(csv.reader(self._lines, delimiter=self._delimiter))
        return cells

    def _checked(self, cells: list[str]) -> tuple[int, list[str]] | Rejected:
        if self.width is not None and len(cells) != self.width:
            return self._wrong_width(len(cells))
        for cell in cells:
            if _NOT_TEXT.search(cell):
                return self._rejected(f"this {NOT_UTF8}")
            if "\x00" in cell:
                return self._rejected(f"this {HOLDS_NUL}")
        return self._lines.first, cells

    def _wrong_width(self, width: int) -> Rejected:
        rejected = self._rejected(f"has {width} columns, not {self.width}")
        # A stray quote may have swallowed rows that are sound in themselves.
        if self._begins_with_row(self._lines.taken[1:]):
            self._lines.put_back()
        return rejected

    def _never_closed(self) -> Rejected:
        """Give up a row that goes on and on: a stray quote, or a cell without end."""
        if self._is_followed_by_rows():
            rejected = self._rejected("a quote is opened and never closed")
            self._lines.put_back()
            return rejected
        rejected = self._rejected(f"this {TOO_LONG}, or a quote is never closed")
        self._lines.skip_to_quote(self._is_row)
        return rejected

    def _is_followed_by_rows(self) -> bool:
        below = self._lines.taken[1 : 1 + LOOKED_AT]
        return 2 * sum(map(self._is_row, below)) >= len(below)

    def _is_row(self, line: str) -> bool:
        return self._begins_with_row([line])

    def _begins_with_row(self, lines: Sequence[str]) -> bool:
        """Whether lines begin with a row, as far as its columns tell."""
        try:
            cells = next(csv.reader(lines, delimiter=self._delimiter), [])
        except csv.Error:
            return False
        return len(cells) == self.width

    def _give_up(self, line: LongLine | BrokenOff) -> Rejected:
        if isinstance(line, BrokenOff):
            return Rejected.row(self._file, line.number, line.reason, "")
        first = self._lines.first or line.number
        start = "".join(self._lines.taken) or line.start
        if (sum(map(_quotes, self._lines.taken)) + line.quotes) % 2:
            self._lines.skip_to_quote(self._is_row)
        return Rejected.row(self._file, first, f"this {TOO_LONG}", _shown(start))

    def _rejected(self, reason: str) -> Rejected:
        raw = _shown("".join(self._lines.taken))
        return Rejected.row(self._file, self._lines.first, reason, raw)


class _Lines:
    """Lines as the csv module asks for them, remembered until their row is done."""

    def __init__(self, path: Path) -> None:
        self.taken: list[str] = []
        self.first = 0
        self.ran_out = False
        self._size = 0
        self._lines = raw_lines(path)
        self._put_back: deque[RawLine] = deque()
        self._numbers: list[int] = []

    def begin_row(self) -> None:
        self.taken, self._numbers = [], []
        self.first = self._size = 0
        self.ran_out = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._next_line()
        if line is None:
            self.ran_out = bool(self.taken)
            raise StopIteration
        if not isinstance(line, RawLine):
            raise _Unreadable(line)
        return self._take(line)

    def _next_line(self) -> RawLine | LongLine | BrokenOff | None:
        return self._put_back.popleft() if self._put_back else next(self._lines, None)

    def _take(self, line: RawLine) -> str:
        encoding = "utf-8-sig" if line.number == 1 else "utf-8"
        text = line.raw.decode(encoding, "surrogateescape")
        self.first = self.first or line.number
        self.taken.append(text)
        self._numbers.append(line.number)
        self._size += len(line.raw)
        if self._size > LONGEST_ROW:
            raise _TooLong
        return text

    def put_back(self) -> None:
        """Read the row's lines again, all but the first."""
        again = zip(self._numbers[1:], self.taken[1:], strict=True)
        self._put_back.extendleft(
            reversed([RawLine(number, _bytes(text)) for number, text in again]),
        )

    def skip_to_quote(self, is_row: Callable[[str], bool]) -> None:
        """Pass over the rest of a quoted cell, or to where rows stand again."""
        rows: list[RawLine] = []
        while (line := self._next_line()) is not None:
            if not isinstance(line, RawLine):
                rows = []
            elif line.raw.count(b'"') % 2:
                return
            elif is_row(line.raw.decode("utf-8", "replace")):
                rows.append(line)
            else:
                rows = []
            if len(rows) == LOOKED_AT:
                self._put_back.extendleft(reversed(rows))
                return


def _quotes(text: str) -> int:
    return text.count('"')


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _shown(text: str | bytes) -> bytes:
    return _bytes(text) if isinstance(text, str) else text
