"""How long it takes to tell how new a synopsis of 500 words is, of 38,335 films.

Their plots are made up of words of the starter films and their vectors drawn by
lot, which takes as long to compare as real ones; the embedder is the real one.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from time import perf_counter

import numpy as np
import pytest

from backend.adapters.embedder.minilm import minilm
from backend.domain.films import FilmId
from backend.ports import ActiveIndex, Embedder
from backend.ports.shelf import PassageRows
from backend.recommend.known_shelf import KnownShelf
from backend.recommend.novelty import NoveltyGauge
from ingestion.starter import starter_films
from tests.builders import a_film
from tests.fakes.catalogue import InMemoryCatalogue
from tests.fakes.index import InMemoryIndex
from tests.fakes.passages import InMemoryPassages
from tests.fakes.shelf import InMemoryShelf

pytestmark = [pytest.mark.bench, pytest.mark.model, pytest.mark.timeout(900)]

FILMS, PASSAGES, WIDTH = 38_335, 60_541, 384
WORDS, WORDS_OF_A_PLOT, TEXTS = 500, 60, 12
MEDIAN_SECONDS = 1.0


@dataclass(frozen=True)
class OneIndex:
    """`SearchIndexes` with an index that nobody asks: films are at hand."""

    embedder: Embedder

    def active(self) -> ActiveIndex:
        return ActiveIndex(self.embedder, InMemoryIndex())


class DrawnShelf(InMemoryShelf):
    """A shelf with vectors drawn by lot."""

    def version(self) -> str:
        return "one"

    def _vectors(self, rows: dict[FilmId, int], embedder: str | None) -> PassageRows:
        chance = np.random.default_rng(1)
        vectors = chance.standard_normal((PASSAGES, WIDTH), dtype=np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        owners = np.sort(chance.integers(0, FILMS, PASSAGES))
        starts = np.searchsorted(owners, np.arange(FILMS))
        return PassageRows(owners, np.arange(PASSAGES) - starts[owners], vectors)


def made_up(chance: random.Random) -> Iterator[str]:
    told = [record.film.plot or "" for record in starter_films()]
    words = " ".join(told).split()
    while True:
        yield " ".join(chance.sample(words, WORDS_OF_A_PLOT))


def test_a_synopsis_is_told_how_new_it_is_within_a_second(capsys):
    stories = made_up(random.Random(1))
    films = [a_film(f"Film {n}", id=f"tt{n}", plot=next(stories)) for n in range(FILMS)]
    catalogue = InMemoryCatalogue(films)
    passages, embedder = InMemoryPassages(catalogue), minilm()
    source = DrawnShelf(catalogue, passages)
    shelf = KnownShelf(source, lambda: embedder.name, perf_counter)
    gauge = NoveltyGauge(catalogue, passages, OneIndex(embedder), shelf, source)
    shelf.now()
    embedder.warm_up()
    started = perf_counter()
    gauge.warm_up()
    read = perf_counter() - started

    # Ten plots one after the other: there is something to be found copied.
    texts = [
        " ".join(film.plot or "" for film in films[n :: FILMS // 10])
        for n in range(TEXTS)
    ]
    found = [gauge.gauge(" ".join(text.split()[:WORDS]), limit=5) for text in texts]
    seconds = [each.milliseconds / 1000 for each in found]

    with capsys.disabled():
        print(  # noqa: T201 - a figure
            f"\n{WORDS} words beside {FILMS:,} films: median {median(seconds):.2f} s, "
            f"at most {max(seconds):.2f} s; plots read before in {read:.1f} s"
        )
    assert all(each.copied for each in found)
    assert median(seconds) <= MEDIAN_SECONDS
