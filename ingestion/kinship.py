"""Whether two titles may name one film: the one holds the other, numbers agree.

"Star Wars: Episode V - The Empire Strikes Back" and "The Empire Strikes Back" may;
"Kill Bill: Vol. 1" and "Kill Bill: Volume 2" may not.
"""

import re
from typing import Final

from backend.domain.folding import fold

_EPISODE = re.compile(r"\bepisode \w+")
_LETTERS_AND_DIGITS = re.compile(r"^(?=.*[a-z])(?=.*\d)\w+$")
_DIGITS_FOR_LETTERS: Final = str.maketrans("013457", "oieasv")
_SMALL: Final = frozenset({"a", "an", "and", "in", "of", "on", "or", "the", "to"})
_NUMBER_WORDS: Final = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_ROMAN: Final = ("ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_SAME: Final = {
    "blvd": "boulevard",
    "dr": "doctor",
    "mr": "mister",
    "pt": "part",
    "st": "saint",
    "vol": "volume",
    "vs": "versus",
    **{word: str(number) for number, word in enumerate(_NUMBER_WORDS, start=1)},
    **{word: str(number) for number, word in enumerate(_ROMAN, start=2)},
}


def are_kin(title: str, other: str) -> bool:
    """Whether one title's words are among the other's, numbers alike in both."""
    words, others = _words(title), _words(other)
    if not words or not others or _numbers(words) != _numbers(others):
        return False
    return words <= others or others <= words


def _words(title: str) -> frozenset[str]:
    folded = _EPISODE.sub("", fold(title))
    spelt = (_spelt(word) for word in folded.split())
    return frozenset(_SAME.get(word, word) for word in spelt if word not in _SMALL)


def _spelt(word: str) -> str:
    """Read "se7en" as it is spoken."""
    if _LETTERS_AND_DIGITS.match(word) and not word[0].isdigit():
        return word.translate(_DIGITS_FOR_LETTERS)
    return word


def _numbers(words: frozenset[str]) -> set[str]:
    return {word for word in words if word.isdigit()}
