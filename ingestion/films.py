"""Film records from files and back: JSONL, or the same lines gzipped.

Knows lines and files; what a record means is the domain's.
"""

import gzip
import json
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


def write_films(films: Iterable[Film], out: TextIO) -> int:
    """Write a record a line and return how many."""
    count = 0
    for film in films:
        out.write(json.dumps(write_record(film), ensure_ascii=False) + "\n")
        count += 1
    return count


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
