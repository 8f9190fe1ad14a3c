"""Films whose plots are alike lie together, in the same places every time."""

import multiprocessing
import subprocess
import sys

import numpy as np
import pytest

from backend.domain.errors import Cancelled, MovieChatError
from backend.ports import Vectors
from ingestion.film_map import layout
from ingestion.film_map.clusters import count_for, divide
from ingestion.film_map.layout import FEW, Plane, lay_out
from ingestion.film_map.neighbours import find_neighbours

HEAVY = ("umap", "numba", "sklearn")


def groups(sizes: list[int]) -> Vectors:
    """Return vectors of groups that are far from each other."""
    chance = np.random.default_rng(3)
    centres = np.eye(len(sizes), 16)
    drawn = np.repeat(centres, sizes, axis=0)
    drawn += chance.normal(scale=0.05, size=drawn.shape)
    found: Vectors = (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(
        np.float32
    )
    return found


def laid_out(vectors: Vectors, check=lambda: None) -> Plane:
    near = find_neighbours(vectors, min(15, len(vectors)), lambda _: None)
    return lay_out(vectors, near, check)


def call_off() -> None:
    raise Cancelled("Called off (a test).")


@pytest.mark.slow
def test_films_that_are_alike_lie_together_and_others_apart():
    plane = laid_out(groups([30, 30]))

    first, second = plane[:30], plane[30:]
    apart = np.linalg.norm(first.mean(axis=0) - second.mean(axis=0))
    widest = max(
        np.linalg.norm(g - g.mean(axis=0), axis=1).max() for g in (first, second)
    )
    assert apart > widest
    assert ((plane >= 0) & (plane <= 1)).all()


@pytest.mark.slow
def test_the_same_vectors_give_the_same_plane():
    vectors = groups([200, 150, 150])

    assert (laid_out(vectors) == laid_out(vectors)).all()


@pytest.mark.parametrize("films", [1, 2, 3, FEW - 1])
def test_a_few_films_have_places_too(films):
    plane = laid_out(groups([films]))

    assert plane.shape == (films, 2)
    assert ((plane >= 0) & (plane <= 1)).all()


def test_films_that_are_all_the_same_lie_in_one_place():
    same = np.tile(np.eye(1, 8, dtype=np.float32), (FEW + 5, 1))

    assert (laid_out(same) == 0.5).all()


def test_called_off_it_leaves_no_process():
    with pytest.raises(Cancelled):
        laid_out(groups([30]), call_off)

    assert not multiprocessing.active_children()


def test_a_process_that_ends_early_is_told_with_a_remedy(monkeypatch):
    monkeypatch.setattr(layout, "_send", _die)

    with pytest.raises(MovieChatError, match="moviechat map"):
        laid_out(groups([30]))


def _die(*_given: object) -> None:
    sys.exit(9)


def test_nothing_heavy_is_loaded_before_the_work_begins():
    loaded = (
        "import sys, backend.bootstrap, backend.app, ingestion.jobs, ingestion.cli;"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


def test_every_film_is_in_a_cluster_and_none_is_empty():
    chance = np.random.default_rng(5)
    plane = chance.random((2_000, 2)).astype(np.float32)

    clusters = divide(plane)

    sizes = np.bincount(clusters)
    assert len(sizes) == count_for(2_000) == 13
    assert sizes.min() > 2_000 / 13 / 8


def test_an_island_of_a_few_films_belongs_to_what_is_nearest():
    chance = np.random.default_rng(5)
    land = chance.random((2_000, 2)) * 0.5
    plane = np.vstack([land, np.full((3, 2), 1.0)]).astype(np.float32)

    clusters = divide(plane)

    assert (np.bincount(clusters) > 3).all()


def test_films_in_one_place_are_one_cluster():
    assert (divide(np.full((50, 2), 0.5, dtype=np.float32)) == 0).all()
