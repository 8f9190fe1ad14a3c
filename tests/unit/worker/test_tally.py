"""What a run tells of itself, and when it shall stop."""

from threading import Event

import pytest

from backend.domain.errors import Cancelled, InvalidRequest
from backend.worker.tally import Stop, Tally


class Clock:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tally(clock) -> Tally:
    return Tally(Event(), clock=clock)


def test_what_was_gone_through_is_done_and_skipped_and_failed_are_kept_over_stages(
    tally,
):
    tally.stage("Reading", 10)
    tally.advance(3)
    tally.advance(0, skipped=2)
    tally.advance(0, failed=1)
    tally.stage("Storing", 5)
    tally.advance()

    reading, storing = tally.standings()

    assert (reading.stage, reading.done, reading.total) == ("Reading", 6, 10)
    assert (storing.stage, storing.done, storing.total) == ("Storing", 1, 5)
    assert (storing.skipped, storing.failed) == (2, 1)


def test_rate_and_time_left_follow_the_last_moments(tally, clock):
    tally.stage("Reading", 1000)
    for _ in range(100):
        clock.now += 1
        tally.advance(1)
        tally.standings()
    for _ in range(40):
        clock.now += 1
        tally.advance(5)
        [now] = tally.standings()

    assert now.rate_per_s == pytest.approx(5)
    assert now.eta_s == pytest.approx((1000 - 300) / 5)


def test_at_once_and_without_counts_nothing_is_forecast(tally, clock):
    tally.stage("Reading", 1000)
    tally.advance(64)
    [first] = tally.standings()
    clock.now += 60
    tally.stage("Storing")
    clock.now += 60
    *_, second = tally.standings()

    assert (first.rate_per_s, first.eta_s) == (None, None)
    assert (second.rate_per_s, second.eta_s) == (None, None)


def test_a_stage_that_hangs_slows_down_instead_of_ending_in_no_time(tally, clock):
    tally.stage("Reading", 100)
    clock.now += 10
    tally.advance(50)
    rates = []
    for _ in range(60):
        clock.now += 1
        [now] = tally.standings()
        rates.append(now.rate_per_s)

    assert rates == sorted(rates, reverse=True)
    assert 0 < rates[-1] < 1


def test_more_than_was_expected_is_no_time_left(tally, clock):
    tally.stage("Reading", 10)
    tally.advance(15)
    clock.now += 5

    assert tally.standings()[0].eta_s == 0


def test_ended_stages_are_told_until_they_were_heard(tally):
    tally.stage("One")
    tally.stage("Two")
    told = tally.standings()
    tally.stage("Three")

    tally.heard(told)

    assert [s.stage for s in told] == ["One", "Two"]
    assert [s.stage for s in tally.standings()] == ["Two", "Three"]


def test_a_run_may_go_on_until_it_is_told_to_stop(tally):
    tally.check()

    tally.stop(Stop.CALLED_OFF)
    tally.stop(Stop.LOST)

    assert tally.stop_wanted is Stop.CALLED_OFF
    with pytest.raises(Cancelled, match="cancelled"):
        tally.check()


def test_a_worker_that_leaves_stops_its_run(clock):
    leaving = Event()
    tally = Tally(leaving, clock=clock)

    leaving.set()

    with pytest.raises(Cancelled, match="ending"):
        tally.check()


def test_a_run_that_cannot_be_reported_stops_before_another_takes_it(tally, clock):
    clock.now += 9
    tally.heard(tally.standings())
    clock.now += 9
    tally.check()

    clock.now += 2

    with pytest.raises(Cancelled, match="another worker"):
        tally.check()
    tally.heard(tally.standings())
    assert tally.stop_wanted is Stop.LOST


def test_a_checkpoint_is_told_and_remembered(clock):
    tally = Tally(Event(), {"line": 3}, clock)
    assert tally.checkpoint == {"line": 3}
    assert tally.standings()[0].checkpoint is None

    tally.keep({"line": 4})

    assert tally.checkpoint == {"line": 4}
    assert tally.standings()[0].checkpoint == {"line": 4}
    with pytest.raises(InvalidRequest):
        tally.keep({"line": object()})


def test_the_name_of_a_stage_can_be_stored_whatever_the_file_is_called(tally):
    tally.stage("Reading \udcff\x00.jsonl")

    assert tally.standings()[0].stage == "Reading ?␀.jsonl"
