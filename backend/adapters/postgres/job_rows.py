"""Rows of jobs as values, and the note that keeps each of their changes."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final

from psycopg import Connection
from psycopg.rows import dict_row

from backend.adapters.postgres.queries import query
from backend.domain.jobs import Job, JobEvent, JobState

Row = Mapping[str, Any]

_OF_A_JOB: Final = tuple(field.name for field in fields(Job))


def fetch(connection: Connection[Any], statement: str, values: Row) -> Row | None:
    """Return the first row, if there is one."""
    with connection.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(statement, values).fetchone()


def one(connection: Connection[Any], statement: str, values: Row) -> Row:
    """Return the row of a statement that always has one."""
    row = fetch(connection, statement, values)
    assert row is not None, statement  # noqa: S101 - else the statement is wrong
    return row


def note(connection: Connection[Any], job_id: int) -> None:
    """Keep how a job is now for those who watch it."""
    connection.execute(query("note_event"), {"id": job_id})


def job_of(row: Row) -> Job:
    """Return the job that a row holds."""
    values = {name: row[name] for name in _OF_A_JOB}
    return Job(**{**values, "state": JobState(row["state"])})


def event_of(row: Row) -> JobEvent:
    """Return the event that a row holds."""
    return JobEvent(**{**row, "state": JobState(row["state"])})
