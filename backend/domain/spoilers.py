"""How far into a plot an answer may tell."""

import re
from enum import StrEnum
from typing import Final

from backend.domain.passages import split_sentences


class Spoilers(StrEnum):
    """Up to where a person wants to hear what happens."""

    SETUP = "setup"
    MIDPOINT = "midpoint"
    ALL = "all"

    @property
    def reach(self) -> float:
        """The share of a plot that may be told, from its first letter on."""
        return _REACHES[self]

    def hides_from(self, starts_at: float) -> bool:
        """Return whether what starts there, from 0 to 1, is not to be told."""
        return starts_at > 0 and starts_at >= self.reach


def wished(question: str, spoilers: Spoilers) -> Spoilers:
    """Return how much may be told if the question itself asks not to hear the end."""
    return Spoilers.SETUP if _NO_SPOILERS.search(question) else spoilers


def without_wish(question: str) -> str:
    """Return the question without what it says of spoilers."""
    return " ".join(_NO_SPOILERS.sub(" ", question).split())


def sentences_told(plot: str, spoilers: Spoilers) -> list[str]:
    """Return the plot's sentences up to the cut; the first may always be told."""
    sentences = split_sentences(plot)
    length = sum(len(sentence) + 1 for sentence in sentences)
    told, start = [], 0
    for sentence in sentences:
        if spoilers.hides_from(start / length):
            break
        told.append(sentence)
        start += len(sentence) + 1
    return told


_NO_SPOILERS: Final = re.compile(
    r"[,;:(-]?\s*(?:but\s+)?(?:please,?\s+)?\b(?:with\s+no|no|without|don'?t)\s+"
    r"(?:(?:any|giving|give|me|away)\s+)*"
    r"(?:spoil(?:ers|er|ing|s)?(?:\s+(?:it|me|anything))?"
    r"|(?:the\s+end(?:ing)?|it)(?:\s+away)?(?=\s*(?:[,.!?)]|please|$)))\b"
    r"(?:\s+(?:please|tho(?:ugh)?))?[),:]?|\bspoiler[- ]free\b",
    re.IGNORECASE,
)
_REACHES: Final = {
    Spoilers.SETUP: 0.25,
    Spoilers.MIDPOINT: 0.5,
    Spoilers.ALL: 1.0,
}
