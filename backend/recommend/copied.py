"""Finds runs of words that a text and a plot have in common, word for word.

Every eight words of every plot are kept as one number with the film's row, sorted;
plots that may share a run are found by halving, and then compared word by word. Words
are equal when they fold to the same: case, accents and punctuation do not count.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Final

import numpy as np
import numpy.typing as npt

from backend.domain.films import FilmId
from backend.domain.folding import fold
from backend.ports.shelf import FilmShelf, Integers
from backend.recommend.shelf import Shelf

RUN_WORDS: Final = 8
"""So many equal words in a row are told of; fewer are common turns of phrase."""
_Keys = npt.NDArray[np.uint64]
# The lower bits of a key are the film's row, the upper ones what its words hash to:
# of those who only hash alike a few are compared in vain.
_ROW_BITS: Final = np.uint64(2**24 - 1)
_STEP: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX: Final = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT: Final = np.uint64(31)
_CHUNK = re.compile(r"\S+")
_WORD = re.compile("\\w+(?:['\u2019]+\\w+)*")


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A folded word, and where it stands in the text it is from."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CopiedRun:
    """Words of a text that stand in a film's plot in the same order."""

    film_id: FilmId
    title: str
    year: int | None
    text: str
    """The run as it stands in the text given."""
    words: int
    starts_at: int
    """The place of its first letter in that text."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of the plots of a shelf."""

    version: str | None
    film_ids: tuple[FilmId, ...]
    marks: Integers
    keys: _Keys


class CopiedRuns:
    """Knows all plots of the catalogue, and finds what a text has from them."""

    def __init__(self, source: FilmShelf) -> None:
        self._source = source
        self._lock = Lock()
        nothing = np.zeros(0, dtype=np.int64)
        self._read = _Read(None, (), nothing, nothing.astype(np.uint64))

    def find(self, shelf: Shelf, text: str) -> list[CopiedRun]:
        """Return every run of eight words or more, longest first."""
        words = list(placed_words(text))
        folded = [word.folded for word in words]
        rows = _rows_with(self.renew(shelf), folded)
        plots = self._source.plots(shelf.ids_of(rows)) if rows else []
        found = [
            _run(shelf, film_id, text, words[first : first + length])
            for film_id, plot in plots
            for first, length in runs_of(folded, fold(plot).split())
        ]
        return sorted(found, key=lambda run: (-run.words, run.starts_at, run.film_id))

    def renew(self, shelf: Shelf) -> _Keys:
        """Read the plots that changed since, and return the keys of all."""
        with self._lock:
            if self._read.version != shelf.version:
                self._read = self._read_again(shelf)
            return self._read.keys

    def _read_again(self, shelf: Shelf) -> _Read:
        known, marks = self._read, shelf.columns.plot_marks
        rows = np.full(len(known.film_ids), -1, dtype=np.int64)
        for old, film_id in enumerate(known.film_ids):
            new = shelf.rows.get(film_id, -1)
            if new >= 0 and known.marks[old] == marks[new]:
                rows[old] = new
        is_new = marks != 0
        is_new[rows[rows >= 0]] = False
        changed = shelf.ids_of(np.flatnonzero(is_new).tolist())
        plots = self._source.plots(changed) if changed else []
        read = _keys_of((shelf.rows[film_id], text) for film_id, text in plots)
        keys = np.sort(np.concatenate([_moved(known.keys, rows), read]))
        return _Read(shelf.version, shelf.columns.film_ids, marks, keys)


def placed_words(text: str) -> Iterator[PlacedWord]:
    """Yield the words of a text as `fold` makes them, with their places."""
    for chunk in _CHUNK.finditer(text):
        folded = fold(chunk.group()).split()
        parts = list(_WORD.finditer(chunk.group()))
        if [fold(part.group()) for part in parts] == folded:
            for part, word in zip(parts, folded, strict=True):
                start = chunk.start()
                yield PlacedWord(word, start + part.start(), start + part.end())
        else:  # signs that fold to letters: the whole stands for each of its words
            for word in folded:
                yield PlacedWord(word, chunk.start(), chunk.end())


