"""Which film a piece of a question means.

Exact folded titles first, then near ones; a year tells remakes apart.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final

from backend.domain.films import FilmId, TitleMatch
from backend.domain.folding import fold_title
from backend.ports import FilmCatalogue

NEAREST: Final = 3
SEEN_AS_A_SLIP: Final = 0.86
NEAR_ENOUGH_TO_NAME: Final = 0.6
CONSIDERED: Final = 200
LONGEST_MENTION: Final = 200

_QUOTES: Final = "\"'\u201c\u201d\u2018\u2019\u00ab\u00bb "
_YEAR = re.compile(
    r"[\s,]*(?:\((?P<bracketed>\d{4})\)|(?:from|of|in)?\s*\b(?P<bare>(?:18|19|20)\d\d))$",
)
_YEAR_FIRST = re.compile(r"^(?:the\s+)?((?:18|19|20)\d\d)\s+(?=\S)", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:\d+|[ivx]{2,}|v)\b")
_COURTESY = re.compile(
    r"(?:[\s,]+(?:please|again|though|exactly|anyway))+$", re.IGNORECASE
)
_WORD_FILM = re.compile(
    r"^(?:(?:the|that|this)\s+)?(?:film|movie|picture)\s+(?=\S)", re.IGNORECASE
)
_WORD_FILM_BEHIND = re.compile(r"\s+(?:the\s+)?(?:film|movie)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """What a piece of a question says: a title, and perhaps a year."""

    title: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Meant:
    """The film meant, and films of the same title that might be."""

    film_id: FilmId
    others: tuple[FilmId, ...] = ()
    name: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Unknown:
    """No film goes by this title; these come nearest."""

    title: str
    nearest: tuple[FilmId, ...]


class TitleFinder:
    """Finds the film that words mean."""

    def __init__(self, catalogue: FilmCatalogue) -> None:
        self._catalogue = catalogue

    def find(self, words: str) -> Meant | Unknown:
        """Return the film that the words mean, or what comes nearest."""
        readings = read_mentions(words)
        for mention in readings:
            meant = choose(self._called(mention.title), mention.year)
            if meant is not None:
                return meant
        return self._find_near(readings)

    def find_exact(self, words: str) -> Meant | None:
        """Return the film that has just these words for a title."""
        return choose(self._called(words), None)

    def _called(self, title: str) -> list[TitleMatch]:
        return self._catalogue.films_called([fold_title(title)])

    def _find_near(self, readings: Sequence[Mention]) -> Meant | Unknown:
        """Take a slip of the pen for what it is; else name what comes nearest."""
        nearest: dict[FilmId, float] = {}
        for mention in readings:
            ranked = self._by_closeness(mention.title)
            meant = choose(_slips(mention, ranked), mention.year)
            if meant is not None:
                return meant
            for match, near in ranked:
                nearest[match.film_id] = max(near, nearest.get(match.film_id, 0.0))
        worth_naming = [i for i, near in nearest.items() if near >= NEAR_ENOUGH_TO_NAME]
        worth_naming.sort(key=lambda film_id: -nearest[film_id])
        said = _COURTESY.sub("", readings[0].title)
        return Unknown(said, tuple(worth_naming[:NEAREST]))

    def _by_closeness(self, title: str) -> list[tuple[TitleMatch, float]]:
        folded = fold_title(title)
        some = self._catalogue.titles_near(folded, limit=CONSIDERED)
        ranked = [(match, closeness(folded, match.folded)) for match in some]
        return sorted(ranked, key=lambda found: -found[1])


def _slips(
    mention: Mention,
    ranked: Sequence[tuple[TitleMatch, float]],
) -> list[TitleMatch]:
    """Return the films of the one title that the words misspell, if any.

    A number is never a slip: "Toy Story 3" is not "Toy Story 2".
    """
    numbers = _NUMBER.findall(fold_title(mention.title))
    close = [
        match
        for match, near in ranked
        if near >= SEEN_AS_A_SLIP and _NUMBER.findall(match.folded) == numbers
    ]
    return [match for match in close if match.folded == close[0].folded]


def read_mentions(words: str) -> list[Mention]:
    """Return how the words may be read, the most literal first.

    "King Kong 1933" is a title with a year, "Blade Runner 2049" a title; "again" may
    belong to "Never Say Never Again" or to the person who asks.
    """
    literal = words[:LONGEST_MENTION].strip().rstrip("?!. ").strip(_QUOTES)
    polite = _COURTESY.sub("", literal).strip(_QUOTES)
    titles = [literal, _shorn(literal), polite, _shorn(polite)]
    whole = [Mention(title, None) for title in titles]
    dated = [m for title in titles for m in _dated(title)]
    return list(dict.fromkeys([*whole, *dated])) or [Mention(literal, None)]


def _dated(words: str) -> Iterator[Mention]:
    """Read a year behind the title or before it, with "the film" or without."""
    behind, before = _YEAR.search(words), _YEAR_FIRST.match(words)
    if behind and behind.start() > 0:
        year = int(behind["bracketed"] or behind["bare"])
        title = words[: behind.start()].strip(_QUOTES)
        yield from (Mention(title, year), Mention(_shorn(title), year))
    if before:
        title = words[before.end() :].strip(_QUOTES)
        yield from (
            Mention(title, int(before[1])),
            Mention(_shorn(title), int(before[1])),
        )


def choose(matches: Sequence[TitleMatch], year: int | None) -> Meant | None:
    """Choose by year, then by whose own title it is, then by votes."""
    fitting = [m for m in matches if year is None or m.year == year]
    if not fitting:
        return None
    by_likelihood = sorted(fitting, key=lambda m: (not m.is_primary, -m.votes))
    first, *others = dict.fromkeys(match.film_id for match in by_likelihood)
    return Meant(first, tuple(others), by_likelihood[0].name)


def closeness(a: str, b: str) -> float:
    """Return how alike two folded titles are, from 0 to 1."""
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _shorn(words: str) -> str:
    """Leave out "the film" before a title or after it."""
    shorn = _WORD_FILM_BEHIND.sub("", _WORD_FILM.sub("", words)).strip(_QUOTES)
    return shorn or words
