"""Passages: the pieces of a plot that are embedded and cited.

Knows text; knows nothing of embeddings or of where passages are kept.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, NewType

from backend.domain.films import FilmId
from backend.domain.stories import story_in, tells_of_making

PassageId = NewType("PassageId", str)

# The embedder reads about 190 words at once, but a scene in few words is found best
# among passages of few words: 60 beat 120, 40 and 25 (docs/benchmarks.md).
LONGEST_PASSAGE_WORDS: Final = 60
# Sixty words of German have some 500 letters; more is hardly prose.
LONGEST_PASSAGE_LETTERS: Final = 1_000
# A film is found better with its genres before each passage; title, year and
# director there did harm (docs/benchmarks.md).
HEADER_GENRES: Final = 3
LONGEST_HEADER: Final = 100
# Passages without a header would stand apart from all others, where an index's graph
# may lose them.
HEADER_OF_NONE: Final = "Film. "

Fits = Callable[[str], bool]
"""Tells whether the embedder reads a text to its end."""

_SENTENCE_END = re.compile(
    "[.!?\u2026][\"'\u201d\u2019)]*(\\s+)(?=[\"'\u201c\u2018(]?[A-Z0-9\u00c0-\u00de])",
)
_FULL_STOP = re.compile("[\u3002\uff01\uff1f!?\u2026]|\\.(?=\\s)")
_SPACE = re.compile(r"\s+")
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|Lt|Sgt|Capt|Col|Gen|vs|No|[A-Z])\.$"
)


def passage_id(film_id: FilmId, number: int) -> PassageId:
    """Return the id of a film's passage of this number."""
    return PassageId(f"{film_id}-{number}")


@dataclass(frozen=True, slots=True)
class Passage:
    """A film's logline, or a run of whole sentences of its plot."""

    film_id: FilmId
    number: int
    text: str
    starts_at: float
    """Where in the plot it begins, from 0 (first word) to 1."""
    header: str = ""
    """Embedded before the text, and never shown."""
    story: str | None = None
    """What of the text tells the story: None if all of it does, empty if nothing."""

    @property
    def id(self) -> PassageId:
        """The film's id and the passage's number."""
        return passage_id(self.film_id, self.number)

    @property
    def embedded(self) -> str:
        """What is embedded: the story, but all of the text where there is none."""
        return f"{self.header}{self.story or self.text}"

    @property
    def text_hash(self) -> str:
        """Tells whether what is embedded changed since it was."""
        return sha256(self.embedded.encode()).hexdigest()


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


def is_of_usual_length(text: str) -> bool:
    """Return whether a text is no longer than prose of that many words is."""
    return len(text) <= LONGEST_PASSAGE_LETTERS


def cut_into_passages(
    film_id: FilmId,
    plot: str,
    logline: str | None = None,
    genres: Sequence[str] = (),
    *,
    fits: Fits = is_of_usual_length,
) -> list[Passage]:
    """Return the logline, if there is one, and the plot in order; all of them fit."""
    header = header_of(genres)
    is_mixed = tells_of_making(plot)

    def fits_below(text: str) -> bool:
        return fits(f"{header}{text}")

    openings = list(_fitting(logline or "", fits_below))
    told = [Passage(film_id, n, text, 0.0, header) for n, text in enumerate(openings)]
    parts = [part for text in _group(plot) for part in _fitting(text, fits_below)]
    total = sum(map(len, parts)) or 1
    letters_before = 0
    for number, text in enumerate(parts, start=len(told)):
        story = story_in(split_sentences(text)) if is_mixed else None
        at = letters_before / total
        told.append(Passage(film_id, number, text, at, header, story))
        letters_before += len(text)
    return told


def header_of(genres: Sequence[str]) -> str:
    """Return what is embedded before each passage of a film of these genres."""
    named = ", ".join(genres[:HEADER_GENRES])
    return f"{named}. " if 0 < len(named) <= LONGEST_HEADER else HEADER_OF_NONE


def _group(plot: str) -> Iterator[str]:
    """Join sentences into even runs, none of more words than a passage has."""
    sentences = split_sentences(plot)
    words = sum(len(sentence.split()) for sentence in sentences)
    runs = -(-words // LONGEST_PASSAGE_WORDS)
    aim = words / runs if runs else 0
    run: list[str] = []
    run_words = 0
    for sentence in _bounded(sentences):
        count = len(sentence.split())
        if run and (run_words >= aim or run_words + count > LONGEST_PASSAGE_WORDS):
            yield " ".join(run)
            run, run_words = [], 0
        run.append(sentence)
        run_words += count
    if run:
        yield " ".join(run)


def _bounded(sentences: list[str]) -> Iterator[str]:
    """Cut a sentence of more words than a passage has."""
    for sentence in sentences:
        words = sentence.split()
        for start in range(0, len(words), LONGEST_PASSAGE_WORDS):
            yield " ".join(words[start : start + LONGEST_PASSAGE_WORDS])


def _fitting(text: str, fits: Fits) -> Iterator[str]:
    """Halve a text until each part fits: scripts without spaces, long numbers."""
    waiting = [text.strip()]
    while waiting:
        part = waiting.pop()
        if len(part) > 1 and not (is_of_usual_length(part) and fits(part)):
            middle = _place_to_cut(part)
            waiting += [part[middle:].strip(), part[:middle].strip()]
        elif part:
            yield part


def _place_to_cut(text: str) -> int:
    """Return the end nearest to the middle: of a sentence, a word, else anywhere."""
    middle = len(text) // 2
    for pattern in (_FULL_STOP, _SPACE):
        ends = [end.end() for end in pattern.finditer(text) if end.end() < len(text)]
        near = [end for end in ends if len(text) // 4 <= end <= 3 * len(text) // 4]
        if near:
            return min(near, key=lambda end: abs(end - middle))
    return middle
