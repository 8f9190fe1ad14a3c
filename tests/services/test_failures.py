"""A service that cannot run says why at once, and runs as soon as it can."""

import errno
import os
import shutil
import signal
import socket
import time
from pathlib import Path

import pytest

from backend.adapters.local_services.home import Home
from backend.adapters.local_services.locks import is_held
from backend.adapters.local_services.logs import MOST_BYTES, cap_log
from backend.adapters.local_services.service import Steps, run_to_end
from backend.adapters.local_services.state import Phase, read_state
from backend.adapters.local_services.supervisor import MENDED_AT_ONCE
from backend.domain.errors import DatabaseUnavailable
from tests.services.sights import (
    CHROMA,
    POSTGRES,
    answer,
    heartbeat,
    is_silent,
    keeper_of,
    pid_of,
    wait_until,
)

pytestmark = pytest.mark.services


def test_a_database_that_cannot_start_says_why_and_where_its_log_is(home, join):
    (home / "postgres-18").mkdir(parents=True)
    services = join(home, POSTGRES)
    begun = time.monotonic()

    with pytest.raises(DatabaseUnavailable) as caught:
        services.database_url()

    assert time.monotonic() - begun < 15
    assert "PostgreSQL does not run." in str(caught.value)
    assert str(home / "logs" / "postgres.log") in str(caught.value)


def test_after_the_fault_is_mended_asking_again_is_enough(home, join):
    broken = home / "postgres-18"
    broken.mkdir(parents=True)
    services = join(home, POSTGRES)
    with pytest.raises(DatabaseUnavailable):
        services.database_url()

    broken.rename(home / "broken")

    assert answer(services.database_url()) == 1


@pytest.mark.slow
def test_a_server_that_dies_again_and_again_is_brought_back_when_asked_for(home, join):
    services = join(home, CHROMA)
    for _ in range(MENDED_AT_ONCE):
        services.chroma_url()
        os.kill(pid_of(home, CHROMA), signal.SIGKILL)
        wait_until(lambda: not is_held(Home(home).lock(CHROMA)))
    services.chroma_url()

    os.kill(pid_of(home, CHROMA), signal.SIGKILL)
    wait_until(lambda: phase_of(home) is Phase.FAILED)

    assert heartbeat(services.chroma_url()), "asking is enough to try once more"


def test_chroma_keeps_its_port_from_one_day_to_the_next(home, join):
    first = join(home, CHROMA)
    before = first.chroma_url()
    first.leave()
    wait_until(lambda: is_silent(home))

    assert join(home, CHROMA).chroma_url() == before


def test_a_port_taken_in_the_meantime_is_left_to_its_owner(home, join):
    services = join(home, CHROMA)
    before = services.chroma_url()
    os.kill(keeper_of(home), signal.SIGTERM)
    wait_until(lambda: is_silent(home))
    with socket.socket() as other:
        other.bind(("127.0.0.1", int(before.rsplit(":", 1)[1])))
        other.listen()

        after = services.chroma_url()

        assert after != before
        assert heartbeat(after)


def test_a_log_is_capped_under_the_one_who_writes(tmp_path):
    log = tmp_path / "postgres.log"
    with log.open("ab", buffering=0) as writer:
        writer.write(b"x" * (MOST_BYTES + 1))

        cap_log(log)
        writer.write(b"next")

    assert log.read_bytes() == b"next"
    assert (tmp_path / "postgres.log.1").stat().st_size == MOST_BYTES + 1


def phase_of(home) -> Phase | None:
    state = read_state(Home(home).state(CHROMA))
    return state.phase if state else None


def test_a_log_too_long_for_a_full_disk_is_given_up_and_ends_nobody(
    tmp_path,
    monkeypatch,
):
    def no_room(_source, target):
        Path(target).write_text("half")
        raise OSError(errno.ENOSPC, "No space left on device")

    log = tmp_path / "postgres.log"
    log.write_bytes(b"x" * (MOST_BYTES + 1))
    monkeypatch.setattr(shutil, "copyfile", no_room)

    cap_log(log)

    assert log.stat().st_size == 0
    assert list(tmp_path.iterdir()) == [log]


def test_work_that_fails_does_not_keep_other_work_from_its_end():
    done = []

    def failing() -> Steps:
        yield
        raise OSError(errno.ENOSPC, "No space left on device")

    def longer() -> Steps:
        yield from [None] * 3
        done.append("longer")

    run_to_end([failing(), longer()])

    assert done == ["longer"]
