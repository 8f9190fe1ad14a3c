"""A MovieLens folder of any size: ratings, who likes what else, tags.

Knows GroupLens's files as published; knows nothing of the catalogue. Films are
named by IMDb's ids, by way of links.csv. The ratings, up to tens of millions, are
read by DuckDB and never held as Python objects.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from backend.domain.errors import InvalidRequest
from backend.domain.films import FilmId
from backend.ports import Progress
from ingestion.said import Rejected
from ingestion.sources.co_likes import Heralds, LikedTogether
from ingestion.sources.ratings_table import FilmTotal, open_ratings
from ingestion.sources.tables import Row, read_table
from ingestion.sources.tags import TagCounts

SOURCE: Final = "MovieLens"
URL: Final = "https://grouplens.org/datasets/movielens/"
LICENCE: Final = "GroupLens: non-commercial use, to be passed on under these terms"
COURTESY: Final = (
    "Ratings and tags: MovieLens (F. Maxwell Harper and Joseph A. Konstan, 2015: "
    "The MovieLens Datasets: History and Context)."
)
STARS_TO_TEN: Final = 2
_IMDB_NUMBER = re.compile(r"0*[1-9]\d{0,9}")
_YEAR = re.compile(r"\s*\((?P<year>\d{4})(?:[-\u2013]\d{0,4})?\)\s*$")
_BRACKET = re.compile(r"\s*\((?P<inside>[^()]*)\)\s*$")
_ALIAS = re.compile(r"^a\.?k\.?a\.?\s+", re.IGNORECASE)
_LATE_ARTICLE = re.compile(
    r"^(?P<rest>.+), (?P<article>The|A|An|Le|La|Les|L'|Il|I|Lo|Gli|El|Los|Las|Der|"
    r"Die|Das|Un|Une|Det|Den|De|O|Os)$",
)


@dataclass(frozen=True, slots=True)
class RatedFilm:
    """A film as MovieLens names it."""

    film_id: FilmId
    title: str
    year: int | None
    also_known_as: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class FilmRating:
    """How a film is rated, from 0 to 10, and by how many: its popularity."""

    film_id: FilmId
    mean: float
    ratings: int


CoLike = tuple[FilmId, float]
"""A film, and how surely a like of it says that another will be liked, or will not."""


@dataclass(frozen=True, slots=True)
class CoLikes:
    """A film, and those of which a like says something of it, most for it first."""

    film_id: FilmId
    heralds: tuple[CoLike, ...]


@dataclass(frozen=True, slots=True)
class FilmTags:
    """What people tagged a film with that says what it is about, most used first."""

    film_id: FilmId
    keywords: tuple[str, ...]


class MovieLens:
    """An opened folder; every part of it can be gone through again and again."""

    def __init__(self, folder: Path) -> None:
        """Look for the files; raise InvalidRequest naming what is missing."""
        self._links = _needed(folder, "links.csv")
        self._ratings = _needed(folder, "ratings.csv")
        self._movies = _file(folder, "movies.csv")
        self._tags = _file(folder, "tags.csv")

    @cached_property
    def _ids(self) -> dict[int, FilmId]:
        ids: dict[int, FilmId] = {}
        for row in read_table(self._links, ["movieid", "imdbid"]):
            if isinstance(row, Row) and not _link_problem(row):
                ids[int(row.cells["movieid"])] = _imdb_id(row)
        return ids

    def films(self) -> Iterator[RatedFilm | Rejected]:
        """Return the films, and the links that lead nowhere."""
        yield from _unusable_links(self._links)
        if self._movies is None:
            return
        for row in read_table(self._movies, ["movieid", "title"]):
            if isinstance(row, Rejected):
                yield row
            elif film_id := self._ids.get(_number(row.cells["movieid"])):
                yield _rated_film(film_id, row)

    def ratings(self) -> Iterator[FilmRating | Rejected]:
        """Return how each film is rated, then the rows that could not be used."""
        with open_ratings(self._ratings) as table:
            totals = table.totals()
            for total in totals:
                if film_id := self._ids.get(total.movie_id):
                    yield FilmRating(film_id, _mean(total), total.ratings)
            yield from table.rejected(totals)

    def co_likes(self, progress: Progress) -> Iterator[CoLikes]:
        """Return each film with those of which a like says something of it."""
        progress.stage("Reading who likes what")
        with open_ratings(self._ratings) as table:
            users, films = table.likes()
        for heralds in LikedTogether(users, films, progress).heralds():
            found = tuple(self._co_likes(heralds))
            if found and heralds.number in self._ids:
                yield CoLikes(self._ids[heralds.number], found)

    def tags(self) -> Iterator[FilmTags | Rejected]:
        """Return each film's tags as keywords, then the rows that had none."""
        counts = TagCounts()
        rejected: list[Rejected] = []
        for row in self._tag_rows():
            if isinstance(row, Rejected):
                rejected.append(row)
            elif film_id := self._ids.get(_number(row.cells["movieid"])):
                counts.add(film_id, row.cells["userid"], row.cells["tag"])
        for tagged, keywords in counts.keywords():
            yield FilmTags(FilmId(tagged), keywords)
        yield from rejected

    def _co_likes(self, heralds: Heralds) -> Iterator[CoLike]:
        ids = map(self._ids.get, heralds.films.tolist())
        for film_id, strength in zip(ids, heralds.strengths.tolist(), strict=True):
            if film_id is not None:
                yield film_id, strength

    def _tag_rows(self) -> Iterator[Row | Rejected]:
        if self._tags is not None:
            yield from read_table(self._tags, ["userid", "movieid", "tag"])


