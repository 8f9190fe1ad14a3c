"""Reads the facts in a description: when it was made, what kind it is, who is in it.

They make films likelier and never leave one out: people remember wrongly.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from backend.domain.decades import DECADES
from backend.domain.folding import fold

FIRST_YEAR: Final = 1890
LAST_YEAR: Final = 2100
SILENT_UNTIL: Final = 1931
BLACK_AND_WHITE_UNTIL: Final = 1966
"""Later films are black and white by choice; few are."""
YEARS_OFF: Final = 2
"""By so much a year that somebody remembers may be wrong."""
LONGEST_NAME_WORDS: Final = 4
A_DECADE: Final = 10
FIRST_DECADE_OF_FILM: Final = 20

_PART = r"(?:(?P<part>early|mid|late)[\s-]+)?"
_DECADE = re.compile(
    rf"\b{_PART}(?:the\s+)?(?:'|\b)(?P<century>19|20)?(?P<decade>\d)0'?s\b",
    re.IGNORECASE,
)
_NAMED_DECADE = re.compile(
    rf"\b{_PART}(?:the\s+)?(?P<name>{'|'.join(DECADES)})\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?P<year>19\d\d|20[0-4]\d)\b(?!\s*'?s\b)")
# "A small town in the fifties" is when it plays, "back in 1941" where they travel to.
_PLAYS_THEN = re.compile(
    r"\b(?:set|sets|setting|takes place|taking place|happens|based|back|time|town|war|"
    r"travels?|sent|lives?|living|ends? up|world|family|year|summer)\b"
    r"(?:\s+\w+){0,3}?\s+(?:in|to|of|during|around)\s+(?:the\s+)?\W*$",
    re.IGNORECASE,
)
_IN_A_PLACE = re.compile(
    r"\b(?:in|to|during|of)\s+(?:the\s+)?(?:year\s+)?\W*$", re.IGNORECASE
)
# "A western from before 1960", "made after the eighties"; not "he dies before 1941".
_SIDE = re.compile(
    r"\b(?:from|made|produced|released|filmed|shot|out|films?|movies?|pictures?|flicks?|"
    r"one|something|anything|comedy|western|thriller|horror|drama|cartoon|musical)\s+"
    r"(?:from\s+|some\s?time\s+|way\s+|long\s+)?"
    r"(?:(?P<until>before|prior to|older than|earlier than)|(?P<since>since)|"
    r"(?P<after>after|newer than|later than))\s+(?:the\s+)?(?:year\s+)?\W*$",
    re.IGNORECASE,
)
_MADE_THEN = re.compile(
    r"\b(?:made|produced|filmed|shot|released|c[ao]me out|"
    r"(?:film|movie|picture|flick|cartoon|comedy|western|thriller) from)\b"
    r"(?:\s+(?:in|from|about|around|circa|maybe|probably|sometime|during|the)){0,4}"
    r"\s*\W*$",
    re.IGNORECASE,
)
# "In his fifties" is how old somebody is.
_AGE = re.compile(r"\b(?:his|her|their|my)\s+$", re.IGNORECASE)
_SEEN_THEN = re.compile(
    r"\b(?:saw|seen|watch|watched|watching|rented|taped|aired|was a kid|"
    r"child|growing up|grew up|tv|vhs|school|theaters?)\b[^.!?\n]{0,60}$",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"\bsilent\s+(?:black[\s-]and[\s-]white\s+|\w+\s+)?"
    r"(?:film|movie|picture|era|tragedy|comedy|drama|one)|^\W*(?:old\s+)?silent\b",
    re.IGNORECASE,
)
_BLACK_AND_WHITE = re.compile(
    r"\bblack\s*(?:and|&|n|/|-and-)\s*white\b|\bb\s*[&/]\s*w\b", re.IGNORECASE
)
_NEGATED = re.compile(
    r"\b(?:not|isn'?t|wasn'?t|aren'?t|never|no|without|neither|nor)\b"
    r"(?:(?!\bbut\b)[^.,;:!?\n]){0,40}",
    re.IGNORECASE,
)

_KINDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "animated animation cartoon cartoons anime claymation pixar stop-motion": (
            "Animation",
            "Animated",
        ),
        "horror scary slasher gory": ("Horror", "Slasher"),
        "comedy funny hilarious": ("Comedy", "Black Comedy"),
        "spoof parody": ("Comedy", "Parody", "Satire"),
        "western cowboy cowboys": ("Western",),
        "musical": ("Musical", "Music"),
        "scifi sci-fi": ("Sci-Fi", "Science Fiction"),
        "romcom": ("Romance", "Romantic", "Comedy"),
        "romance romantic": ("Romance", "Romantic"),
        "thriller suspense": ("Thriller", "Suspense", "Film-Noir", "Noir", "Mystery"),
        "noir": ("Film-Noir", "Noir", "Crime"),
        "documentary docu": ("Documentary",),
        "fantasy": ("Fantasy",),
        "superhero": ("Superhero", "Action"),
        "biopic": ("Biography", "Biographical"),
        "spy": ("Spy", "Thriller"),
        "war": ("War",),
        "tragedy": ("Drama",),
    }
)
_KIND_OF: Final = {
    word: genres for words, genres in _KINDS.items() for word in words.split()
}
_KIND_WORD = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, _KIND_OF), key=len, reverse=True))})\b",
    re.IGNORECASE,
)

# How people talk, and how plots are written.
_WRITTEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "kid": "child boy girl",
        "kids": "children boys girls",
        "guy": "man",
        "guys": "men",
        "dude": "man",
        "lady": "woman",
        "chick": "woman",
        "dad": "father",
        "mom": "mother",
        "mum": "mother",
        "grandpa": "grandfather",
        "grandma": "grandmother",
        "cop": "police officer detective",
        "cops": "police officers detectives",
        "folks": "people",
        "buddy": "friend",
        "buddies": "friends",
        "mate": "friend",
        "mates": "friends",
        "pal": "friend",
        "pals": "friends",
        "hubby": "husband",
        "crook": "criminal thief",
        "crooks": "criminals thieves",
        "robber": "thief robbery",
        "robbers": "thieves robbery",
        "hitman": "assassin killer",
        "killer": "murderer",
        "baddie": "villain",
        "shrink": "psychiatrist",
        "doc": "doctor",
        "prof": "professor",
        "scientist": "professor",
        "inventor": "scientist",
        "spaceman": "astronaut",
        "spaceship": "spacecraft",
        "ufo": "alien spaceship",
        "monster": "creature",
        "ghost": "spirit",
        "undead": "zombie vampire",
        "robot": "android",
        "rich": "wealthy",
        "poor": "poverty",
        "broke": "bankrupt poor",
        "jobless": "unemployed",
        "author": "writer novelist",
        "writer": "author novelist",
        "boss": "employer",
        "job": "work",
        "jail": "prison",
        "convict": "prisoner",
        "convicts": "prisoners",
        "soldier": "army",
        "warship": "navy ship",
        "plane": "aircraft",
        "planes": "aircraft",
        "car": "automobile",
        "bike": "bicycle motorcycle",
        "house": "home",
        "school": "student",
        "teen": "teenager",
        "teens": "teenagers",
        "gal": "girl",
        "girlfriend": "lover",
        "boyfriend": "lover",
        "affair": "adultery",
        "dumped": "divorce",
        "knocked": "pregnant",
        "pregnant": "pregnancy",
        "cartoon": "animated",
        "flick": "film",
        "magician": "illusionist",
        "conjurer": "magician",
        "boxer": "prizefighter boxing",
        "gangster": "mob mafia",
        "mafia": "mob gangster",
        "puppy": "dog",
        "doggy": "dog",
        "sick": "illness",
        "ill": "illness",
        "drunk": "alcoholic",
        "drugs": "drug",
        "crazy": "mad insane",
        "huge": "giant",
        "enormous": "giant",
        "tiny": "small miniature",
        "creepy": "sinister",
        "broken": "abandoned",
        "swaps": "switch",
        "swap": "switch",
        "clone": "cloning duplicate",
        "copies": "clones",
        "weds": "marries",
        "wedding": "marriage",
    }
)


@dataclass(frozen=True, slots=True)
class Years:
    """From when to when a film may have been made."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Cues:
    """What a description says of the film itself."""

    years: tuple[Years, ...]
    seen_until: int | None
    """Somebody saw it by then, so it was made by then."""
    genres: tuple[tuple[str, ...], ...]
    """For each kind of film that is named, what it may be listed as."""
    names: tuple[str, ...]
    """Folded runs of words that may be somebody's name, long ones first."""
    affirmed: str
    """The description without what is said not to be so."""


