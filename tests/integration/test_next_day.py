"""IMDb's files a day later: changing what is there ends where starting anew does."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from backend.adapters.postgres.connect import Connect
from ingestion.intake import Intake
from ingestion.sources.imdb.choice import Choice
from tests.catalogue_state import differences, state_of
from tests.postgres import Cluster
from tests.progress import Quiet
from tests.samples.imdb import DumpShape, write_imdb, write_next_day

pytestmark = pytest.mark.postgres

TITLES = 300


@pytest.fixture(scope="module")
def days(tmp_path_factory) -> list[Path]:
    folder = tmp_path_factory.mktemp("days")
    days = [folder / name for name in ("monday", "tuesday", "wednesday")]
    write_imdb(days[0], DumpShape(TITLES, only_films=True), threads=1)
    for number, (before, after) in enumerate(pairwise(days)):
        write_next_day(before, after, seed=number, share=0.05)
    return days


@pytest.fixture
def elsewhere(cluster: Cluster) -> Iterator[Connect]:
    """Another catalogue, to compare with."""
    with cluster.fresh() as name:
        yield cluster.connect(name)


def take_in(connect: Connect, folder: Path, work: Path, choice: Choice) -> None:
    Intake(connect, work, Quiet()).imdb(folder, choice, lambda _: None)


@pytest.mark.parametrize(
    "choice", [Choice(min_votes=0), Choice(min_votes=0, top=100)], ids=["all", "top"]
)
def test_day_by_day_ends_where_starting_on_the_last_day_does(
    days, connect, elsewhere, tmp_path, choice
):
    for day in days:
        take_in(connect, day, tmp_path / "work", choice)
    take_in(elsewhere, days[-1], tmp_path / "other", choice)

    assert not differences(state_of(connect), state_of(elsewhere))
