"""`moviechat worker`: carries out jobs without a server."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

import click

from backend.adapters.console import say
from backend.bootstrap import bring_up_to_date, located, open_worker
from backend.cli.reporting import read_settings
from backend.worker.worker import working_behind

LOOK_SECONDS = 0.2
ASKED_TO_END = (signal.SIGINT, signal.SIGTERM)


@click.command()
@click.option("--once", is_flag=True, help="Carry out what is queued, then end.")
def worker(*, once: bool) -> None:
    """Carry out queued jobs until Ctrl-C.

    A server has a worker of its own; more of them may run beside it, or on other
    machines with the same DATABASE_URL and CHROMA_URL. The job that one is at when
    it ends goes back to the queue, and the next worker goes on with it.
    """
    settings = read_settings()
    with located(settings, say) as where:
        bring_up_to_date(where)
        with open_worker(where, settings) as hands, _until_asked_to_end() as asked:
            if not once:
                say("Waiting for jobs. Ctrl-C ends the worker.")
            with working_behind(hands, is_once=once) as thread:
                while thread.is_alive() and not asked.is_set():
                    thread.join(LOOK_SECONDS)
            if once and hands.has_failed:
                sys.exit(1)


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
