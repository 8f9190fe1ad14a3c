"""Questions of a few words, asked of what was said before: "which?", "who did?"."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from backend.domain.folding import fold
from backend.domain.plans import Check, Count, ListFilms, ListPeople, Plan
from backend.domain.wanted import (
    Bound,
    CreditedOn,
    Films,
    FilmTest,
    HasCharacter,
    IsFilm,
    MadeBy,
    Not,
    People,
)
from backend.knowledge.understanding.context import YEAR, Context
from backend.knowledge.understanding.exchanging import with_film


def short_question(question: str, context: Context) -> Plan | None:
    """Return what a question means that is nothing without those before it."""
    asked = fold(question)
    for pattern, answer in _SHORT:
        if pattern.fullmatch(asked) and (plan := answer(context)):
            return plan
    return None


def which(context: Context) -> Plan | None:
    """Answer "which?" after a count."""
    match context.plan:
        case Count(Films() as films):
            return ListFilms(films)
        case Count(People() as people):
            return ListPeople(people)
        case Check(_, Films() as films):
            return ListFilms(films)
        case _:
            return None


def _other_one(context: Context) -> Plan | None:
    """Answer "no, the other one": of the films of one title, or of the two named."""
    plan, film = context.plan, context.film
    if plan is None or film is None or film.films.named is None:
        return None
    named = film.films.named
    if len(named.ids) > 1:
        # It has the title, but not the year that stands in the first one's name.
        others = IsFilm(named.ids[1:], YEAR.sub("", named.name))
        bounds = [t for t in film.films.where if isinstance(t, Bound)]
        where: tuple[FilmTest, ...] = (
            IsFilm(named.ids, YEAR.sub("", named.name)),
            *map(Not, bounds),
        )
        return with_film(plan, Films(where, limit=1) if bounds else Films((others,)))
    if len(context.named) > 1:
        return with_film(plan, context.named[1].films)
    return None


def _in_which_film(context: Context) -> Plan | None:
    """Answer "in which film?" after "who plays C"."""
    match context.plan:
        case ListPeople(People((CreditedOn(Films() as films, _, str(character)),))):
            return ListFilms(
                replace(films, where=(*films.where, HasCharacter(character)))
            )
    return None


def _who_did(context: Context) -> Plan | None:
    """Answer "who did then?" after "did P direct F"."""
    match context.plan:
        case Check(Films() as subject, Films() as claimed) if subject.named:
            roles = [t.roles for t in claimed.where if isinstance(t, MadeBy)]
            if roles and roles[0]:
                return ListPeople(People((CreditedOn(subject, roles[0]),)))
    return None


_SHORT: Final[tuple[tuple[re.Pattern[str], Callable[[Context], Plan | None]], ...]] = (
    (
        re.compile(
            r"(?:and )?(?:which(?: ones?)?|who)|what are they|like what"
            r"|(?:who|which) are they|(?:list|name|show) them|show me"
        ),
        which,
    ),
    (
        re.compile(
            r"(?:so |then |ok |well |and )*who (?:did|was it)(?: it)?(?: then)?"
        ),
        _who_did,
    ),
    (
        re.compile(
            r"(?:and )?(?:in )?(?:which|what) (?:film|movie|one)s?"
            r"(?: (?:is|was) (?:it|that))?"
        ),
        _in_which_film,
    ),
    (
        re.compile(
            r"(?:no |nope |sorry |i mean |i meant |not that one |and |what about )*"
            r"(?:the |that )?other (?:one|film|movie|version)(?: i mean| please)?"
        ),
        _other_one,
    ),
)
