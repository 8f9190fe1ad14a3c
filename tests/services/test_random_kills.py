"""Anything may be killed at any moment: what was committed is there afterwards."""

import os
import random
import signal
import time
from pathlib import Path

import psycopg
import pytest

from backend.adapters.local_services import LocalServices, ServiceName
from backend.adapters.local_services.home import Home
from backend.adapters.local_services.processes import holders, tell
from backend.domain.errors import ServiceUnavailable
from tests.services.sights import (
    CHROMA,
    POSTGRES,
    answer,
    heartbeat,
    is_silent,
    wait_until,
)

pytestmark = [pytest.mark.services, pytest.mark.slow, pytest.mark.timeout(600)]

ROUNDS = 25
SEEDS = [1, 2, 3]


def victims(home: Path) -> dict[str, list[int]]:
    """Whom to kill: one, some or all."""
    place = Home(home)
    postgres, chroma = holders(place.lock(POSTGRES)), holders(place.lock(CHROMA))
    keeper = holders(place.keeper_lock)
    return {
        "keeper": keeper,
        "a process of PostgreSQL": random.sample(postgres, min(1, len(postgres))),
        "Chroma": chroma,
        "keeper and Chroma": keeper + chroma,
        "keeper and PostgreSQL": keeper + postgres,
        "all": keeper + postgres + chroma,
        "some": [pid for pid in keeper + postgres + chroma if random.random() < 0.5],
    }


def insert(services: LocalServices, number: int) -> None:
    """Commit a number, asking again for as long as the database is away."""
    give_up_at = time.monotonic() + 60
    while True:
        try:
            with psycopg.connect(services.database_url()) as connection:
                connection.execute(
                    "INSERT INTO kept VALUES (%s) ON CONFLICT DO NOTHING", [number]
                )
        except (psycopg.OperationalError, ServiceUnavailable):
            assert time.monotonic() < give_up_at
            time.sleep(0.05)
        else:
            return


@pytest.mark.parametrize("seed", SEEDS)
def test_no_order_of_deaths_loses_anything(home, join, seed):
    random.seed(seed)
    services = join(home)
    answer(services.database_url())
    with psycopg.connect(services.database_url()) as connection:
        connection.execute("CREATE TABLE kept (number integer PRIMARY KEY)")

    for number in range(ROUNDS):
        tell(random.choice(list(victims(home).values())), signal.SIGKILL)
        time.sleep(random.random() * 0.6)
        insert(services, number)

    numbers = "SELECT array_agg(number ORDER BY number) FROM kept"
    assert answer(services.database_url(), numbers) == list(range(ROUNDS))
    assert heartbeat(retried(services))
    services.leave()
    wait_until(lambda: is_silent(home), seconds=20)


@pytest.mark.parametrize("seed", SEEDS)
def test_clients_killed_at_any_moment_of_the_first_start(folder, start_client, seed):
    random.seed(seed)
    home = folder / "home"
    for _ in range(12):
        client = start_client(home, "postgres", "chroma")
        time.sleep(random.random() * 1.5)
        sent = random.choice([signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
        os.kill(client.pid, sent)
        client.process.wait(10)
        if random.random() < 0.3:
            tell(holders(Home(home).keeper_lock), signal.SIGKILL)

    last = start_client(home, "postgres", "chroma").joined()
    assert answer(last.ask("postgres")) == 1
    assert heartbeat(last.ask("chroma"))
    assert not list(home.glob("postgres-18.new-*"))


def retried(services: LocalServices) -> str:
    for _ in range(5):
        try:
            return services.chroma_url()
        except ServiceUnavailable:
            time.sleep(0.2)
    return services.chroma_url()


def test_ten_homes_at_once(folder):
    everything = frozenset(ServiceName)
    homes = [folder / str(number) for number in range(10)]
    joined = [
        LocalServices.join(home, want=everything, say=lambda _: None) for home in homes
    ]

    addresses = {(each.database_url(), each.chroma_url()) for each in joined}

    assert len(addresses) == 10
    for each in joined:
        each.leave()
    wait_until(lambda: all(map(is_silent, homes)), seconds=30)
