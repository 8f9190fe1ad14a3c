"""Names that differ from a word by a slip or two, found among many at once.

A slip changes which letters a name has by two at most. Comparing sets of letters, kept
as bits, leaves a few names of each hundred; only these are compared letter by letter.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

Letters: TypeAlias = NDArray[np.uint32]

_BITS: Final = 32


@dataclass(frozen=True, slots=True)
class _SameLength:
    names: Sequence[str]
    letters: Letters


class Spellings:
    """Names, to be found by what misspells them."""

    def __init__(self, names: Iterable[str]) -> None:
        by_length: dict[int, list[str]] = defaultdict(list)
        for name in names:
            by_length[len(name)].append(name)
        self._by_length = {
            length: _SameLength(some, _letters(some, length))
            for length, some in by_length.items()
            if length
        }

    def nearest(self, word: str, *, slips: int) -> list[str]:
        """Return the names within so many slips that are nearest, in their order."""
        found: list[tuple[int, int, str]] = []
        for length in range(len(word) - slips, len(word) + slips + 1):
            found += self._of_length(length, word, slips)
        found.sort()
        return [name for distance, _, name in found if distance == found[0][0]]

    def _of_length(
        self, length: int, word: str, slips: int
    ) -> Iterable[tuple[int, int, str]]:
        """Yield how far names of one length are, with their places and themselves."""
        same = self._by_length.get(length)
        if same is None:
            return
        differing = np.bitwise_count(same.letters ^ _letters([word], len(word)))
        places: list[int] = np.flatnonzero(differing <= 2 * slips).tolist()
        for place in places:
            name = same.names[place]
            distance = OSA.distance(word, name, score_cutoff=slips)
            if distance <= slips:
                yield distance, place, name


def _letters(names: Sequence[str], length: int) -> Letters:
    """Return which letters each of some names of one length has, as bits."""
    codes = np.array(names, dtype=f"U{length}").view(np.uint32)
    bits = np.uint32(1) << (codes.reshape(len(names), length) % _BITS)
    letters: Letters = np.bitwise_or.reduce(bits, axis=1)
    return letters
