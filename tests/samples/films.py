"""Films of a generated dump, for the other sources to tell of."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb

from tests.samples.imdb.files import blocks, file_of, reading

Truth = dict[str, str | None]
"""For each record, by its key, the film it tells of: None if it is in no dump."""


_VIEWS: Final = {
    "basics": "title.basics",
    "ratings": "title.ratings",
    "principals": "title.principals",
    "names": "name.basics",
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody in a cast, and whom they play."""

    name: str
    characters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleFilm:
    """A film as IMDb's files tell of it."""

    id: str
    title: str
    original_title: str
    year: int
    runtime: int | None
    genres: tuple[str, ...]
    votes: int
    directors: tuple[str, ...]
    writers: tuple[str, ...]
    cast: tuple[Actor, ...]


def read_films(folder: Path, *, count: int) -> list[SampleFilm]:
    """Return the most voted films of a dump that have a year, a maker and a cast."""
    with duckdb.connect() as reader:
        for view, name in _VIEWS.items():
            source = reading(file_of(folder, name))
            reader.execute(f"CREATE VIEW {view} AS FROM {source}")
        found = reader.execute(
            blocks("films.sql")["films"], {"count": count}
        ).fetchall()
    return [_film(row) for row in found]


def _film(row: tuple[object, ...]) -> SampleFilm:
    film_id, title, original, year, runtime, genres, votes, people = row
    credits_ = people if isinstance(people, list) else []
    return SampleFilm(
        id=str(film_id),
        title=str(title),
        original_title=str(original),
        year=int(str(year)),
        runtime=None if runtime is None else int(str(runtime)),
        genres=tuple(str(genres).split(",")) if genres else (),
        votes=int(str(votes)),
        directors=_named(credits_, "director"),
        writers=_named(credits_, "writer"),
        cast=tuple(
            Actor(name, tuple(json.loads(characters)) if characters else ())
            for category, name, characters in credits_
            if category in ("actor", "actress", "self")
        ),
    )


def _named(people: list[tuple[str, str, str | None]], wanted: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(name for category, name, _ in people if category == wanted)
    )


def write_truth(folder: Path, **facts: object) -> None:
    """Write what is true of the records in a folder beside them."""
    text = json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "truth.json").write_text(text + "\n", encoding="utf-8")
