"""What a source says: a film at a time, or a row that says nothing usable."""

from dataclasses import dataclass
from typing import Final

from backend.domain.records import FilmRecord

LONGEST_RAW: Final = 2_000  # of a rejected row: enough to find and mend it


@dataclass(frozen=True, slots=True)
class Stated:
    """What a source says of one film, and where it says it."""

    record: FilmRecord
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be used, and why."""

    file: str
    line: int
    reason: str
    raw: str

    @classmethod
    def row(cls, file: str, line: int, reason: str, raw: str | bytes) -> "Rejected":
        """Keep the row readable and short: it may be binary, or 50 MB of one field."""
        start = raw[:LONGEST_RAW]
        text = start.decode("utf-8", "replace") if isinstance(start, bytes) else start
        return cls(file, line, reason, text.replace("\x00", "\N{SYMBOL FOR NULL}"))


Said = Stated | Rejected
