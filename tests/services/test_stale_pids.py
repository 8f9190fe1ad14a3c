"""What a pid was yesterday proves nothing today."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from backend.adapters.local_services.home import Home
from backend.adapters.local_services.processes import birth_of, holders, tell
from backend.adapters.local_services.state import replace_text
from tests.services.sights import (
    CHROMA,
    POSTGRES,
    answer,
    heartbeat,
    is_silent,
    keeper_of,
    pid_of,
    wait_until,
)

pytestmark = pytest.mark.services


@pytest.fixture
def home(used_home):
    return used_home


def test_a_stale_pid_file_that_names_a_living_stranger_is_no_hindrance(home, join):
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=-1) as stranger:
        join(home, POSTGRES).database_url()
        tell([keeper_of(home), *holders(Home(home).lock(POSTGRES))], signal.SIGKILL)
        wait_until(lambda: is_silent(home))
        pid_file = home / "postgres-18" / "postmaster.pid"
        _, *rest = pid_file.read_text().splitlines()
        pid_file.write_text("\n".join([str(stranger.pid), *rest]))

        assert answer(join(home, POSTGRES).database_url()) == 1
        assert stranger.poll() is None
        stranger.kill()


def test_a_recycled_pid_is_not_taken_for_our_server(home, join):
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=-1) as stranger:
        join(home, CHROMA).chroma_url()
        server = pid_of(home, CHROMA)
        tell([keeper_of(home), *holders(Home(home).lock(CHROMA))], signal.SIGKILL)
        wait_until(lambda: is_silent(home))
        text = Home(home).state(CHROMA).read_text()
        changed = text.replace(f'"pid": {server}', f'"pid": {stranger.pid}')
        replace_text(Home(home).state(CHROMA), changed)

        assert heartbeat(join(home, CHROMA).chroma_url())
        assert stranger.poll() is None
        stranger.kill()


def test_a_zombie_does_not_count_as_running(tmp_path):
    lock = tmp_path / "lock"
    lock.touch()
    with lock.open() as file:
        zombie = subprocess.Popen(["sleep", "0"], pass_fds=[file.fileno()])
        wait_until(lambda: birth_of(zombie.pid) is None)

        assert zombie.pid not in holders(lock)
    zombie.wait()


@pytest.mark.skipif(not Path("/bin/ps").exists(), reason="there is no ps here")
def test_without_proc_the_birth_is_told_by_ps(monkeypatch):
    here = birth_of(os.getpid())
    monkeypatch.setattr(sys, "platform", "darwin")

    assert birth_of(os.getpid()) not in {None, here}
    assert birth_of(2**22 + 1) is None