def read_cues(text: str) -> Cues:
    """Return the facts in a description."""
    affirmed = _NEGATED.sub(" ", text)
    years, seen_until = _years(affirmed)
    kinds = dict.fromkeys(_KIND_OF[m[0].lower()] for m in _KIND_WORD.finditer(affirmed))
    return Cues(tuple(years), seen_until, tuple(kinds), _names(affirmed), affirmed)


def written_for(words: list[str]) -> list[str]:
    """Return what plots say for words that people say."""
    return [w for word in words if word in _WRITTEN for w in _WRITTEN[word].split()]


def _years(text: str) -> tuple[list[Years], int | None]:
    made: list[Years] = []
    seen: list[int] = []
    for start, years in _times(text):
        before = text[max(0, start - 80) : start]
        is_decade = years.last - years.first >= A_DECADE - 1
        side = _SIDE.search(before)
        if side:
            made.append(_on_one_side(years, side))
        elif _MADE_THEN.search(before):
            made.append(years)
        elif _PLAYS_THEN.search(before) or _AGE.search(before):
            continue
        elif _SEEN_THEN.search(before):
            seen.append(years.last)
        elif is_decade or not _IN_A_PLACE.search(before):
            made.append(years)
    return [*made, *_looks(text)], min(seen, default=None)


