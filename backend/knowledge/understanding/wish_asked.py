"""Whether somebody asks what to watch, or goes on asking."""

import re
from typing import Final

from backend.domain.plans import (
    Count,
    FindSimilar,
    ListFilms,
    Plan,
    ReadFilms,
    ReadPlot,
    Recommend,
    Refuse,
    SearchPlots,
)
from backend.domain.wanted import Films, MadeBy, Tag, Tagged
from backend.domain.wishes import Wish
from backend.knowledge.understanding.context import Context

_FLAGS: Final = re.IGNORECASE
_ASKS: Final = re.compile(
    r"\b(?:recommend|suggest)(?:ed|s|ing|ations?|ions?)?\b"
    r"|\bwhat (?:film |movie )?(?:should|can|could|shall|do|to|might) "
    r"(?:(?:i|we) )?(?:watch|see|put on)\b"
    r"|\bwhich (?:one|film|movie)? ?(?:should|could|shall) (?:i|we) (?:watch|see)\b"
    r"|\bwhat(?:'s| is) (?:good|worth)\b"
    r"|\b(?:in the|the|a) mood (?:for|to)\b|\bfeel(?:ing)? like (?:watching|a|some)"
    r"|\bi (?:want|need|wanna|would (?:like|love)|fancy|crave) "
    r"(?!to (?:know|ask|hear|find out|compare|understand|learn))"
    r"|\b(?:i|we)'d (?:like|love) (?!to (?:know|ask|hear|find out|compare))"
    r"|\b(?:looking|searching) for (?:a|an|some|something|anything|films|movies)\b"
    r"|\bhelp me (?:find|pick|choose)\b|\bsurprise me\b|\bto watch\b"
    r"|\b(?:watch|see) (?:tonight|next|this evening|this weekend)\b"
    r"|\b(?:film|movie|date) night\b"
    r"|\b(?:mix|cross|blend|mash-?up|combination) (?:of|between)\b",
    _FLAGS,
)
_SOMETHING: Final = re.compile(
    r"(?:(?:please|ok|hm+|well)[, ]+)?(?:give me |show me |find me |maybe )?"
    r"(?:something|anything|smth|sth|(?:one|a) (?:film|movie)|some (?:films|movies))\b",
    _FLAGS,
)
_TELLS: Final = re.compile(
    r"\b(?:about|where|in which|with a scene|that one|whose|remember|forgot|called"
    r"|title|name of)\b",
    _FLAGS,
)
_ASKS_A_FACT: Final = re.compile(
    r"^(?:and |so |but |ok |well )*(?:who|whom|whose|when|where|why|how|what|which|is"
    r"|was|are|were|did|does|do|has|have|can you|tell)\b",
    _FLAGS,
)
_SAYS_OF_FILMS: Final = re.compile(
    r"(?:(?:no|yes|but|and|well|hm+|oh)[, ]+)*"
    r"(?:i|we)(?:'ve| have|'d| had)? (?:\w+ )?"
    r"(?:seen|saw|watched|know|love|loved|like|liked|hate|hated|dislike|enjoyed|prefer)\b"
    r"|(?:already )?(?:seen|saw|watched) ",
    _FLAGS,
)
_MORE: Final = re.compile(
    r"\b(?:else|other|others|another|more|different|again|next|instead)\b"
    r"|\b(?:seen|watched|know) (?:it|them|those|these|all|both|that)\b",
    _FLAGS,
)

_LIKE_IT: Final = re.compile(
    r"\b(?:like (?:that|this|it)|similar|that kind|this kind"
    r"|as \w+(?: as (?:that|it))?$)",
    _FLAGS,
)


def asks_what_to_watch(question: str, plan: Plan, context: Context) -> bool:
    """Return whether films are wished for, where the question was read as a plan."""
    if is_of_wishes(context.plan) and _goes_on(question, plan):
        return True
    if not (_ASKS.search(question) or _SOMETHING.match(question)):
        return False
    if not _ASKS.search(question) and _is_list(plan, context):
        return False
    return _may_be_a_wish(question, plan)


def _is_list(plan: Plan, context: Context) -> bool:
    """Return whether it is of a list spoken of, or of what films are tagged with."""
    return isinstance(plan, ListFilms) and (
        context.films is not None
        or any(
            isinstance(test, Tagged) and test.tag is Tag.KEYWORD
            for test in plan.films.where
        )
    )


def _may_be_a_wish(question: str, plan: Plan) -> bool:
    match plan:
        case Refuse() | ReadPlot(_, None, _):
            return True
        case SearchPlots():
            return not _TELLS.search(question)
        case ListFilms(films):
            return not _is_of_somebody(films) and not films.named
        case _:
            return False


def wants_more_than_likeness(wish: Wish) -> bool:
    """Return whether a wish for films like one asks for more: a limit, a mood, two."""
    return bool(wish.limits.where or wish.moods or len(wish.liked) > 1)


def asks_for_others(question: str) -> bool:
    """Return whether films are to be left out that were shown before."""
    return bool(_MORE.search(question))


def is_of_wishes(plan: Plan | None) -> bool:
    """Return whether what was asked last was what to watch."""
    return isinstance(plan, Recommend | FindSimilar)


def says_like_it(question: str) -> bool:
    """Return whether films are wished for that are like the one spoken of."""
    return bool(_LIKE_IT.search(question))


def _goes_on(question: str, plan: Plan) -> bool:
    """Return whether it only says more of what was wished for: "not so bloody"."""
    if _ASKS_A_FACT.match(question):
        return False
    if _SAYS_OF_FILMS.match(question):
        return True
    match plan:
        case Refuse() | SearchPlots() | ReadPlot(_, None, _):
            return True
        case ListFilms(films) | ReadFilms(films, _) | Count(Films() as films):
            return not films.named and films.order is None
        case _:
            return False


def _is_of_somebody(films: Films) -> bool:
    return any(isinstance(test, MadeBy) for test in films.where)
