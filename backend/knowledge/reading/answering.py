"""Find the words of a sentence that answer, if they are beyond doubt.

The sentence is quoted in any case; a wrong word put before it would mislead, so that
where two pieces could answer, none is named.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from backend.knowledge.reading.evidence import group_of, ranked_spans
from backend.knowledge.reading.fitting import fitness
from backend.knowledge.reading.kinds import Kind
from backend.knowledge.reading.matching import Matches
from backend.knowledge.reading.meanings import likeness
from backend.knowledge.reading.plots import Sentence
from backend.knowledge.reading.questions import Question
from backend.knowledge.reading.spans import Form, Span, reasons_of
from backend.knowledge.reading.words import Word

LONGEST_REASON_WORDS: Final = 14
# What a piece must at least be worth: how well it fits, how near it stands.
_DOUBTLESS: Final = {
    "number": (0.6, 0.03),
    "name": (0.9, 0.4),
    "person": (0.8, 0.05),
    "place": (0.5, 0.03),
    "one of": (0.6, 0.02),
}
_REASON_LEADS: Final = frozenset(
    (
        "because",
        "because of",
        "due to",
        "so that",
        "for fear of",
        "for fear that",
        "in order to",
        "in exchange for",
        "in return for",
        "on account of",
        "thanks to",
        "owing to",
        "so as to",
    )
)


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a sentence that answer, and where they stand."""

    text: str
    start: int
    end: int


def find_span(
    question: Question, sentence: Sentence, matches: Matches, row: int
) -> Found | None:
    """Return the shortest answer that a sentence bears, if one is beyond doubt."""
    if question.kind is Kind.REASON:
        return _reason(sentence)
    group = group_of(question)
    if group not in _DOUBTLESS:
        return None
    least_fit, least_near = _DOUBTLESS[group]
    fitting = [
        (span, near)
        for span, fit, near in ranked_spans(question, sentence, matches, row)
        if fit >= least_fit
    ]
    if not fitting or fitting[0][1] < least_near:
        return None
    best = fitting[0][0]
    if _is_rivalled(question, sentence, best, [span for span, _ in fitting[1:]]):
        return None
    return _found(sentence, *_trimmed(question, sentence.words, best))


def _is_rivalled(
    question: Question, sentence: Sentence, best: Span, others: Sequence[Span]
) -> bool:
    """Return whether another person or place of the sentence could be meant."""
    if question.kind not in {Kind.PERSON, Kind.PLACE} or question.focus:
        return False
    best_fit = fitness(question, sentence.words, best)
    return any(
        (other.first > best.last or other.last < best.first)
        and other.head.stem != best.head.stem
        and fitness(question, sentence.words, other) >= best_fit
        for other in others
    )


def _trimmed(question: Question, words: Sequence[Word], span: Span) -> tuple[int, int]:
    """Return which words answer: "plumber", not "plumber Joy hired"."""
    first, last = span.first, span.last
    if span.form is not Form.THING or not question.focus:
        return first, last
    best = max(
        range(first, last + 1),
        key=lambda place: max(
            likeness(focus.lower, words[place].lower) for focus in question.focus
        ),
    )
    last = best
    while last < span.last and words[best].is_name and words[last + 1].is_name:
        last += 1
    # "watch Jerry" is no one thing, while "Haitian plumber" is.
    first = best
    while first > span.first and words[first - 1].is_name == words[best].is_name:
        first -= 1
    return first, last


def _found(sentence: Sentence, first: int, last: int) -> Found:
    start, end = sentence.words[first].start, sentence.words[last].end
    return Found(sentence.text[start:end], start, end)


def _reason(sentence: Sentence) -> Found | None:
    for start, lead, reason in reasons_of(sentence.text):
        if lead in _REASON_LEADS and 1 < len(reason.split()) <= LONGEST_REASON_WORDS:
            end = sentence.text.index(reason, start) + len(reason)
            return Found(sentence.text[start:end], start, end)
    return None
