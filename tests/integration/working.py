"""A process that carries out jobs, which leave marks of who did what and when.

python -m tests.integration.working DATABASE_URL [--once]
"""

import os
import signal
import sys
import time
from typing import Any

from backend.adapters.postgres.connect import Connect, open_pool, pooled
from backend.adapters.postgres.work import PostgresWorkQueue
from backend.domain.jobs import Config
from backend.settings import Settings
from backend.worker.kinds import JobKinds, JobProgress
from backend.worker.worker import Worker
from tests.fakes.kinds import FakeKind

MARKS = """
CREATE TABLE IF NOT EXISTS marks (
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  job text NOT NULL, step integer NOT NULL, pid integer NOT NULL
)"""


def kinds(connect: Connect) -> JobKinds:
    """Return kinds whose config names the job, and its steps: `name/steps`."""

    def mark(name: str, step: int) -> None:
        with connect() as connection:
            connection.execute(
                "INSERT INTO marks (job, step, pid) VALUES (%s, %s, %s)",
                [name, step, os.getpid()],
            )

    def count(config: Config, progress: JobProgress) -> Config:
        name, steps = str(config["file"]).split("/")
        begun: Any = (progress.checkpoint or {}).get("step", 0)
        progress.stage("Counting", int(steps))
        progress.advance(begun)
        for step in range(begun, int(steps)):
            progress.check()
            mark(name, step)
            progress.keep({"step": step + 1})
            progress.advance()
            time.sleep(0.05)
        return {"counted": int(steps)}

    def once(config: Config, _progress: JobProgress) -> Config:
        mark(str(config["file"]), 0)
        return {}

    def silently(config: Config, progress: JobProgress) -> Config:
        name, seconds = str(config["file"]).split("/")
        progress.stage("Sleeping")
        mark(name, 0)
        time.sleep(float(seconds))
        return {}

    return JobKinds(
        {
            "count": FakeKind(count),
            "once": FakeKind(once),
            "silently": FakeKind(silently),
        },
    )


def main() -> None:
    """Work until ended."""
    url = sys.argv[1]
    with open_pool(lambda: url, size=2) as pool:
        connect = pooled(pool)
        known = kinds(connect)
        queue = PostgresWorkQueue(connect)
        worker = Worker(queue, lambda: known, Settings.from_env({}))
        signal.signal(signal.SIGTERM, lambda _number, _frame: worker.leave())
        print("ready", flush=True)  # noqa: T201 - its caller waits for it
        worker.run(is_once="--once" in sys.argv)


if __name__ == "__main__":
    main()
