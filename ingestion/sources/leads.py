"""The leads of encyclopedia articles: are they about the film they stand beside?

Links between lists and articles go wrong: a film of 1920 leads to its remake, or
to the novel, the album or the circus of the same name.
"""

import re
from typing import Final

_FILM = re.compile(
    r"\b(?:films?|filmed|movies?|serials?|cartoons?|documentary|rockumentary|"
    r"mockumentary|shorts?|motion pictures?|features?|featurette|biopic|melodrama|"
    r"mini-?series|tv special|television special|adaptation|directed)\b",
    re.IGNORECASE,
)
_OTHER_THING = re.compile(
    r"\b(?:novels?|novella|novelette|play|songs?|album|book|poem|band|comic strip|"
    r"short story|magazine|newspaper|theatres|tragedy|circus|hymn|singer|"
    r"television series|tv series|nursery rhyme|list of|title often given)\b",
    re.IGNORECASE,
)
_HATNOTE = re.compile(
    r"^\W*(?:for (?:the|a|an|other)\b.{0,120}\bsee\b|not to be confused|these are\b|"
    r"this is an? .{0,10}\blist\b|there was also\b|infobox\b|see also\b)",
    re.IGNORECASE,
)
_STATED_YEAR = re.compile(
    r"^.{0,200}?\b(?:is|was) an? (?:[\w-]+ ){0,2}?(?P<year>1[89]\d\d|20\d\d)\b",
    re.DOTALL,
)
FEWEST_WORDS: Final = 5
FIRST_LETTERS: Final = 400
# Festivals, re-releases and distant premieres lie this far apart.
YEARS_APART: Final = 5


def stated_year(lead: str) -> int | None:
    """Return the year in words such as "is a 1933 American film"."""
    match = _STATED_YEAR.match(lead)
    return int(match["year"]) if match else None


def is_about_film(lead: str, year: int | None) -> bool:
    """Tell a lead about a film of about that year from one about something else."""
    if len(lead.split()) < FEWEST_WORDS or _HATNOTE.match(lead):
        return False
    said = stated_year(lead)
    apart = abs(said - year) if said is not None and year is not None else None
    if apart is None or 1 < apart <= YEARS_APART:
        return not _is_other_thing(lead)
    return apart <= 1


def _is_other_thing(lead: str) -> bool:
    return bool(_OTHER_THING.search(lead)) and not _FILM.search(lead[:FIRST_LETTERS])
