"""Workers as processes over one PostgreSQL: killed, frozen, cut off, and many."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise

import pytest

from backend.adapters.postgres.connect import Connect
from backend.adapters.postgres.jobs import PostgresJobs
from backend.adapters.postgres.schedules import PostgresSchedules
from backend.domain.jobs import Job, JobEvent, JobId, JobState
from backend.settings import Settings
from backend.worker.desk import JobDesk
from tests.integration.working import MARKS, kinds
from tests.moviechat import REPOSITORY

pytestmark = [pytest.mark.postgres, pytest.mark.timeout(300)]

Mark = tuple[datetime, str, int, int]


class Yard:
    """A database with a queue, and workers that come and go."""

    def __init__(self, connect: Connect, url: str, stack: ExitStack) -> None:
        self.connect = connect
        self.url = url
        self._stack = stack
        self.queue = PostgresJobs(connect)
        self.book = PostgresSchedules(connect)
        known = kinds(connect)
        settings = Settings.from_env({})
        self.desk = JobDesk(self.queue, self.book, settings, lambda: known)
        self.run(MARKS)

    def run(self, statement: str, *values: object) -> None:
        with self.connect() as connection:
            connection.execute(statement, values)

    def worker(self, *words: str) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.integration.working", self.url, *words],
            cwd=REPOSITORY,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._stack.callback(end, process)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        return process

    def order(self, kind: str, text: str) -> JobId:
        return self.desk.order(kind, {"file": text}).id

    def job(self, job_id: JobId) -> Job:
        return self.queue.job(job_id)

    def marks(self) -> list[Mark]:
        with self.connect() as connection:
            rows = connection.execute(
                "SELECT at, job, step, pid FROM marks ORDER BY at"
            )
            return rows.fetchall()

    def wait_for(self, job_id: JobId, state: JobState, seconds: float = 60) -> float:
        return wait_until(lambda: self.job(job_id).state is state, seconds)

    def wait_for_marks(self, count: int) -> None:
        wait_until(lambda: len(self.marks()) >= count)


def end(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


def wait_until(is_so: Callable[[], bool], seconds: float = 60) -> float:
    began = time.monotonic()
    while not is_so():
        assert time.monotonic() - began < seconds
        time.sleep(0.02)
    return time.monotonic() - began


@pytest.fixture
def yard(cluster) -> Iterator[Yard]:
    with cluster.fresh() as name, ExitStack() as stack:
        yield Yard(cluster.connect(name), cluster.address(name), stack)


def assert_taken_up(marks: list[Mark], steps: int) -> None:
    """One worker after the other, and nothing left out."""
    pids = [pid for _, _, _, pid in marks]
    changes = sum(a != b for a, b in pairwise(pids))
    assert changes == len(set(pids)) - 1, "two at once"
    assert sorted({step for _, _, step, _ in marks}) == list(range(steps))
    twice = Counter(step for _, _, step, _ in marks)
    # What was done since the last report is done again, and no more than that.
    assert sum(twice.values()) - steps <= 30 * (len(set(pids)) - 1)


@pytest.mark.parametrize("count", [100, pytest.param(1000, marks=pytest.mark.slow)])
def test_many_jobs_drain_through_three_workers_and_each_is_done_once(yard, count):
    names = [f"job {n}" for n in range(count)]
    for name in names:
        yard.order("once", name)

    workers = [yard.worker("--once") for _ in range(3)]
    for worker in workers:
        assert worker.wait(timeout=120) == 0

    assert Counter(job for _, job, _, _ in yard.marks()) == Counter(names)
    assert len({pid for *_, pid in yard.marks()}) > 1
    assert len(yard.queue.jobs(state=JobState.SUCCEEDED, limit=2000)) == count


def test_jobs_of_one_lane_never_run_at_once_with_three_workers(yard):
    for n in range(6):
        yard.queue.enqueue("count", {"file": f"{n}/4"}, lane="one")

    workers = [yard.worker("--once") for _ in range(3)]
    wait_until(lambda: len(yard.queue.jobs(state=JobState.SUCCEEDED, limit=9)) == 6)

    assert [job for _, job, _, _ in yard.marks()] == [
        str(n) for n in range(6) for _ in range(4)
    ]
    assert all(worker.wait(timeout=30) == 0 for worker in workers)


def test_a_running_job_is_cancelled_within_a_second(yard):
    yard.worker()
    for _ in range(3):
        job_id = yard.order("count", "long/2000")
        yard.wait_for(job_id, JobState.RUNNING)

        yard.queue.cancel(job_id)

        assert yard.wait_for(job_id, JobState.CANCELLED) < 1
        before = len(yard.marks())
        time.sleep(0.2)
        assert len(yard.marks()) == before


def test_a_worker_asked_to_end_gives_its_job_back_and_the_next_goes_on(yard):
    first = yard.worker()
    job_id = yard.order("count", "handed over/40")
    yard.wait_for_marks(5)

    first.terminate()
    assert first.wait(timeout=5) == 0
    assert yard.job(job_id).state is JobState.QUEUED
    yard.worker()

    yard.wait_for(job_id, JobState.SUCCEEDED)
    assert_taken_up(yard.marks(), 40)


def test_a_worker_whose_connections_are_cut_goes_on(yard):
    yard.worker()
    job_id = yard.order("count", "cut off/60")
    for _ in range(5):
        yard.wait_for_marks(1)
        yard.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        time.sleep(0.3)

    yard.wait_for(job_id, JobState.SUCCEEDED)
    assert sorted({step for _, _, step, _ in yard.marks()}) == list(range(60))


def test_a_schedule_fires_once_a_slot_with_three_workers(yard):
    schedule = yard.desk.schedule("once", {"file": "nightly"}, "hourly")
    for _ in range(3):
        yard.worker()

    for slot in range(1, 6):
        late = datetime.now(UTC) - timedelta(hours=slot)
        yard.run("UPDATE schedules SET next_at = %s WHERE id = %s", late, schedule.id)
        wait_until(lambda slot=slot: len(yard.marks()) == slot)  # type: ignore[misc] # a default keeps this round's
        done = yard.queue.jobs(state=JobState.SUCCEEDED, limit=10)
        wait_until(lambda: yard.job(yard.book.schedules()[0].last_job).state.is_over)
        assert len(done) <= slot

    time.sleep(1.5)
    assert len(yard.queue.jobs(state=None, limit=100)) == 5
    assert len(yard.marks()) == 5


def test_whoever_follows_with_breaks_misses_nothing_and_hears_nothing_twice(yard):
    chance = random.Random(7)
    job_id = yard.order("count", "followed/60")
    yard.worker()

    heard: list[JobEvent] = []
    since = 0
    while not heard or not heard[-1].state.is_over:
        for event in islice(
            yard.desk.follow(job_id, since=since), chance.randint(1, 4)
        ):
            if event is not None:
                heard.append(event)
                since = event.number

    numbers = [event.number for event in heard]
    assert numbers == sorted(set(numbers))
    with yard.connect() as connection:
        rows = connection.execute("SELECT number FROM job_events ORDER BY number")
        kept = [number for (number,) in rows]
    assert set(kept) <= set(numbers)
    done = [event.done for event in heard]
    assert done == sorted(done)
    assert len(done) > len(kept)


@pytest.mark.slow
def test_a_killed_workers_job_is_picked_up_by_another(yard):
    first = yard.worker()
    job_id = yard.order("count", "killed/80")
    yard.wait_for_marks(20)

    first.kill()
    first.wait()
    began = time.monotonic()
    yard.worker()
    wait_until(lambda: yard.job(job_id).attempt == 2, 30)
    seconds = time.monotonic() - began

    yard.wait_for(job_id, JobState.SUCCEEDED)
    assert seconds < 20
    assert_taken_up(yard.marks(), 80)


@pytest.mark.slow
def test_a_frozen_worker_loses_its_job_and_changes_nothing_when_it_thaws(yard):
    first = yard.worker()
    job_id = yard.order("count", "frozen/400")
    yard.wait_for_marks(10)

    first.send_signal(signal.SIGSTOP)
    yard.worker()
    wait_until(lambda: yard.job(job_id).attempt == 2, 30)
    wait_until(lambda: len({pid for *_, pid in yard.marks()}) == 2)
    first.send_signal(signal.SIGCONT)

    yard.wait_for(job_id, JobState.SUCCEEDED)
    late = [mark for mark in yard.marks() if mark[3] == first.pid][10:]
    began_again = next(at for at, _, _, pid in yard.marks() if pid != first.pid)
    assert len([at for at, *_ in late if at > began_again]) <= 1
    assert yard.job(job_id).attempt == 2
    again = yard.order("once", "still of use")
    yard.wait_for(again, JobState.SUCCEEDED)


@pytest.mark.slow
def test_a_long_silent_stage_is_not_taken_from_a_living_worker(yard):
    yard.worker()
    job_id = yard.order("silently", "asleep/20")
    yard.wait_for_marks(1)
    yard.worker()

    yard.wait_for(job_id, JobState.SUCCEEDED)

    assert len(yard.marks()) == 1
    assert yard.job(job_id).attempt == 1


@pytest.mark.slow
def test_workers_killed_at_random_lose_and_double_nothing(yard):
    chance = random.Random(3)
    names = [f"job {n}" for n in range(30)]
    ids = [yard.order("count", f"{name}/20") for name in names]
    workers = [yard.worker() for _ in range(3)]

    while yard.queue.jobs(state=JobState.QUEUED, limit=1):
        time.sleep(chance.uniform(0.5, 3))
        victim = chance.choice(workers)
        end(victim)
        workers.remove(victim)
        workers.append(yard.worker())
    for job_id in ids:
        yard.wait_for(job_id, JobState.SUCCEEDED, 120)

    for name in names:
        assert_taken_up([mark for mark in yard.marks() if mark[1] == name], 20)
    assert os.getpid() not in {pid for *_, pid in yard.marks()}
