"""Numbers of films and people: read from a row, said, and set side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from backend.domain.wanted import Measure
from backend.knowledge.wording.phrases import counted, duration, plain
from backend.ports.questions import FilmRow


@dataclass(frozen=True, slots=True)
class Comparing:
    """How two subjects are set side by side by a number."""

    more: str
    """What is said of the one with more, the other following: "is longer than"."""
    less: str
    most: str
    """What is said of the one with the most of several: "is the longest"."""
    least: str
    by: str
    """The same with the difference put in: "is {} longer than"."""
    by_less: str
    unit: str
    """Of the difference: "minute"; empty for a bare number."""
    both: str
    """What is said of those that are equal: "run 120 minutes", {} for the number."""
    does: str
    """What is said of one alone: "runs 120 minutes"."""


_FILMS: Final[Mapping[Measure, Comparing]] = {
    Measure.YEAR: Comparing(
        *("came out after", "came out before"),
        *("is the newest", "is the oldest"),
        *("came out {} after", "came out {} before", "year"),
        *("came out in {}", "came out in {}"),
    ),
    Measure.RUNTIME: Comparing(
        *("is longer than", "is shorter than"),
        *("is the longest", "is the shortest"),
        *("is {} longer than", "is {} shorter than", "minute"),
        *("run {}", "runs {}"),
    ),
    Measure.RATING: Comparing(
        *("is rated higher than", "is rated lower than"),
        *("is rated highest", "is rated lowest"),
        *("is rated {} higher than", "is rated {} lower than", "point"),
        *("are rated {}", "is rated {}"),
    ),
    Measure.VOTES: Comparing(
        *("has more votes than", "has fewer votes than"),
        *("has the most votes", "has the fewest votes"),
        *("is {} ahead of", "is {} behind", "vote"),
        *("have {}", "has {}"),
    ),
    Measure.TITLE_LENGTH: Comparing(
        *("has a longer title than", "has a shorter title than"),
        *("has the longest title", "has the shortest title"),
        *("has a title {} longer than", "has a title {} shorter than", "letter"),
        *("have titles of {}", "has a title of {}"),
    ),
}
_PEOPLE: Final[Mapping[Measure, Comparing]] = {
    Measure.BIRTH_YEAR: Comparing(
        *("is younger than", "is older than"),
        *("is the youngest", "is the oldest"),
        *("is about {} younger than", "is about {} older than", "year"),
        *("were born in {}", "was born in {}"),
    ),
    Measure.DEATH_YEAR: Comparing(
        *("died after", "died before"),
        *("died last", "died first"),
        *("died about {} after", "died about {} before", "year"),
        *("died in {}", "died in {}"),
    ),
    Measure.FILM_COUNT: Comparing(
        *("{did} more films here than", "{did} fewer films here than"),
        *("{did} the most films here", "{did} the fewest films here"),
        *("{did} {} more here than", "{did} {} fewer here than", "film"),
        *("{did} {} here", "{did} {} here"),
    ),
}
_ODD: Final = Comparing(
    *("has more than", "has less than", "has the most", "has the least"),
    *("has {} more than", "has {} less than", ""),
    *("have {}", "has {}"),
)
# What citations call the field of a film that a number stands in.
_FIELDS: Final = {Measure.TITLE_LENGTH: "title"}
_UNKNOWN: Final[Mapping[Measure, str]] = {
    Measure.YEAR: "when {} came out",
    Measure.RUNTIME: "how long {} is",
    Measure.RATING: "how {} is rated",
    Measure.VOTES: "how many votes {} has",
    Measure.TITLE_LENGTH: "how long the title of {} is",
    Measure.BIRTH_YEAR: "when {} was born",
    Measure.DEATH_YEAR: "when, or whether, {} died",
    Measure.FILM_COUNT: "on how many films {} worked",
}


def comparing_films(measure: Measure) -> Comparing:
    """Return how films are compared by a measure."""
    return _FILMS.get(measure, _ODD)


def comparing_people(measure: Measure) -> Comparing:
    """Return how people are compared; "{did}" stands for what they did on films."""
    return _PEOPLE.get(measure, _ODD)


def number_of_film(film: FilmRow, measure: Measure) -> float | None:
    """Return a number of a film's row, None if it is not known."""
    match measure:
        case Measure.YEAR:
            return film.year
        case Measure.RUNTIME:
            return film.runtime
        case Measure.RATING:
            return film.rating
        case Measure.VOTES:
            return film.votes
        case Measure.TITLE_LENGTH:
            return len(film.title)
        case _:
            return None


def field_of(measure: Measure) -> str:
    """Return the field of a film that a number stands in."""
    return _FIELDS.get(measure, measure.value)


def what_is_unknown(measure: Measure, name: str) -> str:
    """Say what is not known of a subject: "how long Heat (1995) is"."""
    return _UNKNOWN[measure].format(name)


def said(measure: Measure, number: float) -> str:
    """Say a number with its unit: "209 minutes (3 h 29)", "363,894 votes", "8.0"."""
    match measure:
        case Measure.RUNTIME:
            return duration(int(number))
        case Measure.RATING:
            return f"{number:.1f}"
        case Measure.VOTES:
            return counted(int(number), "vote")
        case Measure.TITLE_LENGTH:
            return counted(int(number), "letter")
        case Measure.FILM_COUNT:
            return counted(int(number), "film")
        case _:
            return plain(number)


def shortly(measure: Measure, number: float) -> str:
    """Say a number where its unit is plain from what stands beside it."""
    if measure in {Measure.YEAR, Measure.BIRTH_YEAR, Measure.DEATH_YEAR}:
        return str(int(number))  # years have no commas
    return f"{number:.1f}" if measure is Measure.RATING else f"{int(number):,}"


def after_name(measure: Measure, number: float | None) -> str:
    """Say after a name what puts it in its place in a list: " at 8.9"."""
    if number is None or measure in {Measure.YEAR, Measure.TITLE_LENGTH}:
        return ""
    before = {Measure.VOTES: "with", Measure.FILM_COUNT: "with"}
    return f" {before.get(measure, 'at')} {said(measure, number)}"
