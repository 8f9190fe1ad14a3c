"""Wikipedia's films by decade, in the JSON that prust/wikipedia-movie-data publishes.

Some are films of the dump, as people write them down: a year earlier, another
spelling, a shorter cast. Some share a title with one and are other films.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Final

from tests.samples.films import SampleFilm, Truth, write_truth
from tests.samples.names import a_cast, a_name, a_title, plainly, respelled
from tests.samples.text import Story, logline, plot, story_of

GENRES: Final = {
    "Sci-Fi": "Science Fiction",
    "Film-Noir": "Noir",
    "Music": "Musical",
    "History": "Historical",
    "Sport": "Sports",
}
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2029


@dataclass(frozen=True, slots=True)
class Page:
    """A film as Wikipedia tells of it, and which film of the dump it is."""

    title: str
    year: int
    cast: tuple[str, ...]
    genres: tuple[str, ...]
    directors: tuple[str, ...]
    story: Story
    film_id: str | None


def write_wikipedia(
    folder: Path,
    films: Sequence[SampleFilm],
    *,
    seed: int = 0,
    others: float = 0.5,
) -> Truth:
    """Write a file for each decade; `others` is the share of films not in the dump.

    A record's key in the truth is its title and year, "Title (1999)"; the second one
    of that title and year in the order of the files is "Title (1999) #2".
    """
    chance = Random(f"{seed} wikipedia")
    pages = [*_known(films, chance), *_namesakes(films, chance)]
    pages += [
        _unknown(number, chance)
        for number in range(round(len(films) * others / max(0.01, 1 - others)))
    ]
    pages = [page for page in pages if FIRST_YEAR <= page.year <= LAST_YEAR]
    chance.shuffle(pages)
    truth = _write(folder, sorted(pages, key=lambda page: page.year), chance)
    write_truth(folder, films=truth)
    return truth


def _known(films: Iterable[SampleFilm], chance: Random) -> Iterator[Page]:
    """Return pages of films of the dump, most of them as the dump has them."""
    for film in films:
        page = Page(
            title=film.title,
            year=film.year,
            cast=tuple(actor.name for actor in film.cast[: chance.randint(2, 6)]),
            genres=tuple(GENRES.get(genre, genre) for genre in film.genres),
            directors=film.directors,
            story=story_of(film.id),
            film_id=film.id,
        )
        lot = chance.random()
        if lot < 0.12:
            yield replace(page, year=film.year + chance.choice((-1, 1)))
        elif lot < 0.24:
            yield replace(page, title=_other_title(film, chance))
        elif lot < 0.30:
            yield replace(page, cast=tuple(map(plainly, page.cast)))
        elif lot < 0.33:
            yield replace(page, cast=())
        elif lot < 0.92:
            yield page


def _other_title(film: SampleFilm, chance: Random) -> str:
    if film.original_title != film.title and chance.random() < 0.5:
        return film.original_title
    return respelled(film.title, chance)


def _namesakes(films: Iterable[SampleFilm], chance: Random) -> Iterator[Page]:
    """Return pages of other films that share a title: remakes, or mere chance."""
    for film in films:
        lot = chance.random()
        if lot < 0.15:
            apart = chance.choice((0, 1, -1)) if lot < 0.04 else chance.randint(4, 40)
            yield replace(
                _unknown(chance.randrange(10**9), chance),
                title=film.title,
                year=min(LAST_YEAR, film.year + apart),
            )


def _unknown(number: int, chance: Random) -> Page:
    return Page(
        title=a_title(chance),
        year=chance.randint(FIRST_YEAR, 2023),
        cast=a_cast(chance, size=chance.randint(2, 5)),
        genres=tuple(chance.sample(["Drama", "Comedy", "Western", "Crime"], 2)),
        directors=(a_name(chance),),
        story=story_of(f"wikipedia {number}"),
        film_id=None,
    )


def _write(folder: Path, pages: Sequence[Page], chance: Random) -> Truth:
    folder.mkdir(parents=True, exist_ok=True)
    truth: Truth = {}
    decades: dict[int, list[dict[str, object]]] = {}
    named: Counter[str] = Counter()
    for page in pages:
        name = f"{page.title} ({page.year})"
        named[name] += 1
        key = name if named[name] == 1 else f"{name} #{named[name]}"
        truth[key] = page.film_id
        decades.setdefault(page.year // 10 * 10, []).append(_record(page, chance))
    for decade, records in decades.items():
        text = json.dumps(records, ensure_ascii=False, indent=2)
        (folder / f"movies-{decade}s.json").write_text(text + "\n", encoding="utf-8")
    return truth


def _record(page: Page, chance: Random) -> dict[str, object]:
    """Return a record as published: the poorest have neither page nor extract."""
    record: dict[str, object] = {
        "title": page.title,
        "year": page.year,
        "cast": list(page.cast),
        "genres": list(page.genres),
    }
    if chance.random() < 0.05:
        return record | ({"href": None} if chance.random() < 0.9 else {})
    record["href"] = f"{page.title.strip().replace(' ', '_')}_({page.year}_film)"
    record["extract"] = _extract(page, chance)
    if chance.random() < 0.84:
        record["thumbnail"] = (
            f"https://upload.example.org/en/{chance.randrange(16**8):08x}.jpg"
        )
        record |= {"thumbnail_width": 259, "thumbnail_height": 384}
    return record


def _extract(page: Page, chance: Random) -> str:
    kind = " ".join(genre.lower() for genre in page.genres) or "silent"
    stars = f" starring {' and '.join(page.cast[:2])}" if page.cast else ""
    lead = (
        f"{page.title.strip()} is a {page.year} American {kind} film directed by "
        f"{' and '.join(page.directors)}{stars}."
    )
    if chance.random() < 0.3:
        return lead
    return f"{lead} {logline(page.story)} {plot(page.story, chance, sentences=2)}"
