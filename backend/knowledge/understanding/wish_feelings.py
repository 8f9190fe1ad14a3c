"""How somebody feels about what they name, by the words around it."""

import re
from enum import StrEnum
from typing import Final

_FLAGS: Final = re.IGNORECASE
_UNSEEN: Final = re.compile(
    r"(?:have ?n[o']?t|has ?n'?t|never|have not|has not|not yet|did ?n[o']?t"
    r"|not) (?:\w+ )?"
    r"(?:seen|see|watch(?:ed)?|saw|heard)|\bnever (?:\w+ )?(?:of|even)|\bhavent\b",
    _FLAGS,
)
_BAD: Final = re.compile(
    r"\b(?:hat(?:e|ed|es)|dislik(?:e|ed|es)|loath\w+|despis\w+|disappoint\w+|overrated"
    r"|terrible|awful|horrible|boring|bored|sucked|sucks|garbage|trash|worst|unlike"
    r"|nothing like|not (?:really )?(?:like|a (?:big |huge )?fan|into|my|for me"
    r"|good|great"
    r"|as good|that good|so)|less like|(?:can'?t|cannot|couldn'?t) stand|tired of"
    r"|sick of|did(?:n'?t| not) (?:really |much )*(?:like|enjoy|love|care|work|get)"
    r"|do(?:n'?t| not) (?:really |much )*(?:like|enjoy|love|care)"
    r"|(?:was|is)(?:n'?t| not) (?:\w+ )?(?:good|great|my|for|a fan|impressed|funny)"
    r"|(?:was|is) (?:so |really |too |pretty )*(?:bad|slow|dull|silly|stupid|lame))\b",
    _FLAGS,
)
_GOOD: Final = re.compile(
    r"\b(?:lov(?:e|ed|es|ing)|lik(?:e|ed|es)|enjoy\w*|ador(?:e|ed|es)"
    r"|favou?rites?|fan|fans"
    r"|great|amazing|awesome|fantastic|brilliant|excellent|wonderful|good|best|similar"
    r"|vein|lines|such as|style|spirit|reminds?|vibes?|masterpiece|hilarious|rocks|cool"
    r"|perfect|beautiful)\b",
    _FLAGS,
)
_SEEN: Final = re.compile(
    r"\b(?:seen|watched|saw|rewatched|already|watching)\b", _FLAGS
)
_ASKS: Final = re.compile(r"\b(?:have|did|has|do|would) (?:you|u)\b|\bis it\b", _FLAGS)
_YES: Final = re.compile(
    r"\s*(?:oh |haha |hmm |well |ah )*(?:yes|yeah|yep|yup|yea|ya|sure|of course"
    r"|definitely"
    r"|absolutely)\b",
    _FLAGS,
)
_OF_IT: Final = re.compile(
    r"\b(?:it|that|them|those|these|both|one|movie|film|movies|all)\b", _FLAGS
)
OTHER_MOODS: Final = re.compile(
    r"\b(?:emotional|intense|moving|foreign|indie|popular|atmospheric|cult)\b",
    re.IGNORECASE,
)
"""Moods that no film is known to be in by its keywords: these only describe."""
_ASKED_MOOD: Final = re.compile(
    r"\bin the mood for (?P<mood>(?:an? )?(?P<kind>[^?,]{1,40}))\?\s*$", _FLAGS
)
_BARE_YES: Final = re.compile(
    r"\W*(?:yes|yeah|yep|yup|sure|ok|okay|definitely|absolutely|of course)"
    r"(?: please| i am)?\W*",
    _FLAGS,
)
_BARE_NO: Final = re.compile(
    r"\W*(?:no|nope|nah|not really|not today|not tonight)"
    r"(?: thanks| thank you| please)?\W*",
    _FLAGS,
)
ALL_OF_THEM: Final = re.compile(r"\b(?:both|them|those|these|all)\b", _FLAGS)


class Feeling(StrEnum):
    """How somebody stands to a film."""

    LIKED = "liked"
    DISLIKED = "disliked"
    SEEN = "seen"
    NONE = "none"


def has_seen(words: str) -> bool:
    """Return whether the words tell that a film was seen."""
    return bool(_SEEN.search(words)) and not _UNSEEN.search(words)


def feeling(before: str, after: str) -> Feeling:
    """Return what the words before and after a film in its clause say of it."""
    words = f"{before} {after}"
    if _UNSEEN.search(words):
        return Feeling.NONE
    if _BAD.search(words):
        return Feeling.DISLIKED
    if _ASKS.search(before) and not _GOOD.search(after):
        return Feeling.NONE
    if _GOOD.search(words):
        return Feeling.LIKED
    return Feeling.SEEN if _SEEN.search(words) else Feeling.NONE


def reply_feeling(reply: str, asked: str) -> Feeling:
    """Return what a reply says of the film that was proposed before it."""
    head = reply[:160]
    if _UNSEEN.search(head):
        return Feeling.NONE
    says_of_it = _OF_IT.search(head) or _YES.match(head)
    if not says_of_it:
        return Feeling.NONE
    if _BAD.search(head):
        return Feeling.DISLIKED
    if re.search(r"\b(?:i'?ll|will|would|sounds?|should|might|looks?)\b", head, _FLAGS):
        return Feeling.NONE
    was_asked_to_see = re.search(r"\b(?:seen|watched|saw)\b", asked, _FLAGS)
    was_asked_to_like = re.search(r"\b(?:you|u) (?:like|love|enjoy)", asked, _FLAGS)
    if _GOOD.search(head) or (_YES.match(head) and was_asked_to_like):
        return Feeling.LIKED
    is_seen = _SEEN.search(head) or (_YES.match(head) and was_asked_to_see)
    return Feeling.SEEN if is_seen else Feeling.NONE


def meant_by(reply: str, asked: str) -> str:
    """Return what a bare yes or no says: "yes" to "in the mood for a comedy?"."""
    mood = _ASKED_MOOD.search(asked)
    if mood and _BARE_YES.fullmatch(reply):
        return mood["mood"]
    if mood and _BARE_NO.fullmatch(reply):
        return f"no {mood['kind']}"
    return reply
