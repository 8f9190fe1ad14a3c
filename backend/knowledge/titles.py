"""Which film a piece of a question means.

Exact folded titles first, then near ones; a year tells remakes apart.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
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
            exact = self._catalogue.films_called([fold_title(mention.title)])
            meant = choose(exact, mention.year)
            if meant is not None:
                return meant
        return self._near(readings[-1], said=readings[0].title)

    def is_title(self, words: str) -> bool:
        """Tell whether the words are a title and nothing else."""
        return bool(self._catalogue.films_called([fold_title(words)]))

    def _near(self, mention: Mention, *, said: str) -> Meant | Unknown:
        folded = fold_title(mention.title)
        some = self._catalogue.titles_near(folded, limit=CONSIDERED)
        ranked = sorted(some, key=lambda match: -closeness(folded, match.folded))
        slips = [m for m in ranked if closeness(folded, m.folded) >= SEEN_AS_A_SLIP]
        meant = choose(slips[:1], mention.year)
        if meant is not None:
            return meant
        near = [m for m in ranked if closeness(folded, m.folded) >= NEAR_ENOUGH_TO_NAME]
        nearest = tuple(dict.fromkeys(match.film_id for match in near))[:NEAREST]
        return Unknown(said, nearest)


def read_mentions(words: str) -> list[Mention]:
    """Return how the words may be read, likeliest first, the plainest last.

    "King Kong 1933" is a title with a year, "Blade Runner 2049" a title.
    """
    plain = _strip(words[:LONGEST_MENTION])
    whole = Mention(plain, None)
    shorn = Mention(_shorn(plain), None)
    readings = [whole, shorn] if shorn != whole else [whole]
    dated = _YEAR.search(plain)
    if dated and dated.start() > 0:
        year = int(dated["bracketed"] or dated["bare"])
        readings.append(Mention(_shorn(_strip(plain[: dated.start()])), year))
    year_first = _YEAR_FIRST.match(plain)
    if year_first:
        rest = _shorn(_strip(plain[year_first.end() :]))
        readings.append(Mention(rest, int(year_first[1])))
    return readings


def choose(matches: Sequence[TitleMatch], year: int | None) -> Meant | None:
    """Choose by year, then by whose own title it is, then by votes."""
    fitting = [m for m in matches if year is None or m.year == year]
    if not fitting:
        return None
    by_likelihood = sorted(fitting, key=lambda m: (not m.is_primary, -m.votes))
    ids = dict.fromkeys(match.film_id for match in by_likelihood)
    first, *others = ids
    return Meant(first, tuple(others))


def closeness(a: str, b: str) -> float:
    """Return how alike two folded titles are, from 0 to 1."""
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _strip(words: str) -> str:
    return _COURTESY.sub("", words.strip().rstrip("?!. ")).strip(_QUOTES)


def _shorn(words: str) -> str:
    """Leave out "the film" before a title or after it."""
    return _WORD_FILM_BEHIND.sub("", _WORD_FILM.sub("", words)).strip(_QUOTES)
