"""Tags that people gave to films, made into keywords.

Knows words; knows nothing of files. What tells of a film is kept; what tells of
the person who tagged it, or of their queue, is not.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from ingestion.sources.genres import is_genre

MOST_KEYWORDS: Final = 20
# Of tags that nobody else uses, a film keeps this many, if they stand on others too.
MOST_OF_ONE: Final = 5
LONGEST_TAG: Final = 60
FEWEST_LETTERS: Final = 3
# An opinion on the film, not something in it.
_OPINION = re.compile(
    r"\b(?:boring|bored|overrated|underrated|predictable|stupid|awful|terrible|"
    r"horrible|worst|best|bad|good|great|excellent|amazing|awesome|brilliant|"
    r"masterpiece|favou?rite|perfect|fun|funny|hilarious|interesting|beautiful|"
    r"clever|witty|lame|dumb|silly|cheesy|crap|sucks?|annoying|disappointing|"
    r"entertaining|loved?|hated?|must see|must-see|waste of time|slow|too long|"
    r"long|weird|unique|original|cool|cute|intelligent|pretentious|ridiculous|"
    r"stunning|spectacular|unfunny|not funny|watchable|enjoyable|mediocre|okay|"
    r"plot holes?|acting|actor|actress|performance|cinematography|soundtrack|"
    r"directing|dialogue|script|special effects|visually appealing|quotable|"
    r"touching|moving|intense|inspiring|sweet|artistic|offensive|complicated|smart|"
    r"stylish|stylized|humou?r|humorous|big budget|characters|ending)\b",
)
# What someone does with the film: rents it, owns it, waits for it, lists it.
_HOUSEKEEPING = re.compile(
    r"\b(?:netflix|queue|dvds?|vhs|blu-?ray|rent(?:al|ed)?|own(?:ed)?|library|"
    r"watch(?:ed)?|seen|saw|re-?watch|to see|wish ?list|imdb|top 250|top 100|afi|"
    r"criterion|oscars?|academy award|palme|golden globe|nominated|nominee|winner|"
    r"award|rating|rated|stars?|bibliothek|ripped|tumey|betamax|erlend|clv|"
    r"movielens|my movies|less than 300 ratings|want it|r|pg|pg-?13|nc-?17|nudity.*)\b"
    r"|^(?:no)?\W*(?:\d{4}|\d+s?)$|^(?:0?\d|\d\d?/\d\d?)",
)
# Opinions by their words, but not by what they say.
_TELLING: Final = {"dark humor", "black humor", "crude humor", "twist ending"}
_SAME: Final = {
    "sci fi": "science fiction",
    "scifi": "science fiction",
    "sci-fi": "science fiction",
    "ww2": "world war ii",
    "wwii": "world war ii",
    "world war 2": "world war ii",
    "ww1": "world war i",
    "wwi": "world war i",
    "post apocalyptic": "post-apocalyptic",
    "postapocalyptic": "post-apocalyptic",
    "coming of age": "coming-of-age",
    "new york": "new york city",
    "nyc": "new york city",
    "hit men": "hitman",
    "hit man": "hitman",
    "based on a book": "based on book",
    "based on a true story": "based on true story",
    "true story": "based on true story",
    "black and white": "black-and-white",
    "b&w": "black-and-white",
}


def fold_tag(tag: str) -> str | None:
    """Return a tag as a keyword, None if it is none.

    Genres have a place of their own, so they are none either.
    """
    word = " ".join(tag.replace("_", " ").lower().split()).strip(" .,;:!?\"'#()")
    word = _SAME.get(word, word)
    is_of_length = FEWEST_LETTERS <= len(word) <= LONGEST_TAG
    if not is_of_length or is_genre(word):
        return None
    if word in _TELLING:
        return word
    return None if _OPINION.search(word) or _HOUSEKEEPING.search(word) else word


class TagCounts:
    """Who tagged which film with what, added up."""

    def __init__(self) -> None:
        self._users: defaultdict[str, set[str]] = defaultdict(set)
        self._films: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._uses: Counter[str] = Counter()

    def add(self, film_id: str, user: str, tag: str) -> None:
        """Count a tag, if it is a keyword."""
        word = fold_tag(tag)
        if word:
            self._users[word].add(user)
            self._uses[word] += not self._films[film_id][word]
            self._films[film_id][word] += 1

    def keywords(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Return each film's keywords, most used first.

        Tags that two people use come before those of one person.
        """
        for film_id in sorted(self._films):
            best = self._best(self._films[film_id])
            if best:
                yield film_id, tuple(best[:MOST_KEYWORDS])

    def _best(self, counts: Counter[str]) -> list[str]:
        ranked = sorted(counts, key=lambda w: (-counts[w], -len(self._users[w]), w))
        shared = [word for word in ranked if len(self._users[word]) > 1]
        of_one = [w for w in ranked if w not in shared and self._uses[w] > 1]
        return shared + of_one[:MOST_OF_ONE]
