"""`JobQueue`, `WorkQueue` and `ScheduleBook` over dicts."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from backend.domain.errors import DatabaseUnavailable, InvalidRequest, NotFound
from backend.domain.jobs import (
    Config,
    Ending,
    Finished,
    Job,
    JobEvent,
    JobId,
    JobState,
    Schedule,
    ScheduleId,
    Standing,
    next_slot,
)

LEASE = timedelta(seconds=15)
MOST_LOSSES = 5
COUNTS = ("stage", "done", "total", "skipped", "failed", "rate_per_s", "eta_s")
FRESH = Standing()


@dataclass
class Kept:
    """A job with what only the queue knows of it."""

    job: Job
    lane: str | None
    version: int = 0
    losses: int = 0
    events: list[JobEvent] = field(default_factory=list)


class InMemoryJobs:
    """Jobs and schedules in dicts; the clock may be set."""

    def __init__(
        self,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.is_away = False
        self.clock = clock
        self._kept: dict[JobId, Kept] = {}
        self._schedules: dict[ScheduleId, tuple[Schedule, str | None]] = {}
        self._numbers = count(1)

    def enqueue(self, kind: str, config: Config, *, lane: str | None) -> Job:
        self._reach()
        job_id = JobId(next(self._numbers))
        job = Job(job_id, kind, dict(config), JobState.QUEUED, self.clock())
        self._kept[job_id] = Kept(job, lane)
        return self._change(self._kept[job_id])

    def job(self, job_id: JobId) -> Job:
        return self._find(job_id).job

    def jobs(self, *, state: JobState | None, limit: int) -> list[Job]:
        found = [kept.job for kept in self._reach().values()]
        return [j for j in reversed(found) if state in {None, j.state}][:limit]

    def cancel(self, job_id: JobId) -> Job:
        kept = self._find(job_id)
        if kept.job.state in {JobState.SUCCEEDED, JobState.FAILED}:
            raise InvalidRequest(f"Job {job_id} {kept.job.state} already.")
        if kept.job.state is JobState.RUNNING and not self._is_silent(kept):
            if kept.job.is_called_off:
                return kept.job
            return self._change(kept, is_called_off=True)
        if kept.job.state is JobState.CANCELLED:
            return kept.job
        return self._end(kept, JobState.CANCELLED, is_called_off=True)

    def retry(self, job_id: JobId) -> Job:
        kept = self._find(job_id)
        if kept.job.state not in {JobState.FAILED, JobState.CANCELLED}:
            raise InvalidRequest(f"Job {job_id} is {kept.job.state}.")
        kept.losses = 0
        return self._change(
            kept,
            **_counts(FRESH),
            state=JobState.QUEUED,
            is_called_off=False,
            error=None,
            finished_at=None,
        )

    def events(self, job_id: JobId, *, since: int) -> list[JobEvent]:
        kept = self._reach().get(job_id)
        if kept is None:
            return []
        found = [event for event in kept.events if event.number > since]
        if kept.version > max(since, kept.events[-1].number):
            found.append(self._event(kept))
        return found

    def claim(self, kinds: Collection[str], *, worker: str) -> Job | None:
        for kept in self._reach().values():
            if kept.job.state is JobState.RUNNING and self._is_silent(kept):
                self._give_back(kept, "Its worker ended without a word.", loss=1)
        self._fire()
        for kept in self._kept.values():
            is_next = kept.job.state is JobState.QUEUED and kept.job.kind in kinds
            if is_next and not self._is_taken(kept.lane):
                return self._change(
                    kept,
                    **_counts(FRESH),
                    state=JobState.RUNNING,
                    attempt=kept.job.attempt + 1,
                    error=None,
                    started_at=self.clock(),
                    heartbeat_at=self.clock(),
                )
        return None

    def report(self, job: Job, standings: Sequence[Standing]) -> Job | None:
        kept = self._reach()[job.id]
        if not _is_of(job, kept):
            return None
        for standing in standings:
            self._tell(kept, standing)
        return kept.job

    def settle(self, job: Job, standings: Sequence[Standing], ending: Ending) -> bool:
        if self.report(job, standings) is None:
            return False
        kept = self._kept[job.id]
        if isinstance(ending, Finished):
            result, error = ending.result, ending.error
            ended: dict[str, Any] = {
                "result": result,
                "error": error,
                "rate_per_s": None,
            }
            self._end(kept, ending.state, **ended, eta_s=None)
        else:
            self._give_back(kept, ending.error, loss=0 if ending.error is None else 1)
        return True

    def add(
        self, kind: str, config: Config, *, lane: str | None, every: str
    ) -> Schedule:
        self._reach()
        now = self.clock()
        at = next_slot(every, since=now, now=now)
        for there, _ in self._schedules.values():
            if (there.kind, there.config) == (kind, config):
                schedule = replace(there, every=every, next_at=at)
                break
        else:
            number = ScheduleId(next(self._numbers))
            schedule = Schedule(number, kind, dict(config), every, at)
        self._schedules[schedule.id] = schedule, lane
        return schedule

    def schedules(self) -> list[Schedule]:
        self._reach()
        every = [schedule for schedule, _ in self._schedules.values()]
        return sorted(every, key=lambda s: (s.next_at, s.id))

    def remove(self, schedule_id: ScheduleId) -> None:
        self._reach()
        if self._schedules.pop(schedule_id, None) is None:
            raise NotFound("schedule", str(schedule_id), place="in the list")

    def clear(self) -> None:
        self._kept.clear()
        self._schedules.clear()
        self._numbers = count(1)

    def make_due(self, schedule_id: ScheduleId, at: datetime) -> None:
        schedule, lane = self._schedules[schedule_id]
        self._schedules[schedule_id] = replace(schedule, next_at=at), lane

    def fall_silent(self, job_id: JobId) -> None:
        kept = self._kept[job_id]
        heard = self.clock() - LEASE - timedelta(seconds=1)
        kept.job = replace(kept.job, heartbeat_at=heard)

    def _fire(self) -> None:
        now = self.clock()
        for schedule, lane in list(self._schedules.values()):
            if schedule.next_at > now:
                continue
            last = self._kept.get(schedule.last_job) if schedule.last_job else None
            job_id = schedule.last_job
            if last is None or last.job.state.is_over:
                job_id = self.enqueue(schedule.kind, schedule.config, lane=lane).id
            at = next_slot(schedule.every, since=schedule.next_at, now=now)
            fired = replace(schedule, next_at=at, last_job=job_id)
            self._schedules[schedule.id] = fired, lane

    def _tell(self, kept: Kept, standing: Standing) -> None:
        before = kept.job
        told = _counts(standing)
        checkpoint = standing.checkpoint or before.checkpoint
        kept.job = replace(
            before, **told, checkpoint=checkpoint, heartbeat_at=self.clock()
        )
        if any(getattr(before, name) != told[name] for name in COUNTS):
            kept.version += 1
        if standing.stage != before.stage:
            kept.events.append(self._event(kept))

    def _give_back(self, kept: Kept, error: str | None, *, loss: int) -> None:
        kept.losses += loss
        if kept.job.is_called_off:
            self._end(kept, JobState.CANCELLED)
        elif kept.losses >= MOST_LOSSES:
            self._end(kept, JobState.FAILED, error=error)
        else:
            self._change(kept, state=JobState.QUEUED, error=error if loss else None)

    def _end(self, kept: Kept, state: JobState, **changes: Any) -> Job:
        return self._change(kept, state=state, finished_at=self.clock(), **changes)

    def _change(self, kept: Kept, **changes: Any) -> Job:
        kept.job = replace(kept.job, **changes)
        kept.version += 1
        kept.events.append(self._event(kept))
        return kept.job

    def _event(self, kept: Kept) -> JobEvent:
        job = kept.job
        told = {name: getattr(job, name) for name in COUNTS}
        return JobEvent(kept.version, self.clock(), job.state, **told, error=job.error)

    def _is_silent(self, kept: Kept) -> bool:
        heard = kept.job.heartbeat_at
        return heard is None or heard < self.clock() - LEASE

    def _is_taken(self, lane: str | None) -> bool:
        return lane is not None and any(
            kept.lane == lane and kept.job.state is JobState.RUNNING
            for kept in self._kept.values()
        )

    def _find(self, job_id: JobId) -> Kept:
        kept = self._reach().get(job_id)
        if kept is None:
            raise NotFound("job", str(job_id), place="in the queue")
        return kept

    def _reach(self) -> dict[JobId, Kept]:
        if self.is_away:
            raise DatabaseUnavailable("The database does not answer.")
        return self._kept


def _counts(standing: Standing) -> dict[str, Any]:
    return {name: getattr(standing, name) for name in COUNTS}


def _is_of(job: Job, kept: Kept) -> bool:
    is_running = kept.job.state is JobState.RUNNING
    return is_running and kept.job.attempt == job.attempt
