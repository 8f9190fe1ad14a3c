"""Where a question falls apart: into sentences, clauses, and questions asked in one."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

_SENTENCE_END: Final = re.compile(
    # "E.T.", "Dr." and "vs." end none.
    r"(?<=[a-z0-9)\"'][a-z0-9)\"'][.?!…])(?<!\bdr\.)(?<!\bmr\.)(?<!\bvs\.)(?<!\bmrs\.)"
    r"\s+(?=\S)|\.\.+\s*|\s*;\s+|\s+[-–—]\s+|\((?!\d{4}\))|(?<!\d{4})\)",
    re.IGNORECASE,
)
_CLAUSE_END: Final = re.compile(r",\s+(?:but\s+|so\s+|and\s+)?|\s+but\s+")
# Somebody who says "I" or "you" there talks, and names no film.
_TALKS: Final = re.compile(
    r"\b(?:i|i'm|i've|i'd|im|ive|me|my|you|we|us|we're|it's|its|that's|thats|let's|lets"
    r"|please|nothing|no matter|ok|okay|right|hello|hi|hey|sorry|well|thanks)\b",
    re.IGNORECASE,
)
_QUESTION_WORD: Final = re.compile(
    r"\b(?:who|whom|whose|what|when|how|where|which|why)\b", re.IGNORECASE
)
_ASKS: Final = (
    r"(?:who|whom|whose|whos|who's|what|whats|what's|when|whens|when's|how|hows|how's"
    r"|where|which|(?:is|was|were|did|does|do|are|has|have)"
    r"(?= (?:it|he|she|they|there|that|this|you)\b))\b"
)
_BEGINS: Final = (
    r"(?:who|whom|whose|whos|what|whats|when|whens|how|hows|where|which|is|was|were|did"
    r"|does|do|are|has|have)\b"
)
_ASKS_AGAIN: Final = re.compile(
    rf"\s*[,;]?\s+(?:and|&|also|plus|and also)\s+(?={_ASKS})|\s*[,;]\s+(?={_ASKS})",
    re.IGNORECASE,
)
_HAILS: Final = re.compile(
    r"(?:hey|hi|hello|ok|okay|so|well|please|now)[,!]?\s+(?=\S)", re.IGNORECASE
)
_OPENING: Final = re.compile(
    r"^(?:(?:hey|hi|hello|ok|okay|so|well|and|please|now|just|can you|could you|tell me"
    r"|i want to know|do you know|say)[,!]?\s+)*" + _BEGINS,
    re.IGNORECASE,
)
FEWEST_WORDS: Final = 2
MOST_PARTS: Final = 6


def sentences(question: str) -> list[str]:
    """Return what is parted by full stops, dashes and brackets."""
    return _parts(_SENTENCE_END, question)


def clauses(question: str) -> list[str]:
    """Return what is parted by commas, without what is but said by the way.

    None if a part that would be lost may be of a name: "The Good, the Bad".
    """
    return _parts(_CLAUSE_END, question)


def is_talk(clause: str) -> bool:
    """Return whether a clause is somebody talking, so that it may be left out."""
    return bool(_TALKS.search(clause)) and not _QUESTION_WORD.search(clause)


def asks(sentence: str) -> bool:
    """Return whether a sentence begins with a word that asks."""
    return bool(_QUESTION_WORD.match(sentence))


def questions(question: str) -> list[str]:
    """Return the questions that are asked in one: "who made F and when was that"."""
    if not _OPENING.match(question):
        return [question]
    begun = _HAILS.match(question)
    hail = begun.end() if begun else 0
    parts = _parts(_ASKS_AGAIN, question[hail:])
    long_enough = all(len(part.split()) >= FEWEST_WORDS for part in parts)
    return parts if long_enough else [question]


def _parts(end: re.Pattern[str], text: str) -> list[str]:
    """Return the parts; of more than anybody says in one breath, the whole."""
    parts = list(_said(end.split(text)))
    return parts if len(parts) <= MOST_PARTS else [text]


def _said(parts: Sequence[str | None]) -> Iterator[str]:
    yield from (part.strip() for part in parts if part and part.strip())