def _needed(folder: Path, name: str) -> Path:
    found = _file(folder, name)
    if found is None:
        raise InvalidRequest(
            f"{folder}: there is no {name} here; name the folder that a MovieLens "
            "archive unpacks to, with links.csv and ratings.csv in it.",
        )
    return found


def _file(folder: Path, name: str) -> Path | None:
    for path in (folder / name, folder / f"{name}.gz"):
        if path.is_file():
            return path
    return None


def _unusable_links(path: Path) -> Iterator[Rejected]:
    for row in read_table(path, ["movieid", "imdbid"]):
        if isinstance(row, Rejected):
            yield row
        elif problem := _link_problem(row):
            raw = ",".join(row.cells.values())
            yield Rejected.row(path.name, row.line, problem, raw)


def _link_problem(row: Row) -> str | None:
    for name in ("movieid", "imdbid"):
        if not _IMDB_NUMBER.fullmatch(row.cells[name].strip()):
            return f"{name}: must be a number, not {row.cells[name][:40]!r}"
    return None


def _imdb_id(row: Row) -> FilmId:
    """Return the id as IMDb writes it: at least seven digits."""
    return FilmId(f"tt{int(row.cells['imdbid']):07d}")


def _number(text: str) -> int:
    with suppress(ValueError):
        return int(text)
    return 0  # no film of MovieLens has this number


def _mean(total: FilmTotal) -> float:
    return round(STARS_TO_TEN * total.total / total.ratings, 2)


def _rated_film(film_id: FilmId, row: Row) -> RatedFilm:
    """Read a title such as "Seven (a.k.a. Se7en) (1995)"."""
    text = " ".join(row.cells["title"].split())
    year = _YEAR.search(text)
    text = text[: year.start()] if year else text
    others: list[str] = []
    while text and (bracket := _BRACKET.search(text)):
        others.insert(0, _ALIAS.sub("", bracket["inside"]))
        text = text[: bracket.start()]
    return RatedFilm(
        film_id,
        _with_article_first(text or row.cells["title"].strip()),
        int(year["year"]) if year else None,
        tuple(_with_article_first(other) for other in others if other),
        row.line,
    )


def _with_article_first(title: str) -> str:
    match = _LATE_ARTICLE.match(title.strip())
    if not match:
        return title.strip()
    joint = "" if match["article"].endswith("'") else " "
    return f"{match['article']}{joint}{match['rest']}"
