"""What DuckDB refuses to read, line by line: good lines pass, bad ones are kept apart.

Slow, and needed only for a file that is broken somewhere.
"""

import gzip
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, cast

from ingestion.sources.imdb.folder import ImdbFile
from ingestion.sources.said import LONGEST_RAW, Rejected

LONGEST_LINE: Final = 1 << 20
Reject = Callable[[Rejected], None]


def clean(file: ImdbFile, into: Path, reject: Reject) -> ImdbFile:
    """Write the lines of a file that can be read; tell of those that cannot."""
    cleaner = _Cleaner(file, reject)
    unfinished = into.with_suffix(".unfinished")
    with unfinished.open("wb") as out:
        for line in cleaner.good_lines():
            out.write(line)
    unfinished.replace(into)
    return ImdbFile(file.name, into, file.columns)


@dataclass(slots=True)
class _Cleaner:
    file: ImdbFile
    reject: Reject
    number: int = 0

    def good_lines(self) -> Iterator[bytes]:
        """Return the first line and every line with as many good fields."""
        opener = gzip.open if self.file.path.suffix == ".gz" else open
        with cast("IO[bytes]", opener(self.file.path, "rb")) as lines:
            try:
                yield from self._good(lines)
            except (EOFError, zlib.error, gzip.BadGzipFile) as exc:
                reason = f"the gzip file is broken after this line: {exc}"
                self._refuse(reason, b"")

    def _good(self, lines: IO[bytes]) -> Iterator[bytes]:
        while line := lines.readline(LONGEST_LINE):
            self.number += 1
            if not line.endswith(b"\n") and len(line) == LONGEST_LINE:
                self._refuse("a field is longer than a million letters", line)
                _skip_rest(lines)
            elif reason := self._fault(line):
                self._refuse(reason, line)
            elif line.strip():
                yield line.rstrip(b"\r\n") + b"\n"

    def _fault(self, line: bytes) -> str | None:
        text = line.rstrip(b"\r\n")
        expected, found = len(self.file.columns), text.count(b"\t") + 1
        if text and found != expected:
            return f"{found} columns instead of {expected}"
        if b"\x00" in text or b"\r" in text:
            return "a control character in the text"
        try:
            text.decode()
        except UnicodeDecodeError as exc:
            return f"not UTF-8: {exc.reason}"
        return None

    def _refuse(self, reason: str, line: bytes) -> None:
        raw = line[:LONGEST_RAW].rstrip(b"\r\n")
        self.reject(Rejected.row(self.file.path.name, self.number, reason, raw))


def _skip_rest(lines: IO[bytes]) -> None:
    """Read to the end of a line that is too long to keep."""
    while piece := lines.readline(LONGEST_LINE):
        if piece.endswith(b"\n"):
            return
