"""Tells how long work goes, queues it and plans it."""

from collections.abc import Collection, Sequence
from typing import Protocol

from backend.domain.jobs import (
    Config,
    Ending,
    Job,
    JobEvent,
    JobId,
    JobState,
    Schedule,
    ScheduleId,
    Standing,
)


class Progress(Protocol):
    """Told how long work goes on, by whoever carries it out."""

    def stage(self, name: str, total: int | None = None) -> None:
        """Begin a stage; its total is in its own units, if it is known."""

    def advance(self, done: int = 1, *, skipped: int = 0, failed: int = 0) -> None:
        """So many more are done, left alone as unchanged, or could not be used."""

    def check(self) -> None:
        """Raise Cancelled if the work is no longer wanted."""


class JobQueue(Protocol):
    """Keeps jobs, for those who order and watch them."""

    def enqueue(self, kind: str, config: Config, *, lane: str | None) -> Job:
        """Queue a job; those of one lane are carried out one after another."""

    def job(self, job_id: JobId) -> Job:
        """Return the job, or raise NotFound."""

    def jobs(self, *, state: JobState | None, limit: int) -> list[Job]:
        """Return jobs, newest first."""

    def cancel(self, job_id: JobId) -> Job:
        """Call a job off; raise InvalidRequest if it succeeded or failed already."""

    def retry(self, job_id: JobId) -> Job:
        """Queue a job again that failed or was cancelled; others are refused."""

    def events(self, job_id: JobId, *, since: int) -> list[JobEvent]:
        """Return what happened after this event, in order.

        Each change of state or stage is an event; of counts only the newest are.
        """


class WorkQueue(Protocol):
    """The queue as a worker sees it.

    A worker has a job for as long as it reports; one that fell silent for too long
    has lost it, and learns so when it next speaks.
    """

    def claim(self, kinds: Collection[str], *, worker: str) -> Job | None:
        """Take the next job of these kinds, if there is one.

        First puts back what silent workers had, and queues what schedules ask for.
        """

    def report(self, job: Job, standings: Sequence[Standing]) -> Job | None:
        """Say how a run goes on, in order; None tells that the job is lost."""

    def settle(self, job: Job, standings: Sequence[Standing], ending: Ending) -> bool:
        """End a run; False tells that the job was lost before."""


class ScheduleBook(Protocol):
    """Keeps what is to be queued again and again."""

    def add(
        self, kind: str, config: Config, *, lane: str | None, every: str
    ) -> Schedule:
        """Schedule a job; the same one scheduled before gets these times instead."""

    def schedules(self) -> list[Schedule]:
        """Return every schedule, the next one due first."""

    def remove(self, schedule_id: ScheduleId) -> None:
        """Schedule this no longer, or raise NotFound."""
