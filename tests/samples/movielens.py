"""A MovieLens folder: people with tastes, so that liking alike means something."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from typing import Final

from tests.samples.films import SampleFilm, write_truth
from tests.samples.text import story_of

TASTES: Final = ("wry", "dark", "tender", "loud", "slow", "strange")
FIRST_SECOND: Final = 900_000_000
YEARS_OF_SECONDS: Final = 600_000_000
Row = tuple[object, ...]


def write_movielens(
    folder: Path,
    films: Sequence[SampleFilm],
    *,
    users: int,
    seed: int = 0,
) -> dict[str, str]:
    """Write links, titles, ratings and tags; return each film's taste.

    People watch what is voted on and what is to their taste, and like the latter:
    films of one taste are liked by the same people.
    """
    chance = Random(f"{seed} movielens")
    folder.mkdir(parents=True, exist_ok=True)
    tastes = {film.id: chance.choice(TASTES) for film in films}
    numbers = {film.id: number * 3 for number, film in enumerate(films, start=1)}
    _write_csv(folder / "links.csv", "movieId,imdbId,tmdbId", _links(films, numbers))
    _write_csv(folder / "movies.csv", "movieId,title,genres", _titles(films, numbers))
    watched = list(_watched(films, tastes, users=users, chance=chance))
    ratings = ((who, numbers[film.id], stars, at) for who, film, stars, at in watched)
    _write_csv(folder / "ratings.csv", "userId,movieId,rating,timestamp", ratings)
    tags = _tags(watched, tastes, numbers, chance)
    _write_csv(folder / "tags.csv", "userId,movieId,tag,timestamp", tags)
    links = {str(numbers[film_id]): film_id for film_id in tastes}
    write_truth(folder, films=links, tastes=tastes)
    return tastes


def _links(films: Iterable[SampleFilm], numbers: dict[str, int]) -> Iterable[Row]:
    for film in films:
        place = numbers[film.id]
        yield place, film.id[2:], "" if place % 39 == 0 else place * 7
    # A film that no catalogue has.
    yield max(numbers.values(), default=0) + 1, "99999999", ""


def _titles(films: Iterable[SampleFilm], numbers: dict[str, int]) -> Iterable[Row]:
    for film in films:
        title = film.title
        if title.startswith("The "):
            title = f"{title[4:]}, The"
        genres = "|".join(film.genres) or "(no genres listed)"
        yield numbers[film.id], f"{title} ({film.year})", genres
    yield max(numbers.values(), default=0) + 1, "Nowhere (1999)", "Drama"


def _watched(
    films: Sequence[SampleFilm],
    tastes: dict[str, str],
    *,
    users: int,
    chance: Random,
) -> Iterable[tuple[int, SampleFilm, float, int]]:
    """Return who saw what, how they liked it, and when."""
    weights = [film.votes**0.3 + 1 for film in films]
    for user in range(1, users + 1):
        liked = set(chance.sample(TASTES, 2))
        many = min(len(films), 20 + int(chance.paretovariate(1.2) * 5))
        seen = {film.id: film for film in chance.choices(films, weights, k=many)}
        for film in seen.values():
            is_liked = tastes[film.id] in liked
            if is_liked or chance.random() < 0.5:
                middle = 4.2 if is_liked else 2.4
                stars = min(5.0, max(0.5, round(chance.gauss(middle, 0.7) * 2) / 2))
                at = FIRST_SECOND + chance.randrange(YEARS_OF_SECONDS)
                yield user, film, stars, at


def _tags(
    watched: Iterable[tuple[int, SampleFilm, float, int]],
    tastes: dict[str, str],
    numbers: dict[str, int],
    chance: Random,
) -> Iterable[Row]:
    for user, film, _, at in watched:
        if chance.random() < 0.05:
            words = (tastes[film.id], story_of(film.id).thing, story_of(film.id).trade)
            tag = chance.choice(words)
            yield user, numbers[film.id], chance.choice((tag, tag.title())), at + 60


def _write_csv(path: Path, header: str, rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)
