"""What a question asks for, as a value: decided before anything is looked up.

Every plan prints as one readable line (`knowledge/plan_lines.py`) and as JSON, and
JSON reads back (`domain/plan_json.py`).
"""

from dataclasses import dataclass
from dataclasses import field as dataclass_field
from enum import StrEnum
from typing import TypeAlias

from backend.domain.films import FilmId
from backend.domain.wanted import Films, Measure, People
from backend.domain.wishes import Wish


class Field(StrEnum):
    """A field of a film that can be asked for; people are asked for as people."""

    TITLE = "title"
    ORIGINAL_TITLE = "original_title"
    ALSO_KNOWN_AS = "also_known_as"
    YEAR = "year"
    RUNTIME = "runtime"
    RATING = "rating"
    VOTES = "votes"
    GENRES = "genres"
    KEYWORDS = "keywords"
    LANGUAGES = "languages"
    COUNTRIES = "countries"
    LOGLINE = "logline"
    PLOT = "plot"
    ENDING = "ending"
    TONE = "tone"
    THEMES = "themes"
    SETTING = "setting"


class PersonField(StrEnum):
    """What can be asked of a person besides their films."""

    BIRTH_YEAR = "birth_year"
    DEATH_YEAR = "death_year"
    PROFESSIONS = "professions"
    AGE = "age"


class Reason(StrEnum):
    """Why a question is not answered."""

    NOT_IN_CATALOGUE = "not_in_catalogue"
    NOT_KNOWN = "not_known"
    OUT_OF_SCOPE = "out_of_scope"
    AMBIGUOUS = "ambiguous"


class Verdict(StrEnum):
    """What a comparison is asked to tell."""

    MOST = "most"
    LEAST = "least"
    DIFFERENCE = "difference"
    SAME = "same"


class Courtesy(StrEnum):
    """Small talk that is answered in kind."""

    HELLO = "hello"
    HELP = "help"
    THANKS = "thanks"
    GOODBYE = "goodbye"


@dataclass(frozen=True, slots=True)
class ListFilms:
    """Find films."""

    films: Films


@dataclass(frozen=True, slots=True)
class ListPeople:
    """Find people."""

    people: People


@dataclass(frozen=True, slots=True)
class Count:
    """Say how many there are."""

    of: Films | People


@dataclass(frozen=True, slots=True)
class Average:
    """Say what a number of films comes to on average."""

    films: Films
    measure: Measure


@dataclass(frozen=True, slots=True)
class ReadFilms:
    """Read a field of one film, or of each of many."""

    films: Films
    field: Field


@dataclass(frozen=True, slots=True)
class ReadPeople:
    """Read something of one person, or of each of many."""

    people: People
    field: PersonField


@dataclass(frozen=True, slots=True)
class ReadCharacters:
    """Say whom people play in films."""

    people: People
    films: Films


@dataclass(frozen=True, slots=True)
class AgeAt:
    """Say how old people were when films came out, or in a year."""

    people: People
    films: Films | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Compare:
    """Compare two or more films or people by a number of theirs."""

    subjects: tuple[Films | People, ...]
    measure: Measure
    verdict: Verdict
    claims_first: bool = False
    """Whether it is claimed of the one named first, and to be answered by yes or no."""


@dataclass(frozen=True, slots=True)
class Check:
    """Say whether there is such a film or person: yes or no.

    What is claimed stands apart from the subject, so that a no can say what is so.
    """

    subject: Films | People
    claimed: Films | People
    """The subject with the claim's tests added."""


@dataclass(frozen=True, slots=True)
class ReadPlot:
    """Answer from what happens in a film; None: find the film as well."""

    question: str
    films: Films | None = None
    otherwise: Reason = Reason.NOT_KNOWN
    """What it means if no plot tells: perhaps that it is not about films at all."""


@dataclass(frozen=True, slots=True)
class Opinions:
    """Say what reviewers make of a film."""

    films: Films


@dataclass(frozen=True, slots=True)
class Trivia:
    """Tell small true things of a film or a person."""

    about: Films | People


@dataclass(frozen=True, slots=True)
class FindSimilar:
    """Find films like one film."""

    film_id: FilmId
    others: tuple[FilmId, ...] = ()
    """Films of the same title that may be meant instead."""
    name: str = dataclass_field(default="", compare=False)
    """What people call the film."""


@dataclass(frozen=True, slots=True)
class Recommend:
    """Say what to watch."""

    wish: Wish
    asked_back: tuple[str, ...] = ()
    """What we asked before, as we said it: nothing is asked a second time."""


@dataclass(frozen=True, slots=True)
class Liken:
    """Say how alike two films are, and in what they differ."""

    one: Films
    other: Films


@dataclass(frozen=True, slots=True)
class SearchPlots:
    """Find films by what happens in them."""

    text: str


@dataclass(frozen=True, slots=True)
class Several:
    """Answer questions that were asked in one, in their order."""

    plans: tuple["Plan", ...]


@dataclass(frozen=True, slots=True)
class Refuse:
    """Say honestly that there is no answer, and what comes nearest."""

    reason: Reason
    about: str
    """The words that no answer was found for."""
    nearest: tuple[FilmId, ...] = ()
    known: Films | People | None = None
    """What is known of the question: of whom or what the catalogue does not say it."""


@dataclass(frozen=True, slots=True)
class Chat:
    """Answer small talk, and say what can be asked."""

    courtesy: Courtesy = Courtesy.HELP


Plan: TypeAlias = (
    ListFilms
    | ListPeople
    | Count
    | Average
    | ReadFilms
    | ReadPeople
    | ReadCharacters
    | AgeAt
    | Compare
    | Check
    | ReadPlot
    | Opinions
    | Trivia
    | FindSimilar
    | Recommend
    | Liken
    | SearchPlots
    | Several
    | Refuse
    | Chat
)
