"""`moviechat jobs`: see how long work goes, call it off, try it again."""

import sys
from collections.abc import Iterator

import click

from backend.adapters.console import print_json, say
from backend.cli.reporting import AS_JSON, opened
from backend.cli.telling import (
    print_job,
    print_jobs,
    print_schedules,
    shown_progress,
)
from backend.domain.jobs import (
    JobEvent,
    JobId,
    JobState,
    ScheduleId,
    event_to_json,
    job_to_json,
    schedule_to_json,
)

JOB = click.argument("job_id", metavar="JOB", type=click.IntRange(1))


@click.group()
def jobs() -> None:
    """See how long work goes, call it off, try it again."""


@jobs.command("list")
@click.option(
    "--state",
    type=click.Choice([str(state) for state in JobState]),
    help="Only those in this state.",
)
@click.option(
    "--limit",
    type=click.IntRange(1, 1000),
    default=20,
    show_default=True,
    help="How many at most.",
)
@AS_JSON
def list_jobs(state: str | None, limit: int, *, as_json: bool) -> None:
    """List jobs, newest first."""
    wanted = None if state is None else JobState(state)
    with opened() as services:
        found = services.jobs.queue.jobs(state=wanted, limit=limit)
    if as_json:
        print_json([job_to_json(job) for job in found])
    elif found:
        print_jobs(found)
    else:
        say("There is no job.")


@jobs.command()
@JOB
@AS_JSON
def show(job_id: int, *, as_json: bool) -> None:
    """Show everything about a job."""
    with opened() as services:
        job = services.jobs.queue.job(JobId(job_id))
    if as_json:
        print_json(job_to_json(job))
    else:
        print_job(job)


@jobs.command()
@JOB
@AS_JSON
def cancel(job_id: int, *, as_json: bool) -> None:
    """Call a job off; one that runs stops within a moment."""
    with opened() as services:
        job = services.jobs.queue.cancel(JobId(job_id))
    if as_json:
        print_json(job_to_json(job))
    else:
        is_over = job.state.is_over
        say(f"Job {job.id} is {'cancelled' if is_over else 'being stopped'}.")


@jobs.command()
@JOB
@AS_JSON
def retry(job_id: int, *, as_json: bool) -> None:
    """Queue a job again that failed or was cancelled; it goes on where it was."""
    with opened() as services:
        job = services.jobs.queue.retry(JobId(job_id))
    if as_json:
        print_json(job_to_json(job))
    else:
        say(f"Job {job.id} is queued again.")


@jobs.command()
@JOB
@AS_JSON
def watch(job_id: int, *, as_json: bool) -> None:
    """Follow a job until it is over; exits with 1 unless it succeeded.

    Ctrl-C ends the watching, not the job. With --json each event is a line.
    """
    known = JobId(job_id)
    with opened() as services:
        events = filter(None, services.jobs.follow(known, since=0))
        if as_json:
            state = _watch_for_programs(events, known)
        else:
            state = _watch(events, known)
            print_job(services.jobs.queue.job(known))
    if state is not JobState.SUCCEEDED:
        sys.exit(1)


@jobs.command()
@click.option("--remove", type=click.IntRange(1), help="Remove the one of this id.")
@AS_JSON
def schedules(remove: int | None, *, as_json: bool) -> None:
    """List what is queued again and again."""
    with opened() as services:
        book = services.jobs.book
        if remove is not None:
            book.remove(ScheduleId(remove))
            say(f"Schedule {remove} is removed.")
        found = book.schedules()
    if as_json:
        print_json([schedule_to_json(schedule) for schedule in found])
    elif found:
        print_schedules(found)
    else:
        say("Nothing is scheduled.")


def _watch(events: Iterator[JobEvent], job_id: JobId) -> JobState:
    state = JobState.QUEUED
    with shown_progress(job_id) as show_event:
        for event in events:
            show_event(event)
            state = event.state
    return state


def _watch_for_programs(events: Iterator[JobEvent], job_id: JobId) -> JobState:
    state = JobState.QUEUED
    for event in events:
        print_json(event_to_json(job_id, event))
        sys.stdout.flush()
        state = event.state
    return state
