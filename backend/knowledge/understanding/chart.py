"""Find the reading of a question that ties most of its words together.

Leaves are pieces with a meaning, which may overlap; rules tie two neighbours into
one. Words between them are a gap whose little words the rules may read. What is left
over costs: the reading with the least left over and the fewest oddities is taken.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from backend.knowledge.understanding.meanings import Meaning

# What nobody asks in earnest is read as far as this goes, some 200 ms.
MOST_TRIES: Final = 60_000
MOST_OF_A_SPAN: Final = 8
MOST_OF_A_SORT: Final = 3
MOST_COST_OF_A_GAP: Final = 4.5
FURTHEST_BEHIND: Final = 6.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of tokens with a meaning, and how it came about."""

    meaning: Meaning
    start: int
    end: int
    score: float
    parts: "tuple[Piece, Piece] | None" = field(default=None, compare=False)

    def leaves(self) -> "Iterable[Piece]":
        """Yield the pieces that it is made of."""
        if self.parts is None:
            yield self
        else:
            for part in self.parts:
                yield from part.leaves()


@dataclass(frozen=True, slots=True)
class Gap:
    """The words between two pieces."""

    words: frozenset[str]
    cost: float

    def has(self, *words: str) -> bool:
        """Return whether one of these words stands there."""
        return not self.words.isdisjoint(words)


Rule = Callable[[Meaning, Meaning, Gap], "Iterable[tuple[Meaning, float]]"]
Tie = Callable[[Meaning, Meaning, Gap], "Iterable[tuple[Meaning, float]]"]


class Chart:
    """Every way in which the pieces of one question tie together."""

    def __init__(
        self,
        words: Sequence[str],
        costs: Sequence[float],
        leaves: Iterable[Piece],
        tie: Tie,
    ) -> None:
        self._words = words
        self._before = [0.0]
        for cost in costs:
            self._before.append(self._before[-1] + cost)
        self._tie = tie
        self._tries = 0
        self._by_span: dict[tuple[int, int], list[Piece]] = defaultdict(list)
        self._gaps: dict[tuple[int, int], Gap | None] = {}
        for leaf in leaves:
            self._by_span[leaf.start, leaf.end].append(leaf)

    def readings(self, *, limit: int) -> list[Piece]:
        """Return the best readings, the one that leaves out least first."""
        self._fill()
        whole = [
            (piece.score - self._cost_outside(piece), piece)
            for pieces in self._by_span.values()
            for piece in pieces
        ]
        whole.sort(key=lambda found: -found[0])
        return [
            Piece(p.meaning, p.start, p.end, score, p.parts)
            for score, p in whole[:limit]
        ]

    def _cost_outside(self, piece: Piece) -> float:
        before = self._before
        return before[piece.start] + before[-1] - before[piece.end]

    def _fill(self) -> None:
        starts = sorted({start for start, _ in self._by_span})
        ends = sorted({end for _, end in self._by_span})
        spans = [(s, e) for s in starts for e in ends if s < e]
        # Shorter spans first: what a longer one is made of is there by then.
        for span in sorted(spans, key=lambda s: (s[1] - s[0], s)):
            if self._tries > MOST_TRIES:
                break
            self._fill_span(span, starts, ends)

    def _fill_span(
        self, span: tuple[int, int], starts: Sequence[int], ends: Sequence[int]
    ) -> None:
        first, last = span
        found = list(self._by_span.get(span, ()))
        for end in ends:
            lefts = self._by_span.get((first, end)) if first < end < last else None
            self._tries += 1
            if lefts:
                for start, gap in self._over(end, starts, last):
                    rights = self._by_span.get((start, last), ())
                    found += self._tied(lefts, rights, gap)
        if found:
            self._by_span[span] = _best(found)

    def _over(
        self, end: int, starts: Sequence[int], last: int
    ) -> Iterator[tuple[int, Gap]]:
        """Yield where the next piece may begin, with the gap before it."""
        for start in starts[bisect_left(starts, end) :]:
            gap = self._gap(end, start) if start < last else None
            if gap is None:
                return
            self._tries += 1
            yield start, gap

    def _tied(
        self, lefts: Sequence[Piece], rights: Sequence[Piece], gap: Gap
    ) -> Iterable[Piece]:
        self._tries += len(lefts) * len(rights)
        for left in lefts:
            for right in rights:
                for meaning, bonus in self._tie(left.meaning, right.meaning, gap):
                    score = left.score + right.score + bonus - gap.cost
                    yield Piece(meaning, left.start, right.end, score, (left, right))

    def _gap(self, end: int, start: int) -> Gap | None:
        """Return the gap, None if too much would be left out."""
        key = (end, start)
        if key not in self._gaps:
            cost = self._before[start] - self._before[end]
            words = frozenset(self._words[end:start])
            self._gaps[key] = Gap(words, cost) if cost <= MOST_COST_OF_A_GAP else None
        return self._gaps[key]


def _best(found: list[Piece]) -> list[Piece]:
    """Keep the best of a span, some of each sort of meaning, each meaning once."""
    found.sort(key=lambda piece: -piece.score)
    kept: list[Piece] = []
    sorts: dict[type, int] = defaultdict(int)
    for piece in found:
        sort = type(piece.meaning)
        if piece.score < found[0].score - FURTHEST_BEHIND:
            break
        if sorts[sort] >= MOST_OF_A_SORT or any(
            type(k.meaning) is sort and k.meaning == piece.meaning for k in kept
        ):
            continue
        sorts[sort] += 1
        kept.append(piece)
        if len(kept) >= MOST_OF_A_SPAN:
            break
    return kept
