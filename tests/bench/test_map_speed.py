"""How long the map of as many films takes as the catalogue of all known films has."""

import time

import numpy as np
import pytest

from backend.adapters.postgres.film_maps import FilmToMap
from backend.domain.films import FilmId
from backend.ports import Vectors
from ingestion.film_map.making import draw, name
from tests.bench.measuring import PeakMemory
from tests.fakes.progress import Told

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]

FILMS = 35_000
DIMENSION = 384
KINDS = 300
SECONDS_AT_MOST = 300


def made_up(chance: np.random.Generator) -> tuple[list[FilmToMap], Vectors]:
    """Return films of some kinds, each with a genre and a word of its own."""
    kinds = chance.integers(KINDS, size=FILMS)
    centres = chance.normal(size=(KINDS, DIMENSION))
    vectors = centres[kinds] + chance.normal(size=(FILMS, DIMENSION))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    films = [
        FilmToMap(
            film_key=number,
            id=FilmId(f"tt{number:07}"),
            year=1920 + number % 100,
            genres=[f"Genre {kind % 25}"],
            words=[f"word {kind}"],
        )
        for number, kind in enumerate(kinds.tolist())
    ]
    return films, vectors.astype(np.float32)


def test_the_map_of_35_000_films_is_made_in_under_five_minutes(capsys):
    films, vectors = made_up(np.random.default_rng(1))

    started = time.perf_counter()
    with PeakMemory() as memory:
        made = name(films, draw(vectors, Told()), "made-up")
    seconds = time.perf_counter() - started

    with capsys.disabled():
        print(  # noqa: T201 - a figure
            f"\n{FILMS:,} films, {len(made.clusters)} clusters: {seconds:.0f} s, "
            f"{memory.own_bytes / 2**20:.0f} MB, and "
            f"{memory.children_bytes / 2**20:.0f} MB where UMAP worked"
        )
    assert seconds < SECONDS_AT_MOST
