"""Whatever is killed while an index is built, running it again ends in the same."""

import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.adapters.local_services import ServiceName, inspect_home
from tests.embeddings import Endpoint, endpoint
from tests.integration.indexes import (
    OTHER,
    Kept,
    environment,
    kept,
    write_films,
)
from tests.moviechat import COMMAND, REPOSITORY, Installation, installed

pytestmark = [pytest.mark.slow, pytest.mark.services, pytest.mark.timeout(3600)]

FILMS = 3_000
KILLS = 30
LONGEST_LIFE_SECONDS = 8.0


@pytest.fixture(scope="module")
def there() -> Iterator[Endpoint]:
    with endpoint() as running:
        yield running


@pytest.fixture(scope="module")
def films(tmp_path_factory) -> Path:
    path: Path = tmp_path_factory.mktemp("films") / "films.jsonl"
    write_films(path, FILMS)
    return path


def load(here: Installation, films: Path) -> None:
    """Have a first index of a third of the films, then add the rest."""
    lines = films.read_text().splitlines()
    third = films.with_name("third.jsonl")
    third.write_text("\n".join(lines[: FILMS // 3]) + "\n")
    for file in (third, films):
        assert here.run("films", "import", str(file), "--no-embed").returncode == 0
        if file is third:
            assert here.run("ingest", "embed", "--yes").returncode == 0


def finish(here: Installation, there: Endpoint) -> Kept:
    """Build the other embedder's index to the end, and see that it is whole."""
    changed = Installation(here.home, environment(there, OTHER))
    done = changed.run("ingest", "embed", "--yes")
    assert done.returncode == 0, done.stderr
    verified = changed.run("ingest", "verify", "--all", "--dry-run")
    assert verified.returncode == 0, verified.stderr
    return kept(changed)


def start(here: Installation, there: Endpoint) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [*COMMAND, "ingest", "embed", "--yes"],
        cwd=REPOSITORY,
        env={**here.env, **environment(there, OTHER)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def kill_service(here: Installation, name: str) -> None:
    for report in inspect_home(here.home).services:
        if report.name is ServiceName(name) and report.pid is not None:
            os.kill(report.pid, signal.SIGKILL)


def disturb(here: Installation, there: Endpoint, chance: random.Random) -> None:
    """Start to build, and kill the command or what it needs at some moment."""
    victim = chance.choice(["command", "command", "postgres", "chroma"])
    building = start(here, there)
    time.sleep(chance.uniform(0.5, LONGEST_LIFE_SECONDS))
    if victim == "command":
        building.kill()
    else:
        kill_service(here, victim)
    building.wait(timeout=120)


def test_thirty_kills_at_random_moments_end_in_the_same_index(films, there):
    with installed(**environment(there)) as undisturbed:
        load(undisturbed, films)
        expected = finish(undisturbed, there)
    asked = len(there.texts())
    with installed(**environment(there)) as here:
        load(here, films)
        chance = random.Random(1)
        for _ in range(KILLS):
            disturb(here, there, chance)

        ended = finish(here, there)

    assert ended == expected
    # What was kept before a kill is not embedded again; what was on its way is.
    assert len(there.texts()) - asked < 3 * asked
