"""Plots as they are published: Wikipedia Movie Plots, the CMU corpus, and JSONL."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Final

from tests.samples.films import SampleFilm, Truth, write_truth
from tests.samples.names import a_cast, a_name, a_title, respelled
from tests.samples.text import logline, plot, story_of

COLUMNS: Final = (
    "Release Year",
    "Title",
    "Origin/Ethnicity",
    "Director",
    "Cast",
    "Genre",
    "Wiki Page",
    "Plot",
)
ORIGINS: Final = ("American", "British", "French", "Bollywood", "Japanese", "Russian")


def write_movie_plots(
    path: Path,
    films: Sequence[SampleFilm],
    *,
    seed: int = 0,
) -> Truth:
    """Write a CSV of eight columns; a record's key in the truth is its page."""
    chance = Random(f"{seed} movie plots")
    truth: Truth = {}
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(COLUMNS)
        for number, film in enumerate(films):
            is_known = chance.random() < 0.7
            row = _row(film if is_known else None, number, chance)
            truth[row[6]] = film.id if is_known else None
            rows.writerow(row)
    write_truth(path.parent, films=truth)
    return truth


def _row(film: SampleFilm | None, number: int, chance: Random) -> list[str]:
    title = film.title if film else a_title(chance)
    year = film.year if film else chance.randint(1901, 2017)
    cast = [actor.name for actor in film.cast] if film else a_cast(chance, size=4)
    director = ", ".join(film.directors) if film else a_name(chance)
    story = story_of(film.id if film else f"movie plots {number}")
    page = f"https://en.example.org/wiki/{title.replace(' ', '_')}_({number})"
    joint = chance.choice((", ", "\n"))
    return [
        str(year + (chance.choice((-1, 1)) if chance.random() < 0.1 else 0)),
        respelled(title, chance) if chance.random() < 0.08 else title,
        chance.choice(ORIGINS),
        "Unknown" if chance.random() < 0.03 else director,
        "" if chance.random() < 0.03 else joint.join(cast[: chance.randint(2, 6)]),
        ", ".join(film.genres).lower() or "unknown" if film else "unknown",
        page,
        _paragraphs(plot(story, chance), chance) + ("[1]" if number % 9 == 0 else ""),
    ]


def write_cmu(folder: Path, films: Sequence[SampleFilm], *, seed: int = 0) -> Truth:
    """Write the CMU corpus; a record's key in the truth is its Wikipedia number."""
    chance = Random(f"{seed} cmu")
    truth: Truth = {}
    folder.mkdir(parents=True, exist_ok=True)
    with (
        (folder / "plot_summaries.txt").open("w", encoding="utf-8") as plots,
        (folder / "movie.metadata.tsv").open("w", encoding="utf-8") as metadata,
    ):
        for number, film in enumerate(films):
            key = str(chance.randrange(10**4, 10**5) * 1000 + number % 1000)
            is_known = chance.random() < 0.7
            has_metadata = chance.random() < 0.97
            story = story_of(film.id if is_known else f"cmu {number}")
            if chance.random() < 0.95:
                truth[key] = film.id if is_known and has_metadata else None
                plots.write(f"{key}\t{plot(story, chance)}\n")
            if has_metadata:
                columns = _metadata(key, film if is_known else None, chance)
                metadata.write("\t".join(columns) + "\n")
    write_truth(folder, films=truth)
    return truth


def _metadata(key: str, film: SampleFilm | None, chance: Random) -> list[str]:
    year = film.year if film else chance.randint(1901, 2012)
    released = chance.choice((f"{year}", f"{year}-05-04", f"{year}-11"))
    genres = film.genres if film else ("Drama",)
    return [
        key,
        f"/m/0{chance.randrange(36**5):x}",
        film.title if film else a_title(chance),
        "" if chance.random() < 0.02 else released,
        str(chance.randrange(10**8)) if chance.random() < 0.1 else "",
        f"{film.runtime}.0" if film and film.runtime else "",
        json.dumps({"/m/02h40lc": "English Language"}),
        json.dumps({"/m/09c7w0": "United States of America"}),
        json.dumps({f"/m/{n}": genre for n, genre in enumerate(genres)}),
    ]


def write_plot_lines(
    path: Path,
    films: Sequence[SampleFilm],
    *,
    seed: int = 0,
) -> Truth:
    """Write our own records of plots; a record's key in the truth is its line."""
    chance = Random(f"{seed} plot lines")
    truth: Truth = {}
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        for number, film in enumerate(films, start=1):
            story = story_of(film.id)
            record: dict[str, object] = {"title": film.title, "year": film.year}
            if chance.random() < 0.5:
                record["id"] = film.id
            record["logline"] = logline(story)
            record["plot"] = plot(story, chance)
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
            truth[str(number)] = film.id
    write_truth(path.parent, films=truth)
    return truth


def _paragraphs(text: str, chance: Random) -> str:
    """Break a plot into paragraphs now and then, and quote somebody."""
    sentences = text.split(". ")
    if len(sentences) > 5 and chance.random() < 0.7:
        middle = len(sentences) // 2
        return ". ".join(sentences[:middle]) + ".\n" + ". ".join(sentences[middle:])
    return text + ' "It is over," somebody says.'
