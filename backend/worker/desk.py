"""Where jobs are ordered: kinds and configs are checked before anything is queued."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from threading import Event
from typing import Final

from backend.domain.errors import InvalidRequest
from backend.domain.jobs import (
    Config,
    Job,
    JobEvent,
    JobId,
    RejectedRow,
    Schedule,
    read_every,
    storable,
)
from backend.ports import JobQueue, ScheduleBook
from backend.settings import Settings
from backend.worker.kinds import JobKinds

LOOK_SECONDS: Final = 0.5


@dataclass(frozen=True)
class JobDesk:
    """What the doors ask about jobs."""

    queue: JobQueue
    book: ScheduleBook
    settings: Settings
    load_kinds: Callable[[], JobKinds]
    _leaving: Event = field(default_factory=Event)

    @cached_property
    def kinds(self) -> JobKinds:
        """The kinds there are, loaded when first asked for."""
        return self.load_kinds()

    def order(self, kind: str, config: Config) -> Job:
        """Queue a job, or raise InvalidRequest."""
        known = self.kinds.named(kind)
        whole = storable(known.validate(config))
        return self.queue.enqueue(kind, whole, lane=known.lane)

    def post(self, kind: str, config: Config) -> Job:
        """Queue a job for someone whom we do not know."""
        if not self.kinds.named(kind).may_be_posted:
            allowed = ", ".join(self._posted()) or "none"
            raise InvalidRequest(
                f"kind: {kind!r} is not started over HTTP while there are no accounts; "
                f"those that may be are {allowed}. The command line starts it with "
                "--queue.",
            )
        return self.order(kind, config)

    def schedule(self, kind: str, config: Config, every: str) -> Schedule:
        """Have a job queued again and again, or raise InvalidRequest."""
        known = self.kinds.named(kind)
        whole = storable(known.validate(config))
        return self.book.add(kind, whole, lane=known.lane, every=read_every(every))

    def follow(self, job_id: JobId, *, since: int) -> Iterator[JobEvent | None]:
        """Return what happens to a job until it is over, or raise NotFound.

        It also ends when this desk is left. Whenever nothing did for a moment, that
        is told as None.
        """
        job = self.queue.job(job_id)
        return self._followed(job, since)

    def _followed(self, job: Job, since: int) -> Iterator[JobEvent | None]:
        state = job.state
        while True:
            events = self.queue.events(job.id, since=since)
            yield from events
            if events:
                since, state = events[-1].number, events[-1].state
            if state.is_over:
                return
            yield None
            if self._leaving.wait(LOOK_SECONDS):
                return

    def leave(self) -> None:
        """Let go of everyone who follows a job: the server is ending."""
        self._leaving.set()

    def rejected(self, job_id: JobId) -> Iterator[RejectedRow]:
        """Return the rows a job could not use, or raise NotFound."""
        job = self.queue.job(job_id)
        return self.kinds.named(job.kind).rejected(job, self.settings)

    def _posted(self) -> list[str]:
        names = self.kinds.names
        return [name for name in names if self.kinds.named(name).may_be_posted]
