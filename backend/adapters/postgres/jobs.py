"""Jobs in PostgreSQL, for those who order and watch them."""

from typing import Final

from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from backend.adapters.postgres.connect import Connect, reading
from backend.adapters.postgres.job_rows import Row, event_of, fetch, job_of, note, one
from backend.adapters.postgres.queries import query
from backend.domain.errors import InvalidRequest, NotFound
from backend.domain.jobs import Config, Job, JobEvent, JobId, JobState

# A worker that did not report for so long has lost its job.
LEASE_SECONDS: Final = 15.0


class PostgresJobs:
    """`JobQueue` over PostgreSQL."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect

    def enqueue(self, kind: str, config: Config, *, lane: str | None) -> Job:
        """Queue a job; those of one lane are carried out one after another."""
        values = {"kind": kind, "config": Jsonb(dict(config)), "lane": lane}
        with self._connect() as connection, connection.transaction():
            row = one(connection, query("enqueue_job"), values)
            note(connection, row["id"])
        return job_of(row)

    def job(self, job_id: JobId) -> Job:
        """Return the job, or raise NotFound."""
        with reading(self._connect) as connection:
            row = fetch(connection, query("job"), {"id": job_id})
        if row is None:
            raise NotFound("job", str(job_id), place="in the queue")
        return job_of(row)

    def jobs(self, *, state: JobState | None, limit: int) -> list[Job]:
        """Return jobs, newest first."""
        values = {"state": state, "limit": limit}
        with (
            reading(self._connect) as connection,
            connection.cursor(row_factory=dict_row) as cursor,
        ):
            rows = cursor.execute(query("jobs_newest_first"), values)
            return [job_of(row) for row in rows]

    def cancel(self, job_id: JobId) -> Job:
        """Call a job off; raise InvalidRequest if it succeeded or failed already."""
        values = {"id": job_id, "lease": LEASE_SECONDS}
        changed = self._change(query("cancel_job"), values)
        job = changed or self.job(job_id)
        if job.state in {JobState.SUCCEEDED, JobState.FAILED}:
            raise InvalidRequest(
                f"Job {job_id} {job.state} already; there is nothing to call off.",
            )
        return job

    def retry(self, job_id: JobId) -> Job:
        """Queue a job again that failed or was cancelled; others are refused."""
        changed = self._change(query("retry_job"), {"id": job_id})
        if changed:
            return changed
        job = self.job(job_id)
        raise InvalidRequest(
            f"Job {job_id} is {job.state}; only one that failed or was cancelled can "
            "be tried again.",
        )

    def events(self, job_id: JobId, *, since: int) -> list[JobEvent]:
        """Return what happened after this event, in order."""
        values = {"id": job_id, "since": since}
        with (
            reading(self._connect) as connection,
            connection.cursor(row_factory=dict_row) as cursor,
        ):
            rows = cursor.execute(query("job_events_since"), values)
            return [event_of(row) for row in rows]

    def _change(self, statement: str, values: Row) -> Job | None:
        with self._connect() as connection, connection.transaction():
            row = fetch(connection, statement, values)
            if row is not None:
                note(connection, row["id"])
        return None if row is None else job_of(row)
