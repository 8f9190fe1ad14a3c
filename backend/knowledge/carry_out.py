"""Plan → result: what the catalogue says, with the receipt of how it was read."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from time import perf_counter
from typing import Final, assert_never

from backend.domain.errors import NotFound
from backend.domain.films import Film, FilmId
from backend.domain.plans import (
    AgeAt,
    Average,
    Chat,
    Check,
    Compare,
    Count,
    Field,
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
    Reason,
    Recommend,
    Refuse,
    SearchPlots,
    Several,
    Trivia,
)
from backend.domain.spoilers import Spoilers
from backend.domain.taste import Taste
from backend.domain.wanted import Films, HasCharacter, IsFilm, People
from backend.knowledge.advising import Adviser
from backend.knowledge.checking import Claims
from backend.knowledge.comparing import compared
from backend.knowledge.naming import named_films, named_people
from backend.knowledge.plot_answers import PlotAnswers
from backend.knowledge.results import (
    Advised,
    Aged,
    Averaged,
    CharactersRead,
    Chatting,
    Counted,
    FieldRead,
    FilmsListed,
    Likened,
    OpinionsTold,
    PeopleListed,
    PeopleRead,
    PlotsSearched,
    Refusing,
    Result,
    SeveralTold,
    SimilarFound,
    ValuesListed,
)
from backend.knowledge.trivia import tell_trivia
from backend.ports import FilmCatalogue, Reading
from backend.ports.questions import (
    FilmRow,
    FilmsFound,
    PeopleFound,
    QuestionCatalogue,
)
from backend.recommend.comparables import ComparableFinder
from backend.recommend.recommending import Given
from backend.recommend.search import PlotSearch

TasteOf = Callable[[], Taste | None]
"""Tells what whoever asks likes; None if that does not count."""

SHOWN: Final = 10
MOST_NAMESAKES: Final = 5
MOST_AT_ONCE: Final = 4
_TOLD_OF_ONE: Final = frozenset(
    (Field.PLOT, Field.ENDING, Field.TONE, Field.THEMES, Field.SETTING, Field.LOGLINE,
     Field.ALSO_KNOWN_AS)
)  # fmt: skip


def no_taste() -> None:
    """Let nobody's taste count."""


@dataclass(frozen=True, slots=True)
class Finders:
    """Whoever finds films by other means than their facts."""

    comparables: ComparableFinder
    search: PlotSearch
    plots: PlotAnswers
    adviser: Adviser


