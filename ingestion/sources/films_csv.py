"""Film records as a table: a column for each key of the record.

Knows how a cell holds a list; what a record means is the domain's. A cell that is
empty says nothing. Lists stand as "Drama|Crime", people as names or
"nm0000209:Tim Robbins", the cast as "Tim Robbins as Andy Dufresne"; whatever these
cannot hold stands as JSON.
"""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, TextIO

from backend.domain.errors import InvalidRecord, InvalidRequest
from backend.domain.films import Film
from backend.domain.records import FilmRecord, read_record, write_record
from ingestion.said import Rejected
from ingestion.sources.tables import Row, read_table

Cell = Callable[[str], object]

PARTED_BY: Final = "|"
_PERSON = re.compile(r"(?:(?P<id>(?:nm|pc)[0-9a-z]{1,20}):)?(?P<name>.*)", re.DOTALL)
_AS: Final = " as "
_NUMBERS: Final = {"year": int, "runtime": int, "votes": int, "rating": float}
_LISTS: Final = ("genres", "keywords", "languages", "countries", "also_known_as")
_PEOPLE: Final = ("directors", "writers")
COLUMNS: Final = tuple(write_record(Film(id="", title="")))  # type: ignore[arg-type] # only its keys are wanted


def read_film_table(path: Path) -> Iterator[tuple[int, FilmRecord]]:
    """Return the records of a table, each with its line.

    Raises InvalidRequest for a column that is no key of the record, InvalidRecord
    naming line and key for a row that cannot be used.
    """
    rows = read_table(path, ["title"])
    for row in rows:
        if isinstance(row, Rejected):
            raise InvalidRecord(f"line {row.line}: {row.reason}")
        _check_columns(path.name, row)
        yield row.line, _record(row)


def write_film_table(films: Iterable[Film], out: TextIO) -> int:
    """Write a row for each film and return how many."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    count = 0
    for film in films:
        record = write_record(film)
        writer.writerow([_cell(key, record[key]) for key in COLUMNS])
        count += 1
    return count


def _check_columns(file: str, row: Row) -> None:
    for name in row.cells:
        if name not in COLUMNS:
            known = ", ".join(COLUMNS)
            raise InvalidRequest(f"{file}: unknown column {name!r}; known are {known}")


def _record(row: Row) -> FilmRecord:
    stated = {key: cell for key, cell in row.cells.items() if cell.strip()}
    try:
        return read_record({key: _read(key, cell) for key, cell in stated.items()})
    except InvalidRecord as exc:
        raise InvalidRecord(f"line {row.line}: {exc}") from exc


def _read(key: str, cell: str) -> object:
    if key in _NUMBERS:
        return _number(cell.strip(), _NUMBERS[key])
    if key not in _READERS and key != "sources":
        return cell
    if cell.lstrip().startswith("["):
        return _json(key, cell)
    if key == "sources":
        raise InvalidRecord("sources: must be a JSON list")
    return [_READERS[key](part) for part in cell.split(PARTED_BY) if part.strip()]


def _number(text: str, kind: Callable[[str], object]) -> object:
    """Return the number; what is none is left for the record to refuse."""
    try:
        return kind(text)
    except ValueError:
        return text


def _json(key: str, cell: str) -> object:
    try:
        return json.loads(cell)
    except (ValueError, RecursionError) as exc:
        raise InvalidRecord(f"{key}: this is not JSON: {exc}") from exc


def _person(text: str) -> dict[str, object]:
    match = _PERSON.fullmatch(text.strip())
    assert match is not None, "every text matches"  # noqa: S101 - for the type checker
    return {"id": match["id"], "name": match["name"]}


def _member(text: str) -> dict[str, object]:
    named, found, characters = text.strip().partition(_AS)
    played = [characters] if found else []
    return {**_person(named), "characters": played}


_READERS: Final[Mapping[str, Cell]] = {
    **dict.fromkeys(_LISTS, str.strip),
    **dict.fromkeys(_PEOPLE, _person),
    "cast": _member,
}


def _cell(key: str, value: object) -> str:
    """Return a cell that reads back as this value."""
    if value is None or value == []:
        return ""
    if not isinstance(value, list):
        return str(value)
    plain = PARTED_BY.join(_part(key, item) for item in value)
    return plain if _reads_back(key, plain, value) else _as_json(value)


def _part(key: str, item: object) -> str:
    if not isinstance(item, dict) or key == "sources":
        return str(item)
    person = f"{item['id']}:{item['name']}"
    characters = item.get("characters") or []
    return person + "".join(f"{_AS}{character}" for character in characters)


def _reads_back(key: str, cell: str, value: list[object]) -> bool:
    try:
        again = read_record({"title": "-", key: _read(key, cell)}).film
    except InvalidRecord:
        return False
    return write_record(again)[key] == value


def _as_json(value: list[object]) -> str:
    return json.dumps(value, ensure_ascii=False)
