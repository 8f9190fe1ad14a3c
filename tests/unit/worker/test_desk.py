"""Kinds and configs are checked before a job is queued."""

from itertools import islice

import pytest

from backend.domain.errors import InvalidRequest, NotFound
from backend.domain.jobs import Finished, JobId, JobState, RejectedRow, Standing
from backend.settings import Settings
from backend.worker import kinds as kinds_module
from backend.worker.desk import JobDesk
from backend.worker.kinds import JobKinds, installed_kinds
from tests.fakes.jobs import InMemoryJobs
from tests.fakes.kinds import FakeKind

ROW = RejectedRow("a.tsv", 3, "no title", "x\ty")


@pytest.fixture
def jobs() -> InMemoryJobs:
    return InMemoryJobs()


@pytest.fixture
def desk(jobs) -> JobDesk:
    kinds = {
        "embed": FakeKind(lane="catalogue"),
        "load": FakeKind(may_be_posted=False, rows=[ROW]),
    }
    settings = Settings.from_env({})
    return JobDesk(jobs, jobs, settings, lambda: JobKinds(kinds))


def test_what_is_ordered_is_queued_in_its_lane(desk, jobs):
    desk.order("embed", {"file": "/a"})
    desk.order("embed", {})

    claimed = jobs.claim(["embed"], worker="here:1")

    assert claimed.config == {"file": "/a"}
    assert jobs.claim(["embed"], worker="here:2") is None


@pytest.mark.parametrize(
    ("kind", "config", "words"),
    [
        ("dance", {}, "kind: there is no 'dance'; known are embed, load"),
        ("embed", {"colour": 1}, "config.colour: unknown key"),
        ("embed", {"file": "\x00"}, "cannot be kept as JSON"),
    ],
)
def test_what_cannot_be_done_is_not_queued(desk, jobs, kind, config, words):
    for ask in (desk.order, desk.post):
        with pytest.raises(InvalidRequest, match=words):
            ask(kind, config)
    with pytest.raises(InvalidRequest, match=words):
        desk.schedule(kind, config, "daily")
    assert jobs.jobs(state=None, limit=10) == []


def test_strangers_may_order_harmless_kinds_only(desk, jobs):
    assert desk.post("embed", {}).kind == "embed"

    with pytest.raises(InvalidRequest, match="those that may be are embed"):
        desk.post("load", {})

    assert desk.order("load", {}).kind == "load"


def test_a_schedule_that_makes_no_sense_is_refused(desk):
    with pytest.raises(InvalidRequest, match="not 'monthly'"):
        desk.schedule("embed", {}, "monthly")

    assert desk.schedule("embed", {}, "Daily").every == "daily"


def test_rejected_rows_come_from_the_kind(desk):
    assert list(desk.rejected(desk.order("load", {}).id)) == [ROW]
    assert list(desk.rejected(desk.order("embed", {}).id)) == []
    with pytest.raises(NotFound):
        desk.rejected(JobId(404))


def test_following_ends_with_the_job_and_begins_where_it_is_asked_to(desk, jobs):
    job = desk.order("load", {})
    run = jobs.claim(["load"], worker="here:1")
    waiting = list(islice(desk.follow(job.id, since=0), 3))
    jobs.settle(run, [Standing("Reading")], Finished(JobState.SUCCEEDED))

    whole = list(desk.follow(job.id, since=0))

    assert [event and event.state for event in waiting] == ["queued", "running", None]
    assert [event.state for event in whole][-1] == "succeeded"
    for place, event in enumerate(whole, start=1):
        assert list(desk.follow(job.id, since=event.number)) == whole[place:]
    with pytest.raises(NotFound):
        desk.follow(JobId(404), since=0)


def test_a_desk_that_is_left_lets_its_followers_go(desk):
    job = desk.order("load", {})

    desk.leave()

    assert [e and e.state for e in desk.follow(job.id, since=0)] == ["queued", None]


class EntryPoint:
    """What an installation names, sound or broken."""

    def __init__(self, name: str, loaded: object) -> None:
        self.name = name
        self._loaded = loaded

    def load(self) -> object:
        if isinstance(self._loaded, Exception):
            raise self._loaded
        return self._loaded


@pytest.fixture
def _half_broken(monkeypatch) -> None:
    points = [EntryPoint("sound", FakeKind()), EntryPoint("broken", SyntaxError("no"))]
    monkeypatch.setattr(kinds_module, "entry_points", lambda group: points)


@pytest.mark.usefixtures("_half_broken")
def test_a_kind_that_cannot_be_loaded_leaves_the_others():
    assert installed_kinds().names == ("sound",)


def test_the_kinds_of_this_project_are_installed():
    names = installed_kinds().names

    assert {"embed", "films-import"} <= set(names)