class CarryingOut:
    """Carries plans out over the catalogue."""

    def __init__(
        self,
        questions: QuestionCatalogue,
        catalogue: FilmCatalogue,
        finders: Finders,
        now: Callable[[], datetime],
    ) -> None:
        self._questions = questions
        self._catalogue = catalogue
        self._finders = finders
        self._claims = Claims(questions)
        self._now = now

    def carry_out(  # noqa: C901, PLR0911, PLR0912 # one case for each plan
        self,
        plan: Plan,
        *,
        limit: int = SHOWN,
        spoilers: Spoilers = Spoilers.ALL,
        taste: TasteOf = no_taste,
    ) -> Result:
        """Return what the catalogue says; a taste counts where films are wished for."""
        match plan:
            case ListFilms(films):
                return self._list_films(named_films(films, self._questions), limit)
            case ListPeople(people):
                return self._list_people(named_people(people, self._questions), limit)
            case Count(of):
                return Counted(plan, self._find(of, limit))
            case Average(films, measure):
                return Averaged(plan, self._questions.average(films, measure))
            case ReadFilms():
                return self._read_films(plan, limit)
            case ReadPeople(people):
                found = self._questions.find_people(people, limit=limit)
                return PeopleRead(plan, found, year=self._now().year)
            case ReadCharacters():
                return self._read_characters(plan, limit)
            case AgeAt():
                return self._age_at(plan, limit)
            case Compare():
                return compared(self._questions, plan)
            case Check():
                return self._claims.check(plan, limit=limit)
            case ReadPlot():
                return self._finders.plots.answer(plan, spoilers)
            case Opinions():
                return self._opinions(plan)
            case Trivia():
                return tell_trivia(self._questions, plan)
            case Recommend(wish, said):
                given = Given(taste=taste(), is_asked=True)
                advice = self._finders.adviser.fulfil(wish, said, given, limit=limit)
                return Advised(plan, advice)
            case Liken():
                return self._liken(plan)
            case FindSimilar():
                return self._find_similar(plan, limit)
            case SearchPlots():
                return PlotsSearched(
                    plan, self._finders.search.find(plan.text, limit=limit)
                )
            case Several(plans):
                told = (
                    self.carry_out(each, limit=limit, spoilers=spoilers, taste=taste)
                    for each in plans[:MOST_AT_ONCE]
                )
                return SeveralTold(plan, tuple(told))
            case Refuse():
                reading = self._read(*plan.nearest)
                return Refusing(plan, reading.films, reading)
            case Chat():
                return self._chat(plan)
            case _:
                assert_never(plan)

    def _list_films(self, films: Films, limit: int) -> Result:
        plan = ListFilms(films)
        found = self._questions.find_films(films, limit=limit)
        if not found.rows:
            corrected = self._claims.correct(plan, films)
            if corrected:
                return corrected
            unknown = [t.name for t in films.where if isinstance(t, HasCharacter)]
            if unknown:
                refusal = Refuse(Reason.NOT_IN_CATALOGUE, unknown[0])
                return Refusing(refusal, (), self._read())
        return FilmsListed(plan, found)

    def _list_people(self, people: People, limit: int) -> Result:
        plan = ListPeople(people)
        found = self._questions.find_people(people, limit=limit)
        if not found.rows:
            corrected = self._claims.correct_people(plan, people)
            if corrected:
                return corrected
        return PeopleListed(plan, found)

    def _find(self, of: Films | People, limit: int) -> FilmsFound | PeopleFound:
        if isinstance(of, Films):
            return self._questions.find_films(of, limit=limit)
        return self._questions.find_people(of, limit=limit)

    def _read_films(self, plan: ReadFilms, limit: int) -> Result:
        films = plan.films
        one = films.named or films.limit == 1 or plan.field in _TOLD_OF_ONE
        if not one:
            values = self._questions.read_values(films, plan.field, limit=limit)
            return ValuesListed(plan, values)
        found = self._questions.find_films(films, limit=MOST_NAMESAKES)
        if not found.rows:
            corrected = self._claims.correct(plan, films)
            if corrected:
                return corrected
            return FilmsListed(ListFilms(films), found)
        first, others = _likeliest(films, found.rows)
        reading = self._read(first.id)
        if not reading.films:
            raise NotFound("film", first.id)
        film = reading.films[0]
        return FieldRead(_answerable(plan, film), film, others, reading)

    def _read_characters(self, plan: ReadCharacters, limit: int) -> Result:
        found = self._questions.characters(plan.people, plan.films)
        return CharactersRead(
            plan,
            found,
            self._questions.find_people(plan.people, limit=limit),
            self._questions.find_films(plan.films, limit=limit),
        )

    def _age_at(self, plan: AgeAt, limit: int) -> Result:
        people = self._questions.find_people(plan.people, limit=limit)
        film, year = None, plan.year
        if plan.films:
            rows = self._questions.find_films(plan.films, limit=MOST_NAMESAKES).rows
            film = _likeliest(plan.films, rows)[0] if rows else None
            year = film.year if film else None
        return Aged(plan, people, film, year)

    def _opinions(self, plan: Opinions) -> Result:
        found = self._questions.find_films(plan.films, limit=MOST_NAMESAKES)
        if not found.rows:
            return FilmsListed(ListFilms(plan.films), found)
        film = _likeliest(plan.films, found.rows)[0]
        opinions = self._questions.opinions(film.id)
        return OpinionsTold(plan, film, opinions, found.statement)

    def _find_similar(self, plan: FindSimilar, limit: int) -> Result:
        found = self._finders.comparables.like(plan.film_id, limit=limit)
        return SimilarFound(plan, found, self._read(*plan.others).films)

    def _liken(self, plan: Liken) -> Result:
        """Compare two films axis by axis; a film that is not there is said to be so."""
        rows = []
        for films in (plan.one, plan.other):
            found = self._questions.find_films(films, limit=MOST_NAMESAKES)
            if not found.rows:
                return FilmsListed(ListFilms(films), found)
            rows.append(_likeliest(films, found.rows)[0])
        one, other = rows
        named = Liken(*(Films((IsFilm((row.id,), row.name),)) for row in rows))
        reading = self._read(one.id, other.id)
        pair = self._finders.comparables.compare(one.id, other.id)
        return Likened(named, pair, reading)

    def _chat(self, plan: Chat) -> Chatting:
        started = perf_counter()
        films = self._catalogue.count_films()
        return Chatting(plan, films, (perf_counter() - started) * 1000)

    def _read(self, *film_ids: FilmId) -> Reading:
        return self._catalogue.read_films(film_ids)


def _likeliest(
    films: Films, rows: tuple[FilmRow, ...]
) -> tuple[FilmRow, tuple[FilmRow, ...]]:
    """Return the film meant by its title, and others of that title."""
    named = films.named
    if named and len(films.where) == 1 and films.order is None:
        places = {film_id: place for place, film_id in enumerate(named.ids)}
        rows = tuple(sorted(rows, key=lambda row: places.get(row.id, len(places))))
    return rows[0], rows[1:]


def _answerable(plan: ReadFilms, film: Film) -> ReadFilms:
    """Tell what a film is about by its keywords, if that is all there is."""
    if plan.field is Field.PLOT and not film.plot:
        if film.logline:
            return replace(plan, field=Field.LOGLINE)
        if film.keywords:
            return replace(plan, field=Field.KEYWORDS)
    return plan
