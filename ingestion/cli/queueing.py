"""How a command is put on the queue instead of being carried out at once."""

from datetime import UTC

import click

from backend.adapters.console import print_json, say
from backend.domain.errors import InvalidRequest
from backend.domain.jobs import Config, job_to_json, read_every, schedule_to_json
from ingestion.cli.reporting import job_desk


def _how_often(
    _context: click.Context, _option: click.Parameter, text: str | None
) -> str | None:
    try:
        return None if text is None else read_every(text)
    except InvalidRequest as exc:
        raise click.BadParameter(str(exc)) from exc


QUEUE = click.option(
    "--queue",
    "is_queued",
    is_flag=True,
    help="Leave it to a worker, and print the job's id.",
)
SCHEDULE = click.option(
    "--schedule",
    "every",
    metavar="WHEN",
    callback=_how_often,
    help="Leave it to a worker again and again: hourly, daily, weekly, HH:MM (UTC).",
)


def put_on_queue(kind: str, config: Config, *, as_json: bool) -> None:
    """Queue a job and print its id."""
    with job_desk() as desk:
        job = desk.order(kind, config)
    say(
        f"Job {job.id} is queued; a running server or `moviechat worker` carries it "
        f"out. `moviechat jobs watch {job.id}` shows how it goes.",
    )
    if as_json:
        print_json(job_to_json(job))
    else:
        click.echo(job.id)


def left_to_worker(
    kind: str,
    *,
    is_queued: bool,
    every: str | None,
    as_json: bool,
) -> bool:
    """Leave to a worker what needs no options, if it is to be; say whether it was."""
    if every:
        put_on_schedule(kind, {}, every, as_json=as_json)
    elif is_queued:
        put_on_queue(kind, {}, as_json=as_json)
    return bool(every) or is_queued


def put_on_schedule(kind: str, config: Config, every: str, *, as_json: bool) -> None:
    """Have a job queued again and again, and print the schedule's id."""
    with job_desk() as desk:
        schedule = desk.schedule(kind, config, every)
    say(
        f"Schedule {schedule.id} is kept, next at "
        f"{schedule.next_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC. "
        "`moviechat jobs schedules` lists them all.",
    )
    if as_json:
        print_json(schedule_to_json(schedule))
    else:
        click.echo(schedule.id)
