"""What passes by itself is waited for, within bounds."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from backend.domain.errors import Cancelled, SourceUnavailable
from ingestion.patience import Passing, Patience, asked_to_wait, patiently, pause

AT_ONCE = Patience(retries=3, first_wait_seconds=0.0)


def never() -> None:
    """Nobody calls off."""


class Flaky:
    """Fails so many times, then works."""

    def __init__(self, failures: int) -> None:
        self.left = failures
        self.tries = 0

    def __call__(self) -> str:
        self.tries += 1
        self.left -= 1
        if self.left >= 0:
            raise Passing("the line broke")
        return "done"


@pytest.mark.parametrize("failures", [0, 1, 3])
def test_what_fails_a_few_times_is_tried_again(failures):
    flaky = Flaky(failures)

    assert patiently(flaky, AT_ONCE, never) == "done"
    assert flaky.tries == failures + 1


def test_what_always_fails_is_given_up_in_words():
    with pytest.raises(SourceUnavailable, match="the line broke, 4 times in a row"):
        patiently(Flaky(100), AT_ONCE, never)


def test_a_failure_that_gained_something_begins_a_new_row():
    flaky, gained = Flaky(20), iter(range(0, 100_000_000, 100_000))

    assert patiently(flaky, AT_ONCE, never, lambda: next(gained)) == "done"


def test_gaining_the_same_again_and_again_is_no_gain():
    with pytest.raises(SourceUnavailable):
        patiently(Flaky(100), AT_ONCE, never, lambda: 100_000)


def test_other_errors_are_no_reason_to_try_again():
    def broken() -> None:
        raise KeyError("films")

    with pytest.raises(KeyError):
        patiently(broken, AT_ONCE, never)


def test_waits_double_up_to_the_longest():
    patience = Patience(first_wait_seconds=1.0, longest_wait_seconds=5.0)

    assert [patience.wait_after(n) for n in (1, 2, 3, 4, 50)] == [1, 2, 4, 5, 5]


def test_a_wait_is_ended_by_calling_off():
    def off() -> None:
        raise Cancelled("Called off.")

    with pytest.raises(Cancelled):
        pause(60.0, off)


def wait_of(retry_after: str | None) -> float | None:
    headers = {} if retry_after is None else {"Retry-After": retry_after}
    return asked_to_wait(httpx.Response(429, headers=headers))


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [(None, None), ("", None), ("soon", None), ("-5", None), ("0", 0), ("7", 7)],
)
def test_a_server_may_say_how_long_to_wait(stated, seconds):
    assert wait_of(stated) == seconds


def test_a_server_may_name_a_moment():
    now = datetime.now(UTC)

    assert wait_of(format_datetime(now - timedelta(hours=1), usegmt=True)) == 0
    ahead = wait_of(format_datetime(now + timedelta(seconds=60), usegmt=True))
    assert ahead is not None
    assert 50 < ahead <= 60
