"""The catalogue as it is ranked: its columns made into tables that multiply well."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from backend.domain.errors import ServiceUnavailable
from backend.domain.films import FilmId
from backend.domain.folding import fold_name, fold_title
from backend.ports.passages import SearchIndexes, Vectors
from backend.ports.shelf import FilmShelf, Integers, Links, Reals, ShelfColumns
from backend.recommend.words import Stems, Vocabulary, WordIndex

# What a word that half of the films have still tells.
LEAST_RARITY: Final = 0.3
A_WRITERS_SHARE: Final = 0.5

Scores = Reals | npt.NDArray[np.float64]
"""A score for each film."""


@dataclass(frozen=True, slots=True)
class Table:
    """Which things films have: a row of length 1 for each film, a column a thing."""

    names: tuple[str, ...]
    matrix: sp.csr_array
    by_thing: sp.csc_array

    def likeness_to(self, row: int) -> Reals:
        """Return the cosine of each film's row and this one's."""
        one = self.matrix[[row], :]
        return np.asarray((self.matrix @ one.T).todense(), dtype=np.float32).ravel()

    def rows_with(self, thing: int) -> Integers:
        """Return the rows of the films that have a thing."""
        starts = self.by_thing.indptr
        return np.asarray(self.by_thing.indices[starts[thing] : starts[thing + 1]])

    def names_of(self, row: int) -> list[str]:
        """Return the things that a film has."""
        return [self.names[n] for n in self.numbers_of(row)]

    def numbers_of(self, row: int) -> Integers:
        """Return the numbers of the things that a film has, weightiest first."""
        here = slice(self.matrix.indptr[row], self.matrix.indptr[row + 1])
        order = np.argsort(-self.matrix.data[here], kind="stable")
        return np.asarray(self.matrix.indices[here][order])

    def shared(self, a: int, b: int) -> list[str]:
        """Return the things that both films have, those that tell most first."""
        theirs = set(self.numbers_of(b).tolist())
        return [self.names[n] for n in self.numbers_of(a).tolist() if n in theirs]


@dataclass(frozen=True, slots=True)
class Meanings:
    """Passages' vectors, those of each film together."""

    vectors: Vectors
    numbers: Integers
    starts: Integers
    """Where each film's passages begin; one more than there are films."""
    of_films: Vectors
    """Each film's mean, of length 1; of zeros where it has no passage."""

    def best(self, scores: Reals) -> Reals:
        """Return each film's highest of its passages' scores, by column; 0 for none."""
        shape = (len(self.starts) - 1, *scores.shape[1:])
        found = np.zeros(shape, dtype=np.float32)
        has = self.starts[1:] > self.starts[:-1]
        if has.any():
            found[has] = np.maximum.reduceat(scores, self.starts[:-1][has], axis=0)
        return found

    def of_film(self, row: int) -> slice:
        """Return where a film's passages are."""
        return slice(int(self.starts[row]), int(self.starts[row + 1]))


@dataclass(frozen=True, slots=True)
class Shelf:
    """The films as one moment saw them, ready to be ranked."""

    version: str
    embedder: str | None
    columns: ShelfColumns
    rows: dict[FilmId, int]
    genres: Table
    themes: Table
    tones: Table
    cast: Table
    makers: Table
    languages: Table
    countries: Table
    co_likes: sp.csr_array
    fame: Reals
    """How many voted for each film, as a logarithm."""
    meanings: Meanings
    vocabulary: Vocabulary
    plots: WordIndex
    people: WordIndex
    """Names of cast, directors and characters."""
    title_words: WordIndex
    rows_by_title: dict[str, list[int]]
    """The rows of films by their folded titles."""
    people_by_name: dict[str, int]
    """The numbers of cast and makers by their folded names."""

    def __len__(self) -> int:
        """Return how many films there are."""
        return len(self.columns.film_ids)

    def rows_of(self, film_ids: Iterable[FilmId]) -> Integers:
        """Return the rows of those of these films that are on the shelf, each once."""
        found = [self.rows[id_] for id_ in dict.fromkeys(film_ids) if id_ in self.rows]
        return np.array(found, dtype=np.int64)

    def ids_of(self, rows: Iterable[int]) -> list[FilmId]:
        """Return the ids of the films in these rows."""
        return [self.columns.film_ids[row] for row in rows]

    def best(self, scores: Scores, rows: Integers, limit: int) -> list[int]:
        """Return which of these rows score most, by id where they score the same."""
        if len(rows) > limit:
            least = -np.partition(-scores[rows], limit - 1)[limit - 1]
            rows = rows[scores[rows] >= least]
        ids = self.columns.film_ids
        return sorted(rows.tolist(), key=lambda row: (-scores[row], ids[row]))[:limit]

    def embed(self, indexes: SearchIndexes, texts: Sequence[str]) -> Vectors | None:
        """Return vectors to compare with this shelf's; None while that is not to be."""
        active = indexes.active()
        if active is None or active.embedder.name != self.embedder:
            return None
        try:
            return active.embedder.embed(texts)
        except ServiceUnavailable:
            return None


