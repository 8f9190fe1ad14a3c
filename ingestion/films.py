"""Film records from files and back: JSONL, or the same lines gzipped.

Knows lines and files; what a record means is the domain's.
"""

import gzip
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TextIO, cast

from backend.domain.errors import InvalidRecord
from backend.domain.films import Film
from backend.domain.records import FilmRecord, parse_record, write_record


def read_films(path: Path) -> Iterator[FilmRecord]:
    """Return the records of a file; raise InvalidRecord naming line and key."""
    line_of: dict[str, int] = {}
    with _open(path) as lines:
        for number, raw in enumerate(_unpacked(lines), start=1):
            text = _decode(raw, number)
            if not text.strip():
                continue
            record = _parse(text, number)
            first = line_of.setdefault(record.film.id, number)
            if first != number:
                raise InvalidRecord(
                    f"line {number}: id: {record.film.id} stands in line {first} "
                    "already; films that differ need ids or years that differ",
                )
            yield record


def export_films(films: Iterable[Film], target: Path) -> int:
    """Write a record a line to a file and return how many.

    What stood there stays until all is written; a pipe or a device is written to
    as it is.
    """
    place = target.resolve()
    if place.exists() and not place.is_file():
        with place.open("w", encoding="utf-8") as out:
            return write_films(films, out)
    unfinished = place.with_name(f".{place.name}.{os.getpid()}.unfinished")
    try:
        with unfinished.open("w", encoding="utf-8") as out:
            count = write_films(films, out)
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
    """Return how many lines a file has, None if only unpacking it would tell."""
    if path.suffix == ".gz":
        return None
    with path.open("rb") as lines:
        blocks = iter(lambda: lines.read(1 << 20), b"")
        return sum(block.count(b"\n") for block in blocks)


def _open(path: Path) -> IO[bytes]:
    if path.suffix == ".gz":
        return cast("IO[bytes]", gzip.open(path, "rb"))
    return path.open("rb")


def _unpacked(lines: IO[bytes]) -> Iterator[bytes]:
    """Pass lines on; a gzip file that is cut short or none is said in words."""
    try:
        yield from lines
    except (EOFError, zlib.error, gzip.BadGzipFile) as exc:
        raise InvalidRecord(f"the gzip file is broken: {exc}") from exc


def _decode(raw: bytes, number: int) -> str:
    try:
        return raw.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as exc:
        raise InvalidRecord(f"line {number}: this is not UTF-8: {exc.reason}") from exc


def _parse(text: str, number: int) -> FilmRecord:
    try:
        return parse_record(text)
    except InvalidRecord as exc:
        raise InvalidRecord(f"line {number}: {exc}") from exc
