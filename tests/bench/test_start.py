"""How soon the server is there."""

import time

import pytest

from tests.moviechat import installed

pytestmark = [pytest.mark.bench, pytest.mark.services]

READY_SECONDS_AT_MOST = 5
FIRST_SEARCH_SECONDS_AT_MOST = 15


def test_a_second_start_answers_facts_and_then_searches_in_time(capsys):
    with installed() as here:
        here.run("ingest", "starter")
        here.serve()
        here.stop()
        started = time.monotonic()

        ready = here.serve()
        here.post("/api/search", {"text": "a shark attacks swimmers"})
        searched = time.monotonic() - started

    with capsys.disabled():
        print(f"\nready after {ready:.1f} s, first search after {searched:.1f} s")  # noqa: T201 - a figure
    assert ready < READY_SECONDS_AT_MOST
    assert searched < FIRST_SEARCH_SECONDS_AT_MOST
