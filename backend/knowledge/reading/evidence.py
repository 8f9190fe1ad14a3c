"""What speaks for each sentence of a plot being the one that answers.

Each kind of evidence is a number for each sentence; `weighing.py` adds them up.
"""

import re
from collections.abc import Mapping
from typing import Final

import numpy as np

from backend.knowledge.reading.fitting import MEASURED, fitness, naming
from backend.knowledge.reading.kinds import Kind
from backend.knowledge.reading.matching import Matches, Numbers
from backend.knowledge.reading.plots import Plot, Sentence
from backend.knowledge.reading.questions import Question
from backend.knowledge.reading.spans import Span, spans_of

# So many words on, a word says half as much about a piece as one beside it.
HALF_AS_NEAR: Final = 4.0
_GIVES_A_REASON = re.compile(
    r"\b(?:because|due to|so that|for fear|out of|in order to|in exchange|as|to)\b"
)
_TELLS_HOW = re.compile(r"\b(?:by|with|using|from|through)\b")

Evidence = Mapping[str, Numbers]


def gather(question: Question, plot: Plot, matches: Matches) -> dict[str, Numbers]:
    """Return all evidence that words give, by its name."""
    here = matches.strength
    before = np.vstack([np.zeros_like(here[:1]), here[:-1]])
    after = np.vstack([here[1:], np.zeros_like(here[:1])])
    found = {
        "words": here @ matches.weight,
        "very words": matches.exact @ matches.weight,
        "words before": np.maximum(0, before - here) @ matches.weight,
        "words after": np.maximum(0, after - here) @ matches.weight,
        "length": np.array([_length(sentence) for sentence in plot.sentences]),
        "reason": _where(plot, _GIVES_A_REASON) * (question.kind is Kind.REASON),
        "manner": _where(plot, _TELLS_HOW) * (question.kind is Kind.MANNER),
    }
    return found | _pieces(question, plot, matches)


def _pieces(question: Question, plot: Plot, matches: Matches) -> dict[str, Numbers]:
    fits, near = [], []
    for row, sentence in enumerate(plot.sentences):
        ranked = ranked_spans(question, sentence, matches, row)
        fits.append(max((fit for _, fit, _ in ranked), default=0.0))
        near.append(ranked[0][1] * ranked[0][2] if ranked else 0.0)
    group = group_of(question)
    return {
        f"{name} {of}": np.array(values) * (of == group)
        for name, values in (("fit", fits), ("near", near))
        for of in GROUPS
    }


GROUPS: Final = ("number", "name", "person", "place", "one of", "other")


def group_of(question: Question) -> str:
    """Return which questions are answered alike."""
    if question.kind in MEASURED:
        return "number"
    if question.kind in {Kind.NAME, Kind.MAKE}:
        return "name"
    if question.kind in {Kind.PERSON, Kind.PLACE}:
        return str(question.kind)
    is_one_of = question.kind in {Kind.THING, Kind.ILLNESS} and question.focus
    return "one of" if is_one_of else "other"


def ranked_spans(
    question: Question, sentence: Sentence, matches: Matches, row: int
) -> list[tuple[Span, float, float]]:
    """Return the pieces that fit, how well, and how near they are to what matches."""
    found = []
    for span in spans_of(sentence.text, sentence.words):
        fit = fitness(question, sentence.words, span)
        if fit > 0:
            names = question.kind in {Kind.NAME, Kind.MAKE, Kind.COLOUR}
            near = (
                naming(question, sentence, span)
                if names
                else _closeness(span, matches, row)
            )
            found.append((span, fit, near))
    return sorted(found, key=lambda one: one[1] * one[2], reverse=True)


def _closeness(span: Span, matches: Matches, row: int) -> float:
    """Return how much of the question is borne in and near a piece."""
    place = matches.place[row]
    apart = np.maximum(0, np.maximum(span.first - place, place - span.last) - 1)
    nearness = np.where(place >= 0, 0.5 ** (apart / HALF_AS_NEAR), 0.0)
    return float((matches.strength[row] * nearness) @ matches.weight)


def _length(sentence: Sentence) -> float:
    return float(np.log1p(sum(word.is_content for word in sentence.words)))


def _where(plot: Plot, pattern: re.Pattern[str]) -> Numbers:
    return np.array([bool(pattern.search(s.text)) for s in plot.sentences], dtype=float)
