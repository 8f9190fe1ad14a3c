"""The CMU Movie Summary Corpus: plots of 2012 with Freebase's facts beside them.

Knows the corpus as published; knows nothing of which film of the catalogue is
meant. Facts and casts are held in memory, plots stream.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from backend.domain.errors import InvalidRecord
from backend.domain.records import read_record
from ingestion.said import Rejected, Said, Stated
from ingestion.sources.genres import genres_in, imdb_genres
from ingestion.sources.lines import Line, text_lines
from ingestion.sources.names import read_names
from ingestion.sources.namesakes import Namesakes
from ingestion.sources.origins import country_named, language_named
from ingestion.sources.prose import clean_line, clean_prose

SOURCE: Final = "Wikipedia, by way of the CMU Movie Summary Corpus"
LICENCE: Final = "CC BY-SA 3.0"
ARTICLE: Final = "https://en.wikipedia.org/?curid="
PLOTS: Final = "plot_summaries.txt"
FACTS: Final = "movie.metadata.tsv"
CHARACTERS: Final = "character.metadata.tsv"
FACT_COLUMNS: Final = 9
CHARACTER_COLUMNS: Final = 13
_ACTOR, _CHARACTER = 8, 3
_DATE = re.compile(r"(\d{4})(?:-\d\d){0,2}")
# Freebase's words for what is no genre: countries, colours, how films are made.
_NO_GENRE = re.compile(
    r"^(?:black-and-white|world cinema|indie|japanese movies|chinese movies|"
    r"bollywood|filipino movies|.+ cinema|ensemble film|.+ film movement|b-movie|"
    r"cult|television movie|feature film|film adaptation|[\w ]+ in film)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Corpus:
    """The files of the corpus; who plays whom is there or not."""

    plots: Path
    facts: Path
    characters: Path | None


@dataclass(frozen=True, slots=True)
class _Facts:
    """A line of the facts, as it stands."""

    line: int
    text: str

    @property
    def cells(self) -> list[str]:
        """The columns, from the film's number to its genres."""
        return self.text.split("\t")


def find_corpus(folder: Path) -> Corpus | None:
    """Return the corpus that a folder holds, if it does."""
    plots, facts = _file(folder, PLOTS), _file(folder, FACTS)
    if plots is None or facts is None:
        return None
    return Corpus(plots, facts, _file(folder, CHARACTERS))


def read_corpus(corpus: Corpus) -> Iterator[Said]:
    """Return the films that have a plot, in the order of the plots."""
    facts, namesakes = {}, Namesakes()
    for row in _rows(corpus.facts, FACT_COLUMNS):
        if isinstance(row, Rejected):
            yield row
        else:
            number, title, year = _head(row)
            facts[number] = row
            namesakes.note(title, year, number)
    casts: dict[str, str] = {}
    if corpus.characters:
        yield from _read_casts(corpus.characters, facts, casts)
    for line in text_lines(corpus.plots):
        if isinstance(line, Rejected):
            yield line
        elif line.text.strip():
            yield _film(corpus, line, facts, casts, namesakes)


def _film(
    corpus: Corpus,
    line: Line,
    facts: dict[str, _Facts],
    casts: dict[str, str],
    namesakes: Namesakes,
) -> Said:
    number, _, plot = line.text.partition("\t")
    known = facts.get(number)
    if known is None:
        reason = f"{FACTS} has no film {number[:20]!r}"
        return Rejected.row(corpus.plots.name, line.number, reason, line.text)
    try:
        keys = _keys(known, clean_prose(plot), casts.get(number, ""))
        film_id = namesakes.film_id(*_head(known)[1:], number)
        record = read_record({"id": film_id, **keys})
    except InvalidRecord as exc:
        return Rejected.row(corpus.plots.name, line.number, str(exc), line.text)
    return Stated(record, corpus.plots.name, line.number)


