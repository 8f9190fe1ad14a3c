"""Long work is told with counts, rate and time left; what it takes is told before."""

from io import StringIO

import pytest
from rich.console import Console
from rich.progress import Progress

from backend.ports import EmbeddingForecast
from ingestion.cli.forecasting import forecast_in_words
from ingestion.cli.progress import BYTES, THINGS, SaidLines, ShownBars, in_words

COUNTED = "1,000 passages to embed, about 54,000 tokens"


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_line_is_said_when_a_stage_begins_and_every_so_often():
    said: list[str] = []
    clock = Clock()
    lines = SaidLines(said.append, clock)

    lines.stage("Embedding passages", 1_000)
    for _ in range(4):
        clock.now += 5
        lines.advance(100)

    assert said == [
        "Embedding passages: 1,000 …",
        "Embedding passages: 200 of 1,000, 20 a second, 40 s left",
        "Embedding passages: 400 of 1,000, 20 a second, 30 s left",
    ]


def test_where_no_total_is_known_none_is_said():
    said: list[str] = []
    clock = Clock()
    lines = SaidLines(said.append, clock)

    lines.stage("Reading")
    clock.now += 10
    lines.advance(50, skipped=40, failed=10)

    assert said == ["Reading …", "Reading: 100, 10 a second"]


def test_bytes_are_said_as_sizes_and_those_that_were_there_make_nothing_faster():
    said: list[str] = []
    clock = Clock()
    lines = SaidLines(said.append, clock, BYTES)

    lines.stage("Downloading a.zip", 4 * 1024)
    lines.advance(0, skipped=2 * 1024)
    clock.now += 10
    lines.advance(1024)

    assert said == [
        "Downloading a.zip: 4.0 kB …",
        "Downloading a.zip: 3.0 kB of 4.0 kB, 102 B a second, 10 s left",
    ]


@pytest.mark.parametrize("unit", [THINGS, BYTES], ids=["things", "bytes"])
def test_at_a_terminal_a_bar_moves_on_by_all_that_was_gone_through(unit):
    with Progress(*unit.columns(), console=Console(file=StringIO())) as bars:
        shown = ShownBars(bars, unit)
        shown.stage("Reading", 10)
        shown.advance(0, skipped=4)
        shown.advance(2, failed=1)
        [task] = bars.tasks

        assert (task.description, task.completed, task.total) == ("Reading", 7, 10)


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "0 s"), (99, "99 s"), (3_900, "1:05:00")]
)
def test_times_are_said_as_people_say_them(seconds, words):
    assert in_words(seconds) == words


@pytest.mark.parametrize(
    ("forecast", "words"),
    [
        (
            EmbeddingForecast(1_000, 54_000, seconds=3.2),
            f"{COUNTED}: about 3 s.",
        ),
        (
            EmbeddingForecast(1_000, 54_000, dollars=1.239, is_paid=True),
            f"{COUNTED}: about $1.24 at the prices of January 2024.",
        ),
        (
            EmbeddingForecast(1_000, 54_000, dollars=0.001, is_paid=True),
            f"{COUNTED}: less than $0.01 at the prices of January 2024.",
        ),
        (
            EmbeddingForecast(1_000, 54_000, is_paid=True),
            f"{COUNTED}. What this endpoint takes for them is not known here.",
        ),
    ],
)
def test_what_embedding_takes_is_said_before_it_begins(forecast, words):
    assert forecast_in_words(forecast) == words
