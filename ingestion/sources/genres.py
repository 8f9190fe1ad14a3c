"""Genres in IMDb's words, whatever a source calls them.

Knows words; where a source means the same thing as IMDb, IMDb's word is taken.
"""

import re
from collections.abc import Iterable
from typing import Final

from ingestion.words import word_set

IMDB_GENRES: Final = word_set(
    "Action Adult Adventure Animation Biography Comedy Crime Documentary Drama "
    "Family Fantasy Film-Noir Game-Show History Horror Music Musical Mystery News "
    "Reality-TV Romance Sci-Fi Short Sport Talk-Show Thriller War Western"
)
# From this year on, what others call noir is a homage; IMDb calls none of it so.
NOIR_ENDS: Final = 1960

_SAME: Final = {
    "animated": "Animation",
    "anime": "Animation",
    "biographical": "Biography",
    "biopic": "Biography",
    "cartoon": "Animation",
    "children": "Family",
    "children's": "Family",
    "comedies": "Comedy",
    "comic": "Comedy",
    "detective": "Mystery",
    "dramatic": "Drama",
    "dramas": "Drama",
    "film noir": "Film-Noir",
    "gangster": "Crime",
    "historical": "History",
    "martial arts": "Martial Arts",
    "musicals": "Musical",
    "noir": "Film-Noir",
    "period": "History",
    "romantic": "Romance",
    "science fiction": "Sci-Fi",
    "science-fiction": "Sci-Fi",
    "shorts": "Short",
    "sports": "Sport",
    "suspense": "Thriller",
    "war": "War",
    "westerns": "Western",
    "whodunit": "Mystery",
}
_SEVERAL: Final = {
    "docudrama": ("Documentary", "Drama"),
    "dramedy": ("Comedy", "Drama"),
    "romcom": ("Romance", "Comedy"),
    "rom-com": ("Romance", "Comedy"),
    "tragicomedy": ("Comedy", "Drama"),
}
# No genre of IMDb's, but one that people ask for.
_OTHERS: Final = re.split(
    r"\|",
    "Disaster|Epic|Erotic|Heist|Melodrama|Mockumentary|Neo-Noir|Parody|Political|"
    "Post-Apocalyptic|Propaganda|Road Movie|Satire|Silent|Slapstick|Slasher|Spy|"
    "Superhero|Supernatural|Swashbuckler|Teen|Zombie",
)
_NO_GENRE: Final = {"imax", "(no genres listed)", "unknown", "live action", "film"}
_NOIR: Final = "Film-Noir"


def _known() -> dict[str, tuple[str, ...]]:
    plain = {name.lower(): (name,) for name in (*IMDB_GENRES, *_OTHERS)}
    same = {word: (name,) for word, name in _SAME.items()}
    return {**plain, **same, **_SEVERAL, "apocalyptic": ("Post-Apocalyptic",)}


_KNOWN: Final = _known()
_TERM = re.compile(
    "|".join(rf"(?<!\w){re.escape(t)}(?!\w)" for t in sorted(_KNOWN, key=len)[::-1]),
)


def imdb_genres(words: Iterable[str], year: int | None = None) -> list[str]:
    """Return genres for a source's words; a word that is not known stays as it is."""
    found: list[str] = []
    for word in (" ".join(word.split()) for word in words):
        if word and word.lower() not in _NO_GENRE:
            found.extend(_KNOWN.get(word.lower(), (word,)))
    return _of_their_time(found, year)


def genres_in(text: str, year: int | None = None) -> list[str]:
    """Return the genres that words such as "crime comedy-drama film" name."""
    named = (_KNOWN[match[0]] for match in _TERM.finditer(text.lower()))
    return _of_their_time([genre for some in named for genre in some], year)


def _of_their_time(genres: Iterable[str], year: int | None) -> list[str]:
    is_late = year is not None and year >= NOIR_ENDS
    named = ("Neo-Noir" if is_late and g == _NOIR else g for g in genres)
    return list(dict.fromkeys(named))


def is_genre(word: str) -> bool:
    """Whether a word is a genre and nothing else."""
    return word.strip().lower() in _KNOWN
