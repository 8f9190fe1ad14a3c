"""What the keeper knows of any service: how to launch it, ask after it, end it."""

import logging
import signal
import subprocess
import time
from collections.abc import Callable, Generator
from typing import IO, Protocol, TypeAlias

from backend.adapters.local_services.processes import clean_environment
from backend.adapters.local_services.state import ServiceName, ServiceState

logger = logging.getLogger(__name__)

Child: TypeAlias = "subprocess.Popen[bytes]"
Steps: TypeAlias = Generator[None, None, None]
"""Work that may take a while: at each `yield` the other service has its turn."""
Launch: TypeAlias = Generator[None, None, tuple[Child, str]]
"""Steps that end with a child and the address it will have."""


STEP_SECONDS = 0.03


class StartFailed(Exception):
    """The service does not run; the text says why and what to do."""


class Service(Protocol):
    """A server that can run under the home."""

    name: ServiceName
    stop_signal: signal.Signals
    stop_seconds: float
    start_seconds: float

    def launch(self, lock: int, last: ServiceState | None) -> Launch:
        """Start the server, which inherits the lock, or raise StartFailed.

        Whatever it needs is made first.
        """

    def answers(self, pid: int, address: str) -> bool:
        """Whether this very process is ready for work at the address."""

    def processes(self) -> list[int]:
        """Every process that still holds the service's lock."""

    def tidy(self) -> None:
        """Remove what dead servers left in the home."""

    def release(self, address: str) -> None:
        """Remove what a dead server left outside the home."""


def spawn(
    words: list[str],
    lock: int,
    output: int | IO[bytes],
    *,
    become: Callable[[], None] | None = None,
    stdin: int = subprocess.DEVNULL,
) -> Child:
    """Start a child that inherits the lock, and nothing else of ours."""
    try:
        return subprocess.Popen(  # noqa: S603 - no shell, words of our own
            words,
            stdin=stdin,
            stdout=output,
            stderr=subprocess.STDOUT,
            pass_fds=(lock,),
            env=clean_environment(),
            preexec_fn=become,  # noqa: PLW1509 - the keeper has one thread
            start_new_session=True,
            cwd="/",
        )
    except subprocess.SubprocessError as error:
        raise StartFailed(
            "PostgreSQL does not run as root, and this system does not let root "
            "become another user. Run as an ordinary user."
        ) from error


def run_to_end(works: list[Steps]) -> None:
    """Carry out all the work, side by side."""
    while works:
        works = [work for work in works if _goes_on(work)]
        time.sleep(STEP_SECONDS)


def _goes_on(work: Steps) -> bool:
    """Take a step; one work that fails does not keep the others from their end."""
    try:
        return next(work, work) is not work
    except (StartFailed, OSError):
        logger.exception("a service could not be ended as it should")
        return False