def _file(folder: Path, name: str) -> Path | None:
    for path in (folder / name, folder / f"{name}.gz"):
        if path.is_file():
            return path
    return None


def _rows(path: Path, columns: int) -> Iterator[_Facts | Rejected]:
    for line in text_lines(path):
        if isinstance(line, Rejected):
            yield line
        elif line.text:
            found = line.text.count("\t") + 1
            reason = f"has {found} columns, not {columns}"
            yield (
                _Facts(line.number, line.text)
                if found == columns
                else Rejected.row(path.name, line.number, reason, line.text)
            )


def _read_casts(
    path: Path,
    facts: dict[str, _Facts],
    casts: dict[str, str],
) -> Iterator[Rejected]:
    """Gather who plays whom, a line each, as text: half a million of them."""
    for row in _rows(path, CHARACTER_COLUMNS):
        if isinstance(row, Rejected):
            yield row
            continue
        cells = row.cells
        number, actor = cells[0], cells[_ACTOR].strip()
        if actor and number in facts:
            pair = f"{actor}\t{cells[_CHARACTER].strip()}\n"
            casts[number] = casts.get(number, "") + pair


def _head(row: _Facts) -> tuple[str, str, int | None]:
    number, _, title, date, *_ = row.cells
    return number, clean_line(title), _year(date)


def _keys(row: _Facts, plot: str, cast: str) -> dict[str, object]:
    """Return the record's keys, those left out of which nothing is said."""
    number, title, year = _head(row)
    if not plot:
        raise InvalidRecord("plot: nothing is left of it without its markup")
    runtime, languages, countries, genres = row.cells[5:]
    url = f"{ARTICLE}{number}"
    source = {"field": "plot", "name": SOURCE, "url": url, "licence": LICENCE}
    keys: dict[str, object] = {
        "year": year,
        "runtime": _minutes(runtime),
        "languages": _named("languages", languages, language_named),
        "countries": _named("countries", countries, country_named),
        "genres": _genres(genres, year),
        "cast": list(_cast(cast)),
    }
    stated = {key: value for key, value in keys.items() if value}
    return {"title": title, "plot": plot, "sources": [source], **stated}


def _year(date: str) -> int | None:
    match = _DATE.match(date.strip())
    return int(match[1]) if match else None


def _minutes(text: str) -> int | None:
    """Return the runtime if it is one: the corpus has 0 and a million minutes."""
    try:
        minutes = round(float(text))
    except (ValueError, OverflowError):
        return None
    return minutes if 0 < minutes <= 5_000 else None  # noqa: PLR2004 - a work of days


def _named(
    key: str,
    cell: str,
    name: Callable[[str], str | None],
) -> list[str]:
    """Return the names in a cell such as {"/m/02h40lc": "English Language"}."""
    try:
        names = json.loads(cell or "{}")
    except ValueError as exc:
        raise InvalidRecord(f"{key}: this is not JSON: {exc}") from exc
    if not isinstance(names, dict) or not all(map(_is_text, names.values())):
        raise InvalidRecord(f"{key}: must be names by their Freebase ids")
    usual = (name(" ".join(text.split())) for text in names.values())
    return list(dict.fromkeys(text for text in usual if text))


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _genres(cell: str, year: int | None) -> list[str]:
    """Return IMDb's genres where Freebase names one, else Freebase's own word."""
    found: list[str] = []
    for word in _named("genres", cell, str):
        if not _NO_GENRE.match(word):
            found += genres_in(word, year) or imdb_genres([word], year)
    return list(dict.fromkeys(found))


def _cast(pairs: str) -> Iterator[dict[str, object]]:
    characters: dict[str, list[str]] = {}
    for actor, _, character in (pair.partition("\t") for pair in pairs.splitlines()):
        for named in read_names([actor]):
            played = characters.setdefault(named.name, [])
            played += [character] if character and character not in played else []
    for name, played in characters.items():
        yield {"name": name, "characters": played}
