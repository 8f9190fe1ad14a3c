"""How jobs and schedules are shown to people."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Table

from backend.adapters.console import say
from backend.domain.jobs import Job, JobEvent, JobId, JobState, Schedule, job_to_json

Counted = Job | JobEvent


def print_jobs(jobs: Sequence[Job]) -> None:
    """Print a line for each job."""
    table = Table("id", "kind", "state", "how far", "since", box=None, pad_edge=False)
    for job in jobs:
        since = job.finished_at or job.started_at or job.created_at
        row = (str(job.id), job.kind, _state(job), how_far(job), _moment(since))
        table.add_row(*row)
    _print(table)


def print_job(job: Job) -> None:
    """Print everything about a job."""
    table = Table("", "", box=None, show_header=False, pad_edge=False)
    table.columns[-1].overflow = "fold"
    for name, value in job_to_json(job).items():
        if value is not None:
            is_plain = isinstance(value, str | int | float)
            shown = value if is_plain else json.dumps(value, ensure_ascii=False)
            table.add_row(name, str(shown))
    _print(table)


def print_schedules(schedules: Sequence[Schedule]) -> None:
    """Print a line for each schedule."""
    table = Table(
        "id", "kind", "config", "every", "next", "last job", box=None, pad_edge=False
    )
    for schedule in schedules:
        config = json.dumps(dict(schedule.config), ensure_ascii=False)
        table.add_row(
            str(schedule.id),
            schedule.kind,
            config,
            schedule.every,
            _moment(schedule.next_at),
            str(schedule.last_job or "none yet"),
        )
    _print(table)


@contextmanager
def shown_progress(job_id: JobId) -> Iterator[Callable[[JobEvent], None]]:
    """Show events as they come: a bar on a terminal, else a line for each change."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _line_for_each_change(job_id)
        return
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[far]}", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(f"Job {job_id}", total=None, far="")

        def show(event: JobEvent) -> None:
            label = f"Job {job_id}: {event.stage or event.state}"
            far, done = how_far(event, with_stage=False), event.done
            bar.update(
                task, description=label, total=event.total, completed=done, far=far
            )

        yield show


def how_far(job: Counted, *, with_stage: bool = True) -> str:
    """Say the stage, counts, rate and time left, as far as they are known."""
    parts = [f"{job.stage}:"] if job.stage and with_stage else []
    if job.total is not None:
        parts.append(f"{job.done:,} of {job.total:,}")
    elif job.done:
        parts.append(f"{job.done:,}")
    if job.skipped:
        parts.append(f"({job.skipped:,} skipped)")
    if job.failed:
        parts.append(f"({job.failed:,} failed)")
    if job.rate_per_s and job.state is JobState.RUNNING:
        parts.append(f"· {job.rate_per_s:,.1f}/s")
    if job.eta_s is not None and job.state is JobState.RUNNING:
        parts.append(f"· {_duration(job.eta_s)} left")
    return " ".join(parts).removesuffix(":")


def _line_for_each_change(job_id: JobId) -> Callable[[JobEvent], None]:
    last: tuple[str, str | None] | None = None

    def show(event: JobEvent) -> None:
        nonlocal last
        if (event.state, event.stage) != last:
            say(f"Job {job_id}: {event.state} {how_far(event)}".rstrip())
        last = event.state, event.stage

    return show


def _state(job: Job) -> str:
    is_stopping = job.is_called_off and job.state is JobState.RUNNING
    return "stopping" if is_stopping else job.state


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def _print(table: Table) -> None:
    Console(highlight=False, markup=False).print(table)
