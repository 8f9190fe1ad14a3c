"""The thread that reports a run while its work goes on.

However long a stage is silent, the job stays this worker's; and whoever called the
job off is heard within a moment.
"""

import logging
from threading import Event, Thread
from types import TracebackType
from typing import Final, Self

from backend.domain.errors import MovieChatError
from backend.domain.jobs import Ending, Job
from backend.ports import WorkQueue
from backend.worker.tally import Stop, Tally

logger = logging.getLogger(__name__)

PULSE_SECONDS: Final = 0.5
SETTLE_TRIES: Final = 5


class Pulse:
    """Reports a run for as long as it is open."""

    def __init__(self, queue: WorkQueue, job: Job, tally: Tally) -> None:
        self._queue = queue
        self._job = job
        self._tally = tally
        self._over = Event()
        self._thread = Thread(target=self._beat, name=f"job-{job.id}", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self._over.set()

    def settle(self, ending: Ending) -> None:
        """Write how the run ended; failing that, the job falls to another worker."""
        for _ in range(SETTLE_TRIES):
            try:
                is_ours = self._queue.settle(self._job, self._tally.standings(), ending)
            except MovieChatError as exc:
                logger.warning("job %d could not be settled: %s", self._job.id, exc)
                self._over.wait(PULSE_SECONDS)
                continue
            if not is_ours:
                logger.warning("job %d went to another worker", self._job.id)
            return

    def _beat(self) -> None:
        while not self._over.wait(PULSE_SECONDS):
            try:
                self._report()
            except MovieChatError as exc:
                # Too much silence ends the run; see Tally.
                logger.warning("job %d could not be reported: %s", self._job.id, exc)
            except Exception:
                logger.exception("job %d could not be reported", self._job.id)

    def _report(self) -> None:
        standings = self._tally.standings()
        now = self._queue.report(self._job, standings)
        if now is None:
            self._tally.stop(Stop.LOST)
            return
        self._tally.heard(standings)
        if now.is_called_off:
            self._tally.stop(Stop.CALLED_OFF)
