"""Choose the film that a question describes without naming it, and read its plot.

A search finds the right film among its first five nearly always and as its first three
times in four (docs/benchmarks.md); which of the five tells of all that was described
settles most of the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from backend.domain.films import FilmId
from backend.knowledge.reading.describing import split_description
from backend.knowledge.reading.matching import match
from backend.knowledge.reading.questions import take_apart
from backend.knowledge.reading.reader import PlotReader, Read, plot_of

# What is asked may be anywhere in a plot; what is described must be there.
_ASKED: Final = 0.15
# The search's own order decides between plots that tell of as much.
_SEARCH: Final = 0.1


@dataclass(frozen=True, slots=True)
class Candidate:
    """A film that a search found, with its plot."""

    film_id: FilmId
    title: str
    plot: str
    search_score: float
    """Of any scale: the more, the better."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The film that was meant, and what its plot says."""

    candidate: Candidate
    bearing: float
    """How much of the description its plot tells of, from 0 to 1."""
    read: Read | None


def choose(
    question: str,
    candidates: Sequence[Candidate],
    reader: PlotReader,
    *,
    spoiler_cut: float = 1.0,
) -> Chosen | None:
    """Return the film that a question describes and its answer; None of no films."""
    description, asked = split_description(question)
    best_score = max((c.search_score for c in candidates), default=0.0) or 1.0

    def likelihood(candidate: Candidate) -> float:
        return (
            bearing(description, candidate.plot)
            + _ASKED * bearing(asked, candidate.plot)
            + _SEARCH * candidate.search_score / best_score
        )

    chosen = max(candidates, key=likelihood, default=None)
    if chosen is None:
        return None
    read = reader.read(
        asked, chosen.plot, film_names=(chosen.title,), spoiler_cut=spoiler_cut
    )
    return Chosen(chosen, bearing(description, chosen.plot), read)


def bearing(text: str, plot: str) -> float:
    """Return how much of what a text says a plot tells of, from 0 to 1."""
    matches = match(take_apart(text), plot_of(plot))
    if not matches.strength.size:
        return 0.0
    told = matches.strength.max(axis=0) @ matches.rarity
    return float(told / matches.rarity.sum())
