"""Films by what happens in them: meaning, words, names and facts, weighed together.

A film's score is a sum of signals, each a number for every film, times weights that
were fitted on descriptions of films that people half remembered (ADR 24).
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from time import perf_counter
from typing import Final

import numpy as np

from backend.domain.films import Film, FilmId
from backend.domain.passages import (
    Passage,
    PassageId,
    passage_id,
    split_sentences,
)
from backend.ports import (
    FilmCatalogue,
    PassageReader,
    Reading,
    SearchIndexes,
    Vectors,
)
from backend.ports.shelf import Integers, Reals
from backend.recommend.cues import Cues, read_cues, written_for
from backend.recommend.fitted import SIGNALS, signal_weights
from backend.recommend.framing import unframed
from backend.recommend.known_shelf import Shelves
from backend.recommend.shelf import Shelf
from backend.recommend.words import words_of

LONGEST_TEXT: Final = 1_500
"""Letters of a description that are read for their meaning at once."""
MOST_PIECES: Final = 6
PIECE_WORDS: Final = 30
LEAST_PIECE_WORDS: Final = 6
YEARS_OF_DOUBT: Final = 4.0
"""So much a film may be out of the time named before that speaks against it."""
UNKNOWN_YEAR: Final = 0.3
WRITTEN_SHARE: Final = 0.4
"""What a word counts that was put for another one."""
FILMS_OF_DOUBT: Final = 1_000
"""Of so few films it is half known which words are rare."""
SHOWN_SENTENCES: Final = 2
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A film with the passage that matched, and its sentences that did."""

    film: Film
    score: float
    """How likely it is the film that was meant, were it one of the catalogue."""
    nearness: float
    """How near its nearest passage comes in meaning."""
    passage: Passage | None
    sentences: str = ""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The films found, best first."""

    hits: tuple[SearchHit, ...]
    reading: Reading
    milliseconds: float
    by_words_alone: bool = False
    """Nothing is known of how near they come in meaning: the embedder is away."""


class PlotSearch:
    """Finds films by plot, mood or a half-remembered scene."""

    def __init__(
        self,
        catalogue: FilmCatalogue,
        passages: PassageReader,
        indexes: SearchIndexes,
        shelves: Shelves,
    ) -> None:
        self._catalogue = catalogue
        self._passages = passages
        self._indexes = indexes
        self._shelves = shelves

    def find(
        self,
        text: str,
        *,
        limit: int,
        among: Sequence[FilmId] | None = None,
    ) -> SearchResult:
        """Return the films that fit a description best; `among` leaves others out.

        Without the embedder words alone find them.
        """
        started = perf_counter()
        shelf = self._shelves.now()
        sought = self.sought(shelf, text)
        rows = None if among is None else shelf.rows_of(among)
        best = sought.best(limit, rows)
        reading = self._catalogue.read_films(shelf.ids_of(best))
        passages = self._passages_of(shelf, sought, best)
        hits = tuple(sought.hit(film, passages.get(film.id)) for film in reading.films)
        milliseconds = (perf_counter() - started) * 1000
        return SearchResult(hits, reading, milliseconds, sought.by_words_alone)

    def sought(self, shelf: Shelf, text: str) -> "Sought":
        """Return how well each film of a shelf fits a description."""
        told = unframed(text)
        texts = [told[:LONGEST_TEXT], *pieces_of(told)]
        return Sought(shelf, told, shelf.embed(self._indexes, texts))

    def _passages_of(
        self, shelf: Shelf, sought: "Sought", rows: Iterable[int]
    ) -> dict[FilmId, Passage]:
        """Return the passage of each film that comes nearest, by film."""
        ids = [id_ for row in rows if (id_ := sought.passage_of(row))]
        if not ids or shelf.embedder is None:
            return {}
        found = self._passages.passages(ids, embedder=shelf.embedder)
        return {passage.film_id: passage for passage in found.values()}


class Sought:
    """A description, and how well each film of a shelf fits it."""

    def __init__(self, shelf: Shelf, text: str, vectors: Vectors | None) -> None:
        self._shelf = shelf
        self.by_words_alone = vectors is None
        self._cues = read_cues(text)
        words = words_of(self._cues.affirmed)
        self._stems = _weighed_stems(shelf, self._cues.affirmed, words)
        self._passage_scores: Reals | None = None
        if vectors is not None and len(shelf.meanings.vectors):
            self._passage_scores = shelf.meanings.vectors @ vectors.T
        self.context = np.array(
            [
                np.log1p(len(text.split())) / 5,
                bool(self._cues.years),
                bool(self._cues.genres),
                bool(self._people),
                1.0,
            ],
            dtype=np.float32,
        )

    def signals(self) -> Reals:
        """Return how well each film fits in each respect: a row for each signal."""
        shelf, stems = self._shelf, self._stems
        words = shelf.plots.scores(stems)
        told = max(1.0, shelf.plots.weight_of(stems))
        # What few films say of a word is little, but more than nothing at all.
        doubt = 0 if self.by_words_alone else FILMS_OF_DOUBT
        trust = shelf.plots.count / max(1, shelf.plots.count + doubt)
        by_passage = self._by_passage
        found = {
            "words": trust * words / 20,
            "share": trust * words / told,
            "names": shelf.people.scores(stems) / 20,
            "title": shelf.title_words.scores(stems) / 10,
            "meaning": by_passage[:, 0],
            "pieces": by_passage[:, 1:].mean(axis=1),
            "piece": by_passage[:, 1:].max(axis=1),
            "fame": shelf.fame / 15,
            "famous": shelf.fame > 0,
            "years": _fit_of_years(shelf, self._cues),
            "too_late": _too_late(shelf, self._cues),
            "genres": _fit_of_genres(shelf, self._cues),
            "people": self._fit_of_people(),
            "length": np.log1p(shelf.plots.lengths) / 6,
            "story": shelf.columns.story_letters > 0,
            "story_length": np.log1p(shelf.columns.story_letters) / 8,
        }
        return np.stack([found[name] for name in SIGNALS]).astype(np.float32)

    @cached_property
    def scores(self) -> Reals:
        """Return how well each film fits; below all others where it has no plot."""
        weights = signal_weights(self.context)
        scores = np.einsum("s,sf->f", weights, self.signals())
        return np.where(self._shelf.plots.lengths > 0, scores, -np.inf)

    def best(self, limit: int, among: Integers | None) -> list[int]:
        """Return the rows of the films that fit best, the same every time."""
        scores = self.scores
        rows = np.arange(len(self._shelf)) if among is None else among
        return self._shelf.best(scores, rows[np.isfinite(scores[rows])], limit)

    def passage_of(self, row: int) -> PassageId | None:
        """Return which of a film's passages comes nearest, None if it has none."""
        here = self._shelf.meanings.of_film(row)
        if here.start == here.stop:
            return None
        number = 0
        if self._passage_scores is not None:
            number = int(self._passage_scores[here].max(axis=1).argmax())
        number = int(self._shelf.meanings.numbers[here][number])
        return passage_id(self._shelf.columns.film_ids[row], number)

    def hit(self, film: Film, passage: Passage | None) -> SearchHit:
        """Return a film that was found, with what of it fits."""
        row = self._shelf.rows[film.id]
        told = passage.text if passage else (film.plot or "")
        return SearchHit(
            film=film,
            score=float(self.likelihoods[row]),
            nearness=max(0.0, float(self._by_passage[row, 0])),
            passage=passage,
            sentences=self.sentences(told),
        )

    @cached_property
    def likelihoods(self) -> Reals:
        """Return how likely each film is the one meant; of all together it is 1."""
        highest = self.scores.max(initial=-np.inf)
        if not np.isfinite(highest):
            return np.zeros(len(self._shelf), dtype=np.float32)
        likely = np.exp(self.scores - highest)
        return np.asarray(likely / likely.sum())

    def sentences(self, text: str) -> str:
        """Return the sentences with most of the words sought, in their order."""
        sentences = split_sentences(text)
        shelf, told = self._shelf, []
        for place, sentence in enumerate(sentences):
            stems = set(shelf.vocabulary.read(sentence).tolist())
            told.append((-shelf.plots.weight_of(stems & self._stems.keys()), place))
        best = sorted(told)[:SHOWN_SENTENCES]
        return " ".join(sentences[place] for _, place in sorted(best, key=_by_place))

    @cached_property
    def _by_passage(self) -> Reals:
        """Return each film's nearest passage, to the text and to each of its pieces."""
        if self._passage_scores is None:
            return np.zeros((len(self._shelf), 2), dtype=np.float32)
        best = self._shelf.meanings.best(self._passage_scores)
        return best if best.shape[1] > 1 else np.repeat(best, 2, axis=1)

    @cached_property
    def _people(self) -> list[int]:
        """Return the numbers of those who are named in the description."""
        known = self._shelf.people_by_name
        return list({known[name] for name in self._cues.names if name in known})

    def _fit_of_people(self) -> Reals:
        """Return with what share of those named each film was made."""
        found = np.zeros(len(self._shelf), dtype=np.float32)
        for table in (self._shelf.cast, self._shelf.makers):
            for person in self._people:
                found[table.rows_with(person)] += 1
        return np.minimum(1.0, found / max(1, len(self._people)))


