"""Schedules in PostgreSQL: what is queued again and again, once for each slot."""

from datetime import datetime
from typing import Any

from psycopg import Connection
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from backend.adapters.postgres.connect import Connect, reading
from backend.adapters.postgres.job_rows import fetch, note, one
from backend.adapters.postgres.queries import query
from backend.domain.errors import NotFound
from backend.domain.jobs import Config, Schedule, ScheduleId, next_slot


class PostgresSchedules:
    """`ScheduleBook` over PostgreSQL."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect

    def add(
        self, kind: str, config: Config, *, lane: str | None, every: str
    ) -> Schedule:
        """Schedule a job; the same one scheduled before gets these times instead."""
        with self._connect() as connection, connection.transaction():
            now = _clock(connection)
            row = one(
                connection,
                query("add_schedule"),
                {
                    "kind": kind,
                    "config": Jsonb(dict(config)),
                    "lane": lane,
                    "every": every,
                    "next_at": next_slot(every, since=now, now=now),
                },
            )
        return Schedule(**row)

    def schedules(self) -> list[Schedule]:
        """Return every schedule, the next one due first."""
        with (
            reading(self._connect) as connection,
            connection.cursor(row_factory=dict_row) as cursor,
        ):
            rows = cursor.execute(query("schedules"))
            return [Schedule(**row) for row in rows]

    def remove(self, schedule_id: ScheduleId) -> None:
        """Schedule this no longer, or raise NotFound."""
        with self._connect() as connection:
            removed = connection.execute(query("remove_schedule"), {"id": schedule_id})
            if removed.rowcount == 0:
                raise NotFound("schedule", str(schedule_id), place="in the list")


def fire_due_schedules(connection: Connection[Any]) -> None:
    """Queue what is due, within the transaction that holds the turn."""
    with connection.cursor(row_factory=dict_row) as cursor:
        due = [Schedule(**row) for row in cursor.execute(query("due_schedules"))]
    for schedule in due:
        slot = next_slot(schedule.every, since=schedule.next_at, now=_clock(connection))
        values = {"id": schedule.id, "next_at": slot}
        row = fetch(connection, query("fire_schedule"), values)
        if row is not None and row["last_job"] is not None:
            note(connection, row["last_job"])


def _clock(connection: Connection[Any]) -> datetime:
    """Return the time by the database's clock, which all workers share."""
    now: datetime = one(connection, query("what_time"), {})["now"]
    return now
