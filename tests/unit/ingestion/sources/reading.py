"""Files for the tests of readers, and what came of them, parted."""

import gzip
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from ingestion.said import Rejected

T = TypeVar("T")

BAD_UTF8 = b"Am\xe9lie"
LONG = 60_000
"""More than any line may have, once limits are small."""


def a_file(folder: Path, name: str, content: str | bytes) -> Path:
    """A file with this in it, gzipped if its name says so."""
    raw = content.encode() if isinstance(content, str) else content
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(raw) if path.suffix == ".gz" else raw)
    return path


def cut_short(path: Path, *, keep: float = 0.5) -> Path:
    """The same gzip file, broken off on the way."""
    raw = path.read_bytes()
    path.write_bytes(raw[: int(len(raw) * keep)])
    return path


def parted(said: Iterable[T | Rejected]) -> tuple[list[T], list[Rejected]]:
    """What can be used, and what cannot."""
    usable: list[T] = []
    rejected: list[Rejected] = []
    for one in said:
        if isinstance(one, Rejected):
            rejected.append(one)
        else:
            usable.append(one)
    return usable, rejected


def reasons(rejected: Iterable[Rejected]) -> list[tuple[int, str]]:
    """Where each stands and why."""
    return [(row.line, row.reason) for row in rejected]
