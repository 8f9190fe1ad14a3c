"""Film records from files and back: JSONL or CSV, plain or gzipped.

Knows lines and files; what a record means is the domain's.
"""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from backend.domain.errors import InvalidRecord
from backend.domain.films import Film
from backend.domain.records import FilmRecord, parse_record, write_record
from ingestion.said import Rejected
from ingestion.sources.films_csv import read_film_table, write_film_table
from ingestion.sources.lines import open_text, text_lines, unpacked_suffix


def read_films(path: Path) -> Iterator[FilmRecord]:
    """Return the records of a file; raise InvalidRecord naming line and key."""
    line_of: dict[str, int] = {}
    read = read_film_table if _is_table(path) else _read_lines
    for number, record in read(path):
        first = line_of.setdefault(record.film.id, number)
        if first != number:
            raise InvalidRecord(
                f"line {number}: id: {record.film.id} stands in line {first} "
                "already; films that differ need ids or years that differ",
            )
        yield record


def export_films(films: Iterable[Film], target: Path) -> int:
    """Write films to a file, as a table if it is a .csv, and return how many.

    What stood there stays until all is written; a pipe or a device is written to
    as it is.
    """
    place = target.resolve()
    write = write_film_table if _is_table(target) else write_films
    is_packed = target.suffix == ".gz"
    if place.exists() and not place.is_file():
        with open_text(place, packed=is_packed) as out:
            return write(films, out)
    unfinished = place.with_name(f".{place.name}.{os.getpid()}.unfinished")
    try:
        with open_text(unfinished, packed=is_packed) as out:
            count = write(films, out)
        unfinished.replace(place)
    finally:
        unfinished.unlink(missing_ok=True)
    return count


def write_films(films: Iterable[Film], out: TextIO) -> int:
    """Write a record a line and return how many."""
    count = 0
    for film in films:
        out.write(json.dumps(write_record(film), ensure_ascii=False) + "\n")
        count += 1
    return count


def count_lines(path: Path) -> int | None:
    """Return how many records a file has at most, None if only reading it tells."""
    if path.suffix == ".gz" or _is_table(path):
        return None
    with path.open("rb") as lines:
        blocks = iter(lambda: lines.read(1 << 20), b"")
        return sum(block.count(b"\n") for block in blocks)


def _is_table(path: Path) -> bool:
    return unpacked_suffix(path) == ".csv"


def _read_lines(path: Path) -> Iterator[tuple[int, FilmRecord]]:
    for line in text_lines(path):
        if isinstance(line, Rejected):
            raise InvalidRecord(f"line {line.line}: {line.reason}")
        if line.text.strip():
            yield line.number, _parse(line.text, line.number)


def _parse(text: str, number: int) -> FilmRecord:
    try:
        return parse_record(text)
    except InvalidRecord as exc:
        raise InvalidRecord(f"line {number}: {exc}") from exc
