"""What titles are shortened to: "lotr", "snow white", "shawshank"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from backend.domain.folding import fold_title
from backend.knowledge.reading.meanings import rarity
from backend.knowledge.understanding.little_words import LINKS
from backend.ports.questions import NameMatch

MOST_OF_A_PART: Final = 6
FEWEST_INITIALS: Final = 3
FEWEST_LETTERS: Final = 5
MOST_WORDS: Final = 4
RARE: Final = 11.0
"""Of a word that alone is enough to tell which film is meant."""
_ACRONYM: Final = re.compile(r"(?:[A-Z]\.){2,}")
_TITLE_ENDS: Final = (":", " - ", " – ", " or: ", " or ")


def by_part(films: Iterable[NameMatch]) -> dict[str, list[NameMatch]]:
    """Sort films by what their titles are shortened to, in the order they come in."""
    parts: dict[str, list[NameMatch]] = defaultdict(list)
    runs: dict[str, list[NameMatch]] = defaultdict(list)
    for film in films:
        for part in _parts(film):
            if len(parts[part]) < MOST_OF_A_PART:
                parts[part].append(film)
        for run in _runs(film.folded.split()):
            if len(runs[run]) < MOST_OF_A_PART:
                runs[run].append(film)
    # What stands before a colon is surer than some words from the middle.
    return {**runs, **parts}


def is_plain(part: str) -> bool:
    """Return whether a part is made of words that anybody uses for anything."""
    return all(rarity(word) < RARE for word in part.split())


def _parts(film: NameMatch) -> set[str]:
    parts: set[str] = set()
    for mark in _TITLE_ENDS:
        before, found, after = film.name.partition(mark)
        if found:
            parts |= {fold_title(before), fold_title(after)}
    if acronym := _ACRONYM.match(film.name):
        parts |= {fold_title(acronym[0]), acronym[0].replace(".", "").casefold()}
    for title in {film.folded, *parts}:
        words = title.split()
        if len(words) >= FEWEST_INITIALS:
            parts.add("".join(word[0] for word in words))
    return {
        part
        for part in parts
        # "x2" is no short form; "E.T." is.
        if (len(part) >= FEWEST_INITIALS or acronym) and part != film.folded
    }


def _runs(words: list[str]) -> Iterator[str]:
    """Yield runs of words that tell a title: a rare one, or two that say something."""
    for start, first in enumerate(words):
        if first in LINKS or len(words) == 1:
            continue
        is_rare = rarity(first) >= RARE and len(first) >= FEWEST_LETTERS
        if is_rare and first.removesuffix("s") not in LINKS:
            yield first
        for end in range(start + 2, min(len(words), start + MOST_WORDS) + 1):
            is_all = end - start == len(words)
            if words[end - 1] not in LINKS and not is_all:
                yield " ".join(words[start:end])
