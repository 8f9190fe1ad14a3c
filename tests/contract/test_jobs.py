"""What a queue of jobs promises, whoever keeps it."""

from datetime import UTC, datetime, timedelta

import pytest

from backend.domain.errors import InvalidRequest, NotFound
from backend.domain.jobs import (
    Finished,
    GivenBack,
    Job,
    JobEvent,
    JobId,
    JobState,
    ScheduleId,
    Standing,
)
from tests.contract.conftest import Office

DONE = Finished(JobState.SUCCEEDED, result={"films": 3})
BROKEN = Finished(JobState.FAILED, error="The file is not there.")
KINDS = ("load", "embed")


def enqueue(office: Office, kind: str = "load", lane: str | None = None) -> Job:
    return office.queue.enqueue(kind, {"file": "/a"}, lane=lane)


def claim(office: Office) -> Job:
    job = office.work.claim(KINDS, worker="here:1")
    assert job is not None
    return job


def claim_none(office: Office) -> None:
    assert office.work.claim(KINDS, worker="here:2") is None


def told(events: list[JobEvent]) -> list[tuple[str, str | None]]:
    return [(event.state, event.stage) for event in events]


def test_a_job_waits_in_the_queue_as_it_was_ordered(office):
    job = enqueue(office)

    found = office.queue.job(job.id)

    assert found == job
    assert (found.kind, found.config, found.state) == ("load", {"file": "/a"}, "queued")
    assert found.created_at.tzinfo is not None
    assert (found.attempt, found.started_at, found.finished_at) == (0, None, None)


def test_a_job_that_is_not_there_is_said_so(office):
    for ask in (office.queue.job, office.queue.cancel, office.queue.retry):
        with pytest.raises(NotFound, match="There is no job '404' in the queue"):
            ask(JobId(404))
    assert office.queue.events(JobId(404), since=0) == []


def test_jobs_are_listed_newest_first_and_by_state(office):
    first, second, third = (enqueue(office) for _ in range(3))
    claim(office)

    listed = office.queue.jobs(state=None, limit=2)
    running = office.queue.jobs(state=JobState.RUNNING, limit=10)

    assert [job.id for job in listed] == [third.id, second.id]
    assert [job.id for job in running] == [first.id]


def test_jobs_are_claimed_in_order_each_once(office):
    first, second = enqueue(office), enqueue(office)

    claimed = [claim(office), claim(office)]

    assert [job.id for job in claimed] == [first.id, second.id]
    assert {job.state for job in claimed} == {JobState.RUNNING}
    assert {job.attempt for job in claimed} == {1}
    claim_none(office)


def test_only_kinds_that_the_worker_knows_are_claimed(office):
    enqueue(office, "train")
    known = enqueue(office, "embed")

    assert claim(office).id == known.id
    claim_none(office)


def test_jobs_of_one_lane_run_one_after_another_and_others_beside_them(office):
    first = enqueue(office, lane="catalogue")
    second = enqueue(office, lane="catalogue")
    beside = enqueue(office, lane="models")

    running = [claim(office), claim(office)]

    assert [job.id for job in running] == [first.id, beside.id]
    claim_none(office)
    office.work.settle(running[0], [Standing()], DONE)
    assert claim(office).id == second.id


def test_a_report_is_what_everyone_sees(office):
    enqueue(office)
    job = claim(office)
    standing = Standing("Loading", 5, 10, 1, 2, rate_per_s=2.5, eta_s=2.0)

    office.work.report(job, [standing])

    seen = office.queue.job(job.id)
    assert (seen.stage, seen.done, seen.total) == ("Loading", 5, 10)
    assert (seen.skipped, seen.failed) == (1, 2)
    assert (seen.rate_per_s, seen.eta_s) == (2.5, 2.0)
    assert seen.heartbeat_at is not None


def test_a_job_that_is_done_keeps_its_counts_and_its_result(office):
    enqueue(office)
    job = claim(office)

    is_ours = office.work.settle(job, [Standing("Loading", 10, 10, eta_s=0.1)], DONE)

    seen = office.queue.job(job.id)
    assert is_ours
    assert (seen.state, seen.done, seen.result) == ("succeeded", 10, {"films": 3})
    assert (seen.rate_per_s, seen.eta_s) == (None, None)
    assert seen.finished_at is not None
    claim_none(office)


