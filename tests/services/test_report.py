"""`inspect_home` sees everything and touches nothing."""

import os
import signal
import subprocess

import pytest

from backend.adapters.local_services import inspect_home
from backend.adapters.local_services.home import Home
from backend.adapters.local_services.processes import holders, tell
from backend.adapters.local_services.state import Phase
from backend.domain.errors import DatabaseUnavailable
from tests.services.clients import REPOSITORY
from tests.services.sights import (
    CHROMA,
    POSTGRES,
    has_keeper,
    is_silent,
    keeper_of,
    pid_of,
    wait_until,
)

pytestmark = pytest.mark.services


def test_a_home_not_made_yet_is_not_made_by_looking(home):
    report = inspect_home(home)

    assert not home.exists()
    assert report.problems == ()
    assert {place.bytes_on_disk for place in report.places} == {None}
    assert {service.phase for service in report.services} == {Phase.STOPPED}


def test_what_was_downloaded_counts_as_a_place(home):
    kept = home / "downloads" / "imdb" / "files"
    kept.mkdir(parents=True)
    (kept / "title.basics.tsv.gz").write_bytes(b"x" * 10_000)

    places = {place.name: place for place in inspect_home(home).places}

    assert places["downloads"].path == home / "downloads"
    assert (places["downloads"].bytes_on_disk or 0) >= 10_000


def test_what_runs_is_told_with_pid_and_address(shared_home, start_client):
    client = start_client(shared_home, "chroma").joined()

    report = inspect_home(shared_home)

    postgres, chroma = report.services
    assert (postgres.phase, postgres.pid) == (
        Phase.READY,
        pid_of(shared_home, POSTGRES),
    )
    assert (chroma.phase, chroma.address) == (Phase.READY, client.ask("chroma"))
    assert report.keeper_pid == keeper_of(shared_home)
    assert report.user_pids == (client.pid,)
    assert report.problems == ()
    assert all(place.bytes_on_disk for place in report.places)
    assert report.free_bytes > 0


def test_services_without_a_keeper_and_remains_are_reported(home, join):
    join(home, CHROMA).chroma_url()
    os.kill(keeper_of(home), signal.SIGKILL)
    wait_until(lambda: not has_keeper(home))
    remains = home / "postgres-18.new-abc"
    remains.mkdir()

    report = inspect_home(home)

    assert report.leftovers == (remains,)
    assert len(report.problems) == 1
    assert "has lost its keeper. The next command" in report.problems[0]
    assert not has_keeper(home)


def test_a_pid_file_left_by_the_dead_is_a_leftover(used_home, join):
    home = used_home
    join(home, POSTGRES).database_url()
    for pid in [keeper_of(home), *holders(Home(home).lock(POSTGRES))]:
        tell([pid], signal.SIGKILL)
    wait_until(lambda: is_silent(home))

    assert inspect_home(home).leftovers == (home / "postgres-18" / "postmaster.pid",)


def test_a_service_that_failed_is_a_problem_with_its_reason(home, join):
    (home / "postgres-18").mkdir(parents=True)
    with pytest.raises(DatabaseUnavailable) as caught:
        join(home, POSTGRES).database_url()

    assert inspect_home(home).problems == (str(caught.value),)


def test_a_file_in_place_of_the_home_is_a_problem(home):
    home.touch()

    (problem,) = inspect_home(home).problems

    assert "is a file" in problem


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to be another user")
@pytest.mark.parametrize(
    ("mode", "said"),
    [(0o755, "belongs to root. Run as root"), (0o700, "Permission denied")],
)
def test_a_home_of_another_user_can_be_looked_at(folder, open_python, mode, said):
    between = folder / "between"
    (between / "home").mkdir(parents=True)
    between.chmod(mode)
    code = (
        "import pathlib, sys; from backend.adapters.local_services import *; "
        "print(inspect_home(pathlib.Path(sys.argv[1])).problems)"
    )

    problems = subprocess.run(
        [open_python, "-c", code, between / "home"],
        capture_output=True,
        text=True,
        check=True,
        cwd=REPOSITORY,
        user="games",
    ).stdout

    assert said in problems
