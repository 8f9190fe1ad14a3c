"""Films of prust/wikipedia-movie-data: lists of American films, decade by decade.

Knows the JSON files as published and how their links go wrong; knows nothing of
which film of the catalogue is meant.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from urllib.parse import quote

from backend.domain.errors import InvalidRecord, InvalidRequest
from backend.domain.folding import fold
from backend.domain.records import read_record
from ingestion.said import Rejected, Said, Stated
from ingestion.sources.genres import imdb_genres
from ingestion.sources.json_arrays import Element, read_array
from ingestion.sources.leads import is_about_film, stated_year
from ingestion.sources.lines import unpacked_suffix
from ingestion.sources.names import Named, read_names
from ingestion.sources.namesakes import Namesakes, together
from ingestion.sources.prose import clean_line, clean_prose

SOURCE: Final = "Wikipedia"
ARTICLES: Final = "https://en.wikipedia.org/wiki/"
TEXT_LICENCE: Final = "CC BY-SA 4.0"
PICTURE_LICENCE: Final = "its own, named on the picture's page"
_KEPT_IN_ADDRESS: Final = "%#/:,()'!*@&=+$;~"
_TITLE_NOTE = re.compile(r" \((?:\d{4} )?(?:film|serial)\)$| \[[a-z]{2}\]$")
_DECADES: Final = "movies-*.json"


@dataclass(frozen=True, slots=True)
class _Head:
    """What tells a film of the lists from others."""

    title: str
    year: int | None
    page: str | None

    @property
    def shared(self) -> Hashable:
        """What rows have in common that may be the same film."""
        return self.page or (self.title, self.year)


@dataclass(frozen=True, slots=True)
class _Entry(_Head):
    """A film as a list names it, with the lead and the picture of its article."""

    file: str
    line: int
    raw: str
    cast: tuple[Named, ...]
    genres: tuple[str, ...]
    lead: str | None
    picture: str | None
    other_titles: tuple[str, ...] = ()


def read_wikipedia(path: Path) -> Iterator[Said]:
    """Return the films of a folder of such files, or of one of them.

    Raises InvalidRequest when there is none.
    """
    return _films(_files(path))


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    decades = [*path.glob(_DECADES), *path.glob(f"{_DECADES}.gz")]
    every = decades or [p for p in path.glob("*") if unpacked_suffix(p) == ".json"]
    if not every:
        raise InvalidRequest(
            f"{path}: there is no movies-….json here; name the folder that holds the "
            "files of prust/wikipedia-movie-data, or one of them.",
        )
    return sorted(every)


def _films(files: list[Path]) -> Iterator[Said]:
    counts: Counter[Hashable] = Counter()
    namesakes = Namesakes()
    for head in _heads(files):
        counts[head.shared] += 1
        namesakes.note(head.title, head.year, head.page)
    for group in together(_entries(files), _shared, counts):
        for entry in _told_apart(group):
            yield _said(entry, namesakes) if isinstance(entry, _Entry) else entry


def _heads(files: list[Path]) -> Iterator[_Head]:
    for path in files:
        for element in read_array(path):
            if isinstance(element, Element):
                with suppress(InvalidRecord):
                    yield _head(element.value)


def _entries(files: list[Path]) -> Iterator[_Entry | Rejected]:
    for path in files:
        for element in read_array(path):
            if isinstance(element, Rejected):
                yield element
            else:
                yield _read(path.name, element)


def _shared(entry: _Entry | Rejected) -> Hashable:
    return (entry.file, entry.line) if isinstance(entry, Rejected) else entry.shared


def _read(file: str, element: Element) -> _Entry | Rejected:
    try:
        return _entry(file, element)
    except InvalidRecord as exc:
        return Rejected.row(file, element.line, str(exc), element.raw)


def _head(data: dict[str, object]) -> _Head:
    title = _TITLE_NOTE.sub("", clean_line(_text(data, "title") or ""))
    year = data.get("year")
    if year is not None and not isinstance(year, int):
        raise InvalidRecord("year: must be a whole number")
    return _Head(title, year, _page(_text(data, "href")))


def _entry(file: str, element: Element) -> _Entry:
    data, head = element.value, _head(element.value)
    lead = clean_prose(_text(data, "extract") or "")
    is_right = is_about_film(lead, head.year)
    return _Entry(
        head.title,
        head.year,
        head.page,
        file=file,
        line=element.line,
        raw=element.raw,
        cast=tuple(n for n in read_names(_texts(data, "cast")) if not n.work),
        genres=tuple(imdb_genres(_texts(data, "genres"), head.year)),
        lead=lead if is_right else None,
        picture=_picture(_text(data, "thumbnail")) if is_right or not lead else None,
    )


def _text(data: dict[str, object], key: str) -> str | None:
    value = data.get(key)
    if value is not None and not isinstance(value, str):
        raise InvalidRecord(f"{key}: must be text")
    return value


def _texts(data: dict[str, object], key: str) -> list[str]:
    values = data.get(key) or []
    if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
        raise InvalidRecord(f"{key}: must be a list of texts")
    return values


def _page(href: str | None) -> str | None:
    """Return an article's name as its address has it."""
    name = (href or "").strip().removeprefix(ARTICLES).removeprefix("/wiki/")
    return quote(name.replace(" ", "_"), safe=_KEPT_IN_ADDRESS) or None


