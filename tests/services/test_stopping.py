"""Ending everything on purpose."""

import os
import signal

import pytest

from backend.adapters.local_services import stop_services
from tests.services.sights import (
    answer,
    is_silent,
    keeper_of,
    wait_until,
)

pytestmark = pytest.mark.services


@pytest.fixture
def home(used_home):
    return used_home


def test_stopping_ends_keeper_and_services_although_they_are_used(home, join):
    services = join(home)
    services.database_url()
    services.chroma_url()

    assert stop_services(home) is True
    wait_until(lambda: is_silent(home), seconds=1)


def test_who_still_uses_stopped_services_can_have_them_back(home, join):
    services = join(home)
    services.database_url()
    stop_services(home)

    assert answer(services.database_url()) == 1


def test_nothing_to_stop_is_said(home, join):
    assert stop_services(home) is False
    join(home).database_url()
    stop_services(home)
    wait_until(lambda: is_silent(home), seconds=1)

    assert stop_services(home) is False
    assert not (home / "run" / "stop").exists()


def test_services_without_a_keeper_are_stopped_too(home, join):
    services = join(home)
    services.database_url()
    services.chroma_url()
    os.kill(keeper_of(home), signal.SIGKILL)

    assert stop_services(home) is True
    assert is_silent(home)
    assert "database system is shut down" in (home / "logs/postgres.log").read_text()


def test_a_keeper_told_to_end_by_the_system_ends_everything_in_order(home, join):
    services = join(home)
    services.database_url()
    services.chroma_url()

    os.kill(keeper_of(home), signal.SIGTERM)

    wait_until(lambda: is_silent(home), seconds=5)
    assert "database system is shut down" in (home / "logs/postgres.log").read_text()


def test_a_home_that_never_was_has_nothing_to_stop(folder):
    assert stop_services(folder / "nowhere") is False
    assert not (folder / "nowhere").exists()
