"""Requests for films like a film, and for films to watch, into values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from backend.domain.errors import InvalidRequest
from backend.domain.films import FilmId
from backend.domain.taste import Taste
from backend.domain.wishes import Said
from backend.recommend.narrowing import Remembered, Reply
from backend.recommend.recommending import Given
from backend.web import parse

HIGHEST_WEIGHT: Final = 100
MOST_FILMS_NAMED: Final = 1_000
MOST_CANDIDATES: Final = 5_000
MOST_REPLIES: Final = 100


@dataclass(frozen=True, slots=True)
class ComparablesWanted:
    """How many films like a film are wanted, and what each axis shall weigh."""

    limit: int
    weights: dict[str, float]


def comparables_wanted(args: Mapping[str, str]) -> ComparablesWanted:
    """Return how many films like a film are wanted, by which weights."""
    parse.refuse_unknown(args, ("limit", "weights"))
    limit = parse.whole_number(
        args, "limit", least=1, most=parse.HIGHEST_LIMIT, default=parse.DEFAULT_ITEMS
    )
    return ComparablesWanted(limit, weights_in(args.get("weights", "")))


def pair_weights(args: Mapping[str, str]) -> dict[str, float]:
    """Return what each axis shall weigh when two films are compared."""
    parse.refuse_unknown(args, ("weights",))
    return weights_in(args.get("weights", ""))


def weights_in(text: str) -> dict[str, float]:
    """Return what each axis shall weigh, written as plot:1,cast:0.5."""
    weights: dict[str, float] = {}
    for part in filter(None, text.split(",")):
        name, colon, number = part.partition(":")
        if not colon:
            raise InvalidRequest("weights: write them as plot:1,cast:0.5.")
        weight = parse.number(f"weights: {name.strip()}", number, float)
        if not 0 <= weight <= HIGHEST_WEIGHT:
            raise InvalidRequest(f"weights: must lie between 0 and {HIGHEST_WEIGHT}.")
        weights[name.strip()] = weight
    return weights


@dataclass(frozen=True, slots=True)
class AdviceWanted:
    """A request for films to watch, with all that it is answered by."""

    text: str
    history: tuple[Said, ...]
    given: Given
    limit: int


def wanted_advice(taste_of_viewer: Callable[[], Taste]) -> AdviceWanted:
    """Return what somebody wishes to watch; their taste counts if it is to be used."""
    body = parse.json_body(
        "text", "history", "liked", "disliked", "seen", "filters", "limit", "taste"
    )
    uses_taste = body.get("taste")
    if not isinstance(uses_taste, bool | None):
        raise InvalidRequest("taste: must be true, false or null.")
    taste = None if uses_taste is False else taste_of_viewer()
    if taste is not None and uses_taste is None and not taste.is_on:
        taste = None
    text = body.get("text", "")
    return AdviceWanted(
        text=parse.text_of(body, "text") if text else "",
        history=tuple(parse.talk_of(body.get("history", []))),
        given=Given(
            liked=_film_ids(body, "liked"),
            disliked=_film_ids(body, "disliked"),
            seen=_film_ids(body, "seen"),
            filters=parse.filters_of(body),
            taste=taste,
        ),
        limit=parse.limit_of(body, default=parse.DEFAULT_ITEMS),
    )


@dataclass(frozen=True, slots=True)
class NarrowingWanted:
    """What is remembered of a film, and how many candidates are wanted."""

    remembered: Remembered
    limit: int


def wanted_narrowing() -> NarrowingWanted:
    """Return what is remembered of a film, with what was answered until now."""
    body = parse.json_body("text", "candidates", "filters", "answers", "limit")
    has_candidates = body.get("candidates") is not None
    return NarrowingWanted(
        Remembered(
            text=parse.text_of(body, "text") if body.get("text") else "",
            candidates=_film_ids(body, "candidates", most=MOST_CANDIDATES)
            if has_candidates
            else None,
            filters=parse.filters_of(body),
            replies=_replies(body.get("answers") or []),
        ),
        parse.limit_of(body, default=parse.DEFAULT_ITEMS),
    )


def _replies(told: object) -> dict[str, Reply]:
    """Return what was answered; where something was asked again the last word."""
    if not isinstance(told, list) or len(told) > MOST_REPLIES:
        raise InvalidRequest(f"answers: must be a list of at most {MOST_REPLIES}.")
    replies: dict[str, Reply] = {}
    for place, each in enumerate(told):
        if not isinstance(each, dict) or not isinstance(each.get("trait"), str):
            raise InvalidRequest(
                f'answers[{place}]: must have a "trait", as it came with a question.'
            )
        replies[each["trait"]] = reply_named(f"answers[{place}]", each.get("answer"))
    return replies


def reply_named(name: str, said: object) -> Reply:
    """Return yes, no or unsure, or refuse what is none of them."""
    if not isinstance(said, str) or said not in set(Reply):
        raise InvalidRequest(f"{name}: an answer is yes, no or unsure.")
    return Reply(said)


def _film_ids(
    body: Mapping[str, object], name: str, *, most: int = MOST_FILMS_NAMED
) -> tuple[FilmId, ...]:
    ids = body.get(name) or []
    if not isinstance(ids, list) or len(ids) > most:
        raise InvalidRequest(
            f"{name}: must be a list of at most {most:,} ids of films."
        )
    if not all(isinstance(film_id, str) for film_id in ids):
        raise InvalidRequest(f"{name}: an id of a film is a text, such as tt0041959.")
    return tuple(FilmId(parse.speakable(name, film_id)) for film_id in ids)
