"""What of a text about a film tells its story.

An encyclopedia says in one breath who made a film and what happens in it: "X is a 1977
horror film directed by Y, in which an astronaut begins to melt". Whoever looks for a
film knows the second half, which drowns in the first when both are compared at once.
"""

import re
from collections.abc import Iterable
from typing import Final

OPENING_LETTERS: Final = 400
"""So far into a text it is said what kind of film it is, if it is said at all."""
MOST_NAMES: Final = 0.5
"""A clause with a greater share of capital words lists names."""
LEAST_CLAUSE_WORDS: Final = 3
LEAST_SENTENCE_WORDS: Final = 4

_KINDS: Final = (
    "film|movie|short|cartoon|comedy|drama|western|thriller|musical|documentary|"
    "serial|animation|picture|mystery|horror|romance|noir|anthology|biopic|featurette"
)
_DEFINES = re.compile(
    rf"\b(?:is|was|are)\s+(?:an?|the)\b[^.]{{0,160}}?\b(?:{_KINDS})\b", re.IGNORECASE
)
# What is said of films and hardly ever within their stories.
_ABOUT_MAKING: Final = (
    "directed|director|directs|directing|directorial",
    "produced|producers?|production|productions|produces|executive",
    "(?:co-?)?written|(?:co-?)?wrote|screenplay|screenwriters?|script|scripted|teleplay",
    "(?:co-?)?starring|(?:co-?)?stars|starred|featuring|features|cast|debut",
    r"voices?|(?:title|lead|supporting)\s+roles?|roles?",
    "adapted|adaptation|based\\s+(?:up)?on|inspired\\s+by|novel|novella|memoir",
    r"short\s+story|stage\s+play|sequel|prequel|remake|reboot|franchise",
    "instal?lment|trilogy|film|movie|feature-length",
    "releases?|released|premiered?|distribut\\w+|theatrical(?:ly)?|theat(?:er|re)s?",
    r"box[\s-]office|gross(?:ed|ing)?|budget|million|rated|mpaa|festival",
    r"awards?|nominat\w+|oscars?|academy|golden\s+globes?|bafta",
    r"critics?|critically|reviews?|reception|received|acclaim\w*|praised|considered",
    "studios?|pictures|entertainment|filmed|filming|location|photography",
    r"soundtrack|score|composed|composer|cinematograph\w+|edited|editor",
    "technicolor|cinemascope|dvd|blu-ray|vhs|streaming|netflix|hbo|hulu|amazon",
    r"copyright|public\s+domain|registry|preserv\w+|survives?",
    r"merrie\s+melodies|looney\s+tunes|warner|mgm|metro-goldwyn-mayer|paramount",
    r"universal|rko|columbia|20th\s+century|fox|lionsgate|miramax|disney\+?",
)
_MADE = re.compile(rf"\b(?:{'|'.join(_ABOUT_MAKING)})\b", re.IGNORECASE)
_TELLING: Final = (
    "portrays|tells|follows|cent(?:er|re)s|depicts|concerns|revolves|focuses|deals"
)
_CLAUSE_ENDS = re.compile(
    r"[,;:()]\s+|\s[\u2013\u2014-]\s"
    rf"|\s+and\s+(?=(?:{_TELLING}|is\s+about)\b)"
    r"|\s+(?=(?:in\s+which|about|which|that|who|whose|where|when|after|while"
    rf"|as\s+(?:he|she|they|the|an?|it)|{_TELLING})\b)",
    re.IGNORECASE,
)


def tells_of_making(text: str) -> bool:
    """Return whether a text begins by saying what kind of film it is about."""
    return bool(_DEFINES.search(text[:OPENING_LETTERS]))


def story_in(sentences: Iterable[str]) -> str:
    """Return the clauses that tell what happens, of a text that tells of making too.

    Empty where none does.
    """
    told = map(_story_of_sentence, sentences)
    return " ".join(
        f"{part.rstrip('.')}."
        for part in told
        if len(part.split()) >= LEAST_SENTENCE_WORDS
    )


def _story_of_sentence(sentence: str) -> str:
    kept: list[str] = []
    for clause in _CLAUSE_ENDS.split(sentence):
        words = clause.split()
        capitals = sum(word[0].isupper() for word in words)
        is_short = len(words) < LEAST_CLAUSE_WORDS and not kept
        lists_names = capitals > MOST_NAMES * len(words)
        if words and not (is_short or lists_names or _MADE.search(clause)):
            kept.append(clause.strip())
    return " ".join(kept)
