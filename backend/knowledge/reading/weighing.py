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
        MEANING: 11.9,
        "words": 2.81,
        "very words": 1.92,
        "words before": 2.33,
        "words after": 2.03,
        "length": 0.92,
        "reason": 2.97,
        "manner": 1.82,
        "fit number": 8.50,
        "fit name": 5.74,
        "fit place": 6.54,
        "fit one of": 4.70,
        "near place": 24.96,
        "near name": 4.55,
    },
    trust={MEANING: 4.46, "lead": 2.19},
    bias={
        "number": -5.38,
        "name": -5.42,
        "person": -2.14,
        "place": -4.73,
        "one of": -2.49,
        "other": -2.63,
    },
    fit={
        "number": 2.28,
        "name": 0.00,
        "person": 0.72,
        "place": 3.53,
        "one of": 1.73,
        "other": 2.75,
    },
    near={
        "number": 8.88,
        "name": 1.61,
        "person": 2.50,
        "place": 0.00,
        "one of": 0.00,
        "other": 12.84,
    },
)
WORDS_ALONE: Final = Scales(
    choice={
        "words": 7.65,
        "very words": 3.03,
        "words before": 3.28,
        "words after": 1.73,
        "length": 0.28,
        "reason": 2.05,
        "manner": 2.22,
        "fit number": 11.79,
        "fit name": 6.70,
        "fit place": 7.07,
        "fit one of": 4.87,
        "near place": 24.08,
        "near name": 6.36,
    },
    trust={"words": 2.15, "lead": 1.66},
    bias={
        "number": -3.70,
        "name": -3.46,
        "person": -1.35,
        "place": -2.44,
        "one of": -1.16,
        "other": -1.71,
    },
    fit={
        "number": 1.74,
        "name": 0.00,
        "person": 0.06,
        "place": 0.84,
        "one of": 0.66,
        "other": 1.25,
    },
    near={
        "number": 10.72,
        "name": 0.86,
        "person": 6.52,
        "place": 6.30,
        "one of": 2.87,
        "other": 16.27,
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
