"""When the ground is taken away, nothing goes on in the dark."""

import shutil

import pytest

from backend.adapters.local_services.processes import birth_of
from tests.services.sights import (
    CHROMA,
    POSTGRES,
    answer,
    heartbeat,
    keeper_of,
    pid_of,
    tell,
    wait_until,
)

pytestmark = pytest.mark.services


@pytest.fixture
def home(used_home):
    return used_home


def everyone(home) -> list[int]:
    return [keeper_of(home), pid_of(home, POSTGRES), pid_of(home, CHROMA)]


def are_gone(pids) -> bool:
    return not any(birth_of(pid) for pid in pids)


def test_when_the_home_is_removed_everything_ends(home, join):
    services = join(home)
    services.database_url()
    services.chroma_url()
    processes = everyone(home)

    shutil.rmtree(home)

    wait_until(lambda: are_gone(processes), seconds=20)
    assert not home.exists()


def test_when_the_run_folder_is_removed_everything_ends_and_can_begin_anew(home, join):
    services = join(home)
    url = services.database_url()
    services.chroma_url()
    processes = everyone(home)
    tell(url, "CREATE TABLE kept AS SELECT 1")

    shutil.rmtree(home / "run")

    wait_until(lambda: are_gone(processes), seconds=20)
    assert answer(services.database_url(), "SELECT count(*) FROM kept") == 1
    assert heartbeat(services.chroma_url())


def test_no_second_server_comes_to_the_data_while_the_first_still_lives(home, join):
    services = join(home)
    services.database_url()
    services.chroma_url()
    first = [pid_of(home, POSTGRES), pid_of(home, CHROMA)]
    shutil.rmtree(home / "run")

    services.chroma_url()
    services.database_url()

    second = [pid_of(home, POSTGRES), pid_of(home, CHROMA)]
    assert are_gone(first) or first == second


def test_the_logs_may_be_removed_at_any_time(home, join):
    services = join(home)
    services.chroma_url()
    shutil.rmtree(home / "logs")

    assert answer(services.database_url()) == 1
