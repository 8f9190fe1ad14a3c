"""Passages: the pieces of a plot that are embedded and cited.

Knows text; knows nothing of embeddings or of where passages are kept.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, NewType

from backend.domain.films import FilmId

PassageId = NewType("PassageId", str)

# The embedder reads about 190 words at once, but a scene in few words is found best
# among passages of few words: 60 beat 120, 40 and 25 (docs/benchmarks.md).
LONGEST_PASSAGE_WORDS: Final = 60
_SENTENCE_END = re.compile(
    "[.!?\u2026][\"'\u201d\u2019)]*(\\s+)(?=[\"'\u201c\u2018(]?[A-Z0-9\u00c0-\u00de])",
)
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|Lt|Sgt|Capt|Col|Gen|vs|No|[A-Z])\.$"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A film's logline, or a run of whole sentences of its plot."""

    film_id: FilmId
    number: int
    text: str
    starts_at: float
    """Where in the plot it begins, from 0 (first word) to 1."""

    @property
    def id(self) -> PassageId:
        """The film's id and the passage's number."""
        return PassageId(f"{self.film_id}-{self.number}")

    @property
    def text_hash(self) -> str:
        """Tells whether the text changed since it was embedded."""
        return sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class ScoredPassage:
    """A passage with its nearness to a question, at most 1."""

    passage_id: PassageId
    film_id: FilmId
    text: str
    score: float


def split_sentences(text: str) -> list[str]:
    """Cut text where sentences end, but not after "Dr." or an initial."""
    plain = " ".join(text.split())
    sentences, start = [], 0
    for end in _SENTENCE_END.finditer(plain):
        if not _ABBREVIATION.search(plain, start, end.start(1)):
            sentences.append(plain[start : end.start(1)])
            start = end.end()
    return [*sentences, plain[start:]] if plain[start:] else sentences


def cut_into_passages(
    film_id: FilmId,
    plot: str,
    logline: str | None = None,
) -> list[Passage]:
    """Return the logline, if there is one, and the plot in order."""
    told = [] if logline is None else [Passage(film_id, 0, logline, 0.0)]
    groups = list(_group(split_sentences(plot)))
    total = sum(len(text.split()) for text in groups) or 1
    words_before = 0
    for number, text in enumerate(groups, start=len(told)):
        told.append(Passage(film_id, number, text, words_before / total))
        words_before += len(text.split())
    return told


def _group(sentences: list[str]) -> Iterator[str]:
    """Join sentences into even runs, none longer than the embedder reads."""
    words = sum(len(sentence.split()) for sentence in sentences)
    runs = -(-words // LONGEST_PASSAGE_WORDS)
    aim = words / runs if runs else 0
    run: list[str] = []
    for sentence in _bounded(sentences):
        run_words = sum(len(s.split()) for s in run)
        too_long = run_words + len(sentence.split()) > LONGEST_PASSAGE_WORDS
        if run and (run_words >= aim or too_long):
            yield " ".join(run)
            run = []
        run.append(sentence)
    if run:
        yield " ".join(run)


def _bounded(sentences: list[str]) -> Iterator[str]:
    """Cut a sentence that no passage could hold."""
    for sentence in sentences:
        words = sentence.split()
        for start in range(0, len(words), LONGEST_PASSAGE_WORDS):
            yield " ".join(words[start : start + LONGEST_PASSAGE_WORDS])
