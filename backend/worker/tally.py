"""What a run of a job tells of itself, and whether it may go on.

The run counts from its thread; another reads the counts and reports them. Knows
nothing of queues.
"""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from threading import Event, Lock
from typing import Final

from backend.domain.errors import Cancelled
from backend.domain.jobs import Config, Standing, readable, storable

Clock = Callable[[], float]

# Well before another worker may take the job: whoever cannot report stops first.
UNHEARD_SECONDS: Final = 10.0
# The rate is that of the last moments: long enough to be steady, short enough to heed.
WINDOW_SECONDS: Final = 30.0
# Earlier, the first batch would look like a sprint.
SOONEST_SECONDS: Final = 1.0


class Stop(Enum):
    """Why a run shall end before its work is done."""

    CALLED_OFF = "The job was cancelled."
    LOST = "The job went to another worker."
    LEAVING = "The worker is ending; the job waits for another."


class Tally:
    """`JobProgress` for one run."""

    def __init__(
        self,
        leaving: Event,
        checkpoint: Config | None = None,
        clock: Clock = time.monotonic,
    ) -> None:
        self._leaving = leaving
        self._checkpoint = checkpoint
        self._clock = clock
        self._lock = Lock()
        self._heard_at = clock()
        self._stop: Stop | None = None
        self._now = Standing()
        self._ended: list[Standing] = []
        self._pace = Pace(clock())
        self._skipped = self._failed = 0

    @property
    def checkpoint(self) -> Config | None:
        """What was kept last, in this run or in one before."""
        return self._checkpoint

    def keep(self, checkpoint: Config) -> None:
        """Keep where the next run may go on."""
        with self._lock:
            self._checkpoint = dict(storable(checkpoint))
            self._now = replace(self._now, checkpoint=self._checkpoint)

    def stage(self, name: str, total: int | None = None) -> None:
        """A new stage begins."""
        with self._lock:
            if self._now.stage is not None:
                self._ended.append(self._standing())
            self._now = replace(self._now, stage=readable(name), done=0, total=total)
            self._pace = Pace(self._clock())

    def advance(self, done: int = 1, *, skipped: int = 0, failed: int = 0) -> None:
        """So many more are done, left alone as unchanged, or could not be used."""
        with self._lock:
            self._pace.count += done + skipped + failed
            self._skipped += skipped
            self._failed += failed

    def check(self) -> None:
        """Raise Cancelled if the run shall end."""
        stop = self.stop_wanted
        if stop is not None:
            raise Cancelled(stop.value)

    @property
    def stop_wanted(self) -> Stop | None:
        """Why the run shall end, if it shall."""
        if self._stop is not None:
            return self._stop
        if self._leaving.is_set():
            return Stop.LEAVING
        if self._clock() - self._heard_at > UNHEARD_SECONDS:
            self.stop(Stop.LOST)
        return self._stop

    def stop(self, why: Stop) -> None:
        """End the run at its next check."""
        self._stop = self._stop or why

    def standings(self) -> list[Standing]:
        """Return the ends of stages not reported yet, and how it stands now."""
        with self._lock:
            return [*self._ended, self._standing()]

    def heard(self, standings: list[Standing]) -> None:
        """So much was reported just now, so the job is still ours."""
        with self._lock:
            self._heard_at = self._clock()
            del self._ended[: len(standings) - 1]

    def _standing(self) -> Standing:
        rate = self._pace.rate(self._clock())
        total = self._now.total
        eta = None
        if rate and total is not None:
            eta = max(0, total - self._pace.count) / rate
        return replace(
            self._now,
            done=self._pace.count,
            skipped=self._skipped,
            failed=self._failed,
            rate_per_s=rate,
            eta_s=eta,
        )


class Pace:
    """How fast a stage goes."""

    def __init__(self, began_at: float) -> None:
        self.count = 0
        self._began_at = began_at
        self._seen = deque([(began_at, 0)])

    def rate(self, now: float) -> float | None:
        """Return units a second of late, or of the whole stage while nothing moves."""
        self._seen.append((now, self.count))
        while len(self._seen) > 2 and now - self._seen[1][0] >= WINDOW_SECONDS:  # noqa: PLR2004 - two make a difference
            self._seen.popleft()
        since, before = self._seen[0]
        if self.count == before:
            since, before = self._began_at, 0
        if now - since < SOONEST_SECONDS or not self.count:
            return None
        return (self.count - before) / (now - since)
