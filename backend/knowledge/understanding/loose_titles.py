"""Titles by most of their words: in part, misspelt, in another form.

"cabinet of doctor caligari", "good bad and ugly", "2001 space oddysey". Every word
that was said must be one of the title's, and what it leaves out must tell little.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from backend.knowledge.reading.meanings import rarity
from backend.knowledge.understanding.little_words import LINKS
from backend.knowledge.understanding.spellings import Spellings

FEWEST_WORDS: Final = 2
SHORTEST_MISSPELT: Final = 4
LETTERS_FOR_TWO_SLIPS: Final = 6
MOST_TITLES_OF_A_WORD: Final = 4_000
COVERED_ENOUGH: Final = 0.6
"""Of what the words of a title tell, so much must have been said."""
MOST_TITLES: Final = 3
_OTHER_FORMS: Final = {
    "doctor": "dr", "dr": "doctor", "mister": "mr", "mr": "mister", "saint": "st",
    "st": "saint", "versus": "vs", "vs": "versus", "colour": "color",
    "color": "colour", "grey": "gray", "gray": "grey", "two": "2", "three": "3",
    "four": "4", "2": "ii", "3": "iii", "4": "iv", "ii": "2", "iii": "3", "iv": "4",
    "part": "part", "mum": "mom", "mom": "mum",
}  # fmt: skip


class LooseTitles:
    """Folded titles, the best known first, to be found by some of their words."""

    def __init__(self, titles: Sequence[str]) -> None:
        self._titles = titles
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for place, title in enumerate(titles):
            for word in set(_telling(title.split())):
                if len(self._by_word[word]) < MOST_TITLES_OF_A_WORD:
                    self._by_word[word].append(place)
        self._spellings = Spellings(self._by_word)

    def said_by(self, words: Sequence[str]) -> list[str]:
        """Return the titles that these words may mean, those they say most of first."""
        said = list(_telling(words))
        if len(said) < FEWEST_WORDS:
            return []
        places: set[int] | None = None
        forms = [set(self._forms(word)) for word in said]
        for some in forms:
            here = {place for form in some for place in self._by_word.get(form, ())}
            places = here if places is None else places & here
            if not places:
                return []
        found = [(self._covered(place, forms), place) for place in places or ()]
        found = [each for each in found if each[0] >= COVERED_ENOUGH]
        found.sort(key=lambda each: (-round(each[0], 2), each[1]))
        return [self._titles[place] for _, place in found[:MOST_TITLES]]

    def count_with(self, words: Sequence[str]) -> int:
        """Return how many titles have these words in a row."""
        telling = list(_telling(words))
        if not telling:
            return 0
        rarest = min(telling, key=lambda word: len(self._by_word.get(word, ())))
        said = f" {' '.join(words)} "
        return sum(
            said in f" {self._titles[place]} "
            for place in self._by_word.get(rarest, ())
        )

    def _forms(self, word: str) -> Iterator[str]:
        """Yield the words of titles that a word may stand for."""
        for form in (word, f"{word}s", word.removesuffix("s"), _OTHER_FORMS.get(word)):
            if form in self._by_word:
                yield form
        if word not in self._by_word and len(word) >= SHORTEST_MISSPELT:
            slips = 1 if len(word) < LETTERS_FOR_TWO_SLIPS else 2
            near = self._spellings.nearest(word, slips=slips)
            yield from (form for form in near if form[0] == word[0])

    def _covered(self, place: int, forms: Sequence[set[str]]) -> float:
        """Return how much of what a title tells was said."""
        words = list(_telling(self._titles[place].split()))
        said = [word for word in words if any(word in some for some in forms)]
        return _told(said) / _told(words)


def _telling(words: Iterable[str]) -> Iterator[str]:
    return (word for word in words if word not in LINKS)


def _told(words: Iterable[str]) -> float:
    return sum(map(rarity, words))
