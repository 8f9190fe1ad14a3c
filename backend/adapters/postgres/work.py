"""The queue of jobs in PostgreSQL, as workers see it.

Workers take turns at choosing. After that a job belongs to one attempt: whatever
another writes changes nothing.
"""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from typing import Any, Final

from psycopg import Connection
from psycopg.types.json import Jsonb

from backend.adapters.postgres.connect import Connect
from backend.adapters.postgres.job_rows import Row, fetch, job_of, note, one
from backend.adapters.postgres.jobs import LEASE_SECONDS
from backend.adapters.postgres.queries import query
from backend.adapters.postgres.schedules import fire_due_schedules
from backend.domain.jobs import Config, Ending, Finished, Job, Standing

# A job that breaks its worker each time shall not do so for ever.
MOST_LOSSES: Final = 5
_GIVEN_UP: Final = (
    f"Its worker ended without a word {MOST_LOSSES} times. See the workers' logs and "
    "whether the memory is enough; then try it again: it goes on where it was."
)


class PostgresWorkQueue:
    """`WorkQueue` over PostgreSQL."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect

    def claim(self, kinds: Collection[str], *, worker: str) -> Job | None:
        """Take the next job of these kinds, if there is one."""
        values = {
            "kinds": list(kinds),
            "worker": worker,
            "lease": LEASE_SECONDS,
            "most_losses": MOST_LOSSES,
            "error": _GIVEN_UP,
        }
        with self._connect() as connection, connection.transaction():
            if not _is_work_due(connection, values):
                return None
            connection.execute(query("take_turns_at_jobs"))
            for row in connection.execute(query("put_back_silent_jobs"), values):
                note(connection, row[0])
            fire_due_schedules(connection)
            claimed = fetch(connection, query("claim_job"), values)
            if claimed is not None:
                note(connection, claimed["id"])
        return None if claimed is None else job_of(claimed)

    def report(self, job: Job, standings: Sequence[Standing]) -> Job | None:
        """Say how a run goes on, in order; None tells that the job is lost."""
        row: Row | None = None
        with self._connect() as connection, connection.transaction():
            for standing in standings:
                row = _report(connection, job, standing)
        return None if row is None else job_of(row)

    def settle(self, job: Job, standings: Sequence[Standing], ending: Ending) -> bool:
        """End a run; False tells that the job was lost before."""
        with self._connect() as connection, connection.transaction():
            for standing in standings:
                _report(connection, job, standing)
            row = _end(connection, _run(job), ending)
            if row is not None:
                note(connection, row["id"])
        return row is not None


def _is_work_due(connection: Connection[Any], values: Row) -> bool:
    return any(one(connection, query("is_work_due"), values).values())


def _report(connection: Connection[Any], job: Job, standing: Standing) -> Row | None:
    values = {**asdict(standing), **_run(job)}
    values["checkpoint"] = _json(standing.checkpoint)
    row = fetch(connection, query("report_job"), values)
    if row is not None and row["is_new_stage"]:
        note(connection, row["id"])
    return row


def _end(connection: Connection[Any], run: Row, ending: Ending) -> Row | None:
    if isinstance(ending, Finished):
        end = {
            "state": ending.state,
            "result": _json(ending.result),
            "error": ending.error,
        }
        return fetch(connection, query("finish_job"), {**run, **end})
    values = {
        **run,
        "error": ending.error,
        "loss": 0 if ending.error is None else 1,
        "most_losses": MOST_LOSSES,
    }
    return fetch(connection, query("give_job_back"), values)


def _run(job: Job) -> dict[str, Any]:
    return {"id": job.id, "attempt": job.attempt}


def _json(value: Config | None) -> Jsonb | None:
    return None if value is None else Jsonb(dict(value))
