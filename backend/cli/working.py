"""`moviechat worker`: carries out jobs without a server.

Each worker of a home holds a lock named after its process, so that `moviechat stop`
finds it: it would start the services again whose end it notices.
"""

import os
import signal
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import Event
from typing import Final

import click

from backend.adapters.console import say
from backend.adapters.local_services.locks import is_held, try_exclusive
from backend.adapters.local_services.processes import tell
from backend.bootstrap import bring_up_to_date, located, open_worker
from backend.cli.reporting import read_settings
from backend.domain.errors import AlreadyRunning
from backend.worker.worker import working_behind

LOOK_SECONDS: Final = 0.2
STOP_SECONDS: Final = 10.0
ASKED_TO_END: Final = (signal.SIGINT, signal.SIGTERM)


@click.command()
@click.option("--once", is_flag=True, help="Carry out what is queued, then end.")
def worker(*, once: bool) -> None:
    """Carry out queued jobs until Ctrl-C.

    A server has a worker of its own; more of them may run beside it, or on other
    machines with the same DATABASE_URL and CHROMA_URL. The job that one is at when
    it ends goes back to the queue, and the next worker goes on with it.
    """
    settings = read_settings()
    with located(settings, say) as where, _announced(settings.home):
        bring_up_to_date(where)
        with open_worker(where, settings) as hands, _until_asked_to_end() as asked:
            if not once:
                say("Waiting for jobs. Ctrl-C ends the worker.")
            with working_behind(hands, is_once=once) as thread:
                while thread.is_alive() and not asked.is_set():
                    thread.join(LOOK_SECONDS)
            if once and hands.has_failed:
                sys.exit(1)


def stop_workers(home: Path) -> bool:
    """End the workers of this home; return whether there were any."""
    locks = {int(lock.stem): lock for lock in _folder(home).glob("*.lock")}
    alive = {pid: lock for pid, lock in locks.items() if is_held(lock)}
    for request in (signal.SIGTERM, signal.SIGKILL):
        tell(alive, request)
        if _released(alive.values()):
            return bool(alive)
    pids = " ".join(map(str, alive))
    raise AlreadyRunning(f"The workers do not end. End them by hand: kill -9 {pids}")


def _released(locks: Collection[Path]) -> bool:
    """Wait until nobody holds any of the locks."""
    patience = time.monotonic() + STOP_SECONDS
    while any(map(is_held, locks)):
        if time.monotonic() > patience:
            return False
        time.sleep(LOOK_SECONDS)
    return True


@contextmanager
def _announced(home: Path) -> Iterator[None]:
    """Let `stop_workers` know of this process."""
    place = _folder(home) / f"{os.getpid()}.lock"
    place.parent.mkdir(parents=True, exist_ok=True)
    with try_exclusive(place) or nullcontext():
        try:
            yield
        finally:
            place.unlink(missing_ok=True)


def _folder(home: Path) -> Path:
    return home / "run" / "workers"


@contextmanager
def _until_asked_to_end() -> Iterator[Event]:
    """Turn the first signal that asks the process to end into an event."""
    asked = Event()

    def note(_number: int, _frame: object) -> None:
        asked.set()
        restore()  # a second one ends it outright

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    before = {number: signal.signal(number, note) for number in ASKED_TO_END}
    try:
        yield asked
    finally:
        restore()
