"""How new a story is: the films nearest to it, what they share, and what is copied.

Fame, years and names do not count: only what is told, in words and in meaning.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Final

import numpy as np

from backend.domain.films import Film, FilmId
from backend.domain.passages import Passage, cut_into_passages, passage_id
from backend.ports import (
    FilmCatalogue,
    PassageReader,
    SearchIndexes,
    Vectors,
    mean_of,
)
from backend.ports.shelf import FilmShelf, Reals
from backend.recommend.copied import CopiedRun, CopiedRuns
from backend.recommend.fitted import SIGNALS
from backend.recommend.known_shelf import Shelves
from backend.recommend.search import Sought
from backend.recommend.shared import Shared, SharedFinder, parts_of
from backend.recommend.shelf import Shelf
from backend.recommend.yardstick import KnownYardstick, Yardstick

_NOBODY: Final = FilmId("")
# What each counts for which film is nearest; weighed on fifty loglines in other words
# (docs/benchmarks.md, "Novelty").
WORDS_WEIGHT: Final = 4.0
PASSAGES_WEIGHT: Final = 2.0
WHOLE_WEIGHT: Final = 2.0


@dataclass(frozen=True, slots=True)
class NearFilm:
    """A film that a text comes near to."""

    film: Film
    nearness: float
    """Of the text and the plot as wholes, from 0 to 1, as the yardstick measures."""
    shared: Shared
    sentences: str
    """The film's own that come nearest."""


@dataclass(frozen=True, slots=True)
class Novelty:
    """How a text stands to the films there are."""

    nearest: tuple[NearFilm, ...]
    percentile: float | None
    """100: as unlike all films as the most unlike film is; 0: nearer to one than any
    two films are. None where meaning is not compared."""
    copied: tuple[CopiedRun, ...]
    by_words_alone: bool
    milliseconds: float


@dataclass(frozen=True, slots=True)
class _Meaning:
    """A text's vectors, cut as plots are; and those of the sentences compared."""

    passages: Vectors
    sentences: Mapping[str, Vectors]

    @property
    def whole(self) -> Vectors:
        """Return one vector for all of it, as films have one."""
        return mean_of(self.passages)


class NoveltyGauge:
    """Tells how new a story is."""

    def __init__(
        self,
        catalogue: FilmCatalogue,
        passages: PassageReader,
        indexes: SearchIndexes,
        shelves: Shelves,
        source: FilmShelf,
    ) -> None:
        self._catalogue = catalogue
        self._passages = passages
        self._indexes = indexes
        self._shelves = shelves
        self._copied = CopiedRuns(source)
        self._yardstick = KnownYardstick()

    def gauge(self, text: str, *, limit: int) -> Novelty:
        """Return the films nearest to a text, what they share, and what is copied.

        Without the embedder words alone tell which films are near.
        """
        started = perf_counter()
        shelf = self._shelves.now()
        meaning = self._meaning_of(shelf, text)
        yardstick = self._yardstick.of(shelf) if meaning else None
        compared = _Compared(shelf, text, meaning, yardstick)
        return Novelty(
            nearest=self._near_films(shelf, compared, limit),
            percentile=compared.percentile,
            copied=tuple(self._copied.find(shelf, text)),
            by_words_alone=meaning is None,
            milliseconds=(perf_counter() - started) * 1000,
        )

    def warm_up(self) -> None:
        """Read and measure now what the first text would otherwise wait for."""
        shelf = self._shelves.now()
        self._copied.renew(shelf)
        self._yardstick.of(shelf)

    def _meaning_of(self, shelf: Shelf, text: str) -> _Meaning | None:
        if not len(shelf.meanings.vectors):
            return None
        sentences = parts_of(text).sentences
        passages = cut_into_passages(_NOBODY, text)
        written = [each.embedded for each in passages]
        vectors = shelf.embed(self._indexes, [*written, *sentences])
        if vectors is None:
            return None
        told = dict(zip(sentences, vectors[len(written) :], strict=True))
        return _Meaning(vectors[: len(written)], told)

    def _near_films(
        self, shelf: Shelf, compared: "_Compared", limit: int
    ) -> tuple[NearFilm, ...]:
        best = compared.best(limit)
        films = self._catalogue.read_films(shelf.ids_of(best)).films
        passages = self._passages_of(shelf, films)
        finder = SharedFinder(shelf, compared.text, compared.sentences)
        return tuple(
            NearFilm(
                film=film,
                nearness=compared.nearness(shelf.rows[film.id]),
                shared=finder.with_film(film, passages[film.id]),
                sentences=compared.nearest_sentences(film, passages[film.id]),
            )
            for film in films
        )

    def _passages_of(
        self, shelf: Shelf, films: Sequence[Film]
    ) -> dict[FilmId, list[Passage]]:
        """Return the passages of these films in their order, cut anew if need be."""
        kept: dict[FilmId, list[Passage]] = {}
        if shelf.embedder is not None:
            ids = [
                passage_id(film.id, int(number))
                for film in films
                for number in shelf.meanings.numbers[
                    shelf.meanings.of_film(shelf.rows[film.id])
                ]
            ]
            found = self._passages.passages(ids, embedder=shelf.embedder)
            for passage in sorted(found.values(), key=lambda p: p.number):
                kept.setdefault(passage.film_id, []).append(passage)
        return {
            film.id: kept.get(film.id)
            or cut_into_passages(film.id, film.plot or "", film.logline)
            for film in films
        }


class _Compared:
    """A text, and how near each film of a shelf comes to it."""

    def __init__(
        self,
        shelf: Shelf,
        text: str,
        meaning: _Meaning | None,
        yardstick: Yardstick | None,
    ) -> None:
        self.text = text
        self.sentences = None if meaning is None else meaning.sentences
        self.percentile: float | None = None
        self._shelf = shelf
        given = None
        if meaning is not None:
            given = np.vstack([meaning.whole[None, :], meaning.passages])
        self._sought = Sought(shelf, text, given)
        signals = dict(zip(SIGNALS, self._sought.signals(), strict=True))
        self._nearness: Reals = np.clip(signals["share"], 0.0, 1.0)
        self._scores: Reals = WORDS_WEIGHT * signals["share"]
        if meaning is not None and yardstick is not None:
            wholes = shelf.meanings.of_films @ meaning.whole
            near = PASSAGES_WEIGHT * signals["pieces"] + WHOLE_WEIGHT * wholes
            self._scores = self._scores + near
            self._nearness = yardstick.of_text(meaning.whole)
            self.percentile = yardstick.percentile(float(self._nearness.max()))

    def best(self, limit: int) -> list[int]:
        """Return the rows of the films that are nearest, the same every time."""
        rows = np.flatnonzero((self._shelf.plots.lengths > 0) & (self._scores > 0))
        return self._shelf.best(self._scores, rows, limit)

    def nearness(self, row: int) -> float:
        """Return how near a film is: in meaning or, without that, in words shared."""
        return float(self._nearness[row])

    def nearest_sentences(self, film: Film, passages: Sequence[Passage]) -> str:
        """Return the sentences of the film's nearest passage that have most words."""
        nearest = self._sought.passage_of(self._shelf.rows[film.id])
        told = [passage.text for passage in passages if passage.id == nearest]
        return self._sought.sentences(told[0] if told else film.plot or "")
