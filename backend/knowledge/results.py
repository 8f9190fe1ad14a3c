"""What carrying a plan out brings: rows, with the statements that read them."""

from dataclasses import dataclass
from typing import TypeAlias

from backend.domain.films import Film
from backend.domain.opinions import Opinions
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
from backend.domain.plans import Opinions as AskOpinions
from backend.domain.wanted import Role
from backend.knowledge.advising import Advice
from backend.knowledge.reading.reader import Read
from backend.ports import Reading
from backend.ports.questions import (
    AverageFound,
    CharactersFound,
    FilmRow,
    FilmsFound,
    PeopleFound,
    PersonRow,
    Statement,
    ValuesFound,
)
from backend.recommend.comparables import Comparables, Pair
from backend.recommend.search import SearchResult


@dataclass(frozen=True, slots=True)
class FilmsListed:
    """Films that were asked for; none is an answer too."""

    plan: ListFilms
    found: FilmsFound


@dataclass(frozen=True, slots=True)
class PeopleListed:
    """People who were asked for; none is an answer too."""

    plan: ListPeople
    found: PeopleFound


@dataclass(frozen=True, slots=True)
class Counted:
    """How many films or people there are, with the first of them."""

    plan: Count
    found: FilmsFound | PeopleFound


@dataclass(frozen=True, slots=True)
class Averaged:
    """What a number of films comes to on average."""

    plan: Average
    found: AverageFound


@dataclass(frozen=True, slots=True)
class FieldRead:
    """A film whose field was asked for, and others of its title."""

    plan: ReadFilms
    film: Film
    others: tuple[FilmRow, ...]
    reading: Reading


@dataclass(frozen=True, slots=True)
class ValuesListed:
    """What several films have in a field."""

    plan: ReadFilms
    found: ValuesFound


@dataclass(frozen=True, slots=True)
class PeopleRead:
    """People of whom something was asked."""

    plan: ReadPeople
    found: PeopleFound
    year: int | None = None
    """The year that it is, to tell how old the living are."""


@dataclass(frozen=True, slots=True)
class CharactersRead:
    """Whom people play."""

    plan: ReadCharacters
    found: CharactersFound
    people: PeopleFound
    films: FilmsFound


@dataclass(frozen=True, slots=True)
class Aged:
    """How old people were when a film came out, or in a year."""

    plan: AgeAt
    people: PeopleFound
    film: FilmRow | None
    year: int | None
    """None when nobody knows when that was."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A subject of a comparison with its number; None if it is not known."""

    subject: FilmRow | PersonRow
    number: float | None
    """For films: year, runtime …; for people: birth year, or films they are on."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Subjects side by side, in the order they were named."""

    plan: Compare
    subjects: tuple[Measured, ...]
    missing: tuple[str, ...]
    """Names of subjects that were not found."""
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether a claim holds, and what bears it out or is so instead."""

    plan: Check
    holds: bool
    claimed: FilmsFound | PeopleFound
    subject: FilmsFound | PeopleFound
    instead: PeopleFound | None = None
    """Who really did what was claimed of another: of a film's director, say."""
    instead_role: Role | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """The question takes for granted what is not so; here is what is."""

    plan: Plan
    film: FilmRow
    instead: PeopleFound | None
    """Who did on the film what the question says of somebody else."""
    instead_role: Role | None
    statement: Statement


@dataclass(frozen=True, slots=True)
class OpinionsTold:
    """What reviewers make of a film; None if there are no reviews."""

    plan: AskOpinions
    film: FilmRow
    opinions: Opinions | None
    statement: Statement


@dataclass(frozen=True, slots=True)
class TriviaFact:
    """A small true thing, in words made from rows, with what it rests on."""

    text: str
    field: str
    """The field that bears it out, as citations name fields."""
    borne_by: str
    film: FilmRow | None
    statement: Statement


@dataclass(frozen=True, slots=True)
class TriviaTold:
    """Small true things of a film or a person."""

    plan: Trivia
    about: FilmRow | PersonRow
    facts: tuple[TriviaFact, ...]


@dataclass(frozen=True, slots=True)
class PlotAnswered:
    """What a plot says to a question; no film if none was found."""

    plan: ReadPlot
    film: Film | None
    read: Read | None
    reading: Reading


@dataclass(frozen=True, slots=True)
class SimilarFound:
    """Films like a film, and others of its title."""

    plan: FindSimilar
    comparables: Comparables
    others: tuple[Film, ...]


@dataclass(frozen=True, slots=True)
class Advised:
    """Films to watch, and perhaps a question back."""

    plan: Recommend
    advice: Advice


@dataclass(frozen=True, slots=True)
class Likened:
    """Two films axis by axis; the reading holds both, in the order of the plan."""

    plan: Liken
    pair: Pair
    reading: Reading


@dataclass(frozen=True, slots=True)
class PlotsSearched:
    """Films found by what happens in them."""

    plan: SearchPlots
    found: SearchResult


@dataclass(frozen=True, slots=True)
class SeveralTold:
    """What questions that were asked in one each bring."""

    plan: Several
    results: tuple["Result", ...]


@dataclass(frozen=True, slots=True)
class Refusing:
    """No answer, and the films that come nearest."""

    plan: Refuse
    nearest: tuple[Film, ...]
    reading: Reading


@dataclass(frozen=True, slots=True)
class Chatting:
    """Small talk, over a catalogue of this size."""

    plan: Chat
    films: int
    milliseconds: float


Result: TypeAlias = (
    FilmsListed
    | PeopleListed
    | Counted
    | Averaged
    | FieldRead
    | ValuesListed
    | PeopleRead
    | CharactersRead
    | Aged
    | Compared
    | Checked
    | Corrected
    | OpinionsTold
    | TriviaTold
    | PlotAnswered
    | SimilarFound
    | Advised
    | Likened
    | PlotsSearched
    | SeveralTold
    | Refusing
    | Chatting
)
