"""Every plan as one readable line."""

from typing import assert_never

from backend.domain.plans import (
    AgeAt,
    Average,
    Chat,
    Check,
    Compare,
    Count,
    FindSimilar,
    Liken,
    ListFilms,
    ListPeople,
    Opinions,
    Plan,
    ReadCharacters,
    ReadFilms,
    ReadPeople,
    ReadPlot,
    Recommend,
    Refuse,
    SearchPlots,
    Several,
    Trivia,
)
from backend.domain.wanted import Films, People
from backend.knowledge.wording.describing import describe_films, describe_people
from backend.knowledge.wording.phrases import joined, one_line, quoted


def plan_line(plan: Plan) -> str:
    """Return what a plan does: "list films by the director of Whiplash (2014)"."""
    return one_line(_line(plan))


def _line(plan: Plan) -> str:  # noqa: C901, PLR0911, PLR0912 - one case for each plan
    match plan:
        case ListFilms(films):
            return f"list {_those(films)}"
        case ListPeople(people):
            return f"list {_those(people)}"
        case Count(of):
            return f"count {_those(of)}"
        case Average(films, measure):
            return f"average the {_said(measure)} of {_those(films)}"
        case ReadFilms(films, field):
            return f"read the {_said(field)} of {_those(films)}"
        case ReadPeople(people, field):
            return f"read the {_said(field)} of {_those(people)}"
        case ReadCharacters(people, films):
            return f"read whom {_those(people)} played in {_those(films)}"
        case AgeAt(people, films, year):
            return f"tell the age of {_those(people)} {_when(films, year)}"
        case Compare(subjects, measure, verdict, _):
            compared = joined([*map(_those, subjects)]) or "nothing"
            return f"compare {compared} by {_said(measure)}: {_said(verdict)}"
        case Check(subject, claimed):
            return f"check whether among {_those(subject)} there are {_those(claimed)}"
        case ReadPlot(question, films, _):
            where = f" of {_those(films)}" if films else "s"
            return f"answer {quoted(question)} from the plot{where}"
        case Opinions(films):
            return f"tell what reviewers make of {_those(films)}"
        case Trivia(about):
            return f"tell small true things of {_those(about)}"
        case FindSimilar(film_id, _, name):
            return f"find films like {name or film_id}"
        case Recommend(wish):
            described = f" that are {quoted(wish.text)}" if wish.text else ""
            return f"recommend {_those(wish.limits)}{described}"
        case Liken(one, other):
            return f"tell how alike {_those(one)} and {_those(other)} are"
        case SearchPlots(text):
            return f"search plots for {quoted(text)}"
        case Several(plans):
            return "; then ".join(map(_line, plans)) or "answer nothing"
        case Refuse(reason, about, _, known):
            whose = f", of {_those(known)}" if known else ""
            return f"refuse: {_said(reason)}, about {quoted(about)}{whose}"
        case Chat(courtesy):
            return f"chat: {courtesy.value}"
        case _:
            assert_never(plan)


def _those(what: Films | People) -> str:
    return describe_films(what) if isinstance(what, Films) else describe_people(what)


def _when(films: Films | None, year: int | None) -> str:
    if films:
        return f"when {_those(films)} came out"
    return f"in {year}" if year is not None else "now"


def _said(value: str) -> str:
    return value.replace("_", " ")
