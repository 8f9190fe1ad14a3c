"""Read a plot for the answer to a question, without a language model.

Words choose the likely sentences, which takes milliseconds; the embedder, if there is
one, then compares the likeliest few with the question.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from threading import Lock
from typing import Final

import numpy as np

from backend.domain.errors import EmbedderUnavailable
from backend.knowledge.reading.answering import Found, find_span
from backend.knowledge.reading.evidence import gather
from backend.knowledge.reading.matching import Matches, Numbers, match
from backend.knowledge.reading.plots import Plot, Sentence, read_through
from backend.knowledge.reading.questions import Question, take_apart
from backend.knowledge.reading.weighing import (
    MEANING,
    WITH_MEANING,
    WORDS_ALONE,
    trust,
    weigh,
)
from backend.ports import Embedder, Vectors

# What is compared by meaning: MiniLM takes some 50 ms for it.
COMPARED_LETTERS: Final = 1_000
MOST_COMPARED: Final = 9
MOST_CITED: Final = 3
# As long as the sentences cited are less likely than this together, another is cited.
ENOUGH: Final = 0.95
# A sentence less likely than this is quoted without naming the answer in it.
LEADS: Final = 0.7
# Below this, a plot is said not to tell.
SURE_ENOUGH: Final = 0.5
_REMEMBERED_PLOTS: Final = 256
_REMEMBERED_SENTENCES: Final = 4_000


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence that is cited."""

    text: str
    starts_at: float
    """Where in the plot it begins, from 0 (first word) to 1."""
    around: tuple[int, int]
    """Its letters that matter most, should it be too long to quote."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a plot says to a question."""

    cited: tuple[Cited, ...]
    """The likeliest sentence first."""
    span: str | None
    """The shortest answer in the first sentence, where it is beyond doubt."""
    confidence: float
    """How sure it is, from 0 to 1, that the plot bears the answer."""

    @property
    def bears_answer(self) -> bool:
        """Whether to answer rather than to say that the plot does not tell."""
        return self.confidence >= SURE_ENOUGH


class PlotReader:
    """Answers questions about what happens in a film from its plot."""

    def __init__(self, embedder: Embedder | None = None) -> None:
        self._meanings = _Meanings(embedder) if embedder else None

    def read(
        self,
        question: str,
        plot: str,
        *,
        film_names: Iterable[str] = (),
        spoiler_cut: float = 1.0,
    ) -> Read | None:
        """Return what the plot says, None if it or the question has no words.

        Args:
            question: as it was asked.
            plot: the film's whole plot.
            film_names: its titles, which in the question say nothing of the plot.
            spoiler_cut: where in the plot to stop reading, from 0 to 1.
        """
        told = plot_of(plot, spoiler_cut)
        asked = take_apart(question, film_names)
        if not told.sentences or not (asked.words or asked.focus):
            return None
        matches = match(asked, told)
        evidence = gather(asked, told, matches)
        likely = weigh(evidence, WORDS_ALONE)
        scales = WORDS_ALONE
        meaning = self._meaning(asked, told, likely)
        if meaning is not None:
            scales = WITH_MEANING
            evidence[MEANING] = meaning
            likely = weigh(evidence, scales) * (meaning > -1)
        elif not matches.strength.any():
            return None
        confidence = trust(asked, evidence, likely, scales)
        return self._report(asked, told, matches, likely, confidence)

    def _meaning(self, asked: Question, told: Plot, likely: Numbers) -> Numbers | None:
        """Return how near the likeliest sentences are in meaning; -1 for the others."""
        if self._meanings is None:
            return None
        best = _likeliest(told, likely)
        texts = [told.sentences[place].in_context for place in best]
        try:
            nearness = self._meanings.nearness(asked.text, texts)
        except EmbedderUnavailable:
            return None
        found = np.full(len(told.sentences), -1.0)
        found[best] = nearness
        return found

    def _report(
        self,
        asked: Question,
        told: Plot,
        matches: Matches,
        likely: Numbers,
        confidence: float,
    ) -> Read:
        order = [int(place) for place in np.argsort(-likely)]
        cited = _to_cite(order, likely)
        first = order[0]
        span = (
            find_span(asked, told.sentences[first], matches, first)
            if likely[first] >= LEADS
            else None
        )
        return Read(
            cited=tuple(
                _cited(told.sentences[row], matches, row, span if not n else None)
                for n, row in enumerate(cited)
            ),
            span=span.text if span else None,
            confidence=confidence,
        )


@lru_cache(_REMEMBERED_PLOTS)
def plot_of(plot: str, spoiler_cut: float = 1.0) -> Plot:
    """Return the plot cut into words; people ask about one film several times."""
    return read_through(plot, spoiler_cut)


def _likeliest(told: Plot, likely: Numbers) -> list[int]:
    """Return the likeliest sentences, as many as can be compared in time."""
    order = [int(place) for place in np.argsort(-likely)[:MOST_COMPARED]]
    letters = accumulate(len(told.sentences[place].in_context) for place in order)
    return [
        p for p, all_ in zip(order, letters, strict=True) if all_ <= COMPARED_LETTERS
    ] or order[:1]


def _to_cite(order: Sequence[int], likely: Numbers) -> list[int]:
    """Return the likeliest sentences, more of them the less sure it is of the first."""
    cited: list[int] = []
    total = 0.0
    for row in order[:MOST_CITED]:
        cited.append(row)
        total += float(likely[row])
        if total >= ENOUGH:
            break
    return cited


def _cited(sentence: Sentence, matches: Matches, row: int, span: Found | None) -> Cited:
    around = (span.start, span.end) if span else _most_borne(sentence, matches, row)
    return Cited(sentence.text, sentence.starts_at, around)


def _most_borne(sentence: Sentence, matches: Matches, row: int) -> tuple[int, int]:
    """Return the letters of the word that bears the question best."""
    worth = matches.strength[row] * matches.weight
    best = int(np.argmax(worth)) if worth.size else 0
    place = int(matches.place[row][best]) if worth.size else -1
    if place < 0:
        return 0, 0
    return sentence.words[place].start, sentence.words[place].end


class _Meanings:
    """Compares texts by an embedder, and remembers the vectors of those last seen."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._lock = Lock()
        self._vectors: dict[str, Vectors] = {}

    def nearness(self, question: str, texts: Sequence[str]) -> Numbers:
        """Return how near each text is to the question, at most 1."""
        with self._lock:
            known = {
                text: self._vectors[text] for text in texts if text in self._vectors
            }
        new = [question, *dict.fromkeys(text for text in texts if text not in known)]
        vectors = self._embedder.embed(new)
        known |= dict(zip(new, vectors, strict=True))
        self._remember({text: known[text] for text in texts})
        rows = np.stack([known[text] for text in texts])
        return np.asarray(rows @ vectors[0], dtype=np.float64)

    def _remember(self, vectors: dict[str, Vectors]) -> None:
        with self._lock:
            self._vectors |= vectors
            for text in list(self._vectors)[:-_REMEMBERED_SENTENCES]:
                del self._vectors[text]
