"""Plots are read for answers: of a film that is named, or of one to find."""

from typing import Any

from backend.domain.errors import SearchUnavailable
from backend.domain.films import Film, FilmId
from backend.domain.plans import ReadPlot
from backend.domain.spoilers import Spoilers
from backend.domain.wanted import Films, IsFilm
from backend.knowledge.plot_answers import PlotAnswers
from backend.ports import Reading
from backend.recommend.search import SearchHit, SearchResult
from tests.builders import a_film, a_passage
from tests.expressions import the_film
from tests.fakes.catalogue import InMemoryCatalogue
from tests.rows import a_film_row, films_found
from tests.unit.knowledge.asked import ToldQuestions

PLOT = (
    "A fishing boat leaves the harbour at night. The keeper of the lighthouse, Stevie, "
    "warns the town by radio. Father Malone finds a golden cross in the wall. "
    "At last the ghosts take the cross and the priest dies in his church."
)
FOG = a_film("Fog", id="tt1", year=1980, plot=PLOT)
SILENT = a_film("Fog", id="tt2", year=1940)
ROWS = (a_film_row("Fog", 1980, id="tt1"), a_film_row("Fog", 1940, id="tt2"))
QUESTION = "What does Father Malone find in the wall?"


class Search:
    """Finds what it was told to, or does not answer."""

    def __init__(self, *films: Film, is_away: bool = False) -> None:
        self.films = films
        self.is_away = is_away

    def find(self, text: str, *, limit: int) -> SearchResult:
        if self.is_away:
            raise SearchUnavailable("away")
        hits = tuple(SearchHit(film, 0.9, 0.9, a_passage()) for film in self.films)
        return SearchResult(hits[:limit], Reading((), "", (), 0.0), 0.0)


def answers(search: Search, *there: Film, found: Films | None = None) -> PlotAnswers:
    told = {found: films_found(*ROWS)} if found else {}
    questions = ToldQuestions(told)
    finding: Any = search
    return PlotAnswers(questions, InMemoryCatalogue(there), finding, lambda: None)


def test_the_plot_of_a_named_film_answers():
    films = the_film("Fog")
    plots = answers(Search(), FOG, found=films)

    answered = plots.answer(ReadPlot(QUESTION, films), Spoilers.ALL)

    assert answered.film == FOG
    assert answered.read
    assert "golden cross" in answered.read.cited[0].text


def test_of_one_title_the_likeliest_film_answers():
    films = Films((IsFilm((FilmId("tt2"), FilmId("tt1")), "Fog"),))
    plots = answers(Search(), FOG, SILENT, found=films)

    answered = plots.answer(ReadPlot(QUESTION, films), Spoilers.ALL)

    assert (answered.film, answered.read) == (SILENT, None)


def test_a_film_that_is_not_there_answers_nothing():
    plots = answers(Search())

    answered = plots.answer(ReadPlot(QUESTION, the_film("Fog")), Spoilers.ALL)

    assert (answered.film, answered.read) == (None, None)


def test_a_film_is_found_by_what_the_question_tells_of_it():
    question = "In the film where a priest finds a golden cross in the wall, who warns?"

    answered = answers(Search(SILENT, FOG), FOG).answer(
        ReadPlot(question), Spoilers.ALL
    )

    assert answered.film == FOG


def test_no_film_is_found_by_what_no_plot_tells():
    plots = answers(Search(FOG), FOG)
    question = "In the film where a robot juggles oranges on Mars, who wins?"

    assert plots.answer(ReadPlot(question), Spoilers.ALL).film is None


def test_a_film_that_left_meanwhile_answers_nothing():
    answered = answers(Search(FOG)).answer(ReadPlot(QUESTION), Spoilers.ALL)

    assert answered.film is None


def test_without_the_search_nothing_is_found():
    plots = answers(Search(is_away=True), FOG)

    assert plots.answer(ReadPlot(QUESTION), Spoilers.ALL).film is None
