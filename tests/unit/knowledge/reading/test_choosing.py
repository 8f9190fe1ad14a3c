"""Of the films that a search found, the one that was described is read."""

from backend.domain.films import FilmId
from backend.knowledge.reading.choosing import Candidate, choose
from backend.knowledge.reading.reader import PlotReader

CHESS = Candidate(
    FilmId("tt1"),
    "The Seventh Seal",
    "A knight meets Death on a beach and challenges him to chess. "
    "On a hillside Mia offers the knight wild strawberries and milk.",
    0.4,
)
HORSES = Candidate(
    FilmId("tt2"),
    "Riders",
    "A knight rides to a town. His horse eats an apple on a hill. He sleeps.",
    0.9,
)
QUESTION = "A knight challenges Death to chess. What is he offered on the hillside?"


def test_the_film_that_tells_of_all_that_was_described_is_read():
    chosen = choose(QUESTION, [HORSES, CHESS], PlotReader())

    assert chosen is not None
    assert chosen.candidate is CHESS
    assert chosen.read is not None
    assert "strawberries" in chosen.read.cited[0].text


def test_the_search_decides_between_plots_that_tell_of_as_much():
    same = Candidate(FilmId("tt3"), "Another", CHESS.plot, 0.8)

    chosen = choose(QUESTION, [CHESS, same], PlotReader())

    assert chosen is not None
    assert chosen.candidate is same


def test_of_no_films_none_is_chosen():
    assert choose(QUESTION, [], PlotReader()) is None