def test_a_job_that_failed_says_why_and_is_tried_again_from_its_checkpoint(office):
    enqueue(office)
    job = claim(office)
    office.work.report(job, [Standing("Loading", 5, 10, checkpoint={"line": 5})])
    office.work.settle(job, [Standing("Loading", 6, 10)], BROKEN)
    assert office.queue.job(job.id).error == "The file is not there."

    again = office.queue.retry(job.id)

    assert (again.state, again.error, again.done) == ("queued", None, 0)
    assert again.finished_at is None
    claimed = claim(office)
    assert (claimed.id, claimed.attempt) == (job.id, 2)
    assert claimed.checkpoint == {"line": 5}


def test_a_job_that_waits_is_called_off_at_once(office):
    job = enqueue(office)

    cancelled = office.queue.cancel(job.id)

    assert cancelled.state is JobState.CANCELLED
    assert cancelled.finished_at is not None
    assert office.queue.cancel(job.id).state is JobState.CANCELLED
    claim_none(office)


def test_a_worker_hears_that_its_job_was_called_off_and_ends_it(office):
    enqueue(office)
    job = claim(office)

    seen = office.queue.cancel(job.id)

    assert (seen.state, seen.is_called_off) == (JobState.RUNNING, True)
    heard = office.work.report(job, [Standing()])
    assert heard is not None
    assert heard.is_called_off
    office.work.settle(job, [Standing()], Finished(JobState.CANCELLED))
    assert office.queue.job(job.id).state is JobState.CANCELLED


def test_a_cancelled_job_can_be_tried_again(office):
    job = enqueue(office)
    office.queue.cancel(job.id)

    again = office.queue.retry(job.id)

    assert (again.state, again.is_called_off) == (JobState.QUEUED, False)
    assert claim(office).id == job.id


def test_what_is_over_cannot_be_called_off_nor_what_goes_on_be_tried_again(office):
    enqueue(office)
    job = claim(office)
    with pytest.raises(InvalidRequest, match="running"):
        office.queue.retry(job.id)

    office.work.settle(job, [Standing()], DONE)

    with pytest.raises(InvalidRequest, match="already"):
        office.queue.cancel(job.id)
    with pytest.raises(InvalidRequest, match="succeeded"):
        office.queue.retry(job.id)


def test_a_job_given_back_goes_on_in_another_run(office):
    enqueue(office)
    job = claim(office)

    office.work.settle(job, [Standing(checkpoint={"line": 7})], GivenBack())

    claimed = claim(office)
    assert (claimed.id, claimed.attempt) == (job.id, 2)
    assert (claimed.checkpoint, claimed.error) == ({"line": 7}, None)


def test_a_job_given_back_after_it_was_called_off_is_cancelled(office):
    enqueue(office)
    job = claim(office)
    office.queue.cancel(job.id)

    office.work.settle(job, [Standing()], GivenBack())

    assert office.queue.job(job.id).state is JobState.CANCELLED


def test_a_silent_workers_job_goes_to_another_and_the_first_can_change_nothing(office):
    enqueue(office)
    lost = claim(office)
    office.fall_silent(lost.id)

    taken = claim(office)

    assert (taken.id, taken.attempt) == (lost.id, 2)
    assert office.work.report(lost, [Standing("Late", 9)]) is None
    assert not office.work.settle(lost, [Standing("Late", 9)], DONE)
    seen = office.queue.job(lost.id)
    assert (seen.state, seen.stage) == (JobState.RUNNING, None)


def test_a_worker_that_reports_keeps_its_job(office):
    enqueue(office)
    job = claim(office)

    office.fall_silent(job.id)

    assert office.work.report(job, [Standing()]) is not None

    claim_none(office)


def test_a_silent_workers_job_is_called_off_at_once(office):
    enqueue(office)
    job = claim(office)
    office.fall_silent(job.id)

    assert office.queue.cancel(job.id).state is JobState.CANCELLED
    claim_none(office)


def test_a_job_that_breaks_every_worker_fails_in_the_end(office):
    job = enqueue(office)
    for _ in range(5):
        claim(office)
        office.fall_silent(job.id)

    claim_none(office)

    seen = office.queue.job(job.id)
    assert (seen.state, seen.attempt) == (JobState.FAILED, 5)
    assert "without a word" in (seen.error or "")
    office.queue.retry(job.id)
    assert claim(office).attempt == 6


