"""When schedules are due, and what can be kept of a job."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from backend.domain.errors import InvalidRequest
from backend.domain.jobs import next_slot, read_every, readable, storable

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("every", "since", "due"),
    [
        ("hourly", at(20, 11, 30), at(20, 12, 30)),
        ("hourly", NOON, at(20, 13)),
        ("hourly", at(18, 3, 15), at(20, 12, 15)),
        ("daily", at(20, 11), at(21, 11)),
        ("daily", at(1, 14), at(20, 14)),
        ("weekly", at(13, 12), at(27, 12)),
        ("03:30", at(20, 3, 30), at(21, 3, 30)),
        ("18:45", at(1, 18, 45), at(20, 18, 45)),
        ("12:00", at(19, 12), at(21, 12)),
    ],
)
def test_the_next_slot_is_the_first_after_now(every, since, due):
    assert next_slot(every, since=since, now=NOON) == due


def test_slots_are_in_utc_whatever_zone_the_database_speaks_in():
    there = NOON.astimezone(timezone(timedelta(hours=5, minutes=30)))

    assert next_slot("12:30", since=there, now=there) == at(20, 12, 30)


@pytest.mark.parametrize("text", ["daily", " Hourly ", "WEEKLY", "00:00", "23:59"])
def test_what_can_be_scheduled_is_read_as_people_type_it(text):
    assert read_every(text) == text.strip().lower()


@pytest.mark.parametrize("text", ["", "monthly", "24:00", "7:30", "07:60", "* * *"])
def test_what_cannot_be_scheduled_is_refused_with_what_can(text):
    with pytest.raises(InvalidRequest, match=r"hourly, daily, weekly or .*03:30"):
        read_every(text)


@pytest.mark.parametrize(
    "value",
    [
        {"file": "a\x00b"},
        {"file": "\udcff"},
        {"\udcff": 1},
        {"share": float("nan")},
        {"file": object()},
    ],
)
def test_what_no_database_can_hold_is_refused(value):
    with pytest.raises(InvalidRequest, match="cannot be kept as JSON"):
        storable(value)


def test_a_message_is_made_readable_and_cut():
    assert readable("a\x00b \udcff ü") == "a␀b ? ü"
    assert len(readable("x" * 50_000_000)) == 10_000
