"""How often a film in mind is shown within five questions, and how fast one comes.

Of the catalogue under MOVIECHAT_HOME, or of a generated one. Questions drawn by lot
from the same list are what the chosen ones are held against.
"""

import os
import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import median
from typing import Final

import pytest

from backend.bootstrap import located, open_services
from backend.domain.films import FilmId
from backend.knowledge.advising import Adviser
from backend.recommend.narrowing import Narrower, Remembered, Reply
from backend.recommend.shelf import Shelf
from backend.recommend.traits import Choose, most_telling
from backend.services import Services
from backend.settings import Settings
from tests.fakes.world import World
from tests.somebody import (
    Told,
    be_advised,
    by_chance,
    films_by_lot,
    most_voted,
    narrow_down,
    share_found,
    vague_text,
)

pytestmark = [pytest.mark.bench, pytest.mark.services, pytest.mark.timeout(3600)]

# Read before the tests' environment is cleaned.
HOME: Final = os.environ.get("MOVIECHAT_HOME")
FILMS_GENERATED: Final = 1_000
PLAYED: Final = 200
ADVISED: Final = PLAYED if HOME else 40
"""Of a generated catalogue fewer: the fakes look every name up film by film."""
TIMES_AS_OFTEN: Final = 2
SLOWEST_MS: Final = 150
Play = Callable[[Choose, random.Random], Iterator[Told]]


@dataclass(frozen=True, slots=True)
class Table:
    """Where it is played: services over a catalogue."""

    services: Services
    shelf: Shelf

    def now(self) -> Shelf:
        """Return the shelf, on which nothing changes while it is played."""
        return self.shelf

    def narrower(self, choose: Choose) -> Narrower:
        return Narrower(self.services.catalogue, self.services.search, self, choose)

    def adviser(self, choose: Choose) -> Adviser:
        ours = self.services.adviser
        return Adviser(ours._reader, ours._recommender, self, choose)

    def from_the_most_voted(self, count: int) -> Play:
        """Begin with so many candidates, one as likely as another."""

        def play(choose: Choose, chance: random.Random) -> Iterator[Told]:
            pool = self.shelf.ids_of(most_voted(self.shelf, count).tolist())
            for film in chance.sample(pool, min(PLAYED, len(pool))):
                start = Remembered(candidates=tuple(pool))
                yield narrow_down(self.narrower(choose), self.shelf, film, start)

        return play

    def from_candidates_by_lot(self, choose: Choose, chance: random.Random):
        ids = self.shelf.columns.film_ids
        for _ in range(PLAYED):
            some = chance.sample(ids, min(1_000, len(ids)))
            start = Remembered(candidates=tuple(some))
            yield narrow_down(self.narrower(choose), self.shelf, some[0], start)

    def from_a_word(self, choose: Choose, chance: random.Random):
        """Begin with one word of the plot; films that it shows at once do not count."""
        found = self.services.catalogue.read_films(self._with_plots(chance)).films
        for film in found:
            start = Remembered(text=vague_text(film, chance))
            told = narrow_down(self.narrower(choose), self.shelf, film.id, start)
            if told.found_after != 0:
                yield told

    def _with_plots(self, chance: random.Random) -> list[FilmId]:
        rows = self.shelf.plots.lengths.nonzero()[0].tolist()
        return self.shelf.ids_of(chance.sample(rows, min(PLAYED, len(rows))))

    def from_a_wish(self, choose: Choose, chance: random.Random):
        """Ask for something to watch, and choose what is so of the film in mind."""
        pool = self.shelf.ids_of(most_voted(self.shelf, 1_000).tolist())
        for film in chance.sample(pool, min(ADVISED, len(pool))):
            yield be_advised(self.adviser(choose), film, "something to watch")


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Table]:
    if HOME is None:
        world = World(*films_by_lot(FILMS_GENERATED, seed=5))
        yield Table(world.services(tmp_path_factory.mktemp("page")), world.now())
        return
    with ExitStack() as open_:
        settings = Settings.from_env({"MOVIECHAT_HOME": HOME})
        where = open_.enter_context(located(settings, lambda _line: None))
        services = open_.enter_context(open_services(where, settings))
        yield Table(services, services.narrower._shelves.now())


PLAYS: Final[dict[str, Callable[[Table], Play]]] = {
    "the 300 most voted": lambda table: table.from_the_most_voted(300),
    "the 1,000 most voted": lambda table: table.from_the_most_voted(1_000),
    "the 2,000 most voted": lambda table: table.from_the_most_voted(2_000),
    "1,000 films by lot": lambda table: table.from_candidates_by_lot,
    "one word of the plot": lambda table: table.from_a_word,
    "something to watch": lambda table: table.from_a_wish,
}


@pytest.mark.parametrize("name", PLAYS)
def test_the_film_in_mind_is_shown_twice_as_often_as_by_chance(table, name, capsys):
    play = PLAYS[name](table)

    chosen = share_found(list(play(most_telling, random.Random(7))))
    by_lot = share_found(list(play(by_chance(1), random.Random(7))))

    with capsys.disabled():
        print(f"\n{name}: {chosen:.1%}, questions by lot {by_lot:.1%}")  # noqa: T201 - a figure
    assert chosen >= TIMES_AS_OFTEN * by_lot


@pytest.mark.parametrize("text", ["", "two people fall in love on a train"])
def test_a_question_comes_at_once(table, text, capsys):
    narrower, times = table.services.narrower, []
    replies: dict[str, Reply] = {}
    narrower.narrow(Remembered(text or "warm up"), limit=10)
    for _ in range(10):
        found = narrower.narrow(Remembered(text, replies=replies), limit=10)
        times.append(found.milliseconds)
        if found.question is None:
            break
        replies[found.question.id] = Reply.YES if len(replies) % 2 else Reply.NO

    with capsys.disabled():
        print(f"\n{text!r}: median {median(times):.0f}, most {max(times):.0f} ms")  # noqa: T201 - a figure
    assert median(times) <= SLOWEST_MS
