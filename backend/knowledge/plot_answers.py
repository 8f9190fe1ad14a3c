"""Answers from what happens in films: the film is found, its plot is read."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from backend.domain.errors import ServiceUnavailable
from backend.domain.films import Film
from backend.domain.plans import ReadPlot
from backend.domain.spoilers import Spoilers
from backend.knowledge.reading.choosing import Candidate, choose
from backend.knowledge.reading.describing import split_description
from backend.knowledge.reading.reader import PlotReader
from backend.knowledge.results import PlotAnswered
from backend.ports import Embedder, FilmCatalogue, Reading
from backend.ports.questions import QuestionCatalogue
from backend.recommend.search import PlotSearch

CANDIDATES: Final = 5
LONGEST_QUESTION: Final = 600
"""Letters of a question: more is told by nobody, and slow to read."""
# Less of a description than this, and the film was not found.
BORNE_ENOUGH: Final = 0.2


class PlotAnswers:
    """Answers questions about what happens in films."""

    def __init__(
        self,
        questions: QuestionCatalogue,
        catalogue: FilmCatalogue,
        search: PlotSearch,
        embedder: Callable[[], Embedder | None],
    ) -> None:
        self._questions = questions
        self._catalogue = catalogue
        self._search = search
        self._embedder = embedder

    def answer(self, plan: ReadPlot, spoilers: Spoilers) -> PlotAnswered:
        """Return what a plot says, or that none does."""
        reader = PlotReader(self._embedder())
        plan = replace(plan, question=plan.question[:LONGEST_QUESTION])
        if plan.films is None:
            return self._of_a_film_to_find(plan, reader, spoilers)
        found = self._questions.find_films(plan.films, limit=CANDIDATES)
        ids = plan.films.named.ids if plan.films.named else ()
        rows = sorted(found.rows, key=lambda r: ids.index(r.id) if r.id in ids else 99)
        reading = self._catalogue.read_films([row.id for row in rows[:1]])
        if not reading.films:
            return PlotAnswered(plan, None, None, reading)
        film = reading.films[0]
        read = None
        if film.plot:
            read = reader.read(
                plan.question,
                film.plot,
                film_names=_names(film),
                spoiler_cut=spoilers.reach,
            )
        return PlotAnswered(plan, film, read, reading)

    def _of_a_film_to_find(
        self, plan: ReadPlot, reader: PlotReader, spoilers: Spoilers
    ) -> PlotAnswered:
        description = split_description(plan.question).description
        try:
            hits = self._search.find(description, limit=CANDIDATES).hits
        except ServiceUnavailable:
            hits = ()
        candidates = [
            Candidate(hit.film.id, hit.film.title, hit.film.plot, hit.nearness)
            for hit in hits
            if hit.film.plot
        ]
        chosen = choose(plan.question, candidates, reader, spoiler_cut=spoilers.reach)
        if chosen is None or chosen.bearing < BORNE_ENOUGH:
            return PlotAnswered(plan, None, None, Reading((), "", (), 0.0))
        reading = self._catalogue.read_films([chosen.candidate.film_id])
        if not reading.films:
            return PlotAnswered(plan, None, None, reading)
        return PlotAnswered(plan, reading.films[0], chosen.read, reading)


def _names(film: Film) -> tuple[str, ...]:
    return (film.title, *filter(None, [film.original_title]), *film.also_known_as)