def test_a_job_that_is_broken_each_time_fails_with_what_broke_it(office):
    job = enqueue(office)
    for _ in range(5):
        away = GivenBack("The database does not answer.")
        office.work.settle(claim(office), [Standing()], away)

    assert office.queue.job(job.id).state is JobState.FAILED
    assert office.queue.job(job.id).error == "The database does not answer."


def test_events_tell_each_state_and_stage_in_order(office):
    job = enqueue(office)
    claim(office)
    run = office.queue.job(job.id)
    ended = Standing("Reading", 10, 10)
    office.work.report(run, [Standing("Reading", 4, 10)])
    office.work.report(run, [ended, Standing("Storing", 0, 10)])
    office.work.settle(run, [Standing("Storing", 10, 10)], DONE)

    events = office.queue.events(job.id, since=0)

    assert told(events) == [
        ("queued", None),
        ("running", None),
        ("running", "Reading"),
        ("running", "Storing"),
        ("succeeded", "Storing"),
    ]
    numbers = [event.number for event in events]
    assert numbers == sorted(set(numbers))


def test_events_after_any_of_them_are_the_rest(office):
    job = enqueue(office)
    claim(office)
    run = office.queue.job(job.id)
    office.work.report(run, [Standing("Reading", 4, 10)])
    office.work.settle(run, [Standing("Storing", 10, 10)], BROKEN)
    whole = office.queue.events(job.id, since=0)

    for place, event in enumerate(whole, start=1):
        assert office.queue.events(job.id, since=event.number) == whole[place:]
    assert whole[-1].error == "The file is not there."


def test_counts_are_told_once_and_only_the_newest(office):
    job = enqueue(office)
    claim(office)
    run = office.queue.job(job.id)
    office.work.report(run, [Standing("Reading", 0, 10)])
    since = office.queue.events(job.id, since=0)[-1].number
    office.work.report(run, [Standing("Reading", 1, 10)])
    office.work.report(run, [Standing("Reading", 2, 10)])

    [newest] = office.queue.events(job.id, since=since)

    assert newest.done == 2
    office.work.report(run, [Standing("Reading", 2, 10)])
    assert office.queue.events(job.id, since=newest.number) == []


def test_a_schedule_is_listed_changed_and_removed(office):
    daily = office.book.add("load", {"file": "/a"}, lane=None, every="daily")
    office.book.add("embed", {}, lane=None, every="hourly")

    hourly = office.book.add("load", {"file": "/a"}, lane=None, every="03:30")

    assert hourly.id == daily.id
    assert {(s.kind, s.every) for s in office.book.schedules()} == {
        ("load", "03:30"),
        ("embed", "hourly"),
    }
    office.book.remove(daily.id)
    assert [s.kind for s in office.book.schedules()] == ["embed"]
    with pytest.raises(NotFound, match="There is no schedule"):
        office.book.remove(ScheduleId(404))


def test_a_schedule_queues_its_job_when_it_is_due_and_not_before(office):
    schedule = office.book.add("load", {"file": "/a"}, lane="x", every="hourly")
    claim_none(office)
    office.make_due(schedule.id, datetime.now(UTC) - timedelta(minutes=1))

    job = claim(office)

    assert (job.kind, job.config) == ("load", {"file": "/a"})
    [after] = office.book.schedules()
    assert after.last_job == job.id
    assert timedelta(minutes=58) < after.next_at - datetime.now(UTC)
    claim_none(office)
    assert told(office.queue.events(job.id, since=0))[0] == ("queued", None)


def test_slots_that_nobody_kept_are_made_up_for_once(office):
    schedule = office.book.add("load", {}, lane=None, every="hourly")
    office.make_due(schedule.id, datetime.now(UTC) - timedelta(hours=50, minutes=30))

    claim(office)

    claim_none(office)
    assert office.book.schedules()[0].next_at > datetime.now(UTC)
    assert len(office.queue.jobs(state=None, limit=10)) == 1


def test_a_slot_passes_while_the_last_job_is_not_over(office):
    schedule = office.book.add("load", {}, lane=None, every="hourly")
    office.make_due(schedule.id, datetime.now(UTC) - timedelta(minutes=1))
    job = claim(office)
    office.make_due(schedule.id, datetime.now(UTC) - timedelta(minutes=1))

    claim_none(office)

    office.work.settle(job, [Standing()], DONE)
    claim_none(office)
    assert office.book.schedules()[0].next_at > datetime.now(UTC)