class ShelfMaker:
    """Makes shelves, and remembers what the last one read of plots."""

    def __init__(self, source: FilmShelf) -> None:
        self._source = source
        self._vocabulary = Vocabulary()
        self._plots: dict[FilmId, tuple[int, Stems]] = {}
        self._titles: dict[str, str] = {}
        self._names: dict[str, str] = {}

    def make(self, version: str, embedder: str | None) -> Shelf:
        """Read the catalogue as it is now."""
        columns = self._source.columns(embedder)
        count = len(columns.film_ids)
        rows = {film_id: row for row, film_id in enumerate(columns.film_ids)}
        plots = self._read_plots(columns)
        people = self._read_people(columns, rows)
        titles = list(map(self._vocabulary.read, columns.titles))
        stems = len(self._vocabulary)
        return Shelf(
            version=version,
            embedder=embedder,
            columns=columns,
            rows=rows,
            genres=_table(count, columns.genres),
            themes=_table(count, _joined(columns.keywords, columns.themes)),
            tones=_table(count, columns.tones),
            cast=_table(count, columns.cast, by_rarity=False),
            makers=_makers(count, columns),
            languages=_table(count, columns.languages, by_rarity=False),
            countries=_table(count, columns.countries, by_rarity=False),
            co_likes=_matrix(columns.co_likes, (count, count)),
            fame=np.log1p(columns.votes).astype(np.float32),
            meanings=_meanings(count, columns),
            vocabulary=self._vocabulary,
            plots=WordIndex(plots, stems),
            people=WordIndex(people, stems),
            title_words=WordIndex(titles, stems),
            rows_by_title=self._rows_by_title(columns.titles),
            people_by_name=self._people_by_name(columns.cast.names),
        )

    def _rows_by_title(self, titles: Sequence[str]) -> dict[str, list[int]]:
        self._titles = _folded(titles, fold_title, self._titles)
        rows: dict[str, list[int]] = {}
        for row, title in enumerate(titles):
            rows.setdefault(self._titles[title], []).append(row)
        return rows

    def _people_by_name(self, names: Sequence[str]) -> dict[str, int]:
        """Return the numbers of people by their folded names; the first of a name."""
        self._names = _folded(names, fold_name, self._names)
        numbers: dict[str, int] = {}
        for number, name in enumerate(names):
            numbers.setdefault(self._names[name], number)
        return numbers

    def _read_plots(self, columns: ShelfColumns) -> list[Stems]:
        """Return each film's plot in stems; only plots that changed are read."""
        marks = dict(zip(columns.film_ids, columns.plot_marks.tolist(), strict=True))
        kept = {
            film_id: read
            for film_id, read in self._plots.items()
            if marks.get(film_id) == read[0]
        }
        changed = [f for f, mark in marks.items() if mark and f not in kept]
        for film_id, text in self._source.plots(changed):
            kept[film_id] = marks[film_id], self._vocabulary.read(text)
        self._plots = kept
        nothing = np.zeros(0, dtype=np.int32)
        return [kept[f][1] if f in kept else nothing for f in columns.film_ids]

    def _read_people(
        self, columns: ShelfColumns, rows: dict[FilmId, int]
    ) -> list[Stems]:
        """Return the names of those who made and play in each film, in stems."""
        read = self._vocabulary.read
        parts: list[list[Stems]] = [[] for _ in columns.film_ids]
        for links in (columns.cast, columns.directors):
            names = [read(name) for name in links.names]
            pairs = zip(links.rows.tolist(), links.things.tolist(), strict=True)
            for row, person in pairs:
                parts[row].append(names[person])
        for film_id, characters in self._source.characters():
            if film_id in rows:
                parts[rows[film_id]].extend(map(read, characters))
        nothing = [np.zeros(0, dtype=np.int32)]
        return [np.concatenate(names or nothing) for names in parts]


