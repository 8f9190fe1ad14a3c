"""Which words of a sentence bear which words of a question, and how well.

Knows words; knows nothing of kinds of answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Final

import numpy as np
import numpy.typing as npt

from backend.knowledge.reading.meanings import kinship, rarity
from backend.knowledge.reading.plots import Plot, Sentence
from backend.knowledge.reading.questions import Question
from backend.knowledge.reading.words import Word, fold

SPOKEN_OF: Final = 0.7
"""How well a sentence bears a name that its "he" or "she" probably stands for."""

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Matches:
    """How well each sentence of a plot bears each word of a question."""

    strength: Numbers
    """One row for a sentence, one column for a word, from 0 to 1."""
    exact: Numbers
    """Likewise, 1 where the very word stands."""
    place: npt.NDArray[np.int64]
    """Where in the sentence the word that bears it stands; -1 for nowhere."""
    weight: Numbers
    """How much each word of the question counts; together 1."""
    rarity: Numbers
    """How rare each word is in English."""


def match(question: Question, plot: Plot) -> Matches:
    """Compare each word of the question with each sentence."""
    asked = [*question.words, *question.focus]
    size = (len(plot.sentences), len(asked))
    strength, exact = np.zeros(size), np.zeros(size)
    place = np.full(size, -1, dtype=np.int64)
    for row, sentence in enumerate(plot.sentences):
        for column, word in enumerate(asked):
            best, where = _best(word, sentence, plot.names)
            strength[row, column] = best
            exact[row, column] = best >= 1
            place[row, column] = where
    rarities = np.array([rarity(word.lower) for word in asked])
    weight = rarities * _rareness_here(asked, plot)
    return Matches(strength, exact, place, weight / (weight.sum() or 1), rarities)


def _best(word: Word, sentence: Sentence, names: frozenset[str]) -> tuple[float, int]:
    best, where = 0.0, -1
    # A name is typed in lower case by many; it is borne by itself alone all the same.
    is_name = word.is_number or word.lower in names
    for place, other in enumerate(sentence.words):
        if other.is_function:
            continue
        if other.stem == word.stem:
            return 1.0, place
        if is_name or other.is_name or other.is_number:
            continue
        near = kinship(word.lower, other.lower)
        if near > best:
            best, where = near, place
    if best < SPOKEN_OF and word.lower == fold(sentence.speaks_of):
        best, where = SPOKEN_OF, -1
    return best, where


def _rareness_here(asked: Sequence[Word], plot: Plot) -> Numbers:
    count = len(plot.sentences)
    told = np.array([plot.spread.get(word.stem, 0) for word in asked])
    return np.array([log(1 + (count - n + 0.5) / (n + 0.5)) for n in told])
