"""Several processes, one home; several homes, one machine."""

import os
import threading
import time

import pytest

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


def test_five_that_start_at_once_share_one_server(home, start_client):
    clients = [start_client(home, "postgres", "chroma") for _ in range(5)]

    addresses = {
        (client.joined().ask("postgres"), client.ask("chroma")) for client in clients
    }

    assert len(addresses) == 1
    assert (home / "logs" / "keeper.log").read_text().count("started as process") == 2
    for client in clients:
        client.leave()


def test_two_homes_are_two_worlds(folder, join):
    one, other = join(folder / "one"), join(folder / "other")

    assert answer(one.database_url()) == answer(other.database_url()) == 1
    assert one.database_url() != other.database_url()
    assert one.chroma_url() != other.chroma_url()


def test_the_last_to_leave_stops_everything_within_five_seconds(home, start_client):
    first = start_client(home, "postgres", "chroma").joined()
    second = start_client(home, "postgres").joined()
    first.ask("chroma")
    first.leave()
    time.sleep(2)
    second.ask("postgres")
    assert has_keeper(home)

    second.leave()

    wait_until(lambda: is_silent(home), seconds=5)
    assert not list((home / "run" / "wanted").iterdir())
    assert not (home / "run" / "pg").exists()


def test_commands_one_after_another_find_the_services_running(home, join):
    first = join(home, POSTGRES)
    first.database_url()
    server = pid_of(home, POSTGRES)
    first.leave()

    join(home, POSTGRES).database_url()

    assert pid_of(home, POSTGRES) == server


def test_who_comes_while_the_services_stop_gets_new_ones(home, join):
    first = join(home, POSTGRES)
    first.database_url()
    server, keeper = pid_of(home, POSTGRES), keeper_of(home)
    first.leave()
    file = home / "run" / "postgres.json"
    wait_until(lambda: "stopped" in file.read_text())

    second = join(home, POSTGRES)

    assert answer(second.database_url()) == 1
    assert pid_of(home, POSTGRES) != server
    assert keeper_of(home) != keeper


def test_threads_may_ask_at_once(home, join):
    services = join(home)
    found = []
    threads = [
        threading.Thread(target=lambda ask=ask: found.append(ask()))
        for ask in [services.database_url, services.chroma_url] * 4
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 8
    assert len(set(found)) == 2


@pytest.mark.slow
def test_a_forked_child_keeps_the_services_after_its_parent_has_left(home, join):
    services = join(home, CHROMA)
    url = services.chroma_url()
    child = os.fork()
    if child == 0:
        time.sleep(3)
        os._exit(0)

    services.leave()
    time.sleep(2.2)

    assert heartbeat(url)
    os.waitpid(child, 0)
    wait_until(lambda: is_silent(home), seconds=5)


def test_leaving_twice_is_harmless(home, join):
    services = join(home, CHROMA)

    services.leave()
    services.leave()
