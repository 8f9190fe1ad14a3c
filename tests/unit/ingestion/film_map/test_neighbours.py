"""Neighbours are those that a plain search finds."""

import numpy as np
import pytest

from ingestion.film_map import neighbours
from ingestion.film_map.neighbours import find_neighbours


@pytest.fixture
def vectors():
    drawn = np.random.default_rng(1).normal(size=(25, 8)).astype(np.float32)
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


def test_they_are_exactly_the_nearest_whatever_the_blocks(vectors, monkeypatch):
    monkeypatch.setattr(neighbours, "BLOCK", 7)
    done: list[int] = []

    near = find_neighbours(vectors, 5, done.append)

    every = np.argsort(-(vectors @ vectors.T), axis=1)[:, :5]
    assert (near.places == every).all()
    assert done == [7, 7, 7, 4]


def test_each_comes_first_itself_also_before_its_double():
    doubles = np.tile(np.array([[1, 0]], dtype=np.float32), (4, 1))

    near = find_neighbours(doubles, 3, lambda _: None)

    assert near.places[:, 0].tolist() == [0, 1, 2, 3]
    assert not near.distances.any()


def test_distances_are_never_below_zero_and_grow(vectors):
    distances = find_neighbours(vectors, 6, lambda _: None).distances

    assert (distances >= 0).all()
    assert (np.diff(distances, axis=1) >= 0).all()
