"""The keeper itself: small, quick, detached."""

import os
import subprocess
import sys
import time

import pytest

from backend.adapters.local_services import LocalServices, ServiceName
from tests.services.clients import REPOSITORY
from tests.services.sights import CHROMA, has_keeper, keeper_of, wait_until

pytestmark = pytest.mark.services

HEAVY = {"psycopg", "chromadb", "flask", "click", "numpy", "torch", "rich", "requests"}


def test_the_keeper_imports_nothing_heavy():
    code = (
        "import sys; import backend.adapters.local_services.keeper; "
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )

    said = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=REPOSITORY,
    ).stdout

    assert not HEAVY & set(said.split())


def test_the_keeper_is_up_before_joining_returns(home, join):
    join(home, CHROMA)

    assert has_keeper(home)


def test_the_keeper_belongs_to_no_terminal_and_no_parent_of_ours(shared_home):
    keeper = keeper_of(shared_home)

    assert os.getsid(keeper) != os.getsid(0)
    assert os.getpgid(keeper) != os.getpgid(0)


def test_the_keeper_holds_no_pipe_of_its_caller(home):
    code = (
        "import pathlib, sys; from backend.adapters.local_services import *; "
        "LocalServices.join(pathlib.Path(sys.argv[1]), "
        "want=frozenset({ServiceName.CHROMA}), say=print).chroma_url(); print('done')"
    )
    begun = time.monotonic()

    said = subprocess.run(  # returns at the end of the pipe, not of the child
        [sys.executable, "-c", code, home],
        capture_output=True,
        text=True,
        check=True,
        cwd=REPOSITORY,
    ).stdout

    assert said == "done\n"
    assert has_keeper(home), "it was still there: we did not wait for it"
    assert time.monotonic() - begun < 20


def test_a_caller_that_ignores_and_blocks_signals_does_not_hand_that_on(used_home):
    home = used_home
    code = (
        "import pathlib, signal, sys; from backend.adapters.local_services import *; "
        "signal.signal(signal.SIGCHLD, signal.SIG_IGN); "
        "signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM, signal.SIGINT]); "
        "LocalServices.join(pathlib.Path(sys.argv[1]), "
        "want=frozenset(ServiceName), say=print).database_url()"
    )

    subprocess.run([sys.executable, "-c", code, home], check=True, cwd=REPOSITORY)

    wait_until(lambda: not has_keeper(home), seconds=15)
    assert "shut down" in (home / "logs" / "postgres.log").read_text()


def test_what_takes_long_is_said(used_home, monkeypatch):
    home = used_home
    monkeypatch.setattr("backend.adapters.local_services.client.SILENT_SECONDS", 0.0)
    said: list[str] = []
    want = frozenset({ServiceName.POSTGRES})

    with LocalServices.join(home, want=want, say=said.append) as services:
        services.database_url()

    assert said == ["PostgreSQL is starting …"]
