"""Reviews: the Large Movie Review Dataset (aclImdb), or a table of one's own.

Knows both forms as they are found; knows nothing of the catalogue. A review names
its film by IMDb's id, or by title and year.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from backend.domain.errors import InvalidRequest
from backend.domain.films import FilmId
from backend.domain.opinions import Sentiment
from ingestion.said import Rejected
from ingestion.sources.lines import Line, text_lines, unpacked_suffix
from ingestion.sources.prose import without_tags
from ingestion.sources.tables import Row, read_columns, read_table

DATASET: Final = "Large Movie Review Dataset"
DATASET_URL: Final = "https://ai.stanford.edu/~amaas/data/sentiment/"
DATASET_LICENCE: Final = "for research; the reviews are their writers' own"
LONGEST_REVIEW: Final = 100_000
_SPLITS: Final = ("train", "test")
_KINDS: Final[Mapping[str, Sentiment | None]] = {
    "neg": "neg",
    "pos": "pos",
    "unsup": None,
}
_NAME = re.compile(r"(?P<number>\d{1,9})_(?P<rating>\d{1,2})\.txt(?:\.gz)?")
_FILM = re.compile(r"(?<![a-z0-9])(tt\d{5,12})(?!\d)")
_UNRATED: Final = 0
_WORDS: Final[Mapping[str, Sentiment]] = {
    "pos": "pos",
    "positive": "pos",
    "1": "pos",
    "neg": "neg",
    "negative": "neg",
    "0": "neg",
}
_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "text": ("review", "text", "review_text", "comment", "content", "body"),
    "sentiment": ("sentiment", "label", "polarity"),
    "rating": ("rating", "score", "stars"),
    "film": ("film_id", "imdb_id", "film", "imdbid", "tconst", "movie_id", "id", "url"),
    "title": ("title", "film_title", "movie", "movie_title", "name"),
    "year": ("year", "release_year", "film_year"),
}
_YEAR_IN_TITLE = re.compile(r"^(?P<title>.+?)\s*\((?P<year>\d{4})\)$")


@dataclass(frozen=True, slots=True)
class FilmNamed:
    """The film a review is about: by IMDb's id, or by title and year."""

    film_id: FilmId | None
    title: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """What somebody wrote of a film."""

    film: FilmNamed
    text: str
    rating: float | None
    """From 0 to 10, if the reviewer gave one."""
    sentiment: Sentiment | None
    """What the source says of it; None if the source does not say."""
    file: str
    line: int


def read_reviews(path: Path) -> Iterator[Review | Rejected]:
    """Return the reviews of an aclImdb folder, or of a CSV file or a folder of them.

    Raises InvalidRequest when it is neither.
    """
    folders = _dataset_folders(path)
    if folders:
        return _read_dataset(folders)
    tables = _table_files(path)
    if not tables:
        raise InvalidRequest(
            f"{path}: there are no reviews here; they come as the folder aclImdb, or "
            "as CSV with columns for the text, for rating or sentiment, and for film "
            "id or title and year.",
        )
    return _read_tables([(table, _places(table)) for table in tables])


def review_places(path: Path) -> tuple[Path, ...]:
    """Return the parts of a data set that are there, or the tables of a folder."""
    parts = dict.fromkeys(folder.parent for folder in _dataset_folders(path))
    return tuple(parts) or tuple(_table_files(path))


def _table_files(path: Path) -> list[Path]:
    tables = [path] if path.is_file() else sorted(path.glob("*"))
    return [table for table in tables if unpacked_suffix(table) in {".csv", ".tsv"}]


def _dataset_folders(path: Path) -> list[Path]:
    """Return the folders of rated and unrated reviews, in order."""
    if not path.is_dir():
        return []
    roots = [path, path / "aclImdb"]
    splits = [root / split for root in roots for split in _SPLITS]
    at = [path, *splits]
    return [folder / kind for folder in at for kind in _KINDS if _holds(folder, kind)]


def _holds(folder: Path, kind: str) -> bool:
    return (folder / kind).is_dir() and _url_file(folder, kind) is not None


def _url_file(folder: Path, kind: str) -> Path | None:
    for name in (f"urls_{kind}.txt", f"urls_{kind}.txt.gz"):
        if (folder / name).is_file():
            return folder / name
    return None


def _read_dataset(folders: list[Path]) -> Iterator[Review | Rejected]:
    for folder in folders:
        films: dict[int, FilmId] = {}
        yield from _read_urls(folder, films)
        for path in sorted(folder.iterdir(), key=_order):
            if path.is_file():
                yield _read_review(path, films)


def _order(path: Path) -> tuple[int, str]:
    match = _NAME.fullmatch(path.name)
    return (int(match["number"]) if match else -1, path.name)


