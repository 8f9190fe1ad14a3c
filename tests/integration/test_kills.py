"""Whatever is killed while films are imported, nothing acknowledged is lost."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.adapters.local_services import ServiceName, inspect_home
from tests.moviechat import REPOSITORY, Installation, installed

pytestmark = [pytest.mark.slow, pytest.mark.services, pytest.mark.timeout(3600)]

KILLS = 20
LONGEST_WAIT = 90


class Importer:
    """The importing process, and what it had acknowledged so far."""

    def __init__(self, installation: Installation, voice: Path) -> None:
        self._voice = voice
        with voice.open("ab") as said, voice.with_suffix(".err").open("ab") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.integration.importing"],
                cwd=REPOSITORY,
                env=installation.env,
                stdout=said,
                stderr=errors,
            )

    def acknowledged(self) -> list[str]:
        """Return the ids of whole lines: a half line was not said yet."""
        said = self._voice.read_text()
        return said[: said.rfind("\n") + 1].split()

    def wait_for_more(self) -> None:
        """Return once something more was acknowledged."""
        before, started = len(self.acknowledged()), time.monotonic()
        while len(self.acknowledged()) <= before:
            assert self.process.poll() is None, "the importer ended"
            assert time.monotonic() - started < LONGEST_WAIT, "nothing goes on"
            time.sleep(0.05)


@pytest.fixture
def here(tmp_path) -> Iterator[Installation]:
    with installed() as installation:
        installation.serve()
        yield installation


@pytest.fixture
def importer(here, tmp_path) -> Iterator[Importer]:
    importer = Importer(here, tmp_path / "acknowledged")
    importer.wait_for_more()
    yield importer
    importer.process.kill()
    importer.process.wait()


def kill_service(here: Installation, name: ServiceName) -> None:
    """Kill it as soon as it runs: the last kill may be a moment ago."""
    started = time.monotonic()
    while (pid := pid_of(here, name)) is None:
        assert time.monotonic() - started < LONGEST_WAIT, f"{name} does not come back"
        time.sleep(0.05)
    os.kill(pid, signal.SIGKILL)


def pid_of(here: Installation, name: ServiceName) -> int | None:
    reports = {report.name: report for report in inspect_home(here.home).services}
    return reports[name].pid


def kill(here: Installation, victim: str) -> None:
    if victim == "server":
        here.kill_server()
        here.serve()
    else:
        kill_service(here, ServiceName(victim))


@pytest.mark.parametrize("victim", ["server", "postgres", "chroma"])
def test_twenty_kills_at_random_moments_lose_nothing(here, importer, victim):
    moments = random.Random(victim)
    for _ in range(KILLS):
        time.sleep(moments.uniform(0.0, 1.5))

        kill(here, victim)
        importer.wait_for_more()

        acknowledged = importer.acknowledged()
        doctor = here.run("doctor", "--json")
        wrong = [f for f in json.loads(doctor.stdout) if not f["is_well"]]
        assert [f for f in wrong if f["about"] != "page"] == []
        exported = here.run("films", "export").stdout.splitlines()
        kept = {json.loads(line)["id"] for line in exported}
        assert set(acknowledged) <= kept
