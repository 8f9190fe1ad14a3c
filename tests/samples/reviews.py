"""Reviews: a folder like the Large Movie Review Dataset's, and a CSV."""

import csv
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from random import Random
from typing import Final

from tests.samples.films import SampleFilm, Truth, write_truth
from tests.samples.text import review, story_of

LIKED: Final = (7, 8, 9, 10)
DISLIKED: Final = (1, 2, 3, 4)
URL: Final = "http://www.imdb.com/title/{}/usercomments"


def write_acl_imdb(
    folder: Path,
    films: Sequence[SampleFilm],
    *,
    each: int = 50,
    seed: int = 0,
) -> Truth:
    """Write aclImdb with so many reviews of each kind; their keys are their paths."""
    chance = Random(f"{seed} reviews")
    truth: Truth = {}
    for part, kind in product(("train", "test"), ("neg", "pos", "unsup")):
        if (part, kind) != ("test", "unsup"):
            truth |= _write_kind(folder / part, kind, films, each=each, chance=chance)
    (folder / "README").write_text("Reviews made up for tests.\n")
    write_truth(folder, films=truth)
    return truth


def _write_kind(
    folder: Path,
    kind: str,
    films: Sequence[SampleFilm],
    *,
    each: int,
    chance: Random,
) -> Truth:
    (folder / kind).mkdir(parents=True, exist_ok=True)
    truth: Truth = {}
    urls = []
    for number in range(each):
        film = chance.choice(films)
        is_liked = kind == "pos" or (kind == "unsup" and chance.random() < 0.5)
        stars = 0 if kind == "unsup" else chance.choice(LIKED if is_liked else DISLIKED)
        name = f"{number}_{stars}.txt"
        text = review(story_of(film.id), chance, is_liked=is_liked)
        (folder / kind / name).write_text(text, encoding="utf-8")
        urls.append(URL.format(film.id))
        truth[f"{folder.name}/{kind}/{name}"] = film.id
    (folder / f"urls_{kind}.txt").write_text("\n".join(urls) + "\n")
    return truth


def write_reviews_csv(
    path: Path,
    films: Sequence[SampleFilm],
    *,
    count: int = 100,
    seed: int = 0,
) -> Truth:
    """Write a CSV that names films by id, or by title and year; keys are its rows."""
    chance = Random(f"{seed} reviews csv")
    truth: Truth = {}
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["film_id", "title", "year", "rating", "sentiment", "review"])
        for number in range(1, count + 1):
            film = chance.choice(films)
            is_liked = chance.random() < 0.5
            named = [film.id, "", ""] if chance.random() < 0.5 else ["", film.title]
            named += [str(film.year)] if len(named) < 3 else []
            text = review(story_of(film.id), chance, is_liked=is_liked)
            stars = chance.choice(LIKED if is_liked else DISLIKED)
            rows.writerow([*named, stars, "pos" if is_liked else "neg", text])
            truth[str(number)] = film.id
    write_truth(path.parent, films=truth)
    return truth
