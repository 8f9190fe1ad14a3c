"""Weigh evidence: which sentence answers, and whether any does.

The weights were fitted on questions over plots of Wikipedia and of the starter
catalogue (docs/benchmarks.md says how they do on questions that they were not fitted
on); the words' weights may not be negative, lest a question about something else
passes for one that the plot answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from backend.knowledge.reading.evidence import Evidence, group_of
from backend.knowledge.reading.matching import Numbers
from backend.knowledge.reading.questions import Question

MEANING: Final = "meaning"
"""Evidence of the embedder: how near question and sentence are."""


@dataclass(frozen=True, slots=True)
class Scales:
    """What each kind of evidence counts for."""

    choice: Mapping[str, float]
    """For one sentence against the others of its plot."""
    trust: Mapping[str, float]
    """For the chosen sentence's bearing an answer at all."""
    bias: Mapping[str, float]
    """For a question of this group's being answered, whatever the evidence."""
    fit: Mapping[str, float]
    near: Mapping[str, float]


WITH_MEANING: Final = Scales(
    choice={
        MEANING: 11.7,
        "words": 3.47,
        "very words": 0.92,
        "words before": 2.48,
        "words after": 1.47,
        "length": 0.85,
        "reason": 1.02,
        "manner": 1.79,
        "fit number": 8.73,
        "fit name": 5.57,
        "fit place": 5.40,
        "fit one of": 4.01,
        "near place": 12.37,
        "near name": 4.59,
    },
    trust={MEANING: 4.62, "lead": 1.73},
    bias={
        "number": -5.53,
        "name": -5.56,
        "person": -2.17,
        "place": -4.44,
        "one of": -2.45,
        "other": -2.69,
    },
    fit={
        "number": 2.17,
        "name": 0.00,
        "person": 0.73,
        "place": 3.95,
        "one of": 1.23,
        "other": 2.64,
    },
    near={
        "number": 8.19,
        "name": 1.95,
        "person": 2.55,
        "place": 0.00,
        "one of": 0.00,
        "other": 13.22,
    },
)
WORDS_ALONE: Final = Scales(
    choice={
        "words": 8.29,
        "very words": 1.82,
        "words before": 3.10,
        "words after": 1.05,
        "length": 0.23,
        "reason": 1.08,
        "manner": 2.24,
        "fit number": 12.22,
        "fit name": 6.43,
        "fit place": 5.62,
        "fit one of": 4.27,
        "near place": 12.76,
        "near name": 6.32,
    },
    trust={"words": 2.36, "lead": 1.36},
    bias={
        "number": -3.77,
        "name": -3.79,
        "person": -1.28,
        "place": -1.78,
        "one of": -1.18,
        "other": -1.77,
    },
    fit={
        "number": 1.97,
        "name": 0.00,
        "person": 0.17,
        "place": 0.71,
        "one of": 0.97,
        "other": 0.95,
    },
    near={
        "number": 9.59,
        "name": 1.35,
        "person": 5.09,
        "place": 5.85,
        "one of": 1.78,
        "other": 18.55,
    },
)


def weigh(evidence: Evidence, scales: Scales) -> Numbers:
    """Return how likely each sentence is the one that answers; together 1."""
    total = sum(
        weight * evidence[name]
        for name, weight in scales.choice.items()
        if name in evidence
    )
    shares = np.exp(np.asarray(total) - np.max(total))
    return np.asarray(shares / shares.sum())


def trust(
    question: Question, evidence: Evidence, likely: Numbers, scales: Scales
) -> float:
    """Return how sure it is, from 0 to 1, that the likeliest sentence answers."""
    best = int(np.argmax(likely))
    group = group_of(question)
    total = scales.bias[group]
    total += scales.trust["lead"] * float(likely[best])
    for name in ("words", MEANING):
        if name in scales.trust and name in evidence:
            total += scales.trust[name] * float(evidence[name][best])
    total += scales.fit[group] * float(evidence[f"fit {group}"][best])
    total += scales.near[group] * float(evidence[f"near {group}"][best])
    return float(1 / (1 + np.exp(-total)))
