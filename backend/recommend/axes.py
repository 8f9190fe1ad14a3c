"""How alike films are along one axis: numbers from 0 to 1, with evidence.

Each axis measures one film against all others at once, and says what two of them
have in common.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from backend.domain.answers import AxisShare, FilmCard
from backend.domain.films import Film
from backend.ports.shelf import Reals
from backend.recommend.shelf import Shelf, Table

# Films are of one era if they are not much further apart than this.
ERA_YEARS: Final = 15.0
LENGTH_MINUTES: Final = 30.0
# Films are as well known as each other within a factor of e.
FAME_REACH: Final = 1.0
# Co-likes are weights over the largest of all, which only few come near: what says most
# for a film is .09 at the median. Undivided they would hardly count among the axes;
# docs/benchmarks.md, "As an axis", says how this was chosen.
LARGE_CO_LIKE: Final = 0.15
MOST_NAMED: Final = 5
# As shares are shown: what is summed is what is seen.
DIGITS: Final = 6


@dataclass(frozen=True, slots=True)
class Axis:
    """One way in which films can be alike."""

    name: str
    weight: float
    """How much it counts unless somebody says otherwise; see ADR 24."""
    likeness: Callable[[Shelf, int], Reals]
    """How alike each film is to the film in this row."""
    evidence: Callable[[Shelf, int, int], tuple[str, ...]]
    """What the films in these rows have in common, in words."""


def plot_likeness(shelf: Shelf, row: int) -> Reals:
    """Measure by the means of the films' passages: what they are about on the whole."""
    means = shelf.meanings.of_films
    likeness: Reals = np.clip(means @ means[row], 0.0, 1.0)
    return likeness


def _plot_evidence(shelf: Shelf, a: int, b: int) -> tuple[str, ...]:
    nearness = float(shelf.meanings.of_films[a] @ shelf.meanings.of_films[b])
    titles = shelf.columns.titles
    return (f"the plots of {titles[a]} and {titles[b]} are {nearness:.0%} alike",)


def _era(shelf: Shelf, row: int) -> Reals:
    years = shelf.columns.years
    apart = np.abs(years - years[row]) / ERA_YEARS
    known = (years > 0) & (years[row] > 0)
    likeness: Reals = np.where(known, np.exp(-apart), 0.0).astype(np.float32)
    return likeness


def _era_evidence(shelf: Shelf, a: int, b: int) -> tuple[str, ...]:
    years = shelf.columns.years
    return (f"{years[a]} and {years[b]}",)


def _scale(shelf: Shelf, row: int) -> Reals:
    """Measure how long the films are and how many people voted for them."""
    lengths = shelf.columns.runtimes
    known = (lengths > 0) & (lengths[row] > 0)
    by_length = np.exp(-np.abs(lengths - lengths[row]) / LENGTH_MINUTES) * known
    voted = (shelf.fame > 0) & (shelf.fame[row] > 0)
    by_fame = np.exp(-np.abs(shelf.fame - shelf.fame[row]) / FAME_REACH) * voted
    likeness: Reals = ((by_length + by_fame) / 2).astype(np.float32)
    return likeness


def _scale_evidence(shelf: Shelf, a: int, b: int) -> tuple[str, ...]:
    told = []
    lengths, votes = shelf.columns.runtimes, shelf.columns.votes
    if lengths[a] and lengths[b]:
        told.append(f"{lengths[a]} and {lengths[b]} minutes")
    if votes[a] and votes[b]:
        told.append(f"{votes[a]:,} and {votes[b]:,} votes")
    return tuple(told)


def _co_like(shelf: Shelf, row: int) -> Reals:
    """Measure by those who like the one and the other, whichever way says more.

    A like that speaks against the other film counts only in sums over several likes.
    """
    liked = shelf.co_likes[[row], :].toarray().ravel()
    liking = shelf.co_likes[:, [row]].toarray().ravel()
    likeness: Reals = np.clip(np.maximum(liked, liking) / LARGE_CO_LIKE, 0.0, 1.0)
    return likeness.astype(np.float32)


def _co_like_evidence(shelf: Shelf, a: int, b: int) -> tuple[str, ...]:
    titles = shelf.columns.titles
    return (f"those who like {titles[a]} like {titles[b]}",)


def _of(table: Callable[[Shelf], Table]) -> Callable[[Shelf, int], Reals]:
    def likeness(shelf: Shelf, row: int) -> Reals:
        found: Reals = np.clip(table(shelf).likeness_to(row), 0.0, 1.0)
        return found

    return likeness


def _root_of(table: Callable[[Shelf], Table]) -> Callable[[Shelf, int], Reals]:
    """Return a likeness in which the first things shared count most.

    Of seven keywords two films share two at best: their cosine stays small.
    """

    def likeness(shelf: Shelf, row: int) -> Reals:
        root: Reals = np.sqrt(_of(table)(shelf, row))
        return root

    return likeness


def _shared(
    table: Callable[[Shelf], Table], note: str = ""
) -> Callable[[Shelf, int, int], tuple[str, ...]]:
    def told(shelf: Shelf, a: int, b: int) -> tuple[str, ...]:
        names = table(shelf).shared(a, b)[:MOST_NAMED]
        return tuple(f"{name}{note}" for name in names)

    return told


AXES: Final[Sequence[Axis]] = (
    Axis("plot", 0.20, plot_likeness, _plot_evidence),
    Axis("theme", 0.15, _root_of(lambda s: s.themes), _shared(lambda s: s.themes)),
    Axis("genre", 0.10, _of(lambda s: s.genres), _shared(lambda s: s.genres)),
    Axis("cast", 0.08, _of(lambda s: s.cast), _shared(lambda s: s.cast, " is in both")),
    Axis(
        "makers",
        0.09,
        _of(lambda s: s.makers),
        _shared(lambda s: s.makers, " made both"),
    ),
    Axis("era", 0.12, _era, _era_evidence),
    Axis("tone", 0.04, _of(lambda s: s.tones), _shared(lambda s: s.tones)),
    Axis("scale", 0.10, _scale, _scale_evidence),
    Axis("co_like", 0.12, _co_like, _co_like_evidence),
)
BY_NAME: Final = {axis.name: axis for axis in AXES}
WEIGHTS: Final = {axis.name: axis.weight for axis in AXES}


def card_of(film: Film, told: Iterable[AxisShare]) -> FilmCard:
    """Return a film with what each axis adds to its score, most first."""
    why = tuple(sorted(told, key=lambda share: -share.contribution))
    score = round(sum(share.contribution for share in why), DIGITS)
    return FilmCard(film=film, score=score, why=why)
