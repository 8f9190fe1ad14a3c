"""Check the starter catalogue against IMDb's files, others' facts and our own rules.

Knows the command, the records' files and texts that ours may not repeat. What is
wrong is for the rules to say; no record is ever changed.
"""

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from ingestion.starter import starter_files
from ingestion.starter.imdb_facts import read_facts
from ingestion.starter.opinion_rules import opinion_problems, opinion_texts
from ingestion.starter.opinions import house_opinions
from ingestion.starter.rules import (
    Piece,
    Problem,
    Record,
    copied_problems,
    fact_problems,
    shape_problems,
    shared_problems,
    text_problems,
    texts_of,
)
from ingestion.starter.vouching import read_known, vouching_problems


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
    opinions = [] if options.films else list(house_opinions())
    for folder in (options.imdb, *options.against):
        if not folder.is_dir():
            parser.error(f"{folder} is not a folder")
    try:
        records, problems = read_records(options.films or starter_files())
        films = frozenset(record["id"] for record in records)
        facts = read_facts(options.imdb, films)
        known = read_known(films, *options.beside) if options.beside else {}
    except FileNotFoundError as missing:
        parser.error(f"{missing.filename} is not there")
    for record in records:
        film = record["id"]
        if film in facts:
            problems += fact_problems(record, facts[film])
        else:
            problems += vouching_problems(record, known.get(film))
        problems += text_problems(record)
    problems += shared_problems(records)
    problems += opinion_problems(opinions, records)
    texts = chain(
        chain.from_iterable(map(texts_of, records)),
        opinion_texts(opinions, {record["id"]: record for record in records}),
    )
    problems += copied_problems(texts, read_pieces(options.against))
    for problem in problems:
        print(problem)
    print(f"{len(records)} records, {len(opinions)} opinions, {len(problems)} problems")
    return 1 if problems else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m ingestion.starter.check",
        description="Check the starter catalogue's records.",
        epilog="Example: %(prog)s imdb --beside movielens kb.txt ratings-2017.tsv "
        "--against wikipedia_films wikipedia_plots",
    )
    parser.add_argument(
        "imdb",
        type=Path,
        metavar="IMDB_FOLDER",
        help="IMDb's TSV files, gzipped or not",
    )
    parser.add_argument(
        "--beside",
        type=Path,
        nargs=3,
        metavar=("MOVIELENS_FOLDER", "METAQA_FILE", "OLD_RATINGS_FILE"),
        help="who else knows the films that IMDb's newest files lack",
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
        help="records to check alone (default: all that comes with Movie Chat)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
