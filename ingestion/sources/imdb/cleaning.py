"""What DuckDB refuses to read, line by line: good lines pass, bad ones are kept apart.

Slow, and needed only for a file that is broken somewhere. Both halves are files in
the work folder, the good one finished last: a cleaning that was cut short is redone.
"""

import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Final, cast

from ingestion.said import LONGEST_RAW, Rejected
from ingestion.sources.imdb.folder import ImdbFile

LONGEST_LINE: Final = 1 << 20
BROKEN_OFF: Final = "the gzip file is broken after this line"


def clean(file: ImdbFile, folder: Path) -> ImdbFile:
    """Write the lines of a file that can be read, and apart those that cannot."""
    good, bad = _halves(file, folder)
    unfinished = good.with_suffix(".unfinished")
    with unfinished.open("wb") as out, bad.open("w", encoding="utf-8") as refused:
        for line in _Lines(file).judged():
            if isinstance(line, Rejected):
                refused.write(json.dumps(asdict(line)) + "\n")
            else:
                out.write(line)
    unfinished.replace(good)
    return ImdbFile(file.name, good, file.columns)


def cleaned(file: ImdbFile, folder: Path) -> ImdbFile:
    """Return the cleaned copy of a file if it was cleaned before, else itself."""
    good, _ = _halves(file, folder)
    return ImdbFile(file.name, good, file.columns) if good.exists() else file


def refused_lines(file: ImdbFile, folder: Path) -> Iterator[Rejected]:
    """Return the lines that cleaning kept apart."""
    _, bad = _halves(file, folder)
    with suppress(FileNotFoundError), bad.open(encoding="utf-8") as lines:
        for line in lines:
            yield Rejected(**json.loads(line))


def _halves(file: ImdbFile, folder: Path) -> tuple[Path, Path]:
    return folder / f"{file.name}.clean.tsv", folder / f"{file.name}.rejected.jsonl"


@dataclass(slots=True)
class _Lines:
    """The lines of a file, judged one by one."""

    file: ImdbFile
    number: int = 0

    def judged(self) -> Iterator[bytes | Rejected]:
        """Return every line that has as many good fields as the first, or why not."""
        opener = gzip.open if self.file.path.suffix == ".gz" else open
        with cast("IO[bytes]", opener(self.file.path, "rb")) as lines:
            try:
                yield from self._each(lines)
            except (EOFError, zlib.error, gzip.BadGzipFile) as exc:
                reason = f"{BROKEN_OFF}: {exc}"
                yield self._refused(reason, b"")

    def _each(self, lines: IO[bytes]) -> Iterator[bytes | Rejected]:
        while line := lines.readline(LONGEST_LINE):
            self.number += 1
            if not line.endswith(b"\n") and len(line) == LONGEST_LINE:
                yield self._refused("a field is longer than a million letters", line)
                _skip_rest(lines)
            elif reason := self._fault(line):
                yield self._refused(reason, line)
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

    def _refused(self, reason: str, line: bytes) -> Rejected:
        raw = line[:LONGEST_RAW].rstrip(b"\r\n")
        return Rejected.row(self.file.path.name, self.number, reason, raw)


def _skip_rest(lines: IO[bytes]) -> None:
    """Read to the end of a line that is too long to keep."""
    while piece := lines.readline(LONGEST_LINE):
        if piece.endswith(b"\n"):
            return
