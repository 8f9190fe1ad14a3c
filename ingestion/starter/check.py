"""Check the starter catalogue's records against IMDb's files and our own rules.

Knows the command and the files: IMDb's TSVs, and texts that no plot may repeat.
What is wrong with a record is for the rules to say; no record is ever changed.
"""

import argparse
import csv
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import IO

from ingestion.starter.rules import (
    Credit,
    FilmFacts,
    Piece,
    Problem,
    Record,
    Role,
    copied_problems,
    fact_problems,
    shape_problems,
    shared_problems,
    text_problems,
)

Row = Mapping[str, str]

NOTHING = r"\N"
ACTING = frozenset({"actor", "actress"})
ON_SCREEN = ACTING | {"self"}
MAKING = ("directors", "writers")


def read_records(paths: Iterable[Path]) -> tuple[list[Record], list[Problem]]:
    """Return the well-formed records, and what is wrong with the others."""
    records: list[Record] = []
    problems: list[Problem] = []
    for path in paths:
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            record = _parsed(line)
            if record is None:
                place = f"{path.name}:{number}"
                problems.append(Problem(place, "line", "is not a JSON object"))
                continue
            wrong = shape_problems(record)
            problems += wrong
            records += [] if wrong else [record]
    return records, problems


def _parsed(line: str) -> Record | None:
    try:
        value = json.loads(line)
    except json.JSONDecodeError:
        return None
    return value if isinstance(value, dict) else None


def read_facts(folder: Path, films: frozenset[str]) -> dict[str, FilmFacts]:
    """Return IMDb's facts for those of the films it has.

    Raises:
        FileNotFoundError: One of IMDb's five files is not in the folder.
    """
    basics = _by_film(folder, "title.basics", films)
    ratings = _by_film(folder, "title.ratings", films)
    crew = _by_film(folder, "title.crew", films)
    roles = defaultdict(list)
    for row in _rows(folder, "title.principals", films):
        if row["category"] in ON_SCREEN:
            roles[row["tconst"]].append(row)
    names = _names(folder, crew, roles)
    return {
        film: _facts(
            row | ratings.get(film, {}) | crew.get(film, {}), roles[film], names
        )
        for film, row in basics.items()
    }


def _by_film(
    folder: Path, name: str, films: frozenset[str]
) -> dict[str, dict[str, str]]:
    return {row["tconst"]: row for row in _rows(folder, name, films)}


def _rows(folder: Path, name: str, wanted: frozenset[str]) -> Iterator[dict[str, str]]:
    with _open_tsv(folder, name) as lines:
        header = next(lines).rstrip("\n").split("\t")
        for line in lines:
            if line.partition("\t")[0] in wanted:
                yield dict(zip(header, line.rstrip("\n").split("\t"), strict=False))


def _open_tsv(folder: Path, name: str) -> IO[str]:
    packed, plain = folder / f"{name}.tsv.gz", folder / f"{name}.tsv"
    if packed.exists():
        return gzip.open(packed, "rt", encoding="utf-8")
    return plain.open(encoding="utf-8")


def _names(
    folder: Path, crew: Mapping[str, Row], roles: Mapping[str, Iterable[Row]]
) -> dict[str, str]:
    makers = (_listed(row[job]) for row in crew.values() for job in MAKING)
    actors = (row["nconst"] for row in chain.from_iterable(roles.values()))
    wanted = frozenset(chain(chain.from_iterable(makers), actors))
    rows = _rows(folder, "name.basics", wanted)
    return {row["nconst"]: row["primaryName"] for row in rows}


def _facts(row: Row, roles: Iterable[Row], names: Mapping[str, str]) -> FilmFacts:
    title, original = row["primaryTitle"], row["originalTitle"]
    rating = row.get("averageRating")
    return FilmFacts(
        title=title,
        original_title=None if original == title else original,
        year=_number(row["startYear"]),
        runtime=_number(row["runtimeMinutes"]),
        genres=tuple(_listed(row["genres"])),
        rating=None if rating is None else float(rating),
        votes=_number(row.get("numVotes", NOTHING)),
        directors=_credits(row.get("directors", NOTHING), names),
        writers=_credits(row.get("writers", NOTHING), names),
        cast=_cast(roles, names),
    )


def _credits(ids: str, names: Mapping[str, str]) -> tuple[Credit, ...]:
    return tuple((id_, names[id_]) for id_ in _listed(ids) if id_ in names)


def _cast(rows: Iterable[Row], names: Mapping[str, str]) -> tuple[Role, ...]:
    return tuple(
        (row["nconst"], names[row["nconst"]], _characters(row["characters"]))
        for row in sorted(_billed(rows), key=lambda row: int(row["ordering"]))
        if row["nconst"] in names
    )


def _billed(rows: Iterable[Row]) -> list[Row]:
    on_screen = list(rows)
    actors = [row for row in on_screen if row["category"] in ACTING]
    # A documentary has no actors; the people in it are its cast.
    return actors or on_screen


def _characters(value: str) -> tuple[str, ...]:
    return () if value == NOTHING else tuple(json.loads(value))


def _listed(value: str) -> list[str]:
    return [] if value in {NOTHING, ""} else value.split(",")


def _number(value: str) -> int | None:
    return None if value == NOTHING else int(value)


def read_pieces(folders: Iterable[Path]) -> Iterator[Piece]:
    """Yield every JSON "extract" and CSV "Plot" in the folders."""
    csv.field_size_limit(sys.maxsize)
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            for film in json.loads(path.read_text(encoding="utf-8")):
                yield f"{path.name}, {film.get('title')}", film.get("extract") or ""
        for path in sorted(folder.glob("*.csv")):
            with path.open(encoding="utf-8-sig", newline="") as lines:
                for row in csv.DictReader(lines):
                    film = {key.casefold(): row[key] for key in row if key}
                    yield f"{path.name}, {film.get('title')}", film.get("plot") or ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print each problem and the counts; return 0 when there is none, else 1."""
    parser = _parser()
    options = parser.parse_args(arguments)
    films = options.films or sorted(Path(__file__).parent.glob("films*.jsonl"))
    for folder in (options.imdb, *options.against):
        if not folder.is_dir():
            parser.error(f"{folder} is not a folder")
    try:
        records, problems = read_records(films)
        facts = read_facts(options.imdb, frozenset(r["id"] for r in records))
    except FileNotFoundError as missing:
        parser.error(f"{missing.filename} is not there")
    for record in records:
        problems += fact_problems(record, facts.get(record["id"]))
        problems += text_problems(record)
    problems += shared_problems(records)
    problems += copied_problems(records, read_pieces(options.against))
    for problem in problems:
        print(problem)
    print(f"{len(records)} records, {len(problems)} problems")
    return 1 if problems else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m ingestion.starter.check",
        description="Check the starter catalogue's records.",
        epilog="Example: %(prog)s imdb --against wikipedia_films wikipedia_plots",
    )
    parser.add_argument(
        "imdb",
        type=Path,
        metavar="IMDB_FOLDER",
        help="IMDb's TSV files, gzipped or not",
    )
    parser.add_argument(
        "--against",
        type=Path,
        nargs="+",
        default=[],
        metavar="FOLDER",
        help="texts that no plot may repeat: JSON extracts, CSV plots",
    )
    parser.add_argument(
        "--films",
        type=Path,
        nargs="+",
        metavar="FILE",
        help="records to check (default: every films*.jsonl beside this file)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
