"""IMDb's files: their names, their columns, and how DuckDB reads and writes them."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
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
    "title.akas": (
        "titleId",
        "ordering",
        "title",
        "region",
        "language",
        "types",
        "attributes",
        "isOriginalTitle",
    ),
    "name.basics": (
        "nconst",
        "primaryName",
        "birthYear",
        "deathYear",
        "primaryProfession",
        "knownForTitles",
    ),
}
# Raw tabs and lines: a quote is a letter like any other.
_RAW: Final = r"delim = '\t', quote = '', escape = '', nullstr = '\N'"
_LONGEST_LINE: Final = 1_000_000


def file_of(folder: Path, name: str) -> Path:
    """Return where one of IMDb's files stands, gzipped or not."""
    packed = folder / f"{name}.tsv.gz"
    return packed if packed.exists() else folder / f"{name}.tsv"


def reading(path: Path) -> str:
    """Return DuckDB's words for reading a file, every column as text."""
    name = path.name.removesuffix(".gz").removesuffix(".tsv")
    columns = ", ".join(f"'{column}': 'VARCHAR'" for column in COLUMNS[name])
    return (
        f"read_csv('{path}', {_RAW}, header = true, auto_detect = false, "
        f"max_line_size = {_LONGEST_LINE}, columns = {{{columns}}})"
    )


def writing(rows: str, path: Path) -> str:
    """Return DuckDB's words for writing rows to a file as IMDb writes them."""
    packing = ", COMPRESSION gzip" if path.suffix == ".gz" else ""
    return (
        rf"COPY ({rows}) TO '{path}' (FORMAT csv, DELIMITER '\t', QUOTE '', "
        rf"ESCAPE '', NULL '\N', HEADER{packing})"
    )


@cache
def blocks(source: str) -> dict[str, str]:
    """Return the named blocks of a file of SQL that stands beside this module."""
    return named_blocks(Path(__file__).with_name(source))


def named_blocks(path: Path) -> dict[str, str]:
    """Return the blocks of a file of SQL, each under its `-- name: …`."""
    text = path.read_text(encoding="utf-8")
    parts = re.split(r"^-- name: ([\w.]+)\n", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))
