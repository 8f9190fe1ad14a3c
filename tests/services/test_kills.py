"""Whatever is killed, without warning, data and service come back."""

import os
import signal
import time

import psycopg
import pytest

from backend.adapters.local_services.home import Home
from backend.adapters.local_services.processes import birth_of, holders, tell
from backend.adapters.local_services.state import read_state
from tests.services.sights import (
    CHROMA,
    POSTGRES,
    answer,
    has_keeper,
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


def kill(*pids: int) -> None:
    for pid in pids:
        os.kill(pid, signal.SIGKILL)


def test_a_killed_client_leaves_nothing_running(home, start_client):
    client = start_client(home, "postgres", "chroma").joined()
    client.ask("postgres")
    client.ask("chroma")

    client.kill()

    wait_until(lambda: is_silent(home), seconds=5)


def test_a_client_killed_while_the_cluster_is_made_leaves_nothing_half_made(
    folder, start_client
):
    home = folder / "new"
    client = start_client(home, "postgres").joined()
    wait_until(lambda: list(home.glob("postgres-18.new-*")))

    client.kill()

    wait_until(lambda: is_silent(home), seconds=8)
    assert not list(home.glob("postgres-18.new-*"))


def test_a_new_keeper_takes_on_the_servers_of_a_killed_one(home, join):
    services = join(home)
    url = services.database_url()
    services.chroma_url()
    keeper, servers = keeper_of(home), [pid_of(home, POSTGRES), pid_of(home, CHROMA)]
    with psycopg.connect(url, autocommit=True) as connection:
        kill(keeper)
        wait_until(lambda: not has_keeper(home))

        join(home).database_url()
        wait_until(lambda: has_keeper(home))
        time.sleep(0.7)

        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert keeper_of(home) != keeper
    assert [pid_of(home, POSTGRES), pid_of(home, CHROMA)] == servers


def test_servers_taken_on_are_watched_and_stopped_like_others(home, join):
    services = join(home, POSTGRES)
    services.database_url()
    kill(keeper_of(home))
    wait_until(lambda: not has_keeper(home))
    later = join(home, POSTGRES)
    wait_until(lambda: has_keeper(home))
    time.sleep(0.5)
    server = pid_of(home, POSTGRES)

    kill(server)

    wait_until(lambda: pid_of_any(home) not in {None, server})
    assert answer(later.database_url()) == 1


def test_who_leaves_last_sees_to_it_that_orphans_are_ended(home, join):
    services = join(home)
    services.database_url()
    services.chroma_url()
    kill(keeper_of(home))
    wait_until(lambda: not has_keeper(home))

    services.leave()

    wait_until(lambda: is_silent(home), seconds=6)


@pytest.mark.parametrize("name", [POSTGRES, CHROMA])
def test_a_killed_server_is_back_without_being_asked_for(home, join, name):
    services = join(home, name)
    address = services.database_url if name is POSTGRES else services.chroma_url
    before = address()
    server = pid_of(home, name)

    kill(server)

    wait_until(lambda: pid_of_any(home, name) not in {None, server})
    assert address() == before
    assert answer(before) == 1 if name is POSTGRES else heartbeat(before)


def test_what_was_committed_survives_the_death_of_every_process(home, join):
    services = join(home)
    services.chroma_url()
    url = services.database_url()
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS number")

    kill(keeper_of(home))
    for name in (POSTGRES, CHROMA):
        tell(holders(Home(home).lock(name)), signal.SIGKILL)

    assert answer(services.database_url(), "SELECT number FROM kept") == 42
    assert heartbeat(services.chroma_url())


def test_a_killed_backend_does_not_take_the_service_away(home, join):
    services = join(home, POSTGRES)
    url = services.database_url()
    server = pid_of(home, POSTGRES)
    with psycopg.connect(url) as connection:
        kill(connection.info.backend_pid)
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")

    assert answer(url) == 1
    assert pid_of(home, POSTGRES) == server


def test_backends_that_outlive_their_postmaster_are_ended_first(home, join):
    services = join(home, POSTGRES)
    url, server = services.database_url(), pid_of(home, POSTGRES)
    with psycopg.connect(url) as connection:
        backend = connection.info.backend_pid
        os.kill(backend, signal.SIGSTOP)  # it cannot notice anything

        kill(server)

        wait_until(lambda: birth_of(backend) is None, seconds=8)
    assert answer(services.database_url()) == 1


def test_a_keeper_killed_while_the_cluster_is_made_is_succeeded(folder, join):
    home = folder / "new"
    services = join(home, POSTGRES)
    wait_until(lambda: list(home.glob("postgres-18.new-*")))

    kill(keeper_of(home))

    assert answer(services.database_url()) == 1
    assert not list(home.glob("postgres-18.new-*"))


def pid_of_any(home, name=POSTGRES) -> int | None:
    state = read_state(Home(home).state(name))
    return state.pid if state else None
