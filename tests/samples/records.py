"""Our own film records, a JSON object a line."""

import json
from collections.abc import Iterable
from pathlib import Path
from random import Random

from tests.samples.films import SampleFilm
from tests.samples.text import logline, plot, story_of


def write_records(
    path: Path,
    films: Iterable[SampleFilm],
    *,
    seed: int = 0,
) -> None:
    """Write a record of each film with everything that is known of it."""
    chance = Random(f"{seed} records")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        for film in films:
            out.write(json.dumps(_record(film, chance), ensure_ascii=False) + "\n")


def _record(film: SampleFilm, chance: Random) -> dict[str, object]:
    story = story_of(film.id)
    other = film.original_title if film.original_title != film.title else None
    return {
        "id": film.id,
        "title": film.title,
        "original_title": other,
        "year": film.year,
        "runtime": film.runtime,
        "genres": list(film.genres),
        "keywords": [story.thing, story.trade],
        "languages": ["English"],
        "countries": ["United States"],
        "rating": chance.randint(30, 95) / 10,
        "votes": film.votes,
        "logline": logline(story),
        "plot": plot(story, chance),
        "directors": [{"name": name} for name in film.directors],
        "writers": [{"name": name} for name in film.writers],
        "cast": [
            {"name": actor.name, "characters": list(actor.characters), "billing": n}
            for n, actor in enumerate(film.cast, start=1)
        ],
    }
