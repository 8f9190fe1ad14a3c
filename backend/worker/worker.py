"""Takes jobs from the queue, one at a time, and carries them out.

Runs in any thread of any process; how many of them there are makes no difference.
"""

import logging
import os
import socket
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from threading import Event, Thread
from typing import Final

from backend.domain.errors import (
    Cancelled,
    DatabaseUnavailable,
    MovieChatError,
)
from backend.domain.jobs import (
    Ending,
    Finished,
    GivenBack,
    Job,
    JobState,
    readable,
    storable,
)
from backend.ports import WorkQueue
from backend.settings import Settings
from backend.worker.kinds import JobKinds
from backend.worker.pulse import Pulse
from backend.worker.tally import Stop, Tally

logger = logging.getLogger(__name__)

LOOK_SECONDS: Final = 0.5
LEAVE_SECONDS: Final = 2.0


class Worker:
    """Carries out jobs until it is told to leave."""

    def __init__(
        self,
        queue: WorkQueue,
        load_kinds: Callable[[], JobKinds],
        settings: Settings,
    ) -> None:
        self._queue = queue
        self._load_kinds = load_kinds
        self._settings = settings
        self._name = f"{socket.gethostname()}:{os.getpid()}"
        self._leaving = Event()
        self._is_troubled = False
        self.has_failed = False
        """Whether a job failed here, or the queue could not be read."""

    @cached_property
    def _kinds(self) -> JobKinds:
        """The kinds there are, loaded by the worker's own thread."""
        return self._load_kinds()

    def leave(self) -> None:
        """Take no further job; the present one goes back to the queue."""
        self._leaving.set()

    def run(self, *, is_once: bool = False) -> None:
        """Carry out jobs until told to leave, or once, until no more are queued."""
        while not self._leaving.is_set():
            job = self._claim()
            if job is not None:
                self._carry_out(job)
            elif is_once:
                return
            else:
                self._leaving.wait(LOOK_SECONDS)

    def _claim(self) -> Job | None:
        try:
            job = self._queue.claim(self._kinds.names, worker=self._name)
        except MovieChatError as exc:
            if not self._is_troubled:
                logger.warning("the queue cannot be read just now: %s", exc)
            self._is_troubled = self.has_failed = True
            return None
        self._is_troubled = False
        return job

    def _carry_out(self, job: Job) -> None:
        logger.info("job %d (%s) begins", job.id, job.kind)
        tally = Tally(self._leaving, job.checkpoint)
        with Pulse(self._queue, job, tally) as pulse:
            ending = self._ending(job, tally)
            pulse.settle(ending)
        state = ending.state if isinstance(ending, Finished) else "given back"
        self.has_failed |= state is JobState.FAILED
        logger.info("job %d (%s) ended: %s", job.id, job.kind, state)

    def _ending(self, job: Job, tally: Tally) -> Ending:
        """Run the job and say how that ended, whatever is raised."""
        try:
            kind = self._kinds.named(job.kind)
            config = kind.validate(job.config)
            result = storable(kind.run(config, self._settings, tally))
        except (Exception, SystemExit) as exc:  # noqa: BLE001 - a kind may raise any
            return _broken(job, exc, tally.stop_wanted)
        return Finished(JobState.SUCCEEDED, result=result)


def _broken(job: Job, error: BaseException, stop: Stop | None) -> Ending:
    if stop in {Stop.LEAVING, Stop.LOST}:
        return GivenBack()
    if stop is Stop.CALLED_OFF or isinstance(error, Cancelled):
        return Finished(JobState.CANCELLED)
    if isinstance(error, DatabaseUnavailable):
        # It comes back, and the next run goes on.
        return GivenBack(readable(str(error)))
    return Finished(JobState.FAILED, error=readable(_words(job, error)))


def _words(job: Job, error: BaseException) -> str:
    if isinstance(error, MovieChatError):
        return str(error)
    if isinstance(error, OSError):
        return f"The system refused: {error}."
    # A message may hold what no log can be written with, such as half a letter.
    told = readable("".join(traceback.format_exception(error)))
    logger.error("job %d (%s) broke\n%s", job.id, job.kind, told)
    return (
        f"Something went wrong inside Movie Chat ({type(error).__name__}: {error}). "
        f"The worker's log says more under job {job.id}."
    )


@contextmanager
def working_behind(worker: Worker, *, is_once: bool = False) -> Iterator[Thread]:
    """Let a worker work in a thread of its own for as long as this is open."""
    thread = Thread(
        target=worker.run, kwargs={"is_once": is_once}, name="worker", daemon=True
    )
    thread.start()
    try:
        yield thread
    finally:
        worker.leave()
        # What does not end by then falls to another worker, a little later.
        thread.join(LEAVE_SECONDS)
