"""A worker takes jobs, does them, and says in words how they ended."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event

import pytest

from backend.domain.errors import (
    Cancelled,
    DatabaseUnavailable,
    InvalidRecord,
    SearchUnavailable,
)
from backend.domain.jobs import Config, Job, JobId, JobState
from backend.settings import Settings
from backend.worker.kinds import JobKinds, JobProgress
from backend.worker.worker import Worker, working_behind
from tests.fakes.jobs import InMemoryJobs
from tests.fakes.kinds import FakeKind, Work

SOON = 10.0


@pytest.fixture
def jobs() -> InMemoryJobs:
    return InMemoryJobs()


def a_worker(jobs: InMemoryJobs, work: Work) -> Worker:
    kinds = JobKinds({"work": FakeKind(work)})
    return Worker(jobs, lambda: kinds, Settings.from_env({}))


def carried_out(jobs: InMemoryJobs, work: Work) -> Job:
    """Queue a job, have it done, and return it as it is then."""
    job = jobs.enqueue("work", {}, lane=None)
    a_worker(jobs, work).run(is_once=True)
    return jobs.job(job.id)


def fails_with(error: BaseException) -> Work:
    def work(_config: Config, _progress: JobProgress) -> Config:
        raise error

    return work


def goes_on(_config: Config, progress: JobProgress) -> Config:
    progress.stage("Going on")
    while True:
        progress.check()
        progress.advance()
        time.sleep(0.01)


def wait_until(is_so: Callable[[], bool]) -> float:
    began = time.monotonic()
    while not is_so():
        assert time.monotonic() - began < SOON
        time.sleep(0.01)
    return time.monotonic() - began


@contextmanager
def a_running_job(jobs: InMemoryJobs, work: Work = goes_on) -> Iterator[JobId]:
    job = jobs.enqueue("work", {}, lane=None)
    with working_behind(a_worker(jobs, work)):
        wait_until(lambda: jobs.job(job.id).stage is not None)
        yield job.id


def test_work_that_is_done_leaves_its_result(jobs):
    def work(config: Config, progress: JobProgress) -> Config:
        progress.stage("Loading", 2)
        progress.advance(2)
        return {"films": 2, **config}

    job = jobs.enqueue("work", {"file": "/a"}, lane=None)
    a_worker(jobs, work).run(is_once=True)

    done = jobs.job(job.id)
    assert (done.state, done.result) == ("succeeded", {"films": 2, "file": "/a"})
    assert (done.stage, done.done, done.total) == ("Loading", 2, 2)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (InvalidRecord("line 2: title: every film needs one"), "line 2: title: every"),
        (SearchUnavailable("Chroma does not answer."), "Chroma does not answer."),
        (FileNotFoundError(2, "No such file", "/a"), "The system refused: .*'/a'"),
        (ZeroDivisionError("by zero"), r"inside Movie Chat \(ZeroDivisionError: by ze"),
        (SystemExit(3), r"inside Movie Chat \(SystemExit: 3\)"),
        (ValueError("\x00\udcff"), r"ValueError: ␀\?"),
    ],
)
def test_work_that_fails_says_why_and_the_worker_goes_on(jobs, error, words):
    failed = carried_out(jobs, fails_with(error))
    after = carried_out(jobs, lambda _config, _progress: {})

    assert failed.state is JobState.FAILED
    assert failed.finished_at is not None
    with pytest.raises(AssertionError, match=words):
        raise AssertionError(failed.error)
    assert after.state is JobState.SUCCEEDED


def test_a_result_that_cannot_be_kept_is_a_failure_not_a_hang(jobs):
    failed = carried_out(jobs, lambda _config, _progress: {"films": {1, 2}})

    assert failed.state is JobState.FAILED
    assert "cannot be kept as JSON" in (failed.error or "")


def test_a_config_of_an_older_program_is_refused_in_words(jobs):
    job = jobs.enqueue("work", {"colour": "red"}, lane=None)

    a_worker(jobs, goes_on).run(is_once=True)

    assert jobs.job(job.id).error == "config.colour: unknown key; known are file."


def test_whoever_waits_once_is_told_whether_something_failed(jobs):
    worker = a_worker(jobs, fails_with(ValueError("no")))
    jobs.enqueue("work", {}, lane=None)

    worker.run(is_once=True)

    assert worker.has_failed
    assert not a_worker(jobs, goes_on).has_failed


def test_a_job_that_looks_whether_it_is_wanted_stops_within_a_second(jobs):
    with a_running_job(jobs) as job_id:
        jobs.cancel(job_id)
        seconds = wait_until(lambda: jobs.job(job_id).state is JobState.CANCELLED)

    assert seconds < 1


def test_work_that_gives_up_of_itself_is_cancelled(jobs):
    assert carried_out(jobs, fails_with(Cancelled("enough"))).state == "cancelled"


def test_a_worker_that_leaves_gives_its_job_back_at_once(jobs):
    began = time.monotonic()
    with a_running_job(jobs) as job_id:
        pass

    assert jobs.job(job_id).state is JobState.QUEUED
    assert jobs.job(job_id).error is None
    assert time.monotonic() - began < SOON


def test_a_worker_that_lost_its_job_stops_and_changes_nothing(jobs):
    has_stopped = Event()

    def work(config: Config, progress: JobProgress) -> Config:
        try:
            return goes_on(config, progress)
        except Cancelled:
            has_stopped.set()
            raise

    with a_running_job(jobs, work) as job_id:
        jobs.fall_silent(job_id)
        taken = jobs.claim(["work"], worker="there:1")

        assert taken is not None
        assert has_stopped.wait(SOON)
        assert jobs.job(job_id).state is JobState.RUNNING
        assert jobs.job(job_id).attempt == 2


def test_a_long_stage_stays_alive_without_a_word(jobs):
    def work(_config: Config, progress: JobProgress) -> Config:
        progress.stage("Sleeping")
        time.sleep(1.5)
        return {}

    with a_running_job(jobs, work) as job_id:
        first = jobs.job(job_id).heartbeat_at
        wait_until(lambda: jobs.job(job_id).heartbeat_at != first)
        wait_until(lambda: jobs.job(job_id).state is JobState.SUCCEEDED)


def test_a_job_that_lost_the_database_goes_on_when_it_is_back(jobs):
    runs = []

    def work(_config: Config, progress: JobProgress) -> Config:
        runs.append(progress.checkpoint)
        progress.keep({"run": len(runs)})
        if len(runs) < 3:
            raise DatabaseUnavailable("The database does not answer.")
        return {}

    assert carried_out(jobs, work).state is JobState.SUCCEEDED
    assert runs == [None, {"run": 1}, {"run": 2}]


def test_an_absent_database_ends_no_worker_and_no_short_silence_a_job(jobs):
    with a_running_job(jobs) as job_id:
        jobs.is_away = True
        time.sleep(1.2)
        jobs.is_away = False
        before = jobs.job(job_id).done
        wait_until(lambda: jobs.job(job_id).done > before)
        jobs.cancel(job_id)
        wait_until(lambda: jobs.job(job_id).state is JobState.CANCELLED)
        jobs.is_away = True
        time.sleep(1.2)
        jobs.is_away = False
        jobs.retry(job_id)
        wait_until(lambda: jobs.job(job_id).state is JobState.RUNNING)


def test_a_result_waits_for_a_database_that_is_away_for_a_moment(jobs):
    def work(_config: Config, progress: JobProgress) -> Config:
        jobs.is_away = True
        return {"films": 1}

    job = jobs.enqueue("work", {}, lane=None)
    with working_behind(a_worker(jobs, work)):
        wait_until(lambda: jobs.is_away)
        time.sleep(0.7)
        jobs.is_away = False
        wait_until(lambda: jobs.job(job.id).state is JobState.SUCCEEDED)
