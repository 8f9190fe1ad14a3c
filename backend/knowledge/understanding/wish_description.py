"""What is left of a request once names and limits are read: what it describes."""

import re
from collections.abc import Collection
from typing import Final

from backend.knowledge.understanding.wish_limits import FILM_MARK, PERSON_MARK

_TELLING_KINDS: Final = frozenset({"heist", "slasher", "slashers", "whodunnits"})
"""These say more than the genres they stand for: they describe, too."""
_SAID_ALOUD: Final = re.compile(
    r"\b(?:i|we) (?:do ?n[o']?t|dont) (?:really )?mind\b"
    r"|\b(?:i|we)? ?(?:want|need|would like|'d like|am looking for|looking for"
    r"|recommend|suggest|give|show|find|me|please|can|could|you|hi|hello|thanks|any"
    r"|something|anything|movies?|films?|like|loved|liked|hated|enjoyed|similar to|i'm"
    r"|i'd|i|we|tonight|evening|weekend|should|best|good|great|top|nice"
    r"|recommendations?|suggestions?|but|though)\b",
    re.IGNORECASE,
)


def description_in(masked: str, read: Collection[str]) -> str:
    """Return the words left over of a text with its names masked.

    `read` are the words that limits and kinds of film were read from.
    """
    for words in sorted(read, key=len, reverse=True):
        if words.lower() not in _TELLING_KINDS:
            masked = masked.replace(words, " ")
    left = _SAID_ALOUD.sub(" ", re.sub(f"[{FILM_MARK}{PERSON_MARK}]", " ", masked))
    left = " ".join(re.sub(r"\s[,.;:?!-]+(?=\s|$)", " ", f" {left} ").split())
    return left.strip(" ,.;:?!-")
