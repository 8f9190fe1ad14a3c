"""Finds texts by their words: BM25 over stems, with an index that is cheap to renew.

Texts are kept as numbers of stems, so that only those that changed are read again;
the index itself is made anew from them in a fraction of a second.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from snowballstemmer import stemmer  # type: ignore[import-untyped] # they have none

from backend.ports.shelf import Integers, Reals

# Plots are short and say little twice: their length counts for less than is usual.
SATURATION: Final = 0.9
LENGTH_SHARE: Final = 0.4
_WORD = re.compile(r"[^\W_]+(?:'[a-z]+)?")
_COMMON: Final = frozenset(
    [
        "a",
        "about",
        "after",
        "all",
        "also",
        "am",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "because",
        "before",
        "being",
        "both",
        "but",
        "by",
        "can",
        "could",
        "did",
        "didn't",
        "do",
        "does",
        "don't",
        "each",
        "even",
        "few",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "he's",
        "her",
        "here",
        "hers",
        "him",
        "his",
        "how",
        "i",
        "i'd",
        "i'm",
        "i've",
        "if",
        "in",
        "into",
        "is",
        "isn't",
        "it",
        "it's",
        "its",
        "just",
        "like",
        "me",
        "more",
        "most",
        "my",
        "no",
        "not",
        "now",
        "of",
        "off",
        "on",
        "once",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "she",
        "she's",
        "so",
        "some",
        "such",
        "than",
        "that",
        "that's",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "they're",
        "this",
        "those",
        "through",
        "to",
        "too",
        "under",
        "until",
        "up",
        "very",
        "was",
        "wasn't",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "why",
        "will",
        "with",
        "would",
        "you",
        "you're",
        "your",
        "film",
        "movie",
        "remember",
        "think",
        "maybe",
        "something",
        "someone",
        "somebody",
        "kinda",
        "really",
        "actually",
        "pretty",
        "basically",
        "anyone",
        "guess",
        "sure",
        "know",
        "saw",
        "seen",
        "watch",
        "watched",
        "got",
        "get",
    ]
)

Stems = npt.NDArray[np.int32]


class Vocabulary:
    """Numbers the stems of words, and grows as texts are read."""

    def __init__(self) -> None:
        self._stemmer = stemmer("english")
        self._numbers: dict[str, int] = {}
        self._by_word: dict[str, int] = {}

    def __len__(self) -> int:
        """Return how many stems there are."""
        return len(self._numbers)

    def read(self, text: str) -> Stems:
        """Return the stems of a text, in order, without words that say nothing."""
        known = self._by_word
        numbers = (
            known[word] if word in known else self._learn(word)
            for word in words_of(text)
        )
        return np.array([n for n in numbers if n >= 0], dtype=np.int32)

    def _learn(self, word: str) -> int:
        number = -1
        if word not in _COMMON:
            stem = self._stemmer.stemWord(word.removesuffix("'s"))
            number = self._numbers.setdefault(stem, len(self._numbers))
        self._by_word[word] = number
        return number


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, without accents."""
    plain = text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in parts if not unicodedata.combining(c))
    return _WORD.findall(plain)


class WordIndex:
    """Texts, each with a number, by the stems in them."""

    def __init__(self, texts: Sequence[Stems], stems: int) -> None:
        """Take the texts in, made of so many stems."""
        self.lengths = lengths = np.array(list(map(len, texts)), dtype=np.float32)
        self._size = len(texts)
        owners = np.repeat(np.arange(len(texts), dtype=np.int64), lengths.astype(int))
        flat = np.concatenate([*texts, np.zeros(0, dtype=np.int32)]).astype(np.int64)
        # Sorted by stem, then by text: each stem's texts lie together.
        pairs, counts = np.unique(
            flat * max(1, len(texts)) + owners, return_counts=True
        )
        terms, self._texts = np.divmod(pairs, max(1, len(texts)))
        self._starts = np.searchsorted(terms, np.arange(stems + 1))
        self.count = int((lengths > 0).sum())
        """How many texts have words."""
        self.rarity = _rarity(np.diff(self._starts), self.count)
        self._rarest = float(_rarity(np.zeros(1, dtype=np.int64), self.count)[0])
        typical = lengths[lengths > 0].mean() if (lengths > 0).any() else 1.0
        damping = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lengths / typical)
        told = counts * (SATURATION + 1) / (counts + damping[self._texts])
        self._weights = (told * self.rarity[terms]).astype(np.float32)

    def scores(self, stems: Mapping[int, float]) -> Reals:
        """Return how well each text fits stems, asked for with these weights."""
        found = np.zeros(self._size, dtype=np.float32)
        for stem, weight in stems.items():
            if stem < len(self._starts) - 1:
                here = slice(self._starts[stem], self._starts[stem + 1])
                found[self._texts[here]] += weight * self._weights[here]
        return found

    def weight_of(self, stems: Iterable[int]) -> float:
        """Return how much these stems say: what a short text with all would score.

        A stem that came up after this index was made is in none of its texts.
        """
        return sum(
            float(self.rarity[stem]) if stem < len(self.rarity) else self._rarest
            for stem in stems
        )


def _rarity(texts_with: Integers, texts: int) -> Reals:
    """Return how much each stem tells, by how many of the texts have it."""
    odds = (texts - texts_with + 0.5) / (texts_with + 0.5)
    return np.log1p(odds).astype(np.float32)
