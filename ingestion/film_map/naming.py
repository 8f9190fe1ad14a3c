"""Names for clusters of films: what is told of them far oftener than of all others.

A name is a genre and what sets its films apart within that: "Western · sheriff".
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, product
from math import sqrt
from operator import attrgetter
from typing import Final

# How surely a label is one of the cluster's own, in standard deviations.
SURELY: Final = 4.0
FEWEST_FILMS: Final = 5
FEWEST_SHARE: Final = 0.01
MOST_LABELS: Final = 6
UNNAMED: Final = "Films"
JOINT: Final = " · "


@dataclass(frozen=True, slots=True)
class Labels:
    """What a cluster with this film in it may be named by."""

    genres: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    year: int | None = None


@dataclass(frozen=True, slots=True)
class _Weight:
    """How much oftener a cluster's films have a label than all others."""

    surplus: float
    """As a share of films."""
    sureness: float
    """In standard deviations of what chance would give."""

    @classmethod
    def of(cls, here: int, of_here: int, everywhere: int, of_all: int) -> "_Weight":
        """Return the weight of a label that so many films have, here and in all."""
        elsewhere, of_elsewhere = everywhere - here, of_all - of_here
        if not of_elsewhere or everywhere == of_all:
            return cls(0.0, 0.0)
        surplus = here / of_here - elsewhere / of_elsewhere
        share = everywhere / of_all
        chance = sqrt(share * (1 - share) * (1 / of_here + 1 / of_elsewhere))
        return cls(surplus, surplus / chance)


Rank = Callable[[_Weight], float]
# A genre is what most films have; of words, which few films have, the surest tell.
_BY_SURPLUS: Final = attrgetter("surplus")
_BY_SURENESS: Final = attrgetter("sureness")


def name_clusters(films: Sequence[Labels], clusters: Sequence[int]) -> list[str]:
    """Return a name for each cluster, from 0 on; no two are the same.

    The biggest clusters choose first.
    """
    genres = [frozenset(film.genres) for film in films]
    known = {genre.casefold() for some in genres for genre in some}
    words = [
        frozenset(w for w in film.words if w.casefold() not in known) for film in films
    ]
    decades = [
        frozenset([f"{film.year // 10 * 10}s"]) if film.year else frozenset()
        for film in films
    ]
    telling = (
        _telling(genres, clusters, _BY_SURPLUS),
        _telling(words, clusters, _BY_SURENESS),
        _telling(decades, clusters, _BY_SURENESS),
    )
    taken: set[str] = set()
    names: dict[int, str] = {}
    for cluster, _ in Counter(sorted(clusters)).most_common():
        wanted = _names(*(kind[cluster] for kind in telling))
        names[cluster] = next(name for name in wanted if name not in taken)
        taken.add(names[cluster])
    return [names[cluster] for cluster in sorted(names)]


def _names(
    genres: Sequence[str], words: Sequence[str], decades: Sequence[str]
) -> Iterator[str]:
    """Return what a cluster may be called, the best name first."""
    firsts = genres[:1] or [UNNAMED]
    seconds = [*words, *decades, *genres[1:]]
    named = [JOINT.join(pair) for pair in product(firsts, seconds)] or list(firsts)
    yield from named
    for genre, second in product(genres[1:], [*words, *decades]):
        yield JOINT.join([genre, second])
    yield from (f"{named[0]} {number}" for number in count(2))


def _telling(
    labels: Sequence[frozenset[str]], clusters: Sequence[int], by: Rank
) -> dict[int, list[str]]:
    """Return the labels that tell each cluster from all others, in this order."""
    everywhere: Counter[str] = Counter()
    within: dict[int, Counter[str]] = {cluster: Counter() for cluster in clusters}
    for some, cluster in zip(labels, clusters, strict=True):
        everywhere.update(some)
        within[cluster].update(some)
    sizes = Counter(clusters)
    return {
        cluster: _best(
            {
                label: _Weight.of(films, size, everywhere[label], len(labels))
                for label, films in within[cluster].items()
                if films >= max(FEWEST_FILMS, FEWEST_SHARE * size)
            },
            by,
        )
        for cluster, size in sizes.items()
    }


def _best(weights: Mapping[str, _Weight], by: Rank) -> list[str]:
    sure = [label for label, weight in weights.items() if weight.sureness >= SURELY]
    return sorted(sure, key=lambda label: (-by(weights[label]), label))[:MOST_LABELS]