def _folded(
    names: Iterable[str], fold: Callable[[str], str], known: Mapping[str, str]
) -> dict[str, str]:
    """Return names with how they fold, of which most are known from before."""
    return {name: known[name] if name in known else fold(name) for name in names}


def _matrix(links: Links, shape: tuple[int, int]) -> sp.csr_array:
    pairs = (links.weights, (links.rows, links.things))
    return sp.csr_array(sp.coo_array(pairs, shape=shape))


def _table(count: int, links: Links, *, by_rarity: bool = True) -> Table:
    matrix = _matrix(links, (count, max(1, len(links.names))))
    if by_rarity:
        films_with = np.bincount(matrix.indices, minlength=matrix.shape[1])
        rarity = np.log((count + 1) / (films_with + 1)) + LEAST_RARITY
        matrix.data = (matrix.data * rarity[matrix.indices]).astype(np.float32)
    return _made_table(links.names, matrix)


def _makers(count: int, columns: ShelfColumns) -> Table:
    names, shape = (
        columns.directors.names,
        (count, max(1, len(columns.directors.names))),
    )
    matrix = _matrix(columns.directors, shape)
    written = _matrix(columns.writers, shape)
    matrix.data[:] = 1
    written.data[:] = A_WRITERS_SHARE
    return _made_table(names, sp.csr_array(matrix.maximum(written)))


def _made_table(names: tuple[str, ...], matrix: sp.csr_array) -> Table:
    matrix = _of_length_one(matrix)
    return Table(names, matrix, sp.csc_array(matrix))


def _of_length_one(matrix: sp.csr_array) -> sp.csr_array:
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    lengths[lengths == 0] = 1
    per_entry = np.repeat(lengths, np.diff(matrix.indptr))
    matrix.data = (matrix.data / per_entry).astype(np.float32)
    return matrix


def _joined(first: Links, second: Links) -> Links:
    """Return the things of both, each once."""
    numbers = {name.casefold(): n for n, name in enumerate(first.names)}
    names = list(first.names)
    moved = np.zeros(len(second.names), dtype=np.int64)
    for n, name in enumerate(second.names):
        if name.casefold() not in numbers:
            numbers[name.casefold()] = len(names)
            names.append(name)
        moved[n] = numbers[name.casefold()]
    pairs = np.stack(
        [
            np.concatenate([first.rows, second.rows]),
            np.concatenate([first.things, moved[second.things]]),
        ]
    )
    rows, things = np.unique(pairs, axis=1)
    return Links(tuple(names), rows, things, np.ones(len(rows), dtype=np.float32))


def _meanings(count: int, columns: ShelfColumns) -> Meanings:
    passages = columns.passages
    starts = np.searchsorted(passages.rows, np.arange(count + 1))
    means = np.zeros((count, passages.vectors.shape[1]), dtype=np.float32)
    has = starts[1:] > starts[:-1]
    if has.any():
        means[has] = np.add.reduceat(passages.vectors, starts[:-1][has], axis=0)
        means[has] /= np.linalg.norm(means[has], axis=1, keepdims=True)
    return Meanings(passages.vectors, passages.numbers, starts, means)
