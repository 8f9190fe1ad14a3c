"""`Embedder` that counts words: alike when texts share them, the same every time."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Final

import numpy as np

from backend.domain.errors import EmbedderUnavailable
from backend.domain.folding import fold
from backend.ports import Embedded, EmbeddingForecast, Vectors

DIMENSION: Final = 256
AT_ONCE: Final = 50


class BagOfWordsEmbedder:
    """Hashes each word to a place; knows no meaning."""

    def __init__(self, name: str = "bag-of-words") -> None:
        self.is_away = self.is_paid = False
        self.embedded: list[str] = []
        self._name = name

    @property
    def name(self) -> str:
        return self._name

    def embed(self, texts: Sequence[str]) -> Vectors:
        if self.is_away:
            raise EmbedderUnavailable("The embedder could not be loaded (a test).")
        self.embedded += texts
        return self._vectors(texts)

    def embed_many(self, texts: Iterable[str]) -> Iterator[Embedded]:
        """Answer a few at a time, the last of them first."""
        left = list(enumerate(texts))
        while left:
            some = [left.pop() for _ in range(min(AT_ONCE, len(left)))]
            yield [place for place, _ in some], self.embed([text for _, text in some])

    def forecast(self, texts: int, letters: int) -> EmbeddingForecast:
        return EmbeddingForecast(texts, letters, is_paid=self.is_paid)

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            text.encode()  # a real one cannot read half a character pair either
            for word in fold(text).split() or [""]:
                row[_place(word)] += 1
        lengths: Vectors = np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors / lengths


def _place(word: str) -> int:
    digest = blake2b(word.encode(), digest_size=4).digest()
    return int.from_bytes(digest) % DIMENSION