def _read_urls(folder: Path, films: dict[int, FilmId]) -> Iterator[Rejected]:
    """Learn which film each review is about: line n names that of review n - 1."""
    path = _url_file(folder.parent, folder.name)
    for line in text_lines(path) if path else ():
        if isinstance(line, Rejected):
            yield line
        elif found := _FILM.search(line.text):
            films[line.number - 1] = FilmId(found[1])
        elif line.text.strip():
            reason = "names no film, such as /title/tt0111161/"
            yield Rejected.row(_with_folder(path), line.number, reason, line.text)


def _with_folder(path: Path | None) -> str:
    """Return a file's name with the folder it stands in."""
    return f"{path.parent.name}/{path.name}" if path else ""


def _read_review(path: Path, films: dict[int, FilmId]) -> Review | Rejected:
    file = f"{path.parent.parent.name}/{path.parent.name}/{path.name}"
    match = _NAME.fullmatch(path.name)
    if not match:
        return Rejected.row(file, 1, "is not named as 123_8.txt: number, rating", "")
    film_id = films.get(int(match["number"]))
    if film_id is None:
        return Rejected.row(file, 1, "no address says which film this is about", "")
    rating = int(match["rating"])
    if rating > 10:  # noqa: PLR2004 - IMDb's ratings end at ten
        return Rejected.row(file, 1, f"rating: must be 0 to 10, not {rating}", "")
    lines = list(text_lines(path))
    wrong = next((line for line in lines if isinstance(line, Rejected)), None)
    if wrong:
        return Rejected(file, wrong.line, wrong.reason, wrong.raw)
    text = "\n".join(line.text for line in lines if isinstance(line, Line))
    given = None if rating == _UNRATED else float(rating)
    review = Review(FilmNamed(film_id), "", given, _KINDS[path.parent.name], file, 1)
    return _with_text(review, text)


def _with_text(review: Review, text: str) -> Review | Rejected:
    plain = without_tags(text)
    if not plain or len(plain) > LONGEST_REVIEW:
        reason = (
            "is empty" if not plain else f"is longer than {LONGEST_REVIEW:,} letters"
        )
        return Rejected.row(review.file, review.line, f"the review {reason}", text)
    return Review(
        review.film,
        plain,
        review.rating,
        review.sentiment,
        review.file,
        review.line,
    )


def _places(table: Path) -> dict[str, str]:
    """Tell from the header which column holds what; raise when it cannot be told."""
    names = read_columns(table)
    found = {
        what: next(name for name in names_of if name in names)
        for what, names_of in _COLUMNS.items()
        if any(name in names for name in names_of)
    }
    if "text" not in found or not ({"film", "title"} & set(found)):
        raise InvalidRequest(
            f"{table.name}: reviews need a column named text or review, and one named "
            f"film_id or title; there are {', '.join(names)}.",
        )
    return found


def _read_tables(
    tables: list[tuple[Path, dict[str, str]]],
) -> Iterator[Review | Rejected]:
    for path, places in tables:
        for row in read_table(path):
            if isinstance(row, Rejected):
                yield row
            else:
                yield _from_row(path.name, row, places)


def _from_row(file: str, row: Row, places: dict[str, str]) -> Review | Rejected:
    cells = {what: row.cells[name].strip() for what, name in places.items()}
    raw = ",".join(row.cells.values())
    try:
        film = _film(cells)
        rating = _rating(cells.get("rating", ""))
        sentiment = _sentiment(cells.get("sentiment", ""))
    except ValueError as exc:
        return Rejected.row(file, row.line, str(exc), raw)
    return _with_text(
        Review(film, "", rating, sentiment, file, row.line), cells["text"]
    )


def _film(cells: dict[str, str]) -> FilmNamed:
    found = _FILM.search(cells.get("film", ""))
    if found:
        return FilmNamed(FilmId(found[1]))
    title, year = cells.get("title", ""), cells.get("year", "")
    named = _YEAR_IN_TITLE.match(title)
    if named and not year:
        title, year = named["title"], named["year"]
    if not title:
        raise ValueError("names no film: neither an IMDb id nor a title")
    return FilmNamed(None, title, _year(year))


def _year(text: str) -> int | None:
    if not text:
        return None
    if not text.isdecimal() or not 1870 <= int(text) <= 2100:  # noqa: PLR2004 - films
        raise ValueError(f"year: must lie between 1870 and 2100, not {text[:40]!r}")
    return int(text)


def _rating(text: str) -> float | None:
    """Return a rating from 0 to 10; "4/5" is 8."""
    if not text:
        return None
    given, _, most = text.partition("/")
    try:
        rating = float(given) * 10 / float(most) if most else float(given)
    except (ValueError, ZeroDivisionError):
        rating = -1.0
    if not 0 <= rating <= 10:  # noqa: PLR2004 - ratings run from 0 to 10
        raise ValueError(f"rating: must be 0 to 10, or such as 4/5, not {text[:40]!r}")
    return rating


def _sentiment(text: str) -> Sentiment | None:
    if text and text.lower() not in _WORDS:
        raise ValueError(f"sentiment: must be pos or neg, not {text[:40]!r}")
    return _WORDS.get(text.lower())