def _looks(text: str) -> list[Years]:
    """Return when films looked and sounded as this one did."""
    told = ((_SILENT, SILENT_UNTIL), (_BLACK_AND_WHITE, BLACK_AND_WHITE_UNTIL))
    return [Years(FIRST_YEAR, last) for look, last in told if look.search(text)]


def _on_one_side(years: Years, side: re.Match[str]) -> Years:
    """Return the years before a time, since then, or after it."""
    is_one_year = years.last - years.first == 2 * YEARS_OFF
    doubt = YEARS_OFF if is_one_year else 0
    if side["until"]:
        return Years(FIRST_YEAR, years.first + doubt)
    first = years.first if side["since"] else years.last
    return Years(first + doubt * (1 if side["since"] else -1), LAST_YEAR)


def _times(text: str) -> list[tuple[int, Years]]:
    """Return the decades and years that are named, and where."""
    found = []
    for match in _DECADE.finditer(text):
        decade = int(match["decade"]) * 10
        # "The 20s" are a hundred years ago, "the 00s" and "the 10s" are not.
        century = (
            int(match["century"] or ("20" if decade < FIRST_DECADE_OF_FILM else "19"))
            * 100
        )
        found.append((match.start(), _part(century + decade, match["part"])))
    for match in _NAMED_DECADE.finditer(text):
        first = DECADES[match["name"].lower()]
        found.append((match.start(), _part(first, match["part"])))
    for match in _YEAR.finditer(text):
        year = int(match["year"])
        found.append((match.start(), Years(year - YEARS_OFF, year + YEARS_OFF)))
    return found


def _part(first: int, part: str | None) -> Years:
    match (part or "").lower():
        case "early":
            return Years(first, first + 4)
        case "mid":
            return Years(first + 3, first + 7)
        case "late":
            return Years(first + 6, first + 9)
    return Years(first, first + 9)


def _names(text: str) -> tuple[str, ...]:
    words = fold(text).split()
    return tuple(
        " ".join(words[start : start + length])
        for length in range(LONGEST_NAME_WORDS, 1, -1)
        for start in range(len(words) - length + 1)
    )