def _picture(address: str | None) -> str | None:
    return address if address and address.startswith("https://") else None


def _told_apart(group: list[_Entry | Rejected]) -> list[_Entry | Rejected]:
    """Make rows that lead to one article one film each, remakes kept apart.

    The article is left to the film whose year it states; to the others it is
    somebody else's.
    """
    entries = [entry for entry in group if isinstance(entry, _Entry)]
    if len(entries) < len(group) or len(group) == 1:
        return group
    films = [_merged(same) for same in _same_films(entries)]
    owner = min(films, key=_years_off)
    return [f if f is owner else _without_article(f) for f in films]


def _same_films(entries: list[_Entry]) -> list[list[_Entry]]:
    films: list[list[_Entry]] = []
    for entry in entries:
        for film in films:
            if any(_is_same_film(entry, other) for other in film):
                film.append(entry)
                break
        else:
            films.append([entry])
    return films


def _is_same_film(one: _Entry, other: _Entry) -> bool:
    """Whether two rows with one article are one film, or a film and its remake.

    A title may have grown ("… 3D", "Omen III: …") and a year may be that of a
    premiere or a re-release; then somebody of the cast tells.
    """
    titles = sorted((fold(one.title), fold(other.title)), key=len)
    years_apart = abs((one.year or 0) - (other.year or 0))
    if titles[0] == titles[1] and years_apart <= 1:
        return True
    shares_cast = {n.name for n in one.cast} & {n.name for n in other.cast}
    return bool(shares_cast) and f" {titles[0]} " in f" {titles[1]} "


def _merged(same: list[_Entry]) -> _Entry:
    """Make one of a film's rows: people and genres of all, the longest lead."""
    best = min(same, key=_years_off)
    ordered = [best, *(entry for entry in same if entry is not best)]
    leads = [entry.lead for entry in ordered if entry.lead]
    people: dict[str, Named] = {}
    for named in (named for entry in ordered for named in entry.cast):
        people.setdefault(named.name, named)
    return replace(
        best,
        cast=tuple(people.values()),
        genres=tuple(dict.fromkeys(g for entry in ordered for g in entry.genres)),
        lead=max(leads, key=len, default=None),
        picture=next((e.picture for e in ordered if e.picture), None),
        other_titles=tuple({e.title: 1 for e in ordered if e.title != best.title}),
    )


def _years_off(entry: _Entry) -> int:
    """Return how far the year is from the one that the article states."""
    said = stated_year(entry.lead) if entry.lead else None
    if entry.lead is None or entry.year is None:
        return 9_999
    return abs(said - entry.year) if said else 0


def _without_article(entry: _Entry) -> _Entry:
    return replace(entry, page=None, lead=None, picture=None)


def _said(entry: _Entry, namesakes: Namesakes) -> Said:
    film_id = namesakes.film_id(entry.title, entry.year, entry.page)
    try:
        record = read_record({"id": film_id, **_keys(entry)})
    except InvalidRecord as exc:
        return Rejected.row(entry.file, entry.line, str(exc), entry.raw)
    return Stated(record, entry.file, entry.line)


def _keys(entry: _Entry) -> dict[str, object]:
    """Return the record's keys, those left out of which nothing is said."""
    keys: dict[str, object] = {
        "year": entry.year,
        "also_known_as": list(entry.other_titles),
        "genres": list(entry.genres),
        "cast": [_member(named) for named in entry.cast],
        "plot": entry.lead,
        "poster_url": entry.picture,
        "sources": list(_sources(entry)),
    }
    return {"title": entry.title, **{k: v for k, v in keys.items() if v}}


def _member(named: Named) -> dict[str, object]:
    characters = [named.character] if named.character else []
    return {"name": named.name, "characters": characters}


def _sources(entry: _Entry) -> Iterator[dict[str, object]]:
    url = f"{ARTICLES}{entry.page}" if entry.page else None
    stated = {"plot": TEXT_LICENCE} if entry.lead else {}
    stated |= {"poster_url": PICTURE_LICENCE} if entry.picture else {}
    for field, licence in stated.items():
        yield {"field": field, "name": SOURCE, "url": url, "licence": licence}
