"""Jobs: long work that is queued, carried out elsewhere, watched and called off.

Knows what a job is and when a schedule is due; nothing of queues, threads or SQL.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final, NewType

from backend.domain.errors import InvalidRequest

JobId = NewType("JobId", int)
ScheduleId = NewType("ScheduleId", int)
Config = Mapping[str, object]
"""What a job is to do, ready for JSON."""

_PERIODS: Final = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(weeks=1),
}
LONGEST_TEXT: Final = 10_000
_TIME_OF_DAY = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens, unless the job is tried again."""
        return self not in {JobState.QUEUED, JobState.RUNNING}


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it is now."""

    id: JobId
    kind: str
    config: Config
    state: JobState
    created_at: datetime
    stage: str | None = None
    done: int = 0
    total: int | None = None
    skipped: int = 0
    failed: int = 0
    rate_per_s: float | None = None
    eta_s: float | None = None
    heartbeat_at: datetime | None = None
    checkpoint: Config | None = None
    error: str | None = None
    result: Config | None = None
    is_called_off: bool = False
    """Whether it shall stop; a worker may need a moment to notice."""
    attempt: int = 0
    """Which run of it this is; a worker with another number has lost the job."""
    started_at: datetime | None = None
    finished_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a run of a job has come.

    `done` of `total` are gone through in this stage, whatever came of them; `skipped`
    and `failed` are counted over the whole run.
    """

    stage: str | None = None
    done: int = 0
    total: int | None = None
    skipped: int = 0
    failed: int = 0
    rate_per_s: float | None = None
    eta_s: float | None = None
    checkpoint: Config | None = None
    """Where the next run may go on; None leaves what was kept before."""


@dataclass(frozen=True, slots=True)
class JobEvent:
    """What could be told of a job at one moment; numbers only grow."""

    number: int
    at: datetime
    state: JobState
    stage: str | None
    done: int
    total: int | None
    skipped: int
    failed: int
    rate_per_s: float | None
    eta_s: float | None
    error: str | None


@dataclass(frozen=True, slots=True)
class Finished:
    """A run that ends its job, well or not."""

    state: JobState
    result: Config | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class GivenBack:
    """A run that another shall go on with."""

    error: str | None = None
    """What broke it; None if nothing did, as when its worker was asked to end."""


Ending = Finished | GivenBack


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row of a source that a job could not use, and why."""

    file: str
    line: int
    reason: str
    raw: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """A job that is queued again and again."""

    id: ScheduleId
    kind: str
    config: Config
    every: str
    next_at: datetime
    last_job: JobId | None = None


def storable(config: Config) -> Config:
    """Return what was given, or refuse what no database can hold as JSON."""
    try:
        text = json.dumps(dict(config), ensure_ascii=False, allow_nan=False)
        text.encode()
    except (TypeError, ValueError, RecursionError) as exc:
        raise InvalidRequest(f"This cannot be kept as JSON: {exc}.") from exc
    if "\\u0000" in text:
        raise InvalidRequest("This cannot be kept as JSON: it holds a NUL.")
    return config


def readable(text: str) -> str:
    """Return the text as a database can hold it, cut if it is longer than anyone reads.

    Names of files may hold bytes that are no letters, and messages parts of bad files.
    """
    whole = text[:LONGEST_TEXT].encode("utf-8", "replace").decode()
    return whole.replace("\x00", "\N{SYMBOL FOR NULL}")


def read_every(text: str) -> str:
    """Return how often, as it is kept, or raise InvalidRequest."""
    every = text.strip().lower()
    if every not in _PERIODS and not _TIME_OF_DAY.fullmatch(every):
        raise InvalidRequest(
            f"schedule: must be {', '.join(_PERIODS)} or a time such as 03:30 (UTC), "
            f"not {text!r}.",
        )
    return every


def next_slot(every: str, *, since: datetime, now: datetime) -> datetime:
    """Return the first slot after now; `since` is a slot, or when it was set up.

    Slots that passed while nobody was there are left out: they are made up for once.
    """
    # In another zone a day may have 23 hours.
    since, now = since.astimezone(UTC), now.astimezone(UTC)
    time_of_day = _TIME_OF_DAY.fullmatch(every)
    if time_of_day:
        hour, minute = map(int, time_of_day.groups())
        today = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
        return today if today > now else today + timedelta(days=1)
    period = _PERIODS[every]
    return since + period * ((now - since) // period + 1)


def job_to_json(job: Job) -> dict[str, object]:
    """Return what everyone is told of a job."""
    return {
        "id": job.id,
        "kind": job.kind,
        "config": dict(job.config),
        "state": job.state,
        "stage": job.stage,
        "done": job.done,
        "total": job.total,
        "skipped": job.skipped,
        "failed": job.failed,
        "rate_per_s": _rounded(job.rate_per_s),
        "eta_s": _rounded(job.eta_s),
        "heartbeat_at": _moment(job.heartbeat_at),
        "checkpoint": _plain(job.checkpoint),
        "error": job.error,
        "result": _plain(job.result),
        "is_called_off": job.is_called_off,
        "attempt": job.attempt,
        "created_at": _moment(job.created_at),
        "started_at": _moment(job.started_at),
        "finished_at": _moment(job.finished_at),
    }


def event_to_json(job_id: JobId, event: JobEvent) -> dict[str, object]:
    """Return what one event tells."""
    return {
        "id": job_id,
        "number": event.number,
        "at": _moment(event.at),
        "state": event.state,
        "stage": event.stage,
        "done": event.done,
        "total": event.total,
        "skipped": event.skipped,
        "failed": event.failed,
        "rate_per_s": _rounded(event.rate_per_s),
        "eta_s": _rounded(event.eta_s),
        "error": event.error,
    }


def schedule_to_json(schedule: Schedule) -> dict[str, object]:
    """Return what everyone is told of a schedule."""
    return {
        "id": schedule.id,
        "kind": schedule.kind,
        "config": dict(schedule.config),
        "every": schedule.every,
        "next_at": _moment(schedule.next_at),
        "last_job": schedule.last_job,
    }


def _plain(config: Config | None) -> dict[str, object] | None:
    return None if config is None else dict(config)


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 2)


def _moment(at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(UTC).isoformat(timespec="milliseconds")
