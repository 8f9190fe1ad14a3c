"""What people of whom we know some likes like besides, guessed by EASE.

People are held out in five folds; four fifths of what each likes are shown, the rest
is to be guessed. Beside ours, whole and as the catalogue keeps it, stand the formula
as its paper has it, counting likes, and the cosine of who likes what. Of a generated
world; MOVIECHAT_BENCH_RATINGS names a MovieLens folder to use instead.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pytest

from ingestion.sources.co_likes import RIDGE, LikedTogether
from ingestion.sources.ratings_table import open_ratings
from tests.progress import Quiet
from tests.samples.films import read_films
from tests.samples.imdb import DumpShape, write_imdb
from tests.samples.movielens import write_movielens

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

Matrix = npt.NDArray[Any]

FOLDS = 5
FEWEST_LIKES = 5
SHOWN = 0.8
MEASURES: Final = ("NDCG@10", "NDCG@100", "Recall@20")
OF_REFERENCE = 0.995
SECONDS = 20


def reference(likes: Matrix) -> Matrix:
    """Steck 2019, algorithm 1, word for word."""
    gram = likes.T @ likes
    diagonal = np.diag_indices(gram.shape[0])
    gram[diagonal] += RIDGE
    inverse = np.linalg.inv(gram)
    weights = inverse / (-np.diag(inverse))
    weights[diagonal] = 0
    return np.asarray(weights)


def popularity(likes: Matrix) -> Matrix:
    counts = likes.sum(axis=0)
    return np.tile(counts, (len(counts), 1))


def cosine(likes: Matrix) -> Matrix:
    lengths = np.sqrt(np.maximum(likes.sum(axis=0), 1))
    weights = (likes.T @ likes) / np.outer(lengths, lengths)
    np.fill_diagonal(weights, 0)
    return np.asarray(weights)


def compared(likes: Matrix) -> LikedTogether:
    users, films = np.nonzero(likes)
    return LikedTogether(users.astype(np.int32), films.astype(np.int32), Quiet())


def whole(likes: Matrix) -> Matrix:
    together = compared(likes)
    weights = np.zeros((likes.shape[1], likes.shape[1]), np.float32)
    for place, film in enumerate(together.films):
        weights[together.films, film] = together.weights(place)
    return weights


def kept(likes: Matrix) -> Matrix:
    weights = np.zeros((likes.shape[1], likes.shape[1]), np.float32)
    for heralds in compared(likes).heralds():
        weights[heralds.films, heralds.number] = heralds.strengths
    return weights


WAYS: Final[dict[str, Callable[[Matrix], Matrix]]] = {
    "the formula, float64": reference,
    "ours, whole": whole,
    "ours, as kept": kept,
    "cosine": cosine,
    "popularity": popularity,
}


def quality(scores: Matrix, hidden: Matrix) -> tuple[float, ...]:
    """Return NDCG@10, NDCG@100 and Recall@20 of one person's guesses."""
    hits = np.isin(np.argsort(-scores, kind="stable")[:100], hidden)
    discounts = 1 / np.log2(np.arange(2, 102))

    def ndcg(first: int) -> float:
        ideal = discounts[: min(first, len(hidden))].sum()
        return float(hits[:first] @ discounts[: len(hits[:first])] / ideal)

    return ndcg(10), ndcg(100), hits[:20].sum() / min(20, len(hidden))


def guessed(weights: Matrix, held_out: Matrix) -> Iterator[tuple[float, ...]]:
    for number, person in enumerate(held_out):
        liked = np.random.default_rng(number).permutation(np.flatnonzero(person))
        if len(liked) >= FEWEST_LIKES:
            cut = int(np.ceil(SHOWN * len(liked)))
            scores = weights[liked[:cut]].sum(axis=0)
            scores[liked[:cut]] = -np.inf
            yield quality(scores, liked[cut:])


@pytest.fixture
def likes(tmp_path: Path) -> Matrix:
    """A row for each person and a column for each film, 1 for a like."""
    folder = os.environ.get("MOVIECHAT_BENCH_RATINGS") or a_world(tmp_path)
    with open_ratings(Path(folder) / "ratings.csv") as table:
        users, films = table.likes()
    people, rows = np.unique(users, return_inverse=True)
    numbers, columns = np.unique(films, return_inverse=True)
    found = np.zeros((len(people), len(numbers)))
    found[rows, columns] = 1
    return found


def a_world(folder: Path) -> Path:
    write_imdb(folder, DumpShape(1_000, only_films=True, with_akas=False))
    films = read_films(folder, count=400)
    write_movielens(folder / "movielens", films, users=1_000)
    return folder / "movielens"


def test_guesses_of_likes_are_as_good_as_the_formula_s(likes, capsys):
    people = np.random.default_rng(1).permutation(len(likes))
    found: dict[str, list[tuple[float, ...]]] = {name: [] for name in WAYS}
    for fold in np.array_split(people, FOLDS):
        others = np.delete(likes, fold, axis=0)
        for name, way in WAYS.items():
            found[name] += guessed(way(others), likes[fold])
    means = {name: np.mean(each, axis=0) for name, each in found.items()}
    started = perf_counter()
    list(compared(likes).heralds())
    seconds = perf_counter() - started

    with capsys.disabled():
        print(f"\n{likes.shape} compared in {seconds:.1f} s; {', '.join(MEASURES)}")  # noqa: T201 - figures
        for name, figures in means.items():
            print(f"{name:22}{np.round(figures, 4)}")  # noqa: T201 - figures
    expected = means["the formula, float64"]
    assert (means["ours, whole"] >= OF_REFERENCE * expected).all()
    assert (means["ours, as kept"] >= OF_REFERENCE * expected).all()
    assert (means["ours, as kept"] > means["popularity"]).all()
    assert seconds < SECONDS
