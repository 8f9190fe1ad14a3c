"""How rare a word is, and how near two words are in meaning, without an embedder.

The table beside this module holds some 22,000 English words, the commonest first, with
a small vector each, made of MiniLM's by `make_table.py`.
A sentence takes MiniLM tens of milliseconds; a pair of words here takes one product.
"""

from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import numpy as np
import numpy.typing as npt

from backend.knowledge.reading.words import stem

TABLE: Final = "words.npz"
# Below this, two words have no more to do with each other than any two.
UNRELATED: Final = 0.35
# What a thing is one of need not be as near as another word for it.
UNLIKE: Final = 0.15
# Words stand in the order of how common they are: by Zipf's law the n-th of them is
# n times as rare as the first.
_COMMONEST: Final = 6.0
# The word list goes on past this without an order.
_UNUSUAL: Final = 10.0
RAREST: Final = 21_000
_REMEMBERED: Final = 100_000


@cache
def _table() -> tuple[dict[str, int], npt.NDArray[np.float32]]:
    with (files(__package__) / TABLE).open("rb") as file:
        stored = np.load(file)
        words = stored["words"].tobytes().decode().split("\n")
        vectors = stored["vectors"].astype(np.float32)
    places = {word: place for place, word in enumerate(words)}
    for word, place in list(places.items()):
        places.setdefault(stem(word), place)
    return places, vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def load() -> None:
    """Read the table before the first question needs it."""
    _table()


def rarity(lower: str) -> float:
    """Return how much a word tells: about 1 for "the", 12 for "zither"."""
    places, _ = _table()
    place = places.get(lower, places.get(stem(lower), len(places)))
    return float(np.log2(min(place, RAREST) / _COMMONEST + 2))


def is_known(lower: str) -> bool:
    """Return whether English has the word, or one of its forms."""
    places, _ = _table()
    return lower in places or stem(lower) in places


def is_surely_a_word(lower: str) -> bool:
    """Return whether nobody need have misspelt it: not so "shinning", of "shin"."""
    places, _ = _table()
    return lower in places or (is_known(lower) and rarity(lower) < _UNUSUAL)


@lru_cache(_REMEMBERED)
def _cosine(one: str, other: str) -> float:
    places, vectors = _table()
    first, second = (places.get(w, places.get(stem(w))) for w in (one, other))
    if first is None or second is None:
        return 0.0
    return float(vectors[first] @ vectors[second])


def kinship(one: str, other: str) -> float:
    """Return how much two words mean the same, from 0 to 1."""
    return max(0.0, (_cosine(one, other) - UNRELATED) / (1 - UNRELATED))


def likeness(kind: str, thing: str) -> float:
    """Return how likely a thing is one of a kind, from 0 to 1: a moth is an insect."""
    return max(0.0, (_cosine(kind, thing) - UNLIKE) / (1 - UNLIKE))
