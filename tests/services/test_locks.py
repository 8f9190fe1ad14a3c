"""The locks that everything rests on."""

import os
import subprocess
import threading
import time

from backend.adapters.local_services import locks
from backend.adapters.local_services.locks import FileLock, is_held, moment


def try_exclusive(path) -> FileLock:
    return taken(locks.try_exclusive(path))


def try_shared(path) -> FileLock:
    return taken(locks.try_shared(path))


def taken(lock: FileLock | None) -> FileLock:
    assert lock is not None
    return lock


def test_an_exclusive_lock_is_refused_to_others(tmp_path):
    with try_exclusive(tmp_path / "lock"):
        assert locks.try_exclusive(tmp_path / "lock") is None
        assert locks.try_shared(tmp_path / "lock") is None
        assert is_held(tmp_path / "lock")

    assert not is_held(tmp_path / "lock")


def test_a_shared_lock_is_shared(tmp_path):
    with try_shared(tmp_path / "lock"), try_shared(tmp_path / "lock"):
        assert locks.try_exclusive(tmp_path / "lock") is None
        assert not is_held(tmp_path / "lock")


def test_asking_makes_no_file(tmp_path):
    assert not is_held(tmp_path / "lock")
    assert not (tmp_path / "lock").exists()


def test_a_child_that_inherited_the_lock_keeps_it_until_it_ends(tmp_path):
    with try_exclusive(tmp_path / "lock") as lock:
        child = subprocess.Popen(["sleep", "60"], pass_fds=[lock.fd])
    assert is_held(tmp_path / "lock")

    child.kill()
    child.wait()

    assert not is_held(tmp_path / "lock")


def test_a_zombie_keeps_no_lock(tmp_path):
    with try_exclusive(tmp_path / "lock") as lock:
        child = subprocess.Popen(["sleep", "60"], pass_fds=[lock.fd])

    child.kill()
    time.sleep(0.2)

    assert not is_held(tmp_path / "lock")
    assert child.wait() < 0, "nobody had waited for it until now"


def test_a_lock_on_a_file_since_replaced_is_not_the_lock_of_that_name(tmp_path):
    with try_exclusive(tmp_path / "lock") as lock:
        (tmp_path / "lock").unlink()

        assert not lock.is_on(tmp_path / "lock")
        with try_exclusive(tmp_path / "lock") as other:
            assert other.is_on(tmp_path / "lock")


def test_no_child_is_forked_while_a_lock_is_held_for_a_moment():
    forked_at: list[float] = []

    def fork() -> None:
        if os.fork() == 0:
            os._exit(0)
        forked_at.append(time.monotonic())
        os.wait()

    with moment:
        thread = threading.Thread(target=fork)
        thread.start()
        time.sleep(0.2)
        assert not forked_at

    thread.join()
    assert forked_at
