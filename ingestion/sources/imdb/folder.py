"""A folder of IMDb's files, and what a line of each must hold."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from backend.domain.errors import InvalidRequest

# The columns that are read of each file; IMDb may add others.
COLUMNS: Final = {
    "title.basics": (
        "tconst",
        "titleType",
        "primaryTitle",
        "originalTitle",
        "isAdult",
        "startYear",
        "endYear",
        "runtimeMinutes",
        "genres",
    ),
    "title.ratings": ("tconst", "averageRating", "numVotes"),
    "title.crew": ("tconst", "directors", "writers"),
    "title.principals": (
        "tconst",
        "ordering",
        "nconst",
        "category",
        "job",
        "characters",
    ),
    "name.basics": (
        "nconst",
        "primaryName",
        "birthYear",
        "deathYear",
        "primaryProfession",
    ),
    "title.akas": ("titleId", "ordering", "title", "region"),
}
NEEDED: Final = "title.basics"


@dataclass(frozen=True, slots=True)
class ImdbFile:
    """One of IMDb's files, with the columns that its first line names."""

    name: str
    path: Path
    columns: tuple[str, ...]


def find_files(folder: Path) -> list[ImdbFile]:
    """Return the files that are there; raise InvalidRequest if they cannot serve."""
    found = [
        ImdbFile(name, path, _columns(name, path))
        for name in COLUMNS
        for path in [folder / f"{name}.tsv", folder / f"{name}.tsv.gz"]
        if path.is_file()
    ]
    names = [file.name for file in found]
    if NEEDED not in names:
        raise InvalidRequest(
            f"{folder} holds no {NEEDED}.tsv or {NEEDED}.tsv.gz. Name the folder with "
            "IMDb's files, or fetch them with --download.",
        )
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InvalidRequest(
            f"{folder} holds {twice[0]} both as .tsv and as .tsv.gz; which is meant? "
            "Move one of them away.",
        )
    return found


def open_lines(path: Path) -> Iterator[bytes]:
    """Return the lines of a file, unpacked; a gzip cut short ends early."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as lines:
        yield from lines


def _columns(name: str, path: Path) -> tuple[str, ...]:
    first = b""
    with suppress(EOFError, zlib.error, gzip.BadGzipFile):
        first = next(open_lines(path), b"")
    columns = tuple(first.decode("utf-8-sig", "replace").rstrip("\r\n").split("\t"))
    missing = [column for column in COLUMNS[name] if column not in columns]
    if missing:
        raise InvalidRequest(
            f"{path} cannot be IMDb's {name}: its first line does not name the column "
            f"{missing[0]}. Fetch the file again.",
        )
    return columns
