"""Make sure that a home has a keeper, and only one."""

import os
import subprocess
import sys
from pathlib import Path

from backend.adapters.local_services.home import Home
from backend.adapters.local_services.locks import FileLock, moment, try_exclusive
from backend.adapters.local_services.logs import last_words, size_of
from backend.domain.errors import ServiceUnavailable

PACKAGES = Path(__file__).resolve().parents[3]


def call_keeper(home: Home) -> bool:
    """Start a keeper if there is none; return whether one was started.

    Whoever gets the keeper's lock starts the keeper, which inherits it: however many
    try at once, one keeper comes of it.
    """
    with moment:
        seat = try_exclusive(home.keeper_lock)
        if seat is None:
            return False
        with seat:
            _start(home, seat)
    return True


def _start(home: Home, seat: FileLock) -> None:
    log = home.log("keeper")
    before = size_of(log)
    words = [sys.executable, "-m", "backend.adapters.local_services.keeper"]
    with log.open("ab") as output:
        launcher = subprocess.Popen(  # noqa: S603 - no shell, words of our own
            [*words, str(home.root), str(seat.fd)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            pass_fds=(seat.fd,),
            start_new_session=True,
            cwd=PACKAGES,
            env=_environment(),
        )
    if launcher.wait() != 0:
        raise ServiceUnavailable(
            f"The services' keeper could not start: {last_words(log, before)}. "
            f"Its log: {log}"
        )


def _environment() -> dict[str, str]:
    """Ours, with names of files as UTF-8 and modules found where we found them."""
    kept = {
        name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"
    }
    return {**kept, "PYTHONUTF8": "1"}
