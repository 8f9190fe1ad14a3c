"""Wikipedia Movie Plots: one table of eight columns, copied from articles.

Knows the table as published and how its cells went astray; knows nothing of which
film of the catalogue is meant.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from backend.domain.errors import InvalidRecord
from backend.domain.folding import fold
from backend.domain.records import read_record
from ingestion.said import Rejected, Said, Stated
from ingestion.sources.credits import Credits, read_credits
from ingestion.sources.genres import genres_in
from ingestion.sources.names import Named
from ingestion.sources.namesakes import Namesakes, together
from ingestion.sources.origins import country_of, language_of
from ingestion.sources.prose import clean_line, clean_prose
from ingestion.sources.tables import Row, read_table

SOURCE: Final = "Wikipedia"
LICENCE: Final = "CC BY-SA 4.0"
COLUMNS: Final = (
    "release year",
    "title",
    "origin/ethnicity",
    "director",
    "cast",
    "genre",
    "wiki page",
    "plot",
)
_ARTICLE: Final = "/wiki/"
_TITLE_NOTE = re.compile(r" \((?:\d{4} )?(?:\w+ )?(?:film|serial)\)$")
_YEAR = re.compile(r"(\d{1,6})(?:\.0)?")


@dataclass(frozen=True, slots=True)
class _Told:
    """A row of the table, tidied."""

    file: str
    line: int
    title: str
    year: int
    url: str
    countries: tuple[str, ...]
    languages: tuple[str, ...]
    genres: tuple[str, ...]
    credits: Credits
    plot: str

    @property
    def shared(self) -> Hashable:
        """What the rows of one film have in common."""
        return (self.url, fold(self.title), self.year)


def read_plot_table(path: Path) -> Iterator[Said]:
    """Return the films of such a table; one that stands twice comes once.

    Raises InvalidRequest when it lacks a column.
    """
    read_table(path, COLUMNS)  # so that a wrong file is refused at once
    return _films(path)


def _films(path: Path) -> Iterator[Said]:
    counts: Counter[Hashable] = Counter()
    namesakes = Namesakes()
    for told in _rows(path):
        if isinstance(told, _Told):
            counts[told.shared] += 1
            namesakes.note(told.title, told.year, told.url)
    for group in together(_rows(path), _shared, counts):
        yield _said(group, namesakes)


def _shared(row: _Told | Rejected) -> Hashable:
    return (row.file, row.line) if isinstance(row, Rejected) else row.shared


def _rows(path: Path) -> Iterator[_Told | Rejected]:
    for row in read_table(path, COLUMNS):
        yield row if isinstance(row, Rejected) else _read(path.name, row)


def _read(file: str, row: Row) -> _Told | Rejected:
    try:
        return _told(file, row)
    except InvalidRecord as exc:
        raw = ",".join(row.cells.values())
        return Rejected.row(file, row.line, str(exc), raw)


def _told(file: str, row: Row) -> _Told:
    cells = row.cells
    year, url = _year(cells["release year"]), cells["wiki page"].strip()
    language = language_of(cells["origin/ethnicity"])
    country = country_of(cells["origin/ethnicity"], year)
    title = _title(cells["title"], url)
    told = _Told(
        file=file,
        line=row.line,
        title=title,
        year=year,
        url=url,
        countries=(country,) if country else (),
        languages=(language,) if language else (),
        genres=tuple(genres_in(cells["genre"], year)),
        credits=_credits(title, cells),
        plot=clean_prose(cells["plot"]),
    )
    read_record({"id": "mc0", **_keys(told)})  # refuses what no record can hold
    return told


def _year(text: str) -> int:
    match = _YEAR.fullmatch(text.strip())
    if not match:
        raise InvalidRecord(f"Release Year: must be a year, not {text[:40]!r}")
    return int(match[1])


def _title(text: str, url: str) -> str:
    """Return the title; if it shares no word with the article's, the article's.

    Then a cell slipped: the title is a day ("23"), a distributor or a date.
    """
    title = _TITLE_NOTE.sub("", clean_line(text))
    if _ARTICLE not in url or "#" in url or "List_of" in url:
        return title
    page = unquote(url.partition(_ARTICLE)[2]).replace("_", " ")
    article = _TITLE_NOTE.sub("", page).strip()
    words = set(fold(title).split()) & set(fold(article).split())
    is_latin = fold(article).isascii() and fold(article)
    return title if words or not is_latin else article


def _credits(title: str, cells: dict[str, str]) -> Credits:
    """Return the people of a row, whose cells may have slipped one to the right."""
    director, cast = cells["director"], cells["cast"]
    if fold(director) != fold(title):
        return read_credits(director, cast)
    has_slipped = fold(cells["title"]) != fold(title)
    return read_credits(cast, "") if has_slipped else read_credits("", cast)


def _said(group: list[_Told | Rejected], namesakes: Namesakes) -> Said:
    first = group[0]
    if isinstance(first, Rejected):
        return first
    told = _merged([row for row in group if isinstance(row, _Told)])
    film_id = namesakes.film_id(told.title, told.year, told.url)
    record = read_record({"id": film_id, **_keys(told)})
    return Stated(record, told.file, told.line)


def _merged(rows: list[_Told]) -> _Told:
    """Make one of a film's rows: the countries of all, the longest plot."""
    longest = max(rows, key=lambda row: len(row.plot))
    return replace(
        longest,
        line=rows[0].line,
        countries=tuple(dict.fromkeys(c for row in rows for c in row.countries)),
        genres=tuple(dict.fromkeys(g for row in rows for g in row.genres)),
    )


def _keys(told: _Told) -> dict[str, object]:
    """Return the record's keys, those left out of which nothing is said."""
    source = {"name": SOURCE, "url": told.url or None, "licence": LICENCE}
    keys: dict[str, object] = {
        "countries": list(told.countries),
        "languages": list(told.languages),
        "genres": list(told.genres),
        "directors": [{"name": name} for name in told.credits.directors],
        "writers": [{"name": name} for name in told.credits.writers],
        "cast": [_member(named) for named in told.credits.cast],
        "plot": told.plot,
        "sources": [{"field": "plot", **source}] if told.plot else [],
    }
    stated = {key: value for key, value in keys.items() if value}
    return {"title": told.title, "year": told.year, **stated}


def _member(named: Named) -> dict[str, object]:
    characters = [named.character] if named.character else []
    return {"name": named.name, "characters": characters}
