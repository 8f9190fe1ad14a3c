"""IMDb's facts of the starter films, out of its TSV files as they are published."""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import IO

from ingestion.starter.rules import Credit, FilmFacts, Role

Row = Mapping[str, str]

NOTHING = r"\N"
ACTING = frozenset({"actor", "actress"})
ON_SCREEN = ACTING | {"self"}
MAKING = ("directors", "writers")


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
        maker_ids=frozenset(
            chain.from_iterable(_listed(row.get(job, NOTHING)) for job in MAKING)
        ),
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
