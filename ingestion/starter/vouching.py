"""Films that IMDb's newest files lack, as others know them.

Knows MovieLens's folder, MetaQA's facts and an older file of IMDb's ratings: what a
record says of such a film has to agree with all three.
"""

import csv
import gzip
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from backend.domain.folding import fold, fold_title
from ingestion.starter.rules import Problem, Record, is_rounding

VOUCHED: Final = "Movie Chat, checked against MovieLens, MetaQA and IMDb of 2017"
"""Notes that a record's facts are not out of IMDb's newest files."""
_TITLE: Final = re.compile(r"(?P<titles>.+?) \((?P<year>\d{4})\)\s*$")
_OTHER_TITLE: Final = re.compile(r"\s*\((?:a\.k\.a\. )?(.+?)\)")

Rated = tuple[float, int]
Facts = Mapping[str, list[str]]
"""What MetaQA says of a film, by relation."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the three know of a film."""

    titles: frozenset[str]
    year: int
    rating: float
    votes: int
    directors: frozenset[str]
    languages: frozenset[str]


def vouching_problems(record: Record, known: Known | None) -> list[Problem]:
    """Return where a record of a film that IMDb's files lack departs from others."""
    film = record["id"]
    if all(note["name"] != VOUCHED for note in record["sources"]):
        return [Problem(film, "id", "is not among IMDb's titles, and not marked so")]
    if known is None:
        return [Problem(film, "id", "is not known to all of the others")]
    directors = {fold(person["name"]) for person in record["directors"]}
    agrees = {
        "title": fold_title(record["title"]) in known.titles,
        "year": record["year"] == known.year,
        "rating": record["rating"] == known.rating,
        "votes": is_rounding(record["votes"], known.votes),
        "directors": directors == known.directors,
        "languages": known.languages <= set(record["languages"]),
    }
    return [
        Problem(film, field, f"is {record[field]!r}, others know {known}")
        for field, is_so in agrees.items()
        if not is_so
    ]


def read_known(
    films: frozenset[str], movielens: Path, metaqa: Path, ratings: Path
) -> dict[str, Known]:
    """Return those of these films that all three know, by IMDb's id.

    Raises:
        FileNotFoundError: One of the files is not there.
    """
    titled = dict(_titled(movielens, films))
    rated = dict(_rated(ratings, titled))
    told = _told(metaqa)
    return {
        film: known
        for film, (titles, year) in titled.items()
        if film in rated and (known := _known(titles, year, rated[film], told))
    }


def _known(
    titles: frozenset[str],
    year: int,
    rated: Rated,
    told: Mapping[tuple[str, str], Facts],
) -> Known | None:
    found = [told[title, str(year)] for title in titles if (title, str(year)) in told]
    if not found:
        return None
    directors = frozenset(map(fold, found[0].get("directed_by", ())))
    languages = frozenset(found[0].get("in_language", ()))
    return Known(titles, year, *rated, directors, languages)


def _titled(
    folder: Path, films: frozenset[str]
) -> Iterator[tuple[str, tuple[frozenset[str], int]]]:
    with (folder / "links.csv").open(encoding="utf-8", newline="") as lines:
        id_of = {row["movieId"]: f"tt{row['imdbId']}" for row in csv.DictReader(lines)}
    with (folder / "movies.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found = _TITLE.match(row["title"])
            if found and id_of[row["movieId"]] in films:
                first = _OTHER_TITLE.sub("", found["titles"])
                titles = [first, *_OTHER_TITLE.findall(found["titles"])]
                told = frozenset(map(fold_title, titles)), int(found["year"])
                yield id_of[row["movieId"]], told


def _rated(path: Path, films: Container[str]) -> Iterator[tuple[str, Rated]]:
    for line in _lines(path):
        film, rating, votes = line.split("\t")[:3]
        if film in films:
            yield film, (float(rating), int(votes))


def _told(path: Path) -> dict[tuple[str, str], Facts]:
    """Return MetaQA's films by title and year; what it says of one stands together."""
    triples = (line.split("|") for line in _lines(path))
    told: dict[tuple[str, str], Facts] = {}
    for title, lines in groupby(triples, key=lambda triple: triple[0]):
        facts: dict[str, list[str]] = {}
        for _, relation, value in lines:
            facts.setdefault(relation, []).append(value)
        for year in facts.get("release_year", ()):
            told[fold_title(title), year] = facts
    return told


def _lines(path: Path) -> Iterator[str]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from (line.rstrip("\n") for line in lines)