def runs_of(words: Sequence[str], plot: Sequence[str]) -> list[tuple[int, int]]:
    """Return where runs begin that are in the plot, and how many words they have.

    Those that are part of a longer one are left out.
    """
    numbers = {word: n for n, word in enumerate(dict.fromkeys(plot))}
    told = np.array([numbers[word] for word in plot], dtype=np.int64)
    # How long the run is that begins with this word here and at each word there.
    lengths = np.zeros(len(plot) + 1, dtype=np.int64)
    longest = np.zeros(len(words) + 1, dtype=np.int64)
    for place in reversed(range(len(words))):
        is_here = told == numbers.get(words[place], -1)
        lengths[:-1] = np.where(is_here, lengths[1:] + 1, 0)
        longest[place] = lengths.max()
    return [
        (place, int(longest[place]))
        for place in np.flatnonzero(longest >= RUN_WORDS).tolist()
        if place == 0 or longest[place - 1] != longest[place] + 1
    ]


def _run(
    shelf: Shelf, film_id: FilmId, text: str, words: Sequence[PlacedWord]
) -> CopiedRun:
    row = shelf.rows[film_id]
    return CopiedRun(
        film_id=film_id,
        title=shelf.columns.titles[row],
        year=int(shelf.columns.years[row]) or None,
        text=text[words[0].start : words[-1].end],
        words=len(words),
        starts_at=words[0].start,
    )


def _rows_with(keys: _Keys, words: Sequence[str]) -> list[int]:
    """Return the rows of films whose plots may have eight of these words in a row."""
    hashes = np.unique(_hashed(_hashes_of(words)))
    first = np.searchsorted(keys, hashes)
    last = np.searchsorted(keys, hashes | _ROW_BITS, side="right")
    bounds = zip(first.tolist(), last.tolist(), strict=True)
    found = [keys[a:b] & _ROW_BITS for a, b in bounds if b > a]
    return [int(row) for row in np.unique(np.concatenate(found))] if found else []


def _keys_of(plots: Iterable[tuple[int, str]]) -> _Keys:
    """Return a key for every eight words of these plots, given with their rows."""
    rows: list[int] = []
    lengths: list[int] = []

    def all_words() -> Iterator[str]:
        for row, plot in plots:
            words = fold(plot).split()
            rows.append(row)
            lengths.append(len(words))
            yield from words

    hashed = _hashed(_hashes_of(all_words()))
    plot_of = np.repeat(np.arange(len(rows)), lengths)
    row_of = np.repeat(np.array(rows, dtype=np.uint64), lengths)
    last = RUN_WORDS - 1
    # Eight words of which the first is of another plot than the last are no run.
    is_run = plot_of[: len(hashed)] == plot_of[last:]
    keys: _Keys = (hashed | row_of[: len(hashed)])[is_run]
    return keys


def _hashes_of(words: Iterable[str]) -> _Keys:
    return np.fromiter(map(hash, words), dtype=np.int64).view(np.uint64)


def _hashed(words: _Keys) -> _Keys:
    """Return a number for each eight words in a row, its lower bits free for a row."""
    count = max(0, len(words) - RUN_WORDS + 1)
    total = np.zeros(count, dtype=np.uint64)
    for place in range(RUN_WORDS):
        total = total * _STEP + words[place : place + count]
    total = (total ^ (total >> _SHIFT)) * _MIX
    return total & ~_ROW_BITS


def _moved(keys: _Keys, rows: Integers) -> _Keys:
    """Return keys with their films' new rows, without those that have none."""
    if not len(keys):
        return keys
    moved = rows[(keys & _ROW_BITS).astype(np.int64)]
    is_kept = moved >= 0
    return (keys & ~_ROW_BITS)[is_kept] | moved[is_kept].astype(np.uint64)
