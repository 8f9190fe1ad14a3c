"""Whatever is killed during a full ingest, it ends as if nothing had been."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from backend.adapters.local_services import LocalServices, ServiceName, inspect_home
from backend.adapters.postgres.connect import Connect, single
from backend.domain.errors import DatabaseUnavailable
from tests.catalogue_state import State, differences, left_over, state_of
from tests.moviechat import REPOSITORY, Installation, installed
from tests.samples.imdb import write_next_day
from tests.samples.world import write_world

pytestmark = [pytest.mark.slow, pytest.mark.services, pytest.mark.timeout(3600)]

KILLS = 100
TITLES = 800
SEED = 33
LONGEST_SECONDS = 120
VICTIMS = ["process"] * 12 + ["database"] * 4 + ["Ctrl-C"] * 2 + ["end"] * 2
SIGNALS = {
    "process": signal.SIGKILL,
    "Ctrl-C": signal.SIGINT,
    "end": signal.SIGTERM,
}


@dataclass
class Yard:
    """A home whose database runs throughout, and the worlds that it takes in."""

    here: Installation
    connect: Connect
    worlds: list[Path]
    killed: list[str] = field(default_factory=list)
    typical: dict[Path, float] = field(default_factory=dict)
    """How many seconds an undisturbed run takes."""

    def begin(self, world: Path) -> "subprocess.Popen[str]":
        """Return a process that has begun to take in a world."""
        taking_in = subprocess.Popen(
            [sys.executable, "-m", "tests.integration.ingesting", str(world)],
            cwd=REPOSITORY,
            env=self.here.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert taking_in.stdout is not None
        taking_in.stdout.readline()
        return taking_in

    def undisturbed(self, world: Path) -> State:
        taking_in = self.begin(world)
        started = time.monotonic()
        _, said = taking_in.communicate(timeout=LONGEST_SECONDS)
        assert taking_in.returncode == 0, said
        self.typical[world] = time.monotonic() - started
        return state_of(self.connect)

    def disturbed(self, world: Path, moments: random.Random) -> State:
        """Kill at random moments and run again, until a run is done."""
        while not self._was_done(world, moments):
            pass
        self._see_that_nothing_is_left()
        assert list((self.here.home / "ingest").glob("imdb-*")) == []
        return state_of(self.connect)

    def empty(self) -> None:
        with self.connect() as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")

    def _was_done(self, world: Path, moments: random.Random) -> bool:
        taking_in = self.begin(world)
        try:
            taking_in.wait(moments.uniform(0, self.typical[world]))
        except subprocess.TimeoutExpired:
            victim = moments.choice(VICTIMS)
            self._kill(victim, taking_in)
            self.killed.append(victim)
        _, said = taking_in.communicate(timeout=LONGEST_SECONDS)
        assert "Traceback" not in said, said
        if taking_in.returncode == 1:
            last = said.splitlines()[-1]
            assert last.startswith(("DatabaseUnavailable", "ServiceUnavailable")), said
        return taking_in.returncode == 0

    def _see_that_nothing_is_left(self) -> None:
        """Ask until nothing is: a database killed just now comes back, others end."""
        give_up_at = time.monotonic() + LONGEST_SECONDS
        while found := self._left_over():
            assert time.monotonic() < give_up_at, found
            time.sleep(0.1)

    def _left_over(self) -> list[str]:
        try:
            return left_over(self.connect)
        except DatabaseUnavailable as exc:
            return [str(exc)]

    def _kill(self, victim: str, taking_in: "subprocess.Popen[str]") -> None:
        if victim == "database":
            os.kill(_postmaster(self.here.home), signal.SIGKILL)
        else:
            taking_in.send_signal(SIGNALS[victim])


def _postmaster(home: Path) -> int:
    """Return its process id, once it runs: it may have been killed a moment ago."""
    give_up_at = time.monotonic() + LONGEST_SECONDS
    while True:
        for report in inspect_home(home).services:
            if report.name is ServiceName.POSTGRES and report.pid is not None:
                return report.pid
        assert time.monotonic() < give_up_at, "PostgreSQL does not come back"
        time.sleep(0.05)


@pytest.fixture
def worlds(tmp_path) -> list[Path]:
    """A world, and the same a day later as far as IMDb goes."""
    today, tomorrow = tmp_path / "today", tmp_path / "tomorrow"
    write_world(today, titles=TITLES)
    shutil.copytree(today, tomorrow, ignore=shutil.ignore_patterns("imdb"))
    write_next_day(today / "imdb", tomorrow / "imdb", seed=1, share=0.05)
    return [today, tomorrow]


@pytest.fixture
def yard(worlds) -> Iterator[Yard]:
    with installed() as here:
        want = frozenset(ServiceName)
        with LocalServices.join(here.home, want=want, say=lambda _: None) as services:
            yield Yard(here, single(services.database_url), worlds)


def test_a_hundred_kills_at_random_moments_change_nothing_in_the_end(yard):
    moments = random.Random(SEED)
    expected = [yard.undisturbed(world) for world in yard.worlds]

    while len(yard.killed) < KILLS:
        yard.empty()
        for world, undisturbed in zip(yard.worlds, expected, strict=True):
            found = yard.disturbed(world, moments)
            assert not differences(found, undisturbed), yard.killed

    doctor = json.loads(yard.here.run("doctor", "--json").stdout)
    wrong = [finding for finding in doctor if not finding["is_well"]]
    assert [finding for finding in wrong if finding["about"] != "page"] == []