def pieces_of(text: str) -> list[str]:
    """Cut a long description into what is told one after the other, if it is long."""
    pieces: list[str] = []
    for part in filter(None, map(str.strip, _SENTENCE.split(text))):
        words = part.split()
        runs = max(1, round(len(words) / PIECE_WORDS))
        size = -(-len(words) // runs)
        for start in range(0, len(words), size):
            run = words[start : start + size]
            if pieces and len(run) < LEAST_PIECE_WORDS:
                pieces[-1] += " " + " ".join(run)
            else:
                pieces.append(" ".join(run))
    if len(pieces) <= 1:
        return []
    # What is told at most length tells most.
    longest = sorted(range(len(pieces)), key=lambda n: -len(pieces[n]))
    return [pieces[n] for n in sorted(longest[:MOST_PIECES])]


def _weighed_stems(shelf: Shelf, text: str, words: list[str]) -> dict[int, float]:
    """Return the stems of a description with what each counts."""
    read = shelf.vocabulary.read
    counted = Counter(read(text).tolist())
    weights = {stem: 1 + float(np.log(count)) for stem, count in counted.items()}
    for stem in read(" ".join(written_for(words))).tolist():
        weights.setdefault(stem, WRITTEN_SHARE)
    return weights


def _fit_of_years(shelf: Shelf, cues: Cues) -> Reals:
    """Return how well each film's year fits those named; 0 where none is."""
    made = shelf.columns.years
    fit = np.zeros(len(shelf), dtype=np.float32)
    for years in cues.years:
        out = np.maximum(0, np.maximum(years.first - made, made - years.last))
        here = np.where(made > 0, np.exp(-out / YEARS_OF_DOUBT), UNKNOWN_YEAR)
        fit = np.maximum(fit, here)
    return fit


def _too_late(shelf: Shelf, cues: Cues) -> Reals:
    """Return which films came out after somebody saw the one sought."""
    if cues.seen_until is None:
        return np.zeros(len(shelf), dtype=np.float32)
    return (shelf.columns.years > cues.seen_until).astype(np.float32)


def _fit_of_genres(shelf: Shelf, cues: Cues) -> Reals:
    """Return of what share of the kinds named each film is."""
    found = np.zeros(len(shelf), dtype=np.float32)
    numbers = {name.casefold(): n for n, name in enumerate(shelf.genres.names)}
    for kinds in cues.genres:
        known = [
            numbers[kind.casefold()] for kind in kinds if kind.casefold() in numbers
        ]
        rows = [shelf.genres.rows_with(number) for number in known]
        if rows:
            found[np.unique(np.concatenate(rows))] += 1
    return (found / max(1, len(cues.genres))).astype(np.float32)


def _by_place(told: tuple[float, int]) -> int:
    return told[1]
