"""Words of questions and plots: cut, stemmed, sorted into names, numbers and others.

Knows English a little; knows nothing of films or of what is asked.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import snowballstemmer  # type: ignore[import-untyped] # they have none

from backend.knowledge.reading.lexicon import FUNCTION_WORDS, NUMBERS

_WORD = re.compile(
    r"[$£€]?\d[\d,.:]*\d|[$£€]?\d|[^\W\d_]+(?:['\u2019-][^\W\d_]+)*\d*",
)
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_REMEMBERED_STEMS: Final = 50_000


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands in a text."""

    text: str
    start: int
    end: int
    lower: str
    """Without accents, capitals or possessive."""
    stem: str
    is_name: bool
    """Written with a capital where it need not be."""
    is_number: bool

    @property
    def is_function(self) -> bool:
        """Whether it only holds the sentence together."""
        return self.lower in FUNCTION_WORDS

    @property
    def is_content(self) -> bool:
        """Whether it says something."""
        return self.lower not in FUNCTION_WORDS


def cut_words(text: str) -> tuple[Word, ...]:
    """Return the words of a text in their order."""
    words: list[Word] = []
    for match in _WORD.finditer(text):
        begins = _begins_a_sentence(text, match.start())
        words.append(_word(match.group(), match.start(), begins_sentence=begins))
    return tuple(words)


def _word(text: str, start: int, *, begins_sentence: bool) -> Word:
    lower = fold(text)
    is_number = text[-1].isdigit() or lower in NUMBERS
    is_name = text[0].isupper() and not is_number and text != "I"
    if begins_sentence and lower in FUNCTION_WORDS:
        is_name = False
    return Word(text, start, start + len(text), lower, stem(lower), is_name, is_number)


@lru_cache(_REMEMBERED_STEMS)
def fold(text: str) -> str:
    """Return a word as it is compared: no capitals, accents or possessive."""
    parts = unicodedata.normalize("NFKD", text.lower().replace("\u2019", "'"))
    plain = "".join(c for c in parts if not unicodedata.combining(c))
    return _POSSESSIVE.sub("", plain) or plain


@lru_cache(_REMEMBERED_STEMS)
def stem(lower: str) -> str:
    """Return what a word has in common with its other forms."""
    # A stemmer keeps the word that it works on: each thread needs one of its own.
    return str(snowballstemmer.stemmer("english").stemWord(lower))


def stems_of(words: Iterable[Word]) -> frozenset[str]:
    """Return the stems of the words that say something."""
    return frozenset(word.stem for word in words if word.is_content)


def _begins_a_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \"'“\u2018([")
    return not before or before[-1] in ".!?:;…"
