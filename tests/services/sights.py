"""What a test sees of a home's services from outside."""

import json
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import psycopg

from backend.adapters.local_services.home import Home
from backend.adapters.local_services.locks import is_held
from backend.adapters.local_services.processes import holders
from backend.adapters.local_services.state import ServiceName, read_state

POSTGRES, CHROMA = ServiceName.POSTGRES, ServiceName.CHROMA


def wait_until(is_so: Callable[[], object], seconds: float = 10.0) -> None:
    """Return as soon as it is so; fail when it is not in time."""
    give_up_at = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < give_up_at, f"not so within {seconds} seconds"
        time.sleep(0.02)


def pid_of(home: Path, name: ServiceName) -> int:
    """The server's process, as last written by the keeper."""
    state = read_state(Home(home).state(name))
    assert state is not None
    assert state.pid is not None
    return state.pid


def keeper_of(home: Path) -> int:
    (keeper,) = holders(Home(home).keeper_lock)
    return keeper


def is_running(home: Path, name: ServiceName) -> bool:
    return is_held(Home(home).lock(name))


def has_keeper(home: Path) -> bool:
    return is_held(Home(home).keeper_lock)


def is_silent(home: Path) -> bool:
    """Whether neither keeper nor service is left."""
    return not (has_keeper(home) or any(is_running(home, name) for name in ServiceName))


def answer(url: str, question: str = "SELECT 1") -> object:
    """One value from the database, asked again while it recovers."""
    give_up_at = time.monotonic() + 10
    while True:
        try:
            with psycopg.connect(url) as connection:
                row = connection.execute(question.encode()).fetchone()
        except psycopg.OperationalError:
            if time.monotonic() > give_up_at:
                raise
            time.sleep(0.1)
        else:
            return row[0] if row else None


def tell(url: str, what: str) -> None:
    """Have the database do something, and commit it."""
    with psycopg.connect(url) as connection:
        connection.execute(what.encode())


def heartbeat(url: str) -> int:
    with urllib.request.urlopen(f"{url}/api/v2/heartbeat", timeout=10) as response:
        return int(json.load(response)["nanosecond heartbeat"])
