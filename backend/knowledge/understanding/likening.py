"""Two films held side by side: "compare A and B", "what do they have in common?"."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from backend.domain.plans import FindSimilar, Liken, Plan, Recommend
from backend.domain.wanted import Films, IsFilm
from backend.knowledge.understanding.context import YEAR, Context

FilmsMeant = Callable[[str], Films | None]
"""Tells which one film some words name."""

_FLAGS: Final = re.IGNORECASE
_MODELLED: Final = (
    r"(?:(?:loosely |really )?(?:based on|inspired by|modelled on)"
    r"|(?:a |the )?remake of|(?:anything |much )?like|similar to)"
)
_SIDE_BY_SIDE: Final = (
    re.compile(
        r"(?:and )?how (?:alike|similar|close|different|related) (?:are|is) "
        r"(?P<two>.+)",
        _FLAGS,
    ),
    re.compile(r"(?:please |can you |could you )?compare (?P<two>.+)", _FLAGS),
    re.compile(r"how (?:do|does|would) (?P<two>.+) (?:compare|differ|relate)", _FLAGS),
    re.compile(
        r"(?:what|which) (?:\w+ )?(?:do|does) (?P<two>.+) "
        r"(?:have in common|share|have to do with each other)",
        _FLAGS,
    ),
    re.compile(r"what (?:connects|links|is common to) (?P<two>.+)", _FLAGS),
    re.compile(r"(?P<two>.+ (?:vs\.?|versus) .+)", _FLAGS),
    re.compile(rf"is (?P<two>.+ {_MODELLED} .+)", _FLAGS),
)
_BETWEEN: Final = re.compile(
    rf"\s+(?:and|with|to|from|vs\.?|versus|{_MODELLED})\s+", _FLAGS
)
_THEY: Final = re.compile(
    r"(?:they|them|those|these|both|the two|those two|these two)"
    r"(?: films| movies)?(?: to each other| with each other)?",
    _FLAGS,
)
_TWO_OF_A_NAME: Final = re.compile(
    r"(?:both|the two|the)(?: versions of| films called)? (?P<plural>(?P<title>.+?)s?)",
    _FLAGS,
)
_WHY: Final = re.compile(
    r"(?:but |and )?why (?:(?:is|was|do you (?:recommend|suggest)|would i like"
    r"|did you (?:pick|choose)) )?(?P<one>.+?)"
    r"(?: (?:there|on (?:the|that) list|first|like it|similar|alike|recommended))?",
    _FLAGS,
)


def liken(question: str, context: Context, films_meant: FilmsMeant) -> Liken | None:
    """Return the two films to hold side by side; None if that is not asked."""
    asked = question.strip(" ?.!")
    for pattern in _SIDE_BY_SIDE:
        if found := pattern.fullmatch(asked):
            return _of_two(found["two"], context, films_meant)
    if (found := _WHY.fullmatch(asked)) and (seed := _seed(context.plan)):
        other = films_meant(found["one"])
        return Liken(seed, other) if other and other != seed else None
    return None


def _of_two(two: str, context: Context, films_meant: FilmsMeant) -> Liken | None:
    if _THEY.fullmatch(two):
        both = context.both()
        return Liken(*(each.films for each in both.films)) if both else None
    if (namesakes := _TWO_OF_A_NAME.fullmatch(two)) and (
        films := films_meant(namesakes["title"]) or films_meant(namesakes["plural"])
    ):
        return _both_of_a_title(films)
    for left, right in _cut_in_two(two):
        one, other = films_meant(left), films_meant(right)
        if one and other and one != other:
            return Liken(one, other)
    return None


def _both_of_a_title(films: Films) -> Liken | None:
    """Return the two films that go by one title."""
    if films.named is None or len(films.named.ids) < 2:  # noqa: PLR2004 # it takes two
        return None
    title = YEAR.sub("", films.named.name)
    one, other, *_ = (Films((IsFilm((id_,), title),)) for id_ in films.named.ids)
    return Liken(one, other)


def _cut_in_two(text: str) -> Iterator[tuple[str, str]]:
    """Yield each way to cut at an "and": titles may have one too."""
    for between in _BETWEEN.finditer(text):
        yield text[: between.start()], text[between.end() :]


def _seed(plan: Plan | None) -> Films | None:
    """Return the film that others were found by."""
    match plan:
        case FindSimilar(film_id, _, name):
            return Films((IsFilm((film_id,), name),))
        case Recommend(wish) if wish.liked:
            return Films((IsFilm(wish.liked[:1], ""),))
        case _:
            return None
